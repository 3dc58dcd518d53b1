"""The band that the magnetopause models span."""

import numpy as np
import pytest

from smileviz.magnetosphere.boundaries import MAGNETOPAUSES
from smileviz.magnetosphere.conditions import Conditions
from smileviz.magnetosphere.distance import signed_distance_re
from smileviz.magnetosphere.section import section
from smileviz.magnetosphere.spread import spread
from smileviz.magnetosphere.surface import surface

WIND = Conditions(8.0, 450.0, 2.0, -3.0, -6.0, tilt_rad=0.3)
THETA, PHI = np.meshgrid(np.linspace(0.0, 2.6, 40), np.linspace(0.0, 6.2, 30))


@pytest.mark.parametrize("name", MAGNETOPAUSES)
def test_every_model_lies_within_the_band(name):
    model = MAGNETOPAUSES[name].under(WIND)
    inner, outer, sentence = spread(model, WIND)
    radius = model.radius_re(THETA, PHI)
    low, high = (edge.radius_re(THETA, PHI) for edge in (inner, outer))
    assert (low <= radius).all()
    assert (radius <= high).all()
    assert 0.2 < np.mean(high - low) < 6.0
    assert "Spread between 6 magnetopause models" in sentence


def test_equal_input_is_the_same_band_and_it_can_be_drawn_and_measured():
    model = MAGNETOPAUSES["shue98"].under(WIND)
    inner, outer, _ = spread(model, WIND)
    assert spread(model, Conditions(8.0, 450.0, 2.0, -3.0, -6.0, tilt_rad=0.3))[0] is inner
    assert surface(inner) is surface(inner)
    assert np.isfinite(surface(outer).points_re).all()
    assert section(outer, np.zeros(3), np.eye(3)[:2])
    point = np.array([7.0, 3.0, 2.0])
    ends = [float(signed_distance_re(edge, point)) for edge in (outer, model, inner)]
    assert ends == sorted(ends)
    assert inner.title.startswith("Innermost of 6")


def test_a_guarded_or_foreign_magnetopause_is_held_too():
    foreign = MAGNETOPAUSES["shue98"].under(Conditions(5, 400, 0, 0, 0, pdyn_npa=0.6))
    inner, outer, sentence = spread(foreign, WIND)
    ahead = np.zeros(1)
    assert outer.radius_re(ahead, ahead) == foreign.radius_re(ahead, ahead)
    assert "7 magnetopause models" in sentence
    assert inner.caution(WIND) is None
    assert "30 nPa" in inner.caution(Conditions(5, 400, 0, 0, 0, pdyn_npa=30.0))
