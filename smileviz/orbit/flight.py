"""Flight: a propagated orbit in legs, between manoeuvres."""

import numpy as np

from smileviz.base.arrays import Floats, fixed
from smileviz.base.windows import Span
from smileviz.orbit.ephemeris import Provenance, refuse_outside
from smileviz.orbit.trajectory import Trajectory


class Flight:
    """An Ephemeris of *legs* end to end; at the moment of a burn the state is that after it."""

    def __init__(self, span: Span, provenance: Provenance, legs: tuple[Trajectory, ...]) -> None:
        """Join *legs*, which cover *span* in order."""
        self.span = span
        self.provenance = provenance
        self._legs = legs
        self.breaks = fixed(np.array([leg.span.start for leg in legs[1:]]))

    def position_km(self, t: Floats | float) -> Floats:
        """GCRS position at *t* (...) -> (..., 3) km."""
        return self._of_legs(t, "position_km")

    def velocity_km_s(self, t: Floats | float) -> Floats:
        """GCRS velocity at *t* (...) -> (..., 3) km/s."""
        return self._of_legs(t, "velocity_km_s")

    def error_km(self, t: Floats | float) -> Floats:
        """Expected 1-sigma position error at *t* (...) -> (...) km; as if manoeuvres were exact."""
        return self._legs[0].error_km(t)

    def _of_legs(self, t: Floats | float, what: str) -> Floats:
        refuse_outside(self.span, t, self.provenance.title)
        if isinstance(t, float):
            number = int(np.searchsorted(self.breaks, t, side="right"))
            found: Floats = getattr(self._legs[number], what)(t)
            return found
        moments = np.asarray(t, dtype=np.float64)
        which = np.searchsorted(self.breaks, moments, side="right")
        out = np.empty((*moments.shape, 3))
        for number in np.unique(which):
            part = which == number
            out[part] = getattr(self._legs[number], what)(moments[part])
        return out
