"""Files of every format: what they hold, what is wrong with them, how fast, and stopping."""

import json
from pathlib import Path

import cdflib.cdfwrite
import numpy as np
import pytest

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.progress import CancelledError
from smileviz.solarwind.reader import FORMATS, read

SAMPLES = Path(__file__).parents[1] / "authorities" / "solar_wind"
EXPECTED = json.loads((SAMPLES / "expected.json").read_text(encoding="utf-8"))
NAMES = {
    "B": "b_nt",
    "By_gsm": "by_gsm_nt",
    "Bz_gsm": "bz_gsm_nt",
    "n": "density_cm3",
    "V": "speed_km_s",
    "T": "temperature_k",
    "na_np_ratio": "alpha_ratio",
    "P": "pdyn_npa",
    "beta": "beta",
    "Ma": "alfven_mach",
    "Mms": "magnetosonic_mach",
    "Kp": "kp",
    "Dst": "dst_nt",
    "SymH": "sym_h_nt",
}


def value(timeline, name, utc):
    return float(timeline.sample(name, time.from_utc(utc)))


def agrees(found, expected):
    return found == pytest.approx(np.nan if expected is None else expected, abs=5e-4, nan_ok=True)


@pytest.mark.parametrize("name", ["omni2_2026_hourly_55word.dat", "omni2_hourly_57word.dat"])
@pytest.mark.parametrize("row", EXPECTED["omni2_hourly"], ids=lambda row: row["utc"])
def test_hourly_omni(name, row):
    timeline = read(SAMPLES / name).timeline
    for key, column in NAMES.items():
        if key in row:
            assert agrees(value(timeline, column, row["utc"]), row[key]), key


@pytest.mark.parametrize(
    ("name", "step", "no_field", "no_plasma"),
    [("omni_min202611.asc", 1, 2, 3), ("omni_5min202611.asc", 5, 10, 15)],
)
def test_omni_of_high_resolution(name, step, no_field, no_plasma):
    expected = EXPECTED["omni_min"]
    timeline = read(SAMPLES / name).timeline
    for row in range(5):
        minute = row * step
        utc = f"2026-11-15T12:{minute:02d}:30Z"
        field = np.nan if minute == no_field else expected["Bz_gsm"]
        speed = np.nan if minute in (no_field, no_plasma) else expected["V"]
        assert agrees(value(timeline, "bz_gsm_nt", utc), field)
        assert agrees(value(timeline, "speed_km_s", utc), speed)
    for key in ("By_gsm", "n", "P", "SymH", "Mms"):
        assert agrees(value(timeline, NAMES[key], "2026-11-15T12:00:00Z"), expected[key])


def test_real_time_wind_takes_the_active_spacecraft_wherever_it_stands():
    latest = EXPECTED["swpc_active_latest"]
    field = read(SAMPLES / "swpc_rtsw_mag_1m.json")
    plasma = read(SAMPLES / "swpc_rtsw_wind_1m.json")
    assert agrees(value(field.timeline, "bz_gsm_nt", latest["time"]), latest["bz_gsm"])
    assert agrees(value(field.timeline, "b_nt", latest["time"]), latest["bt"])
    assert agrees(value(plasma.timeline, "speed_km_s", latest["time"]), latest["speed"])
    assert agrees(value(plasma.timeline, "density_cm3", latest["time"]), latest["density"])
    assert np.isnan(value(field.timeline, "bz_gsm_nt", "2026-11-15T11:00:00Z"))
    assert "SOLAR1" in field.notes[0]
    assert field.timeline.place == "L1"


@pytest.mark.parametrize("year", [2025, 2026])
def test_propagated_wind_has_the_times_at_the_earth(year):
    timeline = read(SAMPLES / f"swpc_propagated-solar-wind-1-hour_{year}.json").timeline
    assert timeline.place == "Earth"
    assert value(timeline, "speed_km_s", f"{year}-11-15T12:01:12Z") == 402.1
    assert value(timeline, "bz_gsm_nt", f"{year}-11-15T12:02:14Z") == -3.7
    assert np.isnan(value(timeline, "speed_km_s", f"{year}-11-15T11:30:00Z"))


