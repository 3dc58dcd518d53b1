"""The storm library: what is made up says so, in titles and in everything that is exported."""

import json

import cdflib
import numpy as np
import pytest
from typer.testing import CliRunner

from smileviz.base import time
from smileviz.cli.main import app
from smileviz.mission import files
from smileviz.mission.slow import Slow
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.state import opening
from smileviz.mission.wind import wind_of

STORMS = ("quiet", "typical", "cme", "southward", "stream")
TIMES = ("--start", "2026-11-22T10:00:00Z", "--stop", "2026-11-22T11:00:00Z")
COLUMNS = ("--step", "30min", "--quantities", "wind_bz_nt,magnetopause_distance_re")


def run(*words):
    done = CliRunner().invoke(app, list(words))
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.parametrize("name", STORMS)
def test_a_storm_says_that_it_is_synthetic_wherever_it_goes(name, tmp_path):
    scenario = files.bundled(name)
    assert "synthetic" in scenario.title.lower()
    assert wind_of(scenario.solar_wind).synthetic
    about = ("--scenario", name, *TIMES)
    meta = json.loads(run("table", *about, *COLUMNS, "--format", "json"))["meta"]
    assert meta["solar_wind"].startswith("SYNTHETIC")
    assert "SYNTHETIC" in run("table", *about, *COLUMNS).split("utc,")[0]
    run("table", *about, *COLUMNS, "--format", "cdf", "-o", str(tmp_path / "wind.cdf"))
    (said,) = cdflib.CDF(tmp_path / "wind.cdf").globalattsget()["solar_wind"]
    assert said.startswith("SYNTHETIC")
    for form in ("csv", "json", "ics", "evf"):
        found = run("windows", *about, "--kind", "outside_magnetopause", "--format", form)
        assert "SYNTHETIC" in found.replace("\r", "").replace("\n ", ""), form
    assert "SYNTHETIC" in run("events", *about, "--kind", "outside_magnetopause_start")
    now = Snapshot(opening(scenario, time.from_utc("2026-11-22T10:30:00Z")), Slow())
    assert now.here.wind.remark(now.t) == "Solar wind: synthetic"


def test_a_step_of_the_cme_reaches_the_magnetopause_at_once():
    scenario = files.bundled("cme")
    wind = wind_of(scenario.solar_wind)
    t = time.from_utc("2026-11-22T10:29:00Z") + np.array([0.0, 120.0])
    before, after = wind.at("pdyn_npa", t)
    assert after > 5.0 * before
    assert wind.at("bz_nt", t)[1] < -10.0
