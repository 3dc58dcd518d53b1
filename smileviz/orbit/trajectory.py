"""Trajectory: a propagated orbit, as quintics through position, velocity and acceleration."""

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np

from smileviz.base.arrays import Floats, fixed
from smileviz.base.windows import Span
from smileviz.orbit.ephemeris import Provenance, propagated_error_km, refuse_outside

_CHUNK = 65_536


@dataclass(frozen=True, eq=False)
class Nodes:
    """States that a trajectory passes through; m of them, ascending in time."""

    t: Floats
    """TT seconds past J2000 (m,)."""
    position_km: Floats
    """GCRS (m, 3)."""
    velocity_km_s: Floats
    """GCRS (m, 3)."""
    acceleration_km_s2: Floats
    """GCRS (m, 3)."""


class Trajectory:
    """An Ephemeris between nodes.

    About 128 nodes a revolution, close where the spacecraft is fast. Between them the position is
    the quintic that has position, velocity and acceleration of both ends, the velocity its
    derivative. Between nodes of SMILE's orbit it is off by less than 2 cm and 0.2 mm/s (tested).
    """

    def __init__(
        self, span: Span, provenance: Provenance, nodes: Nodes, *, error_scale: float = 1.0
    ) -> None:
        """Work out the polynomials of *nodes*, which must cover *span*.

        *error_scale*: how many times worse than a good propagation this one is expected to be.
        """
        self.span = span
        self.provenance = provenance
        self._error_scale = error_scale
        self.breaks = fixed(np.empty(0))
        self.node_t = fixed(nodes.t)
        self._knots = nodes.t.tolist()
        self._last = len(nodes.t) - 2
        self._polynomials = fixed(_quintics(nodes))
        self._inverse = 1.0 / np.diff(nodes.t)

    def position_km(self, t: Floats | float) -> Floats:
        """GCRS position at *t* (...) -> (..., 3) km."""
        refuse_outside(self.span, t, self.provenance.title)
        if isinstance(t, float):
            i = min(max(bisect_right(self._knots, t) - 1, 0), self._last)
            x = (t - self._knots[i]) * self._inverse[i]
            x2 = x * x
            powers = np.array((1.0, x, x2, x2 * x, x2 * x2, x2 * x2 * x))
            place: Floats = np.dot(powers, self._polynomials[i])
            return place
        return self._many(np.asarray(t, dtype=np.float64), derivative=False)

    def velocity_km_s(self, t: Floats | float) -> Floats:
        """GCRS velocity at *t* (...) -> (..., 3) km/s."""
        refuse_outside(self.span, t, self.provenance.title)
        if isinstance(t, float):
            i = min(max(bisect_right(self._knots, t) - 1, 0), self._last)
            k = self._inverse[i]
            x = (t - self._knots[i]) * k
            x2 = x * x
            powers = (k, 2.0 * k * x, 3.0 * k * x2, 4.0 * k * x2 * x, 5.0 * k * x2 * x2)
            speed: Floats = np.dot(np.array(powers), self._polynomials[i, 1:])
            return speed
        return self._many(np.asarray(t, dtype=np.float64), derivative=True)

    def error_km(self, t: Floats | float) -> Floats:
        """Expected 1-sigma position error at *t* (...) -> (...) km: grows from the epoch."""
        age = np.asarray(t, dtype=np.float64) - self.provenance.epoch_t
        return self._error_scale * propagated_error_km(age)

    def _many(self, t: Floats, *, derivative: bool) -> Floats:
        flat = np.ravel(t)
        out = np.empty((len(flat), 3))
        for low in range(0, len(flat), _CHUNK):
            part = slice(low, low + _CHUNK)
            self._evaluate(flat[part], out[part], derivative=derivative)
        return out.reshape((*t.shape, 3))

    def _evaluate(self, t: Floats, out: Floats, *, derivative: bool) -> None:
        """Horner's rule at *t* (n,) into *out* (n, 3)."""
        i = np.clip(np.searchsorted(self.node_t, t, side="right") - 1, 0, self._last)
        inverse = self._inverse[i]
        x = ((t - self.node_t[i]) * inverse)[:, None]
        lowest = 1 if derivative else 0
        out[:] = 0.0
        for power in range(5, lowest - 1, -1):
            out *= x
            term = self._polynomials[i, power]
            out += power * term if derivative else term
        if derivative:
            out *= inverse[:, None]


def _quintics(nodes: Nodes) -> Floats:
    """Coefficients of powers of the fraction of each interval (m - 1, 6, 3)."""
    h = np.diff(nodes.t)[:, None]
    r, v, a = nodes.position_km, nodes.velocity_km_s, nodes.acceleration_km_s2
    v0, v1 = v[:-1] * h, v[1:] * h
    a0, a1 = a[:-1] * h * h, a[1:] * h * h
    step = r[1:] - r[:-1]
    return np.stack(
        [
            r[:-1],
            v0,
            0.5 * a0,
            10.0 * step - 6.0 * v0 - 4.0 * v1 - 1.5 * a0 + 0.5 * a1,
            -15.0 * step + 8.0 * v0 + 7.0 * v1 + 1.5 * a0 - a1,
            6.0 * step - 3.0 * (v0 + v1) - 0.5 * (a0 - a1),
        ],
        axis=1,
    )
