"""`smileviz table`: columns, formats, provenance, and numbers as the physics has them."""

import csv
import json

import numpy as np
import pytest
from typer.testing import CliRunner

from smileviz import __version__
from smileviz.base import frames, time
from smileviz.base.frames import Frame
from smileviz.cli import main
from smileviz.handover.sheet import Sheet, csv_text, decimals, json_text, utc
from smileviz.mission import files
from smileviz.mission.ephemerides import ephemeris_of

RUNNER = CliRunner()
DAY = ("--start", "2026-11-22T00:00:00Z", "--stop", "2026-11-23T00:00:00Z")


def table(*words):
    done = RUNNER.invoke(main.app, ["table", *words])
    assert done.exit_code == 0, done.stderr
    assert done.stderr == ""
    return done.stdout


def refused(*words):
    done = RUNNER.invoke(main.app, ["table", *words])
    assert done.exit_code == 2
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1
    return done.stderr


def parted(text):
    """Comment lines as a dict, and rows as dicts."""
    lines = text.splitlines()
    comments = dict(line[2:].split(": ", 1) for line in lines if line.startswith("# "))
    return comments, list(csv.DictReader(line for line in lines if not line.startswith("#")))


def test_every_step_has_a_row_and_the_stop_is_one():
    _, rows = parted(table(*DAY, "--step", "1h", "--quantities", "r_re"))
    assert list(rows[0]) == ["utc", "r_re"]
    assert [row["utc"] for row in rows] == [
        *(f"2026-11-22T{hour:02d}:00:00Z" for hour in range(24)),
        "2026-11-23T00:00:00Z",
    ]


def test_the_comment_lines_say_where_the_numbers_come_from():
    comments, _ = parted(
        table(*DAY, "--step", "12h", "--frame", "gsm", "--set", "solar_wind.bz_nt=-5")
    )
    assert comments["program"] == f"smileviz {__version__}"
    assert comments["scenario"] == "SMILE"
    assert comments["scenario_file"] == "smile"
    assert comments["changed"] == "solar_wind.bz_nt=-5"
    assert "JPL Horizons" in comments["ephemeris"]
    assert "12x12" in comments["ephemeris_method"]
    assert comments["frame"].startswith("gsm")
    assert "Shue" in comments["magnetopause"]
    assert "doi:" in comments["bow_shock"]
    assert "-5) nT GSM" in comments["solar_wind"]
    assert "source: assumed" in comments["solar_wind"]
    assert "6371.2 km" in comments["radii"]


@pytest.mark.parametrize("frame", ["gcrs", "itrs", "tod", "gse", "gsm", "sm", "mag"])
def test_the_state_is_position_and_its_rate_in_the_frame(frame):
    _, rows = parted(table(*DAY, "--step", "6h", "--frame", frame))
    assert list(rows[0])[1:] == ["x_km", "y_km", "z_km", "vx_km_s", "vy_km_s", "vz_km_s"]
    orbit = ephemeris_of(files.bundled("smile"))
    for row in rows:
        t = time.from_utc(row["utc"])
        before, here, after = (
            frames.rotations(Frame.GCRS, Frame(frame), np.array([at]))[0] @ orbit.position_km(at)
            for at in (t - 5.0, t, t + 5.0)
        )
        assert [float(row[f"{axis}_km"]) for axis in "xyz"] == pytest.approx(here, abs=1e-5)
        rate = (after - before) / 10.0
        assert [float(row[f"v{axis}_km_s"]) for axis in "xyz"] == pytest.approx(rate, abs=3e-6)


def test_quantities_come_in_the_order_asked_for():
    names = ["sun_angle_deg", "region", "x_gsm_re", "magnetopause_distance_re", "altitude_km"]
    _, rows = parted(table(*DAY, "--step", "12h", "--quantities", ",".join(names)))
    assert list(rows[0]) == ["utc", *names]
    assert rows[0]["region"] in {"magnetosphere", "magnetosheath", "solar wind"}


def test_json_holds_the_same():
    words = (*DAY, "--step", "6h", "--quantities", "state,region,r_re")
    comments, rows = parted(table(*words))
    both = json.loads(table(*words, "--format", "json"))
    assert both["meta"] == comments
    assert len(both["rows"]) == len(rows) == 5
    for ours, theirs in zip(both["rows"], rows, strict=True):
        assert list(ours) == list(theirs)
        assert {key: str(value) for key, value in ours.items() if isinstance(value, str)} == {
            key: value for key, value in theirs.items() if key in {"utc", "region"}
        }
        assert ours["r_re"] == float(theirs["r_re"])


def test_a_file_is_written_whole_and_nothing_goes_to_the_screen(tmp_path):
    words = (*DAY, "--step", "12h")
    file = tmp_path / "table.csv"
    assert table(*words, "-o", str(file)) == ""
    assert file.read_text("utf-8") == table(*words)
    assert table(*words, "-o", "-") == file.read_text("utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["table.csv"]


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path):
    assert "cannot be written" in refused(*DAY, "-o", str(tmp_path / "no" / "table.csv"))


