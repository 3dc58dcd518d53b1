"""The auroral oval: published implementations, and what every model promises."""

import json
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smileviz.magnetosphere.aurora import Aurora, Glowing, glow, on_globe, rings_sm_re
from smileviz.magnetosphere.auroras import AURORAS
from smileviz.magnetosphere.auroras.starkov94 import Starkov94
from smileviz.magnetosphere.auroras.zhang_paxton08 import ZhangPaxton08
from smileviz.magnetosphere.shells import latitude_rad, mlt_h

AUTHORITIES = Path(__file__).parents[1] / "authorities"
STARKOV = json.loads((AUTHORITIES / "aurora_starkov.json").read_text())["cases"]
ZHANG = json.loads((AUTHORITIES / "aurora_zhang_paxton.json").read_text())["cases"]
EDGES = [case for case in ZHANG if case["inputs"]["Kp"] <= 7.0]
each_model = pytest.mark.parametrize(("key", "model"), AURORAS.items(), ids=str)
HOURS = np.linspace(0.0, 24.0, 97)
hypothesis_kp = st.floats(0.0, 9.0)


def by_kp(case):
    return f"Kp {case['inputs']['Kp']}"


@pytest.mark.parametrize("case", STARKOV, ids=by_kp)
def test_starkov_gives_the_outlines_of_an_independent_implementation(case):
    model, expected = Starkov94(case["inputs"]["Kp"]), case["outputs"]
    assert model.al_nt == pytest.approx(expected["AL_nT"])
    outlines = model.outlines(np.array(case["inputs"]["mlt_h"]))
    for outline, name in zip(outlines, ("poleward", "equatorward", "diffuse"), strict=True):
        colatitude = 90.0 - np.degrees(outline.latitude_rad)
        assert colatitude == pytest.approx(expected[f"colat_{name}_deg"], abs=1e-3)


@pytest.mark.parametrize("case", ZHANG, ids=by_kp)
def test_zhang_and_paxton_give_the_flux_of_an_independent_implementation(case):
    inputs, expected = case["inputs"], case["outputs"]
    model = ZhangPaxton08(inputs["Kp"])
    latitude = np.radians(np.array(inputs["mlat_deg"], dtype=float))[:, None]
    flux = model.fitted_mw_m2(latitude, np.array(inputs["mlt_h"]))
    # the authority is printed to six decimals
    assert flux == pytest.approx(np.array(expected["Q_mW_m2[mlat][mlt]"]), rel=1e-4, abs=6e-7)
    assert model.power_gw == pytest.approx(expected["HP_GW"], rel=1e-4)


@pytest.mark.parametrize("case", EDGES, ids=by_kp)
def test_zhang_and_paxtons_oval_ends_where_an_independent_implementation_ends_it(case):
    poleward, equatorward = ZhangPaxton08(case["inputs"]["Kp"]).outlines(
        np.array(case["inputs"]["mlt_h"])
    )
    for outline, name in ((poleward, "poleward"), (equatorward, "eqward")):
        expected = case["outputs"][f"{name}_mlat_at_0.25"]
        assert np.degrees(outline.latitude_rad) == pytest.approx(expected, abs=0.1)


def test_edges_at_kp_3_are_those_of_the_specification():
    poleward, equatorward = ZhangPaxton08(3.0).outlines(np.array([0.0, 6.0, 12.0, 18.0]))
    expected = (59.75, 63.15, 71.25, 62.60)
    assert np.degrees(equatorward.latitude_rad) == pytest.approx(expected, abs=0.06)
    expected = (79.60, 80.85, 81.20, 78.15)
    assert np.degrees(poleward.latitude_rad) == pytest.approx(expected, abs=0.06)
    assert ZhangPaxton08(3.0).power_gw == pytest.approx(35.76, abs=0.01)


@each_model
def test_every_model_says_what_it_is(key, model):
    assert model.name == key
    assert "doi:10." in model.citation
    assert len(model.title) > 5
    assert len(model.validity) > 20
    assert isinstance(model.under(3.0), Aurora)
    assert model.under(3.0) == model.under(3.0)


@each_model
def test_every_model_warns_where_it_is_held_and_only_there(key, model):
    assert model.caution(3.0) is None
    assert "9" in model.caution(9.0)
    assert model.caution(9.0).endswith(".")


@each_model
@pytest.mark.parametrize("kp", np.arange(0.0, 9.01, 0.5))
def test_the_equatorward_edge_is_never_poleward_of_the_poleward_one(key, model, kp):
    edges = [outline.latitude_rad for outline in model.under(kp).outlines(HOURS)]
    for inner, outer in pairwise(edges):
        there = ~np.isnan(outer)
        assert (inner[there] > outer[there]).all()
        assert (outer[there] >= np.radians(45.0)).all()


