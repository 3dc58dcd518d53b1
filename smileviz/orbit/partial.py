"""Partial: an ephemeris asked over a longer time than it covers; where it is silent, no value."""

import numpy as np

from smileviz.base.arrays import Bools, Floats
from smileviz.base.windows import Span
from smileviz.orbit.ephemeris import Ephemeris, Provenance


class Partial:
    """An Ephemeris over *span* by *known*, NaN where that has nothing to say."""

    def __init__(self, known: Ephemeris, span: Span) -> None:
        """Wrap *known*."""
        self.span = span
        self._known = known

    @property
    def provenance(self) -> Provenance:
        """That of the ephemeris it wraps."""
        return self._known.provenance

    @property
    def breaks(self) -> Floats:
        """Where the velocity jumps, and where the ephemeris begins and ends."""
        ends = np.array([self._known.span.start, self._known.span.stop])
        inside = ends[(ends > self.span.start) & (ends < self.span.stop)]
        return np.union1d(self._known.breaks, inside)

    def position_km(self, t: Floats | float) -> Floats:
        """GCRS position at *t* (...) -> (..., 3) km."""
        moments, inside = self._inside(t)
        out = np.full((*moments.shape, 3), np.nan)
        out[inside] = self._known.position_km(moments[inside])
        return out

    def velocity_km_s(self, t: Floats | float) -> Floats:
        """GCRS velocity at *t* (...) -> (..., 3) km/s."""
        moments, inside = self._inside(t)
        out = np.full((*moments.shape, 3), np.nan)
        out[inside] = self._known.velocity_km_s(moments[inside])
        return out

    def error_km(self, t: Floats | float) -> Floats:
        """Expected 1-sigma position error at *t* (...) -> (...) km."""
        moments, inside = self._inside(t)
        out = np.full(moments.shape, np.nan)
        out[inside] = self._known.error_km(moments[inside])
        return out

    def _inside(self, t: Floats | float) -> tuple[Floats, Bools]:
        moments = np.asarray(t, dtype=np.float64)
        span = self._known.span
        return moments, np.asarray((moments >= span.start) & (moments <= span.stop))
