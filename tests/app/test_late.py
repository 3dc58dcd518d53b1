"""What stands behind its question says so soon, and no longer when it is answered."""

from concurrent.futures import Future
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from smileviz.app.window import LATE_MS, MainWindow
from smileviz.base import time
from smileviz.mission import files
from smileviz.mission.session import Session
from smileviz.mission.slow import Slow
from smileviz.mission.state import HIDDEN, opening

LINES = "Magnetic field lines"


class ByHand:
    """An executor whose work is done when the test says so."""

    def __init__(self):
        self.work = []

    def submit(self, function, *inputs):
        future = Future()
        self.work.append((future, function, inputs))
        return future

    def run(self):
        work, self.work = self.work, []
        for future, function, inputs in work:
            if future.set_running_or_notify_cancel():
                future.set_result(function(*inputs))


@pytest.fixture
def hand():
    return ByHand()


@pytest.fixture
def window(hand, qtbot):
    state = opening(files.bundled("smile"), time.from_utc("2026-11-22T10:00:00Z"))
    view = replace(state.view, hidden=HIDDEN - {"field_lines"})
    made = MainWindow(Session(replace(state, view=view)), Slow(hand))
    made._slow._on_ready = made.answer_arrived
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1280, 720)
    made.show()
    qtbot.waitUntil(lambda: made.at_rest, timeout=10_000)
    yield made
    made.session.saved = made.session.state.scenario
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def marked(window):
    return LINES in window.view3d.scene.paper._computing


def press(window, density_cm3):
    scenario = window.session.state.scenario
    wind = replace(scenario.solar_wind, density_cm3=density_cm3)
    window.session.edit(replace(scenario, solar_wind=wind))


def test_lines_of_another_pressure_are_marked_until_the_new_ones_are_there(window, hand, qtbot):
    assert LATE_MS <= 150
    layer = next(item for item in window.view3d.scene.layers if item.name == "field_lines")
    old = layer._drawn
    press(window, 15.0)
    qtbot.waitUntil(lambda: marked(window), timeout=10_000)
    assert layer.late
    assert layer._drawn is old
    qtbot.waitUntil(lambda: window.at_rest, timeout=10_000)
    shown = window.now
    qtbot.wait(3 * LATE_MS)  # once marked, nothing is drawn until there is an answer
    assert window.now is shown
    hand.run()
    qtbot.waitUntil(lambda: not marked(window), timeout=10_000)
    assert layer._drawn is not old
    assert not layer.late


def test_under_a_hand_that_drags_the_lines_follow(window, hand, qtbot):
    layer = next(item for item in window.view3d.scene.layers if item.name == "field_lines")
    seen = {id(layer._drawn)}
    kept = [layer._drawn]
    for density in (8.0, 11.0, 14.0):
        press(window, density)
        qtbot.waitUntil(lambda: bool(hand.work) and window._pacer.at_rest, timeout=10_000)
        running = [item for item in hand.work if item[0].set_running_or_notify_cancel()]
        hand.work = []
        press(window, density + 1.0)  # before the worker is ready
        qtbot.waitUntil(lambda: window._pacer.at_rest, timeout=10_000)
        for future, function, inputs in running:
            future.set_result(function(*inputs))
        qtbot.waitUntil(lambda: id(layer._drawn) not in seen, timeout=10_000)
        seen.add(id(layer._drawn))
        kept.append(layer._drawn)
    assert len(seen) == 4
