"""`smileviz windows` and `events`: rows, cuts, calendars."""

import csv
import json
import re

import numpy as np
import pytest
from typer.testing import CliRunner

from smileviz.base import time
from smileviz.base.windows import Span
from smileviz.cli import main
from smileviz.mission import almanac, files

RUNNER = CliRunner()
SMILE = files.bundled("smile")
SPAN = Span(time.from_utc("2026-10-09"), time.from_utc("2026-10-12"))
WHEN = ("--start", "2026-10-09", "--stop", "3d")


def run(*words):
    done = RUNNER.invoke(main.app, list(words))
    assert done.exit_code == 0, done.stderr
    return done.stdout


def rows(text):
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def test_windows_are_those_of_the_almanac():
    found = rows(run("windows", *WHEN, "--kind", "penumbra,contact:ohiggins"))
    assert list(found[0])[:6] == [
        "kind",
        "start_utc",
        "stop_utc",
        "duration_s",
        "start_cut",
        "stop_cut",
    ]
    wanted = almanac.windows("penumbra", SMILE, SPAN)
    shown = [row for row in found if row["kind"] == "penumbra"]
    assert len(shown) == len(wanted) == 1
    start, stop = (time.from_utc(shown[0][f"{end}_utc"]) for end in ("start", "stop"))
    assert [start, stop] == pytest.approx(wanted.edges[0], abs=0.001)
    assert float(shown[0]["duration_s"]) == pytest.approx(wanted.total_s, abs=0.001)
    assert float(shown[0]["max_margin_deg"]) > 0.0
    contact = next(row for row in found if row["kind"] == "contact:ohiggins")
    assert 5.0 < float(contact["max_elevation_deg"]) < 90.0
    assert contact["max_margin_deg"] == "nan"


def test_a_window_that_goes_on_beyond_the_time_asked_for_says_so():
    found = rows(run("windows", *WHEN, "--kind", "sun_angle_ok"))
    assert (found[0]["start_cut"], found[0]["stop_cut"]) == ("true", "false")
    assert found[0]["start_utc"].startswith("2026-10-09T00:00:00")
    assert all(row["start_cut"] == "false" for row in found[1:])


def test_rows_are_in_the_order_they_start():
    starts = [row["start_utc"] for row in rows(run("windows", *WHEN))]
    assert len(starts) > 20
    assert starts == sorted(starts)


def test_contact_means_all_stations():
    found = rows(run("windows", "--start", "2026-10-09", "--stop", "10d", "--kind", "contact"))
    assert {row["kind"] for row in found} == {
        f"contact:{station.name}" for station in almanac.stations()
    }


def test_the_comment_lines_say_what_the_kinds_mean():
    text = run("windows", *WHEN, "--kind", "umbra,contact:sanya")
    assert "# umbra: The Earth covers all of the Sun (sphere of 6378.137 km" in text
    assert re.search(r"# contact:sanya: .*approximate place.*no refraction", text)
    assert "# asked: 2026-10-09T00:00:00Z to 2026-10-12T00:00:00Z" in text


def test_no_window_at_all_is_a_table_without_rows():
    text = run("windows", "--start", "2026-07-01", "--stop", "2d", "--kind", "penumbra")
    assert text.splitlines()[-1] == "kind,start_utc,stop_utc,duration_s,start_cut,stop_cut"
    assert rows(text) == []


def test_json_says_true_and_false():
    found = json.loads(run("windows", *WHEN, "--kind", "sun_angle_ok", "--format", "json"))
    assert found["rows"][0]["start_cut"] is True
    assert found["meta"]["program"].startswith("smileviz ")


def test_a_calendar_has_an_entry_for_each_window(tmp_path):
    words = ("windows", *WHEN, "--kind", "penumbra,contact:ohiggins")
    table = rows(run(*words))
    file = tmp_path / "windows.ics"
    run(*words, "--format", "ics", "-o", str(file))
    text = file.read_bytes().decode("utf-8")
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    assert max(len(line.encode()) for line in lines) <= 75
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(table)
    unfolded = text.replace("\r\n ", "").split("\r\n")
    starts = [line[8:] for line in unfolded if line.startswith("DTSTART:")]
    for start, row in zip(starts, table, strict=True):
        rounded = time.to_utc(time.from_utc(row["start_utc"]))
        assert start == rounded.replace("-", "").replace(":", "")
    assert len({line for line in unfolded if line.startswith("UID:")}) == len(table)
    assert any("Contact O'Higgins" in line for line in unfolded if line.startswith("SUMMARY:"))


def test_evf_counts_its_events():
    when = ("--start", "2026-10-09", "--stop", "5d")
    text = run("windows", *when, "--kind", "contact:ohiggins", "--format", "evf")
    events = [line for line in text.splitlines() if not line.startswith("#")]
    pattern = r"\d\d-Oct-2026_\d\d:\d\d:\d\d CONTACT_OHIGGINS_(START|END) \(COUNT = (\d+)\)"
    found = [re.fullmatch(pattern, line) for line in events]
    assert all(found)
    assert [match[2] for match in found if match[1] == "END"] == ["1", "2"]


def test_events_say_where_smile_is():
    found = rows(run("events", *WHEN, "--kind", "perigee,apogee"))
    assert list(found[0])[:2] == ["utc", "kind"]
    assert [row["kind"] for row in found] == ["apogee", "perigee", "apogee"]
    assert 12_000.0 < float(found[1]["r_km"]) < 14_000.0
    assert float(found[0]["r_km"]) > 120_000.0
    wanted = almanac.events("perigee", SMILE, SPAN)
    assert time.from_utc(found[1]["utc"]) == pytest.approx(wanted[0], abs=0.001)
    assert np.sign(float(found[1]["latitude_deg"])) == -1.0


def test_all_events_are_in_the_order_they_happen():
    found = rows(run("events", *WHEN))
    times = [row["utc"] for row in found]
    assert times == sorted(times)
    assert {"perigee", "node_ascending", "penumbra_start"} <= {row["kind"] for row in found}


def test_no_event_at_all_is_a_table_without_rows():
    text = run("events", "--start", "2026-07-01", "--stop", "2d", "--kind", "umbra_start")
    assert text.splitlines()[-1].startswith("utc,kind,r_km")


@pytest.mark.parametrize("command", ["windows", "events"])
def test_an_unknown_kind_is_a_sentence_with_those_there_are(command):
    done = RUNNER.invoke(main.app, [command, *WHEN, "--kind", "tea"])
    assert done.exit_code == 2
    assert "'tea'; there are" in done.stderr
