"""Signed distances: exact bodies, an independent Fortran, brute force, and the Eikonal equation."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smileviz.base.arrays import norm
from smileviz.magnetosphere.boundaries import BOW_SHOCKS, MAGNETOPAUSES
from smileviz.magnetosphere.boundaries.jelinek12 import Jelinek12
from smileviz.magnetosphere.boundaries.shue98 import Shue98
from smileviz.magnetosphere.boundary import Outside, is_inside, normal, position_re
from smileviz.magnetosphere.conditions import Conditions
from smileviz.magnetosphere.distance import signed_distance_re, signed_distances_re
from tests.magnetosphere.bodies import Ball, Dented

AUTHORITIES = Path(__file__).parents[1] / "authorities"
ROWS = json.loads((AUTHORITIES / "axisymmetric_boundaries.json").read_text())["cases"]
UNDER = Conditions(8.0, 450.0, 2.0, -3.0, -6.0, tilt_rad=0.3)
MODELS = [model.under(UNDER) for model in (*MAGNETOPAUSES.values(), *BOW_SHOCKS.values())]
CLOUD = np.random.default_rng(20261122).uniform(-22.0, 22.0, (400, 3))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['pdyn_npa']} nPa {row['bz_nt']} nT")
def test_no_point_that_geopack_2008_finds_is_nearer(row):
    # Its Newton stops early: its line is up to 4 deg off the normal (close by, 73 deg).
    theirs, model = row["shue98_nearest_to_2_9_7"], Shue98(row["pdyn_npa"], row["bz_nt"])
    point = np.array([2.0, 9.0, 7.0])
    assert signed_distance_re(model, np.array(theirs["xyz_re"])) == pytest.approx(0.0, abs=2e-5)
    ours = signed_distance_re(model, point)
    assert theirs["distance_re"] - 0.015 < abs(ours) < theirs["distance_re"]
    assert (ours < 0) == theirs["inside"]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
def test_every_model_has_the_distance_that_brute_force_finds(model):
    theta, phi = np.meshgrid(np.linspace(0, 0.95 * np.pi, 1500), np.radians(np.arange(0, 360, 1)))
    if model.axisymmetric:
        theta, phi = np.linspace(0, 0.97 * np.pi, 60_000), 0.0
    points = position_re(model, theta, phi).reshape(-1, 3)
    far = np.abs(signed_distance_re(model, CLOUD)) > 2.0  # else a coarse grid is no authority
    for q in CLOUD[far][:40]:
        place = np.array([q[0], np.hypot(q[1], q[2]), 0.0]) if model.axisymmetric else q
        brute = norm(points - place).min()
        found = signed_distance_re(model, q)
        # The slope of Petrinec & Russell 1996 jumps at the terminator.
        assert abs(found) < brute + (1e-3 if model.name == "petrinec96" else 1e-5)
        assert abs(found) > brute - (1e-3 if model.axisymmetric else 1e-2)
        assert (found < 0) == is_inside(model, q)


@pytest.mark.parametrize("name", ["lin10", "liu15", "nguyen22", "dented"])
def test_no_place_in_a_cusp_is_nearer_than_the_distance(name):
    boundary = Dented() if name == "dented" else MAGNETOPAUSES[name].under(UNDER)
    theta, phi = np.meshgrid(np.linspace(0.3, 2.0, 700), np.linspace(0.15, np.pi - 0.15, 900))
    surface = position_re(boundary, theta, phi).reshape(-1, 3)
    random = np.random.default_rng(5)
    cusp = position_re(boundary, np.array([1.0]), np.array([0.5 * np.pi]))[0]
    cloud = cusp * random.uniform(0.75, 1.4, (60, 1)) + random.normal(0.0, 1.2, (60, 3))
    found = np.abs(signed_distance_re(boundary, cloud))
    brute = np.array([norm(surface - q).min() for q in cloud])
    assert (found < brute + 3e-4).all()
    assert np.quantile(found - brute, 0.95) < 1e-6
    assert (found > brute - 2e-2).all()


@pytest.mark.parametrize("name", ["liu15", "nguyen22"])
def test_from_inside_the_edge_of_a_wedge_shaped_cusp_is_nearest(name):
    boundary = MAGNETOPAUSES[name].under(UNDER)
    north, south = (crease.at for crease in boundary.creases[:2])
    phi = np.linspace(0.0, np.pi, 40_001)
    edge = np.concatenate([position_re(boundary, north, phi), position_re(boundary, south, -phi)])
    cloud = np.random.default_rng(8).normal(0.0, 2.0, (60, 3))
    found = np.abs(signed_distance_re(boundary, cloud))
    brute = np.array([norm(edge - q).min() for q in cloud])
    assert (found < brute + 1e-6).all()
    assert np.quantile(brute - found, 0.5) < 1e-6  # and mostly it is the edge
    theta, around = np.meshgrid(np.linspace(0.05, 2.6, 500), np.linspace(-np.pi, np.pi, 721))
    surface = position_re(boundary, theta, around).reshape(-1, 3)
    grid = np.array([norm(surface - q).min() for q in cloud])
    assert (found > np.minimum(grid, brute) - 1e-2).all()


def test_the_step_of_liu_2015_on_the_equator_has_two_rims():
    boundary = MAGNETOPAUSES["liu15"].under(replace(UNDER, bx_nt=8.0))
    theta = np.array([1.9, 1.9])
    inner, outer = np.sort(boundary.radius_re(theta, np.array([0.0, -1e-8])))
    assert outer - inner > 0.1
    rim = np.array([np.cos(1.9), np.sin(1.9), 0.0])
    for radius in (inner, outer):
        assert abs(signed_distance_re(boundary, radius * rim)) < 1e-6


@pytest.mark.parametrize("model", [*MAGNETOPAUSES.values(), *BOW_SHOCKS.values()], ids=str)
def test_the_distances_of_many_moments_are_those_of_each(model):
    random, n = np.random.default_rng(11), 40
    winds = Conditions(
        random.uniform(1.0, 30.0, n),
        random.uniform(250.0, 900.0, n),
        *random.normal(0.0, 8.0, (3, n)),
        tilt_rad=np.linspace(-0.5, 0.5, n),
        roll_rad=np.linspace(0.4, -0.3, n),
        temperature_k=random.uniform(1e4, 1e6, n),
    )
    found = signed_distances_re(model.under, winds, CLOUD[:n])
    for k, q in enumerate(CLOUD[:n]):
        now = {name: float(values[k]) for name, values in vars(winds).items() if np.ndim(values)}
        one = model.under(replace(UNDER, aberration_rad=0.0, **now))
        assert hash(one) is not None
        assert found[k] == pytest.approx(float(signed_distance_re(one, q)), abs=1e-6), k


def test_the_nearest_place_is_found_where_the_slope_jumps():
    # Petrinec & Russell 1996 jumps at the terminator, where its normals leave a wedge free.
    model = MAGNETOPAUSES["petrinec96"].under(Conditions(12.0, 600.0, 0.0, 0.0, -9.0))
    edge = position_re(model, np.array([0.5 * np.pi]), np.zeros(1))[0]
    theta = np.linspace(0.4 * np.pi, 0.6 * np.pi, 400_001)
    curve = position_re(model, theta, 0.0)
    for step in np.linspace(-0.4, 0.4, 9):
        q = edge + 3.0 * np.array([np.sin(step), np.cos(step), 0.0])
        assert signed_distance_re(model, q) == pytest.approx(norm(curve - q).min(), abs=1e-8)


@pytest.mark.parametrize("boundary", [*MODELS, Ball(), Dented()], ids=lambda b: b.title)
def test_the_distance_grows_by_one_a_length_away_from_the_boundary(boundary):
    near = CLOUD[np.abs(signed_distance_re(boundary, CLOUD)) < 4.0]
    near = near[norm(near[:, 1:]) > 1.0][:60] if boundary.axisymmetric else near[:60]
    step = 1e-3
    gradient = np.stack(
        [
            (signed_distance_re(boundary, near + e) - signed_distance_re(boundary, near - e))
            for e in step * np.eye(3)
        ],
        axis=1,
    ) / (2 * step)
    # A dent has points equally near to two of its sides, where the gradient is not defined.
    assert np.quantile(np.abs(norm(gradient) - 1.0), 0.95) < 2e-3


@pytest.mark.parametrize("boundary", [*MODELS, Ball()], ids=lambda b: b.title)
@pytest.mark.parametrize("height", [-2.0, -1e-3, 1e-3, 0.7, 5.0])
def test_a_step_along_the_normal_is_the_distance(boundary, height):
    theta, phi = np.radians([0.0, 20.0, 60.0, 100.0]), np.radians([0.0, 10.0, 130.0, 260.0])
    if boundary.title.startswith(("Liu", "Nguyen")):  # creased at the nose, dented at the third
        theta, phi = theta[1::2], phi[1::2]
    points = position_re(boundary, theta, phi) + height * normal(boundary, theta, phi)
    found = signed_distance_re(boundary, points)
    assert found == pytest.approx(np.full(len(theta), height), abs=2e-5)


@given(
    st.tuples(*[st.floats(-20, 20)] * 3),
    st.floats(0.3, 15.0),
    st.floats(-20.0, 15.0),
)
def test_the_sign_says_whether_a_point_is_outside(point, pdyn, bz):
    boundary = Shue98(pdyn, bz)
    distance = float(signed_distance_re(boundary, np.array(point)))
    assert abs(distance) < 1e-5 or (distance < 0) == bool(is_inside(boundary, np.array(point)))


def test_the_general_search_finds_the_distance_from_a_ball():
    ball = Ball()
    expected = norm(CLOUD - ball.centre) - ball.radius
    assert signed_distance_re(ball, CLOUD) == pytest.approx(expected, abs=1e-6)


def test_the_distance_to_a_guarded_shock_is_never_that_of_the_shock_inside_it():
    guarded = Outside(Jelinek12(50.0), Shue98(50.0, -100.0))
    theta = np.linspace(0, 0.95 * np.pi, 60_000)
    curve = position_re(guarded, theta, 0.0)
    for q in CLOUD[:40]:
        place = np.array([q[0], np.hypot(q[1], q[2]), 0.0])
        brute = norm(curve - place).min()
        assert abs(signed_distance_re(guarded, q)) == pytest.approx(brute, abs=2e-2)


def test_shapes_are_kept():
    assert signed_distance_re(MODELS[0], np.zeros((2, 5, 3))).shape == (2, 5)
    assert signed_distance_re(MODELS[0], np.zeros(3)).shape == ()
    assert signed_distance_re(MODELS[0], np.zeros((0, 3))).shape == (0,)
