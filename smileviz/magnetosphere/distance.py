"""The shortest distance from points to a boundary, with a sign: positive outside."""

from collections.abc import Callable

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere import crease, foot
from smileviz.magnetosphere.boundary import Boundary, is_inside
from smileviz.magnetosphere.conditions import Number
from smileviz.magnetosphere.profile import Profile, profile

_CHUNK = 20_000
_COARSE = 10  # every tenth knot of the profile, 0.5 R_E apart, is tried first
_CELL_RAD = 0.06  # moments whose tilts and rolls differ by less share their first guesses

Making = Callable[[Number, Number], Boundary]
"""The boundary at a dipole tilt and a roll (rad); given arrays, many moments at once."""


def signed_distance_re(boundary: Boundary, points_re: Floats) -> Floats:
    """Shortest distance from *points_re* (..., 3) to *boundary* -> (...), positive outside.

    Points are in the boundary frame. Axisymmetric boundaries: the nearest of knots 0.05 R_E apart,
    then the circle that osculates there, true to 1e-5 R_E (1e-3 beside the kink at the terminator
    of Petrinec and Russell 1996); the tail counts to x = -150 R_E. Others: the nearest places of a
    grid, then a search on the surface from each that may win, and along creases: true to 3e-4 R_E,
    2e-3 in places near the tail; of points beyond x = -42 R_E a few are up to 1 R_E too far.
    """
    points = np.asarray(points_re, dtype=np.float64)
    flat = points.reshape(-1, 3)
    if not boundary.axisymmetric:
        distance = _sought(flat, foot.starts(boundary, flat), lambda _rows, _depth: boundary)
        inside = is_inside(boundary, flat)
        return np.where(inside, -distance, distance).reshape(points.shape[:-1])
    found = np.empty(len(flat))
    for start in range(0, len(flat), _CHUNK):
        chunk = slice(start, start + _CHUNK)
        found[chunk] = _from_profile(profile(boundary), flat[chunk])
    return found.reshape(points.shape[:-1])


def signed_distances_re(
    make: Making, tilt_rad: Floats, roll_rad: Floats, points_re: Floats
) -> Floats:
    """Signed distance of each of *points_re* (n, 3) from the boundary of its own moment -> (n,).

    *make* gives that boundary for the *tilt_rad* and *roll_rad* (n,): one that is not axisymmetric.
    The same numbers as `signed_distance_re` moment by moment, all at once.
    """
    tilt, roll = (np.asarray(angle, dtype=np.float64) for angle in (tilt_rad, roll_rad))
    cells = np.round(np.stack([tilt, roll], axis=1) / _CELL_RAD)
    _, cell = np.unique(cells, axis=0, return_inverse=True)
    cell = cell.ravel()
    order = np.argsort(cell, kind="stable")
    bounds = np.flatnonzero(np.diff(cell[order])) + 1
    starts = np.empty((len(tilt), foot.MOST, 3))
    for rows in np.split(order, bounds) if len(order) else []:
        middle = rows[len(rows) // 2]
        starts[rows] = foot.starts(make(float(tilt[middle]), float(roll[middle])), points_re[rows])

    def at(rows: np.ndarray[tuple[int], np.dtype[np.int64]], depth: int) -> Boundary:
        shape = (len(rows),) + (1,) * (depth - 1)
        return make(tilt[rows].reshape(shape), roll[rows].reshape(shape))

    distance = _sought(points_re, starts, at)
    inside = is_inside(make(tilt, roll), points_re)
    return np.where(inside, -distance, distance)


def _sought(points: Floats, starts: Floats, at: foot.At) -> Floats:
    """Shortest distance (n,) of *points* (n, 3): by search from *starts*, or from a crease."""
    return crease.nearer_re(points, foot.distance_re(points, starts, at), at)


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
