"""The shortest distance from points to a boundary, with a sign: positive outside."""

from collections.abc import Callable

import numpy as np

from smileviz.base.arrays import Floats, Ints
from smileviz.magnetosphere import crease, foot, meridian
from smileviz.magnetosphere.boundary import At, Boundary, is_inside
from smileviz.magnetosphere.conditions import Conditions

_CHUNK = 4_000
_CELL_RAD = 0.06  # moments whose tilts and rolls differ by less share their first guesses,
_CELL_LN = 0.03  # if their boundaries are also alike: radii, in a few directions, as near as that
_TRIED_THETA = np.radians([5.0, 45.0, 70.0, 70.0, 70.0, 70.0, 110.0])
_TRIED_PHI = np.radians([0.0, 90.0, 0.0, 90.0, 180.0, 270.0, 90.0])

Making = Callable[[Conditions], Boundary]
"""The boundary under some conditions; under those of many moments, many boundaries at once."""


def signed_distance_re(boundary: Boundary, points_re: Floats) -> Floats:
    """Shortest distance from *points_re* (..., 3) to *boundary* -> (...), positive outside.

    Points are in the boundary frame. Axisymmetric boundaries: along their meridian, true to
    1e-7 R_E. Others: the nearest places of a grid, then a search on the surface from each that may
    win, and along creases: true to 3e-4 R_E, 2e-3 in places near the tail; of points beyond
    x = -42 R_E a few are up to 1 R_E too far.
    """
    points = np.asarray(points_re, dtype=np.float64)
    flat = points.reshape(-1, 3)
    if boundary.axisymmetric:
        distance = _along_meridians(flat, lambda _rows, _depth: boundary)
    else:
        distance = _sought(flat, foot.starts(boundary, flat), lambda _rows, _depth: boundary)
    return np.where(is_inside(boundary, flat), -distance, distance).reshape(points.shape[:-1])


def signed_distances_re(make: Making, conditions: Conditions, points_re: Floats) -> Floats:
    """Signed distance of each of *points_re* (n, 3) from the boundary of its own moment -> (n,).

    *conditions* are those of the n moments. The same numbers as `signed_distance_re` moment by
    moment, all at once.
    """
    boundary = make(conditions)

    def at(rows: Ints, depth: int) -> Boundary:
        return make(conditions.some(rows, depth))

    if boundary.axisymmetric:
        distance = _along_meridians(points_re, at)
    else:
        starts = foot.starts_of_each(points_re, _alike(at, conditions, len(points_re)), at)
        distance = _sought(points_re, starts, at)
    return np.where(is_inside(boundary, points_re), -distance, distance)


def _sought(points: Floats, starts: Floats, at: At) -> Floats:
    """Shortest distance (n,) of *points* (n, 3): by search from *starts*, or from a crease."""
    return crease.nearer_re(points, foot.distance_re(points, starts, at), at)


def _along_meridians(points: Floats, at: At) -> Floats:
    """Distance (n,) of *points* (n, 3) from the axisymmetric boundaries that *at* has for them."""
    found = np.empty(len(points))
    for start in range(0, len(points), _CHUNK):
        rows = np.arange(start, min(start + _CHUNK, len(points)))
        found[rows] = meridian.distance_re(points, rows, at)
    return found


def _alike(at: At, conditions: Conditions, n: int) -> Ints:
    """Number (n,) of the cell of each moment: within one, tilt, roll and boundary are alike."""
    radii = at(np.arange(n), 2).radius_re(_TRIED_THETA, _TRIED_PHI)
    turns = (np.broadcast_to(angle, n) for angle in (conditions.tilt_rad, conditions.roll_rad))
    marks = [
        *(turn / _CELL_RAD for turn in turns),
        *np.broadcast_to(np.log(radii) / _CELL_LN, (n, len(_TRIED_PHI))).T,
    ]
    _, cell = np.unique(np.round(np.stack(marks, axis=1)), axis=0, return_inverse=True)
    return np.asarray(cell.ravel(), dtype=np.int64)
