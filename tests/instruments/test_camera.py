"""Fields of view and cameras: the SXI team's pixels, round trips, edges."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smileviz.base.arrays import angle_rad, norm
from smileviz.instruments import INSTRUMENTS, SXI, UVI
from smileviz.instruments.camera import Camera
from smileviz.instruments.instrument import Circle, Instrument, Mount, Rectangle

STORED = json.loads(
    (Path(__file__).parents[1] / "authorities" / "sxi_guidance.json").read_text(encoding="utf-8")
)
# Camera axes: x right, y up, looking along the third: left-handed, as a picture is.
LAW = np.array([[0.6, 0.8, 0.0], [0.0, 0.0, 1.0], [-0.8, 0.6, 0.0]])
each = pytest.mark.parametrize("instrument", INSTRUMENTS, ids=lambda item: item.name)


@pytest.mark.parametrize("row", STORED["rows"], ids=lambda row: str(row["smile_gse_re"]))
def test_camera_angles_space_the_pixels_as_the_leicester_code_does(row):
    (wide, high), (rows, columns) = (16.0, 27.0), (4, 2)
    axes = np.array([row["image_x_unit_b"], row["image_y_unit"], row["look_unit"]])
    x = 0.5 * wide * (1.0 - 1.0 / columns)
    y = 0.5 * high * (1.0 - 1.0 / rows)
    corners = np.array([[-x, -y], [x, -y], [-x, y], [x, y]])
    found = Camera(SXI, axes).unproject(corners)
    assert found == pytest.approx(np.array(row["corner_pixel_units"]), abs=2e-8)
    assert Camera(SXI, axes).project(found) == pytest.approx(corners)


@pytest.mark.parametrize("fact", STORED["facts"], ids=lambda fact: str(fact["smile_gse_re"]))
def test_the_short_edges_meet_the_x_axis_where_horizons_puts_them(fact):
    position = np.array(fact["smile_gse_re"])
    look = np.array([fact["aim_x"], 0.0, 0.0]) - position
    look /= norm(look)
    xi = position - (position @ look) * look
    xi /= norm(xi)
    camera = Camera(SXI, np.stack([xi, np.cross(xi, look), look]))
    edges = camera.unproject(np.array([[-7.75, 0.0], [7.75, 0.0]]))
    met = [position[0] - position[2] / edge[2] * edge[0] for edge in edges]
    assert met == pytest.approx(fact["seen"], abs=0.02)


@given(st.floats(-60, 60), st.floats(-60, 60))
def test_projecting_undoes_unprojecting(x, y):
    camera = Camera(SXI, LAW)
    assert camera.project(camera.unproject(np.array([x, y]))) == pytest.approx([x, y], abs=1e-9)


@given(st.tuples(*[st.floats(-1, 1)] * 3))
def test_unprojecting_undoes_projecting_what_is_before_the_camera(way):
    camera, way = Camera(SXI, LAW), np.array(way)
    angles = camera.project(way)
    if norm(way) > 1e-6 and np.isfinite(angles).all():
        assert camera.unproject(angles) == pytest.approx(way / norm(way), abs=1e-7)
    else:
        assert norm(way) <= 1e-6 or camera.angle_rad(way) > math.radians(88.9)


def test_x_is_right_y_is_up_and_what_is_behind_has_no_place():
    camera = Camera(SXI, LAW)
    assert camera.project(LAW[2] + 0.1 * LAW[0]) == pytest.approx([math.degrees(math.atan(0.1)), 0])
    assert camera.project(LAW[2] + 0.1 * LAW[1]) == pytest.approx([0, math.degrees(math.atan(0.1))])
    assert np.isnan(camera.project(-LAW[2])).all()
    assert camera.turn_rad(LAW[1]) == pytest.approx(0.5 * math.pi)


def test_the_fields_have_their_published_sizes():
    assert SXI.field == Rectangle(7.75, 13.25)
    assert UVI.field == Circle(4.985)
    assert not SXI.mount.assumed
    assert UVI.mount.assumed
    assert 23.0 <= UVI.mount.toward_earth_deg <= 27.0


@each
def test_the_outline_is_the_border_of_what_is_seen(instrument):
    edge = instrument.field.outline_deg(64)
    camera = Camera(instrument, LAW)
    assert 60 <= len(edge) <= 68
    assert camera.sees(camera.unproject(0.999 * edge)).all()
    assert not camera.sees(camera.unproject(1.001 * edge)).any()
    assert camera.outline(64) == pytest.approx(camera.unproject(edge))
    turn = np.arctan2(edge[:, 1], edge[:, 0])
    assert instrument.field.edge_deg(turn) == pytest.approx(edge, abs=0.02)


def test_the_corners_are_on_the_outline():
    edge = SXI.field.outline_deg(64)
    for corner in ([7.75, 13.25], [-7.75, 13.25], [7.75, -13.25], [-7.75, -13.25]):
        assert np.abs(edge - corner).sum(axis=1).min() < 1e-12


@each
def test_nothing_behind_is_seen(instrument):
    assert not Camera(instrument, LAW).sees(-LAW[2])


def test_the_circle_sees_a_true_angle():
    camera = Camera(UVI, LAW)
    for turn in np.linspace(0, 6, 7):
        way = math.cos(math.radians(4.984)) * LAW[2] + math.sin(math.radians(4.984)) * (
            math.cos(turn) * LAW[0] + math.sin(turn) * LAW[1]
        )
        assert camera.sees(way)
        assert camera.angle_rad(way) == pytest.approx(math.radians(4.984))


def test_the_mount_turns_the_boresight_towards_the_earth():
    camera = Camera.of(UVI.mounted(30.0), LAW)
    assert camera.boresight == pytest.approx(
        math.cos(math.radians(30)) * LAW[2] - math.sin(math.radians(30)) * LAW[0]
    )
    assert camera.axes[1] == pytest.approx(LAW[1])
    assert np.cross(camera.axes[0], camera.axes[1]) == pytest.approx(-camera.boresight)
    assert math.degrees(angle_rad(camera.boresight, LAW[2])) == pytest.approx(30.0)
    assert Camera.of(SXI, LAW).axes == pytest.approx(LAW)


def test_a_camera_at_many_moments_is_many_cameras():
    axes = np.stack([LAW, LAW[[0, 2, 1]] * [[1], [-1], [1]]])
    many = Camera.of(UVI, axes)
    way = np.array([-0.7, 0.5, 0.1])
    for k in range(2):
        alone = Camera.of(UVI, axes[k])
        assert many.project(way)[k] == pytest.approx(alone.project(way), nan_ok=True)
        assert many.sees(way)[k] == alone.sees(way)
        assert many.angle_rad(way)[k] == pytest.approx(alone.angle_rad(way))


def test_an_instrument_is_a_value():
    assert Instrument("a", "A", Circle(1.0), Mount(), "") == Instrument(
        "a", "A", Circle(1.0), Mount(), ""
    )
    assert UVI.mounted(UVI.mount.toward_earth_deg) == UVI
    assert UVI.mounted(20.0).mount.assumed
