"""The almanac: hours of the planning table, consistency of its kinds, and what it costs."""

import numpy as np
import pytest

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.base.units import HOUR_S
from smileviz.base.windows import Span
from smileviz.mission import almanac, files, truth
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.samples import Samples
from smileviz.mission.states import state_in

SMILE = files.bundled("smile")
ORBIT_H = 50.51


def span(start, stop):
    return Span(time.from_utc(start), time.from_utc(stop))


# Nothing in it is as it is by default: a kind that forgets what it reads is found out.
OTHER = files.apply_sets(
    SMILE,
    [
        "solar_wind.bz_nt=-4",
        "solar_wind.pdyn_npa=4.5",
        "solar_wind.aberration_deg=-3",
        "pointing.limb_angle_deg=24",
        "pointing.sun_limit_deg=47",
        "pointing.min_radius_km=61000",
        "pointing.baffle_deg=22",
        "pointing.uvi_offset_deg=24",
        "solar_wind.kp=4",
    ],
)


def at(t, scenario=SMILE):
    return Samples(scenario, ephemeris_of(scenario), np.asarray(t, dtype=np.float64))


WEEK = span("2026-11-20", "2026-11-27")
JULY = span("2026-07-01", "2026-07-11")
OCTOBER = span("2026-10-01", "2026-11-01")


# Worked out independently of this program: the SXI team's guidance law on a trajectory from JPL
# Horizons propagated with J2, J3, Sun and Moon; nose of the magnetopause 10 Earth radii away.
# Month: hours an orbit beyond 50,000 km, of these with the Sun beyond 40 deg, of these with the
# nose in the field; hours of eclipse in the month.
PLANNING = {
    ("2026-07-01", "2026-08-01"): (43.2, 43.2, 24.7, 0.0),
    ("2026-08-01", "2026-09-01"): (43.2, 39.7, 30.0, 0.0),
    ("2026-09-01", "2026-10-01"): (43.4, 27.9, 20.4, 0.0),
    ("2026-10-01", "2026-11-01"): (43.0, 22.7, 14.9, 11.0),
    ("2026-12-01", "2027-01-01"): (42.9, 38.2, 28.5, 0.0),
    ("2027-04-01", "2027-05-01"): (42.8, 41.3, 10.4, 9.5),
    ("2027-10-01", "2027-11-01"): (42.5, 27.9, 17.0, 9.3),
}


@pytest.mark.parametrize("month", PLANNING)
def test_hours_are_those_of_the_planning_table(month):
    far, sun, nose, eclipse = PLANNING[month]
    # 2.357 nPa put the nose of Shue et al. 1998 at 10.0 R_E.
    scenario = files.apply_sets(SMILE, ["solar_wind.pdyn_npa=2.357", "solar_wind.aberration_deg=0"])
    when = span(*month)
    orbits = when.length_s / HOUR_S / ORBIT_H
    allowed = almanac.windows("sxi_allowed", scenario, when)
    framed = allowed & almanac.windows("nose_in_sxi", scenario, when)
    beyond = almanac.windows("above_50000_km", scenario, when)
    assert beyond.total_s / HOUR_S / orbits == pytest.approx(far, abs=0.15)
    assert allowed.total_s / HOUR_S / orbits == pytest.approx(sun, abs=0.15)
    assert framed.total_s / HOUR_S / orbits == pytest.approx(nose, abs=0.35)
    hours = almanac.windows("penumbra", scenario, when).total_s / HOUR_S
    assert hours == pytest.approx(eclipse, abs=0.7)


def test_three_years_hold_67_eclipses_in_spring_and_autumn():
    found = almanac.windows("penumbra", SMILE, SMILE.span)
    assert len(found) == 67
    assert max(window.length_s for window in found) < 83 * 60.0
    months = {time.to_utc(window.start)[5:7] for window in found}
    assert months <= {"03", "04", "10"}
    umbra = almanac.windows("umbra", SMILE, SMILE.span)
    assert (umbra & found).total_s == pytest.approx(umbra.total_s)


@pytest.mark.parametrize("kind", almanac.WINDOWS, ids=lambda kind: kind.name)
def test_a_kind_is_true_in_its_windows_and_nowhere_else(kind):
    found = kind.windows(OTHER, OCTOBER)
    assert kind.windows(OTHER, OCTOBER) is found
    times = np.linspace(OCTOBER.start + 1.0, OCTOBER.stop - 1.0, 5003)
    edges = found.edges.ravel()
    near = np.zeros(len(times), dtype=bool)
    if len(edges):
        near = np.abs(times[:, None] - edges).min(axis=1) < 0.01
    true = kind.value(at(times, OTHER)) > 0.0
    assert (true == found.contains(times))[~near].all()


@pytest.mark.parametrize("kind", almanac.WINDOWS, ids=lambda kind: kind.name)
def test_margins_vanish_at_the_edges(kind):
    found = kind.windows(SMILE, OCTOBER)
    edges = found.edges.ravel()
    edges = edges[(edges > OCTOBER.start) & (edges < OCTOBER.stop)]
    if not len(edges):
        return
    before, after = (np.nan_to_num(kind.value(at(edges + d)), nan=-1.0) for d in (-0.01, 0.01))
    assert ((before > 0.0) != (after > 0.0)).all()


