"""Where rays leave a boundary."""

import numpy as np

from smileviz.base.arrays import Floats, norm
from smileviz.magnetosphere.boundary import Boundary, radius_along

_STEP_RE = 1.0
_ROUNDS = 16


def exit_re(
    boundary: Boundary, origin_re: Floats, directions: Floats, longest_re: float = 40.0
) -> Floats:
    """Distance (n,) at which rays from *origin_re* (3,) leave *boundary* for the last time.

    *directions* (n, 3) are unit vectors, all in the boundary frame. Rays that are still inside
    after *longest_re*, or never were, get *longest_re*.
    """
    origin = np.asarray(origin_re, dtype=np.float64)
    along = np.linspace(0.0, longest_re, int(np.ceil(longest_re / _STEP_RE)) + 1)
    inside = _depth(boundary, origin, directions[:, None], along) > 0
    last = len(along) - 1 - np.argmax(inside[:, ::-1], axis=1)
    leaves = inside.any(axis=1) & (last < len(along) - 1)
    low = along[last]
    high = along[np.minimum(last + 1, len(along) - 1)]
    for _ in range(_ROUNDS):
        middle = 0.5 * (low + high)
        within = _depth(boundary, origin, directions, middle) > 0
        low, high = np.where(within, middle, low), np.where(within, high, middle)
    return np.where(leaves, 0.5 * (low + high), longest_re)


def _depth(boundary: Boundary, origin: Floats, directions: Floats, along: Floats) -> Floats:
    """How far inside *boundary*, towards Earth's centre, the points *along* rays are -> (...)."""
    points = origin + along[..., None] * directions
    return radius_along(boundary, points) - norm(points)
