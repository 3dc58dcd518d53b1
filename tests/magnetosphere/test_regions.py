"""Regions: an independent classification, and what divides the magnetosphere."""

import json
from pathlib import Path

import numpy as np
import pytest

from smileviz.magnetosphere.boundaries import BOW_SHOCKS, MAGNETOPAUSES
from smileviz.magnetosphere.boundaries.jelinek12 import Jelinek12
from smileviz.magnetosphere.boundaries.shue98 import Shue98
from smileviz.magnetosphere.boundary import Outside, direction, is_inside, outside
from smileviz.magnetosphere.conditions import Conditions
from smileviz.magnetosphere.cusp import cusps_re
from smileviz.magnetosphere.fence import fence
from smileviz.magnetosphere.neutral_sheet import NeutralSheet
from smileviz.magnetosphere.regions import REGIONS, Around, regions

AUTHORITY = Path(__file__).parents[1] / "authorities" / "regions.json"
CASES = json.loads(AUTHORITY.read_text(encoding="utf-8"))["cases"]
INNER = {"magnetosphere", "plasmasphere", "plasma sheet", "lobe", "cusp"}
WIND = Conditions(5, 400, 0, 0, 0, pdyn_npa=2.0)
SHUE = Shue98(2.0, 0.0)


def _around(**more):
    return Around(SHUE, outside(Jelinek12(2.0), SHUE), **more)


def _name(point, **more):
    return str(regions(np.array(point, dtype=float), _around(**more)).name)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['pdyn_npa']} nPa")
def test_points_fall_into_the_region_that_spok_gives(case):
    magnetopause = Shue98(case["pdyn_npa"], case["bz_nt"])
    shock = outside(Jelinek12(case["pdyn_npa"]), magnetopause)
    points = np.array([point["p"] for point in case["points"]], dtype=float)
    found = regions(points, Around(magnetopause, shock, plasmapause_l=4.5)).name
    for name, point in zip(found, case["points"], strict=True):
        expected = point["region"].replace("_", " ")
        assert name in INNER if expected == "magnetosphere" else name == expected


@pytest.mark.parametrize(
    ("point", "name"),
    [
        ((0.5, 0.5, 0.0), "earth"),
        ((3.0, 1.0, 0.5), "plasmasphere"),
        ((5.0, 0.0, 0.0), "magnetosphere"),
        ((2.0, 0.0, 4.0), "magnetosphere"),
        ((-15.0, 3.0, 1.0), "plasma sheet"),
        ((-15.0, 3.0, -2.5), "lobe"),
        ((-7.0, 0.0, 0.0), "magnetosphere"),
        ((12.0, 0.0, 0.0), "magnetosheath"),
        ((14.0, 0.0, 0.0), "solar wind"),
    ],
)
def test_where_things_are_without_a_tilt(point, name):
    assert _name(point, plasmapause_l=4.0) == name


@pytest.mark.parametrize("tilt", [-0.4, 0.0, 0.5])
def test_the_cusps_lie_where_the_tilt_puts_them(tilt):
    north, south = cusps_re(SHUE, tilt)
    for cusp in (north, south):
        assert _name(0.8 * cusp, tilt_rad=tilt) == "cusp"
        assert _name(0.8 * cusp * [1, -1, 1], tilt_rad=tilt) == "cusp"
        assert _name(0.3 * cusp, tilt_rad=tilt) == "magnetosphere"
        assert _name(1.05 * cusp, tilt_rad=tilt) == "magnetosheath"
    if tilt:
        assert _name(0.8 * north, tilt_rad=-tilt) == "magnetosphere"


def test_belts_are_flags_beside_the_region():
    points = np.array([[1.5, 0, 0], [2.7, 0, 0], [4.5, 0, 0], [-7.5, 0, 0], [0.5, 0, 0]])
    found = regions(points, _around(plasmapause_l=3.5))
    assert found.inner_belt.tolist() == [True, False, False, False, False]
    assert found.outer_belt.tolist() == [False, False, True, False, False]
    assert found.name.tolist()[:3] == ["plasmasphere", "plasmasphere", "magnetosphere"]


def test_points_near_a_boundary_are_not_sure():
    nose = SHUE.standoff_re
    shock = Jelinek12(2.0).standoff_re
    x = np.array([nose - 0.6, nose - 0.4, nose + 0.4, nose + 0.6, shock - 0.4, shock + 0.6])
    found = regions(np.stack([x, 0 * x, 0 * x], axis=1), _around())
    assert found.near_magnetopause.tolist() == [False, True, True, False, False, False]
    assert found.near_bow_shock.tolist() == [False, False, False, False, True, False]


