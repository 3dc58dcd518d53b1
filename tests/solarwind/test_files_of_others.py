"""Files as others write them: spellings of times and units, encodings, and what is broken."""

import json
import os
import time as clock

import pytest

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.solarwind.reader import read
from smileviz.solarwind.readers.headings import heading

T = time.from_utc("2026-11-22T10:00:00Z")
HEAD = "time,density [cm-3],speed [km/s],Bz_GSM [nT]\n"
ROWS = "2026-11-22T10:00Z,5.5,400,-3\n2026-11-22T10:01Z,5.6,401,-4\n"


def written(tmp_path, content, name="wind.csv"):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def refused(tmp_path, content, name="wind.csv"):
    with pytest.raises(SmileError) as found:
        read(written(tmp_path, content, name))
    sentence = str(found.value)
    assert sentence.startswith(f"{name}: ")
    assert "\n" not in sentence
    return sentence


# --- times
@pytest.mark.parametrize(
    "text",
    [
        "year,month,day,hour,minute,V\n2026,11,22,10,0,400\n2026,11,22,10,1,401\n",
        "Year,Month,Day,Hour,Minute,Second,V\n2026,11,22,10,0,0,400\n2026,11,22,10,1,0,401\n",
        "yyyy,mm,dd,hh,mm,V\n2026,11,22,10,0,400\n2026,11,22,10,1,401\n",
        "YEAR,DOY,HR,MN,V\n2026,326,10,0,400\n2026,326,10,1,401\n",
        "year,day,hour,min,V\n2026,326,10,0,400\n2026,326,10,1,401\n",
        "unix_s,V\n1795341600,400\n1795341660,401\n",
        "timestamp,V\n1795341600.0,400\n1795341660.0,401\n",
        "epoch,V\n1795341600000,400\n1795341660000,401\n",
        "time,V\n20261122T100000Z,400\n20261122T100100Z,401\n",
        "date,time,V\n2026-11-22,10:00,400\n2026-11-22,10:01:00,401\n",
        "Time (UTC),V\n2026-11-22T11:00+01:00,400\n2026-11-22T11:01+01:00,401\n",
        "time;V\n2026-11-22 10:00:00,000;400\n2026-11-22 10:01:00,000;401\n",
    ],
)
def test_a_moment_is_that_moment_however_it_is_written(tmp_path, text):
    timeline = read(written(tmp_path, text)).timeline
    assert timeline.t == pytest.approx([T, T + 60.0], abs=1e-3)
    assert timeline.columns["speed_km_s"].values.tolist() == [400.0, 401.0]


def test_seconds_in_a_column_are_not_thrown_away(tmp_path):
    text = "year,month,day,hour,minute,second,V\n2026,11,22,10,0,0,400\n2026,11,22,10,0,30,401\n"
    reading = read(written(tmp_path, text))
    assert reading.timeline.t == pytest.approx([T, T + 30.0])
    assert reading.notes == ()


def test_a_fraction_of_the_day_of_the_year_is_its_clock(tmp_path):
    text = "year,doy,V\n2026,326.4166667,400\n2026,326.4173611,401\n"
    assert read(written(tmp_path, text)).timeline.t == pytest.approx([T, T + 60.0], abs=0.01)


@pytest.mark.parametrize(
    "odd",
    [
        "22/11/2026 10:00",
        "11/22/2026 10:00",
        "22.11.2026 10:00",
        "2026.891",
        "2026-11-22T10:00 CET",
        "1795341600",
    ],
)
def test_a_time_that_could_be_another_is_refused_with_advice(tmp_path, odd):
    sentence = refused(tmp_path, f"time,V\n{odd},400\n{odd},401\n")
    assert f"line 2: '{odd}' is not a time" in sentence
    assert "2026-11-22T10:00:00Z" in sentence
    assert "month" in sentence


@pytest.mark.parametrize(
    ("day", "there"),
    [("2027,365", 1), ("2027,366", 0), ("2028,366", 1), ("2027,0", 0), ("1971,20", 0)],
)
def test_days_of_the_year_are_those_the_year_has(tmp_path, day, there):
    text = f"year,doy,hour,V\n2026,326,10,401\n{day},10,400\n"
    reading = read(written(tmp_path, text))
    assert len(reading.timeline.t) == 1 + there
    assert there or "Line 3" in reading.notes[0]


