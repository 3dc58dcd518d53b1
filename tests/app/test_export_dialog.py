"""The dialogs of File > Export: what may be chosen, what is refused, what is written."""

import threading
from dataclasses import replace

import ccsds_ndm
import icalendar
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from smileviz.app.export_dialog import ExportDialog
from smileviz.base import time
from smileviz.base.frames import Frame
from smileviz.base.windows import Span
from smileviz.handover.products import KINDS, formats

T = time.from_utc("2026-11-22T10:00:00Z")


@pytest.fixture
def made(session, qtbot):
    told = []

    def make(kind, state=None):
        dialog = ExportDialog(state or session.state.at(T), kind, lambda: "", told.append, None)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    make.told = told
    return make


def pick(box, text):
    at = next(k for k in range(box.count()) if text in box.itemText(k))
    box.setCurrentIndex(at)
    box.textActivated.emit(box.itemText(at))


def write(dialog, path, qtbot):
    with qtbot.waitSignal(dialog.errand.done, timeout=30_000):
        dialog.begin(path)


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_format_of_every_kind_can_be_chosen_and_written(made, kind, tmp_path, qtbot):
    for product in formats(kind).values():
        dialog = made(kind)
        pick(dialog.format, f"{product.title} (")
        assert product.sentence in dialog.note.text()
        assert dialog.frame.isVisible() == bool(product.frames)
        assert dialog.step.isVisible() == (product.steps is not None)
        assert dialog.frame.count() == len(product.frames)
        pick(dialog.spans.choice, "This revolution")
        path = tmp_path / f"{kind}{product.suffix}"
        write(dialog, path, qtbot)
        assert path.stat().st_size > 500
        assert made.told[-1] == f"{path.name} is written."
        assert not dialog.isVisible()


def test_the_orbit_over_the_span_on_screen_in_the_frame_chosen(made, session, tmp_path, qtbot):
    state = session.state.at(T)
    dialog = made("orbit", state)
    pick(dialog.frame, "ITRS")
    write(dialog, tmp_path / "a.oem", qtbot)
    about = ccsds_ndm.from_file(str(tmp_path / "a.oem")).segments[0].metadata
    assert about.ref_frame == "ITRF2000"
    assert time.from_utc(about.start_time) == pytest.approx(state.view.window.start, abs=0.001)
    assert time.from_utc(about.stop_time) == pytest.approx(state.view.window.stop, abs=0.001)


def test_a_selection_is_the_likeliest_span(made, session):
    state = session.state.at(T)
    chosen = Span(T, T + 7200.0)
    state = replace(state, view=replace(state.view, selection=chosen))
    dialog = made("orbit", state)
    assert dialog.spans.choice.currentText() == "Selection"
    assert dialog.spans.span() == chosen


def test_a_span_may_be_typed(made, qtbot):
    dialog = made("events")
    for edit, text in ((dialog.spans.start, "2026-11-22"), (dialog.spans.stop, "2026-11-24 06:00")):
        edit.clear()
        qtbot.keyClicks(edit, text)
    assert dialog.spans.choice.currentText() == "As typed"
    assert dialog.spans.span() == Span(
        time.from_utc("2026-11-22"), time.from_utc("2026-11-24T06:00")
    )


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("2026-11-22", "2026-11-20", "10min"), "not after 2026-11-22"),
        (("tea", "2026-11-20", "10min"), "'tea' is not a time"),
        (("2020-01-01", "2026-11-20", "10min"), "outside the mission, 2026-06-22"),
        (("2026-11-20", "2026-11-21", "soon"), "'soon' is not a duration"),
    ],
)
def test_what_cannot_be_is_said_in_the_dialog(made, monkeypatch, typed, said, qtbot):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: pytest.fail("asked"))
    start, stop, step = typed
    dialog = made("orbit")
    for edit, text in ((dialog.spans.start, start), (dialog.spans.stop, stop)):
        edit.clear()
        qtbot.keyClicks(edit, text)
    dialog.step.setCurrentText(step)
    dialog.save.click()
    assert said in dialog.wrong.text()


def test_save_proposes_a_name_and_adds_the_suffix(made, monkeypatch, tmp_path, qtbot):
    proposed = []

    def ask(_parent, _title, place, kinds):
        proposed.append((place, kinds))
        return str(tmp_path / "mine"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    dialog = made("windows")
    pick(dialog.format, "iCalendar")
    with qtbot.waitSignal(dialog.errand.done, timeout=30_000):
        dialog.save.click()
    assert proposed == [("smile-windows-2026-11-20.ics", "*.ics;;All files (*)")]
    assert icalendar.Calendar.from_ical((tmp_path / "mine.ics").read_bytes()).walk("VEVENT")


def test_a_file_that_cannot_be_written_is_said_and_the_dialog_stays(made, tmp_path, qtbot):
    dialog = made("orbit")
    with qtbot.waitSignal(dialog.errand.failed, timeout=30_000):
        dialog.begin(tmp_path / "no" / "a.oem")
    assert "cannot be written" in dialog.wrong.text()
    assert dialog.save.isEnabled()
    assert dialog.isVisible()


def test_cancel_stops_the_writing_and_leaves_no_file(made, monkeypatch, tmp_path, qtbot):
    dialog = made("orbit")
    going, stopped = threading.Event(), threading.Event()

    def job(_path):
        def write(report):
            going.set()
            while report(0.5):
                pass
            stopped.set()

        return write

    monkeypatch.setattr(dialog, "job", job)
    dialog.begin(tmp_path / "a.oem")
    assert going.wait(10.0)
    qtbot.waitUntil(lambda: dialog.bar.value() > 0)
    assert not dialog.save.isEnabled()
    dialog.reject()
    assert stopped.wait(10.0)
    assert "Cancelled" in dialog.wrong.text()
    assert list(tmp_path.iterdir()) == []
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()


def test_frames_are_kept_from_one_format_to_the_next(made):
    dialog = made("orbit")
    pick(dialog.frame, "EME2000")
    pick(dialog.format, "STK")
    assert dialog.frame.currentData() == Frame.EME2000.value
    pick(dialog.format, "SPICE")
    assert dialog.frame.currentData() == Frame.GCRS.value
