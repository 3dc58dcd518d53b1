"""Every boundary model against what other people's programs give."""

import json
from pathlib import Path

import numpy as np
import pytest

from smileviz.magnetosphere.boundaries import BOW_SHOCKS, MAGNETOPAUSES
from smileviz.magnetosphere.boundary import angles, direction
from smileviz.magnetosphere.conditions import Conditions

AUTHORITIES = Path(__file__).parents[1] / "authorities"
THREE_D = {"lin10": "lin2010_cmem", "liu15": "liu2015_spok", "nguyen22": "nguyen2022_m3_indented"}


def _read(name):
    return json.loads((AUTHORITIES / name).read_text(encoding="utf-8"))


AXISYMMETRIC, OF_3D, SHOCKS = (
    _read(name)
    for name in ("boundaries_axisymmetric.json", "magnetopauses_3d.json", "bow_shocks.json")
)


def _radius(model, theta_deg, phi_deg=0.0):
    return float(model.radius_re(np.radians([theta_deg]), np.radians([phi_deg]))[0])


@pytest.mark.parametrize(("name", "column"), THREE_D.items())
def test_the_asymmetric_magnetopauses_agree_in_every_direction(name, column):
    for case in OF_3D["cases"]:
        given = case["inputs"]
        wind = Conditions(
            given["n"],
            given["v"],
            given["bx"],
            given["by"],
            given["bz"],
            tilt_rad=np.radians(given["tilt_deg"]),
            pdyn_npa=given["Pd"],
        )
        assert wind.pmag_npa == pytest.approx(given["Pm"], abs=1e-8)
        model = MAGNETOPAUSES[name].under(wind)
        found = _radius(model, given["theta_deg"], given["azimuth_from_Y_deg"])
        assert found == pytest.approx(case["outputs"][column], abs=2e-5), given


# n 8, V 450, B (-3, 4, -6), tilt 20 deg: the north meridian in the physics specification.
@pytest.mark.parametrize(
    ("theta_deg", "radii"),
    [(60, (9.13749, 10.79113, 9.22161)), (90, (13.84144, 14.66067, 13.86778))],
)
def test_north_is_north(theta_deg, radii):
    wind = Conditions(8, 450, -3, 4, -6, tilt_rad=np.radians(20))
    for name, radius in zip(THREE_D, radii, strict=True):
        model = MAGNETOPAUSES[name].under(wind)
        assert _radius(model, theta_deg, 90.0) == pytest.approx(radius, abs=1e-5)


@pytest.mark.parametrize("case", AXISYMMETRIC["cases"], ids=lambda case: str(case["inputs"]))
def test_the_older_models_agree(case):
    pdyn, bz = case["inputs"]["Pd_nPa"], case["inputs"]["Bz_nT"]
    wind = Conditions(5, 400, 0, 0, bz, pdyn_npa=pdyn)
    models = {
        "shue1997": MAGNETOPAUSES["shue97"].under(wind),
        "shue1998": MAGNETOPAUSES["shue98"].under(wind),
        "petrinec": MAGNETOPAUSES["petrinec96"].under(wind),
        "formisan": BOW_SHOCKS["formisano79"].under(wind),
    }
    for column, value in case["outputs"].items():
        model = models[column[:8]]
        if "_R_at_x" in column:
            x = float(column.rpartition("_x")[2])
            found = _radius(model, np.degrees(np.arctan2(value, x)))
            assert found == pytest.approx(np.hypot(value, x), abs=2e-5), column
        else:
            angle = float(column.rpartition("_")[2])
            assert _radius(model, angle) == pytest.approx(value, abs=2e-5), column


@pytest.mark.parametrize("case", SHOCKS["cases"], ids=lambda case: f"{case['inputs']['Ma']}")
def test_the_bow_shocks_that_need_mach_numbers_agree(case):
    given, expected = case["inputs"], case["outputs"]
    wind = Conditions(
        given["n_cm3"],
        given["v_kms"],
        0.0,
        np.sqrt(given["B_nT"] ** 2 - given["Bz_nT"] ** 2),
        given["Bz_nT"],
        beta=given["beta"],
        mach=given["Mms"],
        mach_alfven=given["Ma"],
    )
    made = {name: model.under(wind) for name, model in BOW_SHOCKS.items()}
    assert _radius(made["farris94"], 0.0) == pytest.approx(
        expected["farris_russell1994_pyrfu_standoff_from_shue98"], abs=5e-5
    )
    for angle in (0, 30, 60, 90, 120):
        column = f"chao2002_r_{angle}"
        assert _radius(made["chao02"], angle) == pytest.approx(expected[column], abs=5e-5)
    checked = 0
    for column, value in expected.items():
        name, _, rest = column.partition("_")
        if name == "merka2005":
            found = _merka(made["merka05"], rest)
        elif "gamma2.15" in column:
            theta, azimuth = (float(part.lstrip("thazY")) for part in column.split("_")[-2:])
            found = _radius(made["jerab05"], theta, azimuth)
        else:
            continue
        checked += 1
        assert found == pytest.approx(value, abs=5e-5), column
    assert checked == 15


def _merka(model, column):
    """The reference directions are GSE, 4 deg away from the axes of the wind, theta from +Z."""
    _, theta, phi = column.replace("thetaZ", "").replace("phiX", "").split("_")
    theta, phi, delta = np.radians([float(theta), float(phi), 4.0])
    x, y, z = np.sin(theta) * np.cos(phi), np.sin(theta) * np.sin(phi), np.cos(theta)
    turned = [x * np.cos(delta) - y * np.sin(delta), x * np.sin(delta) + y * np.cos(delta), z]
    return float(model.radius_re(*angles(np.array([turned])))[0])


@pytest.mark.parametrize("name", ["merka05", "jerab05", "formisano79", "fairfield71"])
def test_what_was_fitted_in_the_ecliptic_is_rolled_into_gsm(name):
    roll = 0.4
    wind = {"density_cm3": 5, "speed_km_s": 400, "bx_nt": 0, "by_nt": 4, "bz_nt": 0}
    level, rolled = (BOW_SHOCKS[name].under(Conditions(**wind, roll_rad=r)) for r in (0.0, roll))
    ecliptic = direction(np.array([1.0, 1.7, 0.3]), np.array([0.2, 2.0, -1.0]))
    # The axes of GSM are those of GSE turned about X by the roll, from Y towards Z.
    gsm_axes = np.array(
        [[1, 0, 0], [0, np.cos(roll), np.sin(roll)], [0, -np.sin(roll), np.cos(roll)]]
    )
    in_gsm = ecliptic @ gsm_axes.T
    expected = level.radius_re(*angles(ecliptic))
    assert rolled.radius_re(*angles(in_gsm)) == pytest.approx(expected, abs=1e-12)
    assert np.abs(level.radius_re(*angles(in_gsm)) - expected).max() > 0.1


def test_fairfield_1971_obeys_its_curve_in_the_ecliptic():
    model = BOW_SHOCKS["fairfield71"](0.0)
    for turn in np.radians([-110.0, -60.0, 0.0, 45.0, 100.0]):
        r = float(
            model.radius_re(np.array([abs(turn)]), np.array([0.0 if turn >= 0 else np.pi]))[0]
        )
        x, y = r * np.cos(turn), r * np.sin(turn)
        left = y * y + 0.0296 * x * y - 0.0381 * x * x - 1.28 * y + 45.644 * x - 652.1
        assert abs(left) < 1e-9
