"""Boundary models: the published numbers, and what every model promises."""

import json
import math
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from smileviz.magnetosphere.boundaries import BOW_SHOCKS, MAGNETOPAUSES
from smileviz.magnetosphere.boundaries.jelinek12 import Jelinek12
from smileviz.magnetosphere.boundaries.shue98 import Shue98
from smileviz.magnetosphere.boundary import Outside, is_inside, outside, radius_along
from smileviz.magnetosphere.conditions import Conditions, dynamic_pressure_npa
from smileviz.magnetosphere.surface import surface

AUTHORITIES = Path(__file__).parents[1] / "authorities"
ROWS = json.loads((AUTHORITIES / "axisymmetric_boundaries.json").read_text())["cases"]
REGIONS = json.loads((AUTHORITIES / "regions.json").read_text())["cases"]
MODELS = [*MAGNETOPAUSES.items(), *BOW_SHOCKS.items()]
each_model = pytest.mark.parametrize(("key", "model"), MODELS, ids=str)

QUIET = Conditions(5.0, 400.0, 0.0, 0.0, 0.0, pdyn_npa=2.0)
STORM = Conditions(20.0, 700.0, 0.0, 5.0, -15.0, tilt_rad=0.4)


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


@each_model
def test_every_model_is_finite_and_the_same_all_around_if_it_says_so(key, model):
    made = model.under(STORM)
    theta, phi = np.meshgrid(np.linspace(0, np.pi, 181), np.linspace(-np.pi, np.pi, 37))
    radius = made.radius_re(theta, phi)
    assert radius.shape == theta.shape
    assert np.isfinite(radius).all()
    assert (radius > 1).all()
    if made.axisymmetric:
        assert np.ptp(radius, axis=0).max() < 1e-12


@each_model
def test_every_model_shrinks_under_pressure(key, model):
    noses = [
        float(model.under(Conditions(5, 400, 0, 0, 0, pdyn_npa=p)).radius_re(np.zeros(1), 0.0)[0])
        for p in (0.5, 1, 2, 5, 10)
    ]
    assert all(nearer < farther for farther, nearer in pairwise(noses))


@each_model
def test_equal_conditions_make_equal_models_and_the_same_mesh(key, model):
    assert model.under(QUIET) == model.under(QUIET)
    assert surface(model.under(QUIET)) is surface(model.under(QUIET))
    assert surface(model.under(QUIET)) is not surface(model.under(STORM))


@each_model
def test_every_model_warns_outside_its_range_and_only_there(key, model):
    assert model.caution(QUIET) is None
    sentence = model.caution(Conditions(5, 400, 0, 0, 0, pdyn_npa=30.0))
    assert "30 nPa" in sentence
    assert sentence.endswith(".")


def test_shue98_warns_of_a_strong_southward_field():
    assert "-25 nT" in Shue98.caution(Conditions(5, 400, 0, 0, -25.0))


def test_pressure_follows_from_protons_unless_it_is_given():
    assert dynamic_pressure_npa(5.0, 400.0) == pytest.approx(1.33808, abs=1e-5)
    assert Conditions(5, 400, 0, 0, 0).pdyn_npa == dynamic_pressure_npa(5, 400)
    assert Conditions(5, 400, 0, 0, 0, pdyn_npa=2.0).pdyn_npa == 2.0
    assert not math.isnan(Conditions(0, 0, 0, 0, 0).pdyn_npa)


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
