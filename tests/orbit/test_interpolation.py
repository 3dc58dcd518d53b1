"""Polynomials through points are exact for polynomials, whatever is given at each point."""

import numpy as np
import pytest
from numpy.polynomial import Polynomial

from smileviz.orbit.interpolation import Method, evaluate, windows

NODES = np.array([-2.0, -1.3, -1.1, -0.2, 0.1, 0.5, 0.9, 1.6, 2.0])
TIMES = np.linspace(-2.0, 2.0, 101)


@pytest.mark.parametrize("given", [1, 2, 3])
@pytest.mark.parametrize("points", [1, 2, 3, 4, 5])
def test_a_polynomial_of_that_degree_comes_back(given, points):
    degree = min(points * given - 1, 8)
    curve = Polynomial(np.linspace(1.0, -1.0, degree + 1))
    values = tuple(
        np.stack([f(NODES), 3.0 * f(NODES)], axis=1)
        for f in (curve, curve.deriv(1), curve.deriv(2))[:given]
    )
    value, slope = evaluate(NODES, values, TIMES, points)
    assert np.abs(value[:, 1] - 3.0 * curve(TIMES)).max() < 1e-7
    assert np.abs(slope[:, 0] - curve.deriv()(TIMES)).max() < 1e-6


def test_windows_lie_around_the_time_and_within_the_table():
    t = np.array([-2.0, -1.2, 0.0, 0.4, 1.99])
    assert windows(NODES, t, 4).tolist() == [0, 0, 2, 3, 5]
    assert windows(NODES, t, 3).tolist() == [0, 1, 3, 4, 6]
    assert windows(NODES, t, 20).tolist() == [0] * 5


def test_a_table_shorter_than_the_window_is_used_whole():
    curve = Polynomial([1.0, 2.0, 3.0])
    value, _ = evaluate(NODES[:3], (curve(NODES[:3])[:, None],), TIMES, 12)
    assert np.abs(value[:, 0] - curve(TIMES)).max() < 1e-12


def test_methods_say_their_degree():
    assert Method("hermite", 4).degree == 7
    assert Method("lagrange", 8).degree == 7
    assert "does not prescribe" in str(Method("lagrange", 8, prescribed=False))
