"""The tables that the forces read, against what they were sampled from."""

import numpy as np
import pytest

from smileviz.base import bodies
from smileviz.base.arrays import norm
from smileviz.base.frames import Frame, rotations
from smileviz.base.time import from_utc
from smileviz.base.units import DAY_S
from smileviz.base.windows import Span
from smileviz.orbit.acceleration import to_earth
from smileviz.orbit.tables import Tables

SPAN = Span(from_utc("2027-09-20T00:00:00Z"), from_utc("2027-12-01T00:00:00Z"))


@pytest.fixture(scope="module")
def tables():
    return Tables(SPAN)


@pytest.fixture(scope="module")
def t():
    return np.sort(np.random.default_rng(5).uniform(SPAN.start, SPAN.stop, 400))


def test_sun_and_moon_are_those_of_de440_to_a_centimetre(tables, t):
    around = tables.at(t)
    assert norm(around.sun.T - bodies.sun_km(t)).max() < 1e-5
    assert norm(around.moon.T - bodies.moon_km(t)).max() < 1e-5


def test_the_earth_turns_as_the_frames_say_even_past_the_last_prediction(tables, t):
    v = np.random.default_rng(6).normal(size=(3, len(t)))
    turned = to_earth(tables.at(t), v)
    known = np.einsum("nij,jn->in", rotations(Frame.GCRS, Frame.ITRS, t), v)
    # 2e-9 rad is 1 cm at the ground; where the last prediction ends the pole stops with a bend
    assert np.abs(turned - known).max() < 2e-9


def test_a_little_outside_the_span_the_last_polynomials_go_on(tables):
    for t in (SPAN.start - 0.5 * DAY_S, SPAN.stop + 0.5 * DAY_S):
        moon = tables.at(np.array([t])).moon.T[0]
        assert norm(moon - bodies.moon_km(t)) < 0.01
