"""The ephemeris of a scenario: worked out once for equal orbits and spans."""

from functools import lru_cache
from typing import cast

from smileviz.base.windows import Span
from smileviz.mission import ephemeris_files
from smileviz.mission.scenario import FileOrbit, NumericalOrbit, Orbit, Scenario, Vector
from smileviz.orbit.burns import Burn, BurnAxes
from smileviz.orbit.ephemeris import Ephemeris
from smileviz.orbit.forces import Forces
from smileviz.orbit.numerical import InitialState
from smileviz.orbit.omm import read_elements
from smileviz.orbit.partial import Partial
from smileviz.orbit.unfolding import Unfolding


def ephemeris_of(scenario: Scenario) -> Ephemeris:
    """Where the spacecraft of *scenario* is over its span; the same object for equal input."""
    return ephemeris(scenario.orbit, scenario.span)


@lru_cache(maxsize=4)
def ephemeris(orbit: Orbit, span: Span) -> Ephemeris:
    """Where the spacecraft on *orbit* is over *span*."""
    if isinstance(orbit, NumericalOrbit):
        start = InitialState(
            orbit.epoch,
            orbit.position_km,
            orbit.velocity_km_s,
            orbit.title,
            orbit.source,
            burns_of(orbit),
        )
        forces = Forces(
            gravity_degree=orbit.gravity_degree,
            gravity_order=orbit.gravity_degree,
            sun=orbit.sun,
            moon=orbit.moon,
            srp_area_mass_m2_kg=orbit.srp_area_mass_m2_kg,
        )
        return Unfolding(start, forces, span)
    if isinstance(orbit, FileOrbit):
        return ephemeris_files.ephemeris(orbit)
    return read_elements(orbit.text)[0].ephemeris(span)


@lru_cache(maxsize=8)
def companion(orbit: Orbit, span: Span) -> Ephemeris:
    """Where another spacecraft on *orbit* is over *span*: NaN where its file says nothing."""
    found = ephemeris(orbit, span)
    whole = found.span.start <= span.start and found.span.stop >= span.stop
    return found if whole else Partial(found, span)


def burns_of(orbit: NumericalOrbit) -> tuple[Burn, ...]:
    """The manoeuvres of *orbit* as they are flown."""
    return tuple(
        Burn(
            manoeuvre.at,
            cast("Vector", tuple(part / 1000.0 for part in manoeuvre.delta_v_m_s)),
            cast("BurnAxes", manoeuvre.axes),
            manoeuvre.name,
        )
        for manoeuvre in orbit.manoeuvres
    )


def complete(scenario: Scenario) -> None:
    """Have the orbit of *scenario* worked out to the ends of its span; SmileError if it fails."""
    found = ephemeris_of(scenario)
    if isinstance(found, Unfolding):
        found.whole()
