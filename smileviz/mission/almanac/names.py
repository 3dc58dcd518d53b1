"""Names of the almanac: the kinds of windows and events there are, for a scenario or for all."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError
from smileviz.mission import quantities, truth
from smileviz.mission.almanac import conjunctions, contacts, eclipses, observing, regions, turns
from smileviz.mission.almanac.formula import Meaning
from smileviz.mission.expression import parsed
from smileviz.mission.kinds import EventKind, Extreme, Kind
from smileviz.mission.quantity import Quantity
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import OwnWindow, Scenario
from smileviz.mission.sites import sites_of
from smileviz.mission.stations import bundled, stations_of
from smileviz.mission.truth import Condition

_FIXED: tuple[Kind, ...] = (*observing.KINDS, *eclipses.KINDS, *regions.KINDS)

WINDOWS: tuple[Kind, ...] = (*_FIXED, *(contacts.contact(station) for station in bundled()))
"""Kinds of every scenario; a scenario's own stations, sites, spacecraft and windows beside them."""

EVENTS: tuple[EventKind, ...] = turns.KINDS

_WITH_NUMBER: dict[str, tuple[Callable[[float], Kind], float, float]] = {
    "uvi_sees_maglat": (observing.maglat, 1.0, 90.0),
    **{
        name: (lambda km, name=name: regions.above(name, km), 0.0, 2e6)  # type: ignore[misc]
        for name in regions.HEIGHTS
    },
}
"""Names that need a number, as in altitude_above:10000, and the least and greatest one."""

_EXAMPLES = ("altitude_above:10000", "uvi_sees_maglat:70")
_ENDS = {"_start": 0, "_stop": 1}
_SUFFIXES = {
    "deg": "_deg",
    "km": "_km",
    "R⊕": "_re",
    "h": "_h",
    "km/s": "_km_s",
    "nPa": "_npa",
    "nT": "_nt",
}


def window_kinds(scenario: Scenario) -> tuple[Kind, ...]:
    """Every kind of window of *scenario*: bundled, of its stations, sites, spacecraft, its own."""
    return (*_given(scenario), *(_own(window, scenario) for window in scenario.windows))


def event_kinds(scenario: Scenario) -> tuple[EventKind, ...]:
    """Every kind of event of *scenario*: EVENTS, and the edges of its own windows."""
    own = (_own(window, scenario) for window in scenario.windows)
    return (*EVENTS, *(event for kind in own for event in turns.edges_of(kind)))


def window_kind(name: str, scenario: Scenario | None = None) -> Kind:
    """The kind of window *name*; with *scenario*, of those of that scenario too."""
    found = _window_kind(name, scenario)
    if found is None:
        given = WINDOWS if scenario is None else window_kinds(scenario)
        names = (*(kind.name for kind in given), *_EXAMPLES)
        raise SmileError(f"No kind of window '{name}'; there are {', '.join(names)}.")
    return found


def event_kind(name: str, scenario: Scenario | None = None) -> EventKind:
    """The kind of event *name*: one of EVENTS, or NAME_start and NAME_stop of any window."""
    known = {kind.name: kind for kind in EVENTS}
    if name in known:
        return known[name]
    for end, which in _ENDS.items():
        if name.endswith(end):
            kind = _window_kind(name.removesuffix(end), scenario)
            if kind is not None:
                return turns.edges_of(kind)[which]
    raise SmileError(
        f"No kind of event '{name}'; there are {', '.join(known)}, and NAME_start and NAME_stop of "
        "every kind of window."
    )


def selected(names: tuple[str, ...] | None, scenario: Scenario) -> tuple[Kind, ...]:
    """The kinds of windows *names* of *scenario*; None: all but conjunctions, which take long.

    The name of a family, such as contact, stands for all of it.
    """
    known = window_kinds(scenario)
    if names is None:
        return tuple(kind for kind in known if kind.family != "conjunction")
    found: list[Kind] = []
    for name in names:
        family = [kind for kind in known if kind.family == name]
        found += family or [window_kind(name, scenario)]
    return tuple(dict.fromkeys(found))


