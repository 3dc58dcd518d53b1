"""Windows and events of the almanac as rows."""

from dataclasses import dataclass

import numpy as np

from smileviz.base import time
from smileviz.base.arrays import Floats
from smileviz.base.windows import Span
from smileviz.cli.asked import names
from smileviz.cli.sheet import Column, Sheet, utc
from smileviz.mission import almanac
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.kinds import EventKind, Kind
from smileviz.mission.quantities import BY_NAME
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import Scenario

_AT_EVENTS = ("r_km", "altitude_km", "latitude_deg", "longitude_deg", "sun_angle_deg")
_CONTACT = "contact"


@dataclass(frozen=True)
class Row:
    """One window: its kind, when, whether it is cut, and what its kind adds."""

    kind: Kind
    when: Span
    start_cut: bool
    stop_cut: bool
    value: float


def windows(scenario: Scenario, span: Span, text: str | None) -> list[Row]:
    """Windows in *span* of the kinds in *text* (all if None), in the order they start."""
    found: list[Row] = []
    for kind in _kinds(text):
        those = kind.windows(scenario, span)
        cuts = kind.cut(scenario, those).tolist()
        values = kind.extremes(scenario, those)
        for when, cut, value in zip(those, cuts, values, strict=True):
            found.append(Row(kind, when, cut[0], cut[1], float(value)))
    return sorted(found, key=lambda row: row.when.start)


def _kinds(text: str | None) -> list[Kind]:
    if text is None:
        return list(almanac.WINDOWS)
    contacts = [kind.name for kind in almanac.WINDOWS if kind.name.startswith(f"{_CONTACT}:")]
    listed = [contacts if name == _CONTACT else [name] for name in names(text)]
    return [almanac.window_kind(name) for part in listed for name in part]


def asked_for(span: Span) -> dict[str, str]:
    """The line that says for what time the rows are whole."""
    return {"asked": f"{time.to_utc(span.start)} to {time.to_utc(span.stop)}"}


def about(text: str | None) -> dict[str, str]:
    """What each kind in *text* means, a line each."""
    return {kind.name: kind.sentence for kind in _kinds(text)}


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
    added = dict.fromkeys(row.kind.extreme.name for row in rows if row.kind.extreme)
    for name in added:
        columns[name] = np.array([_value(row, name) for row in rows])
    return Sheet(meta, columns)


def _value(row: Row, name: str) -> float:
    adds = row.kind.extreme
    return row.value if adds is not None and adds.name == name else np.nan


def events(scenario: Scenario, span: Span, text: str | None, meta: dict[str, str]) -> Sheet:
    """Events in *span* of the kinds in *text* (all if None), in the order they happen."""
    listed: tuple[EventKind, ...] = (
        almanac.EVENTS if text is None else tuple(almanac.event_kind(name) for name in names(text))
    )
    when = [kind.events(scenario, span) for kind in listed]
    t: Floats = np.concatenate([np.empty(0), *when])
    kinds = np.repeat([kind.name for kind in listed], [len(times) for times in when])
    order = np.argsort(t, kind="stable")
    columns: dict[str, Column] = {"utc": utc(t[order]), "kind": kinds[order].tolist()}
    there = Samples(scenario, ephemeris_of(scenario), t[order])
    for name in _AT_EVENTS:
        columns[name] = BY_NAME[name].values(there) if len(t) else t
    return Sheet(meta | asked_for(span), columns)
