"""What cameras see along the orbit, against the picture of each moment and plain geometry."""

import numpy as np
import pytest

from smileviz.base import bodies, time
from smileviz.base.arrays import angle_rad, norm, rotate
from smileviz.base.frames import Frame, rotations
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.instruments.sxi import SXI_FIELD
from smileviz.instruments.uvi import UVI_FIELD
from smileviz.magnetosphere.auroras import AURORAS
from smileviz.magnetosphere.boundary import is_inside
from smileviz.mission import almanac, files
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.margins import observing
from smileviz.mission.quantities import quantity
from smileviz.mission.samples import Samples
from smileviz.mission.slow import Slow
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.state import opening

SMILE = files.bundled("smile")
T = time.from_utc("2026-07-10T12:00:00Z") + np.arange(0.0, 4 * 86_400.0, 5.0 * 3600.0)
HERE = Samples(SMILE, ephemeris_of(SMILE), T)


def value(name):
    return quantity(name, SMILE).values(HERE)


def snapshots():
    for t in T:
        yield Snapshot(opening(SMILE, float(t)), Slow())


@pytest.mark.parametrize(
    ("mark", "margin"),
    [
        ("nose", observing.nose_deg),
        ("cusp_north", observing.north_cusp_deg),
        ("cusp_south", observing.south_cusp_deg),
    ],
)
def test_what_is_in_the_field_of_sxi_is_where_its_picture_has_it(mark, margin):
    values = margin(HERE)
    compared = 0
    for k, now in enumerate(snapshots()):
        found = [item for item in now.fov("sxi").marks if item.name == mark]
        if not found:
            continue
        compared += 1
        x, y = found[0].xy_deg
        inside = min(SXI_FIELD.half_x_deg - abs(x), SXI_FIELD.half_y_deg - abs(y))
        assert values[k] == pytest.approx(inside, abs=1e-6)
    assert compared > 5


@pytest.mark.parametrize("axis", ["sxi", "uvi", "xi", "eta"])
def test_angles_are_those_of_the_cameras_of_the_moment(axis):
    found = {target: value(f"{axis}_{target}_angle_deg") for target in ("sun", "moon", "earth")}
    limb = value(f"{axis}_limb_angle_deg")
    for k, now in enumerate(snapshots()):
        look = {
            "sxi": now.body_axes[2],
            "uvi": now.cameras["uvi"].boresight,
            "xi": now.body_axes[0],
            "eta": now.body_axes[1],
        }[axis]
        for target, place in (
            ("sun", bodies.sun_km(now.t)),
            ("moon", bodies.moon_km(now.t)),
            ("earth", 0.0),
        ):
            wanted = np.degrees(angle_rad(look, place - now.position_km))
            assert found[target][k] == pytest.approx(wanted, abs=1e-7, nan_ok=True)
        radius = np.degrees(np.arcsin(6378.137 / norm(now.position_km)))
        assert limb[k] == pytest.approx(found["earth"][k] - radius, abs=1e-9, nan_ok=True)


def test_the_sun_from_sxi_is_that_of_the_law_but_for_parallax_and_light():
    assert value("sxi_sun_angle_deg") == pytest.approx(
        value("sun_angle_deg"), abs=0.06, nan_ok=True
    )
    planets = [value(f"sxi_{name}_angle_deg") for name in ("venus", "jupiter")]
    assert all(np.nanmin(angle) > 0.0 for angle in planets)
    # Venus is never farther from the Sun than 48 deg.
    apart = np.abs(planets[0] - value("sxi_sun_angle_deg"))
    assert np.nanmax(apart) < 48.0


def test_the_slew_is_how_far_the_attitude_turns():
    ahead = Samples(SMILE, HERE.ephemeris, T + 600.0)
    turn = np.einsum("nij,nkj->nik", ahead.pointed.axes, HERE.pointed.axes)
    trace = np.clip((np.trace(turn, axis1=1, axis2=2) - 1.0) / 2.0, -1.0, 1.0)
    middle = quantity("slew_rate_deg_h", SMILE).values(Samples(SMILE, HERE.ephemeris, T + 300.0))
    wanted = np.degrees(np.arccos(trace)) * 6.0
    assert middle == pytest.approx(wanted, rel=0.02, nan_ok=True)
    assert 0.5 < np.nanmedian(middle) < 5.0


