"""Where the field line of SMILE comes down: exactly, and quickly for searches."""

from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats, Ints, unit
from smileviz.magnetosphere.domain import within_each
from smileviz.magnetosphere.fields import DRAWING_DEGREE
from smileviz.magnetosphere.fields.moments import moments
from smileviz.magnetosphere.footpoints import Connections, connections
from smileviz.magnetosphere.shells import on_sphere
from smileviz.magnetosphere.tracing import Reach
from smileviz.mission.drive import ConstantWind
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.margins.places import outside_magnetopause_re
from smileviz.mission.samples import Samples, boundary, conditions_of
from smileviz.mission.scenario import Scenario

REACH = Reach(tolerance=1e-4)
"""How field lines are followed: feet good to a few km."""
SOURCE = "footpoints by IGRF-14 and T89c, within the model magnetopause"
_STEP_S = 60.0
_BATCH = 4096


def footpoints(scenario: Scenario, t: Floats) -> Connections:
    """Where the field line through the spacecraft comes down at *t* (n,)."""
    return traced(Samples(scenario, ephemeris_of(scenario), t))


def traced(s: Samples) -> Connections:
    """Where the field lines of the samples come down.

    Lines end at the magnetopause of the form's own wind, which does not move with the time: so the
    feet at a time depend on that time alone. None where SMILE is outside the magnetopause of the
    moment.
    """
    wind = replace(s.scenario.solar_wind, drive=ConstantWind())
    edge = boundary(s.scenario.models, 0, conditions_of(replace(s.scenario, solar_wind=wind), 0.0))
    domain = within_each(edge, s.t, float(np.radians(wind.aberration_deg)))
    model = moments(s.t, s.wind.held("kp", s.t), DRAWING_DEGREE)
    found = connections(s.gsm_re, s.t, model, REACH, domain)
    outside = ~(outside_magnetopause_re(s) < 0.0)
    parts = ("latitude_deg", "longitude_deg", "magnetic_latitude_deg", "mlt_h")
    return replace(
        found, **{name: np.where(outside, np.nan, getattr(found, name)) for name in parts}
    )


@dataclass(frozen=True, eq=False)
class Feet:
    """Feet of a scenario at every minute that was asked for, joined by lines in SM.

    A search asks for neighbouring times again and again: those cost nothing.
    """

    scenario: Scenario
    known: dict[int, Floats] = field(default_factory=dict)
    """Number of the minute: north and south foot as unit vectors in SM (2, 3)."""

    def sm(self, t: Floats) -> Floats:
        """Feet at *t* (n,): north and south (2, n, 3), SM unit vectors; NaN where there is none."""
        span = ephemeris_of(self.scenario).span
        place = (t - span.start) / _STEP_S
        last = max(int(np.ceil(span.length_s / _STEP_S)) - 1, 0)
        before = np.clip(np.floor(place).astype(np.int64), 0, last)
        self._trace(np.union1d(before, before + 1))
        near = np.array([self.known[k] for k in before.tolist()]).reshape(-1, 2, 3)
        far = np.array([self.known[k + 1] for k in before.tolist()]).reshape(-1, 2, 3)
        share = (place - before)[:, None, None]
        return np.moveaxis(unit((1.0 - share) * near + share * far), 1, 0)

    def _trace(self, minutes: Ints) -> None:
        ephemeris = ephemeris_of(self.scenario)
        span = ephemeris.span
        lacking = np.array([k for k in minutes.tolist() if k not in self.known], dtype=np.int64)
        for first in range(0, len(lacking), _BATCH):
            part = lacking[first : first + _BATCH]
            t = np.minimum(span.start + _STEP_S * part, span.stop)
            found = traced(Samples(self.scenario, ephemeris, t))
            latitude = np.radians(found.magnetic_latitude_deg)
            feet = np.moveaxis(on_sphere(latitude, found.mlt_h, 1.0), 1, 0)
            self.known.update(zip(part.tolist(), feet, strict=True))


@lru_cache(maxsize=4)
def feet_of(scenario: Scenario) -> Feet:
    """The feet of *scenario*, the same object for equal input."""
    return Feet(scenario)