def test_the_old_products_of_swpc_in_text():
    field = read(SAMPLES / "swpc_legacy_mag-1-day.json").timeline
    plasma = read(SAMPLES / "swpc_legacy_plasma-1-day.json").timeline
    assert value(field, "bz_gsm_nt", "2026-03-09T00:01:00Z") == -3.88
    assert np.isnan(value(field, "bz_gsm_nt", "2026-03-09T00:02:00Z"))
    assert value(plasma, "temperature_k", "2026-03-09T00:02:59Z") == 95555.0


def test_kp_and_dst_of_swpc():
    new = read(SAMPLES / "swpc_noaa-planetary-k-index_2026.json").timeline
    old = read(SAMPLES / "swpc_noaa-planetary-k-index_legacy.json").timeline
    assert value(new, "kp", "2026-11-15T08:59:00Z") == 3.33
    assert value(new, "kp", "2026-11-15T11:59:00Z") == 5.33
    assert value(old, "kp", "2026-02-10T05:59:00Z") == 3.0
    dst = read(SAMPLES / "swpc_kyoto-dst.json").timeline
    assert value(dst, "dst_nt", "2026-11-15T11:59:00Z") == -25.0
    assert np.isnan(value(dst, "dst_nt", "2026-11-15T12:00:00Z"))


def test_kp_of_gfz():
    timeline = read(SAMPLES / "gfz_Kp_ap_Ap_SN_F107_nowcast.txt").timeline
    for day in ("20261114", "20261115"):
        for k, expected in enumerate(EXPECTED["gfz"][f"Kp_{day}"]):
            utc = f"2026-11-{day[-2:]}T{3 * k + 1:02d}:00:00Z"
            assert agrees(value(timeline, "kp", utc), expected)
    assert timeline.synthetic


def test_dst_of_kyoto():
    timeline = read(SAMPLES / "wdc_kyoto_dst202611.wdc").timeline
    for hour, expected in enumerate(EXPECTED["dst"]["values_15"]):
        utc = f"2026-11-15T{hour:02d}:00:00Z"
        assert agrees(value(timeline, "dst_nt", utc), expected)
    assert value(timeline, "dst_nt", EXPECTED["dst"]["first"]) == -12.0


def test_dst_in_iaga_2002(tmp_path):
    path = tmp_path / "dst.txt"
    path.write_text(
        " Format                 IAGA-2002                                    |\n"
        " Station Name           Equatorial Dst index                         |\n"
        "DATE       TIME         DOY     DST       |\n"
        "2026-11-14 00:00:00.000 318   -12.00\n"
        "2026-11-14 01:00:00.000 318  99999.00\n",
        encoding="ascii",
    )
    timeline = read(path).timeline
    assert value(timeline, "dst_nt", "2026-11-14T00:59:00Z") == -12.0
    assert np.isnan(value(timeline, "dst_nt", "2026-11-14T01:00:00Z"))


# --- CDF
def test_cdf_of_cdaweb(tmp_path):
    path = tmp_path / "omni_hro_1min.cdf"
    epoch = cdflib.cdfepoch.compute_epoch([[2026, 11, 15, 12, k, 0, 0] for k in range(3)])
    file = cdflib.cdfwrite.CDF(path)
    spec = {"Dim_Sizes": [], "Num_Elements": 1, "Rec_Vary": True}
    file.write_var({"Variable": "Epoch", "Data_Type": 31, **spec}, {}, np.array(epoch))
    for name, values, fill in (
        ("flow_speed", [400.0, 99999.9, 420.0], 99999.9),
        ("BZ_GSM", [-3.0, -4.0, 9999.99], 9999.99),
        ("Pressure", [1.5, 99.99, 2.5], 99.99),
    ):
        data = np.array(values, dtype=np.float32)
        attributes = {"FILLVAL": [fill, "CDF_REAL4"]}
        file.write_var({"Variable": name, "Data_Type": 44, **spec}, attributes, data)
    file.close()
    timeline = read(path).timeline
    assert value(timeline, "speed_km_s", "2026-11-15T12:00:30Z") == 400.0
    assert np.isnan(value(timeline, "speed_km_s", "2026-11-15T12:01:30Z"))
    assert value(timeline, "bz_gsm_nt", "2026-11-15T12:01:30Z") == -4.0
    assert np.isnan(value(timeline, "bz_gsm_nt", "2026-11-15T12:02:30Z"))
    (tmp_path / "broken.cdf").write_bytes(path.read_bytes()[:400])
    with pytest.raises(SmileError, match=r"broken.cdf: it is a broken CDF"):
        read(tmp_path / "broken.cdf")


