"""Every format of an orbit is read by a program that is not ours, and gives the same positions."""

import csv
import json
from pathlib import Path

import anise
import anise.astro
import anise.time
import ccsds_ndm
import cdflib
import fastjsonschema
import numpy as np
import pytest
import spiceypy
from skyfield.framelib import ICRS_to_J2000
from skyfield.jpllib import SpiceKernel

from smileviz.base import frames, resources, time
from smileviz.base.arrays import norm
from smileviz.base.frames import Frame
from smileviz.handover import oem, stk
from smileviz.handover.job import Job
from smileviz.handover.products import formats
from smileviz.orbit import revolutions

MILLIMETRE, MICROMETRE_S = 1e-6, 1e-9
HALF = 0.5000001  # of the last digit
AUTHORITIES = Path(__file__).parents[1] / "authorities"
# What the ISTP/IACG guidelines require of files and of variables.
ISTP_GLOBAL = (
    *("Data_type", "Data_version", "Descriptor", "Discipline", "Generation_date"),
    *("Instrument_type", "Logical_file_id", "Logical_source", "Logical_source_description"),
    *("Mission_group", "PI_affiliation", "PI_name", "Project", "Source_name", "TEXT"),
)
ISTP_OF_ALL = ("CATDESC", "FIELDNAM", "VAR_TYPE")
ISTP_OF = {
    "data": ("DEPEND_0", "DISPLAY_TYPE", "FILLVAL", "FORMAT", "UNITS", "VALIDMIN", "VALIDMAX"),
    "support_data": ("FILLVAL", "UNITS", "VALIDMIN", "VALIDMAX", "LABLAXIS", "MONOTON"),
    "metadata": ("FORMAT",),
}


def expected(job, t=None):
    """GCRS states of the ephemeris itself."""
    t = job.t if t is None else t
    return np.hstack([job.ephemeris.position_km(t), job.ephemeris.velocity_km_s(t)])


def turned(states, matrix):
    return np.hstack([states[:, :3] @ matrix.T, states[:, 3:] @ matrix.T])


def between(job, count=500):
    """Times that are not those written, the perigee among them."""
    t = np.sort(np.random.default_rng(4).uniform(job.span.start, job.span.stop, count))
    r = norm(job.ephemeris.position_km(job.t))
    nearest = job.t[np.argmin(r)]
    return np.concatenate([t, nearest + np.linspace(-1800.0, 1800.0, 361)])


@pytest.mark.parametrize("name", ["oem", "oem-xml"])
@pytest.mark.parametrize("frame", list(oem.FRAMES))
def test_an_oem_is_valid_ccsds_and_holds_the_states(written, job, name, frame):
    job = job(frame)
    message = ccsds_ndm.from_file(str(written("orbit", name, job)))
    message.validate()
    (segment,) = message.segments
    about = segment.metadata
    assert (about.object_name, about.object_id) == ("SMILE", "2026-109A")
    assert (about.center_name, about.time_system) == ("EARTH", "UTC")
    assert about.ref_frame == oem.FRAMES[frame]
    assert (about.interpolation, about.interpolation_degree) == ("HERMITE", 7)
    assert about.start_time == "2026-11-20T00:00:00.000"
    assert about.stop_time == "2026-11-23T00:00:00.000"
    states = segment.data.state_vector_numpy
    found = np.array([time.from_utc(text) for text in segment.data.state_vector_epochs])
    assert found == pytest.approx(job.t, abs=1e-6)
    off = np.abs(states - job.legs[0].states(job.t))
    assert off[:, :3].max() <= HALF * MILLIMETRE
    assert off[:, 3:].max() <= HALF * MICROMETRE_S


def test_axes_of_an_oem_are_what_they_are_called(written, job):
    def positions(frame):
        message = ccsds_ndm.from_file(str(written("orbit", "oem", job(frame))))
        return message.segments[0].data.state_vector_numpy[:, :3]

    ours = expected(job())[:, :3]
    assert positions(Frame.GCRS) == pytest.approx(ours, abs=MILLIMETRE)
    eme2000 = positions(Frame.EME2000)
    assert eme2000 == pytest.approx(ours @ ICRS_to_J2000.T, abs=MILLIMETRE)
    assert 0.001 < norm(eme2000 - ours).max() < 0.02  # the frame bias, 23 mas
    turn = frames.rotations(Frame.GCRS, Frame.ITRS, job().t)
    there = np.einsum("nij,nj->ni", turn, ours)
    assert positions(Frame.ITRS) == pytest.approx(there, abs=MILLIMETRE)


