"""Envelope of observability and chances, against windows and dense sampling."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from smileviz.base import time
from smileviz.base.windows import Span
from smileviz.mission import almanac, envelope, files
from smileviz.mission.chances import chances
from smileviz.mission.drive import FileWind
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.margins.observing import nose_deg
from smileviz.mission.rounds import per_round_s, rounds
from smileviz.mission.samples import Samples

SMILE = files.bundled("smile")
T = time.from_utc("2026-11-20T06:00:00Z")
SPAN = Span(time.from_utc("2026-07-05"), time.from_utc("2026-07-12"))


def wind(pdyn, bz, scenario=SMILE):
    return files.apply_sets(scenario, [f"solar_wind.pdyn_npa={pdyn}", f"solar_wind.bz_nt={bz}"])


@pytest.mark.parametrize("model", ["shue98", "lin10", "shue97"])
def test_the_map_of_a_moment_is_the_margin_of_each_wind(model):
    scenario = files.apply_sets(SMILE, [f"models.magnetopause={model}"])
    found = envelope.at_moment(scenario, T)
    assert set(np.unique(found.share)) == {0.0, 1.0}
    for i in (0, 13, 20, 33, 40):
        for j in (0, 9, 17, 26, 39):
            there = wind(found.pdyn_npa[j], found.bz_nt[i], scenario)
            margin = nose_deg(Samples(there, ephemeris_of(SMILE), np.array([T])))[0]
            assert (margin > 0.0) == (found.share[i, j] == 1.0)
            ahead = np.zeros(1)
            at_once = Samples(there, ephemeris_of(SMILE), np.array([T])).each(0)
            assert found.nose_re[i, j] == pytest.approx(at_once.radius_re(ahead, ahead)[0])


def test_the_nose_is_in_view_between_its_limits():
    t = np.linspace(SPAN.start, SPAN.stop, 3001)
    s = Samples(SMILE, ephemeris_of(SMILE), t)
    low, high = envelope.limits_re(s).T
    nose = envelope.nose_re(SMILE, T, 0.0, 0.0)
    r = np.interp(SMILE.solar_wind.dynamic_pressure_npa, envelope.PDYN_NPA, nose[20])
    inside = (r > low) & (r < high)
    margin = nose_deg(s)
    sure = np.abs(np.nan_to_num(margin, nan=-9.0)) > 0.1
    assert (inside == (margin > 0.0))[sure].all()
    assert inside.any()
    assert not inside.all()


@pytest.mark.parametrize(("pdyn", "bz"), [(1.0, 5.0), (2.0, 0.0), (6.0, -10.0)])
def test_the_share_of_a_revolution_is_the_time_of_the_windows(pdyn, bz):
    found = envelope.of_revolution(SMILE, SPAN.start + 86_400.0)
    scenario = wind(pdyn, bz)
    allowed = almanac.windows("sxi_allowed", scenario, found.span)
    seen = allowed & almanac.windows("nose_in_sxi", scenario, found.span)
    j = int(np.argmin(np.abs(np.log(found.pdyn_npa / pdyn))))
    i = int(np.argmin(np.abs(found.bz_nt - bz)))
    near = wind(found.pdyn_npa[j], found.bz_nt[i])
    seen = allowed & almanac.windows("nose_in_sxi", near, found.span)
    assert found.observing_h == pytest.approx(allowed.total_s / 3600.0)
    assert found.share[i, j] == pytest.approx(seen.total_s / allowed.total_s, abs=0.01)
    assert rounds(SMILE).numbers[rounds(SMILE).at(SPAN.start + 86_400.0)] == found.number


def test_a_model_that_nods_with_the_dipole_is_followed():
    scenario = files.apply_sets(SMILE, ["models.magnetopause=lin10"])
    found = envelope.of_revolution(scenario, SPAN.start + 86_400.0)
    i, j = 14, 25
    there = wind(found.pdyn_npa[j], found.bz_nt[i], scenario)
    allowed = almanac.windows("sxi_allowed", there, found.span)
    seen = allowed & almanac.windows("nose_in_sxi", there, found.span)
    assert found.share[i, j] == pytest.approx(seen.total_s / allowed.total_s, abs=0.01)


def test_without_observing_time_there_is_no_share():
    never = files.apply_sets(SMILE, ["pointing.min_radius_km=150000"])
    found = envelope.over(never, SPAN)
    assert found.observing_h == 0.0
    assert np.isnan(found.share).all()


def test_observing_times_are_spread_evenly_over_the_windows():
    allowed = almanac.windows("sxi_allowed", SMILE, SPAN)
    t = envelope.observing_times(allowed)
    assert allowed.contains(t).all()
    assert len(t) == pytest.approx(allowed.total_s / 600.0, abs=1.0)
    for window in allowed:
        inside = ((t >= window.start) & (t <= window.stop)).sum()
        assert inside == pytest.approx(window.length_s / 600.0, abs=1.5)


@pytest.fixture
def gusty(tmp_path):
    path = Path(tmp_path) / "wind.csv"
    t = np.arange(SPAN.start - 3600.0, SPAN.start + 4 * 86_400.0, 900.0)
    turns = np.random.default_rng(3).uniform(-1.0, 1.0, (len(t), 2))
    rows = [
        f"{time.to_utc(float(moment))},{6.0 + 5.0 * a:.3f},420,0,0,{12.0 * b:.3f}"
        for moment, (a, b) in zip(t, turns, strict=True)
    ]
    path.write_text("\n".join(["utc,density_cm3,speed_km_s,bx_nt,by_nt,bz_nt", *rows]) + "\n")
    return replace(SMILE, solar_wind=replace(SMILE.solar_wind, drive=FileWind((str(path),))))


def test_chances_of_a_wind_that_changes(gusty):
    found = chances(gusty, SPAN)
    allowed = almanac.windows("sxi_allowed", gusty, SPAN)
    assert found.observing_h == pytest.approx(per_round_s(allowed, found.rounds) / 3600.0)
    assert (found.known_h <= found.observing_h + 1e-9).all()
    assert found.known_h[-1] == 0.0  # the file ends before
    assert np.isnan(found.in_view[-1])
    some = found.known_h > 1.0
    assert (found.in_view[some] > 0.0).all()
    assert (found.in_view[some] < 1.0).all()
    with_files = found.probability[found.observing_h > 1.0]
    assert ((with_files > 0.0) & (with_files < 1.0)).all()
    assert "winds that the timeline has" in found.sentence


def test_the_probability_is_that_of_every_wind_tried_by_hand(gusty):
    found = chances(gusty, SPAN)
    row = int(np.flatnonzero(found.rounds.whole)[0])
    span = found.rounds.span(row)
    allowed = almanac.windows("sxi_allowed", gusty, span)
    t = envelope.observing_times(allowed)[::20]
    s = Samples(gusty, ephemeris_of(SMILE), t)
    moments = np.arange(SPAN.start - 3600.0, SPAN.start + 4 * 86_400.0, 900.0)
    seen = []
    for pdyn, bz in zip(s.wind.at("pdyn_npa", moments), s.wind.at("bz_nt", moments), strict=True):
        there = Samples(wind(pdyn, bz), ephemeris_of(SMILE), t)
        seen.append((nose_deg(there) > 0.0).mean())
    assert found.probability[row] == pytest.approx(np.mean(seen), abs=0.04)


def test_a_constant_wind_has_no_probability():
    found = chances(SMILE, SPAN)
    assert np.isnan(found.probability).all()
    assert np.isfinite(found.in_view[found.observing_h > 1.0]).all()
    assert "constant" in found.sentence
