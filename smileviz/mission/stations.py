"""Ground stations of a scenario: which there are, where SMILE stands in their sky, its passes."""

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from smileviz.base import frames, resources
from smileviz.base.arrays import Floats, fixed, rotate
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.base.units import EARTH_ROTATION_RAD_S, LIGHT_SPEED_KM_S
from smileviz.events.contact import Station
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.quantity import Quantity
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import Scenario


@cache
def bundled() -> tuple[Station, ...]:
    """The ground stations that come with the program, from ``data/stations.toml``."""
    with resources.path("data/stations.toml").open("rb") as file:
        tables = tomllib.load(file)
    return tuple(Station(name, **table) for name, table in tables.items())


def stations_of(scenario: Scenario) -> tuple[Station, ...]:
    """All stations: those of *scenario* and, less those of the same name, the bundled ones."""
    return _merged(scenario.stations)


@lru_cache(maxsize=16)
def _merged(own: tuple[Station, ...]) -> tuple[Station, ...]:
    named = {station.name: station for station in bundled()}
    for k, station in enumerate(own):
        if any(other.name == station.name for other in own[:k]):
            raise SmileError(f"Two stations are named '{station.name}'; each needs its own name.")
    return tuple((named | {station.name: station for station in own}).values())


def station_of(name: str, scenario: Scenario) -> Station:
    """The station *name*."""
    known = {station.name: station for station in stations_of(scenario)}
    if name not in known:
        raise SmileError(f"No station '{name}'; there are {', '.join(known)}.")
    return known[name]


def itrs_velocity_km_s(s: Samples) -> Floats:
    """Velocity against the turning Earth, ITRS axes (n, 3)."""
    itrs = frames.rotations(Frame.GCRS, Frame.ITRS, s.t)
    x, y, _ = s.itrs_km.T
    turning = EARTH_ROTATION_RAD_S * np.stack([-y, x, np.zeros_like(x)], axis=1)
    return rotate(itrs, s.velocity_km_s) - turning


def doppler_hz(range_rate_km_s: Floats, carrier_hz: float) -> Floats:
    """Shift of a *carrier_hz* received from a body that recedes at *range_rate_km_s* (...).

    One way, to first order in v/c.
    """
    return np.asarray(-carrier_hz * range_rate_km_s / LIGHT_SPEED_KM_S)


# --- one number of a station, as a function of samples that caches can compare
def _margin_deg(station: Station, s: Samples) -> Floats:
    return np.degrees(station.margin_rad(s.itrs_km))


def _elevation_deg(station: Station, s: Samples) -> Floats:
    return np.degrees(station.elevation_rad(s.itrs_km))


def _azimuth_deg(station: Station, s: Samples) -> Floats:
    return np.degrees(station.azimuth_rad(s.itrs_km))


def _range_km(station: Station, s: Samples) -> Floats:
    return station.range_km(s.itrs_km)


def _range_rate_km_s(station: Station, s: Samples) -> Floats:
    return station.range_rate_km_s(s.itrs_km, itrs_velocity_km_s(s))


def _doppler_hz(station: Station, s: Samples) -> Floats:
    carrier = station.carrier_mhz
    if carrier is None:
        return np.full(len(s.t), np.nan)
    return doppler_hz(_range_rate_km_s(station, s), 1e6 * carrier)


_LOOKS: dict[str, Callable[[Station, Samples], Floats]] = {
    "margin_deg": _margin_deg,
    "elevation_deg": _elevation_deg,
    "azimuth_deg": _azimuth_deg,
    "range_km": _range_km,
    "range_rate_km_s": _range_rate_km_s,
    "doppler_hz": _doppler_hz,
}


@dataclass(frozen=True)
class Look:
    """*what* of the spacecraft as *station* sees it: a name of `_LOOKS`; equal when they are."""

    station: Station
    what: str

    def __call__(self, s: Samples) -> Floats:
        """Return it at each of *s* (n,)."""
        return _LOOKS[self.what](self.station, s)


@dataclass(frozen=True, eq=False)
class StationTrack:
    """The way of the spacecraft through the sky of a station, each (n,); geometric."""

    t: Floats
    azimuth_deg: Floats
    elevation_deg: Floats
    range_km: Floats
    range_rate_km_s: Floats


def station_track(scenario: Scenario, name: str, t: Floats) -> StationTrack:
    """Where the station *name* sees the spacecraft at *t* (n,)."""
    station = station_of(name, scenario)
    samples = Samples(scenario, ephemeris_of(scenario), t)
    parts = ("azimuth_deg", "elevation_deg", "range_km", "range_rate_km_s")
    return StationTrack(fixed(t), *(fixed(Look(station, part)(samples)) for part in parts))


_STATION = (
    ("elevation_deg", "elevation", "deg", "Elevation of SMILE at {}, geometric"),
    ("azimuth_deg", "azimuth", "deg", "Azimuth of SMILE at {}, from north through east"),
    ("range_km", "range", "km", "Distance of SMILE from {}"),
    ("range_rate_km_s", "range rate", "km/s", "How fast the distance of SMILE from {} grows"),
    ("margin_deg", "margin", "deg", "Elevation of SMILE above the mask of {}"),
)


def quantities_of_station(station: Station) -> Iterator[Quantity]:
    """Where the spacecraft stands in the sky of *station*, and how fast it recedes."""
    for name, word, unit, sentence in _STATION:
        yield Quantity(
            f"{station.name}_{name}",
            f"{station.title} {word}",
            unit,
            f"{sentence.format(station.title)}.",
            station.source or "the scenario",
            Look(station, name),
            (),
        )
    if station.carrier_mhz is not None:
        yield Quantity(
            f"{station.name}_doppler_hz",
            f"{station.title} Doppler shift",
            "Hz",
            f"One-way Doppler shift of {station.carrier_mhz:g} MHz at {station.title}, -f v/c.",
            station.source or "the scenario",
            Look(station, "doppler_hz"),
            (),
        )
