"""Presets keep what matters in the picture; drags keep north; glides go round the Earth."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smileviz.base.arrays import norm, unit
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.mission.state import Pose
from smileviz.scene import gesture
from smileviz.scene.camera import PRESETS, Room, pose_between, pose_for, track_re, whole
from smileviz.scene.sight import Sight

MONTHS = [f"2026-{month:02d}-15T06:00:00Z" for month in (7, 9, 11)] + ["2027-03-20T18:00:00Z"]
WHOLE = ("dawn", "dusk", "sun", "pole")
SIZES = [(1280, 720), (1920, 1080), (704, 432), (500, 700)]


def sight(pose, size=(1280, 720)):
    position, focus, up = (np.array(v) for v in (pose.position, pose.focus, pose.up))
    return Sight(position, focus, up, np.radians(pose.view_angle_deg), *size)


@pytest.mark.parametrize("preset", WHOLE)
@pytest.mark.parametrize("utc", MONTHS)
def test_the_whole_orbit_is_in_the_picture_in_every_season_and_shape(preset, utc, at):
    now = at(utc, preset)
    for size in SIZES:
        pose = pose_for(preset, now, Room(size[0] / size[1]))
        xy, _ = sight(pose, size).project(track_re(now))
        margin = 0.03 * min(size)
        assert sight(pose, size).inside(xy, margin).all(), size


@pytest.mark.parametrize("preset", WHOLE)
@pytest.mark.parametrize("utc", MONTHS)
def test_the_track_does_not_run_under_the_legend(preset, utc, at):
    now = at(utc, preset)
    for size in SIZES:
        for covered in (0.2, 0.45):
            view = sight(pose_for(preset, now, Room(size[0] / size[1], covered)), size)
            xy, _ = view.project(track_re(now))
            assert xy[:, 0].min() > covered * size[0], size
            assert view.inside(xy, 0.03 * min(size)).all(), size


@pytest.mark.parametrize("preset", WHOLE)
@pytest.mark.parametrize("pdyn", [0.5, 2.0, 15.0])
def test_the_noses_of_both_boundaries_are_in_the_picture(preset, pdyn, at):
    now = at(preset=preset, sets=[f"solar_wind.pdyn_npa={pdyn}"])
    zero = np.zeros(1)
    for boundary in (now.magnetopause, now.bow_shock):
        nose = now.boundary_to_display @ [float(boundary.radius_re(zero, zero)[0]), 0.0, 0.0]
        view = sight(pose_for(preset, now, Room(16 / 9)))
        assert view.inside(view.project(nose)[0])


def test_dusk_is_seen_from_dusk_and_dawn_from_dawn_with_the_sun_left_and_right(at):
    now = at()
    for preset, side in (("dusk", 1.0), ("dawn", -1.0)):
        pose = pose_for(preset, now, Room(16 / 9))
        assert np.sign(pose.position[1]) == side
        view = sight(pose)
        sun, earth = (view.project(np.array(p))[0][0] for p in ([10.0, 0, 0], [0.0, 0, 0]))
        assert np.sign(earth - sun) == side


@pytest.mark.parametrize("preset", ["dawn", "dusk", "sun", "earth"])
def test_north_is_up(preset, at):
    view = sight(pose_for(preset, at(), Room(16 / 9)))
    assert view.project(np.array([0.0, 0.0, 0.8]))[0][1] > view.project(np.zeros(3))[0][1] + 5


@pytest.mark.parametrize("frame", [Frame.GSE, Frame.GSM, Frame.GCRS, Frame.ITRS, Frame.SM])
def test_presets_hold_in_every_frame(frame, at):
    now = at(frame=frame)
    for preset in PRESETS:
        pose = pose_for(preset, now, Room(16 / 9))
        assert np.isfinite([*pose.position, *pose.focus, *pose.up]).all()
        assert norm(np.array(pose.position)) > 1.2


def test_along_sxi_the_field_of_view_fills_the_middle_with_the_sun_to_the_right(at):
    now = at()
    view = sight(pose_for("sxi", now, Room(16 / 9)))
    ends = now.cones["sxi"] @ now.to_display(Frame.GCRS).T
    xy, _ = view.project(ends)
    assert view.inside(xy, 40.0).all()
    assert np.ptp(xy[:, 1]) > 0.6 * 720
    assert view.project(np.array([20.0, 0, 0]))[0][0] > view.project(np.zeros(3))[0][0]


@pytest.mark.parametrize("utc", ["2026-11-21T12:20:00Z", "2026-11-22T10:00:00Z"])
def test_riding_along_shows_smile_the_earth_and_the_aim(utc, at):
    now = at(utc)
    view = sight(pose_for("ride", now, Room(16 / 9)))
    display = now.to_display(Frame.GCRS)
    for point in (now.position_km, now.aim_km, np.zeros(3)):
        assert view.inside(view.project(display @ point / EARTH_RADIUS_KM)[0], 20.0)


def test_an_unknown_view_is_refused_with_the_known_ones(at):
    with pytest.raises(SmileError, match=r"'noon'.*dawn, dusk, sun, pole, ride, sxi, earth"):
        pose_for("noon", at(), Room(1.5))


def test_framing_all_keeps_the_side_one_looks_from(at):
    now = at()
    start = gesture.turned(pose_for("dawn", now, Room(16 / 9)), 0.6, 0.3)
    pose = whole(start, now, Room(16 / 9))
    assert np.allclose(
        unit(np.subtract(pose.position, pose.focus)), unit(np.subtract(start.position, start.focus))
    )
    view = sight(pose)
    assert view.inside(view.project(track_re(now))[0]).all()


@pytest.mark.parametrize("first", PRESETS)
@pytest.mark.parametrize("last", PRESETS)
def test_a_glide_begins_and_ends_where_it_should_and_never_meets_the_earth(first, last, at):
    now = at()
    a, b = (pose_for(name, now, Room(16 / 9)) for name in (first, last))
    assert pose_between(a, b, 0.0) == a
    assert pose_between(a, b, 1.0) == b
    lowest = min(norm(np.array(a.position)), norm(np.array(b.position)))
    for fraction in np.linspace(0.02, 0.98, 25):
        pose = pose_between(a, b, float(fraction))
        back = unit(np.subtract(pose.position, pose.focus))
        assert norm(np.array(pose.position)) >= lowest - 1e-9
        assert abs(np.array(pose.up) @ back) < 1e-9


def test_a_glide_is_slow_at_both_ends(at):
    a, b = (pose_for(name, at(), Room(16 / 9)) for name in ("dawn", "pole"))
    places = [np.array(pose_between(a, b, f).position) for f in (0.0, 0.05, 0.475, 0.525)]
    assert norm(places[1] - places[0]) < 0.3 * norm(places[3] - places[2])


DAWN = Pose((5.0, -80.0, 12.0), (0.0, 0.0, 5.0), (0.0, 0.0, 1.0), 24.0)


@given(st.lists(st.tuples(st.floats(-3, 3), st.floats(-2, 2)), min_size=1, max_size=6))
def test_turning_keeps_the_distance_and_the_horizon(drags):
    pose = DAWN
    for right, up in drags:
        pose = gesture.turned(pose, right, up)
    assert norm(np.array(pose.position)) == pytest.approx(norm(np.array(DAWN.position)))
    across = np.cross(pose.up, np.subtract(pose.position, pose.focus))
    assert abs(unit(across)[2]) < 1e-6
    assert pose.up[2] >= -1e-9


def test_a_drag_to_the_right_moves_the_eye_eastward_and_up_lifts_it():
    pose = gesture.turned(DAWN, 0.1, 0.0)
    assert pose.position[0] > DAWN.position[0]
    assert gesture.turned(DAWN, 0.0, 0.2).position[2] > DAWN.position[2]


@given(st.floats(0.3, 3.0), st.floats(100, 1180), st.floats(100, 620))
def test_what_is_under_the_pointer_stays_there_while_zooming(factor, x, y):
    view = sight(DAWN)
    ray = view.ray(x, y)
    ahead = -view.axes[2]
    target = view.position + ray * norm(view.position - view.focus) / (ray @ ahead)
    zoomed = sight(gesture.zoomed(DAWN, factor, ray))
    assert np.allclose(zoomed.project(target)[0], [x, y], atol=1e-6)


def test_panning_moves_the_picture_with_the_hand():
    before = sight(DAWN).project(np.array(DAWN.focus))[0]
    after = sight(gesture.panned(DAWN, 0.25, 0.1)).project(np.array(DAWN.focus))[0]
    assert np.allclose(after - before, [0.25 * 720, 0.1 * 720], atol=1e-6)


def test_focusing_puts_the_point_in_the_middle():
    pose = gesture.focused(DAWN, (3.0, 1.0, 2.0))
    assert np.allclose(sight(pose).project(np.array([3.0, 1.0, 2.0]))[0], [640, 360])


def test_no_gesture_enters_the_earth():
    pose = DAWN
    for _ in range(60):
        pose = gesture.zoomed(pose, 0.7, unit(-np.array(pose.position)))
    assert norm(np.array(pose.position)) >= 1.24
