"""Where rays leave a boundary."""

import numpy as np

from smileviz.base.arrays import Floats, norm
from smileviz.magnetosphere.boundary import Boundary, radius_along

_STEP_RE = 1.0
_ROUNDS = 6


def exit_re(
    boundary: Boundary, origin_re: Floats, directions: Floats, longest_re: float = 40.0
) -> Floats:
    """Distance (n,) at which rays from *origin_re* (3,) leave *boundary* for the last time.

    *directions* (n, 3) are unit vectors, all in the boundary frame. Rays that are still inside
    after *longest_re*, or never were, get *longest_re*.
    """
    origin = np.asarray(origin_re, dtype=np.float64)
    along = np.linspace(0.0, longest_re, int(np.ceil(longest_re / _STEP_RE)) + 1)
    depth = _depth(boundary, origin, directions[:, None], along)
    inside = depth > 0
    last = len(along) - 1 - np.argmax(inside[:, ::-1], axis=1)
    leaves = inside.any(axis=1) & (last < len(along) - 1)
    length = np.full(len(directions), longest_re)
    rows = np.flatnonzero(leaves)
    ends = np.stack([last[rows], last[rows] + 1])
    length[rows] = _crossing(boundary, origin, directions[rows], along[ends], depth[rows, ends])
    return length


def _crossing(
    boundary: Boundary, origin: Floats, directions: Floats, along: Floats, depth: Floats
) -> Floats:
    """Distance (n,) of depth zero between *along* (2, n), where the *depth* (2, n) is + and -.

    Regula falsi, in which an end that stays loses half its weight (Illinois).
    """
    (low, high), (inner, outer) = along, depth
    middle, stayed = low, np.zeros(len(low))
    for _ in range(_ROUNDS):
        middle = low + inner / (inner - outer) * (high - low)
        here = _depth(boundary, origin, directions, middle)
        within = here > 0
        inner = np.where(within, here, np.where(stayed < 0, 0.5, 1.0) * inner)
        outer = np.where(within, np.where(stayed > 0, 0.5, 1.0) * outer, here)
        low, high = np.where(within, middle, low), np.where(within, high, middle)
        stayed = np.where(within, 1.0, -1.0)
    return np.asarray(middle)


def _depth(boundary: Boundary, origin: Floats, directions: Floats, along: Floats) -> Floats:
    """How far inside *boundary*, towards Earth's centre, the points *along* rays are -> (...)."""
    points = origin + along[..., None] * directions
    return radius_along(boundary, points) - norm(points)