# --- what is no data
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "it is empty"),
        (b" \n \n", "it is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "it is binary and no CDF"),
        (b"\x1f\x8b\x08rubbish", "packed with gzip"),
        (b"<!DOCTYPE html><html>", "a web page"),
        (b"hello world\nthis is text\n", "in no format known here"),
        (b"[1, 2", "not valid JSON"),
        (b"[" * 100_000, "not valid JSON"),
        (b"{}", "not a list of rows"),
        (b'[{"a": 1}]', "has no time_tag"),
        (b"1 2 3 4\n" * 100, "in no format known here"),
    ],
)
def test_rubbish_is_one_sentence_with_the_name_of_the_file(tmp_path, content, message):
    path = tmp_path / "rubbish.dat"
    path.write_bytes(content)
    with pytest.raises(SmileError, match=rf"^rubbish.dat: .*{message}"):
        read(path)


def test_a_file_that_is_not_there_or_a_folder(tmp_path):
    with pytest.raises(SmileError, match=r"nowhere.csv cannot be read: No such file"):
        read(tmp_path / "nowhere.csv")
    with pytest.raises(SmileError, match="it is a folder"):
        read(tmp_path)


def test_a_huge_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "huge.asc"
    with path.open("wb") as file:
        file.truncate(2_000_000_000)
    with pytest.raises(SmileError, match=r"huge.asc: it has 2.0 GB; at most 1 GB"):
        read(path)


# --- broken lines in large files
def omni(rows):
    line = (SAMPLES / "omni_min202611.asc").read_bytes().split(b"\n")[0]
    for k in range(rows):
        day, minute = divmod(k, 1440)
        hour, minute = divmod(minute, 60)
        yield b"2026%4d%3d%3d" % (day + 1, hour, minute) + line[14:]


def test_broken_lines_are_named_and_the_rest_is_kept(tmp_path):
    lines = list(omni(30_000))
    lines[100] = lines[100][:50]
    lines[20_000] = lines[20_000].replace(b"412.3", b"41x.3")
    path = tmp_path / "minutes.asc"
    path.write_bytes(b"\n".join(lines))
    reading = read(path)
    assert len(reading.timeline.t) == 29_998
    notes = " ".join(reading.notes)
    assert "Line 101: " in notes
    assert "Line 20001: '41x.3' is no number" in notes


def test_lines_out_of_columns_give_the_same_as_lines_in_columns(tmp_path):
    lines = list(omni(3000))
    (tmp_path / "even.asc").write_bytes(b"\n".join(lines))
    (tmp_path / "uneven.asc").write_bytes(b"\r\n".join(b" ".join(x.split()) for x in lines))
    even, uneven = (read(tmp_path / f"{name}.asc").timeline for name in ("even", "uneven"))
    assert even.names == uneven.names
    for name, column in even.columns.items():
        assert np.array_equal(column.values, uneven.columns[name].values), name
        assert np.array_equal(column.t, uneven.columns[name].t)


def test_a_table_without_one_whole_line_is_refused(tmp_path):
    path = tmp_path / "omni.asc"
    path.write_text(" ".join(["2026", "1-1", *["1"] * 44]) + "\n", encoding="ascii")
    with pytest.raises(SmileError, match=r"omni\.asc: .*Line 1: '1-1' is no number"):
        read(path)


@pytest.mark.parametrize("lines", [40, 60])
def test_many_broken_lines_are_counted(tmp_path, lines):
    good = list(omni(200))
    path = tmp_path / "minutes.asc"
    path.write_bytes(b"\n".join(good + [b"1 2 3"] * lines))
    assert f"{lines - 20} more lines were left out." in read(path).notes


def test_reading_tells_how_far_it_is_and_can_be_stopped(tmp_path):
    path = tmp_path / "minutes.asc"
    path.write_bytes(b"\n".join(omni(40_000)))
    told = []
    read(path, lambda part: told.append(part) or True)
    assert told[0] == 0.0
    assert told[-1] == 1.0
    assert told == sorted(told)
    assert len(told) > 3
    with pytest.raises(CancelledError, match="cancelled"):
        read(path, lambda part: part < 0.5)


def test_every_format_has_a_title():
    assert all(item.title for item in FORMATS.values())
