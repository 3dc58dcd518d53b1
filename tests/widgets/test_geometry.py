"""Near, inside, night: the little geometry of the plots."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smileviz.widgets import near
from smileviz.widgets.earth_disc import circle, night
from smileviz.widgets.graticule import step, tick_text, ticks


def area(xy):
    x, y = xy.T
    return 0.5 * abs(np.dot(x, np.roll(y, -1)) - np.dot(y, np.roll(x, -1)))


@given(st.floats(-np.pi, np.pi), st.floats(-1.0, 1.0))
def test_the_dark_part_has_the_area_of_its_phase(heading, toward):
    """Of a sphere lit at phase angle a, (1 - cos a) / 2 of the disc is dark."""
    across = np.sqrt(1.0 - toward**2)
    outline = night((across * np.cos(heading), across * np.sin(heading), toward))
    assert area(outline) == pytest.approx(np.pi * (1.0 - toward) / 2.0, abs=5e-3)


def test_night_lies_away_from_the_sun():
    dark = night((1.0, 0.0, 0.0))
    assert dark[:, 0].max() == pytest.approx(0.0, abs=1e-12)
    assert dark[:, 0].min() == pytest.approx(-1.0)
    assert night((0.0, -1.0, 0.0))[:, 1].min() == pytest.approx(0.0, abs=1e-12)


def test_the_nearest_part_of_a_line_is_found_between_its_points():
    line = np.array([[0.0, 0.0], [10.0, 0.0], [np.nan, np.nan], [0.0, 5.0], [10.0, 5.0]])
    assert near.nearest(line, 5.0, 1.0) == pytest.approx(1.0)
    assert near.nearest(line, 5.0, 4.5) == pytest.approx(0.5)
    assert near.nearest(line[:1], 0.0, 0.0) == np.inf
    away, share = near.along(line[:2], 2.5, 3.0)
    assert away[0] == pytest.approx(3.0)
    assert share[0] == pytest.approx(0.25)


def test_inside_a_polygon_is_inside():
    disc = circle(2.0)
    assert near.contains(disc, 0.0, 1.9)
    assert not near.contains(disc, 1.5, 1.5)
    assert not near.contains(disc, -3.0, 0.0)


@given(st.floats(1e-3, 1e5), st.floats(50.0, 3000.0))
def test_lines_of_the_graticule_are_round_and_neither_crowded_nor_rare(length, room_px):
    by = step(length, room_px)
    spacing = by / length * room_px
    assert 44.0 * (1.0 - 1e-6) <= spacing <= 2.5 * 44.0 * (1.0 + 1e-6)
    assert float(f"{by:e}".split("e")[0]) in (1.0, 2.0, 5.0)


def test_ticks_are_multiples_and_written_with_a_real_minus():
    assert ticks(-6.0, 11.0, 5.0) == [-5.0, 0.0, 5.0, 10.0]
    assert tick_text(-5.0, "deg") == "\u22125°"
    assert tick_text(0.5, "R⊕") == "0.5"
