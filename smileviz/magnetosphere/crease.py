"""Creases of a boundary, where its slope or its radius jumps, and how far points are from them.

The cusps of two magnetopauses are wedges whose edge runs along theta = constant. Seen from inside
it is mostly that edge that is nearest, and a search by parabolas does not come to rest on it.
"""

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np

from smileviz.base.arrays import Floats, Ints
from smileviz.magnetosphere.boundary import At, Boundary, direction
from smileviz.magnetosphere.conditions import Number

_SAMPLES = 33
_MARGIN_RE = 1.0  # what is this much farther than a place already found cannot lead to a nearer one
_ROUNDS, _SHRINK = 9, 0.3
_STENCIL = np.array([-1.0, 0.0, 1.0])


@dataclass(frozen=True)
class Crease:
    """A curve on a boundary: along phi at *at* = theta, or along theta at *at* = phi (rad).

    It runs from *start* to *stop*; *at* is a number, or (n, 1) where every moment has its own.
    """

    at: Number
    start: float
    stop: float
    along_theta: bool = False

    def square(self, boundary: Boundary, points: Floats, along: Floats) -> Floats:
        """Squared distance (n, k) of *points* (n, 3) from the places *along* (n or 1, k)."""
        at = np.asarray(self.at)
        theta, phi = (along, at) if self.along_theta else (at, along)
        places = boundary.radius_re(theta, phi)[..., None] * direction(theta, phi)
        to = points[:, None] - places
        return np.asarray(np.einsum("nki,nki->nk", to, to))


@runtime_checkable
class Creased(Protocol):
    """A boundary that has creases."""

    @property
    def creases(self) -> tuple[Crease, ...]:
        """Where they are; as many at every moment."""


def nearer_re(points: Floats, distance: Floats, at: At) -> Floats:
    """*distance* (n,) of *points* (n, 3) from a boundary, or that from its creases if less."""
    found = distance.copy()
    rows = np.arange(len(points))
    boundary = at(rows, 2)
    if not isinstance(boundary, Creased) or not len(points):
        return found
    for number, crease in enumerate(boundary.creases):
        along = np.linspace(crease.start, crease.stop, _SAMPLES)[None]
        square = crease.square(boundary, points, along)
        near = np.flatnonzero(np.sqrt(square.min(axis=1)) < found + _MARGIN_RE)
        if len(near):
            start = along[0, np.argmin(square[near], axis=1)]
            least = _least(number, near, points[near], start, at)
            found[near] = np.minimum(found[near], least)
    return found


def _least(number: int, rows: Ints, points: Floats, middle: Floats, at: At) -> Floats:
    """Distance (m,) of *points* (m, 3) from crease *number*, sought about *middle* (m,).

    A parabola through three places gives a fourth; the best becomes the middle of nearer ones.
    """
    boundary = at(rows, 2)
    assert isinstance(boundary, Creased)
    crease = boundary.creases[number]
    line = np.arange(len(rows))
    step = (crease.stop - crease.start) / (_SAMPLES - 1)
    best = np.full(len(rows), np.inf)
    for _ in range(_ROUNDS):
        tried = np.clip(middle[:, None] + step * _STENCIL, crease.start, crease.stop)
        square = crease.square(boundary, points, tried)
        bend = square[:, 0] - 2.0 * square[:, 1] + square[:, 2]
        lean = 0.5 * (square[:, 0] - square[:, 2]) / np.where(bend > 0.0, bend, np.inf)
        fourth = np.clip(middle + step * np.clip(lean, -1.0, 1.0), crease.start, crease.stop)
        tried = np.concatenate([tried, fourth[:, None]], axis=1)
        square = np.concatenate([square, crease.square(boundary, points, fourth[:, None])], axis=1)
        k = np.argmin(square, axis=1)
        middle, best = tried[line, k], np.minimum(best, square[line, k])
        step *= _SHRINK
    return np.asarray(np.sqrt(best))
