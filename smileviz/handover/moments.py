"""Moments: the times at which states are handed over."""

import numpy as np

from smileviz.base import time
from smileviz.base.arrays import Floats, norm
from smileviz.base.errors import SmileError
from smileviz.base.windows import Span
from smileviz.mission.table import steps
from smileviz.orbit.ephemeris import Ephemeris
from smileviz.orbit.forces import Forces

_LOOKED_AT_S = 60.0
_STEP_RAD = 0.04
_LONGEST_S = 1800.0


def evenly(span: Span, step_s: float) -> Floats:
    """Times every *step_s* from the start of *span*, and its stop (n,)."""
    refuse_step(span, step_s)
    return _exact(np.append(steps(span, step_s), span.stop))


def refuse_step(span: Span, step_s: float) -> None:
    """SmileError if *step_s* is longer than *span*."""
    if step_s > span.length_s:
        raise SmileError(
            f"The step of {time.duration_label(step_s)} is longer than the span of "
            f"{time.duration_label(span.length_s)}; take a shorter step or a longer span."
        )


def by_motion(ephemeris: Ephemeris, span: Span) -> Floats:
    """Times in *span*, its ends among them (n,), close where the spacecraft is near the Earth.

    Between two of them passes the 0.04th part of sqrt(r^3 / GM), at most half an hour: 75 s at
    SMILE's perigee. Interpolation of degree 7 is then good to centimetres (tested).
    """
    count = max(2, int(np.ceil(span.length_s / _LOOKED_AT_S)) + 1)
    looked_at = np.linspace(span.start, span.stop, count)
    r = norm(ephemeris.position_km(looked_at))
    shortest = np.sqrt(r**3 / Forces().gm_km3_s2) * _STEP_RAD
    density = 1.0 / np.minimum(shortest, _LONGEST_S)
    between = 0.5 * (density[1:] + density[:-1]) * np.diff(looked_at)
    passed = np.concatenate([[0.0], np.cumsum(between)])
    wanted = np.linspace(0.0, passed[-1], int(np.ceil(passed[-1])) + 1)[1:-1]
    inside = np.interp(wanted, passed, looked_at)
    whole = time.from_unix_s(np.round(time.unix_s(inside)))
    return _exact(np.concatenate([[span.start], whole, [span.stop]]))


def _exact(t: Floats) -> Floats:
    """*t* (n,) at whole milliseconds of UTC, as they are written; each once, in order."""
    return np.unique(time.from_unix_s(np.round(time.unix_s(t), 3)))
