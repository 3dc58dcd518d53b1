"""What drives the models: what is given, and what follows from it."""

import math
from dataclasses import replace

import pytest

from smileviz.magnetosphere.conditions import Conditions, dynamic_pressure_npa, no_shock

WIND = Conditions(5.0, 400.0, 0.0, 3.0, -4.0)


def test_pressure_follows_from_protons_unless_it_is_given():
    assert dynamic_pressure_npa(5.0, 400.0) == pytest.approx(1.33808, abs=1e-5)
    assert WIND.pdyn_npa == dynamic_pressure_npa(5, 400)
    assert Conditions(5, 400, 0, 0, 0, pdyn_npa=2.0).pdyn_npa == 2.0
    assert not math.isnan(Conditions(0, 0, 0, 0, 0).pdyn_npa)


def test_the_field_presses_by_its_square():
    assert WIND.field_nt == 5.0
    assert WIND.pmag_npa == pytest.approx((5e-9) ** 2 / (2 * 4e-7 * math.pi) * 1e9, rel=1e-12)
    assert replace(WIND, pmag_npa=0.3).pmag_npa == 0.3


def test_mach_numbers_and_beta_are_those_of_omni():
    assert WIND.mach_alfven == pytest.approx(400 * math.sqrt(5) / (20 * 5))
    assert WIND.beta == pytest.approx((4.16e-5 * 1e5 + 5.34) * 5 / 25)
    sound, alfven = 0.12 * math.sqrt(1e5 + 1.28e5), 20 * 5 / math.sqrt(5)
    assert WIND.mach == pytest.approx(400 / math.hypot(sound, alfven))
    hot = Conditions(5.0, 400.0, 0.0, 3.0, -4.0, temperature_k=1e6)
    assert hot.mach < WIND.mach
    assert hot.beta > WIND.beta


def test_without_a_field_or_a_wind_nothing_is_nan():
    still = Conditions(5.0, 400.0, 0.0, 0.0, 0.0)
    assert still.mach_alfven == still.beta == math.inf
    assert still.mach == pytest.approx(400 / (0.12 * math.sqrt(2.28e5)))
    empty = Conditions(0.0, 0.0, 0.0, 0.0, 0.0)
    assert not any(math.isnan(value) for value in (empty.mach, empty.mach_alfven, empty.beta))


def test_a_slow_wind_in_a_strong_field_makes_no_shock():
    assert no_shock(WIND) is None
    assert "1.0" in no_shock(Conditions(2.0, 300.0, 0.0, 0.0, 20.0, mach=1.02))


def test_equal_conditions_are_one_key():
    assert hash(WIND) == hash(Conditions(5.0, 400.0, 0.0, 3.0, -4.0))
    assert replace(WIND, tilt_rad=0.1) != WIND
