"""W1 to W6 of Tsyganenko and Sitnov 2005."""

import numpy as np
import pytest

from smileviz.solarwind.storm_indices import REACH_S, STEP_S, indices, sources

AGO = STEP_S * np.arange(REACH_S / STEP_S)
RATES = np.array([0.39, 0.70, 0.031, 0.58, 1.15, 0.88])


def wind(n, v, bz, count=1):
    return sources(*(np.full(count, value) for value in (n, v, bz)))


def test_at_5_per_cm3_400_km_s_and_5_nt_southward_every_source_is_one():
    assert wind(5.0, 400.0, -5.0)[:, 0] == pytest.approx(np.ones(6))
    assert (wind(5.0, 400.0, 3.0) == 0.0).all()
    assert (wind(5.0, 400.0, 0.0) == 0.0).all()


def test_each_source_goes_by_its_own_powers():
    twice = [wind(10.0, 400.0, -5.0), wind(5.0, 800.0, -5.0), wind(5.0, 400.0, -10.0)]
    powers = np.log2(np.stack(twice)[:, :, 0])
    assert powers[0] == pytest.approx([0.39, 0.46, 0.39, 0.42, 0.41, 1.29])
    assert powers[1] == pytest.approx([0.80, 0.18, 2.32, 1.25, 1.60, 2.40])
    assert powers[2] == pytest.approx([0.87, 0.67, 1.32, 1.29, 0.69, 0.53])


def test_under_a_steady_wind_the_indices_come_to_its_sources():
    found = indices(AGO, wind(8.0, 500.0, -7.0, len(AGO)))
    assert found == pytest.approx(wind(8.0, 500.0, -7.0)[:, 0], rel=0.06)


def test_the_sum_is_the_one_that_is_published():
    rng = np.random.default_rng(2)
    found = sources(rng.uniform(1, 20, 40), rng.uniform(300, 700, 40), rng.uniform(-9, 3, 40))
    expected = [
        rate / 12.0 * sum(found[k, j] * np.exp(-rate * j / 12.0) for j in range(40))
        for k, rate in enumerate(RATES)
    ]
    assert indices(STEP_S * np.arange(40.0), found) == pytest.approx(expected)


def test_old_wind_is_forgotten_at_the_rate_of_each():
    pulse = np.zeros((6, len(AGO)))
    pulse[:, 60] = 1.0
    assert indices(AGO, pulse) == pytest.approx(RATES / 12.0 * np.exp(-RATES * 5.0))


def test_a_gap_counts_as_the_mean_of_the_rest_and_nothing_known_is_no_index():
    steady = wind(8.0, 500.0, -7.0, len(AGO))
    gappy = steady.copy()
    gappy[:, 3:50] = np.nan
    assert indices(AGO, gappy) == pytest.approx(indices(AGO, steady))
    assert np.isnan(indices(AGO, np.full_like(steady, np.nan))).all()
