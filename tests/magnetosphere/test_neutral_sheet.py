"""The neutral sheet and the feet of the cusps."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smileviz.magnetosphere.conditions import Conditions
from smileviz.magnetosphere.cusp_foot import CuspFoot
from smileviz.magnetosphere.neutral_sheet import NeutralSheet, surface
from smileviz.magnetosphere.shells import latitude_rad, mlt_h

AUTHORITIES = Path(__file__).parents[1] / "authorities"
CASES = json.loads((AUTHORITIES / "neutral_sheet.json").read_text())["cases"]
QUIET = Conditions(5.0, 400.0, 0.0, 1.0, -2.0, tilt_rad=-0.3)


@pytest.mark.parametrize(
    "case", CASES, ids=lambda c: "{x_gsm} {y_gsm} {psi_rad}".format(**c["inputs"])
)
def test_the_sheet_goes_through_the_points_of_an_independent_implementation(case):
    i = case["inputs"]
    sheet = NeutralSheet(i["psi_rad"], i["pdyn_nPa"], i["by_nT"], i["bz_nT"])
    x, y, z = case["outputs"]["xyz_sheet_gsm"]
    assert sheet.above_re(np.array([x, y, z])) == pytest.approx(0.0, abs=1e-4)
    assert sheet.z_gsm_re(np.array(x), np.array(y)) == pytest.approx(z, abs=1e-4)


def test_without_tilt_and_by_the_sheet_is_the_equator():
    x, y = np.meshgrid(np.linspace(-30, 8, 20), np.linspace(-15, 15, 11))
    assert np.abs(NeutralSheet(0.0, 3.0, 0.0, -5.0).z_gsm_re(x, y)).max() < 1e-9


@given(
    tilt=st.floats(-0.6, 0.6),
    pdyn=st.floats(0.1, 50.0),
    by=st.floats(-60.0, 60.0),
    bz=st.floats(-60.0, 60.0),
)
def test_the_sheet_is_finite_and_found_in_gsm_under_any_conditions(tilt, pdyn, by, bz):
    sheet = NeutralSheet(tilt, pdyn, by, bz)
    mesh = surface(sheet)
    assert np.isfinite(mesh.points_re).all()
    x, y = np.array([-10.0, -15.0, -20.0]), np.array([3.0, -8.0, 0.0])
    z = sheet.z_gsm_re(x, y)
    assert np.abs(sheet.above_re(np.stack([x, y, z], axis=1))).max() < 1e-6


def test_tilt_and_by_turned_over_turn_the_sheet_over():
    x, y = np.array([-8.0, -12.0, -25.0]), np.array([2.0, -9.0, 12.0])
    up = NeutralSheet(0.4, 3.0, 6.0, -4.0).z_gsm_re(x, y)
    down = NeutralSheet(-0.4, 3.0, -6.0, -4.0).z_gsm_re(x, y)
    assert up == pytest.approx(-down, abs=1e-9)
    mirrored = NeutralSheet(0.4, 3.0, -6.0, -4.0).z_gsm_re(x, -y)
    assert up == pytest.approx(mirrored, abs=1e-9)


def test_the_sheet_rises_over_the_equator_when_the_north_leans_to_the_sun():
    assert NeutralSheet(0.4).z_gsm_re(np.array(-20.0), np.array(0.0)) > 2.0
    assert NeutralSheet(0.4).above_re(np.array([-20.0, 0.0, 10.0])) > 0.0


def test_the_drawn_sheet_is_on_the_night_side_and_made_once():
    mesh = surface(NeutralSheet(0.2))
    assert surface(NeutralSheet(0.2)) is mesh
    assert mesh.points_re[:, 0].max() < 1e-9
    rho = np.hypot(mesh.points_re[:, 0], mesh.points_re[:, 1])
    assert rho.min() == pytest.approx(5.0)
    assert rho.max() == pytest.approx(30.0)


def test_of_several_heights_the_one_nearest_the_equator_counts():
    # pyspedas 2.2.1, tag14_equat_sheet(-6.73447563, 6.98791946, 0, ...): it is met again at z 28.
    sheet = NeutralSheet(
        np.radians(-34.29121810116718), 6.189479316918471, -7.5556219504, 17.3753065
    )
    z = sheet.z_gsm_re(np.array(-6.43005741), np.array(6.67204483))
    assert z == pytest.approx(-2.88485006, abs=1e-4)


def test_the_sheet_warns_outside_its_range_and_only_there():
    assert NeutralSheet.caution(QUIET) is None
    assert "30 nPa" in NeutralSheet.caution(Conditions(5, 400, 0, 0, 0, pdyn_npa=30.0))
    assert "Bz" in NeutralSheet.caution(Conditions(5, 400, 0, 0, -40.0))
    assert NeutralSheet.under(QUIET) == NeutralSheet(-0.3, QUIET.pdyn_npa, 1.0, -2.0)


@pytest.mark.parametrize(("bz", "degrees"), [(10, 78.3), (0, 77.2), (-5, 71.7), (-20, 61.137)])
def test_the_cusps_come_down_where_bz_puts_them(bz, degrees):
    north, south = CuspFoot(bz, 0.0).latitude_rad()
    assert np.degrees(north) == pytest.approx(degrees, abs=1e-3)
    assert south == -north


@given(st.floats(-60.0, 60.0))
def test_the_cusp_latitude_jumps_by_less_than_a_tenth_of_a_degree(bz):
    here, there = (CuspFoot(b, 0.0).latitude_rad()[0] for b in (bz, bz + 1e-6))
    assert abs(np.degrees(here - there)) < 0.02


def test_the_cusp_moves_poleward_where_summer_is():
    north, south = CuspFoot.under(Conditions(5, 400, 0, 0, 0, tilt_rad=0.5)).latitude_rad()
    assert north > np.radians(77.2) > -south
    outline = CuspFoot(0.0, 0.0).outline_sm_re()
    assert outline.shape == (2, 31, 3)
    assert mlt_h(outline).min() == pytest.approx(10.5)
    assert mlt_h(outline).max() == pytest.approx(13.5)
    assert np.degrees(latitude_rad(outline[1])) == pytest.approx(-77.2)
