"""The foot of a point on any boundary: where on it the nearest place is."""

from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Bools, Floats, Ints, cross, fixed, norm
from smileviz.magnetosphere.boundary import At, Boundary, direction, radius_along

MOST = 2
"""Places from which the foot of a point is sought."""

_ROWS, _COLUMNS, _BLOCK = 36, 48, 3  # a knot every 5 and 7.5 deg, in blocks of 3 x 3
_LAST_RAD = 0.98 * np.pi
_BEST_BLOCKS = 6
_MARGIN_RE = 0.4  # a start that looks this much worse than another cannot win
_CHUNK = 128  # so small a product stays in one thread: ten times as fast on a busy machine
_STEP_RAD, _SHRINK = 0.04, 0.25
_ROUNDS, _LEAST_ROUNDS = 14, 3
_STILL_RE = 2e-6  # a round that gains less than this was the last
_PRUNE_ROUND, _BEHIND_RE = 2, 1e-2
_MIDDLE = 4  # of the stencil
_X, _Y, _NEAR_AXIS = np.array([1.0, 0.0, 0.0]), np.array([0.0, 1.0, 0.0]), 0.999

_OFFSETS = np.stack(np.meshgrid([-1.0, 0.0, 1.0], [-1.0, 0.0, 1.0]), axis=-1).reshape(9, 2)
_AROUND = [(int(dv), int(du)) for du, dv in _OFFSETS]
# Least squares over the stencil: two slopes, two curvatures, and the twist.
_U, _V = _OFFSETS.T
_FIT = np.stack(
    [_U / 6.0, _V / 6.0, _U * _U - 2.0 / 3.0, _V * _V - 2.0 / 3.0, _U * _V / 4.0], axis=1
)


def _numbers() -> tuple[Ints, Ints]:
    """Number of the knot in row r and column c (rows, columns), and row and column of each (n, 2).

    Numbers run through the blocks first, so that the least of every block is one fast reduction.
    """
    row, column = np.indices((_ROWS, _COLUMNS))
    block = row // _BLOCK * (_COLUMNS // _BLOCK) + column // _BLOCK
    number = (row % _BLOCK * _BLOCK + column % _BLOCK) * _BLOCKS + block
    places = np.empty((number.size, 2), dtype=np.int64)
    places[number.ravel()] = np.stack([row.ravel(), column.ravel()], axis=1)
    return number, places


