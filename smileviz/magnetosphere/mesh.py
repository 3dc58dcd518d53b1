"""A surface of triangles laid out in rows and columns."""

from dataclasses import dataclass

import numpy as np

from smileviz.base.arrays import Floats, Ints, fixed
from smileviz.magnetosphere.contour import linked


@dataclass(frozen=True, eq=False)
class Mesh:
    """Points and the triangles between them."""

    points_re: Floats
    """(n, 3), read-only, in the frame that its maker names."""
    triangles: Ints
    """(m, 3) indices, read-only."""


def lattice(points: Floats, *, round_columns: bool = False, round_rows: bool = False) -> Mesh:
    """Mesh of *points* (rows, columns, 3); *round_columns* joins the last column to the first."""
    rows, columns = points.shape[:2]
    number = np.arange(rows * columns).reshape(rows, columns)
    if round_columns:
        number = np.concatenate([number, number[:, :1]], axis=1)
    if round_rows:
        number = np.concatenate([number, number[:1]], axis=0)
    a, b, c, d = number[:-1, :-1], number[:-1, 1:], number[1:, :-1], number[1:, 1:]
    halves = [np.stack([a, c, b], axis=-1), np.stack([b, c, d], axis=-1)]
    triangles = np.concatenate([half.reshape(-1, 3) for half in halves]).astype(np.int64)
    triangles.setflags(write=False)
    return Mesh(fixed(points.reshape(-1, 3)), triangles)


def cut(mesh: Mesh, axes: Floats) -> list[Floats]:
    """Lines (n, 2) where *mesh* meets the plane through the origin along *axes* (2, 3), there.

    The orthonormal *axes* are in the frame of the mesh; a closed line ends where it began.
    """
    points = mesh.points_re
    height = points @ np.cross(axes[0], axes[1])
    above = height > 0.0
    count = above[mesh.triangles].sum(axis=1)
    corners = mesh.triangles[(count == 1) | (count == 2)]
    sides = np.sort(np.stack([corners, np.roll(corners, -1, axis=1)], axis=-1), axis=-1)
    crossed = above[sides[..., 0]] != above[sides[..., 1]]
    low, high = sides[crossed].T
    edges, index = np.unique(low * len(points) + high, return_inverse=True)
    if len(edges) == 0:
        return []
    low, high = np.divmod(edges, len(points))
    share = height[low] / (height[low] - height[high])
    flat = (points[low] + share[:, None] * (points[high] - points[low])) @ axes.T
    return [np.asarray(flat[line]) for line in linked(index.reshape(-1, 2))]
