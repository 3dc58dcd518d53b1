"""Scenarios whose orbit is a file of others: opened, saved, moved, changed, missing, cut."""

from dataclasses import replace

import numpy as np
import pytest

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.base.time import from_utc
from smileviz.base.windows import Span
from smileviz.mission import almanac, files
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.scenario import Companion, FileOrbit, Manoeuvre
from smileviz.mission.session import Session
from smileviz.mission.state import opening
from smileviz.mission.table import provenance, table
from tests.orbit.readers.written import message, oem

SMILE = files.bundled("smile")


@pytest.fixture(scope="module")
def content():
    """Three days of the bundled mission, every five minutes."""
    t = np.arange(from_utc("2026-11-20T00:00:00Z"), from_utc("2026-11-23T00:00:01Z"), 300.0)
    orbit = ephemeris_of(SMILE)
    return message(oem(t, np.hstack([orbit.position_km(t), orbit.velocity_km_s(t)])))


@pytest.fixture
def path(tmp_path, content):
    file = tmp_path / "orbits" / "smile.oem"
    file.parent.mkdir()
    file.write_text(content)
    return file


def test_an_ephemeris_opens_as_a_scenario_over_what_it_covers(path):
    found = files.load(path)
    assert found.title == "SMILE"
    assert time.to_utc(found.span.start) == "2026-11-20T00:00:00Z"
    assert time.to_utc(found.span.stop) == "2026-11-23T00:00:00Z"
    assert isinstance(found.orbit, FileOrbit)
    assert len(found.orbit.sha256) == 64


def test_the_whole_program_flies_on_it(path):
    """Windows and quantities are those of the orbit that the file was made of."""
    found = files.load(path)
    for kind in ("sxi_allowed", "outside_magnetopause", "contact:kiruna"):
        here = almanac.windows(kind, found, found.span).edges
        there = almanac.windows(kind, SMILE, found.span).edges
        assert here == pytest.approx(there, abs=0.05)
    t = np.linspace(found.span.start, found.span.stop, 50)
    names = ("r_re", "sun_angle_deg", "magnetopause_distance_re")
    mine, other = (table(scenario, names, t, Frame.GSE).columns for scenario in (found, SMILE))
    for name in names:
        assert mine[name] == pytest.approx(other[name], abs=1e-4)
    assert "smile.oem (CCSDS OEM" in provenance(found, found.span)["ephemeris"]


def test_a_saved_scenario_finds_the_file_from_its_own_folder(path, tmp_path):
    scenario = replace(files.load(path), title="On others' orbit")
    document = tmp_path / "plan.toml"
    files.save(scenario, document)
    assert 'file = "orbits/smile.oem"' in document.read_text()
    assert files.load(document) == scenario
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    document.rename(moved / "plan.toml")
    path.parent.rename(moved / "orbits")
    again = files.load(moved / "plan.toml")
    assert again.orbit.file == str(moved / "orbits" / "smile.oem")
    assert ephemeris_of(again) == ephemeris_of(scenario)


def test_another_content_is_refused_unless_any_is_wanted(path, tmp_path, content):
    document = tmp_path / "plan.toml"
    files.save(files.load(path), document)
    path.write_text(content.replace("ORIGINATOR = TESTS", "ORIGINATOR = OTHERS"))
    with pytest.raises(
        SmileError, match=r"plan.toml: smile.oem has changed since the scenario was"
    ):
        files.load(document)
    lines = [line for line in document.read_text().splitlines() if "sha256" not in line]
    document.write_text("\n".join(lines))
    assert "OTHERS" in ephemeris_of(files.load(document)).provenance.source


def test_a_missing_file_is_a_sentence_and_the_present_scenario_stays(path, tmp_path):
    document = tmp_path / "plan.toml"
    files.save(files.load(path), document)
    path.rename(path.with_name("away.oem"))
    session = Session(opening(SMILE))
    with pytest.raises(SmileError, match=r"plan.toml: .*smile.oem cannot be read: No such file"):
        session.open(document)
    assert session.state.scenario == SMILE


def test_a_span_beyond_the_file_is_cut_and_told(path, tmp_path):
    scenario = files.load(path)
    document = tmp_path / "plan.toml"
    files.save(replace(scenario, span=Span(scenario.span.start, scenario.span.stop)), document)
    text = document.read_text().replace("2026-11-23T00:00:00Z", "2027-01-01T00:00:00Z")
    document.write_text(text)
    found = files.load(document)
    assert found.span == scenario.span
    warning = ephemeris_of(found).provenance.warning
    assert "The span was cut to that of its ephemeris: smile.oem covers 2026-11-20" in warning
    document.write_text(
        text.replace("2026-11-20", "2026-12-20").replace("2026-11-22", "2026-12-22")
    )
    with pytest.raises(SmileError, match=r"but smile.oem covers .*; they must overlap"):
        files.load(document)


