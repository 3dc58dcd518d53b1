"""Where field lines that are drawn begin: at given feet, or on given shells. GSM, R_E."""

from collections.abc import Sequence

import numpy as np

from smileviz.base.arrays import Floats


def at_feet(
    latitudes_deg: Sequence[float],
    mlts_h: Sequence[float],
    tilt_rad: float,
    radius_re: float = 1.0,
) -> Floats:
    """Points at every magnetic (SM) latitude with every local time -> (n, 3) GSM."""
    latitude, mlt = (
        part.ravel() for part in np.meshgrid(np.radians(latitudes_deg), mlts_h, indexing="ij")
    )
    return _gsm(np.full(latitude.shape, radius_re), latitude, mlt, tilt_rad)


def at_shells(shells: Sequence[float], mlts_h: Sequence[float], tilt_rad: float) -> Floats:
    """Points on the magnetic equator (SM) at every L, R_E, and local time -> (n, 3) GSM."""
    radius, mlt = (part.ravel() for part in np.meshgrid(shells, mlts_h, indexing="ij"))
    return _gsm(radius, np.zeros(radius.shape), mlt, tilt_rad)


def _gsm(radius: Floats, latitude: Floats, mlt_h: Floats, tilt_rad: float) -> Floats:
    """From SM to GSM: the magnetic axis leans sunward by *tilt_rad*."""
    longitude = np.radians(15.0 * (mlt_h - 12.0))
    x = radius * np.cos(latitude) * np.cos(longitude)
    y = radius * np.cos(latitude) * np.sin(longitude)
    z = radius * np.sin(latitude)
    c, s = np.cos(tilt_rad), np.sin(tilt_rad)
    return np.stack([x * c + z * s, y, z * c - x * s], axis=-1)
