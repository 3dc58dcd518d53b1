"""Worst margins of every revolution, against dense sampling; what stops SXI and UVI."""

from dataclasses import replace

import numpy as np
import pytest

from smileviz.base import time
from smileviz.base.windows import Span
from smileviz.mission import almanac, files, stops
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.rounds import rounds
from smileviz.mission.samples import Samples
from smileviz.mission.worst import worst

SMILE = files.bundled("smile")
SPAN = Span(time.from_utc("2026-10-05"), time.from_utc("2026-10-14"))
T = np.linspace(SPAN.start, SPAN.stop, 60_001)
HERE = Samples(SMILE, ephemeris_of(SMILE), T)


def at(text, scenario=SMILE):
    return Samples(scenario, ephemeris_of(scenario), np.array([time.from_utc(text)]))


@pytest.mark.parametrize("during", [None, "above_50000_km", "r_re > 12 and not umbra"])
def test_the_worst_of_each_revolution_is_the_least_of_it(during):
    names = ("sxi_allowed", "nose_in_sxi", "contact:ohiggins", "penumbra")
    rows = worst(SMILE, SPAN, names, during)
    when = np.ones(len(T), bool)
    if during is not None:
        when = almanac.where(during, SMILE).windows(SMILE, SPAN).contains(T)
    found = rounds(SMILE, SPAN)
    row_of = found.of(T)
    margins = {
        margin.title: margin
        for name in names
        for margin in almanac.window_kind(name, SMILE).margins
    }
    assert {row.title for row in rows} == set(margins)
    for row in rows:
        values = margins[row.title](HERE)
        inside = when & (found.numbers[row_of] == row.number)
        if np.isnan(values[inside]).any():
            assert row.margin == -np.inf
            assert not row.allowed
            continue
        assert row.margin <= values[inside].min() + 1e-9
        coarse = 30.0 if row.unit == "km" else 0.3  # the samples are 13 s apart
        assert row.margin == pytest.approx(values[inside].min(), abs=coarse)
        assert SPAN.start <= row.t <= SPAN.stop
        assert row.allowed == (row.margin > 0.0)


def test_the_smallest_margin_of_a_unit_comes_first():
    rows = worst(SMILE, SPAN, ("sxi_allowed", "outside_magnetopause"))
    units = [row.unit for row in rows]
    assert units == sorted(units, key=["deg", "km", "R⊕"].index)
    for unit in set(units):
        values = [row.margin for row in rows if row.unit == unit]
        assert values == sorted(values)


def test_every_revolution_in_which_it_counts_has_a_row():
    rows = worst(SMILE, SPAN, ("uvi_allowed",))
    numbers = rounds(SMILE, SPAN).numbers.tolist()
    for title in {row.title for row in rows}:
        assert sorted(row.number for row in rows if row.title == title) == numbers


def test_what_stops_sxi_now_is_named_with_its_margin():
    (low, *_), _ = _by_instrument(at("2026-11-02T12:00:00Z"))
    assert low.margin < 0.0
    assert low.sentence
    sun = [stop for stop in stops.stops(at("2026-11-20T20:00:00Z")) if stop.instrument == "sxi"]
    assert [stop.name for stop in sun] == ["sun"]
    assert sun[0].unit == "deg"
    assert f"{-sun[0].margin:.1f}° inside the 40° limit" in sun[0].sentence
    assert stops.sentence(at("2026-11-20T20:00:00Z"), "sxi") == sun[0].sentence


def _by_instrument(here):
    found = stops.stops(here)
    return tuple([stop for stop in found if stop.instrument == name] for name in ("sxi", "uvi"))


def test_the_binding_limit_comes_first():
    strict = files.apply_sets(SMILE, ["pointing.min_radius_km=150000", "pointing.sun_limit_deg=50"])
    here = at("2026-11-20T20:00:00Z", strict)
    sxi, uvi = _by_instrument(here)
    parts = {"radius": 150000.0, "sun": 50.0}
    exceeded = [-stop.margin / parts[stop.name] for stop in sxi]
    assert exceeded == sorted(exceeded, reverse=True)
    assert {stop.name for stop in sxi} == {"radius", "sun"}
    assert {stop.name for stop in uvi} == {"radius"}


def test_the_baffle_stops_sxi_alone_when_the_law_lets_the_earth_in():
    near = files.apply_sets(SMILE, ["pointing.limb_angle_deg=18"])
    sxi, uvi = _by_instrument(at("2026-11-20T06:00:00Z", near))
    assert [(stop.name, stop.unit) for stop in sxi] == [("baffle", "deg")]
    assert sxi[0].margin == pytest.approx(-2.0, abs=1e-5)
    assert "assumed" in sxi[0].sentence
    assert uvi == []
    assert len(almanac.windows("sxi_allowed", near, SPAN)) == 0
    edge = files.apply_sets(SMILE, ["pointing.limb_angle_deg=20"])
    assert len(almanac.windows("sxi_allowed", edge, SPAN)) == len(
        almanac.windows("sxi_allowed", SMILE, SPAN)
    )


def test_where_an_instrument_may_observe_the_nearest_limit_is_named():
    here = at("2026-11-20T06:00:00Z")
    assert stops.stops(here) == ()
    spares = {(item.instrument, item.title): item.margin for item in stops.spares(here)}
    assert all(margin > 0.0 for margin in spares.values())
    assert "to spare" in stops.sentence(here, "sxi")
    assert stops.sentence(here, "uvi") == "UVI may observe."


@pytest.mark.parametrize("text", ["2026-11-20T06:00:00Z", "2026-11-20T20:00:00Z"])
def test_when_it_changes_is_the_next_edge(text):
    t = time.from_utc(text)
    found = stops.changes_t(SMILE, "sxi_allowed", t)
    edges = almanac.windows("sxi_allowed", SMILE, Span(t - 1e6, t + 1e6)).edges.ravel()
    assert found == pytest.approx(edges[edges > t].min(), abs=0.01)


def test_what_does_not_change_for_weeks_has_no_time():
    t = time.from_utc("2026-07-01")
    assert stops.changes_t(SMILE, "umbra", t) is None
    high = replace(SMILE, pointing=replace(SMILE.pointing, min_radius_km=150_000.0))
    assert stops.changes_t(high, "uvi_allowed", t) is None
