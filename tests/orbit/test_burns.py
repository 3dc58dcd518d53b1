"""Manoeuvres: the orbit is that of two halves, nothing is lost at the joint, limits are refused."""

from dataclasses import replace

import numpy as np
import pytest

from smileviz.base.errors import SmileError
from smileviz.base.time import from_utc
from smileviz.base.units import DAY_S
from smileviz.base.windows import Span
from smileviz.events.nodes import nodes
from smileviz.orbit.burns import Burn, delta_v_gcrs, rtn
from smileviz.orbit.flight import Flight
from smileviz.orbit.numerical import InitialState, propagate
from smileviz.orbit.revolutions import perigees
from smileviz.orbit.unfolding import Unfolding

AT = from_utc("2026-08-03T12:34:56Z")
SECOND = from_utc("2026-09-01T00:00:00Z")
KICKS = (Burn(AT, (0.001, 0.005, 0.002), "rtn", "raise"), Burn(SECOND, (0.003, 0.0, 0.0), "lvlh"))


@pytest.fixture(scope="module")
def span(smile_start):
    return Span(smile_start.t - DAY_S, smile_start.t + 120.0 * DAY_S)


@pytest.fixture(scope="module")
def flown(smile_start, smile_forces, span):
    return propagate(replace(smile_start, burns=KICKS), smile_forces, span)


def test_the_velocity_jumps_by_what_is_given_and_the_place_does_not(flown):
    assert isinstance(flown, Flight)
    assert flown.breaks.tolist() == [AT, SECOND]
    for burn, kick in zip(KICKS, [(1.0, 5.0, 2.0), (0.0, 3.0, 0.0)], strict=True):
        eps = 1e-3
        before, after = flown.velocity_km_s(burn.t - eps), flown.velocity_km_s(burn.t)
        axes = rtn(flown.position_km(burn.t), before)
        assert 1000.0 * axes @ (after - before) == pytest.approx(kick, abs=1e-3)
        step = flown.position_km(burn.t) - flown.position_km(burn.t - eps)
        assert np.linalg.norm(step) < 1.1 * eps * np.linalg.norm(before)


def test_burns_of_nothing_change_nothing(smile_start, smile_forces, span):
    still = replace(smile_start, burns=(Burn(AT, (0, 0, 0)), Burn(SECOND, (0, 0, 0))))
    t = np.linspace(span.start, span.stop, 2001)
    with_them = propagate(still, smile_forces, span).position_km(t)
    assert (
        np.abs(with_them - propagate(smile_start, smile_forces, span).position_km(t)).max() < 5e-5
    )


def test_after_a_burn_it_is_the_orbit_of_the_state_after_it(flown, smile_forces, span):
    x, y, z = flown.position_km(AT).tolist()
    vx, vy, vz = flown.velocity_km_s(AT).tolist()
    alone = propagate(InitialState(AT, (x, y, z), (vx, vy, vz)), smile_forces, Span(AT, SECOND))
    t = np.linspace(AT, SECOND - 1.0, 500)
    assert np.abs(alone.position_km(t) - flown.position_km(t)).max() < 2e-4


def test_on_the_way_back_burns_are_undone(flown, smile_start, smile_forces, span):
    """From a node, where the velocity is that of the solution, not of a quintic."""
    late = float(flown._legs[-1].node_t[700])
    x, y, z = flown.position_km(late).tolist()
    vx, vy, vz = flown.velocity_km_s(late).tolist()
    back = propagate(InitialState(late, (x, y, z), (vx, vy, vz), burns=KICKS), smile_forces, span)
    t = np.linspace(span.start, span.stop, 500)
    assert np.abs(back.position_km(t) - flown.position_km(t)).max() < 0.01


def test_a_burn_at_the_epoch_comes_after_the_state(smile_start, smile_forces, span):
    kick = Burn(smile_start.t, (0.0, 0.01, 0.0), "gcrs")
    both = propagate(replace(smile_start, burns=(kick,)), smile_forces, span)
    faster = np.array(smile_start.velocity_km_s) + np.array([0.0, 0.01, 0.0])
    assert np.abs(both.velocity_km_s(smile_start.t) - faster).max() < 1e-9
    before = propagate(smile_start, smile_forces, span)
    early = np.linspace(span.start, smile_start.t - 1.0, 50)
    assert np.abs(both.position_km(early) - before.position_km(early)).max() < 1e-5


@pytest.mark.parametrize(
    ("axes", "rows"),
    [("rtn", (0, 1, 2)), ("lvlh", (1, -2, -0.0)), ("gcrs", None)],
)
def test_the_axes_of_a_burn(axes, rows):
    position, velocity = np.array([7000.0, 0.0, 0.0]), np.array([1.0, 7.0, 0.0])
    expected = {
        "rtn": np.eye(3),
        "lvlh": np.array([[0, 1, 0], [0, 0, -1], [-1, 0, 0]]),
        "gcrs": np.eye(3),
    }[axes]
    for k in range(3):
        kick = Burn(0.0, tuple(float(i == k) for i in range(3)), axes)
        assert delta_v_gcrs(kick, position, velocity) == pytest.approx(expected[k])


def test_unfolding_and_searches_see_the_joints(smile_start, smile_forces, span, flown):
    lazy = Unfolding(replace(smile_start, burns=KICKS), smile_forces, span)
    assert lazy.breaks.tolist() == [AT, SECOND]
    t = np.linspace(span.start, span.stop, 300)
    assert np.abs(lazy.position_km(t) - flown.position_km(t)).max() < 1e-5
    assert {AT, SECOND} <= set(nodes(flown, span).tolist())
    assert len(perigees(flown)) in (57, 58)


def test_what_a_burn_makes_impossible_is_said_with_its_name(smile_start, smile_forces, span):
    plain = propagate(smile_start, smile_forces, span)
    position, velocity = plain.position_km(AT), plain.velocity_km_s(AT)
    across = float((rtn(position, velocity) @ velocity)[1])
    kicks = ((0.0, 9.0, 0.0), (0.0, -0.9 * across, 0.0), (0.0, -across, 0.0))
    for kick, reason in zip(
        kicks, ("leaves the Earth", "perigee of", "straight down"), strict=True
    ):
        wild = replace(smile_start, burns=(Burn(AT, kick, "rtn", "wild"),))
        with pytest.raises(
            SmileError, match=f"After wild .* m/s at 2026-08-03T12:34:56Z: .*{reason}"
        ):
            propagate(wild, smile_forces, span)


def test_provenance_names_the_burns(flown):
    assert "raise 5.477 m/s at 2026-08-03T12:34:56Z" in flown.provenance.method
