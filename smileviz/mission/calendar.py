"""Season calendar: every revolution of the mission as a row of numbers."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from smileviz.base.arrays import Floats, fixed, norm
from smileviz.base.progress import Report
from smileviz.base.units import EARTH_EQUATORIAL_KM, EARTH_RADIUS_KM, HOUR_S, MINUTE_S
from smileviz.base.windows import Span, Windows
from smileviz.events.search import extremes
from smileviz.mission import truth
from smileviz.mission.rounds import Rounds, count_per_round, per_round_s, rounds
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import Scenario
from smileviz.mission.stations import stations_of
from smileviz.mission.survey import survey

PRIMARY = ("ohiggins", "sanya")
"""The stations of the science downlink."""


@dataclass(frozen=True)
class CalendarColumn:
    """One column: what is written of each revolution."""

    name: str
    title: str
    unit: str
    sentence: str


@dataclass(frozen=True)
class _Hours:
    """A column that is the time of a kind of window, or of several at once."""

    column: CalendarColumn
    kinds: tuple[str, ...]
    """All of them together, unless *either*."""
    seconds: float
    """In the unit of the column."""
    either: bool = False

    def values(self, windows: dict[str, Windows], found: Rounds) -> Floats:
        """Return the column (n,)."""
        whole = windows[self.kinds[0]]
        for name in self.kinds[1:]:
            whole = whole | windows[name] if self.either else whole & windows[name]
        return per_round_s(whole, found) / self.seconds


def _hours(name: str, title: str, sentence: str, *kinds: str) -> _Hours:
    return _Hours(CalendarColumn(name, title, "h", sentence), kinds, HOUR_S)


def _minutes(name: str, title: str, sentence: str, *kinds: str) -> _Hours:
    return _Hours(CalendarColumn(name, title, "min", sentence), kinds, MINUTE_S)


_LENGTHS = (
    _hours("sxi_h", "SXI", "Time in which SXI may observe.", "sxi_allowed"),
    _hours("uvi_h", "UVI", "Time in which UVI may observe.", "uvi_allowed"),
    _hours(
        "both_h", "SXI and UVI", "Time in which both may observe.", "sxi_allowed", "uvi_allowed"
    ),
    _hours(
        "nose_h",
        "SXI with nose",
        "Time in which SXI may observe with the nose in its field.",
        "sxi_allowed",
        "nose_in_sxi",
    ),
    _hours("sheath_h", "Magnetosheath", "Time in the magnetosheath.", "magnetosheath"),
    _hours("solar_wind_h", "Solar wind", "Time outside the bow shock.", "outside_bow_shock"),
    _minutes("penumbra_min", "Eclipse", "Time in penumbra or umbra of the Earth.", "penumbra"),
    _minutes("umbra_min", "Umbra", "Time in the Earth's umbra.", "umbra"),
    _Hours(
        CalendarColumn(
            "contact_min",
            "Contact",
            "min",
            "Time in contact with O'Higgins or Sanya, the stations of the science downlink.",
        ),
        tuple(f"contact:{name}" for name in PRIMARY),
        MINUTE_S,
        either=True,
    ),
    _Hours(
        CalendarColumn("belts_min", "Radiation belts", "min", "Time in the inner or outer belt."),
        ("inner_belt", "outer_belt"),
        MINUTE_S,
        either=True,
    ),
)
_CROSSINGS = (
    (
        CalendarColumn("magnetopause_crossings", "Magnetopause", "", "Crossings of the model."),
        "outside_magnetopause",
    ),
    (
        CalendarColumn("bow_shock_crossings", "Bow shock", "", "Crossings of the model."),
        "outside_bow_shock",
    ),
)


def _height_km(s: Samples) -> Floats:
    return norm(s.position_km) - EARTH_EQUATORIAL_KM


def _r_re(s: Samples) -> Floats:
    return s.r_km / EARTH_RADIUS_KM


def _sun_deg(s: Samples) -> Floats:
    return np.degrees(s.sun_angle_rad)


_EXTREMES: tuple[tuple[CalendarColumn, Callable[[Samples], Floats], str | None, bool], ...] = (
    (
        CalendarColumn(
            "min_sun_angle_deg",
            "Least Sun angle",
            "deg",
            "Least angle between the SXI boresight and the Sun above the least distance.",
        ),
        _sun_deg,
        "uvi_allowed",
        False,
    ),
    (
        CalendarColumn(
            "perigee_altitude_km", "Perigee", "km", "Least height above a sphere of 6378.137 km."
        ),
        _height_km,
        None,
        False,
    ),
    (
        CalendarColumn("apogee_r_re", "Apogee", "R⊕", "Greatest distance from the Earth's centre."),
        _r_re,
        None,
        True,
    ),
)

COLUMNS: tuple[CalendarColumn, ...] = (
    *(item.column for item in _LENGTHS),
    *(column for column, _ in _CROSSINGS),
    *(column for column, *_ in _EXTREMES),
)
"""Columns of every calendar; a column contact_<station>_min for each station beside them."""


@dataclass(frozen=True, eq=False)
class Calendar:
    """Revolutions and the columns (n,) by name."""

    rounds: Rounds
    columns: dict[str, Floats]


def columns_of(scenario: Scenario) -> tuple[CalendarColumn, ...]:
    """COLUMNS, and those of the stations of *scenario*."""
    return (
        *COLUMNS,
        *(
            CalendarColumn(
                f"contact_{station.name}_min",
                station.title,
                "min",
                f"Time in contact with {station.title}.",
            )
            for station in stations_of(scenario)
        ),
    )


def calendar(
    scenario: Scenario, span: Span | None = None, report: Report | None = None
) -> Calendar:
    """The revolutions in *span*, by default all of *scenario*.

    CancelledError once *report*, which is told how far it is, wants no more.
    """
    within = scenario.span if span is None else span
    found = rounds(scenario, within)
    stations = tuple(f"contact:{station.name}" for station in stations_of(scenario))
    needed = (
        *(name for item in _LENGTHS for name in item.kinds),
        *(name for _, name in _CROSSINGS),
        *stations,
    )
    windows = survey(scenario, within, tuple(dict.fromkeys(needed)), report)
    values = _columns(scenario, within, windows, found)
    return Calendar(
        found, {column.name: fixed(values[column.name]) for column in columns_of(scenario)}
    )


def _columns(
    scenario: Scenario, span: Span, windows: dict[str, Windows], found: Rounds
) -> dict[str, Floats]:
    columns = {item.column.name: item.values(windows, found) for item in _LENGTHS}
    for station in stations_of(scenario):
        contact = windows[f"contact:{station.name}"]
        columns[f"contact_{station.name}_min"] = per_round_s(contact, found) / MINUTE_S
    for column, name in _CROSSINGS:
        edges = windows[name].edges.ravel()
        inside = edges[(edges > span.start) & (edges < span.stop)]
        columns[column.name] = count_per_round(inside, found)
    for column, values, during, greatest in _EXTREMES:
        whole = windows[during] if during else None
        columns[column.name] = _extreme(scenario, values, whole, found, greatest=greatest)
    return columns


def _extreme(
    scenario: Scenario,
    values: Callable[[Samples], Floats],
    during: Windows | None,
    found: Rounds,
    *,
    greatest: bool,
) -> Floats:
    """Greatest or least of *values* in each revolution (n,), while *during*; NaN where never."""
    bare = truth.bare(scenario, ("pointing",))
    known = truth.at_nodes(bare, Span(float(found.edges[0, 0]), float(found.edges[-1, 1])))

    def told(s: Samples) -> Floats:
        if during is None:
            return values(s)
        return np.where(during.contains(s.t), values(s), np.nan)

    best = extremes(truth.at(told, bare), found.edges, known.t, told(known), maximum=greatest)
    return best.value
