"""The pointer: what is under it, in a sentence, and the time where a click goes."""

import numpy as np
import pytest

from smileviz.base.frames import Frame
from smileviz.base.units import EARTH_RADIUS_KM


@pytest.fixture
def shown(scene, window, at):
    window.SetSize(1280, 720)
    now = at()
    scene.show_now(now)
    scene._before_frame()
    return scene, now


def pixel_of(scene, point):
    return scene.sight.project(np.asarray(point))[0]


def test_smile_is_under_its_pixel(shown):
    scene, now = shown
    place = now.to_display(Frame.GCRS) @ now.position_km / EARTH_RADIUS_KM
    hit = scene.pick(*pixel_of(scene, place))
    assert hit.title == "SMILE"
    assert f"{now.r_re:.2f} R⊕" in hit.sentence


def test_the_track_tells_the_time_at_the_pointer(shown):
    scene, now = shown
    wanted = now.orbit.t[300]
    place = now.to_display(Frame.GCRS) @ now.ephemeris.position_km(wanted) / EARTH_RADIUS_KM
    hit = scene.pick(*pixel_of(scene, place))
    assert hit.name == "track_inertial"
    assert hit.t == pytest.approx(wanted, abs=120.0)


def test_the_aim_point_and_the_sun_are_found(shown):
    scene, now = shown
    aim = now.to_display(Frame.GCRS) @ now.aim_km / EARTH_RADIUS_KM
    assert scene.pick(*pixel_of(scene, aim)).title == "SXI aim point"
    sun = scene.pick(*pixel_of(scene, [19.0, 0.0, 0.0]))
    assert f"{now.value('sun_angle_deg'):.1f}°" in sun.sentence


def test_boundaries_are_found_on_their_outlines_with_the_nose_distance(shown):
    scene, now = shown
    for name, model in (("magnetopause", now.magnetopause), ("bow_shock", now.bow_shock)):
        theta, phi = np.array([1.2]), np.array([-0.5 * np.pi])
        radius = float(model.radius_re(theta, phi)[0])
        point = radius * np.array([np.cos(1.2), 0.0, -np.sin(1.2)])
        hit = scene.pick(*pixel_of(scene, now.boundary_to_display @ point))
        assert hit.name == name
        zero = np.zeros(1)
        assert f"{float(model.radius_re(zero, zero)[0]):.2f} R⊕" in hit.sentence


def test_empty_sky_is_nothing(shown):
    scene, _ = shown
    assert scene.pick(1200.0, 640.0) is None


def test_a_hidden_layer_is_not_found(shown, at):
    scene, now = shown
    aim = now.to_display(Frame.GCRS) @ now.aim_km / EARTH_RADIUS_KM
    scene.show_now(at(hidden=["aim", "sun", "magnetopause", "bow_shock", "sxi_cone"]))
    hit = scene.pick(*pixel_of(scene, aim))
    assert hit is None or hit.name not in {"aim", "sun", "magnetopause"}
