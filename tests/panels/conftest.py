"""A session on the bundled mission, a clock that stands still, and panels on a screen."""

from dataclasses import dataclass, field, replace

import pytest
from PySide6.QtWidgets import QApplication

from smileviz.base import time
from smileviz.base.theme import DARK
from smileviz.base.units import DAY_S
from smileviz.base.windows import Span
from smileviz.mission import files, state
from smileviz.mission.session import Session
from smileviz.mission.slow import Slow
from smileviz.mission.snapshot import Snapshot
from smileviz.panels import PANELS
from smileviz.widgets import style
from smileviz.widgets.panel import Desk

AT = "2026-11-22T10:48:00Z"
LAYERS = (
    ("earth", "Earth"),
    ("magnetopause", "Magnetopause"),
    ("sxi_cone", "SXI field of view"),
    ("field_lines", "Magnetic field lines"),
    ("emissivity", "X-ray emissivity"),
)


@dataclass
class Clock:
    """Playback that remembers what it was told."""

    playing: bool = False
    rate: float = 3600.0
    told: list = field(default_factory=list)

    def play(self, rate):
        self.playing, self.rate = True, rate
        self.told.append(rate)

    def pause(self):
        self.playing = False
        self.told.append(0.0)


class Bench:
    """A desk, and panels shown on it."""

    def __init__(self, qtbot, scenario):
        self.qtbot = qtbot
        self.session = Session(state.opening(scenario, time.from_utc(AT)))
        self.slow = Slow()
        self.clock = Clock()
        self.desk = Desk(self.session, DARK, self.clock, LAYERS)

    def now(self):
        """The snapshot of the session."""
        return Snapshot(self.session.state, self.slow)

    def panel(self, name, size=(900, 420)):
        """The panel *name*, on screen, showing now."""
        panel = next(kind for kind in PANELS if kind.name == name)(self.desk)
        self.qtbot.addWidget(panel.widget)
        panel.widget.resize(*size)
        with self.qtbot.waitExposed(panel.widget):
            panel.widget.show()
        self.settle()
        panel.show_now(self.now())
        self.settle()
        return panel

    def settle(self):
        """Let Qt lay out and paint."""
        for _ in range(3):
            QApplication.processEvents()


@pytest.fixture(scope="session")
def mission():
    """The bundled mission, of its three years the first: what is of all of it takes a third."""
    whole = files.bundled("smile")
    stop = whole.span.start + 365.0 * DAY_S
    return replace(whole, span=Span(whole.span.start, stop))


@pytest.fixture
def bench(qtbot, qapp, mission):
    style.dress(qapp, DARK)
    return Bench(qtbot, mission)
