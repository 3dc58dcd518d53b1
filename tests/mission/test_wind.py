"""The wind of a scenario through time: files, tables, gaps, and all that follows it."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.base.windows import Span
from smileviz.mission import almanac, files, wind_files
from smileviz.mission.drive import FileWind, StepsWind, WindRow
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import SolarWind
from smileviz.mission.series import series
from smileviz.mission.slow import Slow
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.state import opening
from smileviz.mission.table import table
from smileviz.mission.wind import wind_of

SAMPLES = Path(__file__).parents[1] / "authorities" / "solar_wind"
SMILE = files.bundled("smile")
STORMS = ("quiet", "typical", "cme", "southward", "stream")
MINUTES = SAMPLES / "omni_min202611.asc"
"""12:00 to 12:04 on 15 November 2026: all missing at 12:02, the plasma at 12:03."""


def utc(text):
    return time.from_utc(f"2026-11-{text}Z")


def under(drive, scenario=SMILE):
    return replace(scenario, solar_wind=replace(scenario.solar_wind, drive=drive))


def measured(gaps="nothing", minutes=60.0, paths=(MINUTES,)):
    return under(replace(wind_files.file_wind(paths), gaps=gaps, gap_minutes=minutes))


def at(scenario, text):
    return Snapshot(opening(scenario, utc(text)), Slow())


@pytest.fixture
def steps():
    rows = (
        WindRow(utc("22T10:00:00"), density_cm3=20.0, bz_nt=-10.0),
        WindRow(utc("22T11:00:00"), bz_nt=5.0, kp=6.0),
    )
    return under(StepsWind(rows))


def test_a_wind_without_a_drive_is_the_form():
    wind = wind_of(SMILE.solar_wind)
    assert not wind.moves
    assert wind.at("bz_nt", np.zeros(2)).tolist() == [0.0, 0.0]
    assert wind.at("pdyn_npa", np.zeros(1))[0] == SMILE.solar_wind.dynamic_pressure_npa
    assert wind.caution(0.0) is None


def test_a_table_changes_what_it_names_and_before_it_the_form_holds(steps):
    t = np.array([utc(f"22T{hour}:30:00") for hour in ("09", "10", "11")])
    wind = wind_of(steps.solar_wind)
    assert wind.at("bz_nt", t).tolist() == [0.0, -10.0, 5.0]
    assert wind.at("density_cm3", t).tolist() == [5.0, 20.0, 20.0]
    assert wind.at("kp", t).tolist() == [2.0, 2.0, 6.0]
    assert wind.at("speed_km_s", t).tolist() == [400.0] * 3
    assert wind.at("pdyn_npa", t) == pytest.approx([1.33808, 5.35232, 5.35232])


def test_a_pressure_given_in_the_form_holds_until_the_plasma_changes(steps):
    wind = wind_of(replace(steps.solar_wind, pdyn_npa=3.0))
    t = np.array([utc("22T09:30:00"), utc("22T10:30:00")])
    assert wind.at("pdyn_npa", t) == pytest.approx([3.0, 5.35232])


def test_rows_may_be_joined_by_lines(steps):
    wind = wind_of(replace(steps.solar_wind, drive=replace(steps.solar_wind.drive, join="line")))
    assert wind.at("bz_nt", np.array([utc("22T10:30:00")]))[0] == pytest.approx(-2.5)


def test_boundaries_follow_the_wind(steps):
    before, during = at(steps, "22T09:59:00"), at(steps, "22T10:01:00")
    nose = [
        float(now.magnetopause.radius_re(np.zeros(1), np.zeros(1))[0]) for now in (before, during)
    ]
    assert nose[0] > nose[1] + 2.0
    assert during.wind == replace(
        steps.solar_wind, density_cm3=20.0, bz_nt=-10.0, drive=SolarWind().drive
    )
    assert during.conditions.bz_nt == -10.0
    assert during.value("magnetopause_distance_re") > before.value("magnetopause_distance_re") + 1.0


def test_many_times_and_one_time_agree(steps):
    t = np.linspace(utc("22T09:30:00"), utc("22T11:30:00"), 7)
    samples = Samples(steps, ephemeris_of(steps), t)
    for name in ("magnetopause_distance_re", "bow_shock_distance_re"):
        many = getattr(samples, name)
        single = [Snapshot(opening(steps, moment), Slow()).value(name) for moment in t]
        assert many == pytest.approx(single, abs=1e-9)


def test_equal_winds_share_one_model(steps):
    first, second = at(steps, "22T10:10:00"), at(steps, "22T10:50:00")
    assert first.magnetopause == second.magnetopause


def test_a_window_opens_when_the_wind_leaps():
    # at apogee SMILE is outside a magnetopause under 40 nPa and inside one under 0.5 nPa
    rows = (
        WindRow(utc("22T10:00:07"), pdyn_npa=40.0),
        WindRow(utc("22T10:03:07"), pdyn_npa=0.5),
    )
    scenario = under(StepsWind(rows), replace(SMILE, solar_wind=SolarWind(pdyn_npa=0.5)))
    span = Span(utc("22T08:00:00"), utc("22T12:00:00"))
    (window,) = almanac.windows("outside_magnetopause", scenario, span)
    assert window.start == pytest.approx(rows[0].at, abs=0.01)
    assert window.stop == pytest.approx(rows[1].at, abs=0.01)


# --- files
def test_nothing_stands_in_the_gaps_of_a_file_and_views_live_on():
    now = at(measured(), "15T12:02:30")
    assert np.isnan(now.value("wind_bz_nt"))
    assert np.isnan(now.value("magnetopause_distance_re"))
    assert np.isnan(now.value("bow_shock_distance_re"))
    assert now.region == "unknown"
    assert now.wind.bz_nt == -3.78
    assert np.isfinite(now.magnetopause.radius_re(np.zeros(1), np.zeros(1))).all()
    assert now.cautions[0].startswith("No solar wind data at this time: last valid of")
    assert "2026-11-15 12:01:00 (" in now.cautions[0]
    for name in now.cameras:
        assert np.isfinite(now.cones[name]).any()
        assert now.fov(name).curves
    assert now.cut("XZ")


def test_before_the_first_value_the_first_is_drawn_and_said():
    now = at(measured(), "15T08:00:00")
    assert "first of 2026-11-15 12:00:00" in now.cautions[0]
    assert now.wind.speed_km_s == 412.3


def test_where_there_are_data_there_is_no_caution():
    now = at(measured(), "15T12:01:30")
    assert now.cautions == ()
    assert now.value("wind_pdyn_npa") == 2.15
    assert now.value("wind_b_nt") == 5.43
    assert now.region in ("magnetosphere", "magnetosheath", "solar wind")


@pytest.mark.parametrize(
    ("gaps", "minutes", "bridged"),
    [("hold", 0.0, True), ("interpolate", 2.0, True), ("interpolate", 1.0, False)],
)
def test_a_gap_is_bridged_as_the_user_chose_and_said(gaps, minutes, bridged):
    now = at(measured(gaps, minutes), "15T12:02:30")
    assert np.isfinite(now.value("wind_speed_km_s")) == bridged
    if bridged:
        how = "held" if gaps == "hold" else "interpolated"
        assert "not measured at this time" in now.cautions[0]
        assert how in now.cautions[0]


def test_what_no_file_has_comes_from_the_form():
    scenario = measured(paths=(SAMPLES / "gfz_Kp_ap_Ap_SN_F107_nowcast.txt",))
    now = at(scenario, "15T10:00:00")
    assert now.value("kp") == 5.333
    assert now.value("wind_speed_km_s") == 400.0
    assert now.cautions == ()
    assert "of the form (assumed)" in wind_of(scenario.solar_wind).source


def test_files_are_merged():
    kp, dst = SAMPLES / "gfz_Kp_ap_Ap_SN_F107_nowcast.txt", SAMPLES / "wdc_kyoto_dst202611.wdc"
    now = at(measured(paths=(MINUTES, kp, dst)), "15T10:00:00")
    assert (now.value("kp"), now.value("dst_nt")) == (5.333, -49.0)


def test_the_pressure_of_a_file_without_one_counts_alpha_particles():
    now = at(
        measured(paths=(SAMPLES / "swpc_propagated-solar-wind-1-hour_2026.json",)), "15T12:01:30"
    )
    protons = 1.6726e-6 * 5.31 * 402.1**2
    assert now.value("wind_pdyn_npa") == pytest.approx(protons * 1.16, rel=1e-6)


def test_series_show_gaps(tmp_path):
    window = Span(utc("15T12:00:00"), utc("15T12:05:00"))
    found = series(measured(), "magnetopause_distance_re", window)
    gap = (found.t > utc("15T12:02:00")) & (found.t < utc("15T12:04:00"))
    assert np.isnan(found.values[gap]).all()
    assert np.isfinite(found.values[~gap][:-1]).mean() > 0.99


def test_tables_say_source_gap_policy_and_what_is_made_up():
    kp = SAMPLES / "gfz_Kp_ap_Ap_SN_F107_nowcast.txt"
    scenario = measured("interpolate", 5.0, (MINUTES, kp))
    lines = table(scenario, ("kp", "wind_bz_nt"), np.array([utc("15T12:00:00")]), Frame.GSE).header
    assert lines["solar_wind"].startswith("SYNTHETIC; changing, of files: density")
    assert "omni_min202611.asc" in lines["solar_wind"]
    assert "gaps of up to 5 min interpolated" in lines["solar_wind"]


def test_paths_are_relative_in_the_file_and_absolute_in_memory(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir()
    data = folder / "wind.asc"
    data.write_bytes(MINUTES.read_bytes())
    scenario = under(wind_files.file_wind((data,)))
    path = tmp_path / "mine.toml"
    files.save(scenario, path)
    assert '"data/wind.asc"' in path.read_text(encoding="utf-8")
    assert files.load(path) == scenario
    assert Path(files.load(path).solar_wind.drive.files[0]).is_absolute()
    elsewhere = tmp_path / "else" / "mine.toml"
    elsewhere.parent.mkdir()
    files.save(scenario, elsewhere)
    assert '"../data/wind.asc"' in elsewhere.read_text(encoding="utf-8")
    assert files.load(elsewhere) == scenario


def test_a_file_that_changed_is_read_again_when_the_scenario_is_opened(tmp_path):
    data = tmp_path / "wind.csv"
    data.write_text("time,speed\n2026-11-15T12:00Z,400\n", encoding="utf-8")
    path = tmp_path / "mine.toml"
    files.save(under(FileWind((str(data),))), path)
    before = files.load(path)
    data.write_text("time,speed\n2026-11-15T12:00Z,1500\n", encoding="utf-8")
    after = files.load(path)
    assert before != after
    t = np.array([utc("15T12:00:00")])
    assert wind_of(before.solar_wind).at("speed_km_s", t)[0] == 400.0
    assert wind_of(after.solar_wind).at("speed_km_s", t)[0] == 1500.0


def test_a_scenario_whose_wind_is_not_there_names_it(tmp_path):
    path = tmp_path / "mine.toml"
    files.save(under(FileWind(("nowhere.asc",))), path)
    with pytest.raises(SmileError, match=r"mine.toml: The solar wind file .*nowhere.asc cannot"):
        files.load(path)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ('{kind="file"}', "solar_wind.drive.files is missing"),
        ('{kind="file", files=[]}', "it must be a list that is not empty"),
        ('{kind="file", files=[1]}', r"files\[0\] is 1; it must be text"),
        ('{kind="file", files=["a"], gaps="guess"}', "one of hold, interpolate, nothing"),
        ('{kind="file", files=["a"], stamp="x"}', "stamp is not a field"),
        ('{kind="guess"}', "one of constant, file, steps"),
        ('{kind="steps", rows=[{at="soon"}]}', r"rows\[0\].at: 'soon' is not a time"),
        ('{kind="steps", rows=[{at=2026-11-15, bz_nt=500}]}', r"rows\[0\].bz_nt is 500"),
    ],
)
def test_a_wrong_drive_is_refused(written, message):
    with pytest.raises(SmileError, match=message):
        files.apply_sets(SMILE, [f"solar_wind.drive={written}"])


# --- the library
@pytest.mark.parametrize("name", STORMS)
def test_synthetic_scenarios_say_so_in_title_and_exports(name):
    scenario = files.bundled(name)
    assert "synthetic" in scenario.title
    lines = table(scenario, ("kp",), np.array([scenario.span.start]), Frame.GSE).header
    assert "synthetic" in lines["scenario"]
    assert lines["solar_wind"].startswith("SYNTHETIC; ")


def noses(name, *moments):
    return [
        float(at(files.bundled(name), text).magnetopause.radius_re(np.zeros(1), np.zeros(1))[0])
        for text in moments
    ]


def test_the_library_is_what_its_titles_say():
    (quiet,), (typical,) = noses("quiet", "22T10:00:00"), noses("typical", "22T10:00:00")
    assert quiet > typical + 1.0
    before, after = noses("cme", "22T10:29:00", "22T10:31:00")
    assert before > after + 3.0
    north, south = noses("southward", "22T10:29:00", "22T10:31:00")
    assert north > south + 0.5
    assert at(files.bundled("southward"), "22T12:00:00").wind.bz_nt == -15.0
    slow, fast = (
        at(files.bundled("stream"), f"{day}T12:00:00").wind.speed_km_s for day in (20, 23)
    )
    assert fast > slow + 250.0
