"""Quantities that look back over the wind of an hour."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from smileviz.base import time
from smileviz.mission import files, wind_files
from smileviz.mission.drive import StepsWind, WindRow
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.quantities import BY_NAME
from smileviz.mission.samples import Samples

MINUTES = Path(__file__).parents[1] / "authorities" / "solar_wind" / "omni_min202611.asc"


def utc(text):
    return time.from_utc(f"2026-11-{text}Z")


def under(drive):
    smile = files.bundled("smile")
    return replace(smile, solar_wind=replace(smile.solar_wind, drive=drive))


def test_g1_and_g2_are_means_over_the_hour_before():
    rows = (WindRow(utc("22T10:00:00"), bz_nt=-10.0), WindRow(utc("22T11:00:00"), bz_nt=5.0))
    steps = under(StepsWind(rows))
    # Bz -10 nT from 10:00, +5 nT from 11:00; 400 km/s
    t = np.array([utc("22T10:30:00"), utc("22T11:00:00"), utc("22T11:45:00"), utc("22T12:00:00")])
    samples = Samples(steps, ephemeris_of(steps), t)
    g2 = BY_NAME["g2_km_s_nt"].values(samples)
    assert g2 == pytest.approx(np.array([10.0, 20.0, 5.0, 0.0]))
    h = (10.0 / 40.0) ** 2 / (1.0 + 10.0 / 40.0)
    g1 = BY_NAME["g1_km_s"].values(samples)
    assert g1 == pytest.approx(400.0 * h * np.array([0.5, 1.0, 0.25, 0.0]), abs=1e-9)
    assert BY_NAME["l1_delay_s"].values(samples)[0] == pytest.approx(3750.0)


def test_g2_has_no_value_where_less_than_half_of_the_hour_is_known():
    scenario = under(wind_files.file_wind((MINUTES,)))  # five minutes
    t = np.array([utc("15T12:10:00"), utc("15T13:00:00")])
    assert np.isnan(
        BY_NAME["g2_km_s_nt"].values(Samples(scenario, ephemeris_of(scenario), t))
    ).all()
