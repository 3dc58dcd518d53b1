"""The table of margins: of every constraint now, and its worst in this orbit and in a span."""

from dataclasses import dataclass
from functools import lru_cache

from smileviz.base.windows import Span
from smileviz.mission import almanac
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import Scenario
from smileviz.mission.truth import Margin
from smileviz.mission.worst import Worst, worst

_STATIONS = ("contact:ohiggins", "contact:sanya")
_OBSERVING = (
    *("sxi_allowed", "uvi_allowed", "nose_in_sxi", "cusp_north_in_sxi", "cusp_south_in_sxi"),
    *("earth_in_uvi", "earth_disc_in_uvi", "uvi_sees_oval"),
)


@dataclass(frozen=True)
class Constraint:
    """A margin, and the titles of the kinds of windows that ask for it."""

    margin: Margin
    needed_by: tuple[str, ...]


@dataclass(frozen=True)
class Lows:
    """The worst of each constraint, in the order of `constraints`; None where it never counts."""

    orbit: tuple[Worst | None, ...]
    span: tuple[Worst | None, ...]
    of: Span
    """The orbit."""


def kinds(scenario: Scenario) -> tuple[str, ...]:
    """Names of the kinds whose margins are listed: observing, contacts of the downlink, own."""
    known = {kind.name for kind in almanac.window_kinds(scenario)}
    own = tuple(window.name for window in scenario.windows)
    return tuple(name for name in (*_OBSERVING, *_STATIONS, *own) if name in known)


@lru_cache(maxsize=8)
def constraints(scenario: Scenario) -> tuple[Constraint, ...]:
    """Every margin once, with what needs it."""
    needed: dict[Margin, list[str]] = {}
    for name in kinds(scenario):
        kind = almanac.window_kind(name, scenario)
        for margin in kind.margins:
            titles = needed.setdefault(margin, [])
            if kind.title not in titles:
                titles.append(kind.title)
    return tuple(Constraint(margin, tuple(titles)) for margin, titles in needed.items())


def now(here: Samples) -> tuple[float, ...]:
    """The margin of each constraint at the first of *here*; NaN where it has none."""
    return tuple(float(item.margin(here)[0]) for item in constraints(here.scenario))


@lru_cache(maxsize=16)
def lows(scenario: Scenario, orbit: Span, span: Span, during: str | None) -> Lows:
    """The worst of each constraint in *orbit* and in *span*, while *during* is true if given."""
    return Lows(_lowest(scenario, orbit, during), _lowest(scenario, span, during), orbit)


def _lowest(scenario: Scenario, span: Span, during: str | None) -> tuple[Worst | None, ...]:
    found: dict[tuple[str, str], Worst] = {}
    for row in worst(scenario, span, kinds(scenario), during):
        key = row.title, row.unit
        if key not in found or row.margin < found[key].margin:
            found[key] = row
    return tuple(found.get((item.margin.title, item.margin.unit)) for item in constraints(scenario))
