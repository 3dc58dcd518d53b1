"""What keeps an instrument from observing, what would next, and until when."""

from dataclasses import dataclass

import numpy as np

from smileviz.base.units import DAY_S
from smileviz.base.windows import Span
from smileviz.mission import almanac
from smileviz.mission.almanac import observing
from smileviz.mission.margins.observing import constraints_of
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import Scenario
from smileviz.orbit.attitude import Constraints, Violation

INSTRUMENTS = ("sxi", "uvi")
_FOR_SXI_ONLY = {"sun", "baffle"}
_LONGEST_S = 40.0 * DAY_S
_AT_ONCE_S = 5.0 * DAY_S


@dataclass(frozen=True)
class Stop:
    """What keeps an instrument from observing now."""

    instrument: str
    sentence: str
    brief: str
    name: str = ""
    """Which limit: ``radius``, ``sun``, ``baffle`` or ``pointing``."""
    margin: float = float("nan")
    """How far from its limit, negative; NaN without a pointing."""
    unit: str = ""


@dataclass(frozen=True)
class Spare:
    """How far from a limit an instrument is."""

    instrument: str
    title: str
    margin: float
    """Negative: this limit stops it. NaN: no pointing."""
    unit: str


def stops(here: Samples) -> tuple[Stop, ...]:
    """What keeps each instrument from observing *here*, one moment; empty when both may.

    For each instrument the binding limit first: the one that is exceeded by the greatest part of
    itself, or, before all, that there is no pointing.
    """
    constraints = constraints_of(here.scenario.pointing)
    found = constraints.violations(here.law, here.gse_km[0])
    ordered = sorted(found, key=lambda item: -_part(item, constraints))
    return tuple(
        Stop(name, item.sentence, item.brief, item.name, -item.excess, item.unit)
        for name in INSTRUMENTS
        for item in ordered
        if name == "sxi" or item.name not in _FOR_SXI_ONLY
    )


def _part(violation: Violation, constraints: Constraints) -> float:
    """By how much of itself a limit is exceeded."""
    match violation.name:
        case "radius":
            return violation.excess / constraints.min_radius_km
        case "sun":
            return violation.excess / constraints.sun_limit_deg
        case "baffle":
            return violation.excess / constraints.baffle_deg
    return np.inf


def spares(here: Samples) -> tuple[Spare, ...]:
    """How far from each of its limits each instrument is *here*, one moment."""
    return tuple(
        Spare(name, margin.title, float(margin(here)[0]), margin.unit)
        for name in INSTRUMENTS
        for margin in almanac.window_kind(f"{name}_allowed").margins
    )


def changes_t(scenario: Scenario, name: str, t: float) -> float | None:
    """When the kind *name* next starts or stops being true after *t*; None: not in 40 days."""
    last = min(t + _LONGEST_S, scenario.span.stop)
    for stop in (min(t + _AT_ONCE_S, last), last):
        edges = almanac.windows(name, scenario, Span(t, stop)).edges.ravel()
        later = edges[(edges > t) & (edges < stop)]
        if len(later):
            return float(later.min())
    return None


def sentence(here: Samples, instrument: str) -> str:
    """One line on *instrument* at the one moment *here*: what stops it, or what is nearest to."""
    found = [stop for stop in stops(here) if stop.instrument == instrument]
    if found:
        return found[0].sentence
    angles = [item for item in spares(here) if item.instrument == instrument and item.unit == "deg"]
    limits = [item for item in angles if item.title != observing.POINTING.title]
    if not limits:
        return f"{instrument.upper()} may observe."
    least = min(limits, key=lambda item: item.margin)
    return f"{instrument.upper()} may observe; {least.title}: {least.margin:.1f}° to spare."


def status(found: tuple[Stop, ...], instrument: str) -> str:
    """One line on *instrument*: that it may observe, or what of *found* stops it."""
    sentences = [stop.sentence for stop in found if stop.instrument == instrument]
    return sentences[0] if sentences else "may observe"
