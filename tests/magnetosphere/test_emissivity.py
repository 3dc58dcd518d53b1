"""X-ray emissivity: the team's own numbers, and what every model promises."""

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smileviz.base.units import PROTON_MASS_KG
from smileviz.magnetosphere.conditions import Conditions
from smileviz.magnetosphere.emissivities import EMISSIVITIES, shapes
from smileviz.magnetosphere.emissivities.cmem import Cmem
from smileviz.magnetosphere.emissivities.cmem2g import Cmem2g, Cmem2gParameters
from smileviz.magnetosphere.emissivities.jorgensen19 import Jorgensen19
from smileviz.magnetosphere.emissivity import COARSE, Grid, direction, displayed, scale, volume
from smileviz.magnetosphere.exosphere import ChargeExchange, Exosphere, effective_speed_km_s

AUTHORITIES = Path(__file__).parents[1] / "authorities"
TEAM = json.loads((AUTHORITIES / "xray_emissivity.json").read_text())
PIPELINE = json.loads((AUTHORITIES / "xray_cmem2g.json").read_text())["cases"]
SIGHT = json.loads((AUTHORITIES / "xray_lines_of_sight.json").read_text())["cases"]
each_model = pytest.mark.parametrize(("key", "model"), EMISSIVITIES.items(), ids=str)

TYPICAL = Conditions(8.0, 400.0, 0.0, 2.0, -3.0, tilt_rad=0.2)
SUNWARD = direction(np.array([[1.0, 0.0, 0.0]]))


def _conditions(density, speed, bz, tilt=0.0):
    return Conditions(density, speed, 0.0, 0.0, bz, tilt_rad=tilt)


def _of_case(inputs):
    tilt = inputs.get("dipole_rad", 0.0)
    return _conditions(inputs["density"], inputs["vx"], inputs["bz"], tilt)


@pytest.mark.parametrize("case", TEAM["cases"], ids=lambda c: f"n={c['inputs']['density']}")
def test_cmem_and_jorgensen_give_the_numbers_of_the_teams_own_code(case):
    points, expected = np.array(case["inputs"]["points_xyz_RE"]), case["outputs"]
    cmem = Cmem.under(_of_case(case["inputs"]))
    jorgensen = Jorgensen19.under(_of_case(case["inputs"]))
    assert cmem.emissivity(points) == pytest.approx(expected["eta_cmem_eV_cm3_s"], rel=1e-6)
    assert jorgensen.emissivity(points) == pytest.approx(expected["eta_jorg_eV_cm3_s"], rel=1e-6)
    assert cmem.standoff_re == pytest.approx(expected["r0_lin"], rel=1e-9)
    assert cmem.magnetopause_re(SUNWARD)[0] == pytest.approx(expected["rmp_cmem_theta0"], rel=1e-9)


@pytest.mark.parametrize("case", TEAM["cases"], ids=lambda c: f"n={c['inputs']['density']}")
def test_the_parameters_begin_as_the_team_begins_them(case):
    ours = Cmem.under(_of_case(case["inputs"])).parameters
    theirs = case["outputs"]["cmem_params"]
    assert list(vars(ours).values()) == pytest.approx(list(theirs.values()), rel=1e-9)
    ours = Jorgensen19.under(_of_case(case["inputs"])).parameters
    theirs = case["outputs"]["jorg_params"]
    assert list(vars(ours).values()) == pytest.approx(list(theirs.values()), rel=1e-9)


@pytest.mark.parametrize("row", TEAM["more"], ids=lambda r: f"{r['model']} n={r['n_cm3']}")
def test_dense_wind_too_gives_the_teams_numbers(row):
    model = {"cmem": Cmem, "jorg": Jorgensen19}[row["model"]]
    made = model.under(_conditions(row["n_cm3"], row["v_km_s"], row["bz"]))
    values = made.emissivity(np.array(row["xyz_re"]))
    assert values == pytest.approx(row["eta_eV_cm3_s"], rel=1e-6)


@pytest.mark.parametrize("row", TEAM["pressures"], ids=lambda r: f"n={r['n_cm3']}")
def test_half_of_the_pressure_is_used_inside_the_teams_models(row):
    conditions = _conditions(row["n_cm3"], row["vx_km_s"], 5.0)
    half = shapes.half_rho_v2_npa(conditions.pdyn_npa)
    assert half == pytest.approx(row["pdyn_nPa_half_rho_v2"], rel=1e-9)
    assert conditions.pmag_npa == pytest.approx(row["pmag_nPa_bz5"], rel=1e-9)


