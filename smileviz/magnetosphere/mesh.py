"""A surface of triangles laid out in rows and columns."""

from dataclasses import dataclass

import numpy as np

from smileviz.base.arrays import Floats, Ints, fixed


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
