"""Boundary models: the published numbers, and what every model promises."""

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from smileviz.magnetosphere.boundaries import BOW_SHOCKS, MAGNETOPAUSES
from smileviz.magnetosphere.boundaries.jelinek12 import Jelinek12
from smileviz.magnetosphere.boundaries.shue98 import Shue98
from smileviz.magnetosphere.boundary import Outside, is_inside, outside, radius_along
from smileviz.magnetosphere.conditions import Conditions
from smileviz.magnetosphere.distance import signed_distance_re
from smileviz.magnetosphere.surface import surface

AUTHORITIES = Path(__file__).parents[1] / "authorities"
ROWS = json.loads((AUTHORITIES / "axisymmetric_boundaries.json").read_text())["cases"]
REGIONS = json.loads((AUTHORITIES / "regions.json").read_text())["cases"]
MODELS = [*MAGNETOPAUSES.items(), *BOW_SHOCKS.items()]
each_model = pytest.mark.parametrize(("key", "model"), MODELS, ids=str)

QUIET = Conditions(5.0, 400.0, 0.0, 3.0, 0.0, pdyn_npa=2.0)
STORM = Conditions(20.0, 700.0, 0.0, 5.0, -15.0, tilt_rad=0.4, roll_rad=0.3)


def _radii(model, degrees):
    theta = np.radians([float(angle) for angle in degrees])
    return model.radius_re(theta, np.zeros_like(theta))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['pdyn_npa']} nPa {row['bz_nt']} nT")
def test_shue98_and_jelinek12_agree_with_an_independent_implementation(row):
    for model, expected in (
        (Shue98(row["pdyn_npa"], row["bz_nt"]), row["shue98_re"]),
        (Jelinek12(row["pdyn_npa"]), row["jelinek12_re"]),
    ):
        assert len(expected) >= 5
        assert _radii(model, expected) == pytest.approx(list(expected.values()), abs=2e-5)


# The table of radii at 0, 30, 60, 90, 120, 150 deg in the physics specification.
@pytest.mark.parametrize(
    ("pdyn", "bz", "radii"),
    [
        (2, 0, (10.2519, 10.6797, 12.1471, 15.4278, 23.2171, 50.4725)),
        (2, -5, (9.8062, 10.2407, 11.7386, 15.1257, 23.3308, 53.1530)),
        (0.5, 2, (12.7175, 13.2179, 14.9259, 18.7047, 27.5106, 57.2580)),
        (10, -20, (6.3228, 6.6648, 7.8675, 10.7060, 18.1279, 49.3068)),
    ],
)
def test_shue98_reproduces_the_table_of_the_specification(pdyn, bz, radii):
    assert _radii(Shue98(pdyn, bz), range(0, 151, 30)) == pytest.approx(radii, abs=5e-5)


def test_jelinek12_nose_and_flank_at_two_nanopascal():
    assert _radii(Jelinek12(2.0), (0, 90)) == pytest.approx((13.51174, 23.09698), abs=5e-6)


@pytest.mark.parametrize("case", REGIONS, ids=lambda case: f"{case['pdyn_npa']} nPa")
def test_points_fall_into_the_region_that_spok_gives(case):
    magnetopause = Shue98(case["pdyn_npa"], case["bz_nt"])
    shock = outside(Jelinek12(case["pdyn_npa"]), magnetopause)
    for point in case["points"]:
        p = np.array(point["p"], dtype=float)
        assert radius_along(magnetopause, p) == pytest.approx(point["r_mp"], abs=2e-5)
        region = "magnetosheath" if is_inside(shock, p) else "solar_wind"
        region = "magnetosphere" if is_inside(magnetopause, p) else region
        assert region == point["region"]


@each_model
def test_every_model_says_what_it_is(key, model):
    assert model.name == key
    assert "doi:10." in model.citation
    for text in (model.title, model.inputs, model.validity):
        assert len(text) > 10
    assert model.x_min_re < 0


EXTREMES = [
    STORM,
    QUIET,
    Conditions(100.0, 1500.0, 60.0, 60.0, -60.0, tilt_rad=-0.6, pdyn_npa=100.0),
    Conditions(0.1, 200.0, 0.0, 0.0, 100.0, tilt_rad=0.6, pdyn_npa=0.05),
    Conditions(0.1, 200.0, -100.0, -100.0, -100.0, pdyn_npa=0.05),
    Conditions(100.0, 2000.0, 0.0, 0.0, 0.0, pdyn_npa=100.0),
]


@each_model
@pytest.mark.parametrize("wind", EXTREMES, ids=range(len(EXTREMES)))
def test_every_model_is_finite_and_the_same_all_around_if_it_says_so(key, model, wind):
    made = model.under(wind)
    theta, phi = np.meshgrid(np.linspace(0, np.pi, 181), np.linspace(-np.pi, np.pi, 37))
    radius = made.radius_re(theta, phi)
    assert radius.shape == theta.shape
    assert np.isfinite(radius).all()
    assert (radius > 1).all()
    if made.axisymmetric:
        assert np.ptp(radius, axis=0).max() < 1e-12
    mesh = surface(made)
    assert np.isfinite(mesh.points_re).all()
    assert np.isfinite(mesh.normals).all()


