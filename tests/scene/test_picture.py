"""Pictures: what is drawn is where physics says it is, in the colours of the theme."""

from dataclasses import replace

import numpy as np
import pytest

from smileviz.base import geodesy
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.base.theme import DARK, LIGHT
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.mission.state import CameraChoice, Pose
from smileviz.scene import opengl
from smileviz.scene.camera import PRESETS
from smileviz.scene.layers import LAYERS
from smileviz.scene.paper import SWITCHES
from smileviz.scene.scene import picture
from smileviz.scene.stars import catalogue, star_directions

ALL = {*(kind.name for kind in LAYERS), *(name for name, _ in SWITCHES)}
# SIMBAD, ICRS J2000: right ascension and declination in degrees, V magnitude.
KNOWN_STARS = {
    "Sirius": (101.28715533, -16.71611586, -1.46),
    "Vega": (279.23473479, 38.78368896, 0.03),
    "Betelgeuse": (88.79293899, 7.40706400, 0.42),
    "Polaris": (37.95456067, 89.26410897, 2.02),
}


def only(*names):
    return ALL - set(names)


def drawn(scene, window, now, pose=None):
    """The picture of *now* in the small window (360, 640, 3) and the sight it was taken with."""
    from smileviz.scene.scene import _read

    scene.show_now(now)
    if pose is not None:
        scene.set_pose(pose)
    window.Render()
    return _read(window).astype(float), scene.sight


def pixel(image, xy):
    """Mean colour around the pixel *xy*, which counts from the bottom left."""
    x, y = round(float(xy[0])), image.shape[0] - 1 - round(float(xy[1]))
    return image[max(0, y - 1) : y + 2, max(0, x - 1) : x + 2].mean(axis=(0, 1))


@pytest.mark.parametrize("preset", PRESETS)
def test_every_preset_shows_something_in_many_colours(preset, scene, window, at):
    image, _ = drawn(scene, window, at(preset=preset))
    assert image.std() > 4.0
    assert len(np.unique(image.reshape(-1, 3), axis=0)) > 500


def test_a_picture_has_the_size_asked_for_and_the_same_composition_at_every_size(at):
    small = picture(at(), (800, 450), scale=1.0).astype(float)
    large = picture(at(), (1600, 900), scale=2.0).astype(float)
    assert small.shape == (450, 800, 3)
    assert large.shape == (900, 1600, 3)
    halved = large.reshape(450, 2, 800, 2, 3).mean(axis=(1, 3))
    assert np.abs(halved - small).mean() < 4.0


def test_the_light_theme_prints_on_white(at):
    image = picture(at(), (480, 270), LIGHT)
    assert np.median(image) > 235
    assert image.std() > 10.0


def test_the_background_is_that_of_the_theme(scene, window, at):
    image, _ = drawn(scene, window, at(hidden=ALL))
    background = [int(DARK.background[i : i + 2], 16) for i in (1, 3, 5)]
    assert np.abs(image - background).max() <= 1.0


def test_the_same_moment_gives_the_same_picture(at):
    assert (picture(at(), (320, 180)) == picture(at(), (320, 180))).all()


# --- the Earth
NEAR = 6.0


def earth_seen_from(direction):
    """A pose near the Earth, which then fills most of the picture."""
    eye = NEAR * direction
    return Pose(tuple(eye), (0.0, 0.0, 0.0), (0.0, 0.0, 1.0), 24.0)


def test_the_earth_is_bright_towards_the_sun_and_dark_away_from_it(scene, window, at):
    now = at(hidden=only("earth"))
    image, view = drawn(scene, window, now, earth_seen_from(np.array([0.0, -1.0, 0.0])))
    turn = np.radians(np.arange(10, 171, 20))
    lit, dark = (
        np.array([[side * np.sin(a), -0.4, 0.85 * np.cos(a)] for a in turn]) for side in (1.0, -1.0)
    )
    brightness = [
        np.mean(
            [pixel(image, view.project(0.93 * p / np.linalg.norm(p))[0]).mean() for p in points]
        )
        for points in (lit, dark)
    ]
    assert brightness[0] > 3.0 * brightness[1]


@pytest.mark.parametrize(
    ("hour", "place_deg", "land"),
    [
        ("11:30", (24.0, 12.0), "sand"),  # Libyan desert near its noon
        ("03:30", (-25.0, 128.0), "sand"),  # Australia
        ("22:30", (5.0, -150.0), "sea"),  # the Pacific
        ("14:30", (20.0, -45.0), "sea"),  # the Atlantic
        ("06:00", (-20.0, 80.0), "sea"),  # the Indian Ocean
    ],
)
def test_land_and_sea_are_where_they_are(hour, place_deg, land, scene, window, at):
    now = at(f"2026-07-10T{hour}:00Z", hidden=only("earth"))
    ground = geodesy.from_geodetic(*np.radians(place_deg), 0.0) / EARTH_RADIUS_KM
    place = now.to_display(Frame.ITRS) @ ground
    image, view = drawn(scene, window, now, earth_seen_from(place / np.linalg.norm(place)))
    red, _, blue = pixel(image, view.project(place)[0])
    assert (red > blue + 30) if land == "sand" else (blue > red + 10), (red, blue)


