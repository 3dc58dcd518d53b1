"""Perigees and apogees, as Orekit's detector has them, and of any ephemeris."""

import numpy as np
import pytest

from smileviz.base.arrays import dot, norm
from smileviz.base.time import from_utc
from smileviz.base.units import DAY_S
from smileviz.base.windows import Span
from smileviz.orbit.forces import Forces
from smileviz.orbit.numerical import InitialState, propagate
from smileviz.orbit.revolutions import apogees, perigees


def test_apsides_are_when_orekit_finds_them(authority, toy_start, month):
    found = propagate(toy_start, Forces(8, 8, srp_area_mass_m2_kg=9.0 * 1.3 / 760.0), month)
    known = authority("events_july2026")["events"]["apsides"]
    at_perigee = np.array(known["increasing"], dtype=bool)
    for kind, times in ((at_perigee, perigees(found)), (~at_perigee, apogees(found))):
        expected = month.start + np.array(known["t_s"])[kind]
        near = times[times > month.start + 60.0]  # the epoch itself is at perigee
        assert len(near) == len(expected)
        assert np.abs(near - expected).max() < 0.1


def test_at_an_apsis_the_distance_is_stationary_to_a_tenth_of_a_second(smile):
    for times in (perigees(smile), apogees(smile)):
        r, v = smile.position_km(times), smile.velocity_km_s(times)
        curvature = np.abs(dot(v, v) - 398600.4415 / norm(r))
        assert np.abs(dot(r, v) / curvature).max() < 0.1


def test_the_mission_has_a_perigee_and_an_apogee_in_turn(smile):
    low, high = perigees(smile), apogees(smile)
    assert len(low) == 511  # 1,075 days of 50.51 h
    both = np.sort(np.concatenate([low, high]))
    kinds = np.isin(both, low)
    assert np.all(kinds[1:] != kinds[:-1])
    assert np.diff(low) == pytest.approx(50.51 * 3600.0, abs=600.0)
    assert norm(smile.position_km(low)).max() < 24_000.0
    assert norm(smile.position_km(high)).min() > 110_000.0


def test_the_same_ephemeris_gives_the_same_read_only_times(smile):
    assert perigees(smile) is perigees(smile)
    with pytest.raises(ValueError, match="read-only"):
        perigees(smile)[0] = 0.0


def test_a_low_orbit_has_sixteen_perigees_a_day():
    t = from_utc("2026-07-01T00:00:00Z")
    start = InitialState(t, (6700.0, 0.0, 0.0), (0.0, 5.6, 5.6))
    orbit = propagate(start, Forces(2, 0, sun=False, moon=False), Span(t, t + 2.0 * DAY_S))
    assert 28 <= len(perigees(orbit)) <= 32


def test_a_span_without_an_apsis_has_none(smile_start, smile_forces, smile):
    after = float(perigees(smile)[3]) + 3600.0
    short = propagate(smile_start, smile_forces, Span(after, after + 3600.0))
    assert len(perigees(short)) == len(apogees(short)) == 0
