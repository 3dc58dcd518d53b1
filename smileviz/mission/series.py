"""Series: a quantity over the time axis of the plots."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats, fixed
from smileviz.base.windows import Span
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.quantities import quantity
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import Scenario

_POINTS = 1201


@dataclass(frozen=True, eq=False)
class Series:
    """Times (n,) and values (n,); NaN where there is none."""

    t: Floats
    values: Floats


@lru_cache(maxsize=128)
def series(scenario: Scenario, name: str, window: Span) -> Series:
    """The quantity *name* over *window*: evenly spaced, the ends included."""
    samples = _samples(scenario, window)
    return Series(samples.t, fixed(quantity(name, scenario).values(samples)))


@lru_cache(maxsize=4)
def _samples(scenario: Scenario, window: Span) -> Samples:
    t = fixed(np.linspace(window.start, window.stop, _POINTS))
    return Samples(scenario, ephemeris_of(scenario), t)
