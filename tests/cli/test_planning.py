"""`smileviz margins`, `statistics`, `stops`, `envelope`, `calendar`, and `--where`."""

import csv
import json

import numpy as np
import pytest
from typer.testing import CliRunner

from smileviz.base import time
from smileviz.base.windows import Span
from smileviz.cli import main
from smileviz.mission import almanac, envelope, files
from smileviz.mission.calendar import calendar
from smileviz.mission.rounds import rounds
from smileviz.mission.statistics import statistics
from smileviz.mission.worst import worst

RUNNER = CliRunner()
SMILE = files.bundled("smile")
SPAN = Span(time.from_utc("2026-10-09"), time.from_utc("2026-10-13"))
WHEN = ("--start", "2026-10-09", "--stop", "4d")


def run(*words):
    done = RUNNER.invoke(main.app, list(words))
    assert done.exit_code == 0, done.stderr
    return done.stdout


def rows(text):
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def refused(*words):
    done = RUNNER.invoke(main.app, list(words))
    assert done.exit_code == 2
    return done.stderr


def test_windows_where_an_expression_is_true():
    text = run("windows", *WHEN, "--where", "sxi_allowed and r_re > 15")
    found = rows(text)
    wanted = almanac.where("sxi_allowed and r_re > 15", SMILE).windows(SMILE, SPAN)
    assert len(found) == len(wanted)
    assert {row["kind"] for row in found} == {"where"}
    starts = [time.from_utc(row["start_utc"]) for row in found]
    assert starts == pytest.approx(wanted.edges[:, 0], abs=0.001)
    assert "# where: True where: sxi_allowed and r_re > 15." in text
    both = rows(run("windows", *WHEN, "--where", "r_re > 15", "--kind", "penumbra"))
    assert {row["kind"] for row in both} == {"where", "penumbra"}


def test_events_where_an_expression_begins_and_ends():
    found = rows(run("events", *WHEN, "--where", "altitude_km > 10000"))
    assert {row["kind"] for row in found} == {"where_start", "where_stop"}
    heights = [float(row["altitude_km"]) for row in found]
    assert heights == pytest.approx([10_000.0] * len(found), abs=0.01)


def test_a_wrong_expression_is_a_sentence():
    assert "column 1: there is no quantity or window 'r_er'; did you mean r_re?" in refused(
        "windows", *WHEN, "--where", "r_er > 3"
    )
    assert "cannot be read" in refused("windows", *WHEN, "--where", "r_re >")


def test_own_windows_of_a_scenario_are_among_all(tmp_path):
    path = tmp_path / "own.toml"
    path.write_text(files.text(SMILE) + '\n[[windows]]\nname = "far"\nexpression = "r_re > 15"\n')
    found = rows(run("windows", *WHEN, "--scenario", str(path)))
    assert "far" in {row["kind"] for row in found}
    assert "conjunction:eiscat_svalbard" not in {row["kind"] for row in found}
    listed = rows(run("kinds", "--scenario", str(path), "--format", "csv"))
    assert [row["family"] for row in listed if row["kind"] == "far"] == ["own"]
    assert "far_start" in {row["kind"] for row in listed}


def test_a_family_stands_for_its_kinds():
    found = rows(run("windows", *WHEN, "--kind", "region,umbra"))
    kinds = {row["kind"] for row in found}
    assert {"magnetosphere", "outer_belt", "umbra"} <= kinds
    assert not any(kind.startswith("contact") for kind in kinds)


def test_contacts_add_what_an_operator_asks():
    first = rows(run("windows", *WHEN, "--kind", "contact:ohiggins"))[0]
    wanted = almanac.window_kind("contact:ohiggins").columns
    assert list(first)[6:] == list(wanted)
    assert 0.0 <= float(first["azimuth_start_deg"]) < 360.0


def test_margins_are_those_of_each_revolution():
    found = rows(run("margins", *WHEN, "--during", "above_50000_km"))
    wanted = worst(SMILE, SPAN, during="above_50000_km")
    assert [row["margin"] for row in found] == [row.title for row in wanted]
    values = np.array([float(row["value"]) for row in found])
    finite = np.array([row.margin for row in wanted])
    finite[~np.isfinite(finite)] = np.nan
    assert values == pytest.approx(finite, abs=1e-6, nan_ok=True)
    assert {row["allowed"] for row in found} <= {"true", "false"}
    told = json.loads(run("margins", *WHEN, "--kind", "penumbra", "--format", "json"))
    assert {row["unit"] for row in told["rows"]} == {"deg"}
    assert len(told["rows"]) == len(rounds(SMILE, SPAN))


