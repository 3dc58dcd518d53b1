"""Field lines, the sheet of the tail and the belts in the planes: where they are in space."""

import numpy as np
import pytest

from smileviz.base import time
from smileviz.base.arrays import norm, rotate
from smileviz.base.frames import Frame, rotation
from smileviz.magnetosphere.belts import OUTER, cross_section
from smileviz.magnetosphere.boundaries.shue98 import Shue98
from smileviz.magnetosphere.boundary import radius_along
from smileviz.magnetosphere.domain import within
from smileviz.magnetosphere.fields.drivers import Drivers
from smileviz.magnetosphere.mesh import cut, lattice
from smileviz.magnetosphere.neutral_sheet import NeutralSheet
from smileviz.mission import planes_space
from smileviz.mission.field_now import LineChoice, Surroundings
from smileviz.mission.space_shapes import drawn_sheet

T = time.from_utc("2026-11-22T10:00:00Z")
AROUND = Surroundings(T, Drivers(kp=2.0), Shue98(2.0, -3.0), np.radians(4.0))
XZ = ((1.0, 0.0, 0.0), (0.0, 0.0, 1.0))
XY = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0))
YZ = ((0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
LEANING = ((1.0, 0.0, 0.0), (0.0, 0.5, float(np.sqrt(0.75))))


def pieces(xy):
    ends = np.flatnonzero(~np.isfinite(xy[:, 0]))
    return [part[np.isfinite(part[:, 0])] for part in np.split(xy, ends) if len(part) > 1]


def test_a_sphere_is_cut_in_a_circle():
    phi, rise = np.meshgrid(np.linspace(0, 2 * np.pi, 60, False), np.linspace(-1.5, 1.5, 51))
    flat = np.cos(rise)
    points = np.stack([flat * np.cos(phi), flat * np.sin(phi), np.sin(rise)], axis=-1)
    (ring,) = cut(lattice(points, round_columns=True), np.array(XY))
    assert norm(ring) == pytest.approx(np.ones(len(ring)), abs=2e-3)
    assert ring[0] == pytest.approx(ring[-1])
    assert cut(lattice(points + np.array([0.0, 0.0, 3.0])), np.array(XY)) == []


@pytest.mark.parametrize(("rows", "hours"), [(XZ, {0.0, 12.0}), (YZ, {6.0, 18.0})])
def test_lines_of_a_plane_leave_the_ground_in_it(rows, hours):
    found = planes_space.lines(AROUND, LineChoice(), rows)
    assert {round(hour, 6) for hour in found.mlts_h} == hours
    lines = [*pieces(found.closed_re), *pieces(found.open_re)]
    assert len(lines) == 14
    wanted = {60.0, 65.0, 70.0, 74.0, 78.0, 83.0, -83.0}
    for line in lines:
        latitude = np.degrees(np.arctan2(line[:, 1], np.abs(line[:, 0])))
        ground = np.abs(norm(line) - 1.0) < 1e-3
        assert any(np.abs(latitude[ground] - feet).min() < 0.6 for feet in wanted)


def test_a_plane_that_leans_shows_the_meridian_it_meets_on_the_equator():
    found = planes_space.lines(AROUND, LineChoice(), LEANING)
    assert {round(hour, 6) for hour in found.mlts_h} == {0.0, 12.0}
    straight = planes_space.lines(AROUND, LineChoice(), XZ)
    rows = np.isfinite(found.closed_re[:, 0])
    assert found.closed_re[rows, 0] == pytest.approx(straight.closed_re[rows, 0])


def test_to_the_plane_of_the_equator_no_meridian_is_near():
    assert planes_space.lines(AROUND, LineChoice(), XY).mlts_h == ()


@pytest.mark.parametrize("by", [0.0, 8.0])
def test_the_cut_of_the_sheet_lies_on_it_and_ends_on_the_magnetopause(by):
    sheet = NeutralSheet(-0.35, 2.0, by, -3.0)
    drawn = drawn_sheet(sheet, AROUND)
    middle = planes_space.sheet(drawn, XZ).middle_re
    points = middle[np.isfinite(middle[:, 0])]
    x, z = points.T
    assert x.max() == pytest.approx(-5.0, abs=0.2)
    assert z == pytest.approx(sheet.z_sm_re(-x, np.full(len(x), np.pi)), abs=0.05)
    room = within(AROUND.magnetopause, T, AROUND.aberration_rad)
    turn = room.turn @ rotation(Frame.SM, Frame.GSM, T)
    for mesh in (drawn.mesh, *drawn.faces):
        inside = rotate(turn, mesh.points_re)
        depth = radius_along(AROUND.magnetopause, inside) - norm(inside)
        assert depth.min() > -0.02
    edge = rotate(turn, drawn.grid[-1])
    depth = radius_along(AROUND.magnetopause, edge) - norm(edge)
    out = np.hypot(*drawn.grid[-1][:, :2].T)
    assert np.all((np.abs(depth) < 0.02) | (np.abs(out - 30.0) < 1e-6))
    assert (np.abs(depth) < 0.02).sum() > 10


def test_the_belts_reach_as_far_as_their_shells():
    shells = cross_section(OUTER)[:, 0]
    for rows in (XZ, YZ, XY):
        _, outer = planes_space.belts(rows)
        away = norm(outer[np.isfinite(outer[:, 0])])
        assert away.max() == pytest.approx(shells.max(), rel=0.03)
    inner_of_two = pieces(planes_space.belts(XZ)[1])
    assert len(inner_of_two) == 2
