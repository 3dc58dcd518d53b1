"""WINDOWS and EVENTS: when what is true; one line each. Timeline, table and CLI read them."""

import tomllib
from collections.abc import Callable
from functools import cache

import numpy as np

from smileviz.base import resources
from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.base.windows import Span, Windows
from smileviz.events.contact import Station
from smileviz.mission import margins
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.kinds import EventKind, Extreme, Kind, Values, crossing, edge
from smileviz.mission.scenario import Scenario
from smileviz.orbit.ephemeris import Ephemeris
from smileviz.orbit.revolutions import apogees, perigees

_POINTING = ("pointing",)
_WIND = ("solar_wind", "models")


@cache
def stations() -> tuple[Station, ...]:
    """The ground stations that come with the program, from ``data/stations.toml``."""
    with resources.path("data/stations.toml").open("rb") as file:
        tables = tomllib.load(file)
    return tuple(Station(name, **table) for name, table in tables.items())


def _contact(station: Station) -> Values:
    return lambda s: station.margin_rad(s.itrs_km)


def _elevation_deg(station: Station) -> Values:
    return lambda s: np.degrees(station.elevation_rad(s.itrs_km))


# --- what is worth knowing of a window
_LARGEST_R = Extreme("max_r_re", lambda s: s.r_km / EARTH_RADIUS_KM)
_LEAST_SUN = Extreme("min_sun_angle_deg", lambda s: np.degrees(s.sun_angle_rad), maximum=False)


def _deepest(margin: Values) -> Extreme:
    return Extreme("max_margin_deg", lambda s: np.degrees(margin(s)))


def _farthest(margin: Values) -> Extreme:
    return Extreme("max_outside_re", margin)


def _station_kind(station: Station) -> Kind:
    place = f"{station.latitude_deg:g}, {station.longitude_deg:g}"
    doubt = " (approximate place)" if station.approximate else ""
    return Kind(
        f"contact:{station.name}",
        f"Contact {station.title}",
        f"SMILE stands more than {station.mask_deg:g} deg above the horizon of {station.title}, "
        f"{place}{doubt}; geometric, no refraction, WGS 84.",
        (_contact(station),),
        extreme=Extreme("max_elevation_deg", _elevation_deg(station)),
    )


_SPHERE = "sphere of 6378.137 km, no atmosphere, geometric Sun of 695,700 km"

WINDOWS: tuple[Kind, ...] = (
    Kind(
        "sxi_allowed",
        "SXI may observe",
        "Far enough from the Earth and the Sun far enough from the SXI boresight: the scenario's "
        "pointing.min_radius_km and pointing.sun_limit_deg.",
        (margins.radius_allowed, margins.sun_allowed),
        _POINTING,
        _LEAST_SUN,
    ),
    Kind(
        "uvi_allowed",
        "UVI may observe",
        "Far enough from the Earth (the scenario's pointing.min_radius_km), and a pointing that "
        "the guidance law allows; no Sun limit of UVI is published.",
        (margins.radius_allowed, margins.pointing_exists),
        _POINTING,
        _LARGEST_R,
    ),
    Kind(
        "sun_limit",
        "Sun too near",
        "The Sun is nearer to the SXI boresight than pointing.sun_limit_deg, or the boresight "
        "would have to pass it; at any distance.",
        (margins.sun_refused,),
        _POINTING,
        _LEAST_SUN,
    ),
    Kind(
        "sun_angle_ok",
        "Sun far enough",
        "The Sun is farther from the SXI boresight than pointing.sun_limit_deg, at any distance.",
        (margins.sun_allowed,),
        _POINTING,
        _LEAST_SUN,
    ),
    Kind(
        "above_50000_km",
        "Above 50,000 km",
        "The distance from the Earth's centre is more than 50,000 km.",
        (margins.far,),
        extreme=_LARGEST_R,
    ),
    Kind(
        "penumbra",
        "Penumbra",
        f"The Earth covers some of the Sun, or all of it ({_SPHERE}).",
        (margins.penumbra,),
        extreme=_deepest(margins.penumbra),
    ),
    Kind(
        "umbra",
        "Umbra",
        f"The Earth covers all of the Sun ({_SPHERE}).",
        (margins.umbra,),
        extreme=_deepest(margins.umbra),
    ),
    Kind(
        "moon_penumbra",
        "Moon before the Sun",
        "The Moon (sphere of 1737.4 km) covers some of the Sun, geometric.",
        (margins.moon_penumbra,),
        extreme=_deepest(margins.moon_penumbra),
    ),
    Kind(
        "nose_in_sxi",
        "Nose in SXI's field",
        "The nose of the model magnetopause is in the field of view of SXI, may it observe or not.",
        (margins.nose_framed,),
        (*_POINTING, *_WIND),
        Extreme("max_inside_deg", margins.nose_framed),
    ),
    Kind(
        "outside_magnetopause",
        "Outside the magnetopause",
        "SMILE is outside the model magnetopause: in the magnetosheath or the solar wind.",
        (margins.outside_magnetopause,),
        _WIND,
        _farthest(margins.outside_magnetopause),
    ),
    Kind(
        "magnetosheath",
        "In the magnetosheath",
        "SMILE is between the model magnetopause and the model bow shock.",
        (margins.outside_magnetopause, margins.inside_bow_shock),
        _WIND,
        _farthest(margins.outside_magnetopause),
    ),
    Kind(
        "outside_bow_shock",
        "In the solar wind",
        "SMILE is outside the model bow shock.",
        (margins.outside_bow_shock,),
        _WIND,
        _farthest(margins.outside_bow_shock),
    ),
    *(_station_kind(station) for station in stations()),
)

