"""Osculating elements of SMILE as published, and Kepler's motion comes round."""

import numpy as np
import pytest

from smileviz.orbit.kepler import carried, osculating

# JPL Horizons, target -463, 2026-06-22T00:00:01 UTC, and the elements computed from it elsewhere
# (GM 398600.4418): a, e, i, node, argument of perigee, true anomaly.
POSITION = np.array([59067.605, -15479.675, 109943.116])
VELOCITY = np.array([0.448891, 0.415282, -0.469256])
ELEMENTS = (69384.6, 0.83433, 69.918, 206.481, 287.479, 183.960)


def test_elements_of_smile_are_those_published():
    found = osculating(POSITION, VELOCITY)
    assert found.semi_major_axis_km == pytest.approx(ELEMENTS[0], abs=0.1)
    assert found.eccentricity == pytest.approx(ELEMENTS[1], abs=1e-5)
    angles = (
        found.inclination_deg,
        found.node_deg,
        found.perigee_argument_deg,
        found.true_anomaly_deg,
    )
    assert angles == pytest.approx(ELEMENTS[2:], abs=1e-3)
    assert found.perigee_altitude_km == pytest.approx(5117.0, abs=1.0)
    assert found.apogee_altitude_km == pytest.approx(120896.0, abs=2.0)
    assert found.period_s == pytest.approx(50.525 * 3600.0, abs=10.0)


def test_after_a_revolution_it_is_where_it_was():
    period_s = osculating(POSITION, VELOCITY).period_s
    steps = np.array([0.0, period_s, -period_s, 3.0 * period_s])
    there = carried(np.tile(POSITION, (4, 1)), np.tile(VELOCITY, (4, 1)), steps)
    assert np.abs(there - POSITION).max() < 1e-5


def test_an_open_orbit_has_no_apogee_and_is_not_carried():
    found = osculating(POSITION, 10.0 * VELOCITY)
    assert found.eccentricity > 1.0
    assert found.apogee_altitude_km == found.period_s == np.inf
    assert np.isnan(carried(POSITION[None], 10.0 * VELOCITY[None], np.array([60.0]))).all()


def test_orbits_in_the_equator_and_circular_ones_have_finite_elements():
    speed = np.sqrt(398600.4415 / 42164.0)
    found = osculating(np.array([42164.0, 0.0, 0.0]), np.array([0.0, speed, 0.0]))
    assert found.inclination_deg == 0.0
    assert found.node_deg == 0.0
    assert np.isfinite([found.perigee_argument_deg, found.true_anomaly_deg]).all()
