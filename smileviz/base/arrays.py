"""Arrays of numbers: their types, and the four vector operations used everywhere."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


def dot(a: Floats, b: Floats) -> Floats:
    """Scalar product of vectors *a* and *b* (..., 3) -> (...)."""
    product: Floats = np.einsum("...i,...i->...", a, b)
    return product


def norm(v: Floats) -> Floats:
    """Length of vectors *v* (..., 3) -> (...)."""
    return np.sqrt(dot(v, v))


def cross(a: Floats, b: Floats) -> Floats:
    """Vector product of *a* and *b* (..., 3) -> (..., 3); for few vectors faster than NumPy's."""
    product = np.empty(np.broadcast_shapes(a.shape, b.shape))
    for k in range(3):
        i, j = (k + 1) % 3, (k + 2) % 3
        product[..., k] = a[..., i] * b[..., j] - a[..., j] * b[..., i]
    return product


def unit(v: Floats) -> Floats:
    """Vectors *v* (..., 3) made length one -> (..., 3); a zero vector becomes NaN."""
    length = norm(v)[..., None]
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(v / length, dtype=np.float64)


def rotate(matrix: Floats, v: Floats) -> Floats:
    """Matrices (..., 3, 3) applied to vectors *v* (..., 3) -> (..., 3), broadcasting."""
    rotated: Floats = np.einsum("...ij,...j->...i", matrix, v)
    return rotated


def angle_rad(a: Floats, b: Floats) -> Floats:
    """Angle between vectors *a* and *b* (..., 3) -> (...), exact for tiny and straight angles.

    Kahan: 2 atan2(|a' - b'|, |a' + b'|) of the unit vectors.
    """
    ua, ub = (
        unit(np.asarray(a, dtype=np.float64)),
        unit(np.asarray(b, dtype=np.float64)),
    )
    return np.asarray(2.0 * np.arctan2(norm(ua - ub), norm(ua + ub)))


def fixed(a: Floats) -> Floats:
    """Read-only copy of *a*: what caches hand out."""
    copy = np.array(a, dtype=np.float64)
    copy.setflags(write=False)
    return copy
