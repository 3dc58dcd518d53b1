"""Rounds: the revolutions of a scenario as a planner counts them, perigee to perigee."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Bools, Floats, Ints, fixed
from smileviz.base.windows import Span, Windows
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.scenario import Scenario
from smileviz.orbit.revolutions import perigees


@dataclass(frozen=True, eq=False)
class Rounds:
    """Revolutions, one a row (n)."""

    edges: Floats
    """Start and stop of each, t (n, 2)."""
    numbers: Ints
    """(n,) Number 1 starts at the first perigee of the scenario's span; 0 is what lies before."""
    whole: Bools
    """(n,) Whether it is there from perigee to perigee, not cut by the span."""

    def __len__(self) -> int:
        return len(self.numbers)

    def span(self, row: int) -> Span:
        """From when to when that of *row* runs."""
        return Span(float(self.edges[row, 0]), float(self.edges[row, 1]))

    def at(self, t: float) -> int:
        """The row of the revolution at *t*; the first or last if *t* is outside."""
        row = int(np.searchsorted(self.edges[:, 0], t, side="right")) - 1
        return min(max(row, 0), len(self.numbers) - 1)

    def of(self, t: Floats) -> Ints:
        """The rows (n,) of the revolutions at *t* (n,) within the span."""
        after = np.searchsorted(self.edges[:, 0], t, side="right") - 1
        return np.clip(after, 0, len(self.numbers) - 1).astype(np.int64)


@lru_cache(maxsize=32)
def rounds(scenario: Scenario, span: Span | None = None) -> Rounds:
    """The revolutions in *span*, by default all of *scenario*; numbered over all of it."""
    inner = scenario.span if span is None else span
    passages = perigees(ephemeris_of(scenario))
    passages = passages[(passages > scenario.span.start) & (passages < scenario.span.stop)]
    within = passages[(passages > inner.start) & (passages < inner.stop)]
    bounds = np.concatenate([[inner.start], within, [inner.stop]])
    starts = bounds[:-1]
    numbers = np.searchsorted(passages, starts, side="right").astype(np.int64)
    is_perigee = np.isin(bounds, passages)
    return Rounds(
        fixed(np.stack([starts, bounds[1:]], axis=1)), numbers, is_perigee[:-1] & is_perigee[1:]
    )


def revolution(scenario: Scenario, t: float) -> tuple[int, Span]:
    """The number of the revolution at *t*, and from when to when it runs in the scenario."""
    found = rounds(scenario)
    row = found.at(t)
    return int(found.numbers[row]), found.span(row)


def per_round_s(windows: Windows, found: Rounds) -> Floats:
    """How long *windows* are true in each of the revolutions *found* (n,), s."""
    return total_before_s(windows, found.edges[:, 1]) - total_before_s(windows, found.edges[:, 0])


def total_before_s(windows: Windows, t: Floats) -> Floats:
    """How long *windows* have been true from the start of their span until *t* (n,), s."""
    if not len(windows):
        return np.zeros(len(t))
    length = windows.edges[:, 1] - windows.edges[:, 0]
    before = np.concatenate([[0.0], np.cumsum(length)])
    row = np.searchsorted(windows.edges[:, 0], t, side="right")
    held = np.maximum(windows.edges[np.maximum(row - 1, 0), 1] - t, 0.0)
    return np.asarray(before[row] - np.where(row > 0, held, 0.0))


def count_per_round(t: Floats, found: Rounds) -> Floats:
    """How many of *t* (m,) lie in each of the revolutions (n,)."""
    inside = t[(t >= found.edges[0, 0]) & (t <= found.edges[-1, 1])]
    return np.bincount(found.of(inside), minlength=len(found)).astype(np.float64)
