"""The present revolution, from perigee to perigee, or a chosen piece, sampled for drawing."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from smileviz.base import frames, time
from smileviz.base.arrays import Floats, fixed, norm, rotate
from smileviz.base.frames import Frame
from smileviz.base.units import DAY_S, EARTH_RADIUS_KM, HOUR_S
from smileviz.base.windows import Span
from smileviz.orbit.ephemeris import Ephemeris
from smileviz.orbit.revolutions import perigees, period_s

_POINTS = 481
_PAGE_S = 10.0 * DAY_S
_MOST_TURNS = 40.0
"""No more revolutions are sampled finely: the lines of more lie over one another anyway."""
_MARKS_S = (HOUR_S, 6.0 * HOUR_S, DAY_S)
_MOST_MARKS = 168


@dataclass(frozen=True, eq=False)
class Track:
    """Times (n,) of a piece of orbit, GCRS positions (n, 3) km, and its whole hours UTC (m,).

    Of a long piece every sixth hour, or every midnight.
    """

    t: Floats
    position_km: Floats
    hours_t: Floats


def revolution(ephemeris: Ephemeris, t: float) -> Track:
    """The revolution of *ephemeris* that holds *t*; the same object all through it."""
    passes = _near(ephemeris, t)
    number = int(np.clip(np.searchsorted(passes, t, side="right"), 1, len(passes) - 1))
    return _between(ephemeris, float(passes[number - 1]), float(passes[number]))


def between(ephemeris: Ephemeris, span: Span) -> Track:
    """The piece of *ephemeris* in *span*; the same object for equal arguments."""
    return _between(ephemeris, span.start, span.stop)


def _near(ephemeris: Ephemeris, t: float) -> Floats:
    """Perigees before and after *t*, and the ends of the time searched; of a page at a time."""
    span = ephemeris.span
    revolution_s = float(period_s(ephemeris, np.array([t]))[0])
    page_s = _PAGE_S
    while page_s < revolution_s and page_s < span.length_s:
        page_s *= 2.0
    first = span.start + np.floor((t - span.start) / page_s) * page_s
    start, stop = span.clamp(first - page_s), span.clamp(first + 2.0 * page_s)
    passes = np.round(perigees(ephemeris, Span(start, stop)))
    return np.concatenate([[start], passes[(passes > start) & (passes < stop)], [stop]])


@lru_cache(maxsize=16)
def _between(ephemeris: Ephemeris, start: float, stop: float) -> Track:
    revolution_s = float(period_s(ephemeris, np.array([start]))[0])
    turns = min(max((stop - start) / revolution_s, 1.0), _MOST_TURNS)
    t = _even(ephemeris, start, stop, round((_POINTS - 1) * turns) + 1)
    step_s = next((s for s in _MARKS_S if stop - start <= _MOST_MARKS * s), _MARKS_S[-1])
    first = np.ceil(float(time.unix_s(start)) / step_s)
    last = np.floor(float(time.unix_s(stop)) / step_s)
    hours = time.from_unix_s(np.arange(first, last + 1.0) * step_s)
    return Track(fixed(t), fixed(ephemeris.position_km(t)), fixed(hours[:_MOST_MARKS]))


def _even(ephemeris: Ephemeris, start: float, stop: float, points: int) -> Floats:
    """Times spread so that the points stand closer where the orbit bends: dt ~ r."""
    coarse = np.linspace(start, stop, 4 * points + 125)
    density = 1.0 / norm(ephemeris.position_km(coarse))
    gathered = np.concatenate([[0.0], np.cumsum(0.5 * (density[1:] + density[:-1]))])
    return np.interp(np.linspace(0.0, gathered[-1], points), gathered, coarse)


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