def test_statistics_of_kinds():
    found = rows(run("statistics", *WHEN, "--kind", "sxi_allowed,umbra"))
    assert [row["kind"] for row in found] == ["sxi_allowed", "umbra"]
    wanted = statistics("sxi_allowed", SMILE, SPAN)
    assert float(found[0]["percent"]) == pytest.approx(wanted.percent)
    assert float(found[0]["mean_in_revolution_h"]) == pytest.approx(wanted.mean_h, abs=1e-5)
    assert found[0]["longest_start_utc"] == time.to_utc(wanted.longest.start)


def test_what_stops_sxi_is_said_with_until_when():
    text = run("stops", "--at", "2026-11-20T20:00:00Z")
    assert text.startswith("SXI may not observe until 2026-11-2")
    assert "inside the 40° limit" in text.splitlines()[1]
    assert "UVI may observe until" in text
    assert "km to spare" in text
    found = json.loads(run("stops", "--at", "2026-11-20T20:00:00Z", "--format", "json"))["rows"]
    assert found[0]["may_observe"] is False
    assert found[0]["margin"] < 0.0


def test_the_envelope_of_a_moment_and_of_a_revolution():
    found = rows(run("envelope", "--at", "2026-11-20T06:00:00Z"))
    wanted = envelope.at_moment(SMILE, time.from_utc("2026-11-20T06:00:00Z"))
    shares = np.array([float(row["share"]) for row in found]).reshape(wanted.share.shape)
    assert (shares == wanted.share).all()
    assert float(found[1]["pdyn_npa"]) > float(found[0]["pdyn_npa"])
    text = run("envelope", "--start", "2026-11-20T06:00:00Z")
    number = rounds(SMILE).numbers[rounds(SMILE).at(time.from_utc("2026-11-20T06:00:00Z"))]
    assert f"# revolution: {number}\n" in text
    assert "# observing_h: 2" in text
    part = run("envelope", "--start", "2026-11-20", "--stop", "1d")
    assert "# asked: 2026-11-20T00:00:00Z to 2026-11-21T00:00:00Z" in part
    assert "either it or" in refused("envelope", "--at", "2026-11-20", "--start", "2026-11-20")


def test_chances_have_a_row_a_revolution():
    found = rows(run("envelope", *WHEN, "--chances"))
    assert [int(row["revolution"]) for row in found] == rounds(SMILE, SPAN).numbers.tolist()
    assert {row["probability"] for row in found} == {"nan"}


def test_the_calendar_has_a_row_a_revolution():
    found = rows(run("calendar", "--start", "2026-10-09", "--stop", "9d"))
    span = Span(SPAN.start, SPAN.start + 9 * 86_400.0)
    wanted = calendar(SMILE, span)
    assert list(found[0])[:4] == ["revolution", "start_utc", "stop_utc", "whole"]
    assert list(found[0])[4:] == list(wanted.columns)
    assert [float(row["sxi_h"]) for row in found] == pytest.approx(wanted.columns["sxi_h"])
    assert [row["whole"] for row in found][1:-1] == ["true"] * (len(found) - 2)


def test_the_way_through_the_sky_of_a_station_is_a_table():
    names = "kiruna_azimuth_deg,kiruna_elevation_deg,kiruna_range_km,kiruna_range_rate_km_s"
    found = rows(run("table", *WHEN, "--step", "6h", "--quantities", names))
    assert list(found[0]) == ["utc", *names.split(",")]
    listed = {row["name"] for row in rows(run("quantities", "--format", "csv"))}
    assert {*names.split(","), "uvi_venus_angle_deg", "nadir_sun_angle_deg"} <= listed
    assert "No quantity 'kiruna_tea'" in refused(
        "table", *WHEN, "--step", "6h", "--quantities", "kiruna_tea"
    )


def test_check_reads_the_lists_for_planning(tmp_path):
    path = tmp_path / "own.toml"
    own = '\n[[windows]]\nname = "far"\nexpression = "r_re > {}"\n'
    path.write_text(files.text(SMILE) + own.format("15"))
    assert "windows: far" in run("check", str(path))
    path.write_text(files.text(SMILE) + own.format("sun_angle_deg"))
    done = RUNNER.invoke(main.app, ["check", str(path)])
    assert done.exit_code == 1
    assert "cannot be compared" in done.stdout + done.stderr
