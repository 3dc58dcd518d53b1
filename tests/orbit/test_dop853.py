"""Step by step and by Picard iteration: two ways to one orbit."""

import numpy as np
import pytest

from smileviz.base.arrays import norm
from smileviz.base.errors import SmileError
from smileviz.base.time import from_utc
from smileviz.base.units import DAY_S
from smileviz.base.windows import Span
from smileviz.orbit import dop853, integration
from smileviz.orbit.acceleration import Acceleration
from smileviz.orbit.dop853 import Stepper
from smileviz.orbit.forces import Forces
from smileviz.orbit.numerical import InitialState, propagate
from smileviz.orbit.picard import NotConvergedError
from smileviz.orbit.tables import Tables

PENUMBRA = Span(from_utc("2026-10-14T00:00:00Z"), from_utc("2026-10-19T00:00:00Z"))


@pytest.fixture
def stepwise(monkeypatch):
    """`propagate` where Picard gives up at once."""

    def refuse(*_):
        raise NotConvergedError

    def stepped(*arguments):
        propagate.cache_clear()
        with monkeypatch.context() as patch:
            patch.setattr(integration, "solve", refuse)
            orbit = propagate(*arguments)
        propagate.cache_clear()
        return orbit

    return stepped


def test_through_eclipses_both_give_the_same_orbit(smile, stepwise):
    forces = Forces(srp_area_mass_m2_kg=0.0154)  # much sunlight, so that shadow matters
    begin = PENUMBRA.start
    start = InitialState(begin, tuple(smile.position_km(begin)), tuple(smile.velocity_km_s(begin)))
    stepped = stepwise(start, forces, PENUMBRA)
    iterated = propagate(start, forces, PENUMBRA)
    t = np.linspace(PENUMBRA.start, PENUMBRA.stop, 4001)
    assert norm(stepped.position_km(t) - iterated.position_km(t)).max() < 1e-4
    without = propagate(start, Forces(), PENUMBRA)
    assert norm(without.position_km(t) - iterated.position_km(t)).max() > 0.1


def test_where_picard_fails_the_steps_take_over_both_ways(toy_start, stepwise):
    span = Span(toy_start.t - 1.0 * DAY_S, toy_start.t + 1.5 * DAY_S)
    stepped = stepwise(toy_start, Forces(4, 4), span)
    iterated = propagate(toy_start, Forces(4, 4), span)
    t = np.linspace(span.start, span.stop, 2001)
    assert norm(stepped.position_km(t) - iterated.position_km(t)).max() < 2e-5


def test_a_kepler_orbit_closes():
    forces = Forces(0, 0, sun=False, moon=False)
    t = from_utc("2026-07-01T00:00:00Z")
    stepper = Stepper(Acceleration(forces, Tables(Span(t, t + DAY_S))), t)
    state = np.array([7000.0, 0.0, 0.0, 0.0, 6.0, 6.0])
    energy = 0.5 * 72.0 - forces.gm_km3_s2 / 7000.0
    period = np.pi * forces.gm_km3_s2 / np.sqrt(2.0 * abs(energy) ** 3)
    steps = stepper.integrate(state, 0.0, period)
    assert norm(steps.state[-1, :3] - state[:3]) < 1e-6
    assert steps.seconds[-1] == period
    assert np.all(np.diff(steps.seconds) > 0.0)


def test_an_orbit_that_the_moon_opens_is_refused():
    # an apogee beyond the Moon's orbit, met by the Moon: the span must end before it leaves
    t = from_utc("2026-07-01T00:00:00Z")
    start = InitialState(t, (7000.0, 0.0, 0.0), (0.0, 9.6, 4.63))
    with pytest.raises(SmileError, match=r"opens at .* leaves the Earth"):
        propagate(start, Forces(8, 8), Span(t, t + 900.0 * DAY_S))


def test_forces_that_no_step_is_short_enough_for_are_refused_in_good_time(monkeypatch):
    forces = Forces(0, 0, sun=False, moon=False)
    t = from_utc("2026-07-01T00:00:00Z")
    stepper = Stepper(Acceleration(forces, Tables(Span(t, t + DAY_S))), t)
    noise = np.random.default_rng(1)
    monkeypatch.setattr(Acceleration, "full", lambda *_: 1e-6 * noise.normal(size=(3, 1)))
    monkeypatch.setattr(dop853, "_MOST_TRIALS", 50)
    with pytest.raises(SmileError, match=r"cannot be integrated beyond 2026-07-01T"):
        stepper.integrate(np.array([7000.0, 0.0, 0.0, 0.0, 6.0, 6.0]), 0.0, 5000.0)