@pytest.fixture(scope="module")
def almanac():
    return anise.Almanac(str(resources.path("data/de440_2026_2032.bsp")))


@pytest.mark.parametrize(("name", "kind"), [("oem", "ccsds_oem"), ("stk", "stk_e")])
def test_anise_interpolates_the_file_to_what_the_ephemeris_says(written, job, almanac, name, kind):
    job = job(Frame.EME2000)
    read = getattr(anise.astro.Ephemeris, f"from_{kind}_file")
    found = read(str(written("orbit", name, job)))
    assert found.len() == len(job.t)
    assert found.degree == 7
    t = time.from_unix_s(np.round(time.unix_s(between(job)[::5]), 3))
    epochs = [anise.time.Epoch(f"{time.to_utc(moment, 6)[:-1]} UTC") for moment in t.tolist()]
    orbits = [found.orbit_at(epoch, almanac) for epoch in epochs]
    assert {str(orbit.frame) for orbit in orbits} == {"Earth J2000"}
    states = [[o.x_km, o.y_km, o.z_km, o.vx_km_s, o.vy_km_s, o.vz_km_s] for o in orbits]
    off = np.array(states) - turned(expected(job, t), ICRS_to_J2000)
    assert norm(off[:, :3]).max() < 1e-4
    assert norm(off[:, 3:]).max() < 1e-6


@pytest.mark.parametrize("frame", list(stk.FRAMES))
def test_an_stk_file_has_the_keywords_and_rows_of_stk(written, job, frame):
    job = job(frame)
    lines = written("orbit", "stk", job).read_text("ascii").splitlines()
    assert lines[0].startswith("stk.v.")
    begin, table, end = map(
        lines.index, ("BEGIN Ephemeris", "EphemerisTimePosVel", "END Ephemeris")
    )
    keywords = dict(line.split(" ", 1) for line in lines[begin + 1 : table] if line)
    assert keywords["ScenarioEpoch"] == "20 Nov 2026 00:00:00.000000"
    assert keywords["CoordinateSystem"] == stk.FRAMES[frame]
    assert keywords["DistanceUnit"] == "Kilometers"
    rows = np.array([line.split() for line in lines[table + 1 : end] if line], dtype=float)
    assert len(rows) == int(keywords["NumberOfEphemerisPoints"]) == len(job.t)
    assert rows[:, 0] == pytest.approx(job.t - job.t[0], abs=1e-6)
    assert rows[:, 1:] == pytest.approx(job.legs[0].states(job.t), abs=MILLIMETRE)


def tdb(t):
    """TDB of *t* by the formula of NAIF's leap second kernels, not Skyfield's."""
    spiceypy.kclear()
    for name, value in (("K", [1.657e-3]), ("EB", [1.671e-2]), ("M", [6.239996, 1.99096871e-7])):
        spiceypy.pdpool(f"DELTET/{name}", value)
    spiceypy.pdpool("DELTET/DELTA_T_A", [32.184])
    spiceypy.pdpool("DELTET/DELTA_AT", [37.0, 536_500_800.0])
    return [spiceypy.unitim(moment, "TDT", "TDB") for moment in t.tolist()]


def test_spice_reads_the_kernel(written, job):
    path = str(written("orbit", "spk", job()))
    t = between(job())
    t = t[(t > job().span.start + 1.0) & (t < job().span.stop - 1.0)]
    times = tdb(t)
    try:
        spiceypy.furnsh(path)
        assert list(spiceypy.spkobj(path)) == [-463]
        states = [spiceypy.spkezr("-463", moment, "J2000", "NONE", "399")[0] for moment in times]
        handle = spiceypy.dafopr(path)
        _, comments, complete = spiceypy.dafec(handle, 200, 200)
        spiceypy.dafcls(handle)
    finally:
        spiceypy.kclear()
    off = np.array(states) - expected(job(), t)
    assert norm(off[:, :3]).max() < 0.001  # one metre; TT taken for TDB would be 13 m
    assert norm(off[:, 3:]).max() < 1e-6
    assert complete
    assert any(line.startswith("scenario_hash: ") for line in comments)
    assert "driver: assumed" in comments


