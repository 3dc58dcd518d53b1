"""Manoeuvres of a scenario: the orbit before and after each, and the scenario without them."""

from dataclasses import dataclass, replace

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError
from smileviz.mission.ephemerides import burns_of, ephemeris_of
from smileviz.mission.scenario import Manoeuvre, NumericalOrbit, Scenario
from smileviz.orbit.burns import delta_v_gcrs, rtn, undone
from smileviz.orbit.kepler import Osculating, osculating


@dataclass(frozen=True, eq=False)
class Effect:
    """What a manoeuvre does to the orbit."""

    manoeuvre: Manoeuvre
    before: Osculating
    after: Osculating
    delta_v_rtn_m_s: Floats
    """(3,)."""
    delta_v_gcrs_m_s: Floats
    """(3,)."""


def effects(scenario: Scenario) -> tuple[Effect, ...]:
    """Of each manoeuvre within the span, in order; SmileError if the orbit can have none."""
    orbit = _numerical(scenario)
    ephemeris = ephemeris_of(scenario)
    found = []
    for manoeuvre, burn in zip(orbit.manoeuvres, burns_of(orbit), strict=True):
        if burn.t not in scenario.span:
            continue
        after = np.concatenate([ephemeris.position_km(burn.t), ephemeris.velocity_km_s(burn.t)])
        before = undone(burn, after)
        kick = delta_v_gcrs(burn, before[:3], before[3:])
        found.append(
            Effect(
                manoeuvre,
                osculating(before[:3], before[3:]),
                osculating(after[:3], after[3:]),
                1000.0 * rtn(before[:3], before[3:]) @ kick,
                1000.0 * kick,
            )
        )
    return tuple(found)


def without(scenario: Scenario) -> Scenario:
    """*scenario* as if no manoeuvre were flown."""
    return replace(scenario, orbit=replace(_numerical(scenario), manoeuvres=()))


def _numerical(scenario: Scenario) -> NumericalOrbit:
    orbit = scenario.orbit
    if not isinstance(orbit, NumericalOrbit):
        raise SmileError(
            f"The orbit of {scenario.title} is of kind '{orbit.kind}', flown as it is given: it "
            "has no manoeuvres; `smileviz fit` makes one of kind 'numerical' of an ephemeris."
        )
    return orbit
