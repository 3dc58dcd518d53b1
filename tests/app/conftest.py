"""The window of the bundled mission at one moment, without threads."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

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
def window(session, qtbot):
    """The main window, shown, its first picture painted."""
    from smileviz.app.window import MainWindow

    made = MainWindow(session, Slow())
    with qtbot.waitSignal(made.view3d.painted, timeout=30_000):
        made.show()
    qtbot.waitUntil(lambda: made.at_rest, timeout=10_000)
    yield made
    session.saved = session.state.scenario  # no question at the end
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def settle(window, qtbot):
    """Waits until nothing is about to be redrawn and the still picture is there."""
    return lambda: qtbot.waitUntil(lambda: window.at_rest, timeout=10_000)
