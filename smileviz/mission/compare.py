"""Compare: two scenarios, or ephemerides, A and B: where they differ, and what their windows do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from smileviz.base import time
from smileviz.base.arrays import Floats, norm, rotate
from smileviz.base.errors import SmileError
from smileviz.base.progress import Report, go_on
from smileviz.base.units import HOUR_S
from smileviz.base.windows import Span
from smileviz.mission import almanac
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.kinds import Kind
from smileviz.mission.scenario import Scenario
from smileviz.mission.table import steps
from smileviz.orbit.burns import rtn

_NEAR_S = 0.5 * HOUR_S
"""How far apart two short windows may be and still be the same one."""

What = Literal["same", "moved", "only_a", "only_b"]
_SAME_S = 0.05


@dataclass(frozen=True, eq=False)
class Difference:
    """Of B from A at *t* (n,), along the radial, transverse and normal axes of A."""

    t: Floats
    rtn_km: Floats
    """B less A (n, 3)."""
    rtn_km_s: Floats
    """Velocity of B less that of A, both inertial (n, 3)."""

    @property
    def distance_km(self) -> Floats:
        """How far B is from A (n,)."""
        return norm(self.rtn_km)


@dataclass(frozen=True)
class WindowChange:
    """A window of A and what it is in B; None where one of them has none."""

    kind: Kind
    a: Span | None
    b: Span | None
    cut: tuple[bool, bool]
    """Whether its start and stop are, in A or B, those of the span compared: no shift is told."""

    @property
    def start_shift_s(self) -> float:
        """How much later it starts in B; NaN where that cannot be told."""
        if self.a is None or self.b is None or self.cut[0]:
            return np.nan
        return self.b.start - self.a.start

    @property
    def stop_shift_s(self) -> float:
        """How much later it stops in B; NaN where that cannot be told."""
        if self.a is None or self.b is None or self.cut[1]:
            return np.nan
        return self.b.stop - self.a.stop

    @property
    def what(self) -> What:
        """The same within a twentieth of a second, moved, or missing in one of the two."""
        if self.a is None:
            return "only_b"
        if self.b is None:
            return "only_a"
        shifts = np.abs([self.start_shift_s, self.stop_shift_s])
        return "moved" if bool(np.any(shifts > _SAME_S)) else "same"

    @property
    def start(self) -> float:
        """When it starts, in A if it is there."""
        return (self.a or self.b or Span(0.0, 0.0)).start


@dataclass(frozen=True, eq=False)
class Comparison:
    """Of A and B over *span*."""

    span: Span
    difference: Difference
    windows: tuple[WindowChange, ...]


def common_span(a: Scenario, b: Scenario) -> Span:
    """The time that both cover; SmileError if there is none."""
    start, stop = max(a.span.start, b.span.start), min(a.span.stop, b.span.stop)
    if start >= stop:
        raise SmileError(
            f"{a.title} runs from {time.to_utc(a.span.start)} to {time.to_utc(a.span.stop)} and "
            f"{b.title} from {time.to_utc(b.span.start)} to {time.to_utc(b.span.stop)}: "
            "there is no time to compare them at."
        )
    return Span(start, stop)


def on_orbit_of(a: Scenario, b: Scenario) -> Scenario:
    """*a* flown on the orbit of *b*: its wind, models and pointing stay."""
    return replace(a, title=b.title, span=b.span, orbit=b.orbit)


def difference(a: Scenario, b: Scenario, t: Floats) -> Difference:
    """B less A at *t* (n,), which lies within both."""
    one, other = ephemeris_of(a), ephemeris_of(b)
    position, velocity = one.position_km(t), one.velocity_km_s(t)
    axes = rtn(position, velocity)
    return Difference(
        t,
        rotate(axes, other.position_km(t) - position),
        rotate(axes, other.velocity_km_s(t) - velocity),
    )


def window_changes(
    a: Scenario,
    b: Scenario,
    span: Span,
    kinds: Sequence[Kind] = almanac.WINDOWS,
    report: Report | None = None,
) -> tuple[WindowChange, ...]:
    """Every window of *kinds* in *span* in both, in the order they start."""
    found: list[WindowChange] = []
    for k, kind in enumerate(kinds):
        go_on(report, k / len(kinds), "The comparison")
        found += _paired(kind, list(kind.windows(a, span)), list(kind.windows(b, span)), span)
    go_on(report, 1.0, "The comparison")
    return tuple(sorted(found, key=lambda change: change.start))


def compare(
    a: Scenario,
    b: Scenario,
    span: Span,
    step_s: float,
    kinds: Sequence[Kind] = almanac.WINDOWS,
    report: Report | None = None,
) -> Comparison:
    """Everything that differs between *a* and *b* in *span*, positions every *step_s*."""
    apart = difference(a, b, steps(span, step_s))
    return Comparison(span, apart, window_changes(a, b, span, kinds, report))


def _paired(kind: Kind, a: list[Span], b: list[Span], span: Span) -> list[WindowChange]:
    """Windows of A and B that are the same one: each other's nearest, and near or overlapping."""
    mine, other = _nearest(a, b), _nearest(b, a)
    pairs = {i: j for i, j in enumerate(mine) if j >= 0 and other[j] == i and _near(a[i], b[j])}
    found = [
        _change(kind, one, b[pairs[i]] if i in pairs else None, span) for i, one in enumerate(a)
    ]
    taken = set(pairs.values())
    return found + [_change(kind, None, one, span) for j, one in enumerate(b) if j not in taken]


def _nearest(a: list[Span], b: list[Span]) -> list[int]:
    """For each of *a* the one of *b* whose middle is nearest, -1 if there is none."""
    if not b:
        return [-1] * len(a)
    middles = np.array([0.5 * (one.start + one.stop) for one in b])
    return [int(np.argmin(np.abs(middles - 0.5 * (one.start + one.stop)))) for one in a]


def _near(a: Span, b: Span) -> bool:
    return max(a.start, b.start) - min(a.stop, b.stop) < _NEAR_S


def _change(kind: Kind, a: Span | None, b: Span | None, span: Span) -> WindowChange:
    both = [one for one in (a, b) if one is not None]
    start = any(one.start <= span.start for one in both)
    stop = any(one.stop >= span.stop for one in both)
    return WindowChange(kind, a, b, (start, stop))
