"""Worst: the smallest margin of every constraint in every revolution, and when it is."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError
from smileviz.base.windows import Span, Windows
from smileviz.events.search import extremes
from smileviz.mission import almanac, truth
from smileviz.mission.kinds import Kind
from smileviz.mission.rounds import Rounds, rounds
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import Scenario
from smileviz.mission.truth import Margin

_NONE = -1e29
DEFAULT = ("sxi_allowed", "uvi_allowed", "nose_in_sxi")
"""Kinds whose margins are worked out when none is named."""


@dataclass(frozen=True)
class Worst:
    """The worst value of one margin in one revolution."""

    kind: str
    title: str
    """What the margin is of."""
    unit: str
    number: int
    """Of the revolution."""
    t: float
    margin: float
    """Negative: not allowed then. Minus infinity: there was none, as without a pointing."""
    allowed: bool
    """Whether it stays positive."""


@lru_cache(maxsize=32)
def worst(
    scenario: Scenario, span: Span, names: tuple[str, ...] = DEFAULT, during: str | None = None
) -> tuple[Worst, ...]:
    """The worst value of each margin of the kinds *names* in each revolution, smallest first.

    *during*: count only while this kind, or this expression, is true, such as "above_50000_km";
    without it most margins are smallest at perigee, where nothing observes anyway. Margins of
    several units are sorted one unit after the other: degrees first, then kilometres.
    """
    when = _when(scenario, span, during)
    found = rounds(scenario, span)
    seen: set[Margin] = set()
    rows: list[Worst] = []
    for name in names:
        kind = almanac.window_kind(name, scenario)
        for margin in kind.margins:
            if margin not in seen:
                seen.add(margin)
                rows += _of_margin(kind, margin, scenario, when, found)
    units = list(dict.fromkeys(["deg", "km", *(row.unit for row in rows)]))
    return tuple(sorted(rows, key=lambda row: (units.index(row.unit), row.margin, row.t)))


def _when(scenario: Scenario, span: Span, during: str | None) -> Windows:
    if during is None:
        return Windows(span, np.array([[span.start, span.stop]]))
    try:
        return almanac.windows(during, scenario, span)
    except SmileError:
        return almanac.where(during, scenario).windows(scenario, span)


def _of_margin(
    kind: Kind, margin: Margin, scenario: Scenario, when: Windows, found: Rounds
) -> list[Worst]:
    edges, numbers = _cut(when, found)
    bare = truth.bare(scenario, margin.reads)
    known = truth.at_nodes(bare, when.span)
    values = truth.at(_Lowest(margin), bare)
    lows = extremes(values, edges, known.t, _Lowest(margin)(known), maximum=False)
    rows: dict[int, Worst] = {}
    for number, t, low in zip(numbers, lows.t.tolist(), lows.value.tolist(), strict=True):
        if np.isnan(low) or (number in rows and low >= rows[number].margin):
            continue
        least = low if low > _NONE else -np.inf
        rows[number] = Worst(kind.name, margin.title, margin.unit, number, t, least, least > 0.0)
    return list(rows.values())


@dataclass(frozen=True)
class _Lowest:
    """A margin that is as low as can be where it has no value, but for want of a wind."""

    margin: Margin

    def __call__(self, s: Samples) -> Floats:
        """Return it (n,)."""
        values = self.margin(s)
        return np.where(np.isnan(values) & ~s.wind.missing(s.t), _NONE, values)


def _cut(when: Windows, found: Rounds) -> tuple[Floats, list[int]]:
    """*when* in pieces (m, 2) that each lie in one revolution, and the numbers of those (m,)."""
    cuts = found.edges[1:, 0]
    starts, stops = when.edges.T
    inside = cuts[when.contains(cuts) & ~np.isin(cuts, starts) & ~np.isin(cuts, stops)]
    edges = np.stack([np.sort(np.append(starts, inside)), np.sort(np.append(stops, inside))], 1)
    middle = edges.mean(axis=1)
    return edges, found.numbers[found.of(middle)].tolist()
