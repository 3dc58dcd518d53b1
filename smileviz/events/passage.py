"""Margins of passage: above a distance, a plane, a boundary; and which way the distance goes.

Each takes plain arrays and is positive when it is true.
"""

import numpy as np

from smileviz.base.arrays import Floats, dot, norm
from smileviz.base.geodesy import to_geodetic
from smileviz.base.units import EARTH_EQUATORIAL_KM
from smileviz.magnetosphere.boundary import Boundary, radius_along


def above_sphere_km(position_km: Floats, altitude_km: float) -> Floats:
    """How much higher than *altitude_km* above a sphere of 6378.137 km (..., 3) -> (...)."""
    return norm(position_km) - EARTH_EQUATORIAL_KM - altitude_km


def above_ellipsoid_km(itrs_km: Floats, altitude_km: float) -> Floats:
    """How much higher than *altitude_km* above WGS 84 the ITRS positions (..., 3) are (...)."""
    return to_geodetic(itrs_km)[2] - altitude_km


def north_km(position_km: Floats) -> Floats:
    """How far north of the equator of its frame *position_km* (..., 3) is (...)."""
    return np.asarray(position_km[..., 2])


def outward_km_s(position_km: Floats, velocity_km_s: Floats) -> Floats:
    """How fast the distance from the Earth's centre grows (..., 3) -> (...).

    Rises through zero at perigee and falls through it at apogee.
    """
    return np.asarray(dot(position_km, velocity_km_s) / norm(position_km))


def outside_re(boundary: Boundary, points_re: Floats) -> Floats:
    """How far outside *boundary* (..., 3), in its frame, are along the radius -> (...) R_E.

    Changes sign where the true distance does, and costs one call of the model.
    """
    return norm(points_re) - radius_along(boundary, points_re)