_WINDOWS = {kind.name: kind for kind in WINDOWS}


def _turns(turning: Callable[[Ephemeris, Span], Floats]) -> Callable[[Scenario, Span], Floats]:
    def times(scenario: Scenario, span: Span) -> Floats:
        return turning(ephemeris_of(scenario), span)

    return times


def _edges_of(name: str, start: str, stop: str) -> tuple[EventKind, EventKind]:
    kind = _WINDOWS[name]
    return (
        EventKind(f"{name}_start", start, f"Start of: {kind.sentence}", edge(kind, start=True)),
        EventKind(f"{name}_stop", stop, f"End of: {kind.sentence}", edge(kind, start=False)),
    )


EVENTS: tuple[EventKind, ...] = (
    EventKind("perigee", "Perigee", "Nearest to the Earth's centre.", _turns(perigees)),
    EventKind("apogee", "Apogee", "Farthest from the Earth's centre.", _turns(apogees)),
    EventKind(
        "node_ascending",
        "Ascending node",
        "Crosses the true equator of date (TOD) to the north.",
        crossing(margins.north, rising=True),
    ),
    EventKind(
        "node_descending",
        "Descending node",
        "Crosses the true equator of date (TOD) to the south.",
        crossing(margins.north, rising=False),
    ),
    *_edges_of("sun_limit", "Sun limit begins", "Sun limit ends"),
    *_edges_of("sxi_allowed", "SXI may observe", "SXI must stop"),
    *_edges_of("uvi_allowed", "UVI may observe", "UVI must stop"),
    *_edges_of("penumbra", "Enters penumbra", "Leaves penumbra"),
    *_edges_of("umbra", "Enters umbra", "Leaves umbra"),
    *_edges_of("outside_magnetopause", "Leaves the magnetopause", "Enters the magnetopause"),
    *_edges_of("outside_bow_shock", "Leaves the bow shock", "Enters the bow shock"),
)

_EVENTS = {kind.name: kind for kind in EVENTS}


def windows(name: str, scenario: Scenario, span: Span) -> Windows:
    """When the kind *name* is true in *span*, which lies within that of *scenario*."""
    return window_kind(name).windows(scenario, span)


def events(name: str, scenario: Scenario, span: Span) -> Floats:
    """When the events *name* happen in *span*, which lies within that of *scenario*: t (n,)."""
    return event_kind(name).events(scenario, span)


def window_kind(name: str) -> Kind:
    """The kind of window *name*."""
    if name not in _WINDOWS:
        raise SmileError(f"No kind of window '{name}'; there are {', '.join(_WINDOWS)}.")
    return _WINDOWS[name]


def event_kind(name: str) -> EventKind:
    """The kind of event *name*."""
    if name not in _EVENTS:
        raise SmileError(f"No kind of event '{name}'; there are {', '.join(_EVENTS)}.")
    return _EVENTS[name]
