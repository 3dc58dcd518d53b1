"""The shortest distance from points to a boundary, with a sign: positive outside."""

from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats, fixed, norm, unit
from smileviz.magnetosphere.boundary import Boundary, direction, is_inside, radius_along
from smileviz.magnetosphere.profile import Profile, profile

_CHUNK = 20_000
_COARSE = 10  # every tenth knot of the profile, 0.5 R_E apart, is tried first
_GRID = (91, 120)
_ROUNDS = 7


def signed_distance_re(boundary: Boundary, points_re: Floats) -> Floats:
    """Shortest distance from *points_re* (..., 3) to *boundary* -> (...), positive outside.

    Points are in the boundary frame. Axisymmetric boundaries: the nearest of knots 0.05 R_E apart,
    then the circle that osculates there, true to 1e-6 R_E; the tail counts to x = -150 R_E. Others:
    the nearest of a grid, then a search on the surface, true to 1e-4 R_E.
    """
    points = np.asarray(points_re, dtype=np.float64)
    flat = points.reshape(-1, 3)
    found = np.empty(len(flat))
    for start in range(0, len(flat), _CHUNK):
        chunk = slice(start, start + _CHUNK)
        if boundary.axisymmetric:
            found[chunk] = _from_profile(profile(boundary), flat[chunk])
        else:
            found[chunk] = _from_surface(boundary, flat[chunk])
    return found.reshape(points.shape[:-1])


def _from_profile(curve: Profile, points: Floats) -> Floats:
    """Signed distance of *points* (n, 3) from the boundary with the profile *curve* -> (n,)."""
    q = np.stack([points[:, 0], np.hypot(points[:, 1], points[:, 2])], axis=1)
    near = _nearest(q, curve.points[::_COARSE]) * _COARSE
    window = np.arange(-_COARSE, _COARSE + 1)
    knots = np.clip(near[:, None] + window, 0, len(curve.points) - 1)
    to = q[:, None, :] - curve.points[knots]
    best = np.argmin(np.einsum("nkj,nkj->nk", to, to), axis=1)
    knot = np.take_along_axis(knots, best[:, None], axis=1)[:, 0]
    to = np.take_along_axis(to, best[:, None, None], axis=1)[:, 0]
    out = np.einsum("nj,nj->n", to, curve.normals[knot])
    kappa = curve.curvature[knot]
    # |q - centre| - 1/kappa, written so that kappa = 0 is a straight line
    excess = 2.0 * out + kappa * np.einsum("nj,nj->n", to, to)
    return np.asarray(excess / (1.0 + np.sqrt(np.maximum(1.0 + kappa * excess, 0.0))))


def _nearest(q: Floats, knots: Floats) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Index of the nearest of *knots* (m, k) to each of *q* (n, k) -> (n,)."""
    rank = 0.5 * np.einsum("mk,mk->m", knots, knots) - q @ knots.T
    index: np.ndarray[tuple[int], np.dtype[np.int64]] = np.argmin(rank, axis=1)
    return index


@lru_cache(maxsize=16)
def _grid(boundary: Boundary) -> tuple[Floats, Floats]:
    """Directions (n, 3) two degrees apart, and the points of *boundary* there (n, 3)."""
    theta, phi = np.meshgrid(
        np.linspace(0.0, 0.95 * np.pi, _GRID[0]),
        np.linspace(0.0, 2.0 * np.pi, _GRID[1], endpoint=False),
    )
    towards = direction(theta.ravel(), phi.ravel())
    return fixed(towards), fixed(towards * radius_along(boundary, towards)[:, None])


def _from_surface(boundary: Boundary, points: Floats) -> Floats:
    """Signed distance of *points* (n, 3) from any *boundary* -> (n,)."""
    towards, knots = _grid(boundary)
    aim = towards[_nearest(points, knots)]
    step = 0.04
    for _ in range(_ROUNDS):
        aim = _closer(boundary, points, aim, step)
        step *= 0.35
    distance = norm(points - aim * radius_along(boundary, aim)[:, None])
    return np.where(is_inside(boundary, points), -distance, distance)


def _closer(boundary: Boundary, points: Floats, aim: Floats, step: float) -> Floats:
    """Directions (n, 3) nearer to the foot than *aim*: Newton's on a 3 x 3 stencil of *step* rad.

    Where the stencil shows no minimum, or the stencil is better, its best point.
    """
    side = unit(np.cross(aim, np.where(np.abs(aim[:, :1]) < 0.7, [1.0, 0.0, 0.0], [0.0, 1.0, 0.0])))
    offsets = np.stack(np.meshgrid([-1.0, 0.0, 1.0], [-1.0, 0.0, 1.0]), axis=-1).reshape(9, 2)
    tangents = np.stack([side, np.cross(aim, side)], axis=1)
    tried = unit(aim[:, None] + step * np.einsum("ko,noj->nkj", offsets, tangents))
    square = _square(boundary, points[:, None], tried)
    u, v = offsets.T
    gradient = np.stack([square @ u, square @ v], axis=1) / 6.0
    uu, vv = square @ (u * u - 2.0 / 3.0), square @ (v * v - 2.0 / 3.0)
    uv = square @ (u * v) / 4.0
    determinant = uu * vv - uv**2
    convex = (determinant > 0) & (uu > 0)
    move = np.stack(
        [uv * gradient[:, 1] - vv * gradient[:, 0], uv * gradient[:, 0] - uu * gradient[:, 1]],
        axis=1,
    )
    move = move / np.where(convex, determinant, np.inf)[:, None]
    move = np.clip(move, -2.0, 2.0)
    newton = unit(aim + step * np.einsum("no,noj->nj", move, tangents))
    everything = np.concatenate([tried, newton[:, None]], axis=1)
    squares = np.concatenate([square, _square(boundary, points, newton)[:, None]], axis=1)
    best = np.argmin(squares, axis=1)
    return np.take_along_axis(everything, best[:, None, None], axis=1)[:, 0]


def _square(boundary: Boundary, points: Floats, aim: Floats) -> Floats:
    """Square of the distance from *points* to *boundary* along *aim*, both (..., 3) -> (...)."""
    to = points - aim * radius_along(boundary, aim)[..., None]
    return np.asarray(np.einsum("...i,...i->...", to, to))
