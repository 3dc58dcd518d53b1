"""An ephemeris of others becomes a scenario that carries it on."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.time import from_utc
from smileviz.base.units import DAY_S
from smileviz.base.windows import Span
from smileviz.mission import files, fitting
from smileviz.mission.ephemerides import ephemeris_of

HORIZONS = Path(__file__).parents[1] / "authorities" / "smile_horizons_2026-06-22.csv"
SMILE = files.bundled("smile")


def test_two_days_of_horizons_carry_on_to_where_it_says_smile_will_be():
    """52 rows of two days, and the rows six weeks later within some km."""
    options = fitting.FitOptions(until_t=from_utc("2026-08-10T00:00:00Z"))
    found = fitting.fit(HORIZONS, SMILE, options)
    assert found.result.max_km < 0.003
    scenario = found.scenario
    assert scenario.orbit.source.startswith(f"fit to {HORIZONS.name}, 52 points from 2026-06-22")
    assert "rms 0.488 m" in scenario.orbit.source
    assert time.to_utc(scenario.span.stop) == "2026-08-10T00:00:00Z"
    t = np.array([from_utc("2026-08-05T00:00:00Z")])
    apart = ephemeris_of(scenario).position_km(t) - ephemeris_of(SMILE).position_km(t)
    assert np.linalg.norm(apart) < 5.0
    assert files.parse(files.text(scenario)) == scenario
    assert scenario.solar_wind == SMILE.solar_wind


def test_a_part_of_the_file_is_fitted_to():
    start = from_utc("2026-06-22T00:00:01Z")
    part = fitting.FitOptions(span=Span(start, start + DAY_S), sunlight=False, gravity_degree=8)
    found = fitting.fit(HORIZONS, SMILE, part)
    assert len(found.result.t) == 25
    assert found.scenario.orbit.gravity_degree == 8
    assert found.scenario.orbit.srp_area_mass_m2_kg == 0.0
    nothing = Span(start - 9 * DAY_S, start - 8 * DAY_S)
    with pytest.raises(SmileError, match="none of its positions lies in the time"):
        fitting.fit(HORIZONS, SMILE, replace(part, span=nothing))


def test_the_scenario_ends_after_it_begins_and_within_sun_and_moon():
    with pytest.raises(SmileError, match="is to end at 2020-01-01T00:00:00Z, before it begins"):
        fitting.fit(HORIZONS, SMILE, fitting.FitOptions(until_t=from_utc("2020-01-01")))
    far = fitting.fit(HORIZONS, SMILE, fitting.FitOptions(until_t=from_utc("2049-01-01")))
    assert time.to_utc(far.scenario.span.stop).startswith("2031-12-31")


def test_a_gravity_field_that_is_not_there_is_refused():
    with pytest.raises(SmileError, match="--degree is 99; it must be from 2 to 36"):
        fitting.fit(HORIZONS, SMILE, fitting.FitOptions(gravity_degree=99))


def test_the_summary_says_how_well_it_fits():
    found = fitting.fit(HORIZONS, SMILE)
    lines = fitting.summary(HORIZONS.name, found)
    assert lines[0].startswith("Fit to smile_horizons_2026-06-22.csv, 52 points")
    assert "radial" in lines[1]
    assert "Cr A/m 0.001139" in lines[2]
    columns = fitting.residuals(found.result)
    assert list(columns) == ["radial_km", "transverse_km", "normal_km", "distance_km"]
    assert columns["distance_km"].max() == pytest.approx(found.result.max_km)
