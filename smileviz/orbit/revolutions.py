"""Revolutions: when an ephemeris passes perigee and apogee."""

from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats, dot, fixed, norm
from smileviz.base.units import EARTH_EQUATORIAL_KM
from smileviz.base.windows import Span
from smileviz.orbit.ephemeris import Ephemeris
from smileviz.orbit.forces import EGM96_GM_KM3_S2

_STEPS_A_REVOLUTION = 64
_CUTS = 32
_ROUNDS = 2  # from 1/64 of 50 h to 3 s, and a straight line the rest of the way
_LONGEST_STEP_S = 6.0 * 3600.0


def perigees(ephemeris: Ephemeris, span: Span | None = None) -> Floats:
    """Times of all passages of perigee in *span*, by default all of *ephemeris*: t (n,)."""
    return _turns(ephemeris, span or ephemeris.span)[0]


def apogees(ephemeris: Ephemeris, span: Span | None = None) -> Floats:
    """Times of all passages of apogee in *span*, by default all of *ephemeris*: t (n,)."""
    return _turns(ephemeris, span or ephemeris.span)[1]


def period_s(ephemeris: Ephemeris, t: Floats) -> Floats:
    """Time of one revolution by the energy at *t* (n,) -> (n,); infinite where it escapes."""
    speed = norm(ephemeris.velocity_km_s(t))
    energy = 0.5 * speed**2 - EGM96_GM_KM3_S2 / norm(ephemeris.position_km(t))
    axis = np.where(energy < 0.0, -0.5 * EGM96_GM_KM3_S2 / np.minimum(energy, -1e-9), np.inf)
    least = np.maximum(axis, EARTH_EQUATORIAL_KM)
    return np.asarray(2.0 * np.pi * np.sqrt(least**3 / EGM96_GM_KM3_S2))


@lru_cache(maxsize=64)
def _turns(ephemeris: Ephemeris, span: Span) -> tuple[Floats, Floats]:
    """Perigees and apogees in *span*: where the radial velocity changes sign."""
    if span.length_s <= 0.0:
        return fixed(np.empty(0)), fixed(np.empty(0))
    steps = int(np.ceil(span.length_s / _step_s(ephemeris, span)))
    t = np.linspace(span.start, span.stop, steps + 1)
    rising = _radial(ephemeris, t) >= 0.0
    at = np.flatnonzero(rising[1:] != rising[:-1])
    times = _refined(ephemeris, span.stop, t[at], t[at + 1])
    return fixed(times[rising[at + 1]]), fixed(times[~rising[at + 1]])


def _step_s(ephemeris: Ephemeris, span: Span) -> float:
    """A small part of the shortest revolution seen at a few times of *span*."""
    shortest = float(period_s(ephemeris, np.linspace(span.start, span.stop, 17)).min())
    return min(shortest / _STEPS_A_REVOLUTION, _LONGEST_STEP_S)


def _radial(ephemeris: Ephemeris, t: Floats) -> Floats:
    return dot(ephemeris.position_km(t), ephemeris.velocity_km_s(t))


def _refined(ephemeris: Ephemeris, last: float, low: Floats, high: Floats) -> Floats:
    """Zero of the radial velocity in each bracket from *low* to *high* (n,) -> (n,)."""
    if not len(low):
        return low
    part = np.linspace(0.0, 1.0, _CUTS + 1)
    row = np.arange(len(low))
    values = np.empty((len(low), _CUTS + 1))
    cut = np.zeros(len(low), dtype=np.int64)
    for _ in range(_ROUNDS):
        t = low[:, None] + (high - low)[:, None] * part
        values = _radial(ephemeris, np.minimum(t, last))
        rising = values >= 0.0
        cut = np.argmax(rising[:, 1:] != rising[:, :-1], axis=1)
        low, high = t[row, cut], t[row, cut + 1]
    before, after = values[row, cut], values[row, cut + 1]
    slope = np.where(after == before, 1.0, after - before)
    return np.asarray(low + (high - low) * np.clip(-before / slope, 0.0, 1.0))
