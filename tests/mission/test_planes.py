"""The planes of the display frame: boundaries cut, fields of view flattened."""

import math
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smileviz.base import frames, time
from smileviz.base.arrays import norm
from smileviz.base.frames import Frame
from smileviz.magnetosphere.boundaries.jelinek12 import Jelinek12
from smileviz.magnetosphere.boundaries.shue98 import Shue98
from smileviz.magnetosphere.boundary import radius_along
from smileviz.mission import planes

T = time.from_utc("2026-11-22T10:00:00Z")
MAGNETOPAUSE, SHOCK = Shue98(2.0, -3.0), Jelinek12(2.0)
FRAMES = (Frame.GSE, Frame.GSM, Frame.SM, Frame.GCRS)
RIGHT_AND_UP = {"XY": (0, 1), "XZ": (0, 2), "YZ": (1, 2)}


def _to_display(frame, t):
    gse = frames.rotation(Frame.GCRS, Frame.GSE, t)
    roll = frames.rotation(Frame.GSE, Frame.GSM, t)
    boundary = roll @ frames.aberrated(math.radians(4.0)) @ gse
    return frames.rotation(Frame.GCRS, frame, t) @ boundary.T


@pytest.mark.parametrize("plane", planes.PLANES)
@pytest.mark.parametrize("frame", FRAMES)
def test_what_is_drawn_in_a_plane_is_on_the_boundary_in_space(frame, plane):
    matrix = _to_display(frame, T)
    cut = planes.cut(MAGNETOPAUSE, SHOCK, matrix, plane)
    assert cut.plane == plane
    assert [curve.name for curve in cut.curves] == ["magnetopause", "bow_shock"]
    for curve, model in zip(cut.curves, (MAGNETOPAUSE, SHOCK), strict=True):
        xy = curve.xy_re[np.isfinite(curve.xy_re[:, 0])]
        assert len(xy) > 300
        points = np.zeros((len(xy), 3))
        points[:, list(RIGHT_AND_UP[plane])] = xy
        in_boundary = points @ matrix
        assert np.abs(norm(in_boundary) - radius_along(model, in_boundary)).max() < 1e-3
        assert in_boundary[:, 0].min() > model.x_min_re - 1e-3
        assert model.title in curve.sentence


def test_the_nose_of_the_cut_is_turned_by_the_aberration():
    cut = planes.cut(MAGNETOPAUSE, SHOCK, _to_display(Frame.GSE, T), "XY")
    for curve, model in zip(cut.curves, (MAGNETOPAUSE, SHOCK), strict=True):
        nearest = curve.xy_re[norm(np.c_[curve.xy_re, 0 * curve.xy_re[:, 0]]).argmin()]
        nose = model.standoff_re * np.array([math.cos(math.radians(4)), -math.sin(math.radians(4))])
        assert nearest == pytest.approx(nose, abs=0.05)


@pytest.mark.parametrize("plane", planes.PLANES)
def test_in_gse_the_cut_stays_the_same_object_as_time_runs(plane):
    first = planes.cut(MAGNETOPAUSE, SHOCK, _to_display(Frame.GSE, T), plane)
    for hours in (1, 7, 50):
        later = _to_display(Frame.GSE, T + 3600.0 * hours)
        assert planes.cut(MAGNETOPAUSE, SHOCK, later, plane) is first
    assert planes.cut(Shue98(4.0, 0.0), SHOCK, _to_display(Frame.GSE, T), plane) is not first


def test_the_first_axis_points_right_and_the_second_up():
    point = np.array([[1.0, 2.0, 3.0]])
    assert planes.flat(point, "XY").tolist() == [[1.0, 2.0]]
    assert planes.flat(point, "XZ").tolist() == [[1.0, 3.0]]
    assert planes.flat(point[0], "YZ").tolist() == [2.0, 3.0]


@given(st.lists(st.tuples(*[st.floats(-20, 20)] * 3), min_size=4, max_size=60))
def test_a_shadow_is_convex_closed_and_holds_every_point(points):
    points = np.round(np.array(points), 3)
    hull = planes.shadow(points, "XZ")
    assert hull[0] == pytest.approx(hull[-1])
    corners = {tuple(row) for row in planes.flat(points, "XZ").tolist()}
    assert {tuple(row) for row in hull.tolist()} <= corners
    for a, b in pairwise(hull):
        edge, to = b - a, planes.flat(points, "XZ") - a
        assert (edge[0] * to[:, 1] - edge[1] * to[:, 0]).min() > -1e-9


def test_no_pointing_casts_no_shadow():
    assert planes.shadow(np.full((5, 3), np.nan), "XY").shape == (0, 2)
