"""What SXI and UVI frame, held to geometry done another way."""

import math

import numpy as np
import pytest

from smileviz.base import frames, geodesy, time
from smileviz.base.arrays import angle_rad, norm, unit
from smileviz.base.frames import Frame
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.instruments import SXI, UVI
from smileviz.instruments.camera import Camera
from smileviz.magnetosphere.boundaries.jelinek12 import Jelinek12
from smileviz.magnetosphere.boundaries.shue98 import Shue98
from smileviz.magnetosphere.boundary import angles, normal, radius_along
from smileviz.mission import cones, fov
from smileviz.mission.globe import Globe
from smileviz.orbit.attitude import GuidanceLaw

NOVEMBER = "2026-11-22T00:00:00Z"
JULY = "2026-07-01T12:00:00Z"
PLACES = {
    "inside the magnetosphere": (NOVEMBER, (10338.6, -34900.8, 98508.9)),
    "in the magnetosheath": (JULY, (47916.9, -23069.4, 114906.7)),
    "near the Earth": (JULY, (23958.0, -11535.0, 45962.0)),
    "over the night side": ("2026-09-23T06:00:00Z", (60000.0, 5000.0, 60000.0)),
}
each_place = pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)


def _sight(place):
    utc, position = place
    t = time.from_utc(utc)

    def turn(source, target):
        return frames.rotation(source, target, t)

    gse = turn(Frame.GCRS, Frame.GSE)
    return fov.Sight(
        t,
        np.array(position),
        sun_direction=gse[0],
        gse=gse,
        sm=turn(Frame.GCRS, Frame.SM),
        itrs=turn(Frame.GCRS, Frame.ITRS),
        boundary=turn(Frame.GSE, Frame.GSM) @ frames.aberrated(math.radians(4.0)) @ gse,
        magnetopause=Shue98(2.0, 0.0),
        bow_shock=Jelinek12(2.0),
        tilt_rad=float(frames.dipole_tilt_rad(t)),
    )


def _camera(instrument, sight):
    return Camera.of(instrument, GuidanceLaw().axes(sight.gse @ sight.position_km) @ sight.gse)


def _picture(instrument, place):
    camera = _camera(instrument, sight := _sight(place))
    return sight, camera, fov.PICTURES[instrument.name](camera, sight)


def _within(polygon, point):
    """Whether *point* (2,) lies in *polygon* (n, 2): how often the polygon goes round it."""
    to = polygon - point
    turn = np.diff(np.arctan2(to[:, 1], to[:, 0]), append=np.arctan2(to[0, 1], to[0, 0]))
    return abs(np.round(((turn + np.pi) % (2 * np.pi) - np.pi).sum() / (2 * np.pi))) > 0.5


@each_place
@pytest.mark.parametrize("instrument", [SXI, UVI], ids=lambda item: item.name)
def test_every_curve_and_mark_has_words_and_a_shape(place, instrument):
    _, camera, picture = _picture(instrument, place)
    assert picture.instrument == instrument
    assert picture.outline_deg[0] == pytest.approx(picture.outline_deg[-1])
    for item in (*picture.curves, *picture.marks):
        assert item.sentence.endswith(".")
        assert "nan" not in item.sentence
        assert item.title
    for curve in picture.curves:
        assert curve.xy_deg.shape[1] == 2
        assert np.isfinite(curve.xy_deg).any()
    for mark in picture.marks:
        inside = (
            camera.sees(camera.unproject(mark.xy_deg)) if np.isfinite(mark.xy_deg[0]) else False
        )
        assert mark.inside == bool(inside)
        assert f"{mark.angle_deg:.1f}°" in mark.sentence
        if not mark.inside:
            way = [math.cos(math.radians(mark.arrow_deg)), math.sin(math.radians(mark.arrow_deg))]
            assert unit(np.append(mark.edge_deg, 0.0))[:2] == pytest.approx(way, abs=1e-2)


