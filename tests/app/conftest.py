"""The window of the bundled mission at one moment, without threads."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, Qt

from smileviz.base import time
from smileviz.mission import files
from smileviz.mission.session import Session
from smileviz.mission.slow import Slow
from smileviz.mission.state import opening

MOMENT = "2026-11-22T10:00:00Z"


@pytest.fixture
def session():
    return Session(opening(files.bundled("smile"), time.from_utc(MOMENT)))


@pytest.fixture
def layout():
    """The workspace the window opens with."""
    return "planner"


@pytest.fixture
def size():
    """The size of the window."""
    return 1280, 720


@pytest.fixture
def window(session, layout, size, qtbot):
    """The main window, shown, its first picture painted."""
    from smileviz.app.window import MainWindow

    QSettings().setValue("window/layout", layout)
    made = MainWindow(session, Slow())
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(*size)
    with qtbot.waitSignal(made.view3d.painted, timeout=30_000):
        made.show()
    yield made
    session.saved = session.state.scenario  # no question at the end
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def settle(window, qtbot):
    """Waits until nothing is about to be redrawn and the still picture is there."""
    return lambda: qtbot.waitUntil(lambda: window.at_rest, timeout=10_000)
