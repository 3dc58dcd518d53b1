"""Provenance: what everything made here states, and the name of a scenario's contents."""

import re
from dataclasses import replace

import pytest

from smileviz import __version__
from smileviz.base import time
from smileviz.base.frames import Frame
from smileviz.base.windows import Span
from smileviz.mission import files, wind_files
from smileviz.mission.provenance import driver, provenance, scenario_hash
from smileviz.mission.wind import wind_of

SMILE = files.bundled("smile")
WIND = """# source: {source}
utc,density_cm3,speed_km_s,bx_nt,by_nt,bz_nt
2026-11-22T00:00:00Z,5,400,0,0,-5
2026-11-22T01:00:00Z,5,400,0,0,-5
"""


def under_file(folder, source="ACE, measured"):
    path = folder / "wind.csv"
    path.write_text(WIND.format(source=source), encoding="utf-8")
    wind = replace(SMILE.solar_wind, drive=wind_files.file_wind((path,)))
    return replace(SMILE, solar_wind=wind)


def test_it_states_all_that_an_export_must():
    t = time.from_utc("2026-11-22")
    lines = provenance(SMILE, Span(t, t), Frame.GSE)
    assert lines["program"] == f"smileviz {__version__}"
    assert re.fullmatch("[0-9a-f]{16}", lines["scenario_hash"])
    assert "Horizons" in lines["ephemeris"]
    assert lines["ephemeris_age"] == "152.0 d"
    assert lines["frame"] == "gse"
    assert lines["driver"] == "assumed"
    for name in ("magnetopause", "bow_shock", "plasmapause", "aurora", "emissivity"):
        assert "(" in lines[name]


def test_the_age_is_that_of_both_ends():
    start = time.from_utc("2026-11-22")
    lines = provenance(SMILE, Span(start, start + 86_400.0))
    assert lines["ephemeris_age"] == "152.0 d to 153.0 d"


def test_equal_scenarios_have_one_hash_and_others_another():
    assert scenario_hash(files.parse(files.text(SMILE))) == scenario_hash(SMILE)
    others = [
        replace(SMILE, title="Plan B"),
        files.apply_sets(SMILE, ["solar_wind.bz_nt=-0.1"]),
        files.apply_sets(SMILE, ["pointing.sun_limit_deg=40.0001"]),
    ]
    assert len({scenario_hash(SMILE), *map(scenario_hash, others)}) == 4


def test_the_hash_goes_by_the_contents_of_a_wind_file_not_by_its_place(tmp_path):
    folders = [tmp_path / name for name in ("here", "there", "changed")]
    for folder in folders:
        folder.mkdir()
    here, there = (under_file(folder) for folder in folders[:2])
    changed = under_file(folders[2], "ACE, measured again")
    assert scenario_hash(here) == scenario_hash(there)
    assert scenario_hash(here) != scenario_hash(changed)


@pytest.mark.parametrize(
    ("source", "word"), [("ACE, measured", "measured"), ("SYNTHETIC, made up", "synthetic")]
)
def test_a_file_is_measured_unless_it_says_that_it_is_synthetic(tmp_path, source, word):
    found = driver(wind_of(under_file(tmp_path, source).solar_wind))
    assert found.startswith(word)


def test_numbers_of_the_form_are_assumed_whoever_is_named():
    named = files.apply_sets(SMILE, ["solar_wind.source=typical of 2026"])
    assert driver(wind_of(named.solar_wind)) == "assumed (typical of 2026)"
    made = files.apply_sets(SMILE, ["solar_wind.source=synthetic storm"])
    assert driver(wind_of(made.solar_wind)) == "synthetic"
