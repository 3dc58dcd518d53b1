"""Files through the window's File menu: nothing is lost without being asked about."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QMessageBox

from smileviz.app.documents import Documents
from smileviz.mission import files

Button = QMessageBox.StandardButton


@pytest.fixture
def documents(session, qtbot):
    return Documents(session, None)


@pytest.fixture(autouse=True)
def asked(monkeypatch):
    """Questions asked; each is answered with what the test puts into *answers*."""

    class Asked(list):
        answer = Button.Cancel

    found = Asked()

    def question(_parent, _title, text, *_buttons):
        found.append(text)
        return found.answer

    monkeypatch.setattr(QMessageBox, "question", question)
    return found


@pytest.fixture(autouse=True)
def told(monkeypatch):
    """Warnings shown: (title, text)."""
    found = []
    monkeypatch.setattr(
        QMessageBox, "warning", lambda _parent, title, text: found.append((title, text))
    )
    return found


@pytest.fixture
def storm(tmp_path):
    """A scenario file unlike the bundled one."""
    calm = files.bundled("smile")
    wind = replace(calm.solar_wind, bz_nt=-20.0)
    path = tmp_path / "storm.toml"
    files.save(replace(calm, title="Storm", solar_wind=wind), path)
    return path


def edit(session, bz_nt=-7.0):
    scenario = session.state.scenario
    session.edit(replace(scenario, solar_wind=replace(scenario.solar_wind, bz_nt=bz_nt)))


def test_a_file_is_opened_and_remembered(session, documents, storm):
    documents.open(storm)
    assert session.state.scenario.title == "Storm"
    assert session.path == storm
    assert documents.recent == (storm,)


def test_the_recent_files_are_the_last_ones_newest_first(session, documents, storm, tmp_path):
    names = []
    for k in range(10):
        path = tmp_path / f"{k}.toml"
        path.write_bytes(storm.read_bytes())
        documents.open(path)
        names.insert(0, path)
    assert documents.recent == tuple(names[:8])
    documents.open(names[3])
    assert documents.recent[0] == names[3]
    assert len(documents.recent) == 8
    documents.clear_recent()
    assert documents.recent == ()


def test_what_cannot_be_read_changes_nothing_and_is_said(session, documents, told, storm, tmp_path):
    path = tmp_path / "wrong.toml"
    path.write_text(storm.read_text().replace("bz_nt = -20.0", "bz_nt = -2000.0"))
    before = session.state
    documents.open(path)
    assert session.state == before
    assert session.path is None
    assert "wrong.toml" in told[0][1]
    assert "bz_nt is -2000; it must be from -100 to 100 nT" in told[0][1]


def test_a_recent_file_that_is_gone_is_forgotten(documents, storm, told):
    documents.open(storm)
    storm.unlink()
    documents.open(storm)
    assert told
    assert documents.recent == ()


@pytest.mark.parametrize(
    ("answer", "opened"),
    [(Button.Cancel, False), (Button.Discard, True)],
    ids=["cancel", "discard"],
)
def test_unsaved_changes_are_asked_about_before_another_file(
    session, documents, storm, asked, answer, opened
):
    edit(session)
    asked.answer = answer
    documents.open(storm)
    assert "changes" in asked[0]
    assert (session.state.scenario.title == "Storm") is opened


def test_saving_when_asked_writes_the_file_first(session, documents, storm, asked, tmp_path):
    documents.open(storm)
    edit(session)
    asked.answer = Button.Save
    documents.new()
    assert files.load(storm).solar_wind.bz_nt == -7.0
    assert session.path is None


def test_without_changes_nothing_is_asked(documents, storm, asked):
    documents.open(storm)
    documents.new()
    assert asked == []


def test_saving_asks_for_a_name_the_first_time(session, documents, monkeypatch, tmp_path):
    offered = []
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        lambda _parent, _title, name, _kinds: (
            offered.append(name),
            (str(tmp_path / "mine"), ""),
        )[1],
    )
    edit(session)
    assert documents.save()
    assert offered[0].endswith("smile.toml")
    assert session.path == tmp_path / "mine.toml"
    assert not session.changed
    edit(session, -9.0)
    assert documents.save()
    assert len(offered) == 1
    assert files.load(tmp_path / "mine.toml").solar_wind.bz_nt == -9.0


def test_a_cancelled_save_keeps_the_document_unsaved(session, documents, asked, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    edit(session)
    asked.answer = Button.Save
    assert not documents.may_leave()
    assert session.changed


def test_a_file_that_cannot_be_written_is_said_and_nothing_is_lost(
    session, documents, told, monkeypatch, tmp_path
):
    there = tmp_path / "no" / "folder.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(there), ""))
    edit(session)
    assert not documents.save_as()
    assert session.changed
    assert session.path is None
    assert "cannot be written" in told[0][1]


def test_elements_are_not_written_over_by_a_scenario(session, documents, monkeypatch, tmp_path):
    path = tmp_path / "iss.tle"
    path.write_text(
        "ISS\n"
        "1 25544U 98067A   24001.50000000  .00016717  00000-0  10270-3 0  9009\n"
        "2 25544  51.6400 208.9163 0006703  69.9862  25.2906 15.50000000    08\n"
    )
    before = path.read_bytes()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda _p, _t, name, _k: (name, ""))
    documents.open(path)
    assert session.path == path
    assert documents.save()
    assert path.read_bytes() == before
    assert session.path == tmp_path / "iss.toml"


def test_rescue_keeps_unsaved_changes_in_one_file(session, documents):
    assert documents.rescue() is None
    edit(session)
    kept = documents.rescue()
    assert files.load(kept).solar_wind.bz_nt == -7.0
    edit(session, -8.0)
    assert documents.rescue() == kept
    assert files.load(kept).solar_wind.bz_nt == -8.0
    kept.unlink()


def dropped(paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drag_over(window, data):
    event = QDragEnterEvent(
        QPoint(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def test_a_dropped_file_is_opened(window, storm):
    data = dropped([storm])
    assert drag_over(window, data)
    event = QDropEvent(
        QPointF(50, 50),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, event)
    assert window.session.state.scenario.title == "Storm"


def test_what_is_no_scenario_is_not_taken(window, storm, tmp_path):
    assert not drag_over(window, dropped([tmp_path / "picture.png"]))
    assert not drag_over(window, dropped([storm, storm]))


def test_the_title_has_a_star_while_there_are_unsaved_changes(window, settle):
    assert window.windowTitle() == "SMILE - smileviz"
    edit(window.session)
    settle()
    assert window.windowTitle() == "SMILE* - smileviz"
    window.session.undo()
    settle()
    assert window.windowTitle() == "SMILE - smileviz"


def test_closing_with_unsaved_changes_asks_and_stays_if_so_wished(window, asked):
    edit(window.session)
    assert not window.close()
    assert window.isVisible()
    assert asked


def test_the_3d_picture_is_saved_with_where_it_is_from(window, monkeypatch, tmp_path):
    from smileviz.app import photograph

    offered = []

    def ask(_parent, _title, name, _kinds):
        offered.append(name)
        return str(tmp_path / "view"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    monkeypatch.setattr(photograph, "WIDTH_PX", 320)
    window.save_picture()
    content = (tmp_path / "view.png").read_bytes()
    image = QImage.fromData(content)
    assert offered[0].endswith("smile-2026-11-22T100000Z.png")
    assert image.width() / image.height() == pytest.approx(window.view3d.aspect, rel=0.02)
    assert len({image.pixel(x, image.height() // 2) for x in range(0, 320, 7)}) > 5
    assert b"Horizons" in content
    assert b"2026-11-22T10:00:00.000Z" in content


def test_a_right_click_in_the_3d_view_offers_views_and_the_picture(window, qtbot):
    qtbot.mouseClick(window.view3d.canvas, Qt.MouseButton.RightButton, pos=QPoint(60, 200))
    menu = window.findChild(QMenu, "menu_3d")
    names = [action.objectName() for action in menu.actions() if action.objectName()]
    assert names[0].startswith("view_")
    assert {"frame_all", "save_picture"} <= set(names)
    menu.close()
