"""What cannot be read, or cannot be true, is refused in a sentence with file, line and reason."""

import re

import numpy as np
import pytest

from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.base.progress import CancelledError
from smileviz.orbit import reader
from tests.orbit.readers.written import horizons, message, oem, stk, table, team, xml

NAMES = ("utc", "x_km", "y_km", "z_km", "vx_km_s", "vy_km_s", "vz_km_s")
MAKERS = {
    "oem": lambda t, s: message(oem(t, s(t))),
    "xml": lambda t, s: xml(t, s(t)),
    "stk": lambda t, s: stk(t, s(t)),
    "horizons": lambda t, s: horizons(t, s(t)),
    "csv": lambda t, s: table(t, s(t), names=NAMES, comments="# frame: GCRF\n"),
    "team": lambda t, s: team(t, s(t, Frame.GSE)),
}
DIGIT = r"(\n2026-06-24T20:50:00\S* )-?(\d)(\d\d)"

BAD = [
    ("oem", "VERS = 2.0", "VERS = 4.0", r"CCSDS_OEM_VERS is 4\.0"),
    ("oem", "REF_FRAME = ICRF", "REF_FRAME = GTOD", r"line 5: the frame GTOD is not supported"),
    ("oem", "REF_FRAME = ICRF\n", "", "line 5: its metadata have no REF_FRAME"),
    ("oem", "REF_FRAME = ICRF", "REF_FRAME = A\nREF_FRAME = B", "line 10: REF_FRAME stands twice"),
    ("oem", "TIME_SYSTEM = UTC", "TIME_SYSTEM = SCLK", "the time system SCLK is not supported"),
    ("oem", "CENTER_NAME = EARTH", "CENTER_NAME = MOON", "CENTER_NAME is MOON; it must be EARTH"),
    ("oem", "= HERMITE", "= SPLINE", "the interpolation SPLINE is not supported"),
    ("oem", "_DEGREE = 7", "_DEGREE = 99", "the degree of interpolation is 99"),
    ("oem", "_DEGREE = 7", "_DEGREE = x", "INTERPOLATION_DEGREE is 'x'"),
    ("oem", "META_STOP", "META_END", "line 15: 'META_END' has no '='"),
    ("oem", "STOP_TIME = 2026-06-25", "STOP_TIME = 2026-06-24", "lie outside START_TIME"),
    ("oem", "\n2026-06-24T20:05", "\n2026-06-24T20:00", "line 18: its time is not after that"),
    ("oem", "\n2026-06-24T20:05", "\n2026-13-24T20:05", "line 18: '2026-13-24T.*' is not a time"),
    ("oem", "\n2026-06-24T20:05", "\n2026-06-24T20:05:00 1", "line 18: 8 words; there must be 7"),
    ("oem", DIGIT, r"\1inf\2\3", "line 27: '?.* (is no number|no number|missing)"),
    ("oem", DIGIT, r"\1 9\2\3", "line 2[67]: this row and the next are .* km from where"),
    ("oem", DIGIT, r"\1_\2\3", "line 27: '_.*' is no number"),
    ("xml", "<oem", "<!DOCTYPE oem [<!ENTITY a 'b'>]><oem", "declares a document type"),
    ("xml", "<X>", "<X units='m'>", "line 7: X is in m, not km"),
    ("xml", "<Y>[^<]*</Y>", "", "line 7: a stateVector has no Y"),
    ("xml", "</segment>", "</segmen>", "line .*: it is not sound XML: mismatched tag"),
    ("xml", 'version="2.0"', 'version="9"', "CCSDS_OEM_VERS is 9"),
    ("xml", "<Z>", "<Z>1_", "line 7: '1_.*' is no number"),
    ("stk", "CoordinateSystem ICRF", "CoordinateSystem J2000Ecliptic", "J2000Ecliptic is not supp"),
    ("stk", "CentralBody Earth", "CentralBody Moon", "line 8: CentralBody is Moon"),
    ("stk", "DistanceUnit Meters", "DistanceUnit Feet", "line 10: DistanceUnit is Feet"),
    ("stk", "Points \\d+", "Points 7", "NumberOfEphemerisPoints is 7, but there are 145 rows"),
    ("stk", "EphemerisTimePosVel", "EphemerisLLATimePos", "EphemerisLLATimePos is not supported"),
    ("stk", "ScenarioEpoch .*", "", "ScenarioEpoch is missing"),
    ("stk", "Hermite", "GreatArc", "the interpolation greatarc is not supported"),
    ("stk", "Meters", "Kilometers", r"line 14: the distance from the Earth's centre is .* km"),
    ("horizons", r"Earth \(399\)", "Sun (10)", r"its centre is Sun \(10\); it must be Earth"),
    ("horizons", "BODY CENTER", "GREENWICH", "its centre is the site GREENWICH"),
    ("horizons", "KM-S", "AU-Y", "Output units are AU-Y"),
    ("horizons", r"\$\$EOE", "", "1 lines .*SOE and 0 lines .*EOE"),
    ("horizons", "GEOMETRIC cart", "ASTROMETRIC cart", "its vectors are ASTROMETRIC"),
    ("horizons", "frame : ICRF", "frame : FK4/B1950", "Reference frame is FK4/B1950"),
    ("csv", "# frame: GCRF\n", "", "it names no frame; a line such as '# frame: GSE'"),
    ("csv", "GCRF", "GEI", "the frame GEI does not tell its equinox"),
    ("csv", "x_km", "x", "line 2: its positions (are in several units|have no unit)"),
    ("csv", "x_km,", "x_gse_km,", "it names several frames: GCRF, GSE"),
    ("csv", "z_km,", "altitude_km,", "no column is named z|are both"),
    ("csv", "utc", "number", "line 2: no column is a time"),
    ("csv", "vx_km_s,vy_km_s,vz_km_s", "vx_m_s,vy_m_s,vz_m_s", "its velocities do not fit"),
    ("csv", "\n2026-06-24T20:05", "\n7,2026-06-24T20:05", "line 4: 8 cells; 7 columns are named"),
    ("team", r"x \(km\)", "x (m)", "its head names the unit m; km is needed"),
    ("team", "Satellite-SMILE", "Satellite-SMILE TEME GSE", "several frames: GSE, TEME"),
    ("team", "24 Jun 2026 20:05", "24 Jux 2026 20:05", "line 9: '24 Jux 2026 .*' is not a time"),
]


