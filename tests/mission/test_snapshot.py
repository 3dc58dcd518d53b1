"""The snapshot: one consistent world, worked out once and kept where nothing changed."""

from dataclasses import replace

import numpy as np
import pytest

from smileviz.base import time
from smileviz.base.arrays import angle_rad, norm
from smileviz.base.frames import Frame
from smileviz.base.units import DAY_S, EARTH_RADIUS_KM
from smileviz.base.windows import Span
from smileviz.mission import files, quantities
from smileviz.mission.almanac import EVENTS, WINDOWS
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.planes import PLANES
from smileviz.mission.slow import Slow
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.state import opening, page, zoomed
from smileviz.mission.stops import status
from smileviz.orbit.revolutions import perigees

SMILE = files.bundled("smile")
APOGEE = time.from_utc("2026-11-22T10:00:00Z")
PERIGEE = float(perigees(ephemeris_of(SMILE))[70])


def snapshot(t=APOGEE, *sets, frame=Frame.GSE):
    state = opening(files.apply_sets(SMILE, list(sets)), t)
    return Snapshot(replace(state, view=replace(state.view, frame=frame)), Slow())


@pytest.fixture(scope="module")
def now():
    return snapshot()


def test_the_boresight_points_at_the_aim_point_on_the_sun_earth_line(now):
    to_aim = now.aim_km - now.position_km
    assert angle_rad(now.cameras["sxi"].boresight, to_aim) < 1e-9
    aim_gse = now.rotation(Frame.GCRS, Frame.GSE) @ now.aim_km
    assert aim_gse[1:] == pytest.approx([0.0, 0.0], abs=1e-6)
    assert aim_gse[0] / EARTH_RADIUS_KM == pytest.approx(now.value("aim_x_re"))


def test_uvi_looks_from_sxi_towards_the_earth_by_the_assumed_angle(now):
    sxi, uvi = (now.cameras[name].boresight for name in ("sxi", "uvi"))
    offset = now.scenario.pointing.uvi_offset_deg
    assert np.degrees(angle_rad(sxi, uvi)) == pytest.approx(offset)
    to_earth = -now.position_km
    assert angle_rad(uvi, to_earth) < angle_rad(sxi, to_earth)


def test_cones_start_at_smile_and_end_on_the_earth_or_beyond_the_aim(now):
    here = now.position_km / EARTH_RADIUS_KM
    for name, ends in now.cones.items():
        away = ends - here
        off = np.degrees(angle_rad(away, now.cameras[name].boresight[None, :]))
        assert (off < 16.0).all(), name
        assert (norm(ends) > 0.99).all(), name


def test_a_cone_ends_on_the_earth_where_that_fills_the_field():
    low = snapshot(PERIGEE + 4.0 * 3600.0)
    assert 7.8 < low.r_re < 9.0
    assert norm(low.cones["uvi"]).min() == pytest.approx(1.0, abs=0.01)


def test_the_picture_and_the_table_say_the_same_number(now):
    for name in ("r_re", "sun_angle_deg", "magnetopause_distance_re"):
        series = now.series(name)
        expected = np.interp(now.t, series.t, series.values)
        assert now.value(name) == pytest.approx(expected, rel=1e-3)


def test_all_in_one_world_is_the_same_object_while_nothing_changed():
    slow = Slow()
    state = opening(SMILE, APOGEE)
    first, later = Snapshot(state, slow), Snapshot(replace(state, t=APOGEE + 60.0), slow)
    assert first.orbit is later.orbit
    assert first.path(Frame.GSE) is later.path(Frame.GSE)
    assert first.magnetopause == later.magnetopause
    assert first.series("r_re") is later.series("r_re")
    assert first.windows("sxi_allowed") is later.windows("sxi_allowed")


def test_the_track_holds_the_present_and_its_ends_are_perigees(now):
    track = now.orbit
    assert track.t[0] <= now.t <= track.t[-1]
    r = norm(track.position_km)
    assert r[0] < 16000.0
    assert r[-1] < 16000.0
    assert (np.diff(track.t) > 0.0).all()
    steps = norm(np.diff(track.position_km, axis=0))
    assert steps.max() < 3500.0
    hours = time.unix_s(track.hours_t) / 3600.0
    assert hours == pytest.approx(np.round(hours), abs=1e-6)


def test_the_path_in_a_turning_frame_meets_the_spacecraft(now):
    path = now.path(Frame.ITRS)
    here = [np.interp(now.t, now.orbit.t, path[:, k]) for k in range(3)]
    assert norm(np.array(here) - now.position_in(Frame.ITRS)) < 0.05


@pytest.mark.parametrize("frame", list(Frame))
def test_every_display_frame_shows_the_same_distances(frame):
    seen = snapshot(frame=frame)
    shown = seen.to_display(Frame.GCRS) @ seen.position_km
    assert norm(shown) == pytest.approx(norm(seen.position_km))
    assert seen.boundary_to_display @ seen.boundary_to_display.T == pytest.approx(np.eye(3))