def test_cdf_holds_the_same(tmp_path):
    cdflib = __import__("cdflib")
    words = (*DAY, "--step", "6h", "--quantities", "state,r_re,region")
    file = tmp_path / "table.cdf"
    table(*words, "--format", "cdf", "-o", str(file))
    comments, rows = parted(table(*words))
    with cdflib.CDF(str(file)) as cdf:
        assert cdf.globalattsget()["ephemeris"] == [comments["ephemeris"]]
        epochs = cdflib.cdfepoch.to_datetime(cdf.varget("Epoch"))
        assert [f"{str(epoch)[:19]}Z" for epoch in epochs] == [row["utc"] for row in rows]
        for name in ("x_km", "vz_km_s", "r_re"):
            wanted = [float(row[name]) for row in rows]
            assert cdf.varget(name) == pytest.approx(wanted, abs=1e-6)
        assert cdf.varattsget("vz_km_s")["UNITS"] == "km/s"
        assert [str(item) for item in cdf.varget("region")] == [row["region"] for row in rows]


def test_a_cdf_needs_a_file_of_that_name(tmp_path):
    assert "-o FILE.cdf" in refused(*DAY, "--format", "cdf")
    assert "must end in .cdf" in refused(*DAY, "--format", "cdf", "-o", str(tmp_path / "a.csv"))


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--start", "2035-01-01"], "2035-01-01T00:00:00Z is outside the span of the scenario"),
        (["--start", "2026-11-22", "--stop", "2040-01-01"], "2026-06-22T00:00:00Z to 2029-06-01"),
        (["--start", "2026-11-22", "--stop", "2026-11-22"], "must be after --start"),
        (["--start", "yesterday"], "'yesterday' is not a time"),
        ([*DAY, "--step", "fast"], "'fast' is not a duration"),
        ([*DAY, "--quantities", "r_re,speed"], "No quantity 'speed'; there are state"),
        ([*DAY, "--quantities", ","], "names nothing"),
        ([*DAY, "--set", "solar_wind.bz_nt=1e9"], "solar_wind.bz_nt is 1e+09; it must be from"),
        ([*DAY, "--set", "wind=3"], "wind is not a field of a scenario"),
        ([*DAY, "--scenario", "mars"], "No scenario 'mars'"),
        (["--start", "2026-11-22", "--stop", "1000d", "--step", "1s"], "is outside the span"),
        (["--start", "2026-11-22", "--stop", "100d", "--step", "1s"], "more than the"),
    ],
)
def test_what_cannot_be_is_one_sentence(words, says):
    assert says in refused(*words)


def test_a_stop_may_be_a_duration():
    until = table("--start", "2026-11-22", "--stop", "2026-11-22T03:00:00Z", "--step", "1h")
    assert table("--start", "2026-11-22", "--stop", "3h", "--step", "1h") == until
    assert table("--start", "2026-11-22", "--stop", "+180min", "--step", "1h") == until


def test_times_are_to_the_millisecond_where_they_need_it():
    t = time.from_utc("2026-11-22T10:00:00Z")
    assert utc(np.array([t, t + 1.0])) == ["2026-11-22T10:00:00Z", "2026-11-22T10:00:01Z"]
    assert utc(np.array([t, t + 0.25])) == ["2026-11-22T10:00:00.000Z", "2026-11-22T10:00:00.250Z"]
    assert utc(np.empty(0)) == []


def test_no_number_has_an_exponent_or_loses_what_is_true():
    sheet = Sheet(
        {"program": "x"},
        {
            "x_km": np.array([1.23456789e-7, -0.0, 123456.7890123]),
            "vx_km_s": np.array([1e-12, 1.5e-9, -3.0]),
            "a_re": np.array([np.nan, 1e9, 1e-9]),
            "kind": ["a", "b,c", 'd"e'],
            "cut": [True, False, True],
        },
    )
    rows = csv_text(sheet).splitlines()
    assert rows[2] == "0.000000,0.000000000,nan,a,true"
    assert rows[3] == '0.000000,0.000000002,1000000000.00000000,"b,c",false'
    assert rows[4] == '123456.789012,-3.000000000,0.00000000,"d""e",true'
    first = json.loads(json_text(sheet))["rows"][0]
    assert first == {"x_km": 0.0, "vx_km_s": 0.0, "a_re": None, "kind": "a", "cut": True}


def test_decimals_follow_the_unit():
    assert [decimals(name) for name in ("vx_km_s", "x_km", "sun_angle_deg", "r_re")] == [9, 6, 6, 8]


def test_a_title_with_a_line_break_stays_on_its_comment_line():
    text = csv_text(Sheet({"scenario": "two\nlines"}, {"a": ["1"]}))
    assert text == "# scenario: two lines\na\n1\n"