def test_a_span_outside_sun_and_moon_is_refused(tmp_path, content):
    path = tmp_path / "old.oem"
    path.write_text(content.replace("2026-11-2", "2016-11-2"))
    with pytest.raises(SmileError, match=r"old.oem covers 2016-11-20.*Sun and Moon run from 2026"):
        files.load(path)


def test_manoeuvres_belong_to_orbits_integrated_here(path, tmp_path):
    document = tmp_path / "plan.toml"
    files.save(files.load(path), document)
    burn = '\n[[orbit.manoeuvres]]\nat = "2026-11-21T00:00:00Z"\ndelta_v_m_s = [0.0, 1.0, 0.0]\n'
    document.write_text(document.read_text() + burn)
    with pytest.raises(SmileError, match=r"manoeuvres cannot be with orbit.kind = 'file'"):
        files.load(document)
    top = files.text(SMILE) + burn.replace("orbit.", "")
    with pytest.raises(SmileError, match=r"write them as \[\[orbit.manoeuvres\]\]"):
        files.parse(top)


def _burn(utc, x=1.0):
    return Manoeuvre(from_utc(utc), (0.0, x, 0.0), name="raise")


def test_manoeuvres_are_saved_and_undone_like_any_edit():
    orbit = replace(SMILE.orbit, manoeuvres=(_burn("2026-12-01T06:00:00.25Z"),))
    scenario = replace(SMILE, orbit=orbit)
    assert "[[orbit.manoeuvres]]" in files.text(scenario)
    assert files.parse(files.text(scenario)) == scenario
    session = Session(opening(SMILE))
    session.edit(scenario)
    moved = ephemeris_of(session.state.scenario).position_km(SMILE.span.stop)
    session.undo()
    assert session.state.scenario == SMILE
    assert np.linalg.norm(moved - ephemeris_of(SMILE).position_km(SMILE.span.stop)) > 1000.0
    session.redo()
    assert session.state.scenario == scenario


@pytest.mark.parametrize(
    ("burns", "reason"),
    [
        (("2026-12-02T00:00:00Z", "2026-12-01T00:00:00Z"), r"manoeuvres\[1\].at is 2026-12-01"),
        (("2026-12-01T00:00:00Z", "2026-12-01T00:00:00Z"), "it must be after that of the one"),
        (("2031-12-01T00:00:00Z",), r"manoeuvres\[0\].at is 2031-.*; it must be from 2026-06-22"),
    ],
)
def test_manoeuvres_out_of_order_or_off_the_way_are_refused(burns, reason):
    with pytest.raises(SmileError, match=reason):
        replace(SMILE, orbit=replace(SMILE.orbit, manoeuvres=tuple(map(_burn, burns))))


def test_a_manoeuvre_beyond_its_limits_is_refused():
    text = files.text(replace(SMILE, orbit=replace(SMILE.orbit, manoeuvres=(_burn("2027-01-01"),))))
    for old, new, reason in (
        ("1.0,", "3000.0,", r"delta_v_m_s is 3000; it must be from -2000 to 2000 m/s"),
        ('axes = "rtn"', 'axes = "vnb"', "axes is 'vnb'; it must be one of rtn, lvlh, gcrs"),
        ('at = "2027-01-01T00:00:00Z"\ndelta', "delta", r"manoeuvres\[0\].at is missing"),
    ):
        assert old in text
        with pytest.raises(SmileError, match=reason):
            files.parse(text.replace(old, new))


def test_another_spacecraft_may_fly_on_a_file_that_covers_less(path, tmp_path):
    """SMILE itself as companion, known for three days of two months: near then, and only then."""
    other = Companion("twin", "Twin", FileOrbit(str(path)), within_km=1.0)
    months = Span(from_utc("2026-11-01T00:00:00Z"), from_utc("2026-12-31T00:00:00Z"))
    document = tmp_path / "pair.toml"
    files.save(replace(SMILE, span=months, spacecraft=(other,)), document)
    assert 'file = "orbits/smile.oem"' in document.read_text()
    pair = files.load(document)
    assert pair.spacecraft[0].orbit.file == str(path)
    found = almanac.windows("near:twin", pair, pair.span)
    (window,) = found.edges
    assert window == pytest.approx(
        [from_utc("2026-11-20T00:00:00Z"), from_utc("2026-11-23T00:00:00Z")], abs=1.0
    )
    path.unlink()
    with pytest.raises(SmileError, match=r"pair.toml: .*smile.oem cannot be read"):
        files.load(document)
