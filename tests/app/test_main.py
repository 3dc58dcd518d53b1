"""The program from the outside: it opens, it ends, it leaves nothing behind."""

import gc
import os
import signal
import subprocess
import sys
import time as clock
import weakref

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from smileviz.mission.session import Session
from smileviz.mission.slow import Slow

RUN = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from smileviz.app.main import run
from smileviz.base import time
from smileviz.mission import files
from smileviz.mission.state import opening

def painted():
    window = QApplication.activeWindow() or QApplication.topLevelWidgets()[0]
    print("painted", flush=True)
    {then}

scenario = files.bundled("smile")
sys.exit(run(opening(scenario, time.from_utc("2026-11-22T10:00:00Z")), on_first_picture=painted))
"""


def program(then):
    return subprocess.Popen(
        [sys.executable, "-c", RUN.format(then=then)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_the_window_opens_paints_closes_and_ends_with_zero():
    process = program("QTimer.singleShot(0, QApplication.closeAllWindows)")
    said, complained = process.communicate(timeout=120)
    assert said.strip() == "painted"
    assert process.returncode == 0, complained
    lines = [line for line in complained.splitlines() if "plugin does not support" not in line]
    assert lines == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals are another thing there")
def test_ctrl_c_in_the_terminal_ends_it_with_130():
    process = program("pass")
    assert process.stdout.readline().strip() == "painted"
    os.kill(process.pid, signal.SIGINT)
    _said, complained = process.communicate(timeout=120)
    assert process.returncode == 130, complained


def test_windows_come_and_go_without_a_trace(qtbot, session):
    from smileviz.app.window import MainWindow

    left = []
    for _ in range(3):
        window = MainWindow(Session(session.state), Slow())
        with qtbot.waitSignal(window.view3d.painted, timeout=30_000):
            window.show()
        left += [weakref.ref(thing) for thing in (window, window.view3d.scene, window.desk)]
        left += [weakref.ref(dock.panel) for dock in window.docks.values() if dock.panel]
        window.close()
        window.deleteLater()
        del window
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
    assert [ref() for ref in left if ref() is not None] == []


def test_nothing_runs_on_when_the_window_is_closed(qtbot, session):
    from smileviz.app.window import MainWindow

    window = MainWindow(session, Slow())
    with qtbot.waitSignal(window.view3d.painted, timeout=30_000):
        window.show()
    window.playback.play(3600.0)
    window.close()
    t = session.state.t
    end = clock.monotonic() + 0.2
    while clock.monotonic() < end:
        QCoreApplication.processEvents()
    assert session.state.t == t
    session.go_to(t + 60.0)  # nobody listens, nobody falls
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
