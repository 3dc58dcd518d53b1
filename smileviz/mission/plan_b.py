"""Plan B: how far another scenario lies from this one over time, and what its windows do."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from smileviz.base.arrays import fixed
from smileviz.base.progress import Report
from smileviz.base.windows import Span
from smileviz.mission import almanac
from smileviz.mission.compare import WindowChange, difference, window_changes
from smileviz.mission.kinds import Kind
from smileviz.mission.scenario import NumericalOrbit, Scenario
from smileviz.mission.series import Series

_POINTS = 1201
PARTS = ("radial_km", "transverse_km", "normal_km", "distance_km")


@dataclass(frozen=True)
class Apart:
    """B less A over a span, along the radial, transverse and normal axes of A; by name of PARTS."""

    radial_km: Series
    transverse_km: Series
    normal_km: Series
    distance_km: Series

    def series(self, name: str) -> Series:
        """One of PARTS."""
        found: Series = getattr(self, name)
        return found


def shared(a: Scenario, b: Scenario, span: Span) -> Span | None:
    """The part of *span* that both cover; None where there is none."""
    start = max(span.start, a.span.start, b.span.start)
    stop = min(span.stop, a.span.stop, b.span.stop)
    return Span(start, stop) if start < stop else None


@lru_cache(maxsize=8)
def apart(a: Scenario, b: Scenario, span: Span) -> Apart:
    """How far B lies from A in *span*, which both cover."""
    t = fixed(np.linspace(span.start, span.stop, _POINTS))
    found = difference(a, b, t)
    parts = (*found.rtn_km.T, found.distance_km)
    return Apart(*(Series(t, fixed(values)) for values in parts))


def now(a: Scenario, b: Scenario, t: float) -> dict[str, float]:
    """The same at one moment, by name; NaN where not both have it."""
    if t not in a.span or t not in b.span:
        return dict.fromkeys(PARTS, float("nan"))
    found = difference(a, b, np.array([t]))
    return dict(zip(PARTS, (*found.rtn_km[0].tolist(), float(found.distance_km[0])), strict=True))


@lru_cache(maxsize=16)
def known(scenario: Scenario) -> frozenset[str]:
    """Names of the kinds of windows of a scenario."""
    return frozenset(kind.name for kind in almanac.window_kinds(scenario))


def kinds(a: Scenario, b: Scenario) -> tuple[Kind, ...]:
    """The kinds that both have and that are compared: all but the slow conjunctions."""
    return tuple(
        kind
        for kind in almanac.window_kinds(a)
        if kind.name in known(b) and kind.family not in ("conjunction", "own")
    )


@lru_cache(maxsize=8)
def changes(
    a: Scenario, b: Scenario, span: Span, report: Report | None = None
) -> tuple[WindowChange, ...]:
    """What the windows of A in *span*, which both cover, are in B."""
    return window_changes(a, b, span, kinds(a, b), report)


def has_manoeuvres(scenario: Scenario) -> bool:
    """Whether the orbit of *scenario* has any."""
    return isinstance(scenario.orbit, NumericalOrbit) and bool(scenario.orbit.manoeuvres)
