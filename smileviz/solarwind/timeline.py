"""Timeline: the solar wind and its indices against time, each column with gaps of its own.

A value of a file is a mean over an interval that begins at its time, so it stands through that
interval. Where no interval covers a time there is a gap, and only the gap policy the user chose
puts a number there: hold the last value, join the values on either side by a straight line if they
are near enough, or nothing. NaN means no value.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

import numpy as np

from smileviz.base.arrays import Bools, Floats, Ints, fixed
from smileviz.base.errors import SmileError
from smileviz.base.windows import Span, Windows
from smileviz.solarwind.columns import COLUMNS

L1 = "L1"
EARTH = "Earth"


class Policy(StrEnum):
    """What stands where nothing was measured."""

    HOLD = "hold"
    INTERPOLATE = "interpolate"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Gaps:
    """A gap policy; *minutes* is the longest gap that INTERPOLATE bridges."""

    policy: Policy = Policy.NOTHING
    minutes: float = 60.0

    @property
    def sentence(self) -> str:
        """The policy in words."""
        if self.policy is Policy.HOLD:
            return "gaps hold the last value"
        if self.policy is Policy.INTERPOLATE:
            return f"gaps of up to {self.minutes:g} min interpolated, longer ones left empty"
        return "gaps left empty"


NOTHING = Gaps()


@dataclass(frozen=True, eq=False)
class Column:
    """Values (n,) at ascending times *t* (n,), each standing until *until* (n,); none is NaN."""

    t: Floats
    until: Floats
    values: Floats

    def sample(self, t: Floats | float, gaps: Gaps = NOTHING) -> Floats:
        """Value at times *t* (...) -> (...); NaN where there is none under *gaps*."""
        moments = np.asarray(t, dtype=np.float64)
        if not len(self.t):
            return np.full(moments.shape, np.nan)
        i = np.searchsorted(self.t, moments, side="right") - 1
        known = np.where(i >= 0, self.values[np.maximum(i, 0)], np.nan)
        if gaps.policy is Policy.HOLD:
            return np.asarray(known)
        covered = self._covers(i, moments)
        if gaps.policy is Policy.NOTHING:
            return np.where(covered, known, np.nan)
        return np.where(covered, known, self._joined(i, moments, gaps.minutes * 60.0))

    def covers(self, t: Floats | float) -> Bools:
        """Whether a value of the file itself stands at *t* (...) -> (...)."""
        moments = np.asarray(t, dtype=np.float64)
        if not len(self.t):
            return np.zeros(moments.shape, dtype=np.bool_)
        return self._covers(np.searchsorted(self.t, moments, side="right") - 1, moments)

    def nearest(self, t: Floats | float) -> tuple[Floats, Floats]:
        """Last value at or before *t* (...), before the first the first, and its time (...)."""
        i = np.maximum(np.searchsorted(self.t, np.asarray(t), side="right") - 1, 0)
        return self.values[i], self.t[i]

    def _covers(self, i: Ints, moments: Floats) -> Bools:
        before = np.maximum(i, 0)
        within = (moments < self.until[before]) | (moments == self.t[before])
        return np.asarray((i >= 0) & within)

    def _joined(self, i: Ints, moments: Floats, longest_s: float) -> Floats:
        """Straight lines through the gaps no longer than *longest_s*; NaN in longer ones."""
        a = np.clip(i, 0, len(self.t) - 1)
        b = np.minimum(a + 1, len(self.t) - 1)
        gap = self.t[b] - self.until[a]
        bridged = (i >= 0) & (i + 1 < len(self.t)) & (gap <= longest_s)
        since = np.where(bridged, moments - np.where(bridged, self.until[a], 0.0), 0.0)
        part = since / np.where(bridged & (gap > 0.0), gap, 1.0)
        line = self.values[a] + part * (self.values[b] - self.values[a])
        return np.where(bridged, line, np.nan)


@dataclass(frozen=True, eq=False)
class Timeline:
    """Columns by name (`columns.COLUMNS`), where they come from and where they hold."""

    columns: Mapping[str, Column]
    source: str
    synthetic: bool = False
    place: str = EARTH
    """L1: times are those at the spacecraft there, and the wind reaches the Earth later."""
    made: bool = field(default=False)
    """Whether a user wrote it: then the wind before its first row is that of the form."""

    def __post_init__(self) -> None:
        """Refuse columns nothing knows; keep the rest from being changed."""
        unknown = [name for name in self.columns if name not in COLUMNS]
        if unknown:
            raise SmileError(f"'{unknown[0]}' is no column; there are {', '.join(COLUMNS)}.")
        object.__setattr__(self, "columns", MappingProxyType(dict(self.columns)))

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the columns it has."""
        return tuple(self.columns)

    @cached_property
    def t(self) -> Floats:
        """Every time at which a value of any column begins (n,), ascending."""
        return fixed(_union([column.t for column in self.columns.values()]))

    @cached_property
    def changes(self) -> Floats:
        """Every time at which a value begins or ends (n,), ascending and finite."""
        ends = [column.until for column in self.columns.values()]
        times = _union([self.t, *ends])
        return fixed(times[np.isfinite(times)])

    @cached_property
    def span(self) -> Span:
        """From the first value to the end of the last."""
        if not len(self.changes):
            raise SmileError(f"{self.source}: there is no value in it.")
        return Span(float(self.changes[0]), float(self.changes[-1]))

    def sample(self, name: str, t: Floats | float, gaps: Gaps = NOTHING) -> Floats:
        """Column *name* at *t* (...) -> (...) under *gaps*; NaN if there is no such column."""
        if name not in self.columns:
            return np.full(np.shape(t), np.nan)
        return self.columns[name].sample(t, gaps)

    def covers(self, name: str, t: Floats | float) -> Bools:
        """Whether the file itself has a value of *name* at *t* (...) -> (...)."""
        if name not in self.columns:
            return np.zeros(np.shape(t), dtype=np.bool_)
        return self.columns[name].covers(t)

    def gaps(self, name: str) -> Windows:
        """Where column *name* has no value within the span of the timeline."""
        column = self.columns[name]
        edges = np.stack([column.t, np.minimum(column.until, self.span.stop)], axis=1)
        return ~Windows(self.span, edges)

    def titled(self, source: str) -> "Timeline":
        """The same under another source."""
        return replace(self, source=source)


