"""nodes: the times at which to look, as close together as the orbit's own motion asks.

A constant step fine enough at perigee would be a hundred times too fine at apogee of SMILE's
orbit. The step here is a part of sqrt(r^3 / GM), the time in which a body at radius r turns by
about a radian, with an upper limit for what the Earth's rotation and the Moon do meanwhile.
"""

from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats, fixed, norm
from smileviz.base.windows import Span
from smileviz.orbit.ephemeris import Ephemeris

_PART = 0.12
_LONGEST_S = 1800.0
_SAMPLE_S = 600.0
_GM_KM3_S2 = 398_600.4418


@lru_cache(maxsize=32)
def nodes(ephemeris: Ephemeris, span: Span) -> Floats:
    """Times (n,) from the start to the stop of *span*, read-only: about 130 a revolution of SMILE.

    Those at which the velocity jumps are among them.

    *span* must lie within that of the ephemeris.
    """
    if span.length_s <= 0.0:
        return fixed(np.array([span.start]))
    samples = np.linspace(span.start, span.stop, max(3, round(span.length_s / _SAMPLE_S) + 1))
    radius = norm(ephemeris.position_km(samples))
    step = np.minimum(_PART * np.sqrt(radius**3 / _GM_KM3_S2), _LONGEST_S)
    rate = 0.5 / step[1:] + 0.5 / step[:-1]
    count = np.concatenate([[0.0], np.cumsum(rate * np.diff(samples))])
    whole = np.linspace(0.0, count[-1], max(3, int(np.ceil(count[-1])) + 1))
    times = np.interp(whole, count, samples)
    times[0], times[-1] = span.start, span.stop
    jumps = ephemeris.breaks[(ephemeris.breaks > span.start) & (ephemeris.breaks < span.stop)]
    return fixed(np.union1d(times, jumps))
