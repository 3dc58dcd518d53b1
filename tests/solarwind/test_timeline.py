"""Timelines: every value stands through its own interval; gaps are what the policy says."""

import numpy as np
import pytest

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.solarwind import made
from smileviz.solarwind.arrival import at_earth
from smileviz.solarwind.reading import Notes, Rows, assemble
from smileviz.solarwind.timeline import L1, Gaps, Policy, Timeline, column, merge

HOUR = 3600.0
T = HOUR * np.array([0.0, 1.0, 2.0, 5.0, 6.0])
SPEED = np.array([400.0, 410.0, np.nan, 500.0, 510.0])


@pytest.fixture
def hourly():
    return Timeline({"speed_km_s": column(T, SPEED, HOUR)}, "test")


def at(timeline, hours, gaps, name="speed_km_s"):
    return timeline.sample(name, HOUR * np.asarray(hours, dtype=float), gaps).tolist()


def test_nothing_leaves_gaps_of_rows_without_value_and_of_rows_that_are_not_there(hourly):
    found = at(hourly, [-0.1, 0.0, 0.99, 1.5, 2.0, 2.5, 4.99, 5.0, 6.99, 7.0], Gaps())
    nan = pytest.approx(np.nan, nan_ok=True)
    assert found == [nan, 400.0, 400.0, 410.0, nan, nan, nan, 500.0, 510.0, nan]


def test_hold_keeps_the_last_value_but_invents_none_before_the_first(hourly):
    found = at(hourly, [-1.0, 3.0, 100.0], Gaps(Policy.HOLD))
    assert np.isnan(found[0])
    assert found[1:] == [410.0, 510.0]


def test_interpolation_joins_the_sides_of_a_gap_no_longer_than_allowed(hourly):
    # the gap is from hour 2 to hour 5: 180 minutes
    allowed, refused = Gaps(Policy.INTERPOLATE, 180.0), Gaps(Policy.INTERPOLATE, 179.0)
    assert at(hourly, [2.0, 3.5, 5.0], allowed) == pytest.approx([410.0, 455.0, 500.0])
    assert np.isnan(at(hourly, [2.0, 3.5], refused)).all()
    assert np.isnan(at(hourly, [-1.0, 8.0], allowed)).all()
    assert at(hourly, [1.5], allowed) == [410.0]


def test_the_gaps_are_windows(hourly):
    (gap,) = hourly.gaps("speed_km_s")
    assert (gap.start, gap.stop) == (2 * HOUR, 5 * HOUR)


def test_an_unknown_column_has_no_values_and_cannot_be_made(hourly):
    assert np.isnan(hourly.sample("kp", 0.0))
    with pytest.raises(SmileError, match="'pressure' is no column"):
        Timeline({"pressure": column(T, SPEED, HOUR)}, "test")


def test_merged_timelines_keep_their_own_times(hourly):
    kp = Timeline({"kp": column(3 * HOUR * np.arange(2.0), np.array([3.0, 5.0]), 3 * HOUR)}, "kp")
    both = merge(hourly, kp)
    assert both.names == ("speed_km_s", "kp")
    assert at(both, [1.0, 2.9, 3.0, 5.9], Gaps(), "kp") == [3.0, 3.0, 5.0, 5.0]
    assert np.isnan(at(both, [6.0], Gaps(), "kp")).all()
    assert both.source == "test; kp"
    assert len(both.t) == 5


def test_of_a_column_in_several_timelines_the_first_stands(hourly):
    other = Timeline({"speed_km_s": column(T, SPEED + 1.0, HOUR)}, "other")
    assert at(merge(hourly, other), [0.0], Gaps()) == [400.0]


def test_unsorted_and_double_times_are_put_right_and_said():
    notes = Notes()
    t = np.array([60.0, 0.0, 60.0, 120.0])
    speed = np.array([400.0, 390.0, 405.0, 410.0])
    timeline = assemble(Rows(t, {"speed_km_s": speed}), notes, "test")
    assert timeline.columns["speed_km_s"].values.tolist() == [390.0, 405.0, 410.0]
    assert any("not in order" in note for note in notes.all())
    assert any("1 rows have the time of a later row" in note for note in notes.all())


def test_an_index_written_every_third_hour_stands_for_three_hours():
    t = HOUR * np.arange(7.0)
    kp = np.where(np.arange(7) % 3 == 0, 4.0, np.nan)
    rows = Rows(t, {"kp": kp, "speed_km_s": np.full(7, 400.0)})
    timeline = assemble(rows, Notes(), "test")
    assert at(timeline, [0.0, 2.5, 8.9], Gaps(), "kp") == [4.0, 4.0, 4.0]
    assert np.isnan(at(timeline, [7.5], Gaps())).all()


