"""`smileviz fit`, `compare`, `manoeuvres`, and ephemerides wherever a scenario may stand."""

import csv
import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from smileviz.base.time import from_utc
from smileviz.cli import main, progress
from smileviz.mission import files
from smileviz.mission.scenario import Manoeuvre

RUNNER = CliRunner()
HORIZONS = Path(__file__).parents[1] / "authorities" / "smile_horizons_2026-06-22.csv"
SMILE = files.bundled("smile")


def run(*words, status=0):
    done = RUNNER.invoke(main.app, [str(word) for word in words])
    assert done.exit_code == status, done.stderr
    return done


def rows(text):
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


@pytest.fixture
def plan(tmp_path):
    """The bundled mission with a burn of 2 m/s."""
    burn = Manoeuvre(from_utc("2026-11-25T00:00:00Z"), (0.0, 2.0, 0.0), name="raise")
    path = tmp_path / "plan.toml"
    files.save(replace(SMILE, title="Plan", orbit=replace(SMILE.orbit, manoeuvres=(burn,))), path)
    return path


def test_fit_writes_a_scenario_and_says_how_well_it_fits(tmp_path):
    target, left = tmp_path / "fitted.toml", tmp_path / "left.csv"
    done = run("fit", HORIZONS, "-o", target, "--residuals", left, "--until", "2026-12-01")
    assert done.stdout == ""
    assert "52 points from 2026-06-22T00:00:01Z to 2026-06-24T03:00:01Z, rms 0.488 m" in done.stderr
    fitted = files.load(target)
    assert fitted.span.stop == from_utc("2026-12-01")
    found = rows(left.read_text())
    assert len(found) == 52
    assert max(float(row["distance_km"]) for row in found) < 0.003
    assert "file less fit" in left.read_text()
    assert json.loads(_json(left))["rows"]


def _json(left):
    path = left.with_suffix(".json")
    run("fit", HORIZONS, "--residuals", path, "--start", "2026-06-22T00:00:01Z", "--stop", "1d")
    return path.read_text()


def test_fit_without_a_file_writes_to_standard_output():
    done = run("fit", HORIZONS, "--no-sunlight", "--degree", "8", "--stop", "2026-06-23T12:00:00Z")
    scenario = files.parse(done.stdout)
    assert scenario.orbit.srp_area_mass_m2_kg == 0.0
    assert scenario.orbit.gravity_degree == 8


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("fit", "none.oem"), "none.oem cannot be read"),
        (("fit", HORIZONS, "-o", "fitted.oem"), "its name must end in .toml"),
        (("fit", HORIZONS, "--residuals", "left.txt"), "its name must end in .csv or .json"),
        (("fit", HORIZONS, "--object", "MMS"), "there is no object 'MMS' in it"),
        (("fit", HORIZONS, "--start", "2026-06-23", "--stop", "2026-06-22"), "after --start"),
        (("compare", "smile", "none"), "No scenario 'none'"),
        (("compare", "smile", HORIZONS, "--start", "2027-01-01"), "is outside"),
        (("manoeuvres", "--scenario", HORIZONS), "is of kind 'file', flown as it is given"),
    ],
)
def test_what_cannot_be_is_one_sentence(words, reason):
    done = run(*words, status=2)
    assert reason in done.stderr
    assert done.stderr.count("\n") == 1


def test_compare_gives_differences_along_the_axes_of_a():
    done = run("compare", "smile", HORIZONS, "--step", "6h")
    found = rows(done.stdout)
    assert found[0]["utc"] == "2026-06-22T00:00:01Z"
    assert len(found) == 9
    assert all(float(row["distance_km"]) < 0.015 for row in found)  # at the rows of the file
    assert "# largest_distance: 0.0131763 km at 2026-06-22T06:00:01Z" in done.stdout
    parts = np.array(
        [[float(row[f"{k}_km"]) for k in ("radial", "transverse", "normal")] for row in found]
    )
    distance = np.array([float(row["distance_km"]) for row in found])
    assert np.linalg.norm(parts, axis=1) == pytest.approx(distance, abs=2e-6)


def test_compare_gives_every_window(plan):
    words = ("compare", "smile", plan, "--start", "2026-11-22", "--stop", "10d", "--windows")
    found = rows(run(*words, "--kind", "sxi_allowed,contact:sanya").stdout)
    assert {row["kind"] for row in found} == {"sxi_allowed", "contact:sanya"}
    assert {row["what"] for row in found} == {"same", "moved"}
    moved = [row for row in found if row["what"] == "moved"]
    assert all(row["a_start_utc"] > "2026-11-23" for row in moved)
    made = json.loads(run(*words, "--kind", "sxi_allowed", "--format", "json").stdout)
    assert "moved" in made["meta"]["windows"]


def test_manoeuvres_show_the_orbit_before_and_after(plan):
    (row,) = rows(run("manoeuvres", "--scenario", plan).stdout)
    assert row["name"] == "raise"
    assert row["utc"] == "2026-11-25T00:00:00Z"
    assert float(row["transverse_m_s"]) == pytest.approx(2.0)
    assert float(row["after_semi_major_axis_km"]) > float(row["before_semi_major_axis_km"])
    assert float(row["after_period_h"]) > float(row["before_period_h"])


def test_manoeuvres_show_what_becomes_of_the_windows(plan):
    words = ("--windows", "--start", "2026-11-22", "--stop", "10d", "--kind", "contact")
    done = run("manoeuvres", "--scenario", plan, *words)
    assert any(row["what"] == "moved" for row in rows(done.stdout))
    assert "# a: without manoeuvres" in done.stdout


def test_an_ephemeris_stands_wherever_a_scenario_may():
    done = run("table", "--scenario", HORIZONS, "--start", "2026-06-22T06:00:01Z", "--stop", "1h")
    assert "# warning: Between the points of smile_horizons" in done.stdout
    checked = run("check", HORIZONS)
    assert "caution  Between the points" in checked.stdout
    windows = run(
        "windows", "--scenario", HORIZONS, "--start", "2026-06-22T06:00:01Z", "--stop", "1d"
    )
    assert rows(windows.stdout)


def test_progress_is_shown_to_people_only(monkeypatch, capsys):
    quiet = progress.shown("reading a file")
    assert quiet(0.5)
    assert capsys.readouterr().err == ""

    class Terminal:
        said = ""

        def isatty(self):
            return True

        def write(self, text):
            self.said += text

        def flush(self):
            pass

    terminal = Terminal()
    monkeypatch.setattr(progress.sys, "stderr", terminal)
    monkeypatch.setattr(progress, "_AFTER_S", -1.0)
    monkeypatch.setattr(progress, "_EVERY_S", -1.0)
    told = progress.shown("reading a file")
    assert told(0.42)
    assert "reading a file  42 %" in terminal.said
    assert told(1.0)
    assert terminal.said.endswith("\r")
