"""Pieces of an ephemeris: between the points of one table, or of Chebyshev series."""

from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np
from numpy.polynomial import chebyshev
from skyfield.timelib import tdb_minus_tt

from smileviz.base.arrays import Floats, norm
from smileviz.base.units import DAY_S, J2000_JD
from smileviz.base.windows import Span
from smileviz.orbit.interpolation import Method, evaluate
from smileviz.orbit.kepler import carried

_MOST_CHECKED = 100_000
_CHUNK = 16_384


class Piece(Protocol):
    """Part of an ephemeris over *span*, GCRS."""

    @property
    def name(self) -> str:
        """Of the object."""
        ...

    @property
    def span(self) -> Span:
        """From when to when."""
        ...

    @property
    def words(self) -> str:
        """How positions are worked out."""
        ...

    def states(self, t: Floats) -> tuple[Floats, Floats]:
        """Position km and velocity km/s at *t* (n,) -> (n, 3) each."""
        ...

    @property
    def errors(self) -> tuple[Floats, Floats]:
        """Times (m,) ascending, and the error of interpolation from each on (m,), km."""
        ...

    @property
    def points(self) -> tuple[Floats, Floats]:
        """Times (m,) and positions (m, 3) that stand in the file, or the joints of its series."""
        ...


@dataclass(frozen=True, eq=False)
class Table:
    """Points, and polynomials through some of them: never of another table."""

    name: str
    span: Span
    t: Floats
    """TT seconds past J2000 (n,), ascending."""
    position_km: Floats
    """GCRS (n, 3)."""
    velocity_km_s: Floats | None
    """GCRS (n, 3)."""
    method: Method

    @property
    def words(self) -> str:
        """How positions are worked out."""
        return str(self.method)

    @property
    def points(self) -> tuple[Floats, Floats]:
        """What stands in the file."""
        return self.t, self.position_km

    def states(self, t: Floats) -> tuple[Floats, Floats]:
        """Position km and velocity km/s at *t* (n,) -> (n, 3) each.

        A Hermite polynomial gives the velocity by its slope; with the others velocities that stand
        in the file are interpolated as positions are.
        """
        return self._states(t, self.method.points)

    def _states(self, t: Floats, points: int) -> tuple[Floats, Floats]:
        if self.velocity_km_s is None:
            return evaluate(self.t, (self.position_km,), t, points)
        if self.method.kind == "hermite":
            return evaluate(self.t, (self.position_km, self.velocity_km_s), t, points)
        both = np.concatenate([self.position_km, self.velocity_km_s], axis=1)
        value, _ = evaluate(self.t, (both,), t, points)
        return value[:, :3], value[:, 3:]

    @cached_property
    def errors(self) -> tuple[Floats, Floats]:
        """Estimated half way between points, within a few times of what it is (tested).

        At least how far polynomials through two more points are from these, at most ten times that;
        between the two, how far the Earth's attraction alone takes the points on either side.
        """
        low = np.linspace(0, len(self.t) - 2, min(len(self.t) - 1, _MOST_CHECKED)).astype(np.int64)
        low = np.unique(low)
        middle = 0.5 * (self.t[low] + self.t[low + 1])
        points = min(self.method.points, len(self.t))
        other = points + 2 if points + 2 <= len(self.t) else max(points - 1, 1)
        there = self._states(middle, points)[0]
        apart = norm(there - self._states(middle, other)[0])
        if self.velocity_km_s is None:
            return self.t[low], 3.0 * apart
        half = middle - self.t[low]
        before = carried(self.position_km[low], self.velocity_km_s[low], half)
        after = carried(self.position_km[low + 1], self.velocity_km_s[low + 1], -half)
        missed = norm(there - 0.5 * (before + after))
        return self.t[low], np.where(missed > apart, np.minimum(missed, 10.0 * apart), apart)


@dataclass(frozen=True, eq=False)
class Chebyshev:
    """Chebyshev series, one a time step of equal length: SPK types 2 and 3."""

    name: str
    span: Span
    first_tdb_s: float
    """TDB seconds past J2000 at which the first step begins."""
    step_s: float
    series: Floats
    """Coefficients (steps, columns, degree + 1) in GCRS; columns 3, or 6 with velocities."""

    @property
    def words(self) -> str:
        """How positions are worked out."""
        degree = self.series.shape[2] - 1
        return f"Chebyshev series of degree {degree} of {self.step_s:g} s each"

    @property
    def points(self) -> tuple[Floats, Floats]:
        """The middle of every step."""
        tdb = self.first_tdb_s + (np.arange(len(self.series)) + 0.5) * self.step_s
        t = tdb - tdb_minus_tt(J2000_JD, tdb / DAY_S)
        inside = (t >= self.span.start) & (t <= self.span.stop)
        return t[inside], self.states(t[inside])[0]

    def states(self, t: Floats) -> tuple[Floats, Floats]:
        """Position km and velocity km/s at *t* (n,) -> (n, 3) each."""
        position, velocity = np.empty((len(t), 3)), np.empty((len(t), 3))
        for low in range(0, len(t), _CHUNK):
            part = slice(low, low + _CHUNK)
            position[part], velocity[part] = self._some(t[part])
        return position, velocity

    def _some(self, t: Floats) -> tuple[Floats, Floats]:
        tdb = t + tdb_minus_tt(J2000_JD, t / DAY_S)
        place = (tdb - self.first_tdb_s) / self.step_s
        step = np.clip(np.floor(place).astype(np.int64), 0, len(self.series) - 1)
        x = 2.0 * (place - step) - 1.0
        series = np.moveaxis(self.series[step], 2, 0)  # (degree + 1, n, columns)
        value = chebyshev.chebval(x[:, None], series, tensor=False)
        if value.shape[1] == 6:
            return value[:, :3], value[:, 3:]
        slope = chebyshev.chebder(series) if len(series) > 1 else np.zeros_like(series)
        velocity = chebyshev.chebval(x[:, None], slope, tensor=False)
        return value, velocity * (2.0 / self.step_s)

    @cached_property
    def errors(self) -> tuple[Floats, Floats]:
        """Five times the last term of each series."""
        tdb = self.first_tdb_s + np.arange(len(self.series)) * self.step_s
        return tdb - tdb_minus_tt(J2000_JD, tdb / DAY_S), 5.0 * norm(self.series[:, :3, -1])
