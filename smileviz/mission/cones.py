"""Fields of view in space: where their edges end."""

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.units import EARTH_EQUATORIAL_KM, EARTH_RADIUS_KM
from smileviz.instruments.camera import Camera
from smileviz.magnetosphere.boundary import Boundary
from smileviz.magnetosphere.rays import exit_re

LONGEST_RE = 40.0
"""Rays that meet nothing are drawn this far."""

_EARTH_RE = EARTH_EQUATORIAL_KM / EARTH_RADIUS_KM


def ends_re(
    camera: Camera, position_km: Floats, bow_shock: Boundary, boundary: Floats, count: int = 64
) -> Floats:
    """Where the rays along the edge of a field of view end: GCRS (n, 3), R_E from Earth's centre.

    On the Earth (a sphere of the equatorial radius) where they meet it; else where they leave the
    bow shock for the last time, on its far side; else after 40 R_E. *position_km* (3,) is GCRS,
    *boundary* (3, 3) turns GCRS into the frame of *bow_shock*.
    """
    start = np.asarray(position_km, dtype=np.float64) / EARTH_RADIUS_KM
    rays = camera.outline(count)
    if not np.isfinite(rays).all():
        return np.full(rays.shape, np.nan)
    length = exit_re(bow_shock, boundary @ start, rays @ boundary.T, LONGEST_RE)
    length = np.minimum(length, _to_earth_re(start, rays))
    return start + length[:, None] * rays


def _to_earth_re(start: Floats, rays: Floats) -> Floats:
    """Distance (n,) from *start* (3,) along *rays* (n, 3) to the Earth; inf where they miss it."""
    nearest = -rays @ start
    square = start @ start - nearest**2
    half_chord = np.sqrt(np.maximum(_EARTH_RE**2 - square, 0.0))
    meets = (square <= _EARTH_RE**2) & (nearest > half_chord)
    return np.where(meets, nearest - half_chord, np.inf)
