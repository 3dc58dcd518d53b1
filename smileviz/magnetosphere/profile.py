"""The generating curve of an axisymmetric boundary, sampled evenly along its length."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats, fixed
from smileviz.magnetosphere.boundary import Boundary

_SPACING_RE = 0.05
_END_RE = -150.0
_RAW = 6_000


@dataclass(frozen=True, eq=False)
class Profile:
    """Knots from the nose down the tail, in the half plane of x and the distance from the axis."""

    points: Floats
    """x and rho (n, 2), R_E."""
    normals: Floats
    """Outward unit normals (n, 2)."""
    curvature: Floats
    """Curvature (n,), 1/R_E, positive where the boundary is convex."""


@lru_cache(maxsize=64)
def profile(boundary: Boundary) -> Profile:
    """Knots of *boundary* each 0.05 R_E from the nose to x = -150 R_E (or to where it closes)."""
    theta = np.linspace(0.0, np.pi, _RAW, endpoint=False)
    raw = _half_plane(boundary, theta)
    past = raw[:, 0] < _END_RE
    stop = int(np.argmax(past)) + 1 if past.any() else _RAW
    length = _length(raw[:stop])
    count = int(np.ceil(length[-1] / _SPACING_RE)) + 1
    points = _half_plane(
        boundary, np.interp(np.linspace(0, length[-1], count), length, theta[:stop])
    )
    mirrored = np.vstack([points[2:0:-1] * (1.0, -1.0), points])
    length = _length(mirrored)
    slope = np.gradient(mirrored, length, axis=0)
    slope /= np.hypot(slope[:, :1], slope[:, 1:])
    turning = np.gradient(np.unwrap(np.arctan2(slope[:, 1], slope[:, 0])), length)
    normals = np.stack([slope[:, 1], -slope[:, 0]], axis=1)
    return Profile(fixed(points), fixed(normals[2:]), fixed(turning[2:]))


def _half_plane(boundary: Boundary, theta: Floats) -> Floats:
    """X and rho of *boundary* at *theta* (n,) -> (n, 2)."""
    radius = boundary.radius_re(theta, np.zeros_like(theta))
    return np.stack([radius * np.cos(theta), radius * np.sin(theta)], axis=1)


def _length(points: Floats) -> Floats:
    """Length along *points* (n, 2) from the first -> (n,)."""
    steps = np.hypot(*np.diff(points, axis=0).T)
    return np.concatenate([[0.0], np.cumsum(steps)])