@pytest.mark.parametrize("case", PIPELINE, ids=lambda c: f"tilt={c['inputs']['dipole_rad']}")
def test_cmem2g_gives_the_numbers_of_the_pipeline(case):
    inputs, expected = case["inputs"], case["outputs"]
    given = inputs["params"]
    parameters = Cmem2gParameters(**{k.lower(): v for k, v in given.items()})
    model = Cmem2g(parameters, inputs["dipole_rad"], ramp_re=inputs["delta"])
    points = np.array(inputs["points"])
    at = direction(points)
    assert model.nose_re == pytest.approx(expected["rmp0"], rel=1e-8)
    assert model.magnetopause_re(at) == pytest.approx(expected["rmp"], rel=1e-8)
    assert model.shock_re(at) == pytest.approx(expected["rbs"], rel=1e-8)
    assert model.emissivity(points) == pytest.approx(expected["eta_eV_cm3_s"], rel=1e-8)


@pytest.mark.parametrize("case", SIGHT, ids=lambda c: c["inputs"]["tag"])
def test_lines_of_sight_add_up_to_the_teams_pixels(case):
    inputs, outputs = case["inputs"], case["outputs"]
    model = Cmem.under(_of_case(inputs))
    step = inputs.get("p_spacing", 0.5)
    along = step * np.arange(1, round(80 / step) + 1)
    for pixel, brightness in outputs["pixels"].items():
        towards = np.array(outputs["unit_vectors"][pixel])
        values = model.emissivity(np.array(inputs["smile_loc"]) + along[:, None] * towards)
        total = np.trapezoid(values, along) / (4 * np.pi) * 6.371e5
        assert total == pytest.approx(brightness, rel=1e-6)


def test_method_one_takes_its_shock_from_lins_stand_off_distance():
    model = Cmem.under(_conditions(5.0, 400.0, 5.0), method=1)
    assert model.parameters.p0 == 1.0
    assert model.parameters.shock_re == pytest.approx(13.526482 + 3.0, abs=1e-6)
    assert model.parameters.a1 == 1.5e-5
    first = Jorgensen19.under(_conditions(5.0, 400.0, 5.0), method=1).parameters
    assert first.shock_re == first.magnetopause_re + 3.0
    assert first.magnetopause_re == pytest.approx(11.465 * 0.668 ** (-1 / 6.6), rel=1e-9)
    assert first.a1 == 3.2e-5


def test_a_pressure_that_is_given_moves_the_magnetopause_of_cmem():
    noses = [
        Cmem.under(Conditions(8, 400, 0, 0, 0, pdyn_npa=p)).magnetopause_re(SUNWARD)[0]
        for p in (1.0, 2.0, 4.0, 8.0)
    ]
    assert all(nearer < farther for farther, nearer in pairwise(noses))


@each_model
def test_every_model_says_what_it_is(key, model):
    assert model.name == key
    assert "doi:10." in model.citation
    for text in (model.title, model.inputs, model.validity):
        assert len(text) > 3


@each_model
def test_every_model_says_when_it_is_extrapolated_and_only_then(key, model):
    assert model.caution(TYPICAL) is None
    for conditions, part in (
        (_conditions(60.0, 400.0, 0.0), "60 cm⁻³"),
        (_conditions(1.0, 400.0, 0.0), "held at 2.6"),
        (_conditions(8.0, 800.0, 0.0), "800 km/s"),
    ):
        sentence = model.caution(conditions)
        assert sentence.startswith("Extrapolated")
        assert part in sentence
        assert sentence.endswith(".")


@each_model
@pytest.mark.parametrize("density", [0.5, 2.0, 5.0, 60.0])
def test_the_dayside_sheath_is_bright_at_any_density(key, model, density):
    made = model.under(_conditions(density, 400.0, -2.0))
    x = np.linspace(4.0, 20.0, 400)
    line = np.stack([x, 0 * x, 0 * x], axis=1)
    assert made.emissivity(line).max() > 5e-8
    assert made.emissivity(np.array([3.0, 0.0, 0.0])) == 0.0


@each_model
def test_every_model_is_finite_everywhere_and_not_negative_on_screen(key, model):
    grid = Grid((-60.0, -40.0, -40.0), (30.0, 40.0, 40.0), 4.0)
    values = model.under(_conditions(5.0, 400.0, 5.0)).emissivity(grid.points_re())
    assert np.isfinite(values).all()
    assert (displayed(values) >= 0.0).all()
    assert np.isfinite(model.under(TYPICAL).emissivity(np.zeros(3)))


def test_negative_flanks_of_jorgensen_are_kept_and_only_hidden_on_screen():
    model = Jorgensen19.under(_conditions(5.0, 400.0, 5.0))
    assert model.emissivity(np.array([0.0, 15.0, 0.0])) < -7e-6
    assert volume(model, COARSE).values.min() == 0.0