def test_the_nose_of_the_boundaries_stands_four_degrees_to_the_dawn_side(now):
    nose = now.boundary_to_display @ np.array([1.0, 0.0, 0.0])
    assert np.degrees(np.arctan2(nose[1], nose[0])) == pytest.approx(-4.0)
    assert snapshot(APOGEE, "solar_wind.aberration_deg=0").boundary_to_display[0, 0] == (
        pytest.approx(1.0)
    )


def test_near_perigee_both_cameras_are_stopped_and_it_is_said_why():
    low = snapshot(PERIGEE)
    assert low.r_re < 5.0
    assert {stop.instrument for stop in low.stops} == {"sxi", "uvi"}
    assert "50" in status(low.stops, "uvi")


def test_at_apogee_both_may_observe(now):
    assert now.stops == ()
    assert status(now.stops, "sxi") == status(now.stops, "uvi")


def test_a_higher_sun_limit_stops_only_sxi():
    strict = snapshot(APOGEE, "pointing.sun_limit_deg=60")
    assert {stop.instrument for stop in strict.stops} == {"sxi"}
    assert "Sun" in status(strict.stops, "sxi")


@pytest.mark.parametrize("t", [APOGEE, PERIGEE])
@pytest.mark.parametrize("name", ["sxi", "uvi"])
def test_every_camera_has_a_picture_at_any_place_of_the_orbit(name, t):
    picture = snapshot(t).fov(name)
    assert picture.outline_deg.shape[1] == 2
    assert picture.mark("sun") is not None
    assert all(curve.sentence.endswith(".") for curve in picture.curves)


@pytest.mark.parametrize("plane", PLANES)
def test_every_plane_is_cut_once_while_the_boundaries_stay(now, plane):
    assert now.cut(plane) is now.cut(plane)
    assert {curve.name for curve in now.cut(plane).curves} == {"magnetopause", "bow_shock"}


def test_every_kind_of_the_almanac_answers_over_the_plots(now):
    for kind in WINDOWS:
        span = now.windows(kind.name).span
        assert span == now.page, kind.name
        assert span.start <= now.view.window.start < now.view.window.stop <= span.stop
    for kind in EVENTS:
        moments = now.events(kind.name)
        assert ((moments >= now.page.start) & (moments <= now.page.stop)).all()


def test_every_quantity_has_a_present_value():
    windy = snapshot(APOGEE, "solar_wind.bz_nt=-3")  # without a field there is no Mach number
    assert set(windy.values) == set(quantities.BY_NAME)
    within = {"foot_", "field", "line_"}  # there SMILE is outside, or its line open
    known = [value for name, value in windy.values.items() if name[:5] not in within]
    assert np.isfinite(known).all()


def test_the_ephemeris_says_its_age_and_how_far_to_trust_it(now):
    assert now.age_s / 86400.0 == pytest.approx(152.4, abs=0.1)
    assert 0.1 < now.error_km < 10.0
    assert "Horizons" in now.provenance.source
    assert now.provenance.warning == ""


def test_boundary_models_outside_their_range_are_pointed_out():
    assert snapshot().cautions == ()
    assert snapshot(APOGEE, "solar_wind.pdyn_npa=90").cautions


def test_a_selection_trims_what_is_drawn_of_the_orbit(now):
    chosen = Span(now.t - 1e4, now.t + 3e4)
    trimmed = Snapshot(replace(now.state, view=replace(now.view, selection=chosen)), Slow())
    assert (trimmed.orbit.t[0], trimmed.orbit.t[-1]) == (chosen.start, chosen.stop)
    assert trimmed.revolution is now.revolution
    nothing = replace(now.view, selection=Span(now.t, now.t))
    assert Snapshot(replace(now.state, view=nothing), Slow()).orbit is now.revolution


def test_a_page_holds_the_window_and_stays_while_that_moves_a_little(now):
    whole, window = now.scenario.span, now.view.window
    first = page(window, whole)
    assert first.start <= window.start - 2.4 * DAY_S
    assert first.stop >= window.stop + 2.4 * DAY_S
    by = 0.02 * window.length_s
    moved = [page(Span(window.start + k * by, window.stop + k * by), whole) for k in range(50)]
    assert len(set(moved)) <= 3
    assert page(whole, whole) == whole


def test_a_window_is_zoomed_about_the_moment(now):
    closer = zoomed(now.state, 0.5).window
    window, t = now.view.window, now.t
    assert closer.length_s == pytest.approx(0.5 * window.length_s)
    assert (t - closer.start) / closer.length_s == pytest.approx(
        (t - window.start) / window.length_s
    )
    assert zoomed(now.state, 1e9).window == now.scenario.span
    assert zoomed(now.state, 1e-9).window.length_s == 60.0