@each_place
def test_the_limb_is_where_the_line_of_sight_grazes_the_ellipsoid(place):
    sight, camera, picture = _picture(UVI, place)
    rays = camera.unproject(picture.curve("earth").xy_deg) @ sight.itrs.T
    start = sight.itrs @ sight.position_km
    scale = np.array([6378.137, 6378.137, 6378.137 * (1 - 1 / 298.257223563)])
    p, d = start / scale, rays / scale
    # b^2 = a c of the quadratic of the intersection
    discriminant = (d @ p) ** 2 - np.einsum("ij,ij->i", d, d) * (p @ p - 1.0)
    assert np.abs(discriminant / np.einsum("ij,ij->i", d, d)).max() < 1e-6


@each_place
def test_the_dark_part_of_the_disc_is_where_the_sun_is_down(place):
    sight, camera, picture = _picture(UVI, place)
    night = picture.curve("night")
    rng = np.random.default_rng(11)
    lat, lon = np.arcsin(rng.uniform(-1, 1, 400)), rng.uniform(-np.pi, np.pi, 400)
    up = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    ground = geodesy.from_geodetic(lat, lon, 0.0)
    start, sun = sight.itrs @ sight.position_km, sight.itrs @ sight.sun_direction
    height = np.einsum("ij,ij->i", up, start - ground)
    clear = (height > 0.1 * norm(start - ground)) & (np.abs(up @ sun) > 0.01)
    assert clear.sum() > 80
    for place_km, dark in zip(ground[clear], (up @ sun < 0)[clear], strict=True):
        xy = camera.project((place_km - start) @ sight.itrs)
        assert _within(picture.curve("earth").xy_deg, xy)
        assert (night is not None and _within(night.xy_deg, xy)) == dark


@each_place
def test_the_terminator_has_the_sun_on_its_horizon(place):
    sight, camera, picture = _picture(UVI, place)
    terminator = picture.curve("terminator")
    rays = camera.unproject(terminator.xy_deg[5:-5]) @ sight.itrs.T
    start = sight.itrs @ sight.position_km
    scale = np.array([6378.137, 6378.137, 6378.137 * (1 - 1 / 298.257223563)])
    p, d = start / scale, rays / scale
    a, b, c = np.einsum("ij,ij->i", d, d), d @ p, p @ p - 1.0
    ground = start + ((-b - np.sqrt(b * b - a * c)) / a)[:, None] * rays
    up = unit(ground / scale**2)
    assert np.abs(np.degrees(np.arcsin(up @ (sight.itrs @ sight.sun_direction)))).max() < 0.01


def test_an_earth_seen_from_the_sun_has_no_night_and_from_behind_no_day():
    t = time.from_utc(JULY)
    sun = frames.rotation(Frame.GCRS, Frame.GSE, t)[0]
    for sign in (1.0, -1.0):
        sight = _sight((JULY, sign * 60_000.0 * sun))
        axes = np.stack([sight.gse[1], sight.gse[2], -sign * sun])
        curves = {c.name: c for c in Globe(Camera(UVI, axes), sight).disc()}
        assert "terminator" not in curves
        assert ("night" in curves) == (sign < 0)


def test_hidden_is_what_a_walk_along_the_line_of_sight_finds_hidden():
    sight = _sight(PLACES["near the Earth"])
    globe = Globe(_camera(UVI, sight), sight)
    rng = np.random.default_rng(2)
    targets = rng.normal(size=(400, 3)) * 12_000.0
    targets = targets[norm(targets) > 6400.0]
    share = np.linspace(0.0, 1.0, 4001)[:, None]
    scale = np.array([6378.137, 6378.137, 6378.137 * (1 - 1 / 298.257223563)])
    for target, hidden in zip(targets, globe.hides(targets), strict=True):
        walk = (sight.position_km + share * (target - sight.position_km)) @ sight.itrs.T / scale
        depth = norm(walk).min()
        assert abs(depth - 1.0) < 1e-4 or (depth < 1.0) == hidden


