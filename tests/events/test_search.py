"""The search: no root missed, edges to a millisecond, windows in the right order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smileviz.base.windows import Span
from smileviz.events.refine import minima, roots
from smileviz.events.search import (
    LEAP_S,
    extremes,
    find_crossings,
    find_extrema,
    find_windows,
)

SPAN = Span(8.4e8, 8.4e8 + 1000.0)
NODES = np.linspace(SPAN.start, SPAN.stop, 21)


def edges(margin, nodes=NODES):
    return find_windows(margin, SPAN, nodes).edges - SPAN.start


def test_windows_of_a_sine_have_their_edges_at_its_zeros():
    found = edges(lambda t: np.sin((t - SPAN.start) * np.pi / 150.0 - 1.0))
    start = 150.0 / np.pi + 300.0 * np.arange(4)
    assert found[:, 0] == pytest.approx(start, abs=1e-3)
    assert found[:3, 1] == pytest.approx(start[:3] + 150.0, abs=1e-3)
    assert found[3, 1] == 1000.0


@pytest.mark.parametrize("centre", [3.0, 25.0, 487.3, 512.345, 999.5])
@pytest.mark.parametrize("half", [0.05, 0.7, 11.0])
def test_a_window_much_shorter_than_the_step_is_found(centre, half):
    found = edges(lambda t: half**2 - (t - SPAN.start - centre) ** 2)
    wanted = np.clip([[centre - half, centre + half]], 0.0, 1000.0)
    assert found == pytest.approx(wanted, abs=1e-3)


@pytest.mark.parametrize("centre", [3.0, 487.3, 999.0])
def test_a_gap_much_shorter_than_the_step_is_found(centre):
    found = edges(lambda t: (t - SPAN.start - centre) ** 2 - 0.25)
    wanted = [[0.0, centre - 0.5], [centre + 0.5, 1000.0]]
    assert found == pytest.approx(np.array(wanted), abs=1e-3)


def test_a_hill_that_stays_below_zero_is_no_window():
    assert len(edges(lambda t: -1e-6 - ((t - SPAN.start - 487.3) / 100.0) ** 2)) == 0


def test_always_true_is_one_window_and_never_true_is_none():
    assert edges(np.ones_like).tolist() == [[0.0, 1000.0]]
    assert len(edges(lambda t: -np.ones_like(t))) == 0


def test_what_is_not_a_number_is_not_true():
    found = edges(lambda t: np.where(t - SPAN.start < 333.25, np.nan, 1.0))
    assert found == pytest.approx(np.array([[333.25, 1000.0]]), abs=1e-3)


def test_a_margin_with_a_kink_is_followed():
    found = edges(lambda t: 0.3 - np.abs(t - SPAN.start - 611.2))
    assert found == pytest.approx(np.array([[610.9, 611.5]]), abs=1e-3)


def test_values_known_at_the_nodes_are_not_worked_out_again():
    asked = []

    def margin(t):
        asked.append(len(t))
        return t - SPAN.start - 437.0

    find_crossings(margin, NODES, margin(NODES))
    assert asked[0] == len(NODES)
    assert sum(asked[1:]) < 10


def test_one_moment_is_a_span_too():
    moment = Span(5.0, 5.0)
    assert len(find_windows(np.ones_like, moment, np.array([5.0]))) == 0


@given(
    st.lists(st.integers(1, 999), min_size=1, max_size=12, unique=True),
    st.integers(0, 1),
)
def test_every_root_of_a_polynomial_between_different_nodes_is_found(whole, negative):
    wanted = np.array(sorted(whole), dtype=np.float64)
    if len(wanted) > 1 and np.diff(wanted).min() < 4.0:
        wanted = wanted[np.concatenate([[True], np.diff(wanted) >= 4.0])]
        wanted = wanted[np.concatenate([[True], np.diff(wanted) >= 4.0])]
    if len(wanted) > 1 and np.diff(wanted).min() < 4.0:
        return
    sign = -1.0 if negative else 1.0

    def margin(t):
        away = (t[:, None] - SPAN.start - wanted) / 100.0
        return sign * np.prod(np.tanh(away), axis=1)

    fine = np.linspace(SPAN.start, SPAN.stop, 520)
    found = find_crossings(margin, fine)
    assert found.t - SPAN.start == pytest.approx(wanted, abs=1e-3)
    falls = np.arange(len(wanted)) + len(wanted) + negative
    assert found.rising.tolist() == (falls % 2 == 1).tolist()


def test_extrema_are_where_the_derivative_vanishes():
    found = find_extrema(lambda t: np.sin((t - SPAN.start) / 60.0), NODES)
    at = 60.0 * np.pi * (0.5 + np.arange(5))
    assert found.t - SPAN.start == pytest.approx(at, abs=0.1)
    assert found.maximum.tolist() == [True, False, True, False, True]
    assert np.abs(found.value) == pytest.approx(np.ones(5), abs=1e-7)


def test_the_greatest_value_in_each_window_is_found():
    def value(t):
        return 10.0 - ((t - SPAN.start - 437.7) / 50.0) ** 2

    def margin(t):
        return np.sin((t - SPAN.start) * np.pi / 150.0)

    windows = find_windows(margin, SPAN, NODES)
    found = extremes(value, windows.edges, NODES, maximum=True)
    assert found.t - SPAN.start == pytest.approx([150.0, 437.7, 600.0, 900.0], abs=0.02)
    assert found.value == pytest.approx(value(found.t))
    least = extremes(value, windows.edges, NODES, maximum=False)
    assert least.t - SPAN.start == pytest.approx([0.0, 300.0, 750.0, 1000.0], abs=0.02)


def test_no_window_has_no_greatest_value():
    none = find_windows(lambda t: -np.ones_like(t), SPAN, NODES)
    assert len(extremes(np.sin, none.edges, NODES, maximum=True).t) == 0


@given(st.floats(-30.0, 30.0), st.floats(0.01, 30.0))
def test_a_root_is_found_wherever_the_bracket_lies(root, reach):
    def function(t):
        return np.expm1((t - root) / 7.0)

    left, right = np.array([root - reach]), np.array([root + 2.0 * reach])
    found = roots(function, left, right, function(left), function(right))
    assert abs(found[0] - root) < 2e-4


def test_many_minima_are_found_together():
    centre = np.linspace(-1.0, 1.0, 50)
    x = np.stack([centre - 5.0, centre * 0.0, centre + 3.0])

    def function(t, which):
        return np.cosh((t - centre[which]) / 2.0)

    number = np.arange(50)
    f = np.stack([function(row, number) for row in x])
    at, least = minima(function, x, f)
    assert at == pytest.approx(centre, abs=0.02)
    assert least == pytest.approx(np.ones(50), abs=1e-4)


def test_a_leap_with_nodes_on_both_sides_is_an_edge_at_once():
    leaps = SPAN.start + np.array([120.0, 130.0, 610.0, 999.0])
    values = np.array([-1.0, 3.0, -7.0, 2.0, -0.5])
    calls = []

    def margin(t):
        calls.append(len(t))
        return values[np.searchsorted(leaps, t, side="right")]

    nodes = np.unique(np.concatenate([NODES, leaps, leaps - 0.5 * LEAP_S]))
    found = find_windows(margin, SPAN, nodes).edges - SPAN.start
    assert found == pytest.approx(np.array([[120.0, 130.0], [610.0, 999.0]]), abs=1e-6)
    assert calls == [len(nodes), 2]  # nothing to refine: a leap is no hill and no root