def column(t: Floats, values: Floats, step_s: float, slack: float = 1.0) -> Column:
    """A column of *values* (n,), NaN where there is none, at ascending *t* (n,).

    Each stands for *step_s*, or until the next time (of a value or none) if that comes earlier.
    *slack* is for uneven times: a value stands until the next time if that is no farther than
    *slack* steps away.
    """
    following = np.append(t[1:], np.inf)
    near = following - t <= slack * step_s * (1.0 + 1e-9)
    until = np.where(near, following, t + step_s)
    there = np.isfinite(values)
    return Column(fixed(t[there]), fixed(until[there]), fixed(values[there]))


def _joined(first: Column, second: Column) -> Column:
    """*first*, and where it has no value *second*, whose intervals are cut where they overlap."""
    edges = _union([first.t, second.t, np.sort(first.until), np.sort(second.until)])
    row = np.full(len(edges), -1)
    for line, offset in ((second, len(first.t)), (first, 0)):
        covered = line.covers(edges)
        row[covered] = offset + np.searchsorted(line.t, edges[covered], side="right") - 1
    begins = np.flatnonzero(np.diff(row, prepend=-2) != 0)
    until = np.append(edges[begins[1:]], np.inf)
    there = row[begins] >= 0
    values = np.concatenate([first.values, second.values])
    return Column(
        fixed(edges[begins[there]]), fixed(until[there]), fixed(values[row[begins[there]]])
    )


def _union(times: list[Floats]) -> Floats:
    """Every time of several ascending arrays once (n,), ascending; faster than `np.unique`."""
    every = np.concatenate([np.zeros(0), *times])
    every.sort(kind="stable")  # merges what is sorted already
    first = np.ones(len(every), dtype=np.bool_)
    first[1:] = every[1:] > every[:-1]
    return every[first]


def cadence_s(t: Floats) -> float:
    """The usual distance of neighbouring times (n,), s: of two equally usual ones the shorter.

    A minute for a single time.
    """
    return float(np.percentile(np.diff(t), 50.0, method="lower")) if len(t) > 1 else 60.0


def merge(*timelines: Timeline) -> Timeline:
    """All columns of *timelines*; of a column in several, where the first has no value the next.

    A column keeps its own times, so hourly Dst and three-hourly Kp stay what they are, and two
    months in two files are two months.
    """
    columns: dict[str, Column] = {}
    for timeline in timelines:
        for name, line in timeline.columns.items():
            columns[name] = _joined(columns[name], line) if name in columns else line
    order = [name for name in COLUMNS if name in columns]
    sources = list(dict.fromkeys(timeline.source for timeline in timelines))
    wind = next((line for line in timelines if "speed_km_s" in line.columns), timelines[0])
    return Timeline(
        {name: columns[name] for name in order},
        "; ".join(sources),
        synthetic=any(timeline.synthetic for timeline in timelines),
        place=wind.place,
        made=all(timeline.made for timeline in timelines),
    )
