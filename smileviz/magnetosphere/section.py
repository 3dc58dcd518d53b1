"""Where a plane cuts a boundary."""

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.boundary import Boundary, position_re, radius_along
from smileviz.magnetosphere.contour import zero_lines
from smileviz.magnetosphere.surface import grid

_CENTRAL = 1081
_GRID = (61, 80)
_TINY_RE = 1e-9


def section(
    boundary: Boundary, origin_re: Floats, axes: Floats, x_min_re: float | None = None
) -> tuple[Floats, ...]:
    """Curves where *boundary* meets a plane, in the plane's own coordinates, each (n, 2) R_E.

    The plane goes through *origin_re* (3,) along the two orthonormal *axes* (2, 3), all in the
    boundary frame; the curves are cut where x falls below *x_min_re* (the boundary's own choice
    when None). A closed curve ends where it began; () when the plane misses the boundary.
    """
    cut = boundary.x_min_re if x_min_re is None else x_min_re
    origin = np.asarray(origin_re, dtype=np.float64)
    height = float(np.cross(axes[0], axes[1]) @ origin)
    if abs(height) > _TINY_RE:
        return _anywhere(boundary, origin, axes, cut)
    return tuple(curve - axes @ origin for curve in _central(boundary, axes, cut))


def _central(boundary: Boundary, axes: Floats, cut: float) -> list[Floats]:
    """Curves in a plane through Earth's centre: the radius in every direction of the plane."""
    tailward = np.arctan2(-axes[1, 0], -axes[0, 0])
    turn = tailward + np.linspace(0.0, 2.0 * np.pi, _CENTRAL)
    towards = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    points = radius_along(boundary, towards @ axes)[:, None] * towards
    return kept(points, points @ axes[:, 0] - cut)


def kept(points: Floats, depth: Floats) -> list[Floats]:
    """Pieces of the line *points* (n, k) where *depth* (n,) is positive, ended where it is zero."""
    inside = np.concatenate([[False], depth > 0, [False]]).astype(np.int8)
    starts, stops = np.flatnonzero(np.diff(inside) > 0), np.flatnonzero(np.diff(inside) < 0)
    return [
        np.concatenate(
            [_edge(points, depth, a, a - 1), points[a:b], _edge(points, depth, b - 1, b)]
        )
        for a, b in zip(starts.tolist(), stops.tolist(), strict=True)
    ]


def _edge(points: Floats, depth: Floats, inner: int, outer: int) -> Floats:
    """The point (1, k) of depth zero between two neighbours, or (0, k) at the end of the line."""
    if not 0 <= outer < len(points):
        return points[:0]
    share = depth[inner] / (depth[inner] - depth[outer])
    return np.asarray(points[inner : inner + 1] + share * (points[outer] - points[inner]))


def _anywhere(boundary: Boundary, origin: Floats, axes: Floats, cut: float) -> tuple[Floats, ...]:
    """Curves in a plane that passes Earth's centre by, found on the surface."""
    upright = np.cross(axes[0], axes[1])

    def height(theta: Floats, phi: Floats) -> Floats:
        return np.asarray((position_re(boundary, theta, phi) - origin) @ upright)

    lines = zero_lines(height, *grid(boundary, cut, *_GRID))
    return tuple((position_re(boundary, *line) - origin) @ axes.T for line in lines)
