"""Picard iteration: several revolutions of an orbit at once, by collocation at Gauss points.

The modified equinoctial elements, and the time, are integrated over the true longitude L, block
by block. A block is cut into segments with Gauss-Legendre points in the stretched angle s. Every
iteration works out the accelerations at all points and integrates the rates with one matrix: first
the elements, then the time along the new elements. The perturbation is about 1e-3 of the central
term, so that each iteration gains two digits; only every second one needs all forces, the others
carry over what the cheap forces leave out. At the ends of segments the order is twice the number of
points. Where the spacecraft enters or leaves penumbra or umbra the pressure of sunlight bends
sharply: such a block is solved once more with segments that end there.
"""

from dataclasses import dataclass

import numpy as np

from smileviz.base.arrays import Bools, Floats, Ints
from smileviz.base.units import EARTH_EQUATORIAL_KM
from smileviz.orbit.acceleration import Acceleration
from smileviz.orbit.collocation import Stretch, integration, rule
from smileviz.orbit.contacts import contacts
from smileviz.orbit.equinoctial import pace, places, rates, velocity
from smileviz.orbit.shadow import margins
from smileviz.orbit.tables import Surroundings

POINTS = 20
SAMPLES = 32
_MAX_ITERATIONS = 20
_SETTLED = 2e-11  # last change of the elements; what is left is a hundred times less
_RESOLVED = 3e-8
_SHORTEST = 1e-7  # s between two edges
_WIDTH_RAD = 0.1  # more than half the way between two points and the slant of the penumbra


class NotConvergedError(Exception):
    """The iteration did not settle, or its points were too few: smaller pieces are needed."""


@dataclass(frozen=True, eq=False)
class Start:
    """Where a block begins or ends."""

    elements: Floats
    """p (km), f, g, h, k (5,)."""
    longitude: float
    """True longitude L, rad, counted on through all revolutions."""
    seconds: float
    """Since the epoch of the propagation."""


@dataclass(frozen=True, eq=False)
class Arc:
    """A solved piece of orbit: m samples in the order of integration."""

    seconds: Floats
    """Since the epoch (m,)."""
    position: Floats
    """GCRS (m, 3), km."""
    velocity: Floats
    """GCRS (m, 3), km/s."""
    acceleration: Floats
    """GCRS (m, 3), km/s2."""
    end: Start


@dataclass(frozen=True, eq=False)
class Problem:
    """What is integrated, and from where."""

    acceleration: Acceleration
    epoch_t: float
    start: Start

    @property
    def gm(self) -> float:
        """Of the central term, km3/s2."""
        return self.acceleration.forces.gm_km3_s2


def solve(problem: Problem, edges: Floats, stretch: Stretch) -> Arc:
    """The path over the segments between *edges* (segments + 1,), in s of *stretch*."""
    solution = _iterated(problem, edges, stretch)
    if problem.acceleration.forces.sunlight and solution.near_shadow():
        piece, place = contacts(solution.shadow_margins, len(edges) - 1)
        if len(piece):
            sign = 1.0 if edges[-1] > edges[0] else -1.0
            at = edges[piece] + 0.5 * (1.0 + place) * (edges[piece + 1] - edges[piece])
            inner = np.sort(sign * np.append(edges[1:-1], at))
            apart = np.diff(inner, prepend=sign * edges[0]) > _SHORTEST
            apart &= sign * edges[-1] - inner > _SHORTEST
            parted = np.concatenate([edges[:1], sign * inner[apart], edges[-1:]])
            solution = _iterated(problem, parted, stretch)
    if solution.unresolved() > _RESOLVED:
        raise NotConvergedError
    return solution.arc()


def _iterated(problem: Problem, edges: Floats, stretch: Stretch) -> "Solution":
    solution = Solution(problem, edges, stretch)
    with np.errstate(all="ignore"):  # a diverging iterate may be anything; it is refused below
        for iteration in range(_MAX_ITERATIONS):
            full = iteration % 2 == 1
            change = solution.iterate(full=full)
            if not change < 1e3:
                break
            if full and change < _SETTLED:
                return solution
    raise NotConvergedError