@pytest.mark.parametrize(
    ("moment", "there"),
    [
        ("2028-02-29T10:00Z", True),
        ("2027-02-29T10:00Z", False),
        ("2016-12-31T23:59:60Z", False),
        ("0206-11-22T10:00Z", False),
    ],
)
def test_leap_days_are_days_and_leap_seconds_are_named(tmp_path, moment, there):
    reading = read(written(tmp_path, f"time,V\n{moment},400\n2026-11-22T10:00Z,401\n"))
    assert len(reading.timeline.t) == 1 + there
    assert there or reading.notes == (f"Line 2: '{moment}' is not a time; left out.",)


# --- how the text is written
@pytest.mark.parametrize(
    "content",
    [
        HEAD + ROWS,
        (HEAD + ROWS).replace("\n", "\r\n"),
        (HEAD + ROWS).replace("\n", "\r"),
        b"\xef\xbb\xbf" + (HEAD + ROWS).encode(),
        (HEAD + ROWS).encode("utf-16"),
        b"\xfe\xff" + (HEAD + ROWS).encode("utf-16-be"),
        (HEAD + ROWS).replace(",", "\t"),
        (HEAD + ROWS).replace(",", ";").replace(".", ","),
        (HEAD + ROWS).replace(",", "\t").replace(".", ","),
        "\n".join(
            ",".join(f'"{cell}"' for cell in line.split(",")) for line in (HEAD + ROWS).splitlines()
        ),
        "# by me\n" + HEAD + ROWS.replace("\n", "\n# in between\n", 1),
        (HEAD + ROWS).replace("\n", ",\n"),
    ],
    ids=lambda content: repr(content[:18]),
)
def test_the_same_rows_in_every_dress(tmp_path, content):
    timeline = read(written(tmp_path, content)).timeline
    assert timeline.columns["density_cm3"].values.tolist() == [5.5, 5.6]
    assert timeline.columns["bz_gsm_nt"].values.tolist() == [-3.0, -4.0]
    assert timeline.t == pytest.approx([T, T + 60.0])


def test_line_ends_are_those_of_the_file_across_pieces(tmp_path, monkeypatch):
    monkeypatch.setattr("smileviz.solarwind.readers.words._CHUNK", 7)
    for ends in ("\n", "\r\n", "\r"):
        rows = ROWS + "2026-11-22T10:02Z,what,402,-4\n"
        reading = read(written(tmp_path, (HEAD + rows).replace("\n", ends)))
        assert len(reading.timeline.t) == 3
        assert reading.notes == ("Line 4: 'what' in column density [cm-3] is no number; no value.",)


@pytest.mark.parametrize(
    ("text", "name", "factor"),
    [
        ("Density (N/cm^3)", "density_cm3", 1.0),
        ("Np [n/cm³]", "density_cm3", 1.0),
        ("n [cm⁻³]", "density_cm3", 1.0),
        ("N_p(cm**-3)", "density_cm3", 1.0),
        ("Proton Density, N/cc", "density_cm3", 1.0),
        ("n (m^-3)", "density_cm3", 1e-6),
        ("V [km s^-1]", "speed_km_s", 1.0),
        ("V (km·s⁻¹)", "speed_km_s", 1.0),
        ("|V| (m/s)", "speed_km_s", 1e-3),
        ("SW Plasma Speed, km/s", "speed_km_s", 1.0),
        ("B_z (GSM, nT)", "bz_gsm_nt", 1.0),
        ("Bz, nT (GSE)", "bz_gse_nt", 1.0),
        ("BZ, GSM, nT", "bz_gsm_nt", 1.0),
        ("imf_bz_gsm", "bz_gsm_nt", 1.0),
        ("Temp [°K]", "temperature_k", 1.0),
        ("SW Plasma Temperature, K", "temperature_k", 1.0),
        ("Flow pressure, nPa", "pdyn_npa", 1.0),
        ("Dst-index, nT", "dst_nt", 1.0),
        ("SYM/H, nT", "sym_h_nt", 1.0),
    ],
)
def test_headings_as_people_write_them(text, name, factor):
    found = heading(text)
    assert (found.name, found.factor) == (name, factor)


@pytest.mark.parametrize(
    "text", ["Vx_GSE [km/s]", "Bz_RTN", "rho", "colour", "Kp*10", "By_SM (nT)"]
)
def test_what_is_not_understood_is_not_guessed(text):
    assert heading(text) is None