def test_the_aim_point_moves_as_its_place_changes():
    before, after = (Samples(SMILE, HERE.ephemeris, T + d).aim_x_re for d in (-200.0, 200.0))
    wanted = (after - before) * EARTH_RADIUS_KM / 400.0
    assert value("aim_speed_km_s") == pytest.approx(wanted, abs=2e-3, nan_ok=True)


@pytest.mark.parametrize("models", [("shue98", "jelinek12"), ("lin10", "merka05")])
def test_the_way_through_the_sheath_is_what_steps_count(models):
    sets = [f"models.magnetopause={models[0]}", f"models.bow_shock={models[1]}"]
    scenario = files.apply_sets(SMILE, sets)
    found = quantity("sheath_path_re", scenario).values(
        Samples(scenario, ephemeris_of(scenario), T)
    )
    step = 0.02
    for k, t in enumerate(T):
        now = Snapshot(opening(scenario, float(t)), Slow())
        if not np.isfinite(found[k]):
            assert not np.isfinite(now.body_axes).all()
            continue
        way = now.boundary_rotation @ now.body_axes[2]
        start = now.boundary_rotation @ now.position_km / EARTH_RADIUS_KM
        points = start + np.arange(0.5 * step, 80.0, step)[:, None] * way
        sheath = ~is_inside(now.magnetopause, points) & is_inside(now.bow_shock, points)
        assert found[k] == pytest.approx(sheath.sum() * step, abs=0.08)


def test_the_oval_is_in_view_when_all_its_points_are():
    values = observing.oval_deg(HERE)
    edge = AURORAS[SMILE.models.aurora].under(SMILE.solar_wind.kp).outlines(np.arange(24.0))[1]
    to_gcrs = rotations(Frame.SM, Frame.GCRS, T)
    for k in range(len(T)):
        longitude = np.radians(15.0 * (np.arange(24.0) - 12.0))
        flat = np.cos(edge.latitude_rad)
        points = (1.0 + 110.0 / EARTH_RADIUS_KM) * np.stack(
            [flat * np.cos(longitude), flat * np.sin(longitude), np.sin(edge.latitude_rad)], axis=1
        )
        there = rotate(to_gcrs[k], points) * EARTH_RADIUS_KM
        to = there - HERE.position_km[k]
        away = np.degrees(angle_rad(to, HERE.pointed.boresight("uvi")[k]))
        elevation = 90.0 - np.degrees(angle_rad(-to, there))
        wanted = np.fmin.reduce(np.minimum(UVI_FIELD.half_deg - away, elevation))
        assert values[k] == pytest.approx(wanted, abs=1e-6, nan_ok=True)


def test_a_wider_circle_is_seen_less_often():
    span = type(SMILE.span)(float(T[0]), float(T[-1]))
    hours = [
        almanac.windows(f"uvi_sees_maglat:{latitude}", SMILE, span).total_s
        for latitude in (80, 70, 60)
    ]
    assert hours[0] > hours[1] > hours[2]


def test_all_of_the_earth_in_the_field_of_uvi_is_more_than_its_centre():
    centre, disc = observing.earth_in_uvi_deg(HERE), observing.disc_in_uvi_deg(HERE)
    radius = np.degrees(np.arcsin(6378.137 / HERE.r_km))
    assert centre - disc == pytest.approx(radius, nan_ok=True)


def test_discs_are_as_large_as_they_look():
    assert value("sun_diameter_deg") == pytest.approx(np.full(len(T), 0.5245), abs=0.002)
    assert value("moon_diameter_deg") == pytest.approx(np.full(len(T), 0.52), abs=0.25)
    assert value("earth_diameter_deg") == pytest.approx(2.0 * value("earth_radius_deg"))
    sun = norm(bodies.sun_km(T) - HERE.position_km)
    assert value("sun_diameter_deg") == pytest.approx(
        2.0 * np.degrees(np.arcsin(695_700.0 / sun)), abs=1e-12
    )
