"""Geodetic latitude, longitude and height on the WGS 84 ellipsoid."""

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.units import EARTH_EQUATORIAL_KM, EARTH_FLATTENING

_E2 = EARTH_FLATTENING * (2.0 - EARTH_FLATTENING)


def to_geodetic(itrs_km: Floats) -> tuple[Floats, Floats, Floats]:
    """ITRS position (..., 3) -> geodetic latitude rad, longitude rad, height km, each (...).

    Bowring 1985, iterated four times: true to 1e-9 km from the surface to lunar distance.
    """
    x, y, z = np.moveaxis(np.asarray(itrs_km, dtype=np.float64), -1, 0)
    axis = np.hypot(x, y)
    b = EARTH_EQUATORIAL_KM * (1.0 - EARTH_FLATTENING)
    beta = np.arctan2(z * EARTH_EQUATORIAL_KM, axis * b)
    lat = beta
    for _ in range(4):
        lat = np.arctan2(
            z + _E2 / (1.0 - _E2) * b * np.sin(beta) ** 3,
            axis - _E2 * EARTH_EQUATORIAL_KM * np.cos(beta) ** 3,
        )
        beta = np.arctan2((1.0 - EARTH_FLATTENING) * np.sin(lat), np.cos(lat))
    normal = EARTH_EQUATORIAL_KM / np.sqrt(1.0 - _E2 * np.sin(lat) ** 2)
    height = axis * np.cos(lat) + z * np.sin(lat) - normal * (1.0 - _E2 * np.sin(lat) ** 2)
    return lat, np.arctan2(y, x), height


def from_geodetic(
    lat_rad: Floats | float, lon_rad: Floats | float, height_km: Floats | float
) -> Floats:
    """Geodetic latitude, longitude, height (...) -> ITRS position (..., 3) km."""
    lat, lon, height = np.broadcast_arrays(lat_rad, lon_rad, height_km)
    normal = EARTH_EQUATORIAL_KM / np.sqrt(1.0 - _E2 * np.sin(lat) ** 2)
    across = (normal + height) * np.cos(lat)
    up = (normal * (1.0 - _E2) + height) * np.sin(lat)
    return np.stack([across * np.cos(lon), across * np.sin(lon), up], axis=-1)
