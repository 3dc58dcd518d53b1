"""t, UTC and Skyfield say the same moment."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smileviz.base import time
from smileviz.base.errors import SmileError


def test_j2000_is_noon_of_the_first_of_january_2000_in_terrestrial_time():
    # 64.184 s = 32 leap seconds of 2000 + 32.184
    assert time.from_utc("2000-01-01T11:58:55.816Z") == pytest.approx(0.0, abs=1e-6)


def test_utc_of_the_horizons_rows_agrees_with_their_tdb():
    # JPL Horizons: 2026-06-22T00:00:01Z is TDB 835358470.184 s; TDB - TT is below 2 ms
    assert time.from_utc("2026-06-22T00:00:01Z") == pytest.approx(835358470.184, abs=2.5e-3)


def test_a_leap_second_lasts_a_second():
    before, after = time.from_utc("2016-12-31T23:59:59Z"), time.from_utc("2017-01-01T00:00:00Z")
    assert after - before == 2.0


def test_a_leap_second_is_read_and_one_that_never_was_is_refused():
    before = time.from_utc("2016-12-31T23:59:59Z")
    assert time.from_utc("2016-12-31T23:59:60Z") == before + 1.0
    assert time.from_utc("2016-12-31T23:59:60.5Z") == before + 1.5
    with pytest.raises(SmileError, match="no leap second at 2026-06-30T23:59:60Z"):
        time.from_utc("2026-06-30T23:59:60Z")


@given(st.floats(-5e8, 2e9))
def test_unix_seconds_and_back_is_the_same_moment_but_within_a_leap_second(t):
    assert abs(float(time.from_unix_s(time.unix_s(t))) - t) <= 1.0 + 1e-6


@given(st.floats(8.0e8, 1.2e9))
def test_after_2017_unix_seconds_and_back_is_exact(t):
    assert float(time.from_unix_s(time.unix_s(t))) == pytest.approx(t, abs=5e-7)


def test_a_text_with_a_zone_is_converted_and_one_without_is_utc():
    assert time.from_utc("2026-11-22T18:00:00+08:00") == time.from_utc("2026-11-22T10:00:00")


def test_labels_round_to_the_second_and_iso_to_the_digits_asked_for():
    t = time.from_utc("2026-11-22T10:00:00Z") + 0.9996
    assert time.label(t) == "2026-11-22 10:00:01"
    assert time.to_utc(t, 3) == "2026-11-22T10:00:01.000Z"
    assert time.to_utc(t, 4) == "2026-11-22T10:00:00.9996Z"


@pytest.mark.parametrize("text", ["tomorrow", "2026-13-01", "", "1950-01-01", "2026-11-22T25:00Z"])
def test_a_wrong_time_is_named(text):
    with pytest.raises(SmileError, match="time"):
        time.from_utc(text)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("30s", 30), ("10min", 600), ("1h", 3600), ("1d", 86400), ("0.5 h", 1800), ("90", 90)],
)
def test_durations(text, seconds):
    assert time.parse_duration(text) == seconds


@pytest.mark.parametrize("text", ["", "h", "-1h", "0s", "1 week", "1h30"])
def test_a_wrong_duration_is_named(text):
    with pytest.raises(SmileError, match="is not a duration"):
        time.parse_duration(text)


def test_skyfield_agrees_and_comes_back():
    t = time.from_utc("2026-11-22T10:00:00Z")
    assert time.skyfield(t).utc_iso(places=3) == "2026-11-22T10:00:00.000Z"
    many = t + np.arange(5) * 1000.0
    assert time.from_skyfield(time.skyfield(many)) == pytest.approx(many, abs=1e-5)


def test_earth_rotation_follows_the_shipped_iers_table_and_then_stays():
    # IERS finals2000A of 2026-11: UT1 - UTC of 2026-11-22 is -0.080 s
    now = time.skyfield(time.from_utc("2026-11-22"))
    assert now.dut1 == pytest.approx(-0.080, abs=0.003)
    later = [time.skyfield(time.from_utc(day)).dut1 for day in ("2028-06-01", "2029-06-01")]
    assert later[0] == pytest.approx(later[1], abs=1e-6)


def test_durations_are_written_as_people_say_them():
    labels = [time.duration_label(s) for s in (42, 720, 12000, 180000)]
    assert labels == ["42 s", "12 min", "3 h 20 min", "2 d 02 h"]
