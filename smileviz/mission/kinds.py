"""Kind, EventKind: what a line of the almanac is, and how its windows and times are found."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np

from smileviz.base.arrays import Bools, Floats, fixed
from smileviz.base.windows import Span, Windows
from smileviz.events.search import extremes
from smileviz.mission import truth
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import Scenario
from smileviz.mission.truth import Condition, Margin, Values
from smileviz.mission.wind import wind_of
from smileviz.mission.wind_gaps import unknown

Family = Literal["observing", "eclipse", "region", "contact", "conjunction", "orbit", "own"]


@dataclass(frozen=True)
class Extreme:
    """What is worth knowing of each window: the greatest or the least of a value in it."""

    name: str
    """Its column: ends in the unit."""
    values: Values
    maximum: bool = True


@dataclass(frozen=True)
class Added:
    """What is worth knowing beside: a value at the extreme, at the start or at the stop."""

    name: str
    values: Values
    at: Literal["extreme", "start", "stop"] = "extreme"


@dataclass(frozen=True)
class Kind:
    """When something is true: its *condition*."""

    name: str
    """The key: in files and on the command line."""
    title: str
    sentence: str
    condition: Condition
    family: Family
    extreme: Extreme | None = None
    also: tuple[Added, ...] = ()
    source: str = "definition"
    """Where the limit, the place or the model is from."""

    @property
    def margins(self) -> tuple[Margin, ...]:
        """How far from each of its limits."""
        return tuple(truth.margins(self.condition))

    @property
    def reads(self) -> tuple[str, ...]:
        """The parts of the scenario that it depends on beside the orbit."""
        return truth.reads(self.condition)

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of what it adds to each window."""
        first = (self.extreme.name,) if self.extreme is not None else ()
        return (*first, *(item.name for item in self.also))

    def value(self, samples: Samples) -> Floats:
        """The margin of the whole (n,), positive when it is true: `truth.value`."""
        return truth.value(self.condition, samples)

    def windows(self, scenario: Scenario, span: Span) -> Windows:
        """When it is true in *span*, which lies within that of *scenario*."""
        return _windows(self.condition, truth.bare(scenario, self.reads), span)

    def added(self, scenario: Scenario, windows: Windows) -> dict[str, Floats]:
        """What it adds to each of *windows*: columns (n,) by name."""
        return _added(self, truth.bare(scenario, self.reads), windows)

    def cut(self, scenario: Scenario, windows: Windows) -> Bools:
        """Whether *windows* go on before their starts and after their stops, unseen (n, 2).

        At the ends of the span, and where a gap of the wind begins or ends.
        """
        ends = np.array([windows.span.start, windows.span.stop])
        if "solar_wind" in self.reads:
            gaps = unknown(wind_of(scenario.solar_wind), windows.span)
            ends = np.concatenate([ends, gaps.edges.ravel()])
        return np.asarray(np.isin(windows.edges, ends))


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


def crossing(margin: Margin, *, rising: bool) -> Callable[[Scenario, Span], Floats]:
    """Return the times at which *margin* becomes positive (or not)."""

    def times(scenario: Scenario, span: Span) -> Floats:
        found = truth.crossings(margin, scenario, span)
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


@lru_cache(maxsize=256)
def _windows(condition: Condition, scenario: Scenario, span: Span) -> Windows:
    return truth.found(condition, scenario, span)


@lru_cache(maxsize=128)
def _added(kind: Kind, scenario: Scenario, windows: Windows) -> dict[str, Floats]:
    if kind.extreme is None:
        return {}
    values = truth.at(kind.extreme.values, scenario)
    parts = [truth.at_nodes(scenario, part) for part in truth.parts(scenario, windows.span)]
    t = np.concatenate([part.t for part in parts])
    known = np.concatenate([kind.extreme.values(part) for part in parts])
    found = extremes(values, windows.edges, t, known, maximum=kind.extreme.maximum)
    when = {"extreme": found.t, "start": windows.edges[:, 0], "stop": windows.edges[:, 1]}
    columns = {kind.extreme.name: fixed(found.value)}
    for item in kind.also:
        t = when[item.at]
        columns[item.name] = fixed(truth.at(item.values, scenario)(t)) if len(t) else np.empty(0)
    return columns
