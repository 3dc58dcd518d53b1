"""Feet in geographic and magnetic coordinates, seeds, and the magnetopause as the end of lines."""

import numpy as np
import pytest

from smileviz.base.arrays import norm
from smileviz.base.frames import Frame, aberrated, dipole_tilt_rad, rotation
from smileviz.base.time import from_utc
from smileviz.base.units import HOUR_S
from smileviz.magnetosphere import seeds
from smileviz.magnetosphere.boundaries.shue98 import Shue98
from smileviz.magnetosphere.domain import within, within_each
from smileviz.magnetosphere.fields import Drivers, field
from smileviz.magnetosphere.fields.dipole import Dipole
from smileviz.magnetosphere.fields.moments import moments
from smileviz.magnetosphere.footpoints import connections, footpoints_of
from smileviz.magnetosphere.lines import Kind
from smileviz.magnetosphere.tracing import Reach, trace

T = from_utc("2026-11-15T12:00:00Z")
TILT = float(dipole_tilt_rad(T))
FINE = Reach(tolerance=1e-8)


@pytest.mark.parametrize("mlt", [0.0, 5.5, 12.0, 23.0])
@pytest.mark.parametrize("latitude", [55.0, 70.0, -62.0])
def test_feet_of_the_dipole_are_where_their_seeds_were(latitude, mlt):
    seed = seeds.at_feet([latitude], [mlt], TILT)[0]
    found = footpoints_of(seed, T, Dipole.at(T), FINE)
    assert found.kind is Kind.CLOSED
    assert found.north.magnetic_latitude_deg == pytest.approx(abs(latitude), abs=1e-3)
    assert found.south.magnetic_latitude_deg == pytest.approx(-abs(latitude), abs=1e-3)
    for foot in (found.north, found.south):
        assert (foot.mlt_h - mlt + 12.0) % 24.0 - 12.0 == pytest.approx(0.0, abs=1e-4)
    assert found.apex_distance_re == pytest.approx(1 / np.cos(np.radians(latitude)) ** 2, rel=1e-5)
    geographic = rotation(Frame.GSM, Frame.ITRS, T) @ seed
    start = found.north if latitude > 0 else found.south
    assert start.latitude_deg == pytest.approx(np.degrees(np.arcsin(geographic[2])), abs=1e-6)
    assert start.longitude_deg == pytest.approx(
        np.degrees(np.arctan2(geographic[1], geographic[0])), abs=1e-6
    )


def test_seeds_of_shells_lie_on_the_magnetic_equator():
    found = seeds.at_shells([3.0, 6.0], [0.0, 12.0, 18.0], TILT)
    assert norm(found) == pytest.approx([3.0] * 3 + [6.0] * 3)
    sm = found @ rotation(Frame.GSM, Frame.SM, T).T
    assert sm[:, 2] == pytest.approx(np.zeros(6), abs=1e-9)
    assert sm[1] == pytest.approx([3.0, 0.0, 0.0], abs=1e-9)
    assert sm[5] == pytest.approx([0.0, 6.0, 0.0], abs=1e-9)


def test_seeds_of_feet_are_every_latitude_with_every_local_time():
    found = seeds.at_feet([60.0, 70.0], [0.0, 6.0, 12.0], TILT, radius_re=1.1)
    assert found.shape == (6, 3)
    assert norm(found) == pytest.approx(np.full(6, 1.1))


def test_in_the_solar_wind_nothing_is_connected():
    magnetopause = within(Shue98(2.0, 0.0), T)
    found = footpoints_of(np.array([15.0, 3.0, 0.0]), T, field(T, Drivers()), domain=magnetopause)
    assert found.kind is Kind.DETACHED
    assert found.north is None
    assert found.south is None
    assert found.length_re == 0.0


def test_a_line_through_a_compressed_magnetopause_is_open():
    point = np.array([0.0, 11.5, 0.0])
    model = field(T, Drivers())
    assert footpoints_of(point, T, model).kind is Kind.CLOSED
    tight = within(Shue98(12.0, -10.0), T)
    assert footpoints_of(point, T, model, domain=tight).kind is Kind.DETACHED


def test_the_magnetopause_is_turned_by_the_aberration():
    model, angle = Shue98(2.0, 0.0), np.radians(4.0)
    turned = within(model, T, angle)
    gsm = rotation(Frame.GSE, Frame.GSM, T) @ aberrated(angle)[0]
    nose = model.radius_re(np.array(0.0), np.array(0.0))
    points = np.stack([gsm * (nose - 1e-6), gsm * (nose + 1e-6)], axis=1)
    assert list(turned.contains(points)) == [True, False]
    tail = np.array([[-30.0], [25.0], [0.0]])
    assert within(model, T).contains(tail) != turned.contains(tail)


def test_an_orbit_at_once_is_as_point_by_point():
    t = T + HOUR_S * np.arange(5.0)
    positions = np.array(
        [[5.0, 0.0, 1.0], [2.0, 3.0, 6.0], [-3.0, 1.0, 9.0], [0.0, 1.0, 1.5], [14.0, 0.0, 1.0]]
    )
    kp = np.array([1.0, 2.0, 3.0, 4.0, 5.0])
    magnetopause = Shue98(2.0, -1.0)
    found = connections(positions, t, moments(t, kp, 8), domain=within_each(magnetopause, t, 0.07))
    for k in range(5):
        alone = footpoints_of(
            positions[k],
            float(t[k]),
            field(float(t[k]), Drivers(kp=kp[k])),
            domain=within(magnetopause, float(t[k]), 0.07),
        )
        one = found.one(k)
        assert one.kind is alone.kind
        assert one.length_re == pytest.approx(alone.length_re, abs=1e-5)
        for mine, other in ((one.north, alone.north), (one.south, alone.south)):
            assert (mine is None) == (other is None)
            if mine is not None:
                assert mine.latitude_deg == pytest.approx(other.latitude_deg, abs=1e-4)
                assert mine.longitude_deg == pytest.approx(other.longitude_deg, abs=1e-3)
                assert mine.mlt_h == pytest.approx(other.mlt_h, abs=1e-4)
    assert found.kinds[4] == Kind.DETACHED
    assert np.isnan(found.latitude_deg[:, 4]).all()
    assert Kind.CLOSED in found.kinds


def test_lines_for_a_picture_come_from_feet_of_both_kinds():
    latitudes = [60.0, 66.0, 72.0, 80.0]
    lines = trace(field(T, Drivers()), seeds.at_feet(latitudes, range(0, 24, 3), TILT))
    assert lines.closed[:16].all()
    assert not lines.closed[24:].all()
