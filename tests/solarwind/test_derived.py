"""Derived quantities against OMNI's own columns, and at points worked out by hand."""

import numpy as np
import pytest

from smileviz.solarwind import derived


@pytest.mark.parametrize(
    ("n", "v", "ratio", "pdyn"), [(5.0, 402.0, 0.035, 1.55), (14.2, 455.0, np.nan, 5.88)]
)
def test_the_pressure_is_near_that_of_omnis_samples(n, v, ratio, pdyn):
    # OMNI takes 5 % of alpha particles where it knows none, this 4 %
    assert derived.dynamic_pressure_npa(n, v, ratio) == pytest.approx(pdyn, rel=0.04)


def test_the_pressure_of_known_alpha_particles_is_omnis_to_its_two_digits():
    found = derived.dynamic_pressure_npa(5.0, 402.0, 0.035)
    assert found == pytest.approx(1.67e-6 * 5.0 * 402.0**2 * 1.14, rel=2e-3)
    assert derived.dynamic_pressure_npa(5.0, 400.0, 0.0) == pytest.approx(1.33808, rel=1e-6)
    assert derived.dynamic_pressure_npa(5.0, 400.0, 0.05) == pytest.approx(2e-6 * 8e5, rel=4e-3)


def test_mach_numbers_and_beta_are_omnis_formulas():
    # n = 4: sqrt n = 2; V_A = 20 B / 2 = 50 km/s at 5 nT
    assert derived.alfven_mach(4.0, 400.0, 5.0) == pytest.approx(8.0)
    assert derived.sound_speed_km_s(1.22e5) == pytest.approx(60.0)
    fast = np.hypot(60.0, 50.0)
    assert derived.magnetosonic_mach(4.0, 400.0, 1.22e5, 5.0) == pytest.approx(400.0 / fast)
    assert derived.beta(4.0, 1e5, 5.0) == pytest.approx((4.16 + 5.34) * 4.0 / 25.0)
    assert np.isnan(derived.alfven_mach(4.0, 400.0, 0.0))
    assert np.isnan(derived.beta(4.0, 1e5, 0.0))


@pytest.mark.parametrize(("by", "bz", "deg"), [(0, 5, 0), (5, 0, 90), (0, -5, 180), (-5, 0, -90)])
def test_the_clock_angle_runs_from_north_by_dusk(by, bz, deg):
    assert np.degrees(derived.clock_angle_rad(by, bz)) == pytest.approx(deg)


def test_the_coupling_functions_of_a_southward_field():
    assert derived.g2_now(400.0, -5.0) == pytest.approx(10.0)
    assert derived.g2_now(400.0, 5.0) == 0.0
    h = (5.0 / 40.0) ** 2 / (1.0 + 5.0 / 40.0)
    assert derived.g1_now(400.0, 0.0, -5.0) == pytest.approx(400.0 * h)
    assert derived.g1_now(400.0, 5.0, 0.0) == pytest.approx(400.0 * h * 0.5**1.5)
    assert derived.newell_coupling(400.0, 0.0, -5.0) == pytest.approx(
        400.0 ** (4 / 3) * 5.0 ** (2 / 3)
    )
    assert derived.newell_coupling(400.0, 0.0, 5.0) == pytest.approx(0.0)
    assert derived.e_y_mv_m(400.0, -5.0) == pytest.approx(2.0)


def test_the_delay_from_l1():
    assert derived.l1_delay_s(400.0) / 60.0 == pytest.approx(62.5)


def test_every_formula_names_its_source():
    assert all(item.text and item.source for item in derived.FORMULAS)
    assert len({item.name for item in derived.FORMULAS}) == len(derived.FORMULAS)
