"""Limits, vectors, resources and theme."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from smileviz.base import resources, theme
from smileviz.base.arrays import angle_rad, cross, fixed, unit
from smileviz.base.errors import SmileError
from smileviz.base.limits import Limits


@pytest.mark.parametrize("value", [-1.0, 100.1, float("nan"), float("inf")])
def test_a_number_outside_its_limits_is_named_with_what_is_allowed(value):
    with pytest.raises(SmileError, match=r"density_cm3 is .* from 0\.1 to 100 cm-3"):
        Limits(0.1, 100.0, "cm-3").check("density_cm3", value)


def test_the_limits_themselves_are_allowed():
    Limits(0.1, 100.0).check("x", 0.1)
    Limits(0.1, 100.0).check("x", 100.0)


def test_tiny_and_straight_angles_are_exact():
    x = np.array([1.0, 0.0, 0.0])
    assert angle_rad(x, np.array([1.0, 1e-9, 0.0])) == pytest.approx(1e-9, rel=1e-9)
    assert angle_rad(x, -x) == pytest.approx(np.pi)


def test_what_caches_hand_out_cannot_be_written():
    with pytest.raises(ValueError, match="read-only"):
        fixed(np.zeros(3))[0] = 1.0


def test_the_direction_of_nothing_is_no_number():
    assert np.isnan(unit(np.zeros(3))).all()


def test_a_missing_resource_is_named():
    with pytest.raises(SmileError, match=r"nothing\.dat is missing"):
        resources.path("data/nothing.dat")


def _luminance(colour):
    parts = [int(colour[k : k + 2], 16) / 255.0 for k in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("chosen", theme.THEMES.values(), ids=lambda t: t.name)
@pytest.mark.parametrize(
    "name",
    ["text", "secondary", "accent", "magnetopause", "bow_shock", "sxi", "uvi", "sun", "smile"],
)
def test_what_is_read_stands_out_from_the_background(chosen, name):
    # WCAG 2.2, 1.4.3: at least 4.5 to 1
    light, dark = sorted((_luminance(getattr(chosen, name)), _luminance(chosen.background)))[::-1]
    assert (light + 0.05) / (dark + 0.05) >= 4.5


@given(arrays(np.float64, (4, 3), elements=st.floats(-1e6, 1e6)))
def test_the_vector_product_is_numpys(v):
    assert cross(v, v[::-1]) == pytest.approx(np.cross(v, v[::-1]))
    assert cross(v, v[0]) == pytest.approx(np.cross(v, v[0]))
