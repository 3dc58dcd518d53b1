"""Fits: published positions to metres, what is known comes back, what cannot be is refused."""

import csv
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from smileviz.base.errors import SmileError
from smileviz.base.progress import CancelledError
from smileviz.base.time import from_utc
from smileviz.base.units import DAY_S, HOUR_S
from smileviz.base.windows import Span
from smileviz.orbit.burns import Burn
from smileviz.orbit.fit import Observed, fit
from smileviz.orbit.forces import Forces
from smileviz.orbit.numerical import InitialState, propagate

HORIZONS = Path(__file__).parents[1] / "authorities" / "smile_horizons_2026-06-22.csv"
FORCES = Forces()


@pytest.fixture(scope="module")
def published():
    """JPL Horizons: hourly positions of two days, and the state in the middle."""
    lines = [line for line in HORIZONS.read_text("utf-8").splitlines() if line[:1] != "#"]
    rows = list(csv.DictReader(lines))
    t = np.array([from_utc(row["utc"]) for row in rows])
    states = np.array([[float(row[k]) for k in ("x", "y", "z", "vx", "vy", "vz")] for row in rows])
    x, y, z, vx, vy, vz = states[30].tolist()
    return Observed(t, states[:, :3]), InitialState(float(t[30]), (x, y, z), (vx, vy, vz))


@pytest.fixture(scope="module")
def flown(smile_start, smile_forces):
    """Positions of our own over 44 days, every 37 minutes."""
    span = Span(smile_start.t - DAY_S, smile_start.t + 43.0 * DAY_S)
    orbit = propagate(smile_start, smile_forces, span)
    t = np.arange(span.start, span.stop, 37.0 * 60.0)
    return Observed(t, orbit.position_km(t)), orbit


def test_the_published_rows_are_met_within_metres(published):
    found = fit(*published, FORCES)
    assert found.max_km < 0.003
    assert found.forces.srp_area_mass_m2_kg == pytest.approx(0.00112, abs=1e-4)
    assert found.rms_km < found.max_km


def test_what_was_flown_comes_back(flown, smile_start):
    observed, orbit = flown
    x, y, z = (np.array(orbit.position_km(smile_start.t)) + 0.5).tolist()
    vx, vy, vz = (np.array(orbit.velocity_km_s(smile_start.t)) + 2e-5).tolist()
    found = fit(observed, InitialState(smile_start.t, (x, y, z), (vx, vy, vz)), FORCES)
    assert found.initial.position_km == pytest.approx(smile_start.position_km, abs=2e-4)
    assert found.initial.velocity_km_s == pytest.approx(smile_start.velocity_km_s, abs=2e-8)
    assert found.forces.srp_area_mass_m2_kg == pytest.approx(0.001119, abs=1e-6)
    assert found.max_km < 1e-3


def test_noise_is_left_as_it_is(flown, smile_start):
    observed, _ = flown
    noise = 0.3 * np.random.default_rng(1).normal(size=observed.position_km.shape)
    found = fit(replace(observed, position_km=observed.position_km + noise), smile_start, FORCES)
    assert found.rms_km == pytest.approx(0.3 * np.sqrt(3.0), rel=0.05)
    assert np.abs(found.rtn_km.mean(axis=0)).max() < 0.05


def test_a_short_arc_does_not_tell_the_pressure_of_sunlight(flown, smile_start):
    observed, _ = flown
    noise = 0.05 * np.random.default_rng(2).normal(size=observed.position_km.shape)
    noisy = replace(observed, position_km=observed.position_km + noise)
    day = noisy.within(Span(smile_start.t, smile_start.t + DAY_S))
    found = fit(day, smile_start, FORCES)
    assert found.forces.srp_area_mass_m2_kg == 0.0
    assert any("cannot be told from this arc" in note for note in found.notes)


def test_residuals_lie_along_the_orbit_where_the_time_is_off(flown, smile_start):
    """All positions two seconds late: the orbit fits, and nothing is left."""
    observed, _ = flown
    late = Observed(observed.t + 2.0, observed.position_km)
    found = fit(late, smile_start, FORCES, sunlight=False)
    assert found.max_km < 2.0
    assert not found.notes


def test_too_little_is_refused(flown, smile_start):
    observed, _ = flown
    few = Observed(observed.t[:5], observed.position_km[:5])
    with pytest.raises(SmileError, match="there are 5 positions to fit to; 8 are needed"):
        fit(few, smile_start, FORCES)
    t = smile_start.t + np.linspace(0.0, HOUR_S, 20)
    short = Observed(t, np.array(flown[1].position_km(t)))
    with pytest.raises(SmileError, match="cover 2 per cent of a revolution; 5 are needed"):
        fit(short, smile_start, FORCES)


def test_noise_beyond_reason_and_manoeuvres_are_refused(flown, smile_start, smile_forces):
    observed, _ = flown
    noise = 5000.0 * np.random.default_rng(3).normal(size=observed.position_km.shape)
    wild = replace(observed, position_km=observed.position_km + noise)
    with pytest.raises(SmileError, match=r"no orbit under these forces fits: .* km are left"):
        fit(wild, smile_start, FORCES)
    kick = Burn(float(observed.t[600]), (0.0, 0.05, 0.0))
    span = Span(float(observed.t[0]), float(observed.t[-1]))
    moved = propagate(replace(smile_start, burns=(kick,)), smile_forces, span)
    with pytest.raises(SmileError, match="Is there a manoeuvre in it, or much noise"):
        fit(Observed(observed.t, moved.position_km(observed.t)), smile_start, FORCES)


def test_it_tells_how_far_it_is_and_can_be_stopped(published):
    told = []
    fit(*published, FORCES, report=lambda done: told.append(done) or True)
    assert len(told) > 10
    assert told == sorted(told)
    with pytest.raises(CancelledError, match="The fit was cancelled"):
        fit(*published, FORCES, report=lambda done: done < 0.1)
