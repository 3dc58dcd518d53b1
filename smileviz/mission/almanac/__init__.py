"""The almanac, WINDOWS and EVENTS: when what is true. Timeline, table and CLI read it.

One file for each family of kinds; `names.py` has the lists.
"""

from smileviz.base.arrays import Floats
from smileviz.base.windows import Span, Windows
from smileviz.mission.almanac.names import (
    EVENTS,
    WINDOWS,
    edges_where,
    event_kind,
    event_kinds,
    selected,
    where,
    window_kind,
    window_kinds,
)
from smileviz.mission.scenario import Scenario
from smileviz.mission.stations import bundled as stations

__all__ = [
    "EVENTS",
    "WINDOWS",
    "edges_where",
    "event_kind",
    "event_kinds",
    "events",
    "selected",
    "stations",
    "where",
    "window_kind",
    "window_kinds",
    "windows",
]


def windows(name: str, scenario: Scenario, span: Span) -> Windows:
    """When the kind *name* is true in *span*, which lies within that of *scenario*."""
    return window_kind(name, scenario).windows(scenario, span)


def events(name: str, scenario: Scenario, span: Span) -> Floats:
    """When the events *name* happen in *span*, which lies within that of *scenario*: t (n,)."""
    return event_kind(name, scenario).events(scenario, span)
