"""The gravity field against its own potential, and the coefficients against their file."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smileviz.base.arrays import norm
from smileviz.orbit.forces import EGM96_GM_KM3_S2, EGM96_RADIUS_KM
from smileviz.orbit.gravity import Gravity, coefficients

DEGREE = 8
FIELD = coefficients("egm96_36.gfc", DEGREE, DEGREE)


def _potential(position):
    """Sum of (R/r)^n P_nm (C cos m lambda + S sin m lambda) GM / r, by the classical recursion."""
    x, y, z = position
    r = np.sqrt(x * x + y * y + z * z)
    sine, cosine, east = z / r, np.hypot(x, y) / r, np.arctan2(y, x)
    p = np.zeros((DEGREE + 1, DEGREE + 1))
    p[0, 0] = 1.0
    for m in range(1, DEGREE + 1):
        p[m, m] = (2 * m - 1) * cosine * p[m - 1, m - 1]
    for m in range(DEGREE):
        p[m + 1, m] = (2 * m + 1) * sine * p[m, m]
        for n in range(m + 2, DEGREE + 1):
            p[n, m] = ((2 * n - 1) * sine * p[n - 1, m] - (n + m - 1) * p[n - 2, m]) / (n - m)
    n, m = np.indices(p.shape)
    part = FIELD[0] * np.cos(m * east) + FIELD[1] * np.sin(m * east)
    return EGM96_GM_KM3_S2 / r * float(np.sum((EGM96_RADIUS_KM / r) ** n * p * part))


@given(
    st.floats(6_600.0, 60_000.0),
    st.floats(-np.pi / 2, np.pi / 2),
    st.floats(-np.pi, np.pi),
)
def test_the_acceleration_is_the_slope_of_the_potential(r, north, east):
    position = r * np.array(
        [np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)]
    )
    h = 1e-3 * r
    slope = [
        (
            8.0 * (_potential(position + d) - _potential(position - d))
            - (_potential(position + 2 * d) - _potential(position - 2 * d))
        )
        / (12.0 * h)
        for d in h * np.eye(3)
    ]
    field = Gravity(FIELD, EGM96_GM_KM3_S2, EGM96_RADIUS_KM)
    found = field.acceleration(position[:, None], np.array([r]))[:, 0]
    assert norm(found - np.array(slope)) < 1e-6 * norm(found) + 1e-17


def test_many_points_at_once_are_the_same_points_one_by_one():
    positions = np.random.default_rng(3).normal(size=(3, 40)) * 15_000.0
    distance = np.sqrt(np.sum(positions**2, axis=0))
    field = Gravity(coefficients("egm96_36.gfc", 20, 15), EGM96_GM_KM3_S2, EGM96_RADIUS_KM)
    together = field.acceleration(positions, distance)
    alone = [
        field.acceleration(positions[:, k : k + 1], distance[k : k + 1])[:, 0] for k in range(40)
    ]
    assert pytest.approx(np.array(alone), rel=1e-12) == together.T


def test_a_zonal_field_does_not_care_about_the_meridian():
    field = Gravity(coefficients("egm96_36.gfc", 12, 0), EGM96_GM_KM3_S2, EGM96_RADIUS_KM)
    assert field.order == 0
    here = field.acceleration(np.array([[8000.0], [0.0], [3000.0]]), np.array([np.hypot(8e3, 3e3)]))
    there = field.acceleration(
        np.array([[0.0], [8000.0], [3000.0]]), np.array([np.hypot(8e3, 3e3)])
    )
    assert here[[1, 0, 2]] * [[-1.0], [1.0], [1.0]] == pytest.approx(there, abs=1e-18)


def test_the_flattening_is_that_of_egm96():
    c = coefficients("egm96_36.gfc", 4, 4)
    assert c[0, 2, 0] == pytest.approx(-1.082626683553e-3, rel=1e-10)
    assert c[0, 2, 2] == pytest.approx(1.57446037456e-6, rel=1e-9)
    assert c[1, 2, 2] == pytest.approx(-9.03803806639e-7, rel=1e-9)
    assert np.all(c[:, :2] == 0.0)
