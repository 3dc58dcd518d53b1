"""Sun, Moon and the Earth's rotation over a span, sampled once and then cheap to evaluate.

The Earth turns for gravity as it does on the screen (base/frames.py): IAU 2006/2000A, UT1 and pole
of the shipped IERS table, whose last values are kept after its end (2027-10-29). Taking UT1 = UTC
there instead moves SMILE by 0.1 km in 2029.
"""

from dataclasses import dataclass

import numpy as np
from numpy.polynomial import chebyshev

from smileviz.base import bodies, time
from smileviz.base.arrays import Floats, dot
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame, rotations
from smileviz.base.units import DAY_S
from smileviz.base.windows import Span

EARTH_TURN_RAD_S = 7.292115e-5
"""Mean rotation of the Earth; what the table holds is the difference from it."""

_GRANULE_S = DAY_S
_DEGREE = 6  # Moon: 3e-7 km; pole of date: 1e-12 rad


@dataclass(frozen=True, eq=False)
class Surroundings:
    """What the forces need to know at n times."""

    sun: Floats
    """Geometric GCRS position (3, n), km."""
    moon: Floats
    """Geometric GCRS position (3, n), km."""
    pole: Floats
    """X and Y of the true pole of date in GCRS (2, n)."""
    turn: Floats
    """Angle from the GCRS X axis, brought to the true equator the shortest way, to Greenwich."""
    wobble: Floats
    """Polar motion: how far the ITRS pole is from that of date, along ITRS x and y (2, n), rad."""


class Tables:
    """Piecewise polynomials for a span of time; a few days outside it the last ones are continued.

    (The propagation looks up to half a revolution past the end of its span.)
    """

    def __init__(self, span: Span) -> None:
        """Sample everything for *span*."""
        known = bodies.span()
        if span.start < known.start or span.stop > known.stop:
            raise SmileError(
                f"The orbit is asked for from {time.to_utc(span.start)} to "
                f"{time.to_utc(span.stop)}; the shipped Sun and Moon (DE440) run from "
                f"{time.to_utc(known.start)} to {time.to_utc(known.stop)}."
            )
        self._origin = span.start
        self._count = max(1, int(np.ceil(span.length_s / _GRANULE_S)))
        self._granule_s = span.length_s / self._count
        x = np.cos(np.pi * (np.arange(_DEGREE, -1.0, -1.0) + 0.5) / (_DEGREE + 1.0))
        places = np.arange(self._count)[:, None] + 0.5 * (1.0 + x)
        t = span.start + places.ravel() * self._granule_s
        values = _sample(t, span.start).reshape(self._count, _DEGREE + 1, -1)
        to_powers = _chebyshev_in_powers() @ np.linalg.inv(chebyshev.chebvander(x, _DEGREE))
        self._powers = np.ascontiguousarray(np.einsum("kj,cjq->cqk", to_powers, values))

    def at(self, t: Floats) -> Surroundings:
        """Everything at *t* (n,)."""
        seconds = t - self._origin
        place = seconds / self._granule_s
        granule = np.clip(place.astype(np.int64), 0, self._count - 1)
        x = 2.0 * (place - granule) - 1.0
        basis = np.empty((len(t), _DEGREE + 1, 1))
        basis[:, 0, 0] = 1.0
        for k in range(_DEGREE):
            np.multiply(basis[:, k, 0], x, out=basis[:, k + 1, 0])
        values = np.ascontiguousarray((self._powers[granule] @ basis)[:, :, 0].T)
        turn = values[8] + EARTH_TURN_RAD_S * seconds
        return Surroundings(values[:3], values[3:6], values[6:8], turn, values[9:11])


def _chebyshev_in_powers() -> Floats:
    """Matrix that takes Chebyshev to power coefficients."""
    matrix = np.zeros((_DEGREE + 1, _DEGREE + 1))
    for k in range(_DEGREE + 1):
        matrix[: k + 1, k] = chebyshev.cheb2poly([0.0] * k + [1.0])
    return matrix


def _sample(t: Floats, origin: float) -> Floats:
    """Sun, Moon, pole, turn since *origin*, wobble at ascending *t* (n,) -> (n, 11)."""
    pole = rotations(Frame.GCRS, Frame.TOD, t)[:, 2]
    itrs = rotations(Frame.GCRS, Frame.ITRS, t)
    # X and Y axes of GCRS brought to the equator of date the shortest way:
    a = 1.0 / (1.0 + pole[:, 2])
    first = np.stack([1.0 - a * pole[:, 0] ** 2, -a * pole[:, 0] * pole[:, 1], -pole[:, 0]], axis=1)
    second = np.cross(pole, first)
    turn = np.arctan2(dot(itrs[:, 0], second), dot(itrs[:, 0], first))
    turn = np.unwrap(turn - EARTH_TURN_RAD_S * (t - origin))
    wobble = np.stack([dot(itrs[:, 0], pole), dot(itrs[:, 1], pole)], axis=1)
    return np.concatenate(
        [bodies.sun_km(t), bodies.moon_km(t), pole[:, :2], turn[:, None], wobble], axis=1
    )
