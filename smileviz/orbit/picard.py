"""Picard iteration: whole revolutions of an orbit at once, by collocation at Gauss points.

The modified equinoctial elements are solved over the true longitude L, block by block. A block is
cut into segments, each with Gauss-Legendre points in the stretched angle s, tan((L - perigee) / 2)
= k tan(s / 2) with k = ((1 + e) / (1 - e))^(1/4), which is half way between the true and the
eccentric anomaly and moves the singularities of the orbit farthest from the real axis. Every
iteration takes the forces at all points of the block and integrates them with one matrix; at the
ends of segments the order of the Gauss points is twice their number.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.polynomial import legendre

from smileviz.base.arrays import Floats
from smileviz.orbit.acceleration import Acceleration
from smileviz.orbit.equinoctial import Places, pace, places, rates, velocity

POINTS = 20
SAMPLES = 32
_FULL_ITERATIONS = (1, 2)
_MAX_ITERATIONS = 14
_TOLERANCE = 2e-14


DEBUG = False


class NotConvergedError(Exception):
    """The iteration did not settle: the caller tries smaller pieces."""


@dataclass(frozen=True, eq=False)
class Start:
    """Where a block begins."""

    elements: Floats
    """p (km), f, g, h, k (5,)."""
    longitude: float
    """True longitude L, rad, counted on through all revolutions."""
    seconds: float
    """Since the epoch of the propagation."""


@dataclass(frozen=True, eq=False)
class Arc:
    """A solved block, sampled: m samples in time order of the integration, components last."""

    seconds: Floats
    """Since the epoch (m,)."""
    position: Floats
    """GCRS (m, 3), km."""
    velocity: Floats
    """GCRS (m, 3), km/s."""
    acceleration: Floats
    """GCRS (m, 3), km/s2."""
    end: Start


@lru_cache(maxsize=8)
def _rule(points: int, samples: int) -> tuple[Floats, Floats, Floats]:
    """Nodes (n,); integrals from -1 to them, 1 and *samples*; interpolation to the samples."""
    x, weights = legendre.leggauss(points)
    at = np.concatenate([x, [1.0], np.linspace(-1.0, 1.0, samples + 1)])
    degree = np.arange(points)
    to_series = (degree[:, None] + 0.5) * legendre.legvander(x, points - 1).T * weights
    series = legendre.legvander(at, points)
    integrals = np.empty((len(at), points))
    integrals[:, 0] = at + 1.0
    for k in range(1, points):
        integrals[:, k] = (series[:, k + 1] - series[:, k - 1]) / (2 * k + 1)
    return x, integrals @ to_series, series[points + 1 :, :points] @ to_series


@dataclass(frozen=True)
class Stretch:
    """The angle s of a block and the true longitude."""

    perigee: float
    beta: float

    @classmethod
    def of(cls, elements: Floats) -> "Stretch":
        """Fitting the orbit of *elements* (5,)."""
        eccentricity = float(np.hypot(elements[1], elements[2]))
        k = ((1.0 + eccentricity) / (1.0 - eccentricity)) ** 0.25
        return cls(float(np.arctan2(elements[2], elements[1])), (k - 1.0) / (k + 1.0))

    def longitude(self, s: Floats) -> Floats:
        """L at *s*."""
        b = self.beta
        turn = 2.0 * np.arctan2(b * np.sin(s), 1.0 - b * np.cos(s))
        return np.asarray(self.perigee + s + turn)

    def slope(self, s: Floats) -> Floats:
        """dL/ds."""
        b = self.beta
        return np.asarray((1.0 - b * b) / (1.0 + b * b - 2.0 * b * np.cos(s)))

    def angle(self, longitude: float) -> float:
        """The s of *longitude*."""
        anomaly = longitude - self.perigee
        b = -self.beta
        return float(anomaly + 2.0 * np.arctan2(b * np.sin(anomaly), 1.0 - b * np.cos(anomaly)))


class Block:
    """A number of segments that are solved together."""

    def __init__(self, acceleration: Acceleration, epoch_t: float, start: Start) -> None:
        """Begin at *start*."""
        self.acceleration = acceleration
        self.gm = acceleration.forces.gm_km3_s2
        self.epoch_t = epoch_t
        self.start = start
        self.stretch = Stretch.of(start.elements)

    def solve(self, edges: Floats, points: int = POINTS) -> "Solution":
        """Iterate over the segments between *edges* (segments + 1,) in s."""
        solution = Solution(self, edges, points)
        for iteration in range(_MAX_ITERATIONS):
            change = solution.iterate(full=iteration in _FULL_ITERATIONS or iteration % 3 == 2)
            if DEBUG:
                print(iteration, change)
            if not change < 1e3:
                break
            if change < _TOLERANCE and iteration > 3:
                return solution
        raise NotConvergedError


class Solution:
    """The iterate of a block."""

    def __init__(self, block: Block, edges: Floats, points: int) -> None:
        """Start from the unperturbed orbit."""
        self.block = block
        self.points = points
        self.segments = len(edges) - 1
        x, integrals, _ = _rule(points, SAMPLES)
        self._integrals = integrals[: points + 1].T.copy()
        half = 0.5 * np.diff(edges)
        s = (0.5 * (edges[1:] + edges[:-1])[:, None] + half[:, None] * x).ravel()
        self.half, self.edges = half, edges
        longitude = block.stretch.longitude(s)
        self.cos_l, self.sin_l = np.cos(longitude), np.sin(longitude)
        self.longitude = (self.cos_l, self.sin_l)
        self.scale = block.stretch.slope(s) * np.repeat(half, points)
        count = len(s)
        self.state = np.empty((6, count))
        self.state[:5] = block.start.elements[:, None]
        self.starts = np.empty((6, self.segments + 1))
        self.starts[:5, 0] = block.start.elements
        self.starts[5, 0] = block.start.seconds
        self.rates = np.zeros((6, count))
        self.push = np.zeros((3, count))
        self._integrate(np.zeros((5, count)), np.zeros(count))
        self.around = block.acceleration.tables.at(block.epoch_t + self.state[5])
        middle = self.around.pole[:, count // 2]
        self.pole = np.array([*middle, np.sqrt(1.0 - middle @ middle)])
        self.rest = np.zeros((3, count))

    def iterate(self, *, full: bool) -> float:
        """One Picard step; the largest relative change of the elements and the place."""
        block = self.block
        at = places(self.state[:5], self.cos_l, self.sin_l)
        position = at.position
        if full:
            self.around = block.acceleration.tables.at(block.epoch_t + self.state[5])
        light = block.acceleration.light(self.around, position, at.distance, self.pole)
        if full:
            self.rest = block.acceleration.full(self.around, position, at.distance) - light
        self.push = light + self.rest
        before = self.state.copy()
        self._integrate(*rates(at, self.state[:5], self.push, block.gm, self.longitude))
        before -= self.state
        before[0] /= self.state[0]
        before[5] *= np.sqrt(block.gm * self.state[0]) / at.distance**2
        return float(np.max(np.abs(before)))

    def _integrate(self, slopes: Floats, twist: Floats) -> None:
        """The elements first, then the time along the new elements."""
        self.rates[:5] = slopes * self.scale
        self._accumulate(slice(0, 5))
        self.rates[5] = self.scale * pace(self.state[:5], twist, self.block.gm, self.longitude)
        self._accumulate(slice(5, 6))

    def _accumulate(self, rows: slice) -> None:
        shape = (-1, self.segments, self.points)
        partial = self.rates[rows].reshape(shape) @ self._integrals
        starts = self.starts[rows]
        np.cumsum(partial[:, :, -1], axis=1, out=starts[:, 1:])
        starts[:, 1:] += starts[:, :1]
        np.add(partial[:, :, :-1], starts[:, :-1, None], out=self.state[rows].reshape(shape))

    @property
    def end(self) -> Start:
        """Where the block ends."""
        longitude = float(self.block.stretch.longitude(self.edges[-1:])[0])
        return Start(self.starts[:5, -1].copy(), longitude, float(self.starts[5, -1]))

    def sampled(self) -> Arc:
        """Path at SAMPLES equal steps of s in every segment."""
        points, gm = self.points, self.block.gm
        _, integrals, values = _rule(points, SAMPLES)
        shape = (6, self.segments, points)
        state = self.rates.reshape(shape) @ integrals[points + 1 :].T
        state += self.starts[:, :-1, None]
        push = (self.push.reshape(3, self.segments, points) @ values.T).reshape(3, -1)
        state = state.reshape(6, -1)
        steps = np.linspace(-1.0, 1.0, SAMPLES + 1)
        s = 0.5 * (self.edges[1:] + self.edges[:-1])[:, None] + self.half[:, None] * steps
        longitude = self.block.stretch.longitude(s.ravel())
        cos_l, sin_l = np.cos(longitude), np.sin(longitude)
        at: Places = places(state[:5], cos_l, sin_l)
        speed = velocity(at, state[:5], gm, cos_l, sin_l)
        pull = push - (gm / at.distance**2) * at.radial
        return Arc(state[5], at.position.T, speed.T, pull.T, self.end)