@each_model
def test_every_model_takes_directions_of_any_shape(key, model):
    made = model.under(STORM)
    theta, phi = np.linspace(0.0, 2.0, 5), np.linspace(0.0, 6.0, 4)
    wide = made.radius_re(theta[:, None], phi)
    assert wide.shape == (5, 4)
    assert made.radius_re(theta[2], phi[1]) == pytest.approx(wide[2, 1], rel=1e-14)
    assert np.shape(made.radius_re(np.float64(0.4), np.float64(1.0))) == ()


@each_model
def test_a_model_of_many_moments_is_the_model_of_each(key, model):
    tilt, roll = np.array([-0.5, 0.0, 0.3]), np.array([0.2, -0.4, 0.0])
    theta, phi = np.array([0.4, 1.0, 1.8]), np.array([1.0, 1.5, 4.0])
    at_once = model.under(replace(STORM, tilt_rad=tilt, roll_rad=roll)).radius_re(theta, phi)
    for k in range(3):
        one = model.under(replace(STORM, tilt_rad=float(tilt[k]), roll_rad=float(roll[k])))
        assert one.radius_re(theta[k : k + 1], phi[k : k + 1])[0] == pytest.approx(at_once[k])


@each_model
def test_every_model_that_knows_the_pressure_shrinks_under_it(key, model):
    noses = [
        float(model.under(replace(QUIET, pdyn_npa=p)).radius_re(np.zeros(1), np.zeros(1))[0])
        for p in (0.5, 1, 2, 5, 10)
    ]
    if "pressure" in model.inputs:
        assert all(nearer < farther for farther, nearer in pairwise(noses))
    else:
        assert np.ptp(noses) == 0.0


@pytest.mark.parametrize("name", ["lin10", "liu15", "nguyen22"])
def test_the_cusps_dent_the_magnetopause_and_follow_the_tilt(name):
    theta = np.linspace(0.5, 1.6, 400)
    deepest = []
    for tilt in (0.0, 0.3):
        model = MAGNETOPAUSES[name].under(replace(QUIET, tilt_rad=tilt))
        north, side = (model.radius_re(theta, np.full(400, phi)) for phi in (np.pi / 2, 0.0))
        share = north / side
        assert share.min() < 0.95
        deepest.append(theta[np.argmin(share)])
    assert deepest[1] < deepest[0] - 0.1  # a northern end that leans sunward brings it sunward


@pytest.mark.parametrize("name", ["farris94", "chao02"])
def test_a_lower_mach_number_moves_the_shock_out(name):
    noses = [
        float(BOW_SHOCKS[name].under(replace(QUIET, mach=m)).radius_re(np.zeros(1), 0.0)[0])
        for m in (12.0, 6.0, 3.0, 2.0)
    ]
    assert all(nearer < farther for nearer, farther in pairwise(noses))


@pytest.mark.parametrize("name", BOW_SHOCKS)
def test_every_bow_shock_says_when_there_is_none_and_stays_finite(name):
    slow = replace(QUIET, mach=1.05, mach_alfven=1.1)
    model = BOW_SHOCKS[name].under(slow)
    assert model.caution(slow).startswith("No bow shock: the magnetosonic Mach number is 1.05")
    assert np.isfinite(surface(model).points_re).all()
    assert np.isfinite(signed_distance_re(model, np.array([20.0, 3.0, 1.0])))


@each_model
def test_equal_conditions_make_equal_models_and_the_same_mesh(key, model):
    assert model.under(QUIET) == model.under(QUIET)
    assert hash(model.under(QUIET)) == hash(model.under(QUIET))
    assert surface(model.under(QUIET)) is surface(model.under(QUIET))
    assert surface(model.under(QUIET)) is not surface(model.under(STORM))


@each_model
def test_every_model_warns_outside_its_range_and_only_there(key, model):
    assert model.caution(QUIET) is None
    sentence = model.caution(Conditions(5, 400, 0, 3, 0, pdyn_npa=30.0))
    assert "30 nPa" in sentence
    assert sentence.endswith(".")


def test_shue98_warns_of_a_strong_southward_field():
    assert "-25 nT" in Shue98.caution(Conditions(5, 400, 0, 0, -25.0))


def test_the_bow_shock_is_itself_where_it_never_meets_the_magnetopause():
    assert outside(Jelinek12(2.0), Shue98(2.0, 0.0)) == Jelinek12(2.0)


def test_the_bow_shock_stays_outside_a_magnetopause_that_would_cross_it():
    shock, magnetopause = Jelinek12(50.0), Shue98(50.0, -100.0)
    theta = np.radians(np.arange(0.0, 165.0, 1.0))
    inner = magnetopause.radius_re(theta, 0 * theta)
    assert (inner > shock.radius_re(theta, 0 * theta)).any()
    guarded = outside(shock, magnetopause)
    assert isinstance(guarded, Outside)
    assert (guarded.radius_re(theta, 0 * theta) >= inner + 0.3 - 1e-12).all()
    assert guarded == outside(Jelinek12(50.0), Shue98(50.0, -100.0))
    assert guarded.axisymmetric
    assert guarded.title == shock.title
