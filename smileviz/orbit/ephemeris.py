"""Ephemeris: where a spacecraft is at any time of a span, and where that knowledge comes from."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from smileviz.base import time
from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError
from smileviz.base.units import DAY_S, YEAR_S
from smileviz.base.windows import Span


@dataclass(frozen=True)
class Provenance:
    """What the user is told about an ephemeris."""

    title: str
    """Short name, such as ``SMILE, numerical``."""
    source: str
    """Where the initial state, elements or table come from."""
    method: str
    """How positions between are worked out, with the force model."""
    epoch_t: float
    """When the source was valid (t); the age of the ephemeris counts from here."""
    planning: bool
    """Whether it is good enough to plan observations with."""
    warning: str = ""
    """One sentence to show beside every number, empty if there is nothing to warn of."""
    table: str = ""
    """The file that positions stand in, empty if they are worked out here: then errors grow with
    age, else they are those of interpolation."""

    def age_days(self, t: float) -> float:
        """Days from the epoch to *t*; negative before it."""
        return (t - self.epoch_t) / DAY_S


class Ephemeris(Protocol):
    """Positions over a span. Equal only to itself, so it can be a cache key.

    Times are t (TT s past J2000) of any shape; vectors are GCRS. A time outside the span raises
    SmileError with the span.
    """

    def __hash__(self) -> int:
        """By identity: an ephemeris is a cache key, not its million numbers."""
        ...

    @property
    def span(self) -> Span:
        """From when to when it answers."""
        ...

    @property
    def provenance(self) -> Provenance:
        """Where it comes from and how far to trust it."""
        ...

    @property
    def breaks(self) -> Floats:
        """Times (m,) within the span, ascending, at which the velocity may jump."""
        ...

    def position_km(self, t: Floats | float) -> Floats:
        """GCRS position at *t* (...) -> (..., 3) km."""
        ...

    def velocity_km_s(self, t: Floats | float) -> Floats:
        """GCRS velocity at *t* (...) -> (..., 3) km/s."""
        ...

    def error_km(self, t: Floats | float) -> Floats:
        """Expected 1-sigma position error at *t* (...) -> (...) km."""
        ...


def refuse_outside(span: Span, t: Floats | float, title: str) -> None:
    """Raise SmileError if any of *t* lies outside the *span* of the ephemeris *title*."""
    if isinstance(t, float):
        low, high = t, t
    elif np.size(t) == 0:
        return
    else:
        low, high = float(np.min(t)), float(np.max(t))
    if span.start <= low and high <= span.stop:
        return
    worst = low if not low >= span.start else high
    when = time.to_utc(worst) if np.isfinite(worst) else str(worst)
    raise SmileError(
        f"No position of {title} at {when}: its ephemeris runs from "
        f"{time.to_utc(span.start)} to {time.to_utc(span.stop)}."
    )


def propagated_error_km(age_s: Floats | float) -> Floats:
    """1-sigma error of a numerically propagated SMILE orbit *age_s* from its epoch (...) -> (...).

    About 1 km after 30 days, 5 km after a year, 30 km after three: an initial velocity wrong by
    0.02 mm/s and a radiation pressure wrong by 10 per cent, propagated with Orekit (the study in
    the design notes). Between the three it follows a power of the age; at the epoch it is the
    15 m to which the fitted state reproduces its source.
    """
    age = np.abs(np.asarray(age_s, dtype=np.float64))
    known_s = np.array([30.0 * DAY_S, YEAR_S, 3.0 * YEAR_S])
    known_km = np.array([1.0, 5.0, 30.0])
    log_age = np.log(np.maximum(age, DAY_S / 24.0))
    slopes = np.diff(np.log(known_km)) / np.diff(np.log(known_s))
    log_error = np.where(
        log_age < np.log(known_s[1]),
        np.log(known_km[0]) + slopes[0] * (log_age - np.log(known_s[0])),
        np.log(known_km[1]) + slopes[1] * (log_age - np.log(known_s[1])),
    )
    return np.asarray(np.hypot(0.015, np.exp(log_error)))
