"""A wind that changes every minute: all moments at once are each moment by itself."""

from dataclasses import replace

import numpy as np
import pytest

from smileviz.base import time
from smileviz.base.windows import Span
from smileviz.mission import almanac, files, kinds, truth, wind_files
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.samples import Samples, boundary, conditions_of, steady
from smileviz.mission.scenario import Models
from smileviz.mission.wind import wind_of
from smileviz.mission.wind_gaps import unknown

START = time.from_utc("2026-11-22T00:00:00Z")
DAY = Span(START, START + 86400.0)
PAIRS = [
    ("shue98", "jelinek12"),
    ("shue97", "farris94"),
    ("petrinec96", "chao02"),
    ("lin10", "merka05"),
    ("liu15", "jerab05"),
    ("nguyen22", "formisano79"),
]


@pytest.fixture(scope="module")
def minutes(tmp_path_factory):
    """A day of minutes, wild, with a gap of plasma and an hour of nothing."""
    random = np.random.default_rng(20261122)
    rows = ["time,density [cm-3],speed [km/s],bx_gsm [nT],by_gsm [nT],bz_gsm [nT],temperature [K]"]
    for k in range(1440):
        if 600 <= k < 660:
            continue
        plasma = f"{random.uniform(1, 60):.2f},{random.uniform(300, 900):.1f}"
        plasma = "," if 300 <= k < 310 else plasma
        field = ",".join(f"{value:.2f}" for value in random.normal(0.0, 6.0, 3))
        text = time.to_utc(START + 60.0 * k)
        rows.append(f"{text},{plasma},{field},{random.uniform(2e4, 4e5):.0f}")
    path = tmp_path_factory.mktemp("wind") / "minutes.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def scenario(minutes):
    smile = files.bundled("smile")
    drive = wind_files.file_wind((minutes,))
    return replace(smile, solar_wind=replace(smile.solar_wind, drive=drive))


def under(scenario, pair):
    return replace(scenario, models=Models(magnetopause=pair[0], bow_shock=pair[1]))


@pytest.mark.parametrize("pair", PAIRS, ids="-".join)
def test_the_boundaries_of_many_moments_are_those_of_each(scenario, pair):
    scenario = under(scenario, pair)
    t = START + np.arange(30.0, 86400.0, 1800.0)
    many = Samples(scenario, ephemeris_of(scenario), t)
    distances = (many.magnetopause_distance_re, many.bow_shock_distance_re)
    margin = (many.outside_re(0), many.outside_re(1))
    for k in range(0, len(t), 3):
        still = steady(scenario, float(t[k]))
        one = Samples(still, many.ephemeris, t[k : k + 1])
        conditions = conditions_of(still, float(one.tilt_rad[0]), float(one.roll_rad[0]))
        for which in (0, 1):
            if np.isnan(distances[which][k]):
                assert wind_of(scenario.solar_wind).missing(t[k : k + 1]).all()
                continue
            model = boundary(scenario.models, which, conditions)
            assert hash(model) is not None
            each = (one.magnetopause_distance_re, one.bow_shock_distance_re)[which]
            assert distances[which][k] == pytest.approx(float(each[0]), abs=1e-6)
            radius = one.outside_re(which)
            assert margin[which][k] == pytest.approx(float(radius[0]), abs=1e-9)
    lost = np.isnan(distances[0])
    assert lost.sum() == 3  # 05:00:30 no plasma; 10:00:30 and 10:30:30 nothing at all
    assert ((margin[0] > 0.0) == (distances[0] > 0.0)).all()
    assert (many.region[lost] == "unknown").all()


@pytest.mark.parametrize("pair", [PAIRS[0], PAIRS[3]], ids="-".join)
@pytest.mark.parametrize(("which", "kind"), [(0, "outside_magnetopause"), (1, "outside_bow_shock")])
def test_every_crossing_is_found_and_none_is_made_up(scenario, pair, which, kind):
    scenario = under(scenario, pair)
    found = almanac.windows(kind, scenario, DAY)
    t = START + np.arange(0.25, 86400.0, 2.0)
    margin = Samples(scenario, ephemeris_of(scenario), t).outside_re(which)
    brute = np.nan_to_num(margin, nan=-1.0) > 0.0
    assert (found.contains(t) == brute).all()
    assert len(found) == ((brute[1:] & ~brute[:-1]).sum() + brute[0])
    assert len(found) > 20


def test_windows_do_not_change_when_they_are_sought_part_by_part(scenario, monkeypatch):
    whole = almanac.windows("outside_magnetopause", scenario, DAY)
    monkeypatch.setattr(truth, "_MOST_LEAPS", 100)
    assert len(truth.parts(scenario, DAY)) > 10
    for cached in (kinds._windows, truth._windows):
        cached.cache_clear()
    parts = almanac.windows("outside_magnetopause", scenario, DAY)
    for cached in (kinds._windows, truth._windows):
        cached.cache_clear()
    assert len(parts) == len(whole)
    assert parts.edges == pytest.approx(whole.edges, abs=2e-3)


def test_the_largest_distance_in_a_window_is_that_of_its_best_minute(scenario):
    kind = almanac.window_kind("outside_magnetopause")
    found = kind.windows(scenario, DAY)
    largest = kind.added(scenario, found)["max_outside_re"]
    longest = int(np.argmax(found.edges[:, 1] - found.edges[:, 0]))
    t = np.arange(*found.edges[longest], 0.5)
    margin = Samples(scenario, ephemeris_of(scenario), t).outside_re(0)
    assert largest[longest] == pytest.approx(np.nanmax(margin), abs=1e-4)


def test_the_edge_of_a_gap_is_a_cut_and_no_crossing(scenario):
    kind = almanac.window_kind("outside_magnetopause")
    found = kind.windows(scenario, DAY)
    gaps = unknown(wind_of(scenario.solar_wind), DAY).edges
    at_gaps = np.isin(found.edges, gaps)
    assert at_gaps.any()
    assert (
        kind.cut(scenario, found) == at_gaps | np.isin(found.edges, [DAY.start, DAY.stop])
    ).all()
    for name in ("outside_magnetopause_start", "outside_magnetopause_stop"):
        crossings = almanac.events(name, scenario, DAY)
        assert len(crossings) > 20
        assert not np.isin(crossings, gaps).any()


def test_it_is_known_to_the_second_when_nothing_is_known(scenario):
    lost = unknown(wind_of(scenario.solar_wind), DAY)
    plasma, everything = lost.edges - START
    assert plasma == pytest.approx([300 * 60.0, 310 * 60.0])
    assert everything == pytest.approx([600 * 60.0, 660 * 60.0])
