"""The guidance law: the SXI team's own numbers, and what holds everywhere."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from smileviz.base.arrays import angle_rad, norm
from smileviz.base.units import EARTH_EQUATORIAL_KM, EARTH_RADIUS_KM
from smileviz.orbit.attitude import Constraints, GuidanceLaw, earth_radius_rad

STORED = json.loads(
    (Path(__file__).parents[1] / "authorities" / "sxi_guidance.json").read_text(encoding="utf-8")
)
LAW = GuidanceLaw()
OPEN = Constraints()


def _km(radii):
    return np.array(radii, dtype=float) * EARTH_EQUATORIAL_KM


each_row = pytest.mark.parametrize("row", STORED["rows"], ids=lambda row: str(row["smile_gse_re"]))


@each_row
def test_the_axes_are_those_of_the_leicester_code(row):
    axes = LAW.axes(_km(row["smile_gse_re"]))
    expected = [row["image_x_unit_b"], row["image_y_unit"], row["look_unit"]]
    assert axes == pytest.approx(np.array(expected), abs=1e-8)


@each_row
def test_the_aim_point_and_the_angles_are_those_of_the_leicester_code(row):
    position = _km(row["smile_gse_re"])
    aim = LAW.aim_km(position) / EARTH_EQUATORIAL_KM
    assert aim == pytest.approx(row["aim_point_gse_re"], abs=1e-8)
    assert LAW.aim_x_re(position) * EARTH_RADIUS_KM == pytest.approx(aim[0] * EARTH_EQUATORIAL_KM)
    earth = math.degrees(LAW.earth_angle_rad(position))
    assert earth == pytest.approx(row["limb_plus_radius_deg"], abs=1e-9)
    sun = math.degrees(LAW.sun_angle_rad(position))
    assert sun == pytest.approx(90.0 - (earth - row["alpha_deg"]), abs=1e-9)
    names = {violation.name for violation in OPEN.violations(LAW, position)}
    assert ("radius" in names) == (not row["radial_constraint_r_gt_7.84"])
    assert ("sun" in names) == (not row["solar_constraint_limbc_minus_alpha_lt_50"])


@pytest.mark.parametrize("fact", STORED["facts"], ids=lambda fact: str(fact["smile_gse_re"]))
def test_aim_and_sun_angle_are_as_worked_out_from_horizons(fact):
    position = _km(fact["smile_gse_re"])
    assert LAW.aim_km(position)[0] / EARTH_EQUATORIAL_KM == pytest.approx(fact["aim_x"], abs=0.005)
    assert math.degrees(LAW.sun_angle_rad(position)) == pytest.approx(fact["sun_deg"], abs=0.005)


def test_the_pointing_published_by_another_team_obeys_the_same_law():
    # UCL's default view: from (-1.07, 0.26, 12.42) to x = 6.05
    aim = LAW.aim_km(_km([-1.07, 0.26, 12.42]))[0] / EARTH_EQUATORIAL_KM
    assert aim == pytest.approx(6.051, abs=5e-4)


points = st.tuples(st.floats(-20, 20), st.floats(-20, 20), st.floats(-20, 20))


@given(points, st.floats(5.0, 60.0))
def test_the_boresight_keeps_its_angle_to_the_limb_and_meets_the_axis(point, limb_deg):
    law, position = GuidanceLaw(limb_deg), _km(point)
    assume(norm(position) > 1.01 * EARTH_EQUATORIAL_KM)
    assume(math.hypot(point[1], point[2]) > 1e-3)
    axes = law.axes(position)
    assume(np.isfinite(axes).all())
    xi, eta, boresight = axes
    assert axes @ axes.T == pytest.approx(np.eye(3), abs=1e-9)
    assert np.cross(xi, eta) == pytest.approx(-boresight, abs=1e-9)
    limb = float(law.limb_angle_rad(position, boresight))
    assert math.degrees(limb) == pytest.approx(limb_deg, abs=1e-6)
    assert float(xi @ position) > 0  # away from the Earth
    assert abs(float(eta @ position)) < 1e-6 * norm(position)  # the Earth is in the xi plane
    sun = float(angle_rad(boresight, np.array([1.0, 0.0, 0.0])))
    assert sun == pytest.approx(float(law.sun_angle_rad(position)), abs=1e-8)


@pytest.mark.parametrize(
    "radii",
    [
        (0.0, 0.0, 0.0),
        (0.5, 0.2, 0.1),
        (12.0, 0.0, 0.0),
        (-12.0, 0.0, 0.0),
        (-15.0, 0.1, 0.1),
    ],
    ids=["centre", "inside the Earth", "sunward axis", "tail axis", "near the tail axis"],
)
def test_where_no_pointing_exists_there_is_no_number_and_no_exception(radii):
    position = _km(radii)
    assert np.isnan(LAW.aim_x_re(position))
    assert np.isnan(LAW.axes(position)).all()
    assert np.isnan(LAW.sun_angle_rad(position))
    assert "pointing" in {violation.name for violation in OPEN.violations(LAW, position)}


def test_many_positions_at_once_are_each_as_alone():
    positions = _km(np.random.default_rng(5).uniform(-20, 20, (3, 7, 3)))
    axes = LAW.axes(positions)
    assert axes.shape == (3, 7, 3, 3)
    assert axes[1, 4] == pytest.approx(LAW.axes(positions[1, 4]), nan_ok=True)
    assert LAW.aim_km(positions).shape == (3, 7, 3)
    assert OPEN.margins(LAW, positions).sun_deg.shape == (3, 7)


def test_violations_say_by_how_much():
    low = _km([3.0, 3.0, 6.2])
    (violation,) = OPEN.violations(LAW, low)
    assert violation.name == "radius"
    assert violation.excess == pytest.approx(50_000.0 - norm(low))
    assert f"{violation.excess:,.0f} km" in violation.sentence
    (violation,) = OPEN.violations(LAW, _km([-6.0, 0.0, 6.0]))
    assert violation.name == "sun"
    assert violation.excess == pytest.approx(40.0 - 17.9319, abs=1e-3)
    assert "17.9°" in violation.sentence
    assert "22.1°" in violation.sentence
    assert OPEN.violations(LAW, _km([4.588, -9.282, 16.780])) == ()


def test_margins_are_positive_when_observing_is_allowed():
    margins = OPEN.margins(LAW, _km([4.588, -9.282, 16.780]))
    assert margins.radius_km == pytest.approx(19.717 * EARTH_EQUATORIAL_KM - 50_000.0, rel=1e-3)
    assert margins.sun_deg == pytest.approx(40.25, abs=0.005)


def test_the_earth_grows_to_a_right_angle_at_its_surface():
    assert earth_radius_rad(_km([0.0, 0.0, 1.0])) == pytest.approx(0.5 * math.pi)
    assert np.isnan(earth_radius_rad(_km([0.0, 0.0, 0.99])))
