"""Large files are read beside the window: progress, refusals and the way to stop."""

import numpy as np
import pytest
from PySide6.QtWidgets import QMessageBox, QProgressDialog, QPushButton, QWidget

from smileviz.app import documents as module
from smileviz.app.documents import Documents
from smileviz.base.time import from_utc
from smileviz.mission import files
from smileviz.mission.ephemerides import ephemeris_of
from tests.orbit.readers.written import message, oem


@pytest.fixture
def path(tmp_path):
    """Six hours of the bundled mission."""
    t = np.arange(from_utc("2026-11-20T00:00:00Z"), from_utc("2026-11-20T06:00:01Z"), 300.0)
    orbit = ephemeris_of(files.bundled("smile"))
    file = tmp_path / "smile.oem"
    rows = np.hstack([orbit.position_km(t), orbit.velocity_km_s(t)])
    file.write_text(message(oem(t, rows)))
    return file


@pytest.fixture
def documents(session, qtbot, monkeypatch):
    """Documents to which every file is a large one."""
    monkeypatch.setattr(module, "LONG_BYTES", 10)
    window = QWidget()
    qtbot.addWidget(window)
    found = Documents(session, window)
    found.window_ = window
    return found


def dialogs(documents):
    return [box for box in documents.window_.findChildren(QProgressDialog) if box.isVisible()]


def test_a_large_file_is_opened_with_progress(documents, session, path, qtbot):
    documents.open(path)
    assert session.path != path
    qtbot.waitUntil(lambda: session.path == path)
    assert session.state.scenario.orbit.kind == "file"
    assert documents.recent[0] == path
    qtbot.waitUntil(lambda: not dialogs(documents))


def test_a_large_file_that_is_wrong_is_refused_and_nothing_changes(
    documents, session, path, qtbot, monkeypatch
):
    told = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, *said: told.append(said))
    path.write_text(path.read_text().replace("REF_FRAME = ICRF", "REF_FRAME = GTOD"))
    before = session.state
    documents.open(path)
    qtbot.waitUntil(lambda: bool(told))
    assert told[0][0] == "This file cannot be opened"
    assert "smile.oem: line 5: the frame GTOD is not supported" in told[0][1]
    assert session.state == before
    assert not dialogs(documents)


def test_reading_can_be_stopped(documents, session, path, qtbot):
    before = session.state
    documents.open(path)
    (box,) = dialogs(documents)
    box.findChild(QPushButton).click()
    assert not dialogs(documents)
    qtbot.wait(200)
    assert session.state == before


def test_a_scenario_weighs_as_much_as_the_ephemeris_it_names(path, tmp_path):
    document = tmp_path / "plan.toml"
    files.save(files.load(path), document)
    own, other = document.stat().st_size, path.stat().st_size
    assert files.bytes_to_read(document) == own + other
    assert files.bytes_to_read(path) == other
    path.unlink()
    assert files.bytes_to_read(document) == 0
    assert files.bytes_to_read(tmp_path / "none.toml") == 0