def test_cmem2g_starts_where_cmem_is_and_as_bright():
    cmem, begun = (EMISSIVITIES[key].under(TYPICAL) for key in ("cmem", "cmem2g"))
    assert scale(begun) == pytest.approx(scale(cmem), rel=0.01)
    assert begun.nose_re == pytest.approx(cmem.magnetopause_re(SUNWARD)[0], abs=0.05)
    guess = Cmem2g.first_guess(9.5, 2e-5, 0.1)
    assert guess == Cmem2g(Cmem2gParameters(9.5, 2e-5, 2.0, 1.0, 0.5, 15.0, 4.0), 0.1)


@each_model
def test_shapes_of_the_points_are_kept(key, model):
    made = model.under(TYPICAL)
    points = np.random.default_rng(1).uniform(-20, 20, (3, 4, 3))
    values = made.emissivity(points)
    assert values.shape == (3, 4)
    assert values[1, 2] == made.emissivity(points[1, 2])
    assert made.emissivity(points[1, 2]).shape == ()


@given(tilt=st.floats(-0.6, 0.6), width=st.floats(0.5, 8.0))
def test_dents_of_north_and_south_change_places_when_the_dipole_leans_over(tilt, width):
    points = np.random.default_rng(2).uniform(-15, 15, (200, 3))
    here = shapes.dents(direction(points), tilt, width)
    there = shapes.dents(direction(points * (1.0, 1.0, -1.0)), -tilt, width)
    assert here == pytest.approx(there, rel=1e-9)


@given(theta=st.floats(0.0, 2.6), phi=st.floats(0.0, 6.283), tilt=st.floats(-0.5, 0.5))
def test_cmem2g_has_no_jump_anywhere(theta, phi, tilt):
    model = Cmem2g(Cmem2gParameters(10.0, 1.5e-5), tilt)
    r = np.linspace(0.5, 60.0, 12_000)
    towards = np.array([np.cos(theta), np.sin(theta) * np.cos(phi), np.sin(theta) * np.sin(phi)])
    values = model.emissivity(r[:, None] * towards)
    # the steepest thing allowed is a ramp: all of the brightness within half an R_E
    assert np.abs(np.diff(values)).max() <= 1.1 * values.max() * (r[1] - r[0]) / 0.5


def test_the_constants_of_charge_exchange_scale_the_picture():
    point = np.array([11.0, 0.0, 0.0])
    dim = ChargeExchange(alpha_ev_cm2=6e-16, exosphere=Exosphere(50.0))
    assert dim.factor == pytest.approx(1.2)
    for model in EMISSIVITIES.values():
        bright = model.under(TYPICAL).emissivity(point)
        assert model.under(TYPICAL, dim).emissivity(point) == pytest.approx(1.2 * bright)


def test_the_fitted_solar_wind_is_about_as_bright_as_its_physics():
    # the slope of A2 with density, 0.9e-6, is alpha n_H V at 10 R_E for alpha = 1e-15
    slope = ChargeExchange().emissivity(np.array(10.0), np.array(1.0), np.array(400.0))
    assert slope == pytest.approx(0.9e-6, rel=0.15)
    assert Exosphere().density_cm3(np.array([10.0, 20.0])) == pytest.approx([25.0, 3.125])


def test_the_effective_speed_adds_heat_to_flow():
    hot = 3.0 * 0.5e-9 / (20e6 * PROTON_MASS_KG) * 1e-6
    speed = effective_speed_km_s(np.array(100.0), np.array(0.5), np.array(20.0))
    assert speed == pytest.approx(np.sqrt(100.0**2 + hot))
    assert effective_speed_km_s(np.array(400.0), np.array(0.0), np.array(5.0)) == 400.0


def test_a_volume_is_made_once_in_the_order_that_vtk_wants():
    model = Cmem.under(TYPICAL)
    made = volume(model, COARSE)
    assert volume(Cmem.under(TYPICAL), COARSE) is made
    assert volume(Cmem.under(_conditions(20.0, 400.0, 0.0)), COARSE) is not made
    assert made.values.shape == COARSE.shape[::-1]
    assert made.values.dtype == np.float32
    assert not made.values.flags.writeable
    nose = model.magnetopause_re(SUNWARD)[0]
    assert made.scale == pytest.approx(model.emissivity(np.array([nose, 0, 0]) + 1e-9), rel=3e-3)
    middle = tuple(n // 2 for n in made.values.shape[:2])
    assert made.values[(*middle, 10)] == 0.0  # Earth's centre
    nx, ny, _ = COARSE.shape
    i, j, k = 21, 20, 18
    point = np.array(COARSE.low_re) + COARSE.step_re * np.array([i, j, k])
    assert made.values.ravel()[i + nx * (j + ny * k)] == pytest.approx(
        model.emissivity(point), rel=1e-6
    )
