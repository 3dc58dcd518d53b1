"""State: scenario, time and view; everything that decides what is on screen."""

import math
from dataclasses import dataclass, field, replace
from typing import Literal

from smileviz.base import time
from smileviz.base.frames import Frame
from smileviz.base.units import DAY_S, MINUTE_S
from smileviz.base.windows import Span
from smileviz.mission.field_now import CHOICE, LineChoice
from smileviz.mission.scenario import Scenario

WINDOW_S = 6.0 * DAY_S
"""Length of the time axis of the plots when a scenario is opened: about three orbits."""

HIDDEN = frozenset(
    {
        "belts",
        "cusps",
        "emissivity",
        "field_lines",
        "neutral_sheet",
        "plasmapause",
        "smile_line",
        "uncertainty",
    }
)
"""Layers of the 3D view that are not shown until asked for, so that the first picture is calm."""

SHORTEST_S = MINUTE_S
"""No window is shorter."""
_MARGIN = 0.1
_AROUND_S = 2.5 * DAY_S
"""A page reaches a revolution of SMILE farther than what is seen."""


@dataclass(frozen=True)
class Pose:
    """Where the camera stands, what it looks at and which way is up: R_E, display frame."""

    position: tuple[float, float, float]
    focus: tuple[float, float, float]
    up: tuple[float, float, float]
    view_angle_deg: float = 30.0


@dataclass(frozen=True)
class CameraChoice:
    """A preset that follows the scene, or where the user has put the camera."""

    preset: str = "dawn"
    pose: Pose | None = None


@dataclass(frozen=True)
class View:
    """How the scenario is looked at."""

    window: Span
    frame: Frame = Frame.GSE
    hidden: frozenset[str] = frozenset()
    camera: CameraChoice = field(default_factory=CameraChoice)
    selection: Span | None = None
    other: Scenario | None = None
    """Plan B, with which the scenario is compared."""
    lines: LineChoice = CHOICE
    xray: Literal["slices", "volume"] = "slices"
    """How the X-ray emissivity is drawn; a volume asks for a graphics processor."""
    opacity: tuple[tuple[str, float], ...] = ()
    """How much of a layer of the 3D view is seen, by name, 0 to 1; those not named: all of it."""


@dataclass(frozen=True)
class State:
    """Scenario, time and view."""

    scenario: Scenario
    t: float
    view: View

    def at(self, t: float) -> "State":
        """This state at the time of its span nearest to *t*, its window turned like a page."""
        span = self.scenario.span
        moment = span.clamp(t)
        window = _page(self.view.window, moment, forward=moment >= self.t).within(span)
        view = self.view if window == self.view.window else replace(self.view, window=window)
        return replace(self, t=moment, view=view)


def _page(window: Span, t: float, *, forward: bool) -> Span:
    """*window*, moved if *t* is not in it so that *t* stands near the edge it came over."""
    if t in window:
        return window
    length = window.length_s
    lead = (_MARGIN if forward else 1.0 - _MARGIN) * length
    if abs(t - 0.5 * (window.start + window.stop)) > 1.5 * length:
        lead = 0.5 * length
    return Span(t - lead, t - lead + length)


def page(window: Span, whole: Span) -> Span:
    """A span of *whole* that holds *window* and something around: few differ while it moves."""
    unit_s = DAY_S * 2.0 ** math.ceil(math.log2(max(window.length_s / DAY_S, 1.0)))
    start = math.floor(window.start / unit_s) * unit_s - _AROUND_S
    stop = math.ceil(window.stop / unit_s) * unit_s + _AROUND_S
    return Span(max(start, whole.start), min(stop, whole.stop))


def zoomed(state: State, factor: float) -> View:
    """The view with a window *factor* times as long, the moment at the same place in it."""
    window, whole = state.view.window, state.scenario.span
    length = min(max(window.length_s * factor, SHORTEST_S), whole.length_s)
    anchor = state.t if state.t in window else 0.5 * (window.start + window.stop)
    share = (anchor - window.start) / max(window.length_s, 1e-9)
    start = anchor - share * length
    return replace(state.view, window=Span(start, start + length).within(whole))


def opening(scenario: Scenario, at: float | None = None) -> State:
    """The state in which *scenario* opens: at *at*, else where its opening says."""
    if at is None:
        written = scenario.opening.at
        at = time.now() if written == "now" else time.from_utc(written)
    t = scenario.span.clamp(at)
    window = Span(t - WINDOW_S / 3.0, t + 2.0 * WINDOW_S / 3.0).within(scenario.span)
    camera = CameraChoice(preset=scenario.opening.preset)
    view = View(window, frame=scenario.opening.frame, hidden=HIDDEN, camera=camera)
    return State(scenario, t, view)