_BLOCKS = (_ROWS // _BLOCK) * (_COLUMNS // _BLOCK)
_NUMBER, _PLACE = _numbers()


_THETA = fixed(np.asarray(_PLACE[:, 0] * (_LAST_RAD / (_ROWS - 1)), dtype=np.float64))
_PHI = fixed(np.asarray(_PLACE[:, 1] * (2.0 * np.pi / _COLUMNS), dtype=np.float64))
_TOWARDS = fixed(direction(_THETA, _PHI))


@lru_cache(maxsize=16)
def _radius_re(boundary: Boundary) -> Floats:
    """Distance of *boundary* from Earth's centre at the knots of the grid (k,)."""
    return fixed(boundary.radius_re(_THETA, _PHI))


def starts(boundary: Boundary, points: Floats) -> Floats:
    """Directions (n, MOST, 3) from which to seek the feet of *points* (n, 3), the best first.

    Of a grid, the knots that are nearer than their eight neighbours; those that cannot win, by the
    parabola through the neighbours, are NaN.
    """
    found = np.empty((len(points), MOST, 3))
    for first in range(0, len(points), _CHUNK):
        chunk = slice(first, first + _CHUNK)
        found[chunk] = _best(points[chunk], _radius_re(boundary))
    return found


def starts_of_each(points: Floats, cell: Ints, at: At) -> Floats:
    """`starts` of *points* (n, 3) on boundaries of their own; those of one *cell* (n,) are alike.

    Their grid is that of one of them.
    """
    order = np.argsort(cell, kind="stable")
    found = np.empty((len(points), MOST, 3))
    for first in range(0, len(points), _CHUNK):
        rows = order[first : first + _CHUNK]
        _, kept, which = np.unique(cell[rows], return_index=True, return_inverse=True)
        radius = np.atleast_2d(at(rows[kept], 2).radius_re(_THETA, _PHI))
        found[rows] = _best(points[rows], radius[which.ravel()])
    return found


def _best(points: Floats, radius: Floats) -> Floats:
    """`starts` of a few *points* (n, 3) from the *radius* at the knots (k,) or (n, k).

    Single precision does for a guess.
    """
    n = len(points)
    knots = radius.astype(np.float32)
    along = points.astype(np.float32) @ _TOWARDS.T.astype(np.float32)
    excess = knots * (knots - 2.0 * along)
    blocks = excess.reshape(n, _BLOCK * _BLOCK, _BLOCKS)
    block = np.argpartition(blocks.min(axis=1), _BEST_BLOCKS, axis=1)[:, :_BEST_BLOCKS]
    line = np.arange(n)[:, None]
    number = np.argmin(blocks[line, :, block], axis=2) * _BLOCKS + block
    row, column = np.moveaxis(_PLACE[number], -1, 0)
    near = [
        _NUMBER[np.clip(row + down, 0, _ROWS - 1), (column + along) % _COLUMNS]
        for down, along in _AROUND
    ]
    beside = np.asarray(excess[line[..., None], np.stack(near, axis=2)], dtype=np.float64)
    beside += np.einsum("nk,nk->n", points, points)[:, None, None]
    distance = _estimate(beside)
    order = np.argsort(distance, axis=1)[:, :MOST]
    sorted_distance = np.take_along_axis(distance, order, axis=1)
    knot = np.take_along_axis(number, order, axis=1)
    beaten = ~(sorted_distance <= sorted_distance[:, :1] + _MARGIN_RE)
    beaten[:, 0] = False
    return np.where(beaten[..., None], np.nan, _TOWARDS[knot])


def _estimate(beside: Floats) -> Floats:
    """Least distance by the parabola through 3 x 3 squared distances (n, b, 9) -> (n, b).

    Infinite where a neighbour is nearer: the middle is no foot.
    """
    middle = beside[..., 4]
    offset, gain = _minimum(beside @ _FIT)
    lower = np.where(np.isfinite(offset[..., 0]), gain, 0.0)
    distance = np.sqrt(np.maximum(middle - lower, 0.0))
    return np.where(middle <= beside.min(axis=-1), distance, np.inf)


def _minimum(fit: Floats) -> tuple[Floats, Floats]:
    """Offset (..., 2), within 1, of the least value of the fitted parabolas, and the gain (...)."""
    gu, gv, uu, vv, uv = np.moveaxis(fit, -1, 0)
    determinant = uu * vv - uv * uv
    convex = (determinant > 0.0) & (uu > 0.0)
    scale = np.where(convex, determinant, np.inf)
    u = np.clip((uv * gv - vv * gu) / scale, -1.5, 1.5)
    v = np.clip((uv * gu - uu * gv) / scale, -1.5, 1.5)
    gain = -(gu * u + gv * v + 0.5 * (uu * u * u + vv * v * v) + uv * u * v)
    return np.stack([u, v], axis=-1), gain


def distance_re(points: Floats, aims: Floats, at: At) -> Floats:
    """Shortest distance (n,) of *points* (n, 3) found from the directions *aims* (n, MOST, 3).

    From each, again and again: the least point of a parabola through a 3 x 3 stencil, or the best
    of the stencil, which shrinks once the foot is within. A second start is given up when it has
    fallen behind.
    """
    rows, place = np.nonzero(np.isfinite(aims[..., 0]))
    aim = aims[rows, place]
    best = _square(at(rows, 1), points[rows], aim)
    step = np.full(len(rows), _STEP_RAD)
    left = np.arange(len(rows))
    for count in range(_ROUNDS):
        here = rows[left]
        aim[left], square, reached = _closer(here, points[here], aim[left], at, step[left])
        gain = np.sqrt(best[left]) - np.sqrt(square)
        best[left] = square
        step[left] *= np.where(reached, _SHRINK, 1.0)
        keep = (gain > _STILL_RE) | ~reached if count >= _LEAST_ROUNDS - 1 else gain > -1.0
        if count == _PRUNE_ROUND:
            least = _least(len(points), rows, best)
            keep &= np.sqrt(best[left]) < np.sqrt(least[here]) + _BEHIND_RE
        left = left[keep]
        if len(left) == 0:
            break
    return np.sqrt(_least(len(points), rows, best))


def _least(n: int, rows: Ints, values: Floats) -> Floats:
    """Least of the *values* (m,) of each of *n* rows -> (n,)."""
    least = np.full(n, np.inf)
    np.minimum.at(least, rows, values)
    return least


def _closer(
    rows: Ints, points: Floats, aim: Floats, at: At, step: Floats
) -> tuple[Floats, Floats, Bools]:
    """Directions (m, 3) nearer to the foot than *aim*, by a stencil of *step* rad (m,).

    With the squared distances (m,) there, and whether the foot was within the stencil (m,).
    """
    around = cross(aim, np.where(np.abs(aim[:, :1]) < _NEAR_AXIS, _X, _Y))
    around /= np.sqrt(np.einsum("nk,nk->n", around, around))[:, None]
    tangents = step[:, None, None] * np.stack([around, cross(aim, around)], axis=1)
    stencil = _beside(aim, np.broadcast_to(_OFFSETS, (len(aim), 9, 2)), tangents)
    square = _square(at(rows, 2), points[:, None], stencil)
    offsets = _offsets(square @ _FIT)
    tried = np.concatenate([stencil, _beside(aim, offsets, tangents)], axis=1)
    squares = np.concatenate([square, _square(at(rows, 2), points[:, None], tried[:, 9:])], axis=1)
    best = np.argmin(squares, axis=1)
    line = np.arange(len(aim))
    inside = np.abs(offsets).max(axis=2) <= 1.0
    reached = np.where(best < 9, best == _MIDDLE, inside[line, np.maximum(best - 9, 0)])
    return tried[line, best], squares[line, best], reached


def _offsets(fit: Floats) -> Floats:
    """Where to look (m, 3, 2): at the least point of the parabolas, and along each axis alone.

    Alone they lead along a ridge of the boundary, such as the middle of a wedge-shaped cusp.
    """
    both, _ = _minimum(fit)
    curved = fit[:, 2:4] > 0.0
    alone = np.clip(-fit[:, :2] / np.where(curved, fit[:, 2:4], np.inf), -1.5, 1.5)
    return np.stack([both, alone * (1.0, 0.0), alone * (0.0, 1.0)], axis=1)


def _beside(aim: Floats, offsets: Floats, tangents: Floats) -> Floats:
    """Directions (m, k, 3) at *offsets* (m, k, 2) along *tangents* (m, 2, 3) from *aim* (m, 3)."""
    beside: Floats = aim[:, None] + np.einsum("mko,moj->mkj", offsets, tangents)
    return np.asarray(beside / norm(beside)[..., None])


def _square(boundary: Boundary, points: Floats, aim: Floats) -> Floats:
    """Square of the distance from *points* to *boundary* along *aim*, both (..., 3) -> (...)."""
    to = points - aim * radius_along(boundary, aim)[..., None]
    return np.asarray(np.einsum("...i,...i->...", to, to))