@each_place
def test_magnetic_circles_lie_at_their_latitude_around_the_pole(place):
    sight, camera, picture = _picture(UVI, place)
    pole = picture.mark("magnetic_pole_north")
    shell = EARTH_RADIUS_KM + 110.0
    towards = camera.unproject(pole.xy_deg)
    expected = unit(shell * sight.sm[2] - sight.position_km)
    assert towards == pytest.approx(expected, abs=1e-9)
    seen = [c for c in picture.curves if c.name == "magnetic_latitude"]
    assert {curve.title for curve in seen} <= {"60°", "70°", "80°"}
    for curve in seen:
        rays = camera.unproject(curve.xy_deg[np.isfinite(curve.xy_deg[:, 0])])
        back = -rays @ sight.position_km
        ends = (
            sight.position_km
            + (back - np.sqrt(back**2 - sight.position_km @ sight.position_km + shell**2))[:, None]
            * rays
        )
        latitude = np.degrees(np.arcsin(ends @ sight.sm[2] / shell))
        # near the limb the far wall of the shell may be seen past the Earth
        assert np.median(np.abs(latitude)) == pytest.approx(float(curve.title[:2]), abs=1e-4)


def test_local_times_run_anticlockwise_about_the_northern_pole_with_noon_to_the_sun():
    _, _, picture = _picture(UVI, PLACES["inside the magnetosphere"])
    pole = picture.mark("magnetic_pole_north").xy_deg
    clock = {m.title: m.xy_deg - pole for m in picture.marks if m.name == "mlt"}
    assert set(clock) == {"00", "06", "12", "18"}
    assert clock["12"][0] > 0 > clock["00"][0]
    assert np.linalg.det([clock["06"], clock["12"]]) > 0
    assert np.linalg.det([clock["12"], clock["18"]]) > 0


def test_coasts_stand_where_their_latitude_and_longitude_put_them():
    from smileviz.base import resources

    sight, camera, picture = _picture(UVI, PLACES["near the Earth"])
    with np.load(resources.path("data/coastlines.npz")) as stored:
        lon, lat = np.radians(stored["lon_lat_deg"].astype(float)).T
    xy = picture.curve("coastlines").xy_deg
    seen = np.flatnonzero(np.isfinite(xy[:, 0]))
    assert 500 < len(seen) < len(xy) / 2 + 500
    for k in seen[::97]:
        ground = sight.itrs.T @ geodesy.from_geodetic(lat[k], lon[k], 0.0)
        assert camera.project(ground - sight.position_km) == pytest.approx(xy[k], abs=1e-6)
        assert ground @ (sight.position_km - ground) > -1e6


@each_place
def test_the_sxi_picture_has_its_aim_in_the_middle_and_the_sun_at_its_angle(place):
    sight, _, picture = _picture(SXI, place)
    law, position = GuidanceLaw(), sight.gse @ sight.position_km
    aim, sun = picture.mark("aim"), picture.mark("sun")
    assert aim.xy_deg == pytest.approx([0, 0], abs=1e-6)
    assert f"x = {float(law.aim_x_re(position)):.2f} R⊕" in aim.sentence
    assert sun.angle_deg == pytest.approx(math.degrees(law.sun_angle_rad(position)), abs=1e-6)
    assert sun.xy_deg[1] == pytest.approx(0.0, abs=1e-6)  # the Sun is on the xi side
    assert sun.arrow_deg == pytest.approx(0.0, abs=1e-4)
    assert picture.mark("earth").xy_deg[1] == pytest.approx(0.0, abs=1e-6)
    assert picture.mark("earth").xy_deg[0] < 0


@each_place
def test_ticks_of_the_x_axis_are_whole_earth_radii(place):
    sight, camera, picture = _picture(SXI, place)
    ticks = picture.scale
    assert ticks.x_re == pytest.approx(np.arange(1, 31))
    for x, xy in zip(ticks.x_re, ticks.xy_deg, strict=True):
        spot = x * EARTH_RADIUS_KM * sight.gse[0] - sight.position_km
        if np.isfinite(xy).all():
            assert camera.project(spot) == pytest.approx(xy)
    assert np.isfinite(ticks.xy_deg).any()
    assert np.nanmax(np.abs(picture.curve("gse_x").xy_deg[:, 1])) < 1e-6


