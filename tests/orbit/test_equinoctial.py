"""Equinoctial elements: to and fro, and the rates against a small push."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smileviz.base.arrays import norm
from smileviz.orbit.collocation import Stretch, integration, rule
from smileviz.orbit.equinoctial import from_state, pace, places, rates, velocity

GM = 398600.4415

orbits = st.tuples(
    st.floats(7_000.0, 60_000.0),  # p
    st.floats(0.0, 0.95),  # eccentricity
    st.floats(-np.pi, np.pi),  # longitude of perigee
    st.floats(0.0, 3.0),  # inclination, rad
    st.floats(-np.pi, np.pi),  # node
    st.floats(-2.5, 2.5),  # true longitude
)


def _elements(orbit):
    p, e, perigee, inclination, node, longitude = orbit
    lean = np.tan(0.5 * inclination)
    elements = np.array(
        [
            p,
            e * np.cos(perigee),
            e * np.sin(perigee),
            lean * np.cos(node),
            lean * np.sin(node),
        ]
    )
    return elements, longitude


def _state(elements, longitude):
    turned = np.cos([longitude]), np.sin([longitude])
    at = places(elements[:, None], *turned)
    return at.position[:, 0], velocity(at, elements[:, None], GM, *turned)[:, 0]


@given(orbits)
def test_elements_to_a_state_and_back_are_the_same(orbit):
    elements, longitude = _elements(orbit)
    again, there = from_state(*_state(elements, longitude), GM)
    assert again[0] == pytest.approx(elements[0], rel=1e-9)
    assert again[1:] == pytest.approx(elements[1:], rel=1e-8, abs=1e-8)
    assert np.cos(there - longitude) == pytest.approx(1.0, abs=1e-14)


@given(orbits)
def test_the_state_of_the_elements_has_their_energy_and_momentum(orbit):
    elements, longitude = _elements(orbit)
    r, v = _state(elements, longitude)
    p, e = orbit[:2]
    assert norm(np.cross(r, v)) ** 2 / GM == pytest.approx(p, rel=1e-12)
    energy = 0.5 * norm(v) ** 2 - GM / norm(r)
    assert energy == pytest.approx(-GM * (1.0 - e * e) / (2.0 * p), rel=1e-9)


@given(orbits, st.tuples(*[st.floats(-1.0, 1.0)] * 3))
def test_the_rates_are_what_a_small_push_does_to_the_elements(orbit, direction):
    elements, longitude = _elements(orbit)
    r, v = _state(elements, longitude)
    push = 1e-7 * np.array(direction)
    turned = np.cos([longitude]), np.sin([longitude])
    column = elements[:, None]
    found, twist = rates(places(column, *turned), column, push[:, None], GM, turned)
    per_second = found[:, 0] / pace(column, twist, GM, turned)[0]
    h = 1e-3  # s of push: the velocity changes, nothing else
    after, _ = from_state(r, v + h * push, GM)
    before, _ = from_state(r, v - h * push, GM)
    change = (after - before) / (2.0 * h)
    size = np.array([orbit[0], 1.0, 1.0, 1.0 + elements[3] ** 2, 1.0 + elements[4] ** 2])
    strength = 1e-7 * norm(r) ** 2 / GM / max(pace(column, twist, GM, turned)[0], 1.0)
    assert np.abs((per_second - change) / size).max() < 1e-4 * strength + 1e-12


@given(st.floats(0.0, 0.97), st.floats(-7.0, 7.0))
def test_the_stretched_angle_goes_there_and_back(eccentricity, s):
    elements = np.array([2e4, 0.6 * eccentricity, 0.8 * eccentricity, 0.1, 0.2])
    stretch = Stretch.of(elements)
    assert stretch.angle(float(stretch.longitude(np.array([s]))[0])) == pytest.approx(s, abs=1e-9)
    h = 1e-5
    ends = stretch.longitude(np.array([s - h, s + h]))
    assert (ends[1] - ends[0]) / (2 * h) == pytest.approx(stretch.slope(np.array([s]))[0], rel=1e-6)


def test_the_points_integrate_polynomials_exactly():
    points = rule(8, 4)
    for degree in range(8):
        values = points.x**degree
        ends = np.append(points.x, 1.0)
        exact = (ends ** (degree + 1) - (-1.0) ** (degree + 1)) / (degree + 1)
        assert values @ points.integrals == pytest.approx(exact, abs=1e-14)
        assert values @ points.to_samples == pytest.approx(np.linspace(-1, 1, 5) ** degree)
    whole = rule(8, 4).x ** 14 @ integration(8, np.array([1.0]))
    assert whole == pytest.approx([2.0 / 15.0])  # twice the order at the end
