"""The window of the bundled mission at one moment, without threads; one for all tests of a file."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QDialog

from smileviz.base import time
from smileviz.mission import files
from smileviz.mission.session import Session
from smileviz.mission.slow import Slow
from smileviz.mission.state import opening

MOMENT = "2026-11-22T10:00:00Z"


def beginning():
    return opening(files.bundled("smile"), time.from_utc(MOMENT))


@pytest.fixture
def session():
    return Session(beginning())


@pytest.fixture
def layout():
    """The workspace of the window."""
    return "planner"


@pytest.fixture(scope="module")
def only_window(qapp):
    from smileviz.app.window import MainWindow

    made = MainWindow(Session(beginning()), Slow())
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1280, 720)
    made.show()
    while not made.at_rest:
        QCoreApplication.processEvents()
    yield made
    made.session.saved = made.session.state.scenario  # no question at the end
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(only_window, layout, qtbot):
    """The main window as it opens, 1280 x 720."""
    window = only_window
    if not window.isVisible():
        pytest.fail("a test before has closed the window")
    window.playback.pause()
    for dialog in window.findChildren(QDialog):
        dialog.close()
    window.session.new(files.bundled("smile"))
    window.session.state = beginning()
    window.view3d.forget_camera()
    if window.size().toTuple() != (1280, 720):
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(1280, 720)
    if window.layout_name != layout or window._workspace.by_hand:
        window.lay_out(layout)
    window._redraw()
    return window


@pytest.fixture
def settle(window, qtbot):
    """Waits until nothing is about to be redrawn and the still picture is there."""
    return lambda: qtbot.waitUntil(lambda: window.at_rest, timeout=10_000)