def edges_where(expression: str, scenario: Scenario) -> tuple[EventKind, EventKind]:
    """When *expression* becomes true, and when it stops being so."""
    return turns.edges_of(where(expression, scenario))


def where(expression: str, scenario: Scenario, name: str = "where") -> Kind:
    """When *expression* over quantities and windows is true, as a kind *name*."""
    return _of_expression(OwnWindow(name, expression), scenario, ())


@lru_cache(maxsize=32)
def _given(scenario: Scenario) -> tuple[Kind, ...]:
    companions = conjunctions.companions_of(scenario)
    return (
        *_FIXED,
        *(contacts.contact(station) for station in stations_of(scenario)),
        *(conjunctions.conjunction(site) for site in sites_of(scenario)),
        *(conjunctions.near(companion) for companion in companions),
        *(conjunctions.same_region(companion) for companion in companions),
    )


def _window_kind(name: str, scenario: Scenario | None) -> Kind | None:
    given = WINDOWS if scenario is None else _given(scenario)
    for kind in given:
        if kind.name == name:
            return kind
    for window in scenario.windows if scenario is not None else ():
        if window.name == name and scenario is not None:
            return _own(window, scenario)
    return _numbered(name)


def _numbered(name: str) -> Kind | None:
    """A kind whose name holds a number."""
    family, colon, written = name.partition(":")
    if not colon or family not in _WITH_NUMBER:
        return None
    make, least, greatest = _WITH_NUMBER[family]
    try:
        number = float(written)
    except ValueError:
        number = float("nan")
    if not least <= number <= greatest:
        raise SmileError(
            f"'{name}' needs a number from {least:g} to {greatest:g} after the colon, as in "
            f"{next(example for example in (*_EXAMPLES, f'{family}:50000') if family in example)}."
        )
    return make(number)


def _own(window: OwnWindow, scenario: Scenario) -> Kind:
    names = [other.name for other in scenario.windows]
    if names.count(window.name) > 1:
        raise SmileError(f"Two windows are named '{window.name}'; each needs its own name.")
    if any(kind.name == window.name for kind in _given(scenario)):
        raise SmileError(f"A window cannot be named '{window.name}': that is a kind already.")
    return _of_expression(window, scenario, ())


@dataclass(frozen=True)
class _Value:
    """The margin of a whole condition."""

    condition: Condition

    def __call__(self, s: Samples) -> Floats:
        """Return it (n,)."""
        return truth.value(self.condition, s)


def _of_expression(window: OwnWindow, scenario: Scenario, inside: tuple[str, ...]) -> Kind:
    if window.name in inside:
        raise SmileError(f"The window '{window.name}' is defined by itself.")
    inside = (*inside, window.name)

    def lookup(name: str) -> Quantity | Condition | None:
        for other in scenario.windows:
            if other.name == name:
                return _of_expression(other, scenario, inside).condition
        kind = _window_kind(name, scenario)
        if kind is not None:
            return kind.condition
        return quantities.find(name, scenario)

    meaning = Meaning(window.expression, lookup, _names(scenario))
    condition = meaning.condition(parsed(window.expression))
    units = {margin.unit for margin in truth.margins(condition)}
    suffix = _SUFFIXES.get(next(iter(units)), "") if len(units) == 1 else ""
    extreme = Extreme(f"max_margin{suffix}", _Value(condition)) if len(units) == 1 else None
    return Kind(
        window.name,
        window.title or window.name,
        f"True where: {window.expression}.",
        condition,
        "own",
        extreme,
        source="the scenario's own expression",
    )


def _names(scenario: Scenario) -> tuple[str, ...]:
    own = (window.name for window in scenario.windows)
    kinds = (kind.name for kind in _given(scenario))
    return (*own, *kinds, *(item.name for item in quantities.quantities_of(scenario)))
