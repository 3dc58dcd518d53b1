"""The edge of a boundary as seen from a point: where the line of sight just grazes it."""

from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats, fixed
from smileviz.magnetosphere.boundary import Boundary, is_inside, normal, position_re
from smileviz.magnetosphere.contour import zero_lines
from smileviz.magnetosphere.surface import grid

_TABLE = 2048  # rows so close that lines between them are true to 1e-5 R_E
_BRANCH = 96
_GRID = (45, 60)
_TINY_RE = 1e-6


def tangent(
    boundary: Boundary, viewpoint_re: Floats, x_min_re: float | None = None
) -> tuple[Floats, ...]:
    """Curves (n, 3) on *boundary* where the line of sight from *viewpoint_re* (3,) is tangent.

    There n . (p - s) = 0 with n the normal at p and s the viewpoint, all in the boundary frame and
    R_E. They are the limb of the boundary when it is seen from outside, cut at x = *x_min_re* (the
    boundary's own choice when None). From inside a boundary without dents every line of sight
    leaves it straight through: no edge exists, and the answer is (). A dent (a cusp) seen from
    inside or outside adds a curve around itself.
    """
    cut = boundary.x_min_re if x_min_re is None else x_min_re
    viewpoint = np.asarray(viewpoint_re, dtype=np.float64)
    if not boundary.axisymmetric:
        return _anywhere(boundary, viewpoint, cut)
    if bool(is_inside(boundary, viewpoint)):
        return ()
    return _axisymmetric(boundary, viewpoint, cut)


def _anywhere(boundary: Boundary, viewpoint: Floats, cut: float) -> tuple[Floats, ...]:
    """Tangent curves of any boundary, found on its surface."""

    def facing(theta: Floats, phi: Floats) -> Floats:
        to = position_re(boundary, theta, phi) - viewpoint
        return np.asarray(np.einsum("...i,...i->...", normal(boundary, theta, phi), to))

    theta, phi, normals, height = _mesh(boundary, cut)
    value = height - normals @ viewpoint
    return tuple(position_re(boundary, *line) for line in zero_lines(facing, theta, phi, value))


@lru_cache(maxsize=32)
def _mesh(boundary: Boundary, cut: float) -> tuple[Floats, Floats, Floats, Floats]:
    """Theta and phi of a grid (m, k), the normals n there (m, k, 3) and n . p (m, k)."""
    theta, phi = grid(boundary, cut, *_GRID)
    normals = normal(boundary, theta, phi)
    height = np.einsum("...i,...i->...", normals, position_re(boundary, theta, phi))
    return fixed(theta), fixed(phi), fixed(normals), fixed(height)


@lru_cache(maxsize=32)
def _table(boundary: Boundary, cut: float) -> tuple[Floats, Floats]:
    """Theta (n,) down to the cut, and x, rho, n_x, n_rho, n . p there (n, 5)."""
    last = grid(boundary, cut, rows=3, columns=4)[0][-1, 0]
    theta = np.linspace(0.0, last, _TABLE)
    p, n = (f(boundary, theta, np.zeros_like(theta)) for f in (position_re, normal))
    distance = np.einsum("ni,ni->n", p, n)
    return fixed(theta), fixed(np.column_stack([p[:, :2], n[:, :2], distance]))


def _axisymmetric(boundary: Boundary, viewpoint: Floats, cut: float) -> tuple[Floats, ...]:
    """Tangent curves of an axisymmetric boundary, by its profile.

    On the ring at theta they stand symmetrically about the viewpoint's side, at the angle delta
    with n . p - n_x s_x = n_rho s_rho cos(delta); there are some between the zeros of the margins
    n . (p - s) on the viewpoint's side and on the other.
    """
    theta, shape = _table(boundary, cut)
    off = max(float(np.hypot(viewpoint[1], viewpoint[2])), _TINY_RE)
    level = shape[:, 4] - shape[:, 2] * viewpoint[0]
    reach = shape[:, 3] * off
    ends = sorted([*_zeros(theta, level - reach), *_zeros(theta, level + reach)])
    exists = np.abs(level) <= reach
    if exists[0]:
        ends.insert(0, 0.0)
    if exists[-1]:
        ends.append(float(theta[-1]))
    side = float(np.arctan2(viewpoint[2], viewpoint[1]))
    curves = []
    for low, high in zip(ends[::2], ends[1::2], strict=True):
        # dense at both ends, where delta runs off like a square root
        at = low + (high - low) * 0.5 * (1.0 - np.cos(np.linspace(0.0, np.pi, _BRANCH)))
        x, rho, level_at, reach_at = (
            np.interp(at, theta, column) for column in (shape[:, 0], shape[:, 1], level, reach)
        )
        delta = np.arccos(np.clip(level_at / np.maximum(reach_at, 1e-300), -1.0, 1.0))
        phi = side + np.concatenate([delta[::-1], -delta[1:]])
        x, rho = (np.concatenate([column[::-1], column[1:]]) for column in (x, rho))
        curves.append(np.stack([x, rho * np.cos(phi), rho * np.sin(phi)], axis=1))
    return tuple(curves)


def _zeros(theta: Floats, margin: Floats) -> Floats:
    """Theta where *margin* (n,) changes its sign, on the lines between its rows."""
    k = np.flatnonzero((margin[1:] > 0) != (margin[:-1] > 0))
    share = margin[k] / (margin[k] - margin[k + 1])
    return np.asarray(theta[k] + share * (theta[k + 1] - theta[k]))
