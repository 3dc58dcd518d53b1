"""Dipole shells: L, magnetic latitude and local time, in SM coordinates."""

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.units import EARTH_RADIUS_KM


def l_shell(points_sm_re: Floats) -> Floats:
    """L = r / cos^2(latitude) of *points_sm_re* (..., 3) -> (...); infinite on the axis."""
    points = np.asarray(points_sm_re, dtype=np.float64)
    flat = np.asarray(points[..., 0] ** 2 + points[..., 1] ** 2)
    with np.errstate(divide="ignore", invalid="ignore"):
        shells = np.power(flat + points[..., 2] ** 2, 1.5) / flat
    return np.where(flat > 0.0, shells, np.inf)


def latitude_rad(points_sm_re: Floats) -> Floats:
    """Magnetic (dipole) latitude of *points_sm_re* (..., 3) -> (...)."""
    x, y, z = np.moveaxis(np.asarray(points_sm_re, dtype=np.float64), -1, 0)
    return np.asarray(np.arctan2(z, np.hypot(x, y)))


def mlt_h(points_sm_re: Floats) -> Floats:
    """Magnetic local time of *points_sm_re* (..., 3) -> (...), 0 to 24 h; noon faces the Sun."""
    x, y, _ = np.moveaxis(np.asarray(points_sm_re, dtype=np.float64), -1, 0)
    return np.asarray((np.degrees(np.arctan2(y, x)) / 15.0 + 12.0) % 24.0)


def field_ratio(latitude: Floats) -> Floats:
    """B / B0 (...): the dipole field at *latitude* rad (...) over that at the same L's equator."""
    c = np.cos(latitude)
    return np.asarray(np.sqrt(4.0 - 3.0 * c * c) / c**6)


def on_shell(l_value: Floats, latitude: Floats, mlt: Floats) -> Floats:
    """Points of shell *l_value* at *latitude* rad and *mlt* h, each (...) -> (..., 3) SM R_E."""
    return on_sphere(latitude, mlt, np.asarray(l_value) * np.cos(latitude) ** 2)


def on_sphere(latitude: Floats, mlt: Floats, r_re: Floats | float) -> Floats:
    """Points at *latitude* rad, *mlt* h and distance *r_re*, each (...) -> (..., 3) SM R_E."""
    longitude = np.radians(15.0 * (np.asarray(mlt) - 12.0))
    across = np.cos(latitude)
    parts = (across * np.cos(longitude), across * np.sin(longitude), np.sin(latitude))
    return np.stack(np.broadcast_arrays(*(r_re * part for part in parts)), axis=-1)


def at_height(latitude: Floats, mlt: Floats, height_km: float) -> Floats:
    """Points at *latitude* rad, *mlt* h (...), *height_km* above the ground -> (..., 3) SM R_E."""
    return on_sphere(latitude, mlt, 1.0 + height_km / EARTH_RADIUS_KM)
