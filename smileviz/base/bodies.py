"""Sun and Moon from the shipped excerpt of JPL's DE440 (Park et al. 2021)."""

from functools import cache

import numpy as np
from skyfield.jpllib import SpiceKernel
from skyfield.timelib import tdb_minus_tt

from smileviz.base import resources, time
from smileviz.base.arrays import Floats, norm, unit
from smileviz.base.errors import SmileError
from smileviz.base.units import DAY_S, J2000_JD, LIGHT_SPEED_KM_S
from smileviz.base.windows import Span

_MARGIN_S = 900.0  # more than the light time from the Sun and the step of aberration


@cache
def kernel() -> SpiceKernel:
    """Skyfield's view of the shipped planetary ephemeris."""
    return SpiceKernel(str(resources.path("data/de440_2026_2032.bsp")))


@cache
def span() -> Span:
    """When the shipped planetary ephemeris holds, light time taken off."""
    segment = kernel().spk.segments[0]
    return Span(segment.start_second + _MARGIN_S, segment.end_second - _MARGIN_S)


def _position(t: Floats | float, *legs: tuple[int, int, float]) -> Floats:
    """Sum of signed legs (center, target, sign) at *t* (...) -> (..., 3) km."""
    moments = np.asarray(t, dtype=np.float64)
    flat = np.atleast_1d(moments).ravel()
    known = span()
    if len(flat) and not (known.start <= flat.min() and flat.max() <= known.stop):
        worst = flat[np.argmax(np.abs(flat - 0.5 * (known.start + known.stop)))]
        raise SmileError(
            f"No Sun and Moon for {time.to_utc(worst)}: the shipped DE440 excerpt runs from "
            f"{time.to_utc(known.start)} to {time.to_utc(known.stop)}."
        )
    days = flat / DAY_S
    days = days + tdb_minus_tt(J2000_JD, days) / DAY_S
    spk = kernel().spk
    total = sum(sign * spk[center, target].compute(J2000_JD, days) for center, target, sign in legs)
    return np.asarray(total).T.reshape((*moments.shape, 3))


def sun_km(t: Floats | float) -> Floats:
    """Geometric GCRS position of the Sun at *t* (...) -> (..., 3) km."""
    return _position(t, (0, 10, 1.0), (0, 3, -1.0), (3, 399, -1.0))


def moon_km(t: Floats | float) -> Floats:
    """Geometric GCRS position of the Moon at *t* (...) -> (..., 3) km."""
    return _position(t, (3, 301, 1.0), (3, 399, -1.0))


def sun_direction(t: Floats | float) -> Floats:
    """Apparent GCRS direction of the Sun at *t* (...) -> (..., 3), unit vectors.

    Apparent: where sunlight comes from, with light time and annual aberration of the geocentre;
    20 arcsec (0.0056 deg) behind the geometric direction along the ecliptic. To first order in
    v/c: the light left the Sun when it was at its barycentric place one light time ago, and the
    Earth's velocity adds (Explanatory Supplement 2013, Eqs. 7.22 and 7.29).
    """
    moments = np.asarray(t, dtype=np.float64)
    light_s = norm(sun_km(moments)) / LIGHT_SPEED_KM_S
    earth = _position(moments, (0, 3, 1.0), (3, 399, 1.0))
    seen = unit(_position(moments - light_s, (0, 10, 1.0)) - earth)
    half_s = 300.0
    later = _position(moments + half_s, (0, 3, 1.0), (3, 399, 1.0))
    earlier = _position(moments - half_s, (0, 3, 1.0), (3, 399, 1.0))
    return unit(seen + (later - earlier) / (2.0 * half_s * LIGHT_SPEED_KM_S))