@each_place
def test_boundaries_are_grazed_along_their_edges_or_the_picture_says_why_not(place):
    sight, camera, picture = _picture(SXI, place)
    without = []
    for name, boundary in (("magnetopause", sight.magnetopause), ("bow_shock", sight.bow_shock)):
        curve = picture.curve(name)
        inside = norm(sight.viewpoint_re) < radius_along(boundary, sight.viewpoint_re)
        assert (curve is None) == inside
        assert picture.curve(f"{name}_section") is not None
        if curve is None:
            without.append(name.replace("_", " "))
            continue
        rays = camera.unproject(curve.xy_deg[np.isfinite(curve.xy_deg[:, 0])]) @ sight.boundary.T
        along = np.linspace(0.0, 80.0, 4001)[:, None]
        for ray in rays[:: max(1, len(rays) // 8)]:
            walk = sight.viewpoint_re + along * ray
            depth = radius_along(boundary, walk) - norm(walk)
            assert abs(depth.max()) < 1e-2  # it touches, and does not enter
            k = int(depth.argmax())
            assert abs(normal(boundary, *angles(walk[k])) @ ray) < 1e-2
    one = (f"No {' '.join(without)} edge: SMILE is inside it.",)
    assert picture.notes == ((), one, ("No edges: SMILE is inside both boundaries.",))[len(without)]


def test_the_nose_is_where_the_wind_comes_from():
    sight, camera, picture = _picture(SXI, PLACES["in the magnetosheath"])
    wind = sight.gse.T @ np.array([math.cos(math.radians(4)), -math.sin(math.radians(4)), 0.0])
    spot = sight.magnetopause.standoff_re * EARTH_RADIUS_KM * wind - sight.position_km
    assert picture.mark("nose").xy_deg == pytest.approx(camera.project(spot))


def test_uvi_says_that_its_mounting_is_assumed():
    _, _, picture = _picture(UVI, PLACES["in the magnetosheath"])
    assert any("assumed" in note and "25°" in note for note in picture.notes)


@pytest.mark.parametrize("instrument", [SXI, UVI], ids=lambda item: item.name)
def test_without_a_pointing_the_picture_is_empty_and_says_so(instrument):
    t = time.from_utc(JULY)
    on_axis = 80_000.0 * frames.rotation(Frame.GCRS, Frame.GSE, t)[0]
    sight, camera, picture = _picture(instrument, (JULY, on_axis))
    assert picture.curves == ()
    assert picture.marks == ()
    assert len(picture.notes) == 1
    assert np.isnan(cones.ends_re(camera, sight.position_km, sight.bow_shock, sight.boundary)).all()


@each_place
@pytest.mark.parametrize("instrument", [SXI, UVI], ids=lambda item: item.name)
def test_cones_end_on_the_earth_on_the_shock_or_at_their_full_length(place, instrument):
    sight = _sight(place)
    camera = _camera(instrument, sight)
    ends = cones.ends_re(camera, sight.position_km, sight.bow_shock, sight.boundary)
    start = sight.position_km / EARTH_RADIUS_KM
    rays = camera.outline(64)
    assert np.degrees(angle_rad(ends - start, rays)).max() < 1e-6
    radius = norm(ends) * EARTH_RADIUS_KM / 6378.137
    length = norm(ends - start)
    shock = norm(ends) - radius_along(sight.bow_shock, ends @ sight.boundary.T)
    ended = (np.abs(radius - 1) < 1e-9) | (np.abs(shock) < 1e-3) | (np.abs(length - 40) < 1e-9)
    assert ended.all()
    towards_earth = angle_rad(rays, -start) < np.arcsin(6378.137 / norm(sight.position_km))
    assert (np.abs(radius - 1) < 1e-9).tolist() == towards_earth.tolist()