def test_an_unknown_plasmapause_leaves_no_plasmasphere_and_one_may_depend_on_local_time():
    assert _name((2.0, 0.0, 0.0)) == "magnetosphere"

    def bulge(mlt_h):
        return np.where(np.abs(mlt_h - 18.0) < 3.0, 6.0, 4.0)

    assert _name((0.0, 5.0, 0.0), plasmapause_l=bulge) == "plasmasphere"  # dusk
    assert _name((0.0, -5.0, 0.0), plasmapause_l=bulge) == "magnetosphere"


def test_the_neutral_sheet_of_another_model_moves_the_plasma_sheet():
    sheet = NeutralSheet.under(Conditions(5, 400, 0, 0, 0, tilt_rad=0.5, pdyn_npa=2.0))
    above = {"above_sheet_re": sheet.above_re, "tilt_rad": 0.5}
    assert _name((-15.0, 0.0, 4.0), **above) == "plasma sheet"
    assert _name((-15.0, 0.0, -1.0), **above) == "lobe"


def test_the_magnetopause_counts_before_a_shock_that_crosses_it():
    crossing = Around(Shue98(50.0, -100.0), Jelinek12(50.0))
    theta = np.radians(150.0)
    inside = 0.99 * crossing.magnetopause.radius_re(np.array([theta]), np.zeros(1))[0]
    shock = crossing.bow_shock.radius_re(np.array([theta]), np.zeros(1))[0]
    assert shock < inside
    point = inside * np.array([np.cos(theta), np.sin(theta), 0.0])
    assert str(regions(point, crossing).name) == "plasma sheet"


def test_points_of_many_moments_take_their_own_tilt():
    tilt, roll = np.linspace(-0.5, 0.5, 30), np.linspace(0.3, -0.3, 30)
    points = np.random.default_rng(2).uniform(-15.0, 15.0, (30, 3))

    def around(tilt, roll, **more):
        wind = Conditions(5, 400, 2, 3, -4, tilt_rad=tilt, roll_rad=roll)
        magnetopause = MAGNETOPAUSES["lin10"].under(wind)
        shock = Outside(BOW_SHOCKS["merka05"].under(wind), magnetopause)
        return Around(magnetopause, shock, tilt, **more)

    at_once = regions(points, around(tilt, roll, plasmapause_l=np.linspace(3.0, 5.0, 30)))
    for k, point in enumerate(points):
        one = around(float(tilt[k]), float(roll[k]), plasmapause_l=np.linspace(3.0, 5.0, 30)[k])
        assert str(regions(point, one).name) == at_once.name[k]
    assert len(set(at_once.name)) > 3
    assert set(at_once.name) <= set(REGIONS)


def test_shapes_are_kept():
    assert regions(np.full((2, 5, 3), 4.0), _around()).name.shape == (2, 5)
    assert regions(np.zeros((0, 3)), _around()).code.shape == (0,)


@pytest.mark.parametrize("name", [*MAGNETOPAUSES, *BOW_SHOCKS])
def test_many_points_are_where_each_of_them_is(name):
    wind = Conditions(9.0, 480.0, -4.0, 6.0, -7.0, tilt_rad=-0.4, roll_rad=0.3)
    magnetopause = MAGNETOPAUSES.get(name, Shue98).under(wind)
    shock = outside(BOW_SHOCKS.get(name, Jelinek12).under(wind), magnetopause)
    around = Around(magnetopause, shock, -0.4, plasmapause_l=4.0)
    random = np.random.default_rng(4)
    cloud = np.concatenate(
        [random.uniform(-size, size, (3000, 3)) for size in (70.0, 30.0, 15.0, 6.0)]
    )
    many = regions(cloud, around)
    few = [regions(part, around) for part in np.split(cloud, 12)]
    for field in ("code", "inner_belt", "outer_belt", "near_magnetopause", "near_bow_shock"):
        assert (
            getattr(many, field) == np.concatenate([getattr(part, field) for part in few])
        ).all()


def test_the_fence_leaves_in_doubt_what_is_near_the_boundary():
    for model in (MAGNETOPAUSES["liu15"], BOW_SHOCKS["merka05"]):
        boundary = model.under(WIND)
        random = np.random.default_rng(6)
        theta, phi = random.uniform(0.0, 2.6, 20_000), random.uniform(-np.pi, np.pi, 20_000)
        near = boundary.radius_re(theta, phi) + random.uniform(-0.5, 0.5, 20_000)
        sides = fence(boundary).sides(near[:, None] * direction(theta, phi))
        assert (sides == 0).all()
        cloud = random.uniform(-30.0, 30.0, (20_000, 3))
        sides = fence(boundary).sides(cloud)
        sure = sides != 0
        assert sure.mean() > 0.7
        assert ((sides < 0) == is_inside(boundary, cloud))[sure].all()
