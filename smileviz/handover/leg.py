"""Leg: the states between two manoeuvres; nothing is interpolated across its ends."""

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from smileviz.base import time
from smileviz.base.arrays import Floats, norm
from smileviz.base.frames import Frame
from smileviz.base.windows import Span
from smileviz.handover.moments import by_motion, evenly
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import Scenario
from smileviz.mission.states import state_in
from smileviz.orbit.ephemeris import Ephemeris
from smileviz.orbit.interpolation import Kind, Method, evaluate

_MILLISECOND = 1000.0
_FUZZ = 1e-3  # of a millisecond
_LEAST_S = 0.005


@dataclass(frozen=True, eq=False)
class Leg:
    """States of the craft of *scenario* over *span*, in which its velocity does not jump."""

    scenario: Scenario
    ephemeris: Ephemeris
    span: Span
    frame: Frame
    step_s: float | None

    @cached_property
    def t(self) -> Floats:
        """The times of the states (n,), whole milliseconds of UTC, both ends among them.

        An end that is none, such as a burn between two, is taken at the next one inside.
        """
        ends = (self.span.start, self.span.stop)
        start, stop = (float(time.unix_s(t)) * _MILLISECOND for t in ends)
        first, last = np.ceil(start - _FUZZ), np.floor(stop + _FUZZ)
        inner = Span(*time.from_unix_s(np.array([first, last]) / _MILLISECOND).tolist())
        if self.step_s is None:
            return by_motion(self.ephemeris, inner)
        return evenly(inner, min(self.step_s, inner.length_s))

    def states(self, t: Floats) -> Floats:
        """Position km and velocity km/s at *t* (n,) in the frame (n, 6).

        At its end the velocity is that before the jump.
        """
        inside = np.clip(t, self.span.start, np.nextafter(self.span.stop, self.span.start))
        return state_in(Samples(self.scenario, self.ephemeris, inside), self.frame)

    def method(self, kind: Kind, points: int) -> Method:
        """The polynomials of *kind* through *points* states, or through all there are."""
        return Method(kind, min(points, len(self.t)))

    def error_km(self, method: Method, most: int) -> float:
        """How far *method* is off half way between states, at most.

        Looks at *most* of the gaps between them, evenly chosen, and at the shortest.
        """
        t = self.t
        gaps = np.arange(len(t) - 1)
        if len(gaps) > most:
            gaps = np.union1d(gaps[:: len(gaps) // most + 1], np.argsort(np.diff(t))[: most // 4])
        middle = 0.5 * (t[gaps] + t[gaps + 1])
        first = np.clip(gaps - method.points // 2 + 1, 0, len(t) - method.points)
        needed = np.unique(first[:, None] + np.arange(method.points))
        known = self.states(t[needed])
        given = (known[:, :3], known[:, 3:])[: 2 if method.kind == "hermite" else 1]
        found, _ = evaluate(t[needed], given, middle, method.points)
        return float(norm(found - self.states(middle)[:, :3]).max())


def legs_of(
    scenario: Scenario, ephemeris: Ephemeris, span: Span, frame: Frame, step_s: float | None
) -> tuple[Leg, ...]:
    """The legs of *span*: parted where the velocity of *ephemeris* jumps."""
    breaks = ephemeris.breaks
    inside = breaks[(breaks > span.start + _LEAST_S) & (breaks < span.stop - _LEAST_S)]
    edges = [span.start, *inside.tolist(), span.stop]
    spans = [Span(start, stop) for start, stop in pairwise(edges)]
    return tuple(
        Leg(scenario, ephemeris, part, frame, step_s) for part in spans if part.length_s > _LEAST_S
    )
