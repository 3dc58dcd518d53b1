"""The shortest distance to axisymmetric boundaries, along the curve they have in a half plane."""

import numpy as np

from smileviz.base.arrays import Floats, Ints
from smileviz.magnetosphere.boundary import At, Boundary

_LAST_RAD = np.pi - 1e-6
_PARTS = 64  # chords of the whole curve: 0.5 R_E long at the nose
_FINER, _ROUNDS = (
    8,
    5,
)  # the chord that is nearest, and half a chord on either side, again and again
_RIVAL_RE = 0.1  # a chord is never farther than this from its piece of the curve
_LEAST = 1e-300


def distance_re(points: Floats, rows: Ints, at: At) -> Floats:
    """Shortest distance (m,) of some *rows* (m,) of *points* (n, 3) from the boundaries of *at*.

    The curve is first taken as chords, then what is around the nearest chord as finer ones, until
    chord and curve are one to 1e-7 R_E. Where another place comes close to being the nearest, it
    is followed too.
    """
    x, y, z = points[rows].T
    q = np.stack([x, np.hypot(y, z)], axis=1)
    line = np.arange(len(rows))
    theta = np.broadcast_to(np.linspace(0.0, _LAST_RAD, _PARTS + 1), (len(rows), _PARTS + 1))
    away = _from_chords(q, theta, at(rows, 2))
    first = np.argmin(away, axis=1)
    found = _closing(q, theta, first, at(rows, 2))
    second = _second(away, first)
    rivals = np.flatnonzero(away[line, second] < away[line, first] + _RIVAL_RE)
    if len(rivals):
        other = _closing(q[rivals], theta[rivals], second[rivals], at(rows[rivals], 2))
        found[rivals] = np.minimum(found[rivals], other)
    return found


def _second(away: Floats, first: Ints) -> Ints:
    """The nearest chord (n,) of those nearer than their neighbours and not beside *first* (n,)."""
    padded = np.pad(away, ((0, 0), (1, 1)), constant_values=np.inf)
    hollow = (away <= padded[:, :-2]) & (away <= padded[:, 2:])
    apart = np.abs(np.arange(away.shape[1]) - first[:, None]) > 1
    found: Ints = np.argmin(np.where(hollow & apart, away, np.inf), axis=1)
    return np.where((hollow & apart).any(axis=1), found, first)


def _closing(q: Floats, theta: Floats, chord: Ints, boundary: Boundary) -> Floats:
    """Distance (m,) of *q* (m, 2) near the *chord* (m,) of those between *theta* (m, k)."""
    line = np.arange(len(q))
    parts = np.linspace(0.0, 1.0, _FINER + 1)
    away = np.empty(0)
    for _ in range(_ROUNDS):
        low, high = theta[line, chord], theta[line, chord + 1]
        half = 0.5 * (high - low)
        low, high = np.maximum(low - half, 0.0), np.minimum(high + half, _LAST_RAD)
        theta = low[:, None] + (high - low)[:, None] * parts
        away = _from_chords(q, theta, boundary)
        chord = np.argmin(away, axis=1)
    return np.asarray(away[line, chord])


def _from_chords(q: Floats, theta: Floats, boundary: Boundary) -> Floats:
    """Distance of *q* (m, 2) from the chords between the places at *theta* (m, k) -> (m, k - 1)."""
    radius = boundary.radius_re(theta, np.zeros(()))
    x, y = radius * np.cos(theta) - q[:, :1], radius * np.sin(theta) - q[:, 1:]
    dx, dy = np.diff(x, axis=1), np.diff(y, axis=1)
    x, y = x[:, :-1], y[:, :-1]
    part = np.clip(-(x * dx + y * dy) / np.maximum(dx * dx + dy * dy, _LEAST), 0.0, 1.0)
    return np.hypot(x + part * dx, y + part * dy)