@each_model
def test_more_activity_widens_the_oval_at_midnight(key, model):
    midnight = [model.under(kp).outlines(np.array([0.0]))[1].latitude_rad[0] for kp in (1, 3, 5, 7)]
    assert (np.diff(midnight) < 0).all()


@each_model
def test_outlines_close_over_midnight(key, model):
    for outline in model.under(4.0).outlines(np.array([0.0, 24.0])):
        assert outline.latitude_rad[0] == pytest.approx(outline.latitude_rad[1], abs=1e-12)


@given(kp=hypothesis_kp, latitude=st.floats(-1.57, 1.57), mlt=st.floats(0.0, 24.0))
def test_the_shown_flux_is_finite_not_negative_and_the_same_in_both_hemispheres(kp, latitude, mlt):
    model = ZhangPaxton08(kp)
    north = model.flux_mw_m2(np.array(latitude), np.array(mlt))
    assert np.isfinite(north)
    assert 0.0 <= north < 100.0
    assert model.flux_mw_m2(np.array(-latitude), np.array(mlt)) == north
    if abs(latitude) <= np.radians(45.0):
        assert north == 0.0


@given(kp=st.floats(0.0, 8.9))
def test_the_flux_changes_smoothly_with_kp(kp):
    latitude, mlt = np.radians(67.0), np.arange(0.0, 24.0, 3.0)
    here, there = (ZhangPaxton08(k).flux_mw_m2(np.array(latitude), mlt) for k in (kp, kp + 1e-4))
    assert np.abs(here - there).max() < 0.01


@pytest.mark.parametrize("kp", [0.0, 1.0, 3.0, 5.0, 7.0, 8.0, 9.0])
def test_no_edge_runs_into_the_polar_cap_or_off_the_oval(kp):
    poleward, equatorward = ZhangPaxton08(kp).outlines(HOURS)
    assert np.nanmax(poleward.latitude_rad) < np.radians(89.5)
    assert np.nanmin(equatorward.latitude_rad) >= np.radians(45.0)


def test_the_integrated_flux_is_about_the_hemispheric_power():
    latitude, mlt = np.radians(np.arange(45.25, 90.0, 0.5)), np.arange(0.0, 24.0, 0.25)
    for kp in (1.0, 3.0, 5.0, 7.0):
        model = ZhangPaxton08(kp)
        flux = model.flux_mw_m2(latitude[:, None], mlt)
        area = (6371.2e3 + 110e3) ** 2 * np.cos(latitude)[:, None] * np.radians(0.5)
        power_gw = (flux * area * np.radians(15.0 * 0.25)).sum() * 1e-3 / 1e9
        assert power_gw == pytest.approx(model.power_gw, rel=0.25)


def test_the_oval_stands_at_its_latitude_and_local_time_at_110_km():
    point = on_globe(np.array(np.radians(70.0)), np.array(18.0))
    assert np.linalg.norm(point) == pytest.approx(1.0 + 110.0 / 6371.2)
    assert np.degrees(latitude_rad(point)) == pytest.approx(70.0)
    assert mlt_h(point) == pytest.approx(18.0)
    assert point[1] > 0.3  # dusk is towards +Y
    assert on_globe(np.array(1.2), np.array(12.0))[0] > 0.0  # noon faces the Sun
    south = on_globe(np.array(np.radians(70.0)), np.array(18.0), "south", 130.0)
    assert south[2] < 0.0
    assert mlt_h(south) == pytest.approx(18.0)


def test_a_glow_is_made_once_and_is_the_models_own_flux():
    model = AURORAS["zhang_paxton08"].under(5.0)
    assert isinstance(model, Glowing)
    assert not isinstance(AURORAS["starkov94"].under(5.0), Glowing)
    north, south = glow(model), glow(model, "south")
    assert glow(ZhangPaxton08(5.0)) is north
    assert (north.flux_mw_m2 == south.flux_mw_m2).all()
    assert (north.mesh.points_re[:, 2] == -south.mesh.points_re[:, 2]).all()
    assert north.flux_mw_m2.shape == (len(north.mesh.points_re),)
    row = 4000
    point = north.mesh.points_re[row]
    expected = model.flux_mw_m2(latitude_rad(point), mlt_h(point))
    assert north.flux_mw_m2[row] == pytest.approx(expected, abs=1e-9)
    assert not north.flux_mw_m2.flags.writeable
    assert north.mesh.triangles.max() < len(north.mesh.points_re)


@each_model
def test_rings_close_and_are_mirrored(key, model):
    made = model.under(4.0)
    for north, south in zip(rings_sm_re(made), rings_sm_re(made, "south"), strict=True):
        assert north[0] == pytest.approx(north[-1], abs=1e-9)
        assert (north * (1.0, 1.0, -1.0) == south).all()
