"""LOOK_QUANTITIES: angles from the boresights, margins of what the cameras need, the slew.

`angle` and `of_station` make those that are too many to list: from every boresight to every body,
and of every ground station.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np

from smileviz.base import planets
from smileviz.base.arrays import Floats, angle_rad, norm
from smileviz.base.units import (
    EARTH_EQUATORIAL_KM,
    EARTH_RADIUS_KM,
    HOUR_S,
    MOON_RADIUS_KM,
    SUN_RADIUS_KM,
)
from smileviz.events.contact import Station
from smileviz.mission.margins import eclipses, observing, places
from smileviz.mission.quantity import EVERYTHING, Quantity
from smileviz.mission.samples import Samples
from smileviz.mission.sheath import path_re
from smileviz.mission.sky import Boresight
from smileviz.mission.stations import Look

_LAW = "SXI guidance law of the Leicester SXI team (CMEM_Image, smile_fov_limb.py)"
_MODEL = "the boundary model chosen"
_BODIES = "JPL DE440; planets: mean elements of E. M. Standish, JPL"
_POINTING = ("pointing",)
_STEP_S = 30.0

_AXES: dict[Boresight, str] = {
    "sxi": "the SXI boresight",
    "uvi": "the UVI boresight (mounting assumed)",
    "xi": "the body axis xi, across the short side of SXI, away from the Earth",
    "eta": "the body axis eta, along the long side of SXI",
    "nadir": "the direction of the Earth's centre",
}
_TARGETS = {
    "sun": "the Sun's centre",
    "moon": "the Moon's centre",
    "earth": "the Earth's centre",
    "limb": "the nearest limb of the Earth (6378.137 km)",
    **{name: name.capitalize() for name in planets.PLANETS},
}


@dataclass(frozen=True)
class _Angle:
    """Angle from a boresight to a body."""

    axis: Boresight
    target: str

    def __call__(self, s: Samples) -> Floats:
        """Return it, deg (n,)."""
        axis = s.pointed.boresight(self.axis)
        if self.target == "limb":
            return np.degrees(angle_rad(axis, -s.position_km) - s.earth_radius_rad)
        return np.degrees(angle_rad(axis, self._place_km(s) - s.position_km))

    def _place_km(self, s: Samples) -> Floats:
        match self.target:
            case "earth":
                return np.zeros_like(s.position_km)
            case "sun":
                return s.sky.sun_km
            case "moon":
                return s.sky.moon_km
        return s.sky.planet_km(self.target)


def _angle(axis: Boresight, target: str, name: str = "") -> Quantity:
    where = {"sxi": "SXI", "uvi": "UVI"}.get(axis, axis)
    return Quantity(
        name or f"{axis}_{target}_angle_deg",
        f"{where} to {target.capitalize() if target != 'limb' else 'limb'}",
        "deg",
        f"Angle between {_AXES[axis]} and {_TARGETS[target]}, geometric.",
        f"{_LAW}; {_BODIES}",
        _Angle(axis, target),
        _POINTING,
    )


def angles() -> Iterator[Quantity]:
    """From every boresight to every body."""
    pairs = product(_AXES, _TARGETS)
    return (_angle(a, b) for a, b in pairs if a != "nadir" or b not in ("earth", "limb"))


_STATION = (
    ("elevation_deg", "elevation", "deg", "Elevation of SMILE at {}, geometric"),
    ("azimuth_deg", "azimuth", "deg", "Azimuth of SMILE at {}, from north through east"),
    ("range_km", "range", "km", "Distance of SMILE from {}"),
    ("range_rate_km_s", "range rate", "km/s", "How fast the distance of SMILE from {} grows"),
    ("margin_deg", "margin", "deg", "Elevation of SMILE above the mask of {}"),
)


def of_station(station: Station) -> Iterator[Quantity]:
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


def _seen_deg(place_km: Callable[[Samples], Floats]) -> Callable[[Samples], Floats]:
    """Angle of a place from the SXI boresight."""

    def angle(s: Samples) -> Floats:
        return np.degrees(angle_rad(s.pointed.axes[:, 2], place_km(s) - s.position_km))

    return lambda s: s.under_each_wind(angle)


def _beside(s: Samples) -> tuple[Samples, Samples, Floats]:
    """The samples half a minute before and after, within the ephemeris, and the time between."""
    span = s.ephemeris.span
    before, after = (np.clip(s.t + d, span.start, span.stop) for d in (-_STEP_S, _STEP_S))
    return (
        Samples(s.scenario, s.ephemeris, before),
        Samples(s.scenario, s.ephemeris, after),
        after - before,
    )


def _slew_deg_h(s: Samples) -> Floats:
    """Angle of the rotation between two attitudes, from the size of their difference."""
    before, after, seconds = _beside(s)
    apart = np.linalg.norm(after.pointed.axes - before.pointed.axes, axis=(1, 2))
    turned = 2.0 * np.arcsin(np.minimum(apart / np.sqrt(8.0), 1.0))
    return np.asarray(np.degrees(turned) / seconds * HOUR_S)


def _aim_speed_km_s(s: Samples) -> Floats:
    before, after, seconds = _beside(s)
    return (after.aim_x_re - before.aim_x_re) * EARTH_RADIUS_KM / seconds


def _diameter_deg(radius_km: float, away_km: Floats) -> Floats:
    return 2.0 * np.degrees(np.arcsin(np.minimum(radius_km / norm(away_km), 1.0)))


def _margin(name: str, title: str, sentence: str, values: Callable[[Samples], Floats]) -> Quantity:
    return Quantity(name, title, "deg", sentence, _LAW, values, EVERYTHING)


LOOK_QUANTITIES: tuple[Quantity, ...] = (
    _angle("sxi", "moon", "moon_angle_deg"),
    *(_angle("uvi", target) for target in ("sun", "moon", "earth", "limb")),
    Quantity(
        "nose_angle_deg",
        "SXI to nose",
        "deg",
        "Angle between the SXI boresight and the nose of the magnetopause.",
        _MODEL,
        _seen_deg(observing.nose_km),
    ),
    Quantity(
        "cusp_north_angle_deg",
        "SXI to northern cusp",
        "deg",
        "Angle between the SXI boresight and the northern cusp on the magnetopause.",
        _MODEL,
        _seen_deg(lambda s: observing.cusp_km(s, 1)),
    ),
    Quantity(
        "cusp_south_angle_deg",
        "SXI to southern cusp",
        "deg",
        "Angle between the SXI boresight and the southern cusp on the magnetopause.",
        _MODEL,
        _seen_deg(lambda s: observing.cusp_km(s, -1)),
    ),
    _margin(
        "baffle_margin_deg",
        "Baffle margin",
        "Limb angle above the half angle of the SXI baffle (assumed); negative: Earth inside.",
        observing.baffle_deg,
    ),
    _margin(
        "nose_margin_deg",
        "Nose margin",
        "How far inside the field of SXI the nose of the magnetopause is; negative: outside.",
        observing.nose_deg,
    ),
    _margin(
        "cusp_north_margin_deg",
        "Northern cusp margin",
        "How far inside the field of SXI the northern cusp is; negative: outside.",
        observing.north_cusp_deg,
    ),
    _margin(
        "cusp_south_margin_deg",
        "Southern cusp margin",
        "How far inside the field of SXI the southern cusp is; negative: outside.",
        observing.south_cusp_deg,
    ),
    _margin(
        "uvi_earth_margin_deg",
        "Earth in UVI margin",
        "How far inside the field of UVI the Earth's centre is; negative: outside.",
        observing.earth_in_uvi_deg,
    ),
    _margin(
        "oval_margin_deg",
        "Oval margin",
        "How far inside the field of UVI, and in view, all of the northern oval is.",
        observing.oval_deg,
    ),
    Quantity(
        "penumbra_margin_deg",
        "Penumbra margin",
        "deg",
        "Overlap of the discs of Earth and Sun; negative: how far they are apart.",
        "geometry; JPL DE440",
        eclipses.penumbra_deg,
        (),
    ),
    Quantity(
        "slew_rate_deg_h",
        "Slew rate",
        "deg/h",
        "How fast the guidance law turns SMILE against the stars.",
        _LAW,
        _slew_deg_h,
        _POINTING,
    ),
    Quantity(
        "aim_speed_km_s",
        "Aim-point speed",
        "km/s",
        "How fast the aim point moves along the GSE X axis, positive sunward.",
        _LAW,
        _aim_speed_km_s,
        _POINTING,
    ),
    Quantity(
        "sheath_path_re",
        "Sight through the sheath",
        "R⊕",
        "Length of the SXI boresight in the magnetosheath, within 80 R⊕ of SMILE.",
        _MODEL,
        path_re,
    ),
    Quantity(
        "sun_diameter_deg",
        "Sun's diameter",
        "deg",
        "Angle across the Sun (695,700 km).",
        "JPL DE440",
        lambda s: _diameter_deg(SUN_RADIUS_KM, s.sky.sun_km - s.position_km),
        (),
    ),
    Quantity(
        "moon_diameter_deg",
        "Moon's diameter",
        "deg",
        "Angle across the Moon (1737.4 km).",
        "JPL DE440",
        lambda s: _diameter_deg(MOON_RADIUS_KM, s.sky.moon_km - s.position_km),
        (),
    ),
    Quantity(
        "earth_diameter_deg",
        "Earth's diameter",
        "deg",
        "Angle across the Earth (sphere of 6378.137 km).",
        "the ephemeris",
        lambda s: _diameter_deg(EARTH_EQUATORIAL_KM, s.position_km),
        (),
    ),
    Quantity(
        "altitude_sphere_km",
        "Altitude (sphere)",
        "km",
        "Height above a sphere of 6378.137 km.",
        "the ephemeris",
        places.Above("sphere", 0.0),
        (),
    ),
    Quantity(
        "l_shell",
        "L",
        "",
        "L of the dipole shell, r / cos^2 of the magnetic latitude; 100 at most.",
        "IGRF-14 dipole",
        places.l_value,
        (),
    ),
)