def test_hovering_the_earth_tells_the_place(scene, window, at):
    now = at("2026-07-10T11:30:00Z", hidden=only("earth"))
    ground = geodesy.from_geodetic(np.radians(48.2), np.radians(16.4), 0.0) / EARTH_RADIUS_KM
    place = now.to_display(Frame.ITRS) @ ground
    _, view = drawn(scene, window, now, earth_seen_from(place / np.linalg.norm(place)))
    hit = scene.pick(*view.project(place)[0])
    assert hit is not None
    assert hit.title == "Earth"
    north, east = (float(part.split("°")[0]) for part in hit.sentence.split(". ")[0].split(", "))
    assert (north, east) == (pytest.approx(48.2, abs=0.4), pytest.approx(16.4, abs=0.4))


# --- stars
def test_the_catalogue_holds_the_known_stars():
    stars = catalogue()
    assert len(stars) == 5044
    for ra, dec, magnitude in KNOWN_STARS.values():
        away = np.hypot((stars[:, 0] - ra) * np.cos(np.radians(dec)), stars[:, 1] - dec)
        nearest = int(np.argmin(away))
        assert away[nearest] < 0.01
        assert stars[nearest, 2] == pytest.approx(magnitude, abs=0.15)


@pytest.mark.parametrize("name", KNOWN_STARS)
def test_a_star_is_drawn_in_its_true_direction(name, scene, window, at):
    ra, dec, magnitude = KNOWN_STARS[name]
    now = at(hidden=only("sky"))
    star = now.to_display(Frame.GCRS) @ star_directions(np.array([[ra, dec, magnitude, 0.0]]))[0]
    off = np.cross(star, [0.3, 0.5, 0.8])
    axis = star + 0.05 * off / np.linalg.norm(off)
    eye = np.array([30.0, -20.0, 10.0])
    pose = Pose(tuple(eye), tuple(eye + 10.0 * axis), (0.0, 0.0, 1.0), 20.0)
    image, view = drawn(scene, window, now, pose)
    xy, _ = view.project(view.position + 1e6 * star)
    light = image.sum(axis=2)
    x, y = round(float(xy[0])), 359 - round(float(xy[1]))
    near = light[y - 6 : y + 7, x - 6 : x + 7]
    row, column = np.unravel_index(np.argmax(near), near.shape)
    assert near.max() > 150
    assert np.hypot(row - 6, column - 6) <= 1.5


# --- boundaries and cones
def test_the_rim_of_the_magnetopause_stands_where_the_model_puts_it(scene, window, at):
    now = at(hidden=only("magnetopause"))
    eye = now.boundary_to_display @ np.array([0.0, -90.0, 0.0])
    pole = now.boundary_to_display @ np.array([0.0, 0.0, 1.0])
    image, view = drawn(scene, window, now, Pose(tuple(eye), (0.0, 0.0, 0.0), tuple(pole), 24.0))
    zero = np.zeros(1)
    nose = float(now.magnetopause.radius_re(zero, zero)[0])
    middle = image[image.shape[0] // 2, :, 2]
    blue = np.flatnonzero(middle > middle.min() + 12)
    inside, _ = view.project(now.boundary_to_display @ np.array([nose, 0.0, 0.0]))
    assert blue.max() == pytest.approx(float(inside[0]), abs=2.5)


def test_a_stroke_has_the_width_it_is_asked_for_at_every_scale(window, at):
    from smileviz.scene.scene import Scene, _read

    light = []
    for scale in (1.0, 2.0):
        window.SetDPI(round(72 * scale))
        scene = Scene()
        scene.attach(window)
        now = at(hidden=only("sun"))
        scene.show_now(now)
        eye = np.array([15.0, -40.0, 0.0])
        scene.set_pose(Pose(tuple(eye), (15.0, 0.0, 0.0), (0.0, 0.0, 1.0), 24.0))
        window.Render()
        column = _read(window).astype(float)[:, 320].sum(axis=1)
        light.append((column - np.median(column)).sum())
        scene.detach()
    window.SetDPI(72)
    assert light[1] == pytest.approx(2.0 * light[0], rel=0.1)


# --- off screen
def test_a_machine_without_opengl_is_told_what_to_install(monkeypatch):
    opengl._kind.cache_clear()
    monkeypatch.setattr(opengl, "_works", lambda kind: False)
    with pytest.raises(SmileError, match=r"no OpenGL.*libegl1"):
        opengl.off_screen_window()
    opengl._kind.cache_clear()


def test_a_pose_in_the_view_is_obeyed(scene, window, at):
    pose = Pose((0.0, -50.0, 5.0), (1.0, 0.0, 2.0), (0.0, 0.0, 1.0), 30.0)
    now = at()
    view = replace(now.view, camera=CameraChoice(preset="dawn", pose=pose))
    from smileviz.mission.slow import Slow
    from smileviz.mission.snapshot import Snapshot

    scene.show_now(Snapshot(replace(now.state, view=view), Slow()))
    assert np.allclose(scene.pose.position, pose.position)
    assert scene.pose.view_angle_deg == pytest.approx(30.0)


@pytest.mark.parametrize("preset", PRESETS)
def test_where_sxi_aims_at_nothing_smile_is_still_shown(preset, scene, window, at):
    now = at("2026-09-17T03:10:00Z", preset=preset)
    assert not np.isfinite(now.aim_km).all()
    image, view = drawn(scene, window, now)
    assert np.isfinite([*view.position, *view.focus, *view.up]).all()
    assert image.std() > 4.0
    spacecraft = next(layer for layer in scene.layers if layer.name == "spacecraft")
    assert spacecraft.shown


def test_an_aim_point_far_beyond_everything_spoils_no_picture(scene, window, at):
    now = at("2026-10-05T22:30:00Z", preset="ride")
    assert now.value("aim_x_re") > 1000.0
    image, view = drawn(scene, window, now)
    assert view.inside(view.project(np.zeros(3))[0])
    assert image.std() > 4.0