@pytest.mark.parametrize("kind", almanac.WINDOWS, ids=lambda kind: kind.name)
def test_a_kind_says_what_it_is_and_what_is_worth_knowing(kind):
    assert kind.sentence.endswith(".")
    assert kind.title
    assert kind.extreme is not None
    found = kind.windows(OTHER, OCTOBER)
    assert kind.source
    assert all(margin.title and margin.unit for margin in kind.margins)
    adds = kind.added(OTHER, found)
    assert tuple(adds) == kind.columns
    assert all(column.shape == (len(found),) for column in adds.values())
    best = adds[kind.extreme.name]
    assert best.shape == (len(found),)
    for window, value in zip(found, best, strict=True):
        inside = kind.extreme.values(at(np.linspace(window.start, window.stop, 501), OTHER))
        if kind.extreme.maximum:
            assert value >= np.nanmax(inside) - 1e-6
        else:
            assert value <= np.nanmin(inside) + 1e-6


@pytest.mark.parametrize("kind", almanac.EVENTS, ids=lambda kind: kind.name)
def test_events_are_in_order_and_within_the_span(kind):
    found = kind.events(SMILE, OCTOBER)
    assert (np.diff(found) > 0.0).all()
    assert ((found >= OCTOBER.start) & (found <= OCTOBER.stop)).all()
    assert kind.sentence.endswith(".")


def test_every_name_is_there_once():
    names = [kind.name for kind in (*almanac.WINDOWS, *almanac.EVENTS)]
    assert len(names) == len(set(names))


def test_at_perigee_and_apogee_the_distance_turns():
    for name, sign in (("perigee", 1.0), ("apogee", -1.0)):
        when = almanac.events(name, SMILE, WEEK)
        assert len(when) in {3, 4}
        here, before, after = (at(when + d).r_km for d in (0.0, -60.0, 60.0))
        assert (sign * (before - here) > 0.0).all()
        assert (sign * (after - here) > 0.0).all()


def test_at_the_nodes_the_spacecraft_is_on_the_true_equator():
    for name, sign in (("node_ascending", 1.0), ("node_descending", -1.0)):
        state = state_in(at(almanac.events(name, SMILE, WEEK)), Frame.TOD)
        assert np.abs(state[:, 2]).max() < 0.005
        assert (sign * state[:, 5] > 0.0).all()


def test_events_at_edges_leave_out_the_ends_of_the_span():
    first = next(iter(almanac.windows("sxi_allowed", SMILE, WEEK)))
    inside = Span(
        first.start + 600.0 if first.start > WEEK.start else WEEK.start, first.stop - 60.0
    )
    assert almanac.windows("sxi_allowed", SMILE, inside).total_s == inside.length_s
    assert len(almanac.events("sxi_allowed_start", SMILE, inside)) == 0
    assert len(almanac.events("sxi_allowed_stop", SMILE, inside)) == 0


def test_sun_limit_and_sun_angle_ok_part_all_time_between_them():
    near = almanac.windows("sun_limit", SMILE, OCTOBER)
    far = almanac.windows("sun_angle_ok", SMILE, OCTOBER)
    assert near.total_s + far.total_s == pytest.approx(OCTOBER.length_s, abs=0.1)
    assert (near & far).total_s < 0.1


def test_a_window_is_where_it_is_whatever_span_is_asked_for():
    whole = almanac.windows("penumbra", SMILE, SMILE.span)
    part = almanac.windows("penumbra", SMILE, OCTOBER)
    wanted = whole.edges[(whole.edges[:, 0] > OCTOBER.start) & (whole.edges[:, 1] < OCTOBER.stop)]
    assert part.edges == pytest.approx(wanted, abs=0.002)


def test_another_wind_does_not_look_for_the_eclipses_again():
    kind = almanac.window_kind("penumbra")
    first = kind.windows(SMILE, OCTOBER)
    before = truth._windows.cache_info()
    windy = files.apply_sets(SMILE, ["solar_wind.bz_nt=-5", "title='other'"])
    assert kind.windows(windy, OCTOBER) == first
    assert truth._windows.cache_info().misses == before.misses
    boundary = almanac.window_kind("outside_magnetopause")
    assert boundary.windows(windy, JULY) != boundary.windows(SMILE, JULY)


def test_the_pointing_of_the_scenario_counts():
    strict = files.apply_sets(SMILE, ["pointing.sun_limit_deg=60", "pointing.min_radius_km=90000"])
    allowed = almanac.windows("sxi_allowed", strict, OCTOBER)
    assert 0.0 < allowed.total_s < almanac.windows("sxi_allowed", SMILE, OCTOBER).total_s
    middle = np.array([0.5 * (window.start + window.stop) for window in allowed])
    assert (at(middle).r_km > 90000.0).all()


def test_stations_say_where_they_have_their_place_from():
    named = {station.name: station for station in almanac.stations()}
    assert named["ohiggins"].latitude_deg == -63.3211
    assert named["sanya"].approximate
    assert all(station.source and station.mask_deg == 5.0 for station in named.values())
    assert {f"contact:{name}" for name in named} <= {kind.name for kind in almanac.WINDOWS}


def test_an_unknown_kind_is_refused_with_those_there_are():
    with pytest.raises(SmileError, match=r"'penumbr'; there are .*penumbra"):
        almanac.windows("penumbr", SMILE, WEEK)
    with pytest.raises(SmileError, match="'perige'; there are perigee"):
        almanac.events("perige", SMILE, WEEK)
