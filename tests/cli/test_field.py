"""`field`: the magnetic field at a point, and the feet of its line."""

import csv
import json
import math
from pathlib import Path

import pytest
from typer.testing import CliRunner

from smileviz.cli import main

RUNNER = CliRunner()
TRACES = json.loads(Path(__file__).parents[1].joinpath("authorities/field_lines.json").read_text())[
    "traces"
]
AT = ("field", "--at", "2026-11-15T12:00:00Z")
POINT = ("--position-gsm-re", "5,0,0")


def run(*words, status=0):
    done = RUNNER.invoke(main.app, list(words))
    assert done.exit_code == status, done.stderr
    return done.stderr if status else done.stdout


def row(text):
    (only,) = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return only


def test_the_field_is_the_sum_of_the_earths_and_the_rest():
    def field(*options):
        found = row(run(*AT, *POINT, *options))
        return [float(found[f"b{axis}_nt"]) for axis in "xyz"]

    earth, whole = field("--external", "none"), field("--external", "t89", "--kp", "3")
    assert math.dist(earth, whole) > 1.0
    assert math.dist(earth, field("--external", "none", "--degree", "12")) < 0.01
    assert list(row(run(*AT, *POINT))) == ["bx_nt", "by_nt", "bz_nt", "b_nt"]


@pytest.mark.parametrize("case", TRACES)
def test_feet_and_apex_are_those_of_others(case):
    drivers = ()
    if case["external"] == "t89":
        drivers = ("--kp", str(int(case["parameters"][0]) - 1))
    elif case["external"] == "t96":
        names = ("--pdyn", "--dst", "--by", "--bz")
        drivers = tuple(
            f"{name}={value}" for name, value in zip(names, case["parameters"], strict=False)
        )
    position = ",".join(map(str, case["start_gsm_re"]))
    found = row(
        run(
            *AT,
            f"--position-gsm-re={position}",
            *("--internal", case["internal"], "--external", case["external"]),
            *(*drivers, "--trace"),
        )
    )
    assert found["line"] == "closed"
    for side in ("north", "south"):
        lat = float(found[f"{side}_lat_deg"])
        assert lat == pytest.approx(case[f"{side}_lat_deg"], abs=0.05)
        apart = float(found[f"{side}_lon_deg"]) - case[f"{side}_lon_deg"]
        assert math.remainder(apart, 360.0) * math.cos(math.radians(lat)) == pytest.approx(
            0.0, abs=0.05
        )
    assert float(found["apex_r_re"]) == pytest.approx(case["apex_re"], abs=0.01)


def test_an_open_line_has_one_foot_and_json_says_null():
    text = run(*AT, "--position-gsm-re", "-25,1,12", "--trace", "--format", "json")
    (found,) = json.loads(text)["rows"]
    assert found["line"] == "open_north"
    assert found["south_lat_deg"] is None
    assert 60.0 < found["north_lat_deg"] < 90.0


def test_comment_lines_name_models_and_what_they_were_given():
    text = run(*AT, *POINT, "--kp", "3.3", "--degree", "8")
    assert "# internal: IGRF-14" in text
    assert "degree 8" in text
    assert "# external: Tsyganenko 1989c" in text
    assert "# external_inputs: kp 3.3, iopt 4" in text


def test_outside_the_magnetopause_the_field_is_not_to_be_trusted():
    assert "# caution: The point is outside the magnetopause" in run(
        *AT, "--position-gsm-re", "20,0,0"
    )
    assert "caution" not in run(*AT, *POINT)
    assert "caution" not in run(*AT, "--position-gsm-re", "20,0,0", "--external", "none")


def test_models_that_need_a_package_say_which(monkeypatch):
    monkeypatch.setattr("smileviz.magnetosphere.fields.folder", lambda: None)
    assert "pip install 'smileviz[fields]'" in run(*AT, *POINT, "--external", "t96", status=2)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--position-gsm-re", "0.5,0,0"), "it must be at least 1 R_E"),
        (("--position-gsm-re", "1e9,0,0"), "it must be at most 500 R_E"),
        (("--position-gsm-re", "1,2"), "--position-gsm-re is '1,2'; it must be 3 numbers"),
        (("--position-gsm-re", "a,2,3"), "numbers with commas"),
        (("--position-gsm-re", "nan,2,3"), "it must be 3 numbers"),
        ((*POINT, "--kp", "12"), "kp is 12; it must be from 0 to 9."),
        ((*POINT, "--trace", "--limit-re", "1"), "--limit-re is 1; it must be from 2 to 500"),
        ((*POINT, "--external", "ts04", "--w", "1,2"), "--w is '1,2'; it must be 6 numbers"),
        (
            ("--position-gsm-re=-20,0,1", "--external", "t01"),
            "is at x = -20 R_E; t01 holds sunward of x = -15 R_E.",
        ),
    ],
)
def test_what_cannot_be_is_one_sentence(words, says):
    assert says in run(*AT, *words, status=2)


def test_a_time_without_sun_and_moon_is_one_sentence():
    assert run("field", "--at", "1999-01-01", *POINT, status=2).startswith("smileviz: ")
