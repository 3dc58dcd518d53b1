"""Meshes, cuts, edges seen, rays and cusps."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from smileviz.base.arrays import norm, unit
from smileviz.magnetosphere.boundaries import BOW_SHOCKS, MAGNETOPAUSES
from smileviz.magnetosphere.boundaries.jelinek12 import Jelinek12
from smileviz.magnetosphere.boundaries.shue98 import Shue98
from smileviz.magnetosphere.boundary import (
    angles,
    direction,
    is_inside,
    normal,
    position_re,
    radius_along,
)
from smileviz.magnetosphere.conditions import Conditions
from smileviz.magnetosphere.cusp import cusps_re
from smileviz.magnetosphere.rays import exit_re
from smileviz.magnetosphere.section import section
from smileviz.magnetosphere.surface import surface
from smileviz.magnetosphere.tangent import tangent
from tests.magnetosphere.bodies import Ball, Dented

UNDER = Conditions(8.0, 450.0, 2.0, -3.0, -6.0, tilt_rad=0.3)
MODELS = [model.under(UNDER) for model in (*MAGNETOPAUSES.values(), *BOW_SHOCKS.values())]
each = pytest.mark.parametrize("boundary", [*MODELS, Ball(), Dented()], ids=lambda b: b.title)
EQUATOR = np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])


def _off(boundary, points):
    return np.abs(norm(points) - radius_along(boundary, points)).max()


def test_directions_are_measured_from_x_and_about_it_from_y_to_z():
    theta, phi = np.array([0.0, 0.5, 0.5, 0.5]) * np.pi, np.array([0.0, 0.0, 0.5, 1.0]) * np.pi
    expected = [[1, 0, 0], [0, 1, 0], [0, 0, 1], [0, -1, 0]]
    assert direction(theta, phi) == pytest.approx(np.array(expected, dtype=float), abs=1e-15)
    there = direction(np.array([0.3, 2.0]), np.array([-2.5, 1.0]))
    assert np.stack(angles(there)) == pytest.approx(np.array([[0.3, 2.0], [-2.5, 1.0]]))


@each
def test_normals_stand_on_the_surface_and_point_out(boundary):
    theta, phi = np.meshgrid(np.linspace(0.0, 2.3, 12), np.linspace(0.1, 6.1, 9))
    up = normal(boundary, theta, phi)
    step = 1e-5
    for a, b in ((step, 0.0), (0.0, step)):
        ahead = position_re(boundary, theta + a, phi + b)
        along = unit(ahead - position_re(boundary, theta, phi))[:, 1:]
        assert np.abs(np.einsum("...i,...i->...", along, up[:, 1:])).max() < 1e-4
    assert np.einsum("...i,...i->...", up, direction(theta, phi)).min() > 0


@each
def test_the_mesh_lies_on_the_boundary_faces_out_and_ends_at_the_cut(boundary):
    mesh = surface(boundary, -12.0)
    assert _off(boundary, mesh.points_re) < 1e-9
    corners = mesh.points_re[mesh.triangles]
    facing = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    assert (np.einsum("ij,ij->i", unit(facing), mesh.normals[mesh.triangles[:, 0]]) > 0.5).all()
    last = mesh.points_re[-mesh.columns :]
    assert mesh.points_re[:, 0].min() > -12.0 - 1e-9
    if not isinstance(boundary, Ball):
        assert last[:, 0] == pytest.approx(np.full(len(last), -12.0))
    assert len(mesh.points_re) == 1 + (mesh.rows - 1) * mesh.columns
    assert not mesh.points_re.flags.writeable


@each
@pytest.mark.parametrize("origin", [(0.0, 0.0, 0.0), (1.0, 2.0, 4.0)])
def test_a_section_lies_on_the_boundary_and_in_the_plane(boundary, origin):
    axes = np.array([[0.8, 0.6, 0.0], [0.0, 0.0, 1.0]])
    curves = section(boundary, np.array(origin), axes)
    assert curves
    for curve in curves:
        points = np.array(origin) + curve @ axes
        assert _off(boundary, points[1:-1]) < 1e-6
        assert points[:, 0].min() > boundary.x_min_re - 1e-2
        ends = points[[0, -1]]
        closed = np.allclose(*ends, atol=1e-6)
        assert closed or ends[:, 0] == pytest.approx(2 * [boundary.x_min_re], abs=1e-2)


def test_a_ball_is_cut_in_a_circle_and_missed_by_a_plane_beside_it():
    ball = Ball()
    (curve,) = section(ball, np.array([0.0, 0.0, 3.0]), EQUATOR)
    wide = np.sqrt(ball.radius**2 - (3.0 - ball.z) ** 2)
    assert norm(np.c_[curve - [ball.x, ball.y], 0 * curve[:, 0]]) == pytest.approx(
        np.full(len(curve), wide), abs=1e-9
    )
    assert section(ball, np.array([0.0, 0.0, 20.0]), EQUATOR) == ()


def test_the_edge_of_a_ball_is_a_circle_at_the_known_distance():
    ball, viewpoint = Ball(), np.array([3.0, -8.0, 17.0])
    (curve,) = tangent(ball, viewpoint)
    away = norm(viewpoint - ball.centre)
    reach = np.sqrt(away**2 - ball.radius**2)
    assert norm(curve - viewpoint) == pytest.approx(np.full(len(curve), reach), abs=1e-6)
    assert curve[0] == pytest.approx(curve[-1])
    assert tangent(ball, ball.centre) == ()


@given(st.tuples(*[st.floats(-25, 25)] * 3), st.booleans())
def test_the_line_of_sight_grazes_the_boundary_along_its_edge(viewpoint, shock):
    boundary = Jelinek12(2.0) if shock else Shue98(2.0, 0.0)
    viewpoint = np.array(viewpoint)
    assume(abs(norm(viewpoint) - radius_along(boundary, viewpoint)) > 0.05)
    curves = tangent(boundary, viewpoint)
    if is_inside(boundary, viewpoint):
        assert curves == ()
    for curve in curves:
        assert _off(boundary, curve) < 1e-4
        facing = normal(boundary, *angles(curve))
        to = unit(curve - viewpoint)
        assert np.abs(np.einsum("ij,ij->i", facing, to)).max() < 1e-4
        assert curve[:, 0].min() > boundary.x_min_re - 1e-2


def test_the_edge_seen_from_the_sun_line_is_a_ring_about_it():
    (curve,) = tangent(Shue98(2.0, 0.0), np.array([30.0, 0.0, 0.0]))
    assert np.ptp(curve[:, 0]) < 1e-4
    assert np.ptp(np.unwrap(np.arctan2(curve[:, 2], curve[:, 1]))) > 6.2


@pytest.mark.parametrize("viewpoint", [(8.0, -6.0, 17.0), (25.0, 10.0, 5.0), (-20.0, 0.0, 40.0)])
def test_the_fast_and_the_general_edge_are_the_same_curve(viewpoint, monkeypatch):
    model = Shue98(2.0, 0.0)
    fast = np.concatenate(tangent(model, np.array(viewpoint)))
    monkeypatch.setattr(Shue98, "axisymmetric", False)
    general = np.concatenate(tangent(model, np.array(viewpoint)))
    for curve, other in ((fast, general), (general, fast)):
        apart = norm(curve[:, None] - other[None]).min(axis=1)
        assert apart.max() < 1.5  # points of one lie between points of the other
        assert np.median(apart) < 0.5


def test_a_dent_seen_from_inside_has_an_edge():
    viewpoint = np.array([-2.0, 0.0, 12.0])
    assert is_inside(Dented(), viewpoint)
    (curve,) = tangent(Dented(), viewpoint)
    facing = normal(Dented(), *angles(curve))
    assert np.abs(np.einsum("ij,ij->i", facing, unit(curve - viewpoint))).max() < 1e-4


@each
def test_rays_leave_the_boundary_where_they_say(boundary):
    start = np.array([4.0, 1.0, 2.0])
    towards = unit(np.random.default_rng(3).normal(size=(40, 3)))
    length = exit_re(boundary, start, towards, 30.0)
    left = length < 30.0
    ends = start + length[:, None] * towards
    assert left.sum() > 10
    assert _off(boundary, ends[left]) < 1e-6
    assert is_inside(boundary, ends[~left]).all()


def test_rays_that_never_enter_keep_their_full_length():
    away = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
    assert exit_re(Jelinek12(2.0), np.array([30.0, 0.0, 0.0]), away) == pytest.approx([40.0, 40.0])


def test_a_sunward_tilt_brings_the_northern_cusp_sunward():
    model = Shue98(2.0, 0.0)
    north, south = cusps_re(model, 0.3)
    assert np.degrees(np.arctan2(north[2], north[0])) == pytest.approx(np.degrees(1.103 - 0.2721))
    assert south[2] < 0 < north[2]
    assert north[0] > south[0]
    assert _off(model, np.stack([north, south])) < 1e-12
    assert cusps_re(model, -0.3)[0] == pytest.approx(south * [1, 1, -1])
