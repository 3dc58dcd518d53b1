"""T89c: against the Fortran, and its symmetries."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smileviz.base.errors import SmileError
from smileviz.magnetosphere.field import field_nt
from smileviz.magnetosphere.fields.drivers import Drivers
from smileviz.magnetosphere.fields.t89 import T89, iopt_of, parameters, t89_nt

FILE = Path(__file__).parents[2] / "authorities" / "tsyganenko.json"
AUTHORITY = json.loads(FILE.read_text())
CASES = [case for case in AUTHORITY["cases"] if case["model"] == "t89"]

coordinates = st.floats(-20.0, 12.0)
positions = st.tuples(coordinates, coordinates, coordinates).map(np.array)
levels = st.integers(1, 7)
tilts = st.floats(-0.6, 0.6)


@pytest.mark.parametrize("case", CASES)
def test_it_is_the_field_of_the_fortran(case):
    model = T89(case["parameters"][0], case["tilt_rad"])
    field = field_nt(model, np.array(AUTHORITY["points_gsm_re"][case["points"]]))
    # the file is rounded to 1e-5, and the Fortran counts with 7 digits
    assert np.abs(field - case["b_gsm_nt"]).max() < 2e-5


def test_all_levels_and_tilts_that_others_have_are_there():
    assert {(case["parameters"][0], case["tilt_rad"]) for case in CASES} == {
        (iopt, tilt) for iopt in (1, 3, 5, 7) for tilt in (0.0, 0.35, -0.5)
    }


@given(position=positions, iopt=levels, tilt=tilts)
def test_dawn_mirrors_dusk(position, iopt, tilt):
    here = field_nt(T89(iopt, tilt), position)
    there = field_nt(T89(iopt, tilt), position * [1, -1, 1])
    assert there == pytest.approx(here * [1, -1, 1], abs=1e-9)


@given(position=positions, iopt=levels, tilt=tilts)
def test_the_south_mirrors_the_north_with_the_tilt_turned_over(position, iopt, tilt):
    here = field_nt(T89(iopt, tilt), position)
    there = field_nt(T89(iopt, -tilt), position * [1, 1, -1])
    assert there == pytest.approx(here * [-1, -1, 1], abs=1e-9)


@given(position=positions, iopt=levels, tilt=tilts)
def test_it_has_no_sources(position, iopt, tilt):
    step = 1e-3
    steps = step * np.eye(3)
    model = T89(iopt, tilt)
    slope = (field_nt(model, position + steps) - field_nt(model, position - steps)) / (2 * step)
    assert abs(np.trace(slope)) < 1e-4 * max(np.abs(slope).max(), 1.0)


@pytest.mark.parametrize(
    ("kp", "iopt"),
    [(0.0, 1), (0.33, 1), (0.67, 2), (1.0, 2), (2.33, 3), (3.0, 4), (5.33, 6), (5.67, 7), (9.0, 7)],
)
def test_the_level_is_that_of_the_nearest_whole_kp(kp, iopt):
    assert iopt_of(kp) == iopt
    assert T89.under(Drivers(kp=kp, tilt_rad=0.1)) == T89(iopt, 0.1)


def test_a_kp_that_cannot_be_is_refused():
    with pytest.raises(SmileError, match=r"kp is 9\.5; it must be from 0 to 9"):
        T89.under(Drivers(kp=9.5))


def test_points_may_each_have_their_own_level_and_tilt():
    points = np.random.default_rng(2).normal(size=(3, 7)) * 6.0
    tilt = np.linspace(-0.5, 0.5, 7)
    together = t89_nt(points, tilt, parameters())
    for k in range(7):
        alone = T89(k + 1, float(tilt[k])).components_nt(points[:, [k]])
        assert together[:, k] == pytest.approx(alone[:, 0], rel=1e-12)


def test_with_more_activity_the_tail_is_stronger():
    lobe = np.array([-15.0, 0.0, 4.0])
    strengths = [float(field_nt(T89(iopt, 0.0), lobe)[0]) for iopt in (1, 3, 5)]
    assert strengths == sorted(strengths)
    assert strengths[0] > 10.0
