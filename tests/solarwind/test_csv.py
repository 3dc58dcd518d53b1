"""CSV files: headings, units, times in many spellings, blanks, broken cells and lines."""

import numpy as np
import pytest

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.solarwind.reader import read


def value(timeline, name, utc):
    return float(timeline.sample(name, time.from_utc(utc)))


CSV = """# source: made for a test
time, density [cm-3], speed (km/s), Bz_GSM [nT], Kp, comment
2026-11-15T10:00:00Z, 5.0, 400, -3.5, 3.333, calm
2026-11-15T10:05:00Z, , 410, nan, 3.333, no density
2026-11-15T10:10:00Z, 6.0, oops, -4.0, 3.333, broken cell
2026-11-15T10:15:00Z, 7.0
not a time, 7.0, 400, 1, 3, broken time
2026-11-15T10:20:00Z, 7.0, 430, 9999.99, 3.333, fill
"""


def written(tmp_path, text, name="wind.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_csv_with_named_columns_units_blanks_and_broken_lines(tmp_path):
    reading = read(written(tmp_path, CSV))
    timeline, notes = reading.timeline, " ".join(reading.notes)
    assert set(timeline.names) == {"density_cm3", "speed_km_s", "bz_gsm_nt", "kp"}
    assert value(timeline, "speed_km_s", "2026-11-15T10:07:00Z") == 410.0
    assert np.isnan(value(timeline, "density_cm3", "2026-11-15T10:07:00Z"))
    assert np.isnan(value(timeline, "bz_gsm_nt", "2026-11-15T10:21:00Z"))
    assert value(timeline, "density_cm3", "2026-11-15T10:21:00Z") == 7.0
    assert "Line 5: 'oops' in column speed (km/s) is no number" in notes.replace(
        "' oops'", "'oops'"
    )
    assert "Line 6: 2 cells instead of 6" in notes
    assert "Line 7: 'not a time' is not a time" in notes
    assert "made for a test" in timeline.source


@pytest.mark.parametrize(
    ("heading", "given", "name", "expected"),
    [
        ("speed [m/s]", "400e3", "speed_km_s", 400.0),
        ("n (m-3)", "5e6", "density_cm3", 5.0),
        ("Pdyn_Pa", "2e-9", "pdyn_npa", 2.0),
        ("bz_gsm_nT", "-5", "bz_gsm_nt", -5.0),
        ("flow_speed", "400", "speed_km_s", 400.0),
        ("Np [#/cc]", "5", "density_cm3", 5.0),
        ("T [eV]", "10", "temperature_k", 116045.18),
    ],
)
def test_csv_units_that_are_named_are_converted(tmp_path, heading, given, name, expected):
    path = written(tmp_path, f"utc;{heading}\n2026-11-15 10:00;{given}\n2026-11-15 10:01;{given}\n")
    timeline = read(path).timeline
    assert value(timeline, name, "2026-11-15T10:00:30Z") == pytest.approx(expected)


@pytest.mark.parametrize(
    "written_time",
    [
        "2026-11-15T10:00:00",
        "2026-11-15 10:00",
        "2026-11-15T10:00:00.000Z",
        "2026-11-15T18:00:00+08:00",
        "2026-11-15T05:00:00-05:00",
        "2026/11/15 10:00",
        "2026-11-15 10:00 UTC",
    ],
)
def test_csv_times_in_many_spellings(tmp_path, written_time):
    timeline = read(written(tmp_path, f"time,V\n{written_time},400\n")).timeline
    assert time.to_utc(timeline.t[0]) == "2026-11-15T10:00:00Z"


def test_csv_read_by_whole_arrays_gives_what_parsing_gives(tmp_path):
    draw = np.random.default_rng(5)
    numbers = draw.normal(0, 30, 500).tolist()
    texts = [f"{number:.{k % 9}f}" for k, number in enumerate(numbers)]
    texts[:6] = ["-0.1", "+5", ".5", "7.", "1e1", " 3.25 "]
    rows = [f"2026-11-15T{k // 60:02d}:{k % 60:02d}Z,{text}" for k, text in enumerate(texts)]
    timeline = read(written(tmp_path, "\n".join(["time,bz_gsm_nt", *rows]))).timeline
    assert timeline.columns["bz_gsm_nt"].values.tolist() == [float(text) for text in texts]


def test_csv_with_units_on_a_line_of_their_own_and_a_calendar_of_numbers(tmp_path):
    text = "year,doy,hour,minute,V,N\n,,,,km/s,cm-3\n2026,319,10,0,400,5\n2026,319,10,1,401,6\n"
    timeline = read(written(tmp_path, text)).timeline
    assert value(timeline, "speed_km_s", "2026-11-15T10:01:00Z") == 401.0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("time,speed [kg]\n2026-11-15,400\n", r"'speed' is in 'kg'; it must be in km/s"),
        ("time,speed_km_s\n2026-11-15,400e3\n", r"looks like m/s: multiply by 0.001"),
        ("time,density\n2026-11-15T00:00Z,5e6\n", r"looks like m-3"),
        ("when,what\n1,2\n", r"no column of times"),
        ("time,colour\n2026-11-15,2\n", r"no column of the wind or an index"),
        ("time,speed\nyesterday,400\n", r"not one row in it that can be read"),
        ("time,speed\n2026-11-15,\n", r"not one value"),
    ],
)
def test_csv_that_cannot_be_is_refused_in_a_sentence(tmp_path, text, message):
    with pytest.raises(SmileError, match=rf"wind.csv: .*{message}"):
        read(written(tmp_path, text))
