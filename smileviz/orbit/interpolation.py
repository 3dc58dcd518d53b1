"""Interpolation of a table: polynomials through the nearest points, and their derivatives there.

Divided differences with repeated nodes (Davis 1975, section 2.7): a point that stands in the list
once gives its position, twice also its velocity, three times also its acceleration.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from smileviz.base.arrays import Floats, Ints

MOST_DEGREE = 31
_CHUNK = 8192

Kind = Literal["lagrange", "hermite", "linear"]


@dataclass(frozen=True)
class Method:
    """How a table is read between its points, as its file prescribes."""

    kind: Kind
    points: int
    """How many points each polynomial goes through."""
    prescribed: bool = True
    """Whether the file says so; else it was chosen here."""

    @property
    def degree(self) -> int:
        """Of the polynomial: a Hermite point counts twice."""
        return self.points * (2 if self.kind == "hermite" else 1) - 1

    def __str__(self) -> str:
        """In words, for provenance."""
        if self.kind == "linear":
            return "straight lines between its points"
        chosen = "" if self.prescribed else ", which the file does not prescribe"
        name = self.kind.capitalize()
        return f"{name} polynomials of degree {self.degree} through {self.points} points{chosen}"


def windows(node_t: Floats, t: Floats, points: int) -> Ints:
    """First of the *points* nodes of *node_t* (m,) around each of *t* (n,) -> (n,).

    As many before as after; an odd one more on the side of the nearest node; all on one side at the
    ends of the table.
    """
    after = np.searchsorted(node_t, t, side="right")
    low = np.clip(after - 1, 0, len(node_t) - 1)
    if points % 2:
        high = np.minimum(low + 1, len(node_t) - 1)
        nearest = np.where(node_t[high] - t < t - node_t[low], high, low)
        first = nearest - points // 2
    else:
        first = low - points // 2 + 1
    return np.asarray(np.clip(first, 0, max(len(node_t) - points, 0)), dtype=np.int64)


def evaluate(
    node_t: Floats, given: tuple[Floats, ...], t: Floats, points: int
) -> tuple[Floats, Floats]:
    """Value and slope at *t* (n,) of the polynomials through *points* nodes -> (n, k) each.

    *given*: values (m, k) at the nodes *node_t* (m,) ascending, then first and second derivatives
    where they are to be met, too.
    """
    value, slope = np.empty((len(t), given[0].shape[1])), np.empty((len(t), given[0].shape[1]))
    points = min(points, len(node_t))
    for low in range(0, len(t), _CHUNK):
        part = slice(low, low + _CHUNK)
        value[part], slope[part] = _chunk(node_t, given, t[part], points)
    return value, slope


def _chunk(
    node_t: Floats, given: tuple[Floats, ...], t: Floats, points: int
) -> tuple[Floats, Floats]:
    first = windows(node_t, t, points)
    index = first[:, None] + np.arange(points)
    times = node_t[index]
    scale = np.maximum(times[:, -1] - times[:, 0], 1e-9)[:, None]
    middle = times[:, points // 2, None]
    z = np.repeat((times - middle) / scale, len(given), axis=1)
    table = _newton(z, index, given, scale)
    x = (t[:, None] - middle) / scale
    value = np.zeros((len(t), given[0].shape[1]))
    slope = np.zeros_like(value)
    for k in range(z.shape[1] - 1, -1, -1):
        away = x - z[:, k, None]
        slope = slope * away + value
        value = value * away + table[k]
    return value, slope / scale


def _newton(z: Floats, index: Ints, given: tuple[Floats, ...], scale: Floats) -> list[Floats]:
    """Coefficients of Newton's form on the nodes *z* (n, q), each repeated: q of (n, k)."""
    repeat = len(given)
    scaled = [values[index] * scale[:, :, None] ** order for order, values in enumerate(given)]
    factorial = (1.0, 1.0, 2.0)
    column = np.repeat(scaled[0], repeat, axis=1)
    out = [column[:, 0]]
    for order in range(1, z.shape[1]):
        span = z[:, order:] - z[:, :-order]
        step = column[:, 1:] - column[:, :-1]
        column = step / np.where(span == 0.0, 1.0, span)[:, :, None]
        if order < repeat:  # where a node meets itself the difference is its derivative
            for shift in range(repeat - order):
                column[:, shift::repeat] = scaled[order] / factorial[order]
        out.append(column[:, 0])
    return out
