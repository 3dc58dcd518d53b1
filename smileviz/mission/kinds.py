"""Kind, EventKind: what a line of the almanac is, and how its windows and times are found.

Everything is cached by what it depends on: the orbit, the span, and those parts of the scenario
that the kind reads. So a change of the solar wind finds the eclipses where they were.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import pairwise
from operator import and_

import numpy as np

from smileviz.base.arrays import Bools, Floats, fixed
from smileviz.base.windows import Span, Windows
from smileviz.events.nodes import nodes
from smileviz.events.search import LEAP_S, Crossings, extremes, find_crossings, find_windows
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import Scenario
from smileviz.mission.wind import wind_of
from smileviz.mission.wind_gaps import unknown

Values = Callable[[Samples], Floats]

_MOST_LEAPS = 100_000


@dataclass(frozen=True)
class Extreme:
    """What is worth knowing of each window: the greatest or the least of a value in it."""

    name: str
    """Its column: ends in the unit."""
    values: Values
    maximum: bool = True


@dataclass(frozen=True)
class Kind:
    """When something is true: all of *margins* positive."""

    name: str
    """The key: in files and on the command line."""
    title: str
    sentence: str
    margins: tuple[Values, ...]
    reads: tuple[str, ...] = ()
    """The parts of the scenario that the margins read beside the orbit."""
    extreme: Extreme | None = None

    def windows(self, scenario: Scenario, span: Span) -> Windows:
        """When it is true in *span*, which lies within that of *scenario*."""
        return _all_true(self.margins, _bare(scenario, self.reads), span)

    def cut(self, scenario: Scenario, windows: Windows) -> Bools:
        """Whether *windows* go on before their starts and after their stops, unseen (n, 2).

        At the ends of the span, and where a gap of the wind begins or ends.
        """
        ends = np.array([windows.span.start, windows.span.stop])
        if "solar_wind" in self.reads:
            gaps = unknown(wind_of(scenario.solar_wind), windows.span)
            ends = np.concatenate([ends, gaps.edges.ravel()])
        return np.asarray(np.isin(windows.edges, ends))

    def extremes(self, scenario: Scenario, windows: Windows) -> Floats:
        """Return the extreme value in each of *windows* (n,)."""
        if self.extreme is None:
            return np.full(len(windows), np.nan)
        bare = _bare(scenario, self.reads)
        times = np.concatenate([_at_nodes(bare, part).t for part in _parts(bare, windows.span)])
        values = _at(self.extreme.values, bare)
        return extremes(values, windows, times, maximum=self.extreme.maximum).value


@dataclass(frozen=True)
class EventKind:
    """Instants at which something happens."""

    name: str
    title: str
    sentence: str
    times: Callable[[Scenario, Span], Floats]

    def events(self, scenario: Scenario, span: Span) -> Floats:
        """When it happens in *span*, which lies within that of *scenario*: t (n,), ascending."""
        return self.times(scenario, span)


def crossing(margin: Values, *, rising: bool) -> Callable[[Scenario, Span], Floats]:
    """Return the times at which *margin*, which reads the orbit only, becomes positive (or not)."""

    def times(scenario: Scenario, span: Span) -> Floats:
        found = _crossings(margin, _bare(scenario, ()), span)
        return fixed(found.t[found.rising == rising])

    return times


def edge(kind: Kind, *, start: bool) -> Callable[[Scenario, Span], Floats]:
    """Return the times at which windows of *kind* start (or stop).

    The span's own ends are left out, and those of gaps of the wind: nothing is crossed there.
    """

    def times(scenario: Scenario, span: Span) -> Floats:
        windows = kind.windows(scenario, span)
        side = 0 if start else 1
        return fixed(windows.edges[~kind.cut(scenario, windows)[:, side], side])

    return times


def _bare(scenario: Scenario, reads: tuple[str, ...]) -> Scenario:
    """The scenario less all that is neither its orbit nor read: equal for equal questions."""
    parts = {name: getattr(scenario, name) for name in reads}
    return Scenario(title="", span=scenario.span, orbit=scenario.orbit, **parts)


def _at(values: Values, scenario: Scenario) -> Callable[[Floats], Floats]:
    ephemeris = ephemeris_of(scenario)
    return lambda t: values(Samples(scenario, ephemeris, t))


def _parts(scenario: Scenario, span: Span) -> list[Span]:
    """*span* in parts of so many leaps of the wind that a part fits well into memory."""
    leaps = wind_of(scenario.solar_wind).changes(span)
    edges = [span.start, *leaps[_MOST_LEAPS::_MOST_LEAPS].tolist(), span.stop]
    return [Span(start, stop) for start, stop in pairwise(edges)]


@lru_cache(maxsize=8)
def _at_nodes(scenario: Scenario, span: Span) -> Samples:
    """The spacecraft at the times where searches look; their arrays serve many kinds.

    Where the wind may leap, both sides of the leap.
    """
    ephemeris = ephemeris_of(scenario)
    leaps = wind_of(scenario.solar_wind).changes(span)
    t = nodes(ephemeris, span)
    if len(leaps):
        t = fixed(np.unique(np.concatenate([t, leaps, leaps - 0.5 * LEAP_S])))
    return Samples(scenario, ephemeris, t)


@lru_cache(maxsize=256)
def _windows(margin: Values, scenario: Scenario, span: Span) -> Windows:
    function = _at(margin, scenario)
    found = []
    for part in _parts(scenario, span):
        known = _at_nodes(scenario, part)
        found.append(find_windows(function, part, known.t, margin(known)).edges)
    return Windows(span, np.concatenate(found))


@lru_cache(maxsize=256)
def _all_true(margins: tuple[Values, ...], scenario: Scenario, span: Span) -> Windows:
    return reduce(and_, (_windows(margin, scenario, span) for margin in margins))


@lru_cache(maxsize=64)
def _crossings(margin: Values, scenario: Scenario, span: Span) -> Crossings:
    known = _at_nodes(scenario, span)
    return find_crossings(_at(margin, scenario), known.t, margin(known))
