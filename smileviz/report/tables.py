"""Tables of the report: windows, contacts, events, revolutions, margins, what kinds mean."""

import numpy as np

from smileviz.base import time
from smileviz.base.windows import Span
from smileviz.handover.timeline import Happening, Row
from smileviz.mission import almanac
from smileviz.mission.calendar import PRIMARY, Calendar, CalendarColumn
from smileviz.mission.passes import Pass
from smileviz.mission.scenario import Scenario
from smileviz.mission.worst import Worst
from smileviz.report.bars import ROWS
from smileviz.report.blocks import Column, Grid

SPECIAL = ("umbra", "moon_penumbra", "moon_umbra")
"""Kinds that are in the tables though they have no bar."""

_TIME = 84.0  # points that a time to the second takes
_WINDOWS = (
    Column("Kind", 108.0),
    Column("Start, UTC", 92.0),
    Column("Stop, UTC", 92.0),
    Column("Duration", 54.0, right=True),
    Column("", 159.0),
)
_PASSES = (
    Column("Station", 47.0),
    Column("AOS, UTC", 94.0),
    Column("LOS, UTC", 94.0),
    Column("Duration", 48.0, right=True),
    Column("Elevation, at most", 42.0, right=True),
    Column("Range then, km", 43.0, right=True),
    Column("Azimuth AOS", 36.0, right=True),
    Column("LOS", 26.0, right=True),
    Column("Range rate AOS, km/s", 43.0, right=True),
    Column("LOS, km/s", 32.0, right=True),
)
_SHORT = {"magnetopause_crossings": "MP cross.", "bow_shock_crossings": "BS cross."}
_UNITS = {"re": "R⊕", "l": "L", "cm3": "cm-3"}
CUT = "← →: it goes on beyond the span."


def _edges(start: float, stop: float, *, start_cut: bool, stop_cut: bool) -> tuple[str, str]:
    """Both ends, marked where the span cuts them."""
    first, last = time.label(start), time.label(stop)
    return f"← {first}" if start_cut else first, f"{last} →" if stop_cut else last


def windows(rows: list[Row]) -> Grid:
    """The windows in the order they start; a cut one says so."""
    return Grid(
        _WINDOWS,
        tuple(
            (
                row.kind.title,
                *_edges(
                    row.when.start,
                    row.when.stop,
                    start_cut=row.start_cut,
                    stop_cut=row.stop_cut,
                ),
                time.duration_label(row.when.length_s),
                "; ".join(_added(*item) for item in row.adds.items() if np.isfinite(item[1])),
            )
            for row in rows
        ),
    )


def _added(name: str, value: float) -> str:
    """``min_sun_angle_deg`` 43.2 -> ``min sun angle 43.2 deg``."""
    words, _, unit = name.rpartition("_")
    return f"{words.replace('_', ' ')} {value:.4g} {_UNITS.get(unit, unit)}"


def passes(found: tuple[Pass, ...]) -> Grid:
    """Contacts in order of AOS."""
    return Grid(
        _PASSES,
        tuple(
            (
                item.title,
                *_edges(item.aos, item.los, start_cut=item.aos_cut, stop_cut=item.los_cut),
                time.duration_label(item.los - item.aos),
                f"{item.max_elevation_deg:.1f}°",
                f"{item.range_km:,.0f}",
                f"{item.azimuth_aos_deg:.0f}°",
                f"{item.azimuth_los_deg:.0f}°",
                f"{item.range_rate_aos_km_s:+.3f}",
                f"{item.range_rate_los_km_s:+.3f}",
            )
            for item in found
        ),
    )


def events(found: list[Happening]) -> Grid:
    """Events in order of time."""
    columns = (Column("UTC", _TIME), Column("Event", 100.0), Column("What it is", 321.0))
    return Grid(
        columns,
        tuple((time.label(item.t), item.kind.title, item.kind.sentence) for item in found),
    )


def revolutions(found: Calendar, columns: tuple[CalendarColumn, ...]) -> Grid:
    """A row a revolution: its number, when it starts, and *columns*."""
    shares = (505.0 - 30.0 - 96.0) / len(columns)
    heads = [Column("No.", 30.0, right=True), Column("Perigee, UTC", 96.0)]
    heads += [Column(_head(column), shares, right=True) for column in columns]
    rows = []
    for k, number in enumerate(found.rounds.numbers.tolist()):
        start = time.label(float(found.rounds.edges[k, 0]))
        values = [_number(column, float(found.columns[column.name][k])) for column in columns]
        rows.append((str(number), start if found.rounds.whole[k] else f"{start} *", *values))
    return Grid(tuple(heads), tuple(rows))


def _head(column: CalendarColumn) -> str:
    words = _SHORT.get(column.name, column.title)
    return f"{words}, {column.unit}" if column.unit else words


def _number(column: CalendarColumn, value: float) -> str:
    if not np.isfinite(value):
        return "-"
    return f"{value:,.0f}" if column.unit in {"", "km", "min"} else f"{value:.1f}"


def margins(found: tuple[Worst, ...], most: int) -> Grid:
    """The smallest margins first; what is beyond its limit is marked."""
    columns = (
        Column("Margin of", 165.0),
        Column("Kind", 90.0),
        Column("Rev.", 34.0, right=True),
        Column("When, UTC", 92.0),
        Column("Margin", 60.0, right=True),
        Column("", 64.0),
    )
    shown = found[:most]
    rows = tuple(
        (
            item.title,
            almanac.window_kind(item.kind).title,
            str(item.number),
            time.label(item.t),
            f"{item.margin:+.1f} {item.unit}" if np.isfinite(item.margin) else "no pointing",
            "allowed" if item.allowed else "beyond the limit",
        )
        for item in shown
    )
    beyond = frozenset(k for k, item in enumerate(shown) if not item.allowed)
    return Grid(columns, rows, marked=beyond)


def meanings(scenario: Scenario) -> Grid:
    """What each kind in the report means, and where that is from."""
    names = dict.fromkeys((*(row.kind for row in ROWS), *SPECIAL))
    kinds = [almanac.window_kind(name, scenario) for name in names]
    columns = (Column("Kind", 1.5), Column("Meaning", 4.5), Column("Source", 2.5))
    return Grid(columns, tuple((kind.title, kind.sentence, kind.source) for kind in kinds))


def stations(span: Span, whole_s: float) -> tuple[str, ...]:
    """Which stations are listed: all over a short span, over a long one those of the downlink."""
    return () if span.length_s <= whole_s else PRIMARY