class Solution:
    """The iterate of a block: n points in each of its segments, end to end."""

    def __init__(self, problem: Problem, edges: Floats, stretch: Stretch) -> None:
        """Start from the unperturbed orbit."""
        self._problem = problem
        self._stretch = stretch
        self._edges = edges
        self._half = 0.5 * np.diff(edges)
        self._rule = rule(POINTS, SAMPLES)
        self._shape = (-1, len(self._half), POINTS)
        s = self._at(self._rule.x)
        longitude = stretch.longitude(s)
        self._longitude = np.cos(longitude), np.sin(longitude)
        self._scale = stretch.slope(s) * np.repeat(self._half, POINTS)
        self._state = np.empty((6, len(s)))
        self._slopes = np.empty((6, len(s)))
        self._starts = np.empty((6, len(edges)))
        self._starts[:5, 0] = problem.start.elements
        self._starts[5, 0] = problem.start.seconds
        self._push = np.zeros((3, len(s)))
        self._rest = np.zeros((3, len(s)))
        self._integrate(np.zeros((5, len(s))), np.zeros(len(s)))
        middle = self._around().pole[:, len(s) // 2]
        self._pole = np.array([*middle, np.sqrt(1.0 - middle @ middle)])

    def iterate(self, *, full: bool) -> float:
        """One Picard step; the largest change of the elements, of p relative to itself."""
        acceleration = self._problem.acceleration
        at = places(self._state[:5], *self._longitude)
        position = at.position
        around = self._around()
        light = acceleration.light(around, position, at.distance, self._pole)
        if full:
            self._rest = acceleration.full(around, position, at.distance) - light
        self._push = light + self._rest
        before = self._state[:5].copy()
        self._integrate(*rates(at, self._state[:5], self._push, self._problem.gm, self._longitude))
        before -= self._state[:5]
        before[0] /= self._state[0]
        return float(np.max(np.abs(before)))

    def unresolved(self) -> float:
        """How much of the elements the points only just resolve, p relative to itself."""
        tail = np.abs(self._slopes[:5].reshape(self._shape) @ self._rule.tail)
        tail[0] /= self._problem.start.elements[0]
        return float(np.max(tail))

    def near_shadow(self) -> bool:
        """Whether the Earth's shadow may fall on the path, by a generous look at the points."""
        at = places(self._state[:5], *self._longitude)
        sun = self._around().sun
        toward = np.einsum("in,in->n", at.radial, sun) / np.sqrt(np.einsum("in,in->n", sun, sun))
        aside = at.distance * np.sqrt(np.maximum(1.0 - toward * toward, 0.0))
        near = aside < 1.02 * EARTH_EQUATORIAL_KM + _WIDTH_RAD * at.distance
        return bool(np.any(near & (toward < 0.0)))

    def shadow_margins(self, piece: Ints, place: Floats) -> Floats:
        """Margins to penumbra and umbra (2, k, m) in segments (k,) at -1 to 1 of them.

        *place* (k, m), or (m,) if the same in all.
        """
        weights = integration(POINTS, place.ravel()).reshape(POINTS, *place.shape)
        slopes = self._slopes.reshape(self._shape)[:, piece]
        state = np.einsum("qkn,n...m->qkm" if place.ndim == 1 else "qkn,nkm->qkm", slopes, weights)
        state += self._starts[:, piece, None]
        shape = state.shape[1:]
        state = state.reshape(6, -1)
        middle = 0.5 * (self._edges[1:] + self._edges[:-1])[piece, None]
        longitude = self._stretch.longitude((middle + self._half[piece, None] * place).ravel())
        at = places(state[:5], np.cos(longitude), np.sin(longitude))
        position = at.position
        around = self._problem.acceleration.tables.at(self._problem.epoch_t + state[5])
        return margins(position, at.distance, around.sun - position).reshape(2, *shape)

    def arc(self) -> Arc:
        """The path at SAMPLES equal steps of s in every segment, fewer in short ones."""
        weights = self._rule
        state = self._slopes.reshape(self._shape) @ weights.integrals_to_samples
        state += self._starts[:, :-1, None]
        push = self._push.reshape(self._shape) @ weights.to_samples
        steps = np.linspace(-1.0, 1.0, SAMPLES + 1)
        kept = self._kept_samples()
        state, push, s = state[:, kept], push[:, kept], self._at(steps)[kept.ravel()]
        longitude = self._stretch.longitude(s)
        turned = np.cos(longitude), np.sin(longitude)
        gm = self._problem.gm
        at = places(state[:5], *turned)
        speed = velocity(at, state[:5], gm, *turned)
        pull = push - (gm / at.distance**2) * at.radial
        end = Start(
            self._starts[:5, -1].copy(),
            float(self._stretch.longitude(self._edges[-1:])[0]),
            float(self._starts[5, -1]),
        )
        return Arc(state[5], at.position.T, speed.T, pull.T, end)

    def _kept_samples(self) -> Bools:
        """Which samples (segments, SAMPLES + 1) stand apart: joints count once."""
        size = np.abs(self._half)
        stride = 2 ** np.clip(np.log2(size.max() / size), 0, np.log2(SAMPLES)).astype(np.int64)
        kept = np.arange(SAMPLES + 1) % stride[:, None] == 0
        kept[:-1, -1] = False
        kept[-1, -1] = True
        return np.asarray(kept)

    def _at(self, x: Floats) -> Floats:
        """S at places *x* (m,) of every segment (segments * m,)."""
        middle = 0.5 * (self._edges[1:] + self._edges[:-1])
        return np.asarray((middle[:, None] + self._half[:, None] * x).ravel())

    def _around(self) -> Surroundings:
        return self._problem.acceleration.tables.at(self._problem.epoch_t + self._state[5])

    def _integrate(self, slopes: Floats, twist: Floats) -> None:
        """The elements first, then the time along the new elements."""
        np.multiply(slopes, self._scale, out=self._slopes[:5])
        self._accumulate(slice(0, 5))
        gm, longitude = self._problem.gm, self._longitude
        self._slopes[5] = self._scale * pace(self._state[:5], twist, gm, longitude)
        self._accumulate(slice(5, 6))

    def _accumulate(self, rows: slice) -> None:
        partial = self._slopes[rows].reshape(self._shape) @ self._rule.integrals
        starts = self._starts[rows]
        np.cumsum(partial[:, :, -1], axis=1, out=starts[:, 1:])
        starts[:, 1:] += starts[:, :1]
        state = self._state[rows].reshape(self._shape)
        np.add(partial[:, :, :-1], starts[:, :-1, None], out=state)
