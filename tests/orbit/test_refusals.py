"""What cannot be propagated is refused with a sentence that says why."""

import numpy as np
import pytest

from smileviz.base.errors import SmileError
from smileviz.base.time import from_utc
from smileviz.base.units import DAY_S
from smileviz.base.windows import Span
from smileviz.orbit.forces import Forces
from smileviz.orbit.numerical import InitialState, propagate

T = from_utc("2026-07-01T00:00:00Z")
WEEK = Span(T, T + 7.0 * DAY_S)


def _kepler(node_deg, perigee_deg, perigee_km=11378.137):
    """The SMILE-like orbit at perigee with another node and argument of perigee."""
    a, i = 69469.137, np.radians(73.0)
    e = 1.0 - perigee_km / a
    node, perigee = np.radians([node_deg, perigee_deg])
    p = np.array([np.cos(perigee), np.sin(perigee)])
    q = np.array([-np.sin(perigee), np.cos(perigee)])
    plane = np.array(
        [
            [np.cos(node), -np.sin(node) * np.cos(i)],
            [np.sin(node), np.cos(node) * np.cos(i)],
            [0.0, np.sin(i)],
        ]
    )
    speed = np.sqrt(398600.4415 * (1.0 + e) / (a * (1.0 - e)))
    return InitialState(T, tuple(a * (1.0 - e) * plane @ p), tuple(speed * plane @ q))


@pytest.mark.parametrize(
    ("position", "velocity", "why"),
    [
        ((7000.0, 0.0, 0.0), (0.0, 11.0, 0.0), "leaves the Earth: 11.000 km/s at 7000.0 km"),
        ((7000.0, float("nan"), 0.0), (0.0, 8.0, 0.0), "not a number"),
        ((7000.0, 0.0, 0.0), (0.0, float("inf"), 0.0), "not a number"),
        ((7000.0, 0.0, 0.0), (1.0, 0.0, 0.0), "falls straight down"),
        ((0.0, 0.0, 0.0), (1.0, 0.0, 0.0), "falls straight down"),
        ((7000.0, 0.0, 0.0), (0.0, 7.0, 0.0), "altitude of -1091.9 km; it must be at least 100"),
        ((42164.0, 0.0, 0.0), (0.0, -3.0747, 0.0), "inclination of the initial state is 180"),
    ],
)
def test_a_state_that_is_no_orbit_is_refused(position, velocity, why):
    with pytest.raises(SmileError, match=why):
        propagate(InitialState(T, position, velocity), Forces(), WEEK)


def test_a_span_beyond_the_planetary_ephemeris_is_refused_with_its_limits(toy_start):
    with pytest.raises(SmileError, match=r"run from 2026-01-01T.* to 2031-12-31T"):
        propagate(toy_start, Forces(), Span(T, T + 7.0 * 365.0 * DAY_S))


def test_a_span_of_no_length_is_refused(toy_start):
    with pytest.raises(SmileError, match="must have a length"):
        propagate(toy_start, Forces(), Span(T, T))


def test_a_span_of_a_hundred_thousand_revolutions_is_refused():
    low = InitialState(T, (6800.0, 0.0, 0.0), (0.0, 7.66, 0.0))
    with pytest.raises(SmileError, match="revolutions long; it must be at most 20000"):
        propagate(low, Forces(), Span(T, T + 1825.0 * DAY_S))


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"gravity_degree": 4, "gravity_order": 8}, "4 x 8; the degree"),
        ({"gravity_degree": -1, "gravity_order": 0}, "degree must be 0 or more"),
        ({"gm_km3_s2": -1.0}, "gm_km3_s2 is -1; it must be from 1"),
        ({"radius_km": float("nan")}, "radius_km is nan"),
        ({"srp_area_mass_m2_kg": -0.1}, "srp_area_mass_m2_kg is -0.1; it must be from 0"),
    ],
)
def test_a_force_model_that_cannot_be_is_refused(options, why):
    with pytest.raises(SmileError, match=why):
        Forces(**options)


def test_a_degree_beyond_the_shipped_coefficients_is_refused_with_the_highest(toy_start, month):
    with pytest.raises(SmileError, match=r"37; egm96_36\.gfc has coefficients up to degree 36"):
        propagate(toy_start, Forces(37, 0), month)


def test_re_entry_stops_with_the_day_on_which_it_happens():
    # node 90, argument of perigee 275: Orekit has it re-enter after 407 days
    with pytest.raises(SmileError, match=r"re-enters at 2027-08-11T.*407.0 days after") as caught:
        propagate(_kepler(90.0, 275.0), Forces(8, 8), Span(T, T + 1095.0 * DAY_S))
    assert "perigee comes under 100 km altitude" in str(caught.value)


def test_up_to_the_day_of_re_entry_the_same_orbit_can_be_had():
    last = from_utc("2027-08-11T23:00:00Z")  # 18 minutes before
    orbit = propagate(_kepler(90.0, 275.0), Forces(8, 8), Span(T, last))
    t = np.linspace(orbit.span.start, orbit.span.stop, 100_001)
    lowest = np.linalg.norm(orbit.position_km(t), axis=1).min() - 6378.137
    assert 100.0 < lowest < 600.0
    assert np.linalg.norm(orbit.position_km(last)) > 6478.137


def test_an_orbit_that_comes_out_of_the_air_is_refused_on_the_way_back():
    # like SMILE's, whose perigee rises: from 300 km, some weeks before, it was in the air
    low = _kepler(235.0, 285.0, perigee_km=6678.0)
    with pytest.raises(SmileError, match=r"comes from under 100 km altitude at 2026-0.* before"):
        propagate(low, Forces(), Span(T - 170.0 * DAY_S, T))
    assert propagate(low, Forces(), WEEK).span == WEEK
