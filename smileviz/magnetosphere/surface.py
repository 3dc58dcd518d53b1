"""A boundary as a mesh of triangles, ready to be drawn."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats, Ints, fixed
from smileviz.magnetosphere.boundary import Boundary, normal, position_re

_ROWS = 72
_COLUMNS = 96
_HALVINGS = 50


@dataclass(frozen=True, eq=False)
class Surface:
    """Point 0 is the nose; then *rows* - 1 rings of *columns* points each, the last at the cut."""

    points_re: Floats
    """(n, 3) in the boundary frame."""
    triangles: Ints
    """(m, 3) indices, anticlockwise seen from outside."""
    normals: Floats
    """(n, 3) outward."""
    rows: int
    columns: int


@lru_cache(maxsize=32)
def surface(boundary: Boundary, x_min_re: float | None = None) -> Surface:
    """Mesh of *boundary*, cut at *x_min_re* (its own choice when None): the same object again."""
    theta, phi = grid(boundary, boundary.x_min_re if x_min_re is None else x_min_re)
    points = position_re(boundary, theta, phi)
    normals = normal(boundary, theta, phi)
    flat = [np.concatenate([a[:1, 0], a[1:].reshape(-1, 3)]) for a in (points, normals)]
    return Surface(fixed(flat[0]), _triangles(), fixed(flat[1]), _ROWS, _COLUMNS)


def grid(
    boundary: Boundary, x_min_re: float, rows: int = _ROWS, columns: int = _COLUMNS
) -> tuple[Floats, Floats]:
    """Theta and phi (rows, columns): rows from the nose, about even along the surface, to the cut.

    The last row lies at x = *x_min_re* (or at the far end of a boundary that closes before).
    """
    phi = np.linspace(0.0, 2.0 * np.pi, columns, endpoint=False)
    low, high = np.full(columns, 0.5 * np.pi), np.full(columns, np.pi - 1e-3)
    for _ in range(_HALVINGS):
        middle = 0.5 * (low + high)
        before = boundary.radius_re(middle, phi) * np.cos(middle) > x_min_re
        low, high = np.where(before, middle, low), np.where(before, high, middle)
    share = np.linspace(0.0, 1.0, 2000)
    steps = np.diff(position_re(boundary, share * low[0], np.zeros_like(share)), axis=0)
    length = np.concatenate([[0.0], np.cumsum(np.sqrt((steps**2).sum(axis=1)))])
    shares = np.interp(np.linspace(0.0, 1.0, rows), length / length[-1], share)
    theta = shares[:, None] * low
    return theta, np.broadcast_to(phi, theta.shape)


def _triangles() -> Ints:
    """Indices of the triangles of the fan at the nose and of the rings after it -> (m, 3)."""
    around = np.arange(_COLUMNS)
    after = (around + 1) % _COLUMNS
    fan = np.stack([np.zeros(_COLUMNS, dtype=np.int64), 1 + around, 1 + after], axis=1)
    rings = 1 + _COLUMNS * np.arange(_ROWS - 2)[:, None]
    a, b = rings + around, rings + after
    c, d = a + _COLUMNS, b + _COLUMNS
    quads = [np.stack([a, c, b], axis=-1), np.stack([b, c, d], axis=-1)]
    triangles = np.concatenate([fan, *(quad.reshape(-1, 3) for quad in quads)]).astype(np.int64)
    triangles.setflags(write=False)
    return triangles
