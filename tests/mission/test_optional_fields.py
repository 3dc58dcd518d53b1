"""T96, T01 and TS04 in a scenario: with the package that has them, and without it."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.magnetosphere.boundaries.shue98 import Shue98
from smileviz.magnetosphere.conditions import Conditions
from smileviz.magnetosphere.fields import Drivers, geopack_process
from smileviz.mission import files
from smileviz.mission.choices import CHOICES
from smileviz.mission.field_now import TRACING, LineChoice, Surroundings, own_line
from smileviz.mission.quantities import BY_NAME
from smileviz.mission.slow import Slow
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.state import opening
from smileviz.mission.table import table

SMILE = files.bundled("smile")
LOW = time.from_utc("2026-11-21T13:20:00Z")
AUTHORITY = Path(__file__).parents[1] / "authorities/field_lines.json"
T96 = [
    case
    for case in json.loads(AUTHORITY.read_text(encoding="utf-8"))["traces"]
    if case["external"] == "t96"
]
FEW = LineChoice((62.0, 70.0), (0.0, 12.0), ())
NAMES = ("foot_north_lat_deg", "foot_south_mlt_h", "field_b_nt", "line_apex_re")


def changed(*sets):
    return files.apply_sets(SMILE, list(sets))


def snapshot(*sets, slow=None):
    return Snapshot(opening(changed(*sets), LOW), slow or Slow())


@pytest.fixture
def without(monkeypatch):
    """No package that has the models."""
    monkeypatch.setattr(geopack_process, "folder", lambda: None)
    monkeypatch.setattr("smileviz.magnetosphere.fields.folder", lambda: None)


@pytest.mark.parametrize("case", T96)
def test_feet_by_t96_are_where_others_traced_them(case):
    t = time.from_utc(case["utc"])
    pdyn, dst, by, bz = case["parameters"][:4]
    wide = Shue98.under(Conditions(1.0, 300.0, 0.0, 0.0, 0.0))
    drivers = Drivers(pdyn_npa=pdyn, dst_nt=dst, by_nt=by, bz_nt=bz)
    own = own_line(Surroundings(t, drivers, wide, 0.0, "t96"), tuple(case["start_gsm_re"]))
    for side in ("north", "south"):
        foot = getattr(own.connection, side)
        assert foot.latitude_deg == pytest.approx(case[f"{side}_lat_deg"], abs=0.05)
        assert foot.longitude_deg % 360.0 == pytest.approx(case[f"{side}_lon_deg"] % 360.0, abs=0.1)


@pytest.mark.parametrize("name", ["t96", "t01", "ts04"])
def test_lines_and_feet_are_of_the_model_chosen_and_say_what_drove_it(name):
    wind = ("solar_wind.bz_nt=-4", "solar_wind.by_nt=-2", "solar_wind.dst_nt=-20")
    usual, chosen = (snapshot(f"models.external_field={m}", *wind).space for m in ("t89", name))
    lines, others = chosen.field_lines(FEW), usual.field_lines(FEW)
    assert len(lines.closed) == len(others.closed) == 4
    assert not np.array_equal(lines.strength_nt, others.strength_nt)
    title = {"t96": "T96", "t01": "T01", "ts04": "TS04"}[name]
    words = f"{title}, IGRF-14, P 1.3 nPa, By -2, Bz -4 nT, Dst -20 nT"
    assert chosen.field_words.startswith(words)
    assert ("a steady wind assumed" in chosen.field_words) == (name != "t96")
    short = {"t96": "T96, IGRF-14", "t01": "T01, IGRF-14, G assumed"}
    assert chosen.smile_line.field == lines.words == short.get(name, "TS04, IGRF-14, W assumed")
    assert chosen.smile_line is chosen.traced_line


def test_outside_its_range_the_model_cautions_wherever_cautions_are_shown():
    strong = snapshot("models.external_field=t96", "solar_wind.bz_nt=-15")
    caution = "Tsyganenko 1996 holds for Bz (nT) from -10 to 10; it is -15."
    assert strong.space.caution("external_field") == caution
    assert caution in strong.cautions
    assert (
        snapshot("models.external_field=ts04", "solar_wind.bz_nt=-15").space.field_caution is None
    )


def test_nothing_stands_where_the_first_lines_of_a_slow_model_are_traced():
    gate, ready = Event(), Event()
    with ThreadPoolExecutor(1) as pool:
        slow = Slow(pool, on_ready=ready.set)
        pool.submit(gate.wait)
        try:
            now = snapshot("models.external_field=t96", slow=slow)
            assert len(now.space.field_lines(FEW).closed) == 0
            assert now.busy
            assert now.space.smile_line.none == TRACING
        finally:
            gate.set()
        assert ready.wait(60.0)
    done = snapshot("models.external_field=t96", slow=slow).space.field_lines(FEW)
    assert len(done.closed) == 4


def test_a_table_by_a_slow_model_is_that_of_the_line_of_each_moment():
    scenario = changed("models.external_field=t96")
    found = table(scenario, NAMES, LOW + np.array([0.0, 600.0]), Frame.GSM)
    own = snapshot("models.external_field=t96").space.traced_line
    assert found.columns["foot_north_lat_deg"][0] == pytest.approx(
        own.connection.north.latitude_deg, abs=1e-6
    )
    assert found.columns["line_apex_re"][0] == pytest.approx(own.connection.apex_distance_re)
    assert np.isfinite(found.columns["field_b_nt"]).all()
    assert found.header["external_field"].startswith("Tsyganenko 1996 (Tsyganenko 1996, doi:")


def test_more_moments_than_a_slow_model_can_are_refused_in_a_sentence():
    with pytest.raises(SmileError, match="at 2001 moments; by t96, which takes a second or two"):
        table(changed("models.external_field=t96"), NAMES, LOW + np.arange(2001.0), Frame.GSM)


# --- without the package
LACK = "T96 needs the optional package geopack-vectorized: pip install 'smileviz[fields]'."


def test_a_scenario_opens_without_the_package_and_says_what_is_not_there(without, tmp_path):
    sets = ("models.external_field=t96", "solar_wind.bz_nt=-1.25")  # asked for nowhere else
    files.save(changed(*sets), tmp_path / "mission.toml")
    scenario = files.load(tmp_path / "mission.toml")
    assert scenario.models.external_field == "t96"
    now = Snapshot(opening(scenario, LOW), Slow())
    assert now.space.field_lines().words == LACK
    assert len(now.space.field_lines().points_re) == 0, "no other model stands in"
    assert now.space.smile_line.sentence == LACK
    assert not now.space.smile_line.inside
    assert LACK in now.cautions
    assert now.region == snapshot(sets[1]).region, "the rest is as ever"


def test_a_table_without_the_package_is_a_sentence_only_where_the_field_is_asked_for(without):
    scenario = changed("models.external_field=t96")
    assert np.isfinite(table(scenario, ("r_re",), np.array([LOW]), Frame.GSM).columns["r_re"]).all()
    with pytest.raises(SmileError, match="T96 needs the optional package"):
        table(scenario, NAMES, np.array([LOW]), Frame.GSM)


def test_the_choices_know_which_cannot_be_had(without):
    kind = next(choice for choice in CHOICES if choice.field == "external_field")
    lacking = [name for name in kind.models if kind.lack(name)]
    assert lacking == ["t96", "t01", "ts04"]
    others = [choice for choice in CHOICES if choice is not kind]
    assert not any(choice.lack(name) for choice in others for name in choice.models)


# --- by the quick models
def test_feet_of_a_table_are_those_of_the_line_of_each_moment():
    t = LOW + 900.0 * np.arange(8.0)
    found = table(
        SMILE, tuple(name for name in BY_NAME if name[:5] in {"foot_", "line_"}), t, Frame.GSM
    ).columns
    for k in (0, 3, 7):
        own = Snapshot(opening(SMILE, float(t[k])), Slow()).space.traced_line
        assert found["line_apex_re"][k] == pytest.approx(own.connection.apex_distance_re, rel=1e-4)
        for side in ("north", "south"):
            foot = getattr(own.connection, side)
            names = ("lat_deg", "lon_deg", "magnetic_lat_deg", "mlt_h")
            got = np.array([found[f"foot_{side}_{name}"][k] for name in names])
            if foot is None:
                assert np.isnan(got).all()
            else:
                parts = (foot.latitude_deg, foot.longitude_deg, foot.magnetic_latitude_deg)
                assert got == pytest.approx([*parts, foot.mlt_h], abs=2e-3)


@pytest.mark.parametrize("magnetopause", ["shue98", "lin10"])
@pytest.mark.parametrize("external", ["t89", "none"])
def test_outside_the_magnetopause_there_is_no_field_of_the_earth(external, magnetopause):
    sets = ("solar_wind.pdyn_npa=30", f"models.external_field={external}")
    scenario = changed(*sets, f"models.magnetopause={magnetopause}")
    t = time.from_utc("2026-11-22T10:00:00Z") + 3600.0 * np.arange(-24.0, 1.0)
    found = table(scenario, (*NAMES, "magnetopause_distance_re"), t, Frame.GSM).columns
    outside = found["magnetopause_distance_re"] > 0.0
    assert outside.any()
    assert not outside.all()
    for name in NAMES:
        assert np.isnan(found[name][outside]).all()
    assert np.isfinite(found["field_b_nt"][~outside]).all()
    now = Snapshot(opening(replace(scenario), float(t[outside][0])), Slow())
    assert now.space.smile_line.sentence.startswith("SMILE is outside the magnetopause")
