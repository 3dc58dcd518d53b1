"""A fence on either side of a boundary: which of many points need no closer look.

Slice by slice along X the surface keeps between a least and a greatest distance from the axis. What
is nearer to the axis than both neighbouring slices allow is within, what is farther is outside;
only the points in between are worth the radius of the model in their direction.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from smileviz.base.arrays import Floats, fixed
from smileviz.magnetosphere.boundary import Boundary, position_re
from smileviz.magnetosphere.surface import grid

_FIRST_RE, _LAST_RE, _SLICE_RE = -55.0, 60.0, 0.5
_COUNT = round((_LAST_RE - _FIRST_RE) / _SLICE_RE)
_ROWS, _COLUMNS = 180, 48
_BESIDE = 4  # slices: 2 R_E, more than the spacing of the rows and what is called near
_MARGIN_RE = 1.25

Sides = NDArray[np.int8]


@dataclass(frozen=True, eq=False)
class Fence:
    """Squares of the distances from the axis, for every slice (n,)."""

    inner: Floats
    """Below it a point is within; negative where none is."""
    outer: Floats
    """Above it a point is outside; infinite where none is sure to be."""

    def sides(self, points_re: Floats) -> Sides:
        """-1 within, 1 outside, by more than 0.5 R_E; 0: not sure; of *points_re* (n, 3)."""
        x, y, z = points_re[:, 0], points_re[:, 1], points_re[:, 2]
        square = y * y + z * z
        slot = np.clip((x - _FIRST_RE) * (1.0 / _SLICE_RE), -1.0, _COUNT).astype(np.int64) + 1
        found = (square > self.outer[slot]).astype(np.int8)
        found -= square < self.inner[slot]
        return found


@lru_cache(maxsize=16)
def fence(boundary: Boundary) -> Fence:
    """The fence of *boundary*: the same object again."""
    columns = 1 if boundary.axisymmetric else _COLUMNS
    points = position_re(boundary, *grid(boundary, _FIRST_RE - 5.0, _ROWS, columns))
    slot = np.floor((points[..., 0].ravel() - _FIRST_RE) / _SLICE_RE).astype(np.int64)
    away = np.hypot(points[..., 1], points[..., 2]).ravel()
    known = (slot >= 0) & (slot < _COUNT)
    least, most = np.full(_COUNT, np.inf), np.full(_COUNT, -np.inf)
    np.minimum.at(least, slot[known], away[known])
    np.maximum.at(most, slot[known], away[known])
    around = np.arange(-_BESIDE, _BESIDE + 1)
    near = np.clip(np.arange(_COUNT)[:, None] + around, 0, _COUNT - 1)
    least, most = least[near].min(axis=1), most[near].max(axis=1)
    nose = float(points[..., 0].max())
    ahead = _FIRST_RE + _SLICE_RE * np.arange(_COUNT) > nose + 2.0 * _MARGIN_RE
    empty = ~np.isfinite(least)
    inner = np.where(empty, -1.0, np.maximum(least - _MARGIN_RE, 0.0) ** 2)
    outer = np.where(empty, np.where(ahead, -1.0, np.inf), (most + _MARGIN_RE) ** 2)
    # one slot more at either end: beyond the table nothing is sure behind, all is outside ahead
    beyond = -1.0 if ahead[-1] else np.inf
    return Fence(
        fixed(np.concatenate([[-1.0], inner, [-1.0]])),
        fixed(np.concatenate([[np.inf], outer, [beyond]])),
    )
