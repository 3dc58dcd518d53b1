"""QUANTITIES: what can be plotted and tabulated; one line each."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats, norm
from smileviz.base.errors import SmileError
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.mission.angle_quantities import angles
from smileviz.mission.field_quantities import FIELD_QUANTITIES
from smileviz.mission.look_quantities import LOOK_QUANTITIES
from smileviz.mission.plasma_quantities import PLASMA_QUANTITIES
from smileviz.mission.quantity import EVERYTHING, Quantity
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import Scenario
from smileviz.mission.spread_quantities import SPREAD_QUANTITIES
from smileviz.mission.stations import quantities_of_station, stations_of
from smileviz.mission.wind_quantities import WIND_QUANTITIES

_LAW = "SXI guidance law of the Leicester SXI team (CMEM_Image, smile_fov_limb.py)"
_ORBIT = "the ephemeris"
_FRAMES = "Hapgood 1992, doi:10.1016/0032-0633(92)90012-D; IGRF-14 dipole"
_MODEL = "the boundary model chosen, true shortest distance"


def _part(read: Callable[[Samples], Floats], k: int) -> Callable[[Samples], Floats]:
    return lambda s: read(s)[:, k]


def _degrees(read: Callable[[Samples], Floats]) -> Callable[[Samples], Floats]:
    return lambda s: np.degrees(read(s))


def _gse_re(s: Samples) -> Floats:
    return s.gse_km / EARTH_RADIUS_KM


def _aim_distance_re(s: Samples) -> Floats:
    return norm(s.law.aim_km(s.gse_km) - s.gse_km) / EARTH_RADIUS_KM


def _mlt_h(s: Samples) -> Floats:
    """Physics: 12 h + SM longitude / 15 deg."""
    longitude = np.degrees(np.arctan2(s.sm_re[:, 1], s.sm_re[:, 0]))
    return np.asarray((12.0 + longitude / 15.0) % 24.0)


def _magnetic_latitude_rad(s: Samples) -> Floats:
    return np.asarray(np.arcsin(s.sm_re[:, 2] / norm(s.sm_re)))


def _margin_sun_deg(s: Samples) -> Floats:
    return np.asarray(np.degrees(s.sun_angle_rad) - s.scenario.pointing.sun_limit_deg)


def _margin_radius_km(s: Samples) -> Floats:
    return s.r_km - s.scenario.pointing.min_radius_km


_LISTED: tuple[Quantity, ...] = (
    Quantity(
        "r_km", "Distance", "km", "Distance from the Earth's centre.", _ORBIT, lambda s: s.r_km
    ),
    Quantity(
        "r_re",
        "Distance",
        "R⊕",
        "Distance from the Earth's centre in Earth radii of 6371.2 km.",
        _ORBIT,
        lambda s: s.r_km / EARTH_RADIUS_KM,
    ),
    Quantity(
        "altitude_km",
        "Altitude",
        "km",
        "Height above the WGS 84 ellipsoid.",
        _ORBIT,
        lambda s: s.geodetic[2],
    ),
    Quantity(
        "latitude_deg",
        "Latitude",
        "deg",
        "Geodetic latitude (WGS 84) of the point below.",
        _ORBIT,
        _degrees(lambda s: s.geodetic[0]),
    ),
    Quantity(
        "longitude_deg",
        "Longitude",
        "deg",
        "East longitude of the point below.",
        _ORBIT,
        _degrees(lambda s: s.geodetic[1]),
    ),
    Quantity(
        "speed_km_s",
        "Speed",
        "km/s",
        "Speed against the GCRS.",
        _ORBIT,
        lambda s: norm(s.velocity_km_s),
    ),
    Quantity("x_gse_re", "X GSE", "R⊕", "GSE X.", _FRAMES, _part(_gse_re, 0)),
    Quantity("y_gse_re", "Y GSE", "R⊕", "GSE Y.", _FRAMES, _part(_gse_re, 1)),
    Quantity("z_gse_re", "Z GSE", "R⊕", "GSE Z.", _FRAMES, _part(_gse_re, 2)),
    Quantity("x_gsm_re", "X GSM", "R⊕", "GSM X.", _FRAMES, _part(lambda s: s.gsm_re, 0)),
    Quantity("y_gsm_re", "Y GSM", "R⊕", "GSM Y.", _FRAMES, _part(lambda s: s.gsm_re, 1)),
    Quantity("z_gsm_re", "Z GSM", "R⊕", "GSM Z.", _FRAMES, _part(lambda s: s.gsm_re, 2)),
    Quantity(
        "magnetic_latitude_deg",
        "Magnetic latitude",
        "deg",
        "Latitude above the dipole's equator.",
        _FRAMES,
        _degrees(_magnetic_latitude_rad),
    ),
    Quantity(
        "mlt_h",
        "Magnetic local time",
        "h",
        "Magnetic local time of the dipole: 12 h + SM longitude.",
        _FRAMES,
        _mlt_h,
    ),
    Quantity(
        "dipole_tilt_deg",
        "Dipole tilt",
        "deg",
        "Tilt of the dipole, positive when its northern end leans sunward.",
        _FRAMES,
        _degrees(lambda s: s.tilt_rad),
    ),
    Quantity(
        "sun_angle_deg",
        "Sun angle",
        "deg",
        "Angle between the SXI boresight and the Sun.",
        _LAW,
        _degrees(lambda s: s.sun_angle_rad),
    ),
    Quantity(
        "sun_margin_deg",
        "Sun margin",
        "deg",
        "Sun angle above the limit; negative: too near.",
        _LAW,
        _margin_sun_deg,
    ),
    Quantity(
        "radius_margin_km",
        "Radius margin",
        "km",
        "Distance above the least geocentric distance for observing; negative: too low.",
        _LAW,
        _margin_radius_km,
    ),
    Quantity(
        "limb_angle_deg",
        "Limb angle",
        "deg",
        "Angle between the SXI boresight and the nearest limb of the Earth (6378.137 km).",
        _LAW,
        _degrees(lambda s: s.limb_angle_rad),
    ),
    Quantity(
        "earth_angle_deg",
        "Earth angle",
        "deg",
        "Angle between the SXI boresight and the Earth's centre.",
        _LAW,
        _degrees(lambda s: s.earth_angle_rad),
    ),
    Quantity(
        "earth_radius_deg",
        "Earth's angular radius",
        "deg",
        "Half the angle under which SMILE sees the Earth (sphere of 6378.137 km).",
        _ORBIT,
        _degrees(lambda s: s.earth_radius_rad),
    ),
    Quantity(
        "aim_x_re",
        "Aim point",
        "R⊕",
        "GSE X of the point on the GSE X axis that SXI looks at.",
        _LAW,
        lambda s: s.aim_x_re,
    ),
    Quantity(
        "aim_distance_re",
        "Distance to aim point",
        "R⊕",
        "Distance from SMILE to the aim point.",
        _LAW,
        _aim_distance_re,
    ),
    Quantity(
        "magnetopause_distance_re",
        "To magnetopause",
        "R⊕",
        "Shortest distance to the model magnetopause, positive outside.",
        _MODEL,
        lambda s: s.magnetopause_distance_re,
    ),
    Quantity(
        "bow_shock_distance_re",
        "To bow shock",
        "R⊕",
        "Shortest distance to the model bow shock, positive outside.",
        _MODEL,
        lambda s: s.bow_shock_distance_re,
    ),
    Quantity(
        "ephemeris_error_km",
        "Expected error",
        "km",
        "Expected 1-sigma error of the ephemeris at that time.",
        "orbit uncertainty study",
        lambda s: np.asarray(s.ephemeris.error_km(s.t)),
    ),
    *LOOK_QUANTITIES,
    *WIND_QUANTITIES,
    *SPREAD_QUANTITIES,
    *FIELD_QUANTITIES,
    *PLASMA_QUANTITIES,
)

_READS = {_ORBIT: (), _FRAMES: (), _LAW: ("pointing",)}


def _with_reads(quantity: Quantity) -> Quantity:
    """What a quantity of one of this file's own sources depends on."""
    if quantity.reads is not EVERYTHING or quantity in LOOK_QUANTITIES:
        return quantity
    return replace(quantity, reads=_READS.get(quantity.source, EVERYTHING))


QUANTITIES: tuple[Quantity, ...] = tuple(_with_reads(quantity) for quantity in _LISTED)

BY_NAME = {quantity.name: quantity for quantity in QUANTITIES}


def quantities_of(scenario: Scenario) -> tuple[Quantity, ...]:
    """Every quantity there is for *scenario*: also of its stations, and from every boresight."""
    stations = (
        item for station in stations_of(scenario) for item in quantities_of_station(station)
    )
    others = (item for item in angles() if item.name not in BY_NAME)
    return (*QUANTITIES, *others, *stations)


@lru_cache(maxsize=256)
def find(name: str, scenario: Scenario) -> Quantity | None:
    """The quantity *name* of *scenario*, if there is one."""
    if name in BY_NAME:
        return BY_NAME[name]
    return next((item for item in quantities_of(scenario) if item.name == name), None)


def quantity(name: str, scenario: Scenario) -> Quantity:
    """The quantity *name* of *scenario*."""
    found = find(name, scenario)
    if found is None:
        allowed = ", ".join(item.name for item in quantities_of(scenario))
        raise SmileError(f"No quantity '{name}'; there are {allowed}.")
    return found
