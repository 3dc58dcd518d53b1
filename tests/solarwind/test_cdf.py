"""CDF files as CDAWeb has them: times of every kind, units, fills, odd and broken ones."""

import struct

import cdflib
import cdflib.cdfwrite
import numpy as np
import pytest

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.solarwind.reader import read
from smileviz.solarwind.readers import cdf

T = time.from_utc("2026-11-15T12:00:00Z")
OMNI = {
    "flow_speed": (400.0, 99999.9, 1200.0, "km/s"),
    "BX_GSE": (1.0, 9999.99, 100.0, "nT"),
    "BY_GSM": (2.0, 9999.99, 100.0, "nT"),
    "BZ_GSM": (-3.0, 9999.99, 100.0, "nT"),
    "proton_density": (5.0, 999.99, 150.0, "n/cc"),
    "T": (1e5, 9999999.0, 1.5e6, "K"),
}
"""Value, fill, greatest valid value, unit."""


def spec(name, kind, sizes=()):
    fixed = {"Num_Elements": 1, "Rec_Vary": True, "Var_Type": "zVariable"}
    return {"Variable": name, "Data_Type": kind, "Dim_Sizes": list(sizes), **fixed}


def made(path, kind=31, more=(), units=None, compressed=0):
    """OMNI of six minutes; the third record is all fill, the fifth speed is beyond VALIDMAX."""
    clock = [[2026, 11, 15, 12, k, 0, 0] for k in range(6)]
    if kind == 31:
        times = cdflib.cdfepoch.compute_epoch(clock)
    else:
        times = cdflib.cdfepoch.compute_tt2000([[*row, 0, 0] for row in clock])
    file = cdflib.cdfwrite.CDF(path, cdf_spec={"Compressed": compressed} if compressed else None)
    file.write_var(spec("Epoch", kind), {"VAR_TYPE": "support_data"}, np.array(times))
    for name, (value, fill, most, unit) in OMNI.items():
        data = np.full(6, value, dtype=np.float32)
        data[2] = fill
        data[4] = 5.0 * most if name == "flow_speed" else value
        attributes = {
            "FILLVAL": [fill, "CDF_REAL4"],
            "VALIDMIN": [-most, "CDF_REAL4"],
            "VALIDMAX": [most, "CDF_REAL4"],
            "DEPEND_0": "Epoch",
            "UNITS": (units or {}).get(name, unit) or " ",
        }
        file.write_var(spec(name, 44), attributes, data)
    for name, kind_of, sizes, attributes, data in more:
        file.write_var(spec(name, kind_of, sizes), attributes, data)
    file.close()
    return path


@pytest.mark.parametrize(("kind", "compressed"), [(31, 0), (33, 0), (31, 6)])
def test_times_of_every_kind_fills_and_valid_ranges(tmp_path, kind, compressed):
    reading = read(made(tmp_path / "omni.cdf", kind, compressed=compressed))
    columns = reading.timeline.columns
    minutes = np.array([0.0, 60.0, 180.0, 240.0, 300.0])
    assert columns["bz_gsm_nt"].t == pytest.approx(T + minutes)
    assert columns["speed_km_s"].t == pytest.approx(T + minutes[[0, 1, 2, 4]])
    assert reading.notes == ()


def test_times_of_two_numbers_are_seconds_and_picoseconds():
    class File:
        """What cdflib gives for CDF_EPOCH16; its writer writes that kind in another way."""

        def varget(self, _name):
            since_year_zero = 62_167_219_200.0 + float(time.unix_s(np.array([T]))[0])
            return np.array([complex(since_year_zero, 5e11), complex(-1e31, -1e31)])

    found = cdf._epochs(File(), "Epoch", "CDF_EPOCH16")
    assert found == pytest.approx([T + 0.5, np.nan], abs=1e-3, nan_ok=True)


def test_units_that_are_named_are_converted_and_unknown_ones_noted(tmp_path):
    more = [
        ("DST", 44, (), {"UNITS": "T"}, np.full(6, -2e-8, dtype=np.float32)),
        ("Pressure", 44, (), {"UNITS": "Pa"}, np.full(6, 2e-9, dtype=np.float32)),
    ]
    reading = read(made(tmp_path / "omni.cdf", more=more, units={"T": "furlongs", "BY_GSM": ""}))
    assert reading.timeline.sample("dst_nt", T) == pytest.approx(-20.0)
    assert reading.timeline.sample("pdyn_npa", T) == pytest.approx(2.0)
    assert reading.timeline.sample("by_gsm_nt", T) == 2.0
    assert "The unit of T, 'furlongs', is not known" in " ".join(reading.notes)
    with pytest.raises(SmileError, match=r"speed_km_s is about 0\.4"):
        read(made(tmp_path / "metres.cdf", units={"flow_speed": "m/s"}))


def test_each_variable_has_its_own_times_and_vectors_are_left_out(tmp_path):
    hours = cdflib.cdfepoch.compute_epoch([[2026, 11, 15, h, 0, 0, 0] for h in (12, 13)])
    more = [
        ("Hours", 31, (), {}, np.array(hours)),
        ("KP1800", 4, (), {"DEPEND_0": "Hours", "FILLVAL": "none"}, np.array([3, 7])),
        ("DST", 44, (3,), {}, np.ones((6, 3), dtype=np.float32)),
    ]
    reading = read(made(tmp_path / "omni.cdf", more=more))
    kp = reading.timeline.columns["kp"]
    assert kp.values == pytest.approx([1 / 3, 2 / 3])  # tenths, though below 9
    assert kp.t == pytest.approx([T, T + 3600.0])
    assert "dst_nt" not in reading.timeline.columns
    assert "DST has the shape (6, 3)" in " ".join(reading.notes)


@pytest.mark.parametrize(
    ("at", "why"),
    [("end", ""), ("next", "go round"), ("count", "2147483647 records"), ("sizes", "dimensions")],
)
def test_a_file_whose_records_never_end_is_broken_and_not_followed(tmp_path, at, why):
    content = bytearray(made(tmp_path / "omni.cdf").read_bytes())
    (general,) = struct.unpack_from(">q", content, 8 + 12)
    (first,) = struct.unpack_from(">q", content, general + 12 + 8)
    if at == "end":
        content = content[:400]
    elif at == "next":
        struct.pack_into(">q", content, first + 12, first)
    elif at == "count":
        struct.pack_into(">i", content, general + 12 + 32 + 16, 2**31 - 1)
    else:
        struct.pack_into(">i", content, first + 340, 2**30)
    (tmp_path / "broken.cdf").write_bytes(bytes(content))
    with pytest.raises(SmileError, match=rf"it is a broken CDF file: .*{why}"):
        read(tmp_path / "broken.cdf")