def test_columns_that_are_not_used_are_named(tmp_path):
    text = "time,V,Vx_GSE,comment\n2026-11-22T10:00Z,400,-400,calm\n"
    assert read(written(tmp_path, text)).notes == ("Columns that are not used: Vx_GSE, comment.",)


# --- mistaken units
@pytest.mark.parametrize(
    ("name", "value", "hint"),
    [
        ("speed [km/s]", "400000", "looks like m/s"),
        ("density [cm-3]", "5000000", "looks like m-3"),
        ("pressure [nPa]", "2e-9", "looks like Pa"),
        ("Bz_GSM [nT]", "-3e-9", "looks like T"),
        ("temperature [K]", "9.5", "looks like eV"),
        ("speed [km/s]", "-400", "is about -400, which cannot be km/s"),
        ("Kp", "33", "looks like tenths"),
    ],
)
def test_a_mistaken_unit_is_refused_with_a_hint(tmp_path, name, value, hint):
    rows = "".join(f"2026-11-22T10:0{k}Z,{value}\n" for k in range(5))
    assert hint in refused(tmp_path, f"time,{name}\n{rows}")


# --- what is broken
@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("kp.json", b"<html><body>503</body></html>", "a web page"),
        ("kp.json", b'[{"time_tag": "\\ud800", "Kp": 3}]', "not one row"),
        ("wind.csv", HEAD, "not one row"),
        ("wind.csv", ROWS, "no column of times"),
        ("wind.csv", b"a" * 3_000_000, "in no format known here"),
        ("wind.csv", (HEAD + "a" * 3_000_000).encode(), "a line of more than a million"),
        ("wind.csv.gz", b"\x1f\x8b\x08\x00more", "packed with gzip"),
        ("wind.dat", b"\x00" * 4000, "binary"),
        ("wind.dat", b"\n\n   \n", "is empty"),
    ],
)
def test_what_is_no_data_is_refused_in_a_sentence(tmp_path, name, content, why):
    assert why in refused(tmp_path, content, name)


def test_a_large_binary_file_is_refused_at_once(tmp_path):
    path = tmp_path / "large.dat"
    with path.open("wb") as file:
        file.write(os.urandom(20_000))
        file.truncate(200_000_000)
    start = clock.perf_counter()
    with pytest.raises(SmileError, match="binary"):
        read(path)
    assert clock.perf_counter() - start < 5.0


def test_a_pipe_and_an_impossible_name_are_refused(tmp_path):
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.csv")
        with pytest.raises(SmileError, match="a device or a pipe"):
            read(tmp_path / "pipe.csv")
    with pytest.raises(SmileError, match="cannot be a file of that name"):
        read(tmp_path / "a\0b.csv")
    with pytest.raises(SmileError, match="No such file"):
        read(tmp_path / "none.csv")


def test_thousands_of_broken_cells_are_counted_not_listed(tmp_path):
    rows = "".join(f"2026-11-22T10:{k % 60:02d}:{k // 60:02d}Z,x,400\n" for k in range(3000))
    notes = read(written(tmp_path, f"time,density,speed\n{rows}")).notes
    assert len([note for note in notes if "'x' in column density" in note]) == 20
    assert "2980 more cells count as no value." in notes


def test_numbers_that_json_allows_and_nature_does_not(tmp_path):
    rows = [{"time_tag": f"2026-11-22T10:0{k}:00Z", "Kp": 3} for k in range(9)]
    rows[3]["Kp"] = 10**400
    rows[4]["Kp"] = None
    rows[5] = "row"
    reading = read(written(tmp_path, json.dumps(rows), "kp.json"))
    assert len(reading.timeline.columns["kp"].values) == 6
    assert "kp is '1000" in " ".join(reading.notes)


@pytest.mark.parametrize("yes", [True, 1, "true", "True"])
def test_the_active_spacecraft_is_active_in_every_spelling(tmp_path, yes):
    rows = [
        {"time_tag": "2026-11-22T10:00:00", "active": flag, "source": name, "proton_speed": speed}
        for flag, name, speed in ((yes, "SOLAR1", 400.0), (False, "ACE", 500.0), (0, "DSCOVR", 1e3))
    ]
    timeline = read(written(tmp_path, json.dumps(rows), "wind.json")).timeline
    assert timeline.columns["speed_km_s"].values.tolist() == [400.0]
