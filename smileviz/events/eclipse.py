"""Margins of umbra and penumbra, of the Earth and of the Moon.

All positions are geometric (no light time) and GCRS; a margin is an angle seen from the spacecraft
and positive in the shadow. The Sun is a sphere of 695,700 km, the Earth one of 6378.137 km (its
equatorial radius) or the WGS 84 ellipsoid, the Moon one of 1737.4 km; there is no atmosphere. The
ellipsoid moves contacts by up to 11 s (10.6 s measured with Orekit).
"""

import numpy as np

from smileviz.base.arrays import Floats, angle_rad, dot, norm, unit
from smileviz.base.units import (
    EARTH_EQUATORIAL_KM,
    EARTH_FLATTENING,
    MOON_RADIUS_KM,
    SUN_RADIUS_KM,
)


def umbra_rad(position_km: Floats, sun_km: Floats) -> Floats:
    """By how much the Earth covers the whole Sun at *position_km* (..., 3) -> (...)."""
    return _covering(position_km, sun_km)


def penumbra_rad(position_km: Floats, sun_km: Floats) -> Floats:
    """By how much the discs of Earth and Sun overlap at *position_km* (..., 3) -> (...)."""
    return _lap(position_km, sun_km)


def moon_penumbra_rad(position_km: Floats, sun_km: Floats, moon_km: Floats) -> Floats:
    """By how much the discs of Moon and Sun overlap at *position_km* (..., 3) -> (...)."""
    return _lap(position_km - moon_km, sun_km - moon_km, MOON_RADIUS_KM)


def moon_umbra_rad(position_km: Floats, sun_km: Floats, moon_km: Floats) -> Floats:
    """By how much the Moon covers the whole Sun at *position_km* (..., 3) -> (...)."""
    return _covering(position_km - moon_km, sun_km - moon_km, MOON_RADIUS_KM)


def ellipsoid_umbra_rad(position_km: Floats, sun_km: Floats, pole: Floats) -> Floats:
    """As `umbra_rad`, by the WGS 84 ellipsoid whose axis is *pole* (..., 3), GCRS."""
    sun_rad = _angular_radius(SUN_RADIUS_KM, sun_km - position_km)
    return _above_limb(position_km, sun_km, pole) - sun_rad


def ellipsoid_penumbra_rad(position_km: Floats, sun_km: Floats, pole: Floats) -> Floats:
    """As `penumbra_rad`, by the WGS 84 ellipsoid whose axis is *pole* (..., 3), GCRS."""
    sun_rad = _angular_radius(SUN_RADIUS_KM, sun_km - position_km)
    return _above_limb(position_km, sun_km, pole) + sun_rad


def _angular_radius(radius_km: float, away_km: Floats) -> Floats:
    """Angular radius of a sphere whose centre is *away_km* (..., 3) -> (...); inside it, 90 deg."""
    return np.arcsin(np.minimum(radius_km / norm(away_km), 1.0))


def _lap(position_km: Floats, sun_km: Floats, radius_km: float = EARTH_EQUATORIAL_KM) -> Floats:
    """Overlap of the Sun's disc with that of a sphere at the origin -> (...)."""
    to_sun = sun_km - position_km
    apart = angle_rad(to_sun, -position_km)
    both = _angular_radius(radius_km, position_km) + _angular_radius(SUN_RADIUS_KM, to_sun)
    return np.asarray(both - apart)


def _covering(
    position_km: Floats, sun_km: Floats, radius_km: float = EARTH_EQUATORIAL_KM
) -> Floats:
    """Overlap of the discs less the Sun's whole disc: positive when all of it is covered (...)."""
    whole = 2.0 * _angular_radius(SUN_RADIUS_KM, sun_km - position_km)
    return _lap(position_km, sun_km, radius_km) - whole


def _above_limb(position_km: Floats, sun_km: Floats, pole: Floats) -> Floats:
    """How far the ellipsoid's limb is beyond the centre of the Sun, as an angle (...).

    In the plane of spacecraft, Earth's centre and Sun a direction d = c + k w (c to the centre, w
    across towards the Sun) touches the ellipsoid if, in coordinates in which it is the unit
    sphere, (p.d)^2 = d.d (p.p - 1): a quadratic equation for k, the tangent of the limb angle.
    """
    to_sun = unit(sun_km - position_km)
    down = unit(-position_km)
    apart = angle_rad(to_sun, down)
    across = unit(to_sun - dot(to_sun, down)[..., None] * down)
    p, c, w = (_squeezed(v, pole) for v in (position_km, down, across))
    over = dot(p, p) - 1.0
    a = dot(p, w) ** 2 - dot(w, w) * over
    b = dot(p, c) * dot(p, w) - dot(c, w) * over
    constant = dot(p, c) ** 2 - dot(c, c) * over
    tangent = (-b - np.sqrt(np.maximum(b * b - a * constant, 0.0))) / a
    return np.asarray(np.arctan(tangent) - apart)


def _squeezed(v: Floats, pole: Floats) -> Floats:
    """Vectors *v* (..., 3) in units in which the ellipsoid about *pole* is the unit sphere."""
    along = dot(v, pole)[..., None] * pole
    stretch = 1.0 / (1.0 - EARTH_FLATTENING) - 1.0
    return (v + stretch * along) / EARTH_EQUATORIAL_KM