@pytest.mark.parametrize("case", BAD, ids=lambda case: f"{case[0]}: {case[3]}")
def test_a_wrong_file_is_refused(tmp_path, times, states, case):
    form, old, new, reason = case
    right = MAKERS[form](times, states)
    wrong = re.sub(old, new, right, count=1)
    assert wrong != right
    path = tmp_path / "wrong"
    path.write_text(wrong)
    with pytest.raises(SmileError, match=f"^wrong: .*{reason}") as refused:
        reader.read(path)
    assert "\n" not in str(refused.value)
    assert len(str(refused.value)) < 400


@pytest.mark.parametrize("form", MAKERS)
def test_a_wrong_unit_is_seen_in_the_velocities(tmp_path, times, states, form):
    def thousandfold(t, frame=Frame.GCRS):
        return states(t, frame) * np.repeat([1.0, 1e-3], 3)

    path = tmp_path / "wrong"
    path.write_text(MAKERS[form](times, thousandfold))
    with pytest.raises(SmileError, match="its velocities do not fit its positions"):
        reader.read(path)


def test_hermite_needs_velocities(tmp_path, times, states):
    head = "# frame: GCRF\n# interpolation: hermite\n"
    path = tmp_path / "a.csv"
    path.write_text(table(times, states(times)[:, :3], names=NAMES[:4], comments=head))
    with pytest.raises(SmileError, match="HERMITE interpolation but has no velocities"):
        reader.read(path)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (b"  \n", "it is empty"),
        (b"\x1f\x8bxxxx", "it is packed with gzip; unpack it first"),
        (b"hello", "it is in no format known here; known are CCSDS OEM"),
        (b"<html><body/></html>", "it is in no format known here"),
        (b"CCSDS_OEM_VERS = 2.0\n", "it has no META_START"),
        (b"CCSDS_OEM_VERS = 2.0\nMETA_START\n\x00", "bytes that are not text"),
        (b"CCSDS_OEM_VERS = 2.0\n" + b"x" * 5000, "line 2: 5000 characters; at most 4000"),
        (b"stk.v.12.0\n", "there is no EphemerisTimePos"),
        (b"DAF/SPK ", "it is no binary SPK kernel"),
        (b"$$SOE\n$$EOE\n", "names no 'Output units'"),
        (b"# frame: GSE\nutc,x_km,y_km,z_km\n", "there is no row under the names"),
    ],
)
def test_what_is_no_ephemeris_is_refused(tmp_path, content, reason):
    path = tmp_path / "wrong"
    path.write_bytes(content)
    with pytest.raises(SmileError, match=f"^wrong: .*{re.escape(reason)}"):
        reader.read(path)


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path):
    with pytest.raises(SmileError, match=r"none\.oem cannot be read: No such file"):
        reader.read(tmp_path / "none.oem")
    with pytest.raises(SmileError, match="it is a folder"):
        reader.read(tmp_path)


def test_an_exponent_d_is_read(tmp_path, times, states):
    path = tmp_path / "a.e"
    path.write_text(re.sub(r"e([+-]\d\d)", r"D\1", stk(times, states(times))))
    assert len(reader.read(path).rows[0]) == len(times)


@pytest.mark.parametrize("form", MAKERS)
def test_reading_can_be_stopped(tmp_path, times, states, form):
    path = tmp_path / "a"
    path.write_text(MAKERS[form](times, states))
    with pytest.raises(CancelledError):
        reader.read(path, lambda done: done < 0.5)
    told = []
    reader.read(path, lambda done: told.append(done) or True)
    assert told == sorted(told)
    assert told[-1] == 1.0
