"""LOOK_QUANTITIES: angles from the boresights, margins of what the cameras need, the slew."""

from collections.abc import Callable

import numpy as np

from smileviz.base.arrays import Floats, angle_rad, norm
from smileviz.base.units import (
    EARTH_EQUATORIAL_KM,
    EARTH_RADIUS_KM,
    HOUR_S,
    MOON_RADIUS_KM,
    SUN_RADIUS_KM,
)
from smileviz.mission.angle_quantities import angle_between
from smileviz.mission.margins import eclipses, observing, places
from smileviz.mission.quantity import EVERYTHING, Quantity
from smileviz.mission.samples import Samples
from smileviz.mission.sheath import path_re

_LAW = "SXI guidance law of the Leicester SXI team (CMEM_Image, smile_fov_limb.py)"
_MODEL = "the boundary model chosen"
_POINTING = ("pointing",)
_STEP_S = 30.0


def _seen_deg(place_km: Callable[[Samples], Floats]) -> Callable[[Samples], Floats]:
    """Angle of a place from the SXI boresight."""

    def angle(s: Samples) -> Floats:
        away_km = place_km(s) - s.position_km
        return s.in_wind(np.degrees(angle_rad(s.pointed.axes[:, 2], away_km)))

    return angle


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
    angle_between("sxi", "moon", "moon_angle_deg"),
    *(angle_between("uvi", target) for target in ("sun", "moon", "earth", "limb")),
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
)