def test_skyfield_reads_the_kernel(written, job):
    kernel = SpiceKernel(str(written("orbit", "spk", job())))
    (segment,) = kernel.segments
    assert (segment.center, segment.target) == (399, -463)
    t = between(job())
    place = segment.at(time.skyfield(t))
    off = place.position.km.T - expected(job(), t)[:, :3]
    assert norm(off).max() < 1e-4
    assert norm(place.velocity.km_per_s.T - expected(job(), t)[:, 3:]).max() < 1e-6
    kernel.close()


def test_a_kernel_of_years_is_good_everywhere(smile, tmp_path):
    job = Job(smile, smile.span)
    path = tmp_path / "years.bsp"
    formats("orbit")["spk"].write(job, path)
    kernel = SpiceKernel(str(path))
    t = np.concatenate([between(job, 3000), revolutions.perigees(job.ephemeris)])
    t = np.sort(t[(t > job.span.start) & (t < job.span.stop)])
    found = kernel.segments[0].at(time.skyfield(t)).position.km.T
    assert norm(found - job.ephemeris.position_km(t)).max() < 0.01  # ten metres
    kernel.close()


def test_czml_fits_its_schema_and_holds_the_positions(written, job):
    valid = fastjsonschema.compile(json.loads((AUTHORITIES / "czml_schema.json").read_text()))
    for frame, name in ((Frame.GCRS, "INERTIAL"), (Frame.ITRS, "FIXED")):
        document, craft = valid(json.loads(written("orbit", "czml", job(frame)).read_bytes()))
        assert document["clock"]["interval"] == craft["availability"]
        assert craft["availability"] == "2026-11-20T00:00:00.000Z/2026-11-23T00:00:00.000Z"
        (position,) = craft["position"]
        assert position["interval"] == craft["availability"]
        assert position["referenceFrame"] == name
        rows = np.array(position["cartesian"]).reshape(-1, 4)
        assert time.from_utc(position["epoch"]) + rows[:, 0] == pytest.approx(job(frame).t)
        assert rows[:, 1:] == pytest.approx(
            1000.0 * job(frame).legs[0].states(job().t)[:, :3], abs=1e-3
        )
        assert craft["properties"]["driver"] == "assumed"
        assert "http" not in json.dumps(craft)


@pytest.mark.parametrize("frame", [Frame.GCRS, Frame.GSE, Frame.GSM, Frame.SM, Frame.MAG])
def test_csv_and_cdf_hold_the_states_in_any_frame(written, job, frame):
    job = job(frame, 3600.0)
    states = job.legs[0].states(job.t)
    lines = written("orbit", "csv", job).read_text("utf-8").splitlines()
    rows = list(csv.DictReader(line for line in lines if not line.startswith("#")))
    names = ("x_km", "y_km", "z_km", "vx_km_s", "vy_km_s", "vz_km_s")
    read = np.array([[float(row[name]) for name in names] for row in rows])
    assert read == pytest.approx(states, abs=MILLIMETRE)
    assert rows[1]["utc"] == "2026-11-20T01:00:00.000Z"
    with cdflib.CDF(str(written("orbit", "cdf", job))) as file:
        assert file.varget("position_km") == pytest.approx(states[:, :3], abs=1e-9)
        assert file.varget("velocity_km_s") == pytest.approx(states[:, 3:], abs=1e-12)
        moments = cdflib.cdfepoch.to_datetime(file.varget("Epoch"))
        assert str(moments[1]) == "2026-11-20T01:00:00.000000000"


def test_a_cdf_has_the_attributes_of_istp(written, job):
    with cdflib.CDF(str(written("orbit", "cdf", job(Frame.GSE, 3600.0)))) as file:
        found = file.globalattsget()
        assert set(ISTP_GLOBAL) <= set(found)
        assert found["driver"] == ["assumed"]
        for name in file.cdf_info().zVariables:
            about = file.varattsget(name)
            kind = about["VAR_TYPE"]
            assert set(ISTP_OF_ALL) | set(ISTP_OF[kind]) <= set(about), name
            if kind == "data":
                assert about["DEPEND_0"] == "Epoch"
                assert about["COORDINATE_SYSTEM"] == "GSE"
                labels = file.varget(about["LABL_PTR_1"])
                assert [str(label).strip() for label in np.ravel(labels)] == [
                    "X GSE",
                    "Y GSE",
                    "Z GSE",
                ]
