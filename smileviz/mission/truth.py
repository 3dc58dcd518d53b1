"""Margin, All, Either, Not: what must be true, as a formula, and when it is.

Every margin of a formula is searched by itself, by the one engine of `events/search.py`, and the
windows are then combined: so no window is lost between the kinks of a least or greatest value.
Everything is cached by what it depends on: the orbit, the span, and those parts of the scenario
that the margin reads. So a change of the solar wind finds the eclipses where they were.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache, reduce
from itertools import pairwise
from operator import and_, or_
from typing import TypeAlias

import numpy as np

from smileviz.base.arrays import Floats, fixed
from smileviz.base.windows import Span, Windows
from smileviz.events.nodes import nodes
from smileviz.events.search import LEAP_S, Crossings, find_crossings, find_windows
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import Scenario
from smileviz.mission.wind import wind_of
from smileviz.mission.wind_gaps import unknown

Values = Callable[[Samples], Floats]

_MOTION = ("position_km", "gse", "gse_km", "gsm", "gsm_re", "tilt_rad", "roll_rad", "sky")
"""What neither the wind nor the pointing changes."""

_MOST_LEAPS = 100_000

WIND = ("solar_wind", "models")
"""What a margin reads that asks for a boundary of the magnetosphere."""


@dataclass(frozen=True)
class Margin:
    """How far from its limit a value is: positive when it is true, NaN when it is not."""

    title: str
    """What the margin is of, such as "Sun from the SXI boresight"."""
    unit: str
    values: Values
    reads: tuple[str, ...] = ()
    """The parts of the scenario that it reads beside the orbit."""

    def __call__(self, samples: Samples) -> Floats:
        """Return the margin at each of *samples* (n,)."""
        return self.values(samples)


@dataclass(frozen=True)
class All:
    """True when all *parts* are."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True)
class Either:
    """True when one of *parts* is, or several."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True)
class Not:
    """True when *part* is not; unknown, so not true, where there is no wind and it asks for one."""

    part: "Condition"


Condition: TypeAlias = Margin | All | Either | Not


def margins(condition: Condition) -> Iterator[Margin]:
    """The margins of a formula, from the left."""
    if isinstance(condition, Margin):
        yield condition
    elif isinstance(condition, Not):
        yield from margins(condition.part)
    else:
        for part in condition.parts:
            yield from margins(part)


def reads(condition: Condition) -> tuple[str, ...]:
    """The parts of a scenario that any margin of *condition* reads."""
    return tuple(dict.fromkeys(name for margin in margins(condition) for name in margin.reads))


def value(condition: Condition, samples: Samples) -> Floats:
    """The margin of the formula (n,): the least of all, the greatest of either, less the not.

    Positive where it is true. Margins of several units are compared as they are: the sign tells,
    the value only where they are of one unit. Infinite where "not" has nothing to measure.
    """
    if isinstance(condition, Margin):
        return condition(samples)
    if isinstance(condition, Not):
        return _denied(condition.part, samples)
    least = np.minimum if isinstance(condition, All) else np.fmax
    return np.asarray(least.reduce([value(part, samples) for part in condition.parts]))


def _denied(part: Condition, samples: Samples) -> Floats:
    if not isinstance(part, Margin):
        return value(_pushed(part), samples)
    found = part(samples)
    nothing = np.isnan(found)
    if "solar_wind" in part.reads:
        nothing &= ~samples.wind.missing(samples.t)
    return np.where(nothing, np.inf, -found)


def _pushed(part: "All | Either | Not") -> Condition:
    """Not *part*, as a formula in which the "not" stands further in."""
    if isinstance(part, Not):
        return part.part
    negated = tuple(Not(inner) for inner in part.parts)
    return Either(negated) if isinstance(part, All) else All(negated)


def found(condition: Condition, scenario: Scenario, span: Span) -> Windows:
    """When *condition* is true in *span*, which lies within that of *scenario*."""
    if isinstance(condition, Margin):
        return _windows(condition, bare(scenario, condition.reads), span)
    if isinstance(condition, Not):
        return _not_found(condition.part, scenario, span)
    join = and_ if isinstance(condition, All) else or_
    return reduce(join, (found(part, scenario, span) for part in condition.parts))


def _not_found(part: Condition, scenario: Scenario, span: Span) -> Windows:
    if not isinstance(part, Margin):
        return found(_pushed(part), scenario, span)
    nowhere = ~found(part, scenario, span)
    if "solar_wind" not in part.reads:
        return nowhere
    return nowhere & ~unknown(wind_of(scenario.solar_wind), span)


def bare(scenario: Scenario, parts: tuple[str, ...]) -> Scenario:
    """The scenario less all that is neither its orbit nor read: equal for equal questions."""
    kept = {name: getattr(scenario, name) for name in parts}
    return Scenario(title="", span=scenario.span, orbit=scenario.orbit, **kept)


def at(values: Values, scenario: Scenario) -> Callable[[Floats], Floats]:
    """*values* of the spacecraft of *scenario* as a function of time."""
    ephemeris = ephemeris_of(scenario)
    return lambda t: values(Samples(scenario, ephemeris, t))


def parts(scenario: Scenario, span: Span) -> list[Span]:
    """*span* in parts of so many leaps of the wind that a part fits well into memory."""
    leaps = wind_of(scenario.solar_wind).changes(span)
    edges = [span.start, *leaps[_MOST_LEAPS::_MOST_LEAPS].tolist(), span.stop]
    return [Span(start, stop) for start, stop in pairwise(edges)]


@lru_cache(maxsize=8)
def at_nodes(scenario: Scenario, span: Span) -> Samples:
    """The spacecraft at the times where searches look; their arrays serve many margins.

    Where the wind may leap, both sides of the leap.
    """
    ephemeris = ephemeris_of(scenario)
    leaps = wind_of(scenario.solar_wind).changes(span)
    t = nodes(ephemeris, span)
    if len(leaps):
        both = np.concatenate([t, leaps, leaps - 0.5 * LEAP_S])
        return Samples(scenario, ephemeris, fixed(np.unique(both)))
    found = Samples(scenario, ephemeris, t)
    for parts, names in (((), _MOTION), (("pointing",), ("pointed",))):
        less = bare(scenario, parts)
        if less != scenario:
            known = at_nodes(less, span)
            found.__dict__.update({name: getattr(known, name) for name in names})
    return found


@lru_cache(maxsize=512)
def _windows(margin: Margin, scenario: Scenario, span: Span) -> Windows:
    function = at(margin, scenario)
    found = []
    for part in parts(scenario, span):
        known = at_nodes(scenario, part)
        found.append(find_windows(function, part, known.t, margin(known)).edges)
    return Windows(span, np.concatenate(found))


@lru_cache(maxsize=64)
def crossings(margin: Margin, scenario: Scenario, span: Span) -> Crossings:
    """Every change of sign of *margin* in *span*."""
    scenario = bare(scenario, margin.reads)
    known = at_nodes(scenario, span)
    return find_crossings(at(margin, scenario), known.t, margin(known))
