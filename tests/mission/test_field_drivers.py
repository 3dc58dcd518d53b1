"""What drives the outer field: the wind now, and what is known of the wind before."""

from dataclasses import replace

import numpy as np
import pytest

from smileviz.base import time
from smileviz.magnetosphere.fields import Drivers
from smileviz.mission.drive import StepsWind, WindRow
from smileviz.mission.field_drivers import driven
from smileviz.mission.scenario import SolarWind
from smileviz.mission.wind import wind_of
from smileviz.solarwind import derived

T = time.from_utc("2026-11-22T10:00:00Z")
HOUR_S = 3600.0
STEADY = SolarWind(speed_km_s=500.0, by_nt=3.0, bz_nt=-4.0, dst_nt=-30.0, kp=4.0)


def turned(hours_ago, bz_nt, **other):
    rows = (WindRow(T - 100.0 * HOUR_S, bz_nt=0.0), WindRow(T - hours_ago * HOUR_S, bz_nt=bz_nt))
    return replace(STEADY, by_nt=0.0, bz_nt=0.0, drive=StepsWind(rows), **other)


def test_a_model_is_given_only_what_it_takes():
    assert driven(wind_of(STEADY), "t89", T).drivers == Drivers(kp=4.0)
    assert driven(wind_of(STEADY), "none", T).drivers == Drivers()
    t96 = driven(wind_of(STEADY), "t96", T)
    pressure = STEADY.dynamic_pressure_npa
    assert t96.drivers == Drivers(pdyn_npa=pressure, dst_nt=-30.0, by_nt=3.0, bz_nt=-4.0)
    assert t96.words == "P 2.1 nPa, By 3, Bz -4 nT, Dst -30 nT"


def test_what_nobody_gave_is_called_assumed():
    assert driven(wind_of(SolarWind()), "t89", T).words == "Kp 2 (assumed)"
    assert "Dst 0 nT (assumed)" in driven(wind_of(SolarWind()), "t96", T).words


def test_of_a_constant_wind_the_hour_before_is_assumed_to_be_as_now():
    found = driven(wind_of(STEADY), "t01", T)
    one = (np.array([value]) for value in (500.0, 3.0, -4.0))
    v, by, bz = one
    assert found.drivers.g1 == pytest.approx(derived.g1_now(v, by, bz)[0])
    assert found.drivers.g2 == pytest.approx(0.005 * 500.0 * 4.0)
    assert found.words.endswith("G1 5.9, G2 10: a steady wind assumed")


@pytest.mark.parametrize(("ago", "share"), [(0.5, 0.5), (2.0, 1.0), (0.0, 0.0)])
def test_g2_is_the_mean_of_the_hour_before(ago, share):
    found = driven(wind_of(turned(ago, -8.0)), "t01", T)
    assert found.drivers.g2 == pytest.approx(share * 0.005 * 500.0 * 8.0)
    assert found.drivers.bz_nt == -8.0
    assert found.words.endswith(": of the hour before")


def test_w_grows_with_the_storm_each_at_its_own_rate():
    rates = np.array([0.39, 0.70, 0.031, 0.58, 1.15, 0.88])
    source = np.array(driven(wind_of(turned(99.0, -8.0)), "ts04", T).drivers.w)
    for hours in (1.0, 6.0, 24.0):
        found = driven(wind_of(turned(hours, -8.0)), "ts04", T)
        grown = 1.0 - np.exp(-rates * hours)
        full = source / (1.0 - np.exp(-rates * 99.0))
        assert np.array(found.drivers.w) == pytest.approx(full * grown, rel=0.1)
    assert found.words.endswith("of 7 days of wind")


def test_w_of_a_constant_wind_is_that_of_a_steady_one_and_says_so():
    found = driven(
        wind_of(replace(STEADY, density_cm3=5.0, speed_km_s=400.0, bz_nt=-5.0)), "ts04", T
    )
    assert found.drivers.w == pytest.approx((1.0,) * 6, rel=0.06)
    assert "a steady wind assumed" in found.words
