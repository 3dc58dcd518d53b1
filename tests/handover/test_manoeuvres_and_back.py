"""What is written is read again as it was; nothing is interpolated across a manoeuvre."""

import json
from dataclasses import replace

import ccsds_ndm
import numpy as np
import pytest
import spiceypy

from smileviz.base import time
from smileviz.base.arrays import norm
from smileviz.handover.craft import SMILE, craft_of
from smileviz.handover.job import Job
from smileviz.handover.products import formats
from smileviz.mission import ephemeris_files
from smileviz.mission.provenance import scenario_hash
from smileviz.mission.scenario import Manoeuvre
from smileviz.orbit.reader import read

AT = "2026-11-21T13:17:42.500Z"
FILES = ("oem", "oem-xml", "stk", "spk")


@pytest.fixture(scope="session")
def burning(smile):
    """SMILE with 50 m/s along its way on the second day."""
    manoeuvre = Manoeuvre(time.from_utc(AT), (0.0, 50.0, 0.0))
    return replace(smile, orbit=replace(smile.orbit, manoeuvres=(manoeuvre,)))


def between(span, count=3000):
    return np.sort(np.random.default_rng(3).uniform(span.start, span.stop, count))


@pytest.mark.parametrize("burns", [False, True])
@pytest.mark.parametrize("name", FILES)
def test_a_file_read_again_is_the_ephemeris(smile, burning, span, tmp_path, name, burns):
    job = Job(burning if burns else smile, span, formats("orbit")[name].frames[0])
    path = tmp_path / f"a{formats('orbit')[name].suffix}"
    formats("orbit")[name].write(job, path)
    found = read(path)
    assert len(found.breaks) == int(burns)
    t = between(found.span)
    assert norm(found.position_km(t) - job.ephemeris.position_km(t)).max() < 1e-5
    assert norm(found.velocity_km_s(t) - job.ephemeris.velocity_km_s(t)).max() < 2e-7


def test_an_oem_has_a_segment_before_the_manoeuvre_and_one_after(burning, span, tmp_path):
    path = tmp_path / "a.oem"
    job = Job(burning, span)
    formats("orbit")["oem"].write(job, path)
    message = ccsds_ndm.from_file(str(path))
    message.validate()
    first, second = message.segments
    assert first.metadata.stop_time == second.metadata.start_time == AT[:-1]
    before = first.data.state_vector_numpy[-1]
    after = second.data.state_vector_numpy[0]
    assert after[:3] == pytest.approx(before[:3], abs=8e-6)  # t is good to 1e-7 s
    assert norm(after[3:] - before[3:]) == pytest.approx(0.050, abs=1e-6)
    assert job.caution is None


def test_spice_reads_both_segments(burning, span, tmp_path):
    path = tmp_path / "a.bsp"
    job = Job(burning, span)
    formats("orbit")["spk"].write(job, path)
    try:
        spiceypy.furnsh(str(path))
        covered = spiceypy.spkcov(str(path), -463)
        t = between(span)[1:-1]
        found = [spiceypy.spkgeo(-463, moment, "J2000", 399)[0] for moment in t + 0.0017]
    finally:
        spiceypy.kclear()
    assert spiceypy.wncard(covered) == 1  # without a gap
    off = np.array(found)[:, :3] - job.ephemeris.position_km(t)
    assert norm(off).max() < 0.04  # here TDB - TT is taken for 1.7 ms always


def test_czml_has_an_interval_for_each_leg(burning, span, tmp_path):
    path = tmp_path / "a.czml"
    formats("orbit")["czml"].write(Job(burning, span), path)
    position = json.loads(path.read_bytes())[1]["position"]
    assert [item["interval"].split("/") for item in position] == [
        ["2026-11-20T00:00:00.000Z", AT],
        [AT, "2026-11-23T00:00:00.000Z"],
    ]


@pytest.mark.parametrize("step_s", [None, 3600.0])
def test_a_table_has_the_manoeuvre_once(burning, span, tmp_path, step_s):
    path = tmp_path / "a.csv"
    formats("orbit")["csv"].write(Job(burning, span, step_s=step_s), path)
    lines = [line for line in path.read_text().splitlines() if not line.startswith("#")][1:]
    times = [line.split(",")[0] for line in lines]
    assert times.count(AT) == 1
    assert times == sorted(set(times))


def test_a_file_that_is_handed_on_keeps_its_name_and_has_one_hash(smile, span, tmp_path):
    for folder in ("here", "there"):
        (tmp_path / folder).mkdir()
        job = Job(smile, span)
        formats("orbit")["oem"].write(replace(job, made_t=span.start), tmp_path / folder / "a.oem")
    here, there = (
        ephemeris_files.scenario_of(tmp_path / folder / "a.oem") for folder in ("here", "there")
    )
    assert here.orbit.file != there.orbit.file
    assert scenario_hash(here) == scenario_hash(there)
    assert craft_of(here) == SMILE
    text = (tmp_path / "here" / "a.oem").read_text().replace("= SMILE", "= THEMIS A")
    (tmp_path / "b.oem").write_text(text)
    other = ephemeris_files.scenario_of(tmp_path / "b.oem")
    assert craft_of(other).name == "THEMIS A"
    assert craft_of(other).naif_id != SMILE.naif_id
    assert scenario_hash(other) != scenario_hash(here)
