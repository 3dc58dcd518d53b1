"""Unfolding: a propagation done only as far as it is asked for, so that a window opens at once."""

from threading import Lock

import numpy as np

from smileviz.base.arrays import Floats, fixed
from smileviz.base.units import DAY_S
from smileviz.base.windows import Span
from smileviz.orbit.ephemeris import refuse_outside
from smileviz.orbit.forces import Forces
from smileviz.orbit.numerical import InitialState, Propagated, provenance_of, refuse_nonsense
from smileviz.orbit.numerical import propagate as propagate_all

_MARGIN_S = 20.0 * DAY_S


class Unfolding:
    """An Ephemeris: the orbit of *initial* under *forces* over *span*.

    The first times asked for are reached from the epoch, with some days to spare; times beyond
    those propagate the whole span, once. The two agree to less than a millimetre. An orbit that
    re-enters says so (SmileError) when a time is asked for that needs the whole.
    """

    def __init__(self, initial: InitialState, forces: Forces, span: Span) -> None:
        """Refuse what is no orbit; nothing is propagated yet."""
        refuse_nonsense(initial, forces, span)
        self.span = span
        self.provenance = provenance_of(initial, forces)
        self._initial = initial
        self._forces = forces
        self._lock = Lock()
        self.breaks = fixed(
            np.array([burn.t for burn in initial.burns if span.start < burn.t < span.stop])
        )
        self._near: Propagated | None = None

    def whole(self) -> Propagated:
        """The propagation over the whole span."""
        with self._lock:
            if self._near is None or self._near.span != self.span:
                self._near = propagate_all(self._initial, self._forces, self.span)
            return self._near

    def position_km(self, t: Floats | float) -> Floats:
        """GCRS position at *t* (...) -> (..., 3) km."""
        return self._reaching(t).position_km(t)

    def velocity_km_s(self, t: Floats | float) -> Floats:
        """GCRS velocity at *t* (...) -> (..., 3) km/s."""
        return self._reaching(t).velocity_km_s(t)

    def error_km(self, t: Floats | float) -> Floats:
        """Expected 1-sigma position error at *t* (...) -> (...) km: grows from the epoch."""
        begun = self._near  # however far: the error goes with the age alone
        reached = begun or self._reaching(self.span.clamp(self.provenance.epoch_t))
        return reached.error_km(t)

    def _reaching(self, t: Floats | float) -> Propagated:
        """A propagation that holds the times *t* (...)."""
        low, high = (t, t) if isinstance(t, float) else (float(np.min(t)), float(np.max(t)))
        near = self._near
        if near is not None and near.span.start <= low and high <= near.span.stop:
            return near
        refuse_outside(self.span, t, self.provenance.title)
        if near is None:
            self._begin(Span(low - _MARGIN_S, high + _MARGIN_S).within(self.span))
            return self._reaching(t)
        return self.whole()

    def _begin(self, span: Span) -> None:
        """Propagate over *span* alone, unless another thread has been faster."""
        with self._lock:
            if self._near is None:
                self._near = propagate_all(self._initial, self._forces, span)
