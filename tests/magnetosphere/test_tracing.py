"""Field lines: against those of the dipole, and what any tracing must keep."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smileviz.base.arrays import angle_rad, norm
from smileviz.base.errors import SmileError
from smileviz.base.time import from_utc
from smileviz.base.units import DAY_S
from smileviz.magnetosphere.field import Total, field_nt
from smileviz.magnetosphere.fields import Drivers, field
from smileviz.magnetosphere.fields.dipole import Dipole
from smileviz.magnetosphere.fields.t89 import T89
from smileviz.magnetosphere.lines import End, Kind
from smileviz.magnetosphere.tracing import Reach, trace

T = from_utc("2026-11-15T12:00:00Z")
FINE = Reach(tolerance=1e-7)
UPRIGHT = Dipole(30_000.0, 0.0)


@given(shell=st.floats(1.2, 12.0), phi=st.floats(0.0, 6.28))
def test_a_line_of_the_dipole_is_the_dipoles(shell, phi):
    equator = shell * np.array([np.cos(phi), np.sin(phi), 0.0])
    lines = trace(UPRIGHT, equator[None], FINE)
    latitude = np.arccos(np.sqrt(1.0 / shell))
    assert np.arcsin(lines.ends_re[:, 0, 2]) == pytest.approx([latitude, -latitude], abs=1e-5)
    assert np.arctan2(*lines.ends_re[0, 0, 1::-1]) % (2 * np.pi) == pytest.approx(phi, abs=1e-5)
    u = np.sqrt(3.0) * np.sin(latitude)
    length = shell * (np.arcsinh(u) + u * np.sqrt(1.0 + u * u)) / (2.0 * np.sqrt(3.0))
    assert lines.lengths_re[:, 0] == pytest.approx([length, length], rel=1e-5)
    assert lines.apex_distance_re[0] == pytest.approx(shell, rel=1e-6)
    points = lines.line(0)
    cosine2 = (points[:, 0] ** 2 + points[:, 1] ** 2) / norm(points) ** 2
    assert norm(points) == pytest.approx(shell * cosine2, rel=1e-4)


@settings(max_examples=20)
@given(
    radius=st.floats(2.0, 7.0),
    latitude=st.floats(-0.8, 0.8),
    phi=st.floats(0.0, 6.28),
    where=st.floats(0.1, 0.9),
)
def test_a_line_is_the_same_from_any_of_its_points(radius, latitude, phi, where):
    seed = radius * np.array(
        [np.cos(latitude) * np.cos(phi), np.cos(latitude) * np.sin(phi), np.sin(latitude)]
    )
    model = field(T, Drivers(kp=2.0))
    first = trace(model, seed[None], FINE)
    points = first.line(0)
    again = trace(model, points[[int(where * len(points))]], FINE)
    assert (again.ends == first.ends).all()
    if first.closed[0]:
        assert np.degrees(angle_rad(again.ends_re, first.ends_re)).max() < 0.02
        assert again.length_re == pytest.approx(first.length_re, rel=1e-3)
        assert norm(again.apex_re - first.apex_re)[0] < 0.02 * norm(first.apex_re)[0]


@given(radius=st.floats(1.5, 8.0), phi=st.floats(0.0, 6.28))
def test_without_tilt_the_south_mirrors_the_north(radius, phi):
    model = Total(UPRIGHT, T89(3, 0.0))
    lines = trace(model, radius * np.array([[np.cos(phi), np.sin(phi), 0.0]]), FINE)
    assert lines.ends[0, 0] == lines.ends[1, 0]
    assert lines.ends_re[0, 0] == pytest.approx(lines.ends_re[1, 0] * [1, 1, -1], abs=1e-5)
    assert lines.lengths_re[0, 0] == pytest.approx(lines.lengths_re[1, 0], rel=1e-5)


SEEDS = np.array(
    [[5.0, 0.0, 0.0], [-0.2, 0.0, 1.1], [-25.0, 1.0, 12.0], [-25.0, 1.0, -12.0], [-6.0, 3.0, 1.0]]
)


def test_every_line_runs_along_the_field_from_south_to_north():
    model = field(T, Drivers())
    lines = trace(model, SEEDS)
    assert len(lines) == len(SEEDS) == len(lines.starts) - 1
    assert lines.starts[-1] == len(lines.points_re)
    for i in range(len(lines)):
        points = lines.line(i)
        chord, middle = np.diff(points, axis=0), 0.5 * (points[1:] + points[:-1])
        assert (angle_rad(chord, field_nt(model, middle)) < 0.05).all()
        assert norm(chord).sum() == pytest.approx(lines.length_re[i], rel=1e-3)
        assert points[0] == pytest.approx(lines.ends_re[1, i])
        assert points[-1] == pytest.approx(lines.ends_re[0, i])
        assert norm(points).min() > 1.0 - 1e-7
        assert norm(points).max() <= lines.apex_distance_re[i] + 1e-9
        assert norm(points - SEEDS[i]).min() == 0.0, "a line goes through its seed"
        assert norm(lines.ends_re[lines.feet[:, i], i]) == pytest.approx(1.0, abs=1e-8)


def test_lines_of_the_lobes_are_open_and_say_to_which_side():
    lines = trace(field(T, Drivers()), SEEDS, Reach(limit_re=40.0))
    assert list(lines.kinds) == [Kind.CLOSED, Kind.NORTH, Kind.NORTH, Kind.SOUTH, Kind.CLOSED]
    assert list(lines.closed) == [True, False, False, False, True]
    assert lines.ends[1, 2] == End.FAR
    assert norm(lines.ends_re[1, 2]) == pytest.approx(40.0, abs=1e-6)
    assert lines.apex_distance_re[2] == pytest.approx(40.0, abs=1e-6)


class Slab:
    """A magnetopause that is a plane: within x < 8."""

    def contains(self, xyz_re):
        return xyz_re[0] < 8.0

    def some(self, which):
        return self


def test_a_line_ends_where_it_leaves_the_magnetopause():
    seeds = np.array([[7.9, 0.0, 3.0], [3.0, 0.0, 0.0], [9.0, 0.0, 0.0]])
    lines = trace(Dipole(30_000.0, 0.0), seeds, domain=Slab())
    assert list(lines.kinds) == [Kind.NORTH, Kind.CLOSED, Kind.DETACHED]
    assert list(lines.ends[:, 0]) == [End.FOOT, End.LEFT]
    assert lines.ends_re[1, 0, 0] == pytest.approx(8.0, abs=1e-6)
    assert lines.length_re[2] == 0.0
    assert lines.line(2) == pytest.approx(seeds[[2]])
    assert lines.apex_re[2] == pytest.approx(seeds[2])


def test_a_line_that_is_too_long_says_so():
    lines = trace(UPRIGHT, np.array([[20.0, 0.0, 0.0]]), Reach(length_re=5.0))
    assert (lines.ends == End.LONG).all()
    assert (lines.lengths_re >= 5.0).all()
    assert list(lines.kinds) == [Kind.DETACHED]


class Nothing:
    """No field at all, or none that is a number."""

    def __init__(self, value):
        self.value = value

    def components_nt(self, xyz_re):
        return np.full(xyz_re.shape, self.value)

    def some(self, which):
        return self


@pytest.mark.parametrize("value", [0.0, np.nan])
def test_where_there_is_no_field_there_is_no_line(value):
    lines = trace(Nothing(value), np.array([[2.0, 0.0, 0.0]]))
    assert (lines.ends == End.LONG).all()
    assert lines.length_re[0] < 1.0 or value == 0.0
    assert np.isfinite(lines.points_re).all()


def test_a_line_may_begin_at_its_foot():
    first = trace(UPRIGHT, np.array([[6.0, 0.0, 0.0]]), FINE)
    north, south = first.ends_re[:, 0]
    again = trace(UPRIGHT, np.array([north, south]), FINE)
    assert again.closed.all()
    assert again.lengths_re[0] == pytest.approx([0.0, first.length_re[0]], abs=1e-4)
    assert again.ends_re[1] == pytest.approx(np.array([south, south]), abs=1e-5)
    assert again.apex_distance_re == pytest.approx([6.0, 6.0], rel=1e-5)


@pytest.mark.parametrize("seed", [[0.5, 0.0, 0.0], [0.0, 0.0, 0.0], [np.nan, 0.0, 2.0]])
def test_a_seed_within_the_earth_is_refused(seed):
    with pytest.raises(SmileError, match="it must be at least 1 R_E from Earth's centre"):
        trace(UPRIGHT, np.array([seed]))


def test_no_seeds_make_no_lines():
    lines = trace(UPRIGHT, np.empty((0, 3)))
    assert len(lines) == 0
    assert lines.points_re.shape == (0, 3)
    assert list(lines.starts) == [0]


def test_what_is_returned_cannot_be_changed():
    lines = trace(UPRIGHT, np.array([[4.0, 0.0, 0.0]]))
    for array in (lines.points_re, lines.starts, lines.ends_re, lines.ends, lines.apex_re):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0


def test_a_line_alone_is_as_in_company():
    model = field(T, Drivers())
    together = trace(model, SEEDS)
    for i, seed in enumerate(SEEDS):
        alone = trace(model, seed[None])
        assert alone.points_re == pytest.approx(together.line(i), abs=1e-6)


def test_two_threads_at_two_moments_do_not_disturb_one_another():
    moments = [T, T + 200.0 * DAY_S] * 4

    def ends(t):
        return trace(field(t, Drivers(kp=4.0)), SEEDS).ends_re

    expected = [ends(t) for t in moments]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(ends, moments))
    assert all((a == b).all() for a, b in zip(found, expected, strict=True))
    assert not (found[0] == found[1]).all()