@pytest.mark.parametrize(
    ("name", "wrong", "hint"),
    [
        ("speed_km_s", 4.1e5, "m/s"),
        ("density_cm3", 5e6, "m-3"),
        ("pdyn_npa", 2e-9, "Pa"),
        ("bz_gsm_nt", -5e-9, "T"),
        ("temperature_k", 9.0, "eV"),
    ],
)
def test_a_mistaken_unit_is_refused_with_a_hint(name, wrong, hint):
    rows = Rows(T, {name: np.full(5, wrong)})
    with pytest.raises(SmileError, match=f"{name} is about .* looks like {hint}: multiply by"):
        assemble(rows, Notes(), "test")


def test_a_value_beyond_nature_counts_as_none_and_is_said():
    notes = Notes()
    speed = np.array([400.0, 99.0, 405.0, 8000.0, 410.0])
    timeline = assemble(Rows(T, {"speed_km_s": speed}), notes, "test")
    assert len(timeline.columns["speed_km_s"].t) == 3
    assert "2 values of speed_km_s are outside 100 to 5000 km/s" in notes.all()[0]


def test_a_field_in_gse_is_turned_to_gsm_with_its_strength_kept():
    t = time.from_utc("2026-06-21T16:00:00Z") + T
    field = {"bx_gse_nt": [1.0] * 5, "by_gse_nt": [2.0] * 5, "bz_gse_nt": [-3.0] * 5}
    rows = Rows(t, {name: np.array(values) for name, values in field.items()})
    notes = Notes()
    found = assemble(rows, notes, "test")
    x, y, z = (found.columns[f"b{axis}_gsm_nt"].values for axis in "xyz")
    assert x == pytest.approx(np.ones(5))
    assert y**2 + z**2 == pytest.approx(np.full(5, 13.0))
    assert abs(z[0] + 3.0) > 0.05
    assert "turned to GSM" in notes.all()[0]


def test_wind_of_l1_comes_later_by_the_way_over_the_speed():
    t = 60.0 * np.arange(10.0)
    rows = Rows(t, {"speed_km_s": np.full(10, 400.0), "bz_gsm_nt": np.arange(10.0)}, 60.0)
    there = assemble(rows, Notes(), "craft", L1)
    here = at_earth(there)
    assert here.columns["bz_gsm_nt"].t - t == pytest.approx(np.full(10, 3750.0))
    assert "moved from L1" in here.source
    assert at_earth(here) is here


def test_wind_that_is_overtaken_on_the_way_is_left_out():
    t = 60.0 * np.arange(10.0)
    speed = np.where(np.arange(10) < 5, 400.0, 800.0)
    there = assemble(Rows(t, {"speed_km_s": speed}, 60.0), Notes(), "craft", L1)
    here = at_earth(there).columns["speed_km_s"]
    assert (np.diff(here.t) > 0.0).all()
    assert here.values.tolist() == [800.0] * 5


def test_a_field_of_l1_alone_cannot_be_moved():
    there = assemble(Rows(T, {"bz_gsm_nt": np.ones(5)}), Notes(), "craft", L1)
    with pytest.raises(SmileError, match="has no speed: add the file of the plasma"):
        at_earth(there)


def test_a_table_holds_between_rows_or_is_joined_by_lines():
    t, values = [0.0, 10.0, 20.0], {"kp": [1.0, np.nan, 3.0]}
    steps = made.table(t, values, "mine")
    assert steps.sample("kp", np.array([0.0, 15.0, 20.0, 1e9])).tolist() == [1.0, 1.0, 3.0, 3.0]
    lines = made.table(t, values, "mine", line=True)
    assert lines.sample("kp", np.array([0.0, 15.0, 20.0, 1e9]), made.JOINED).tolist() == [
        1.0,
        2.5,
        3.0,
        3.0,
    ]
    with pytest.raises(SmileError, match="in order of time"):
        made.table([0.0, 0.0], {"kp": [1.0, 2.0]}, "mine")


def test_constants_steps_and_ramps():
    assert made.constant({"kp": 3.0}, "mine").sample("kp", -1e9) == 3.0
    step = made.step(10.0, {"kp": 1.0, "dst_nt": -5.0}, {"kp": 6.0}, "mine")
    assert step.sample("kp", np.array([9.9, 10.0])).tolist() == [1.0, 6.0]
    assert step.sample("dst_nt", np.array([9.9, 10.0])).tolist() == [-5.0, -5.0]
    ramp = made.ramp(0.0, 10.0, {"kp": 1.0}, {"kp": 3.0}, "synthetic ramp")
    assert ramp.sample("kp", np.array([5.0, 99.0]), made.JOINED).tolist() == [2.0, 3.0]
    assert ramp.synthetic
    with pytest.raises(SmileError, match="the same columns"):
        made.ramp(0.0, 1.0, {"kp": 1.0}, {"dst_nt": 3.0}, "mine")
