"""The present revolution: from perigee to perigee, sampled for drawing."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from smileviz.base import frames, time
from smileviz.base.arrays import Floats, fixed, norm, rotate
from smileviz.base.frames import Frame
from smileviz.base.units import EARTH_RADIUS_KM, HOUR_S
from smileviz.orbit.ephemeris import Ephemeris
from smileviz.orbit.revolutions import perigees

_POINTS = 481


@dataclass(frozen=True, eq=False)
class Track:
    """Times (n,) of one revolution, GCRS positions (n, 3) km, and its whole hours UTC (m,)."""

    t: Floats
    position_km: Floats
    hours_t: Floats


def revolution(ephemeris: Ephemeris, t: float) -> Track:
    """The revolution of *ephemeris* that holds *t*; the same object all through it."""
    return _revolution(ephemeris, int(np.searchsorted(perigees(ephemeris), t, side="right")))


@lru_cache(maxsize=16)
def _revolution(ephemeris: Ephemeris, number: int) -> Track:
    span = ephemeris.span
    edges = np.concatenate([[span.start], perigees(ephemeris), [span.stop]])
    start, stop = float(edges[number]), float(edges[number + 1])
    t = _even(ephemeris, start, stop)
    first = np.ceil(float(time.unix_s(start)) / HOUR_S)
    last = np.floor(float(time.unix_s(stop)) / HOUR_S)
    hours = time.from_unix_s(np.arange(first, last + 1.0) * HOUR_S)
    return Track(fixed(t), fixed(ephemeris.position_km(t)), fixed(hours))


def _even(ephemeris: Ephemeris, start: float, stop: float) -> Floats:
    """Times spread so that the points stand closer where the orbit bends: dt ~ r."""
    coarse = np.linspace(start, stop, 2049)
    density = 1.0 / norm(ephemeris.position_km(coarse))
    gathered = np.concatenate([[0.0], np.cumsum(0.5 * (density[1:] + density[:-1]))])
    return np.interp(np.linspace(0.0, gathered[-1], _POINTS), gathered, coarse)


@lru_cache(maxsize=32)
def path_re(track: Track, frame: Frame) -> Floats:
    """The track in a frame that turns: each point by the rotation of its own time (n, 3), R_E."""
    turn = frames.rotations(Frame.GCRS, frame, track.t)
    return fixed(rotate(turn, track.position_km) / EARTH_RADIUS_KM)


@lru_cache(maxsize=64)
def marks_re(ephemeris: Ephemeris, track: Track, frame: Frame) -> Floats:
    """Places of the whole hours of *track* in *frame*, each at its own time (m, 3), R_E."""
    turn = frames.rotations(Frame.GCRS, frame, track.hours_t)
    return fixed(rotate(turn, ephemeris.position_km(track.hours_t)) / EARTH_RADIUS_KM)
