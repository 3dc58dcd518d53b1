"""A boundary as a mesh of triangles, ready to be drawn."""

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from smileviz.base.arrays import Floats, Ints, cross, fixed, unit
from smileviz.magnetosphere.boundary import Boundary, position_re

_ROWS = 72
_COLUMNS = 96
_STEPS = 400
_ROUNDS = 14
_CLOSE = 1e-13


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
    """Mesh of *boundary*, cut at *x_min_re* (its own choice when None): the same object again.

    Points are exact. Normals are those of the parabolas through neighbouring points: to shade with.
    """
    theta, phi = grid(boundary, boundary.x_min_re if x_min_re is None else x_min_re)
    points = _points(boundary, theta, phi)
    flat = [np.concatenate([a[:1, 0], a[1:].reshape(-1, 3)]) for a in (points, _normals(points))]
    return Surface(fixed(flat[0]), _triangles(), fixed(flat[1]), _ROWS, _COLUMNS)


def grid(
    boundary: Boundary, x_min_re: float, rows: int = _ROWS, columns: int = _COLUMNS
) -> tuple[Floats, Floats]:
    """Theta and phi (rows, columns): rows from the nose, about even along the surface, to the cut.

    The last row lies at x = *x_min_re* (or at the far end of a boundary that closes before).
    """
    phi = np.linspace(0.0, 2.0 * np.pi, columns, endpoint=False)
    around = phi[:1] if boundary.axisymmetric else phi
    last = _last(boundary, x_min_re, around)
    share = np.linspace(0.0, 1.0, _STEPS)
    steps = np.diff(position_re(boundary, share * last[0], np.zeros_like(share)), axis=0)
    length = np.concatenate([[0.0], np.cumsum(np.sqrt((steps**2).sum(axis=1)))])
    shares = np.interp(np.linspace(0.0, 1.0, rows), length / length[-1], share)
    theta = shares[:, None] * np.broadcast_to(last, phi.shape)
    return theta, np.broadcast_to(phi, theta.shape)


def _last(boundary: Boundary, x_min_re: float, phi: Floats) -> Floats:
    """Theta (n,) at which *boundary* falls below *x_min_re* < 0 in the meridians *phi* (n,).

    There cos(theta) - x_min / r is zero: a smooth function, by regula falsi in which an end that
    stays loses half its weight (Illinois).
    """
    low, high = np.full(phi.shape, 0.5 * np.pi), np.full(phi.shape, np.pi - 1e-3)
    before, after = (np.cos(end) - x_min_re / boundary.radius_re(end, phi) for end in (low, high))
    closed = after > 0.0
    stayed = np.zeros(phi.shape)
    for _ in range(_ROUNDS):
        middle = low + before / np.where(closed, before, before - after) * (high - low)
        here = np.cos(middle) - x_min_re / boundary.radius_re(middle, phi)
        ahead = here > 0.0
        before = np.where(ahead, here, np.where(stayed < 0.0, 0.5, 1.0) * before)
        after = np.where(ahead, np.where(stayed > 0.0, 0.5, 1.0) * after, here)
        low, high = np.where(ahead, middle, low), np.where(ahead, high, middle)
        stayed = np.where(ahead, 1.0, -1.0)
        if np.all(closed | (np.abs(here) < _CLOSE)):
            break
    return np.where(closed, np.pi - 1e-3, np.where(stayed > 0.0, low, high))


def _points(boundary: Boundary, theta: Floats, phi: Floats) -> Floats:
    """Points (rows, columns, 3) of the grid; of an axisymmetric boundary one meridian, turned."""
    if boundary.axisymmetric:
        radius = boundary.radius_re(theta[:, 0], phi[:, 0])[:, None]
        x, away = radius * np.cos(theta[:, :1]), radius * np.sin(theta[:, :1])
    else:
        radius = boundary.radius_re(theta, phi)
        x, away = radius * np.cos(theta), radius * np.sin(theta)
    points = np.empty((*theta.shape, 3))
    points[..., 0] = x
    points[..., 1] = away * np.cos(phi[0])
    points[..., 2] = away * np.sin(phi[0])
    return points


def _normals(points: Floats) -> Floats:
    """Outward unit normals (rows, columns, 3) of the grid of *points*; at the nose their mean."""
    down = np.empty_like(points)
    down[1:-1] = points[2:] - points[:-2]
    down[-1] = 3.0 * points[-1] - 4.0 * points[-2] + points[-3]
    down[0] = points[1]
    around = np.empty_like(points)
    around[:, 1:-1] = points[:, 2:] - points[:, :-2]
    around[:, 0], around[:, -1] = points[:, 1] - points[:, -1], points[:, 0] - points[:, -2]
    normals = unit(cross(down[1:], around[1:]))
    nose = unit(normals[0].mean(axis=0))
    return np.concatenate([np.broadcast_to(nose, (1, *normals.shape[1:])), normals])


@cache
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
