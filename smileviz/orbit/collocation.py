"""Collocation: the points of a segment, and the matrices that integrate and interpolate on them."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.polynomial import legendre

from smileviz.base.arrays import Floats


@dataclass(frozen=True, eq=False)
class Rule:
    """Gauss-Legendre points of a segment from -1 to 1, and samples at equal steps."""

    x: Floats
    """The points (n,)."""
    integrals: Floats
    """From values at the points (n,) to integrals from -1 to each point and to 1 (n, n + 1)."""
    to_samples: Floats
    """To the values at the samples (n, samples + 1)."""
    integrals_to_samples: Floats
    """To the integrals from -1 to the samples (n, samples + 1)."""
    tail: Floats
    """To the last two Legendre coefficients (n, 2): what the points only just resolve."""


@lru_cache(maxsize=16)
def rule(points: int, samples: int) -> Rule:
    """The rule with so many points and sampling steps."""
    x, _ = legendre.leggauss(points)
    steps = np.linspace(-1.0, 1.0, samples + 1)
    series = _to_series(points)
    return Rule(
        x=x,
        integrals=integration(points, np.append(x, 1.0)),
        to_samples=(legendre.legvander(steps, points - 1) @ series).T.copy(),
        integrals_to_samples=integration(points, steps),
        tail=series[-2:].T.copy(),
    )


def integration(points: int, ends: Floats) -> Floats:
    """From values at the points (n,) to integrals from -1 to *ends* (m,) -> (n, m)."""
    basis = legendre.legvander(ends, points)
    integrals = np.empty((len(ends), points))
    integrals[:, 0] = ends + 1.0
    for k in range(1, points):
        integrals[:, k] = (basis[:, k + 1] - basis[:, k - 1]) / (2 * k + 1)
    return (integrals @ _to_series(points)).T.copy()


@lru_cache(maxsize=16)
def _to_series(points: int) -> Floats:
    """From values at the points to Legendre coefficients (n, n)."""
    x, weights = legendre.leggauss(points)
    degree = np.arange(points)
    return np.asarray((degree[:, None] + 0.5) * legendre.legvander(x, points - 1).T * weights)


@dataclass(frozen=True)
class Stretch:
    """The angle s between the true and the eccentric anomaly: tan(nu / 2) = k tan(s / 2).

    k = ((1 + e) / (1 - e))^(1/4), half way between the two: equal steps of s are about equal parts
    of sqrt(r^3 / gm), and the singularities of the orbit lie farthest from the real axis.
    """

    perigee: float
    """Longitude of perigee, rad."""
    beta: float
    """(k - 1) / (k + 1)."""

    @classmethod
    def of(cls, elements: Floats) -> "Stretch":
        """Fitting the orbit of *elements* (5,)."""
        eccentricity = float(np.hypot(elements[1], elements[2]))
        k = ((1.0 + eccentricity) / (1.0 - eccentricity)) ** 0.25
        return cls(float(np.arctan2(elements[2], elements[1])), (k - 1.0) / (k + 1.0))

    def longitude(self, s: Floats) -> Floats:
        """True longitude at *s*."""
        b = self.beta
        return np.asarray(self.perigee + s + 2.0 * np.arctan2(b * np.sin(s), 1.0 - b * np.cos(s)))

    def slope(self, s: Floats) -> Floats:
        """Derivative of the longitude at *s*."""
        b = self.beta
        return np.asarray((1.0 - b * b) / (1.0 + b * b - 2.0 * b * np.cos(s)))

    def angle(self, longitude: float) -> float:
        """The s of *longitude*."""
        anomaly = longitude - self.perigee
        b = self.beta
        return float(anomaly - 2.0 * np.arctan2(b * np.sin(anomaly), 1.0 + b * np.cos(anomaly)))
