"""Season calendar and long searches: rows against dense sampling, progress, stopping."""

import numpy as np
import pytest

from smileviz.base import time
from smileviz.base.progress import CancelledError
from smileviz.base.windows import Span
from smileviz.mission import almanac, files
from smileviz.mission.calendar import COLUMNS, calendar, columns_of
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.samples import Samples
from smileviz.mission.survey import blocks_of, survey

SMILE = files.bundled("smile")
SPAN = Span(time.from_utc("2026-10-01"), time.from_utc("2026-10-20"))
YEAR = Span(SMILE.span.start, SMILE.span.start + 365.25 * 86_400.0)


@pytest.fixture(scope="module")
def season():
    return calendar(SMILE, SPAN)


def true(name, t):
    return almanac.window_kind(name).value(Samples(SMILE, ephemeris_of(SMILE), t)) > 0.0


HOURS = {
    "sxi_h": lambda t: true("sxi_allowed", t),
    "uvi_h": lambda t: true("uvi_allowed", t),
    "both_h": lambda t: true("sxi_allowed", t) & true("uvi_allowed", t),
    "nose_h": lambda t: true("sxi_allowed", t) & true("nose_in_sxi", t),
    "sheath_h": lambda t: true("magnetosheath", t),
    "solar_wind_h": lambda t: true("outside_bow_shock", t),
}
MINUTES = {
    "penumbra_min": lambda t: true("penumbra", t),
    "umbra_min": lambda t: true("umbra", t),
    "contact_min": lambda t: true("contact:ohiggins", t) | true("contact:sanya", t),
    "contact_kiruna_min": lambda t: true("contact:kiruna", t),
    "belts_min": lambda t: true("inner_belt", t) | true("outer_belt", t),
}


@pytest.mark.parametrize("name", [*HOURS, *MINUTES])
def test_times_of_a_revolution_are_those_of_dense_sampling(name, season):
    per, holds = (60.0, MINUTES[name]) if name in MINUTES else (3600.0, HOURS[name])
    for row in range(len(season.rounds)):
        start, stop = season.rounds.edges[row]
        t = np.linspace(start, stop, 6001)
        wanted = holds(t).mean() * (stop - start) / per
        assert season.columns[name][row] == pytest.approx(wanted, abs=70.0 / per)


def test_crossings_are_those_of_the_windows(season):
    edges = almanac.windows("outside_magnetopause", SMILE, SPAN).edges.ravel()
    inside = edges[(edges > SPAN.start) & (edges < SPAN.stop)]
    assert season.columns["magnetopause_crossings"].sum() == len(inside)
    for row, (start, stop) in enumerate(season.rounds.edges):
        wanted = ((inside >= start) & (inside < stop)).sum()
        assert season.columns["magnetopause_crossings"][row] == wanted


def test_extremes_of_a_revolution(season):
    for row, (start, stop) in enumerate(season.rounds.edges):
        s = Samples(SMILE, ephemeris_of(SMILE), np.linspace(start, stop, 6001))
        r = s.r_km
        assert season.columns["apogee_r_re"][row] == pytest.approx(r.max() / 6371.2, abs=1e-4)
        assert season.columns["perigee_altitude_km"][row] == pytest.approx(
            r.min() - 6378.137, abs=5.0
        )
        high = r > SMILE.pointing.min_radius_km
        sun = np.degrees(s.sun_angle_rad)[high]
        least = season.columns["min_sun_angle_deg"][row]
        assert least == pytest.approx(np.nanmin(sun), abs=0.05)


def test_every_column_is_there_for_every_revolution(season):
    names = [column.name for column in columns_of(SMILE)]
    assert list(season.columns) == names
    assert len(names) == len(set(names)) == len(COLUMNS) + 8
    assert all(len(column) == len(season.rounds) for column in season.columns.values())
    assert all(column.sentence.endswith(".") and column.title for column in columns_of(SMILE))


def test_a_year_has_its_seasons():
    whole = calendar(SMILE, YEAR)
    assert 170 <= whole.rounds.whole.sum() <= 174
    sxi = whole.columns["sxi_h"][whole.rounds.whole]
    assert sxi.max() > 43.0
    assert sxi.min() < 23.5
    eclipsed = whole.columns["penumbra_min"] > 0.0
    months = {time.to_utc(float(t))[5:7] for t in whole.rounds.edges[eclipsed, 0]}
    assert months <= {"03", "04", "10"}


def test_blocks_joined_are_the_search_of_the_whole():
    names = ("penumbra", "contact:sanya", "sxi_allowed", "outer_belt", "nose_in_sxi")
    found = survey(SMILE, YEAR, names)
    assert len(list(blocks_of(YEAR))) == 4
    assert list(found) == list(names)
    for name in names:
        whole = almanac.windows(name, SMILE, YEAR)
        assert found[name].span == YEAR
        assert found[name].edges == pytest.approx(whole.edges, abs=0.005)


def test_a_long_search_tells_how_far_it_is_and_stops_when_told():
    shares = []

    def patient(share):
        shares.append(share)
        return True

    survey(SMILE, YEAR, ("umbra", "penumbra"), patient)
    assert shares == sorted(shares)
    assert shares[0] == 0.0
    assert shares[-1] == 1.0
    assert len(shares) == 9
    told = []

    def impatient(share):
        told.append(share)
        return len(told) < 3

    with pytest.raises(CancelledError, match="search was cancelled"):
        survey(SMILE, YEAR, ("umbra", "penumbra"), impatient)
    assert len(told) == 3
    with pytest.raises(CancelledError):
        calendar(SMILE, YEAR, lambda share: share < 0.1)
