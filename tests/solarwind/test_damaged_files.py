"""Every sample, damaged at random: a timeline or one sentence, never anything else."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smileviz.base.errors import SmileError
from smileviz.solarwind.reader import read
from tests.solarwind.test_cdf import made

SAMPLES = sorted(
    path
    for path in (Path(__file__).parents[1] / "authorities" / "solar_wind").iterdir()
    if path.name != "expected.json"
)
CSV = b"""# made for a test
time,density [cm-3],speed [km/s],Bz_GSM [nT],Kp
2026-11-22T10:00:00Z,5.0,400,-3.5,3.333
2026-11-22T10:01:00Z,,410,nan,3.333
2026-11-22T10:02:00Z,6.0,420,-4.0,3.333
"""
BITS = [
    *(b"1e400", b"nan", b"-inf", b"\x00", b"\n", b"\r", b'"', b",", b";", b"\t", b"[", b"{}"),
    *(b"null", b"\xff\xfe", b"#", b"-9999.0", b"99999999999999999999", b"\\ud800", b"2026"),
]
damage = st.lists(
    st.tuples(
        st.sampled_from(["flip", "cut", "insert", "repeat", "truncate"]),
        st.floats(0.0, 1.0, exclude_max=True),
        st.integers(0, 255),
        st.sampled_from(BITS),
    ),
    min_size=1,
    max_size=12,
)


def damaged(content, steps):
    content = bytearray(content)
    for how, where, number, bit in steps:
        at = int(where * len(content))
        if how == "flip" and content:
            content[at] = number
        elif how == "cut":
            del content[at : at + number // 8]
        elif how == "insert":
            content[at:at] = bit
        elif how == "repeat":
            content[at:at] = content[: number + 1]
        else:
            del content[max(at, 1) :]
    return bytes(content)


def outcome(path):
    """The reading of *path*, or the sentence that refuses it."""
    try:
        return read(path)
    except SmileError as error:
        return str(error)


def is_read_or_refused(path, content):
    path.write_bytes(content)
    found = outcome(path)
    if isinstance(found, str):
        assert found.startswith(f"{path.name}: ")
        assert "\n" not in found
        assert len(found) < 700
        return
    for column in found.timeline.columns.values():
        assert len(column.t)
        assert (column.until > column.t).all()
        assert (column.t[1:] > column.t[:-1]).all()
        assert np.isfinite(column.values).all()


@pytest.mark.parametrize("sample", [*SAMPLES, CSV], ids=lambda item: getattr(item, "name", "csv"))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=damage)
def test_a_damaged_file_is_read_or_refused(tmp_path, sample, steps):
    content = sample if isinstance(sample, bytes) else sample.read_bytes()
    is_read_or_refused(tmp_path / "damaged.dat", damaged(content, steps))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(steps=damage)
def test_a_damaged_cdf_is_read_or_refused(tmp_path, steps):
    whole = tmp_path / "whole.cdf"
    if not whole.exists():
        made(whole)
    is_read_or_refused(tmp_path / "damaged.cdf", damaged(whole.read_bytes(), steps))
