"""Scenario files: round trip, refusals that name the field, atomic writes."""

import os
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smileviz.base import resources, time
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.mission import files
from smileviz.mission.scenario import SolarWind

SMILE = files.bundled("smile")


@pytest.mark.parametrize("name", files.bundled_names())
def test_every_bundled_scenario_loads_and_saves_identically(name):
    scenario = files.bundled(name)
    assert files.parse(files.text(scenario)) == scenario


def test_the_bundled_mission_runs_from_june_2026_to_june_2029():
    assert time.to_utc(SMILE.span.start) == "2026-06-22T00:00:00Z"
    assert time.to_utc(SMILE.span.stop).startswith("2029-06")


@given(
    st.floats(0.1, 100.0),
    st.floats(-100.0, 100.0),
    st.none() | st.floats(0.05, 100.0),
    st.sampled_from(list(Frame)),
    st.text(st.characters(exclude_categories=["Cs", "Cc"])),
)
def test_any_scenario_comes_back_equal(density, bz, pdyn, frame, title):
    wind = SolarWind(density_cm3=density, bz_nt=bz, pdyn_npa=pdyn)
    opening = replace(SMILE.opening, frame=frame)
    scenario = replace(SMILE, title=title, solar_wind=wind, opening=opening)
    assert files.parse(files.text(scenario)) == scenario


BAD = {
    "density_cm3 = 5.0|density_cm3 = -1": r"solar_wind.density_cm3 is -1; .* 0\.1 to 100 cm-3",
    'density_cm3 = 5.0|density_cm3 = "5"': r"solar_wind.density_cm3 is '5'; it must be a number",
    "density_cm3 = 5.0|density_cm3 = nan": r"solar_wind.density_cm3 is nan",
    "density_cm3 = 5.0|density_cm = 5.0": r"solar_wind.density_cm is not a field",
    'kind = "numerical"|kind = "spice"': r"orbit.kind is 'spice'; .* one of numerical, elements",
    'magnetopause = "shue98"|magnetopause = "shue99"': r"models.magnetopause is 'shue99'; .*shue98",
    'frame = "gse"|frame = "j2000"': r"opening.frame is 'j2000'",
    "sun = true|sun = 1": r"orbit.sun is 1; it must be true or false",
    "gravity_degree = 12|gravity_degree = 12.5": r"orbit.gravity_degree is 12.5; .* whole number",
    "gravity_degree = 12|gravity_degree = 400": r"orbit.gravity_degree is 400; .* 0 to 36",
    'stop = "2029|stop = "2019': r"span.stop is 2019.*after span.start",
    'stop = "2029-06-01T00:00:00Z"|stop = "later"': r"span.stop: 'later' is not a time",
    "position_km = [|position_km = [1.0,": r"orbit.position_km is .* a list of 3 numbers",
    'format = "smileviz-scenario"|format = "x"': r"format is 'x'",
    "version = 1|version = 2": r"version is 2, made by a newer smileviz",
    "version = 1|version = true": r"version is True",
    'title = "SMILE"|': r"title is missing",
    'at = "now"|at = "soon"': r"opening.at: 'soon' is not a time",
    'preset = "dawn"|preset = "moon"': r"opening.preset is 'moon'; it must be one of dawn, ",
    "[span]|[span": r"not valid TOML",
}


@pytest.mark.parametrize("change", BAD)
def test_a_wrong_file_is_refused_with_the_field_and_what_is_allowed(change, tmp_path):
    good = resources.path("scenarios/smile.toml").read_text(encoding="utf-8")
    old, new = change.split("|")
    path = tmp_path / "wrong.toml"
    path.write_text(good.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SmileError, match=f"wrong.toml: {BAD[change]}"):
        files.load(path)


def test_a_file_that_is_no_text_is_refused(tmp_path):
    (tmp_path / "b.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SmileError, match="not text in UTF-8"):
        files.load(tmp_path / "b.toml")
    with pytest.raises(SmileError, match="cannot be read"):
        files.load(tmp_path / "none.toml")


def test_a_set_changes_one_field_and_is_checked():
    changed = files.apply_sets(
        SMILE, ["solar_wind.bz_nt=-5", "models.magnetopause=shue98", "solar_wind.pdyn_npa=2.5"]
    )
    assert changed.solar_wind.bz_nt == -5.0
    assert changed.solar_wind.dynamic_pressure_npa == 2.5
    assert files.apply_sets(changed, ["solar_wind.pdyn_npa=none"]).solar_wind.pdyn_npa is None
    for wrong in ("solar_wind.bz_nt", "solar_wind.bz=1", "nothing.bz_nt=1", "title.x=1"):
        with pytest.raises(SmileError):
            files.apply_sets(SMILE, [wrong])


def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path, monkeypatch):
    path = tmp_path / "mine.toml"
    files.save(SMILE, path)

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(SmileError, match="cannot be written: No space left on device"):
        files.save(replace(SMILE, title="other"), path)
    assert files.load(path) == SMILE
    assert list(tmp_path.iterdir()) == [path]


def test_writing_into_a_missing_folder_is_refused(tmp_path):
    with pytest.raises(SmileError, match="cannot be written"):
        files.save(SMILE, tmp_path / "no" / "such.toml")


def test_a_scenario_is_found_by_name_or_path(tmp_path):
    files.save(SMILE, tmp_path / "copy.toml")
    assert files.find("smile") == files.find(str(tmp_path / "copy.toml")) == SMILE
    with pytest.raises(SmileError, match=r"neither a file nor one of .*smile"):
        files.find("smiel")


def _names(value):
    for field in fields(value):
        inner = getattr(value, field.name)
        yield field.name
        if is_dataclass(inner):
            yield from _names(inner)


def test_the_guide_names_every_field_of_a_scenario():
    guide = Path(resources.path("guide/scenario.md")).read_text(encoding="utf-8")
    missing = [name for name in {*_names(SMILE), "text"} if f"`{name}`" not in guide]
    assert not missing


TLE = """MOLNIYA 2-14
1 08195U 75081A   06176.33215444  .00000099  00000-0  11873-3 0   813
2 08195  64.1586 279.0717 6877146 264.7651  20.2257  2.00491383225656
"""


def test_a_file_of_elements_opens_as_a_scenario_around_their_epoch(tmp_path):
    path = tmp_path / "molniya.tle"
    path.write_text(TLE)
    scenario = files.load(path)
    assert scenario.title == "MOLNIYA 2-14"
    assert scenario.span.length_s == 30 * 86400.0
    assert files.parse(files.text(scenario)) == scenario


def test_a_file_that_holds_no_elements_is_refused(tmp_path):
    (tmp_path / "x.tle").write_text("hello\n")
    with pytest.raises(SmileError, match=r"x\.tle: 'hello' is not part of two-line elements"):
        files.load(tmp_path / "x.tle")


def test_a_byte_order_mark_does_no_harm(tmp_path):
    file = tmp_path / "notepad.toml"
    file.write_text(files.text(files.bundled("smile")), encoding="utf-8-sig")
    assert files.load(file) == files.bundled("smile")


def test_a_link_stays_a_link(tmp_path):
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    files.write_atomic(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_pipe_is_written_into_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    files.write_atomic(pipe, b"new")
    assert os.read(reader, 10) == b"new"
    assert pipe.is_fifo()
    os.close(reader)
