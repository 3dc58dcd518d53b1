"""Between the nodes: how good the polynomials are, shapes, limits, and how fast."""

import time

import numpy as np
import pytest

from smileviz.base.arrays import norm
from smileviz.base.errors import SmileError
from smileviz.base.units import DAY_S
from smileviz.base.windows import Span
from smileviz.orbit import picard
from smileviz.orbit.numerical import propagate

POSITION_KM = 2e-5  # what the docstring of Trajectory promises
VELOCITY_KM_S = 2e-7


def test_between_nodes_the_position_is_good_to_2_cm_and_the_velocity_to_a_fifth_of_a_mm_s(
    smile, smile_start, smile_forces, monkeypatch
):
    # over a season of eclipses, against eight times as many nodes of the same solution
    span = Span(smile.span.start, smile.span.start + 150.0 * DAY_S)
    propagate.cache_clear()
    plain = propagate(smile_start, smile_forces, span)
    monkeypatch.setattr(picard, "SAMPLES", 256)
    propagate.cache_clear()
    fine = propagate(smile_start, smile_forces, span)
    propagate.cache_clear()
    t = np.random.default_rng(7).uniform(span.start, span.stop, 200_000)
    assert len(fine.node_t) > 7 * len(plain.node_t)
    assert norm(plain.position_km(t) - fine.position_km(t)).max() < POSITION_KM
    assert norm(plain.velocity_km_s(t) - fine.velocity_km_s(t)).max() < VELOCITY_KM_S


def test_more_points_and_shorter_blocks_give_the_same_orbit(
    smile, smile_start, smile_forces, monkeypatch
):
    monkeypatch.setattr(picard, "POINTS", 32)
    propagate.cache_clear()
    finer = propagate(smile_start, smile_forces, smile.span)
    propagate.cache_clear()
    t = np.linspace(smile.span.start, smile.span.stop, 20_001)
    off = norm(finer.position_km(t) - smile.position_km(t))
    assert off[t < smile.span.start + 30.0 * DAY_S].max() < 1e-4
    assert off.max() < 5e-3


def test_the_velocity_is_the_derivative_of_the_position(smile):
    t = np.linspace(smile.span.start + 10.0, smile.span.start + 60.0 * DAY_S, 4001)
    step = (smile.position_km(t + 0.5) - smile.position_km(t - 0.5)) / 1.0
    assert norm(step - smile.velocity_km_s(t)).max() < 1e-5


def test_a_number_an_array_and_a_table_of_times_give_the_same_positions(smile):
    t = smile.span.start + np.linspace(0.0, 9e7, 24)
    for of in (smile.position_km, smile.velocity_km_s):
        many = of(t)
        assert many.shape == (24, 3)
        assert of(t.reshape(4, 6)).shape == (4, 6, 3)
        one = np.array([of(float(moment)) for moment in t])
        assert one.shape == (24, 3)
        assert np.abs(one - many).max() < 1e-9
        assert np.array_equal(of(np.float64(t[3])), one[3])
        assert np.abs(of(np.array(t[3])) - one[3]).max() < 1e-9
        assert of(np.empty(0)).shape == (0, 3)
    assert smile.error_km(t).shape == (24,)


def test_the_ends_of_the_span_belong_to_it_and_nothing_beyond(smile):
    for t in (smile.span.start, smile.span.stop):
        assert np.all(np.isfinite(smile.position_km(t)))
    for t in (smile.span.start - 1.0, smile.span.stop + 1.0, np.array([0.0]), float("nan")):
        with pytest.raises(SmileError, match="2026-06-22T00:00:00Z to 2029-06-01T00:00:00Z"):
            smile.position_km(t)
        with pytest.raises(SmileError, match="No position of SMILE at"):
            smile.velocity_km_s(t)


def test_its_nodes_cannot_be_changed(smile):
    with pytest.raises(ValueError, match="read-only"):
        smile.node_t[0] = 0.0


def test_one_position_takes_microseconds_and_a_million_less_than_a_second(smile):
    t = float(smile.span.start + 1e6)

    def best(work, repeats):
        times = []
        for _ in range(repeats):
            begin = time.perf_counter()
            work()
            times.append(time.perf_counter() - begin)
        return min(times)

    assert best(lambda: [smile.position_km(t + k) for k in range(100)], 20) < 100 * 30e-6
    grid = np.linspace(smile.span.start, smile.span.stop, 1_000_000)
    assert best(lambda: smile.position_km(grid), 3) < 1.0
