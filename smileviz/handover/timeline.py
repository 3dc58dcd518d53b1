"""Windows and events of the almanac as rows."""

from dataclasses import dataclass

import numpy as np

from smileviz.base import time
from smileviz.base.arrays import Floats
from smileviz.base.windows import Span
from smileviz.handover.sheet import Column, Sheet, utc
from smileviz.mission import almanac
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.kinds import EventKind, Kind
from smileviz.mission.quantities import BY_NAME
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import Scenario

_AT_EVENTS = ("r_km", "altitude_km", "latitude_deg", "longitude_deg", "sun_angle_deg")


@dataclass(frozen=True)
class Row:
    """One window: its kind, when, whether it is cut, and what its kind adds."""

    kind: Kind
    when: Span
    start_cut: bool
    stop_cut: bool
    adds: dict[str, float]


def windows(scenario: Scenario, span: Span, kinds: list[Kind]) -> list[Row]:
    """Windows in *span* of *kinds*, in the order they start."""
    found: list[Row] = []
    for kind in kinds:
        those = kind.windows(scenario, span)
        adds = kind.added(scenario, those)
        cuts = kind.cut(scenario, those).tolist()
        for k, when in enumerate(those):
            values = {name: float(column[k]) for name, column in adds.items()}
            found.append(Row(kind, when, cuts[k][0], cuts[k][1], values))
    return sorted(found, key=lambda row: row.when.start)


def kinds_of(
    scenario: Scenario, names: tuple[str, ...] | None = None, where: str | None = None
) -> list[Kind]:
    """The kinds *names*, and the expression *where*; all if neither is given."""
    own = [almanac.where(where, scenario)] if where is not None else []
    if names is None and own:
        return own
    return [*own, *almanac.selected(names, scenario)]


def asked_for(span: Span) -> dict[str, str]:
    """The line that says for what time the rows are whole."""
    return {"asked": f"{time.to_utc(span.start)} to {time.to_utc(span.stop)}"}


def about(kinds: list[Kind]) -> dict[str, str]:
    """What each kind means and where it is from, a line each."""
    return {kind.name: f"{kind.sentence} Source: {kind.source}." for kind in kinds}


def sheet_of_windows(meta: dict[str, str], rows: list[Row]) -> Sheet:
    """The windows as columns; what a kind does not add is empty."""
    edges = [[row.when.start for row in rows], [row.when.stop for row in rows]]
    both = utc(np.array(edges).ravel())  # together, so that both columns are of one form
    columns: dict[str, Column] = {
        "kind": [row.kind.name for row in rows],
        "start_utc": both[: len(rows)],
        "stop_utc": both[len(rows) :],
        "duration_s": np.array([row.when.length_s for row in rows]),
        "start_cut": [row.start_cut for row in rows],
        "stop_cut": [row.stop_cut for row in rows],
    }
    for name in dict.fromkeys(name for row in rows for name in row.adds):
        columns[name] = np.array([row.adds.get(name, np.nan) for row in rows])
    return Sheet(meta, columns)


def event_kinds_of(
    scenario: Scenario, names: tuple[str, ...] | None = None, where: str | None = None
) -> tuple[EventKind, ...]:
    """The kinds *names*, and the edges of the expression *where*; all if neither is."""
    own = almanac.edges_where(where, scenario) if where is not None else ()
    if names is None:
        return own or almanac.event_kinds(scenario)
    return (*own, *(almanac.event_kind(name, scenario) for name in names))


@dataclass(frozen=True)
class Happening:
    """One event: its kind, and when."""

    kind: EventKind
    t: float


def events(scenario: Scenario, span: Span, kinds: tuple[EventKind, ...]) -> list[Happening]:
    """Events in *span* of *kinds*, in the order they happen."""
    found = [
        Happening(kind, float(t)) for kind in kinds for t in kind.events(scenario, span).tolist()
    ]
    return sorted(found, key=lambda event: event.t)


def sheet_of_events(meta: dict[str, str], scenario: Scenario, found: list[Happening]) -> Sheet:
    """The events as columns: when, which, and where the spacecraft is then."""
    t: Floats = np.array([event.t for event in found], dtype=np.float64)
    columns: dict[str, Column] = {"utc": utc(t), "kind": [event.kind.name for event in found]}
    there = Samples(scenario, ephemeris_of(scenario), t)
    for name in _AT_EVENTS:
        columns[name] = BY_NAME[name].values(there) if len(t) else t
    return Sheet(meta, columns)
