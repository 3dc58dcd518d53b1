"""Fields by name, the dipole, and many moments at once."""

import numpy as np
import pytest

from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame, dipole_tilt_rad, rotation
from smileviz.base.igrf import dipole_axis, dipole_nt
from smileviz.base.time import from_utc
from smileviz.base.units import DAY_S
from smileviz.magnetosphere.field import Total, field_nt
from smileviz.magnetosphere.fields import EXTERNAL, Drivers, field
from smileviz.magnetosphere.fields.dipole import Dipole
from smileviz.magnetosphere.fields.igrf import Igrf
from smileviz.magnetosphere.fields.moments import moments
from smileviz.magnetosphere.fields.t89 import T89, iopt_of

T = from_utc("2026-11-15T12:00:00Z")
POINTS = np.array([[5.0, 1.0, 0.0], [-8.0, 2.0, 3.0], [0.0, -1.1, 0.3]])


def test_the_dipole_leads_north_on_its_equator_and_down_at_its_northern_end():
    north = rotation(Frame.ITRS, Frame.GSM, T) @ dipole_axis(T)
    across = np.cross(north, [0.0, 1.0, 0.0])
    model = Dipole.at(T)
    assert field_nt(model, across / np.linalg.norm(across)) == pytest.approx(
        dipole_nt(T) * north, rel=1e-9
    )
    assert field_nt(model, 2.0 * north) == pytest.approx(-dipole_nt(T) / 4.0 * north, rel=1e-9)


def test_a_field_is_the_sum_of_its_parts():
    tilt = float(dipole_tilt_rad(T))
    whole = field_nt(field(T, Drivers(kp=3.0), degree=10), POINTS)
    assert whole == pytest.approx(field_nt(Igrf(T, 10), POINTS) + field_nt(T89(4, tilt), POINTS))


def test_the_tilt_is_that_of_the_moment():
    assert field(T, Drivers(tilt_rad=9.0)) == field(T, Drivers(tilt_rad=-9.0))


def test_equal_fields_are_equal_and_can_be_keys():
    assert (
        len({field(T, Drivers(kp=2.0)), field(T, Drivers(kp=2.2)), field(T, Drivers(kp=5.0))}) == 2
    )


def test_without_external_field_only_the_earths_is_left():
    assert field(T, Drivers(), external="none", degree=13) == Igrf(T, 13)
    assert field(T, Drivers(), internal="dipole", external="none") == Dipole.at(T)


@pytest.mark.parametrize(
    ("names", "says"),
    [
        ({"internal": "igrf13"}, "The internal field is 'igrf13'; it must be igrf or dipole."),
        ({"external": "t90"}, "The external field is 't90'; it must be one of t89, t96, t01, ts04"),
    ],
)
def test_a_name_that_is_none_is_refused(names, says):
    with pytest.raises(SmileError, match=says):
        field(T, Drivers(), **names)


def test_every_external_model_says_what_it_is():
    for name, kind in EXTERNAL.items():
        assert kind.name == name
        assert "doi:" in kind.citation
        assert kind.validity.endswith(".")
        assert kind.title
        assert kind.inputs


def test_many_moments_at_once_are_each_as_alone():
    t = T + np.array([0.0, 100.0, 400.0]) * DAY_S
    kp = np.array([1.0, 3.0, 6.0])
    model = moments(t, kp, 8)
    together = field_nt(model, POINTS)
    for k in range(3):
        tilt = float(dipole_tilt_rad(t[k]))
        alone = Total(Igrf(float(t[k]), 8), T89(iopt_of(kp[k]), tilt))
        assert together[k] == pytest.approx(field_nt(alone, POINTS[k]), rel=1e-9)
    some = np.array([2, 0])
    assert field_nt(model.some(some), POINTS[some]) == pytest.approx(together[some])
