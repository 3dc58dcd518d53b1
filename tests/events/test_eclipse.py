"""Shadows: against counted points on the Sun's disc, and between sphere and ellipsoid."""

import numpy as np
import pytest

from smileviz.base.arrays import angle_rad, unit
from smileviz.base.units import AU_KM, EARTH_EQUATORIAL_KM, EARTH_FLATTENING, SUN_RADIUS_KM
from smileviz.events import eclipse

SUN = np.array([AU_KM, 0.0, 0.0])
MOON = np.array([-1e5, 3.7e5, 0.0])
POLE = unit(np.array([0.2, 0.1, 1.0]))


def behind(distance_km, off_axis_km, turn=0.0):
    """A place behind the Earth, off the axis of its shadow."""
    return np.array([-distance_km, off_axis_km * np.cos(turn), off_axis_km * np.sin(turn)])


def limb_of_the_sun(place, count=720):
    """Points on the Sun as seen from *place* (n, 3): those on its visible edge."""
    to_sun = SUN - place
    away = unit(to_sun)
    across = unit(np.cross(away, [0.0, 0.3, 1.0]))
    up = np.cross(away, across)
    turn = np.linspace(0.0, 2.0 * np.pi, count, endpoint=False)
    sine = SUN_RADIUS_KM / np.linalg.norm(to_sun)
    ring = np.cos(turn)[:, None] * across + np.sin(turn)[:, None] * up
    return unit(np.sqrt(1.0 - sine**2) * away + sine * ring)


def blocked(place, directions, radii):
    """Whether rays from *place* meet an ellipsoid about POLE with those radii (equator, pole)."""
    squeeze = np.eye(3) / radii[0] + np.outer(POLE, POLE) * (1.0 / radii[1] - 1.0 / radii[0])
    p, d = squeeze @ place, directions @ squeeze.T
    along = np.einsum("ij,j->i", d, p)
    disc = along**2 - np.einsum("ij,ij->i", d, d) * (p @ p - 1.0)
    return (disc > 0.0) & (along < 0.0)


SPHERE = (EARTH_EQUATORIAL_KM, EARTH_EQUATORIAL_KM)
ELLIPSOID = (EARTH_EQUATORIAL_KM, EARTH_EQUATORIAL_KM * (1.0 - EARTH_FLATTENING))


@pytest.mark.parametrize("distance", [8000.0, 30000.0, 120000.0])
@pytest.mark.parametrize("turn", [0.0, 0.9, 1.6, 4.0])
def test_the_edges_of_umbra_and_penumbra_are_where_rays_say(distance, turn):
    for off in np.linspace(5000.0, 8000.0, 31):
        place = behind(distance, off, turn)
        seen = blocked(place, limb_of_the_sun(place), SPHERE)
        umbra = eclipse.umbra_rad(place, SUN)
        penumbra = eclipse.penumbra_rad(place, SUN)
        if abs(umbra) > 2e-7:
            assert (umbra > 0.0) == seen.all()
        if abs(penumbra) > 2e-7:
            assert (penumbra > 0.0) == seen.any()


@pytest.mark.parametrize("turn", np.linspace(0.0, 6.0, 7))
def test_the_limb_of_the_ellipsoid_is_where_rays_say(turn):
    for off in np.linspace(6300.0, 6450.0, 16):
        place = behind(40000.0, off, turn)
        sun_rad = np.arcsin(SUN_RADIUS_KM / np.linalg.norm(SUN - place))
        beyond = eclipse.ellipsoid_penumbra_rad(place, SUN, POLE) - sun_rad
        centre = blocked(place, unit(SUN - place)[None], ELLIPSOID)[0]
        assert (beyond > 0.0) == centre
        under = eclipse.ellipsoid_umbra_rad(place, SUN, POLE)
        assert under == pytest.approx(beyond - sun_rad)


def test_over_the_equator_sphere_and_ellipsoid_are_one():
    place = np.array([-40000.0, 6300.0, 0.0])
    pole = np.array([0.0, 0.0, 1.0])
    round_, flat = (
        eclipse.penumbra_rad(place, SUN),
        eclipse.ellipsoid_penumbra_rad(place, SUN, pole),
    )
    assert flat == pytest.approx(round_, abs=1e-12)


def test_on_the_day_side_there_is_no_shadow():
    place = np.array([40000.0, 100.0, 0.0])
    assert eclipse.penumbra_rad(place, SUN) < -1.0
    assert eclipse.umbra_rad(place, SUN) < -1.0


def test_the_moon_covers_the_sun_on_the_line_through_both():
    on_the_line = MOON + unit(MOON - SUN) * 3.0e5
    assert eclipse.moon_penumbra_rad(on_the_line, SUN, MOON) > 0.0
    sun_rad = np.arcsin(SUN_RADIUS_KM / np.linalg.norm(SUN - on_the_line))
    moon_rad = np.arcsin(1737.4 / 3.0e5)
    assert eclipse.moon_penumbra_rad(on_the_line, SUN, MOON) == pytest.approx(sun_rad + moon_rad)
    assert angle_rad(SUN - on_the_line, MOON - on_the_line) < 1e-7


def test_margins_take_many_places_at_once():
    places = np.array([behind(20000.0, off) for off in (0.0, 6378.0, 9000.0)])
    suns = np.broadcast_to(SUN, places.shape)
    assert eclipse.penumbra_rad(places, suns).shape == (3,)
    assert (eclipse.penumbra_rad(places, suns) > 0.0).tolist() == [True, True, False]


def test_the_moon_covers_all_of_the_sun_only_where_it_covers_some():
    sun, moon = np.array([1.496e8, 0.0, 0.0]), np.array([3.6e5, 0.0, 0.0])
    across = np.linspace(-12_000.0, 12_000.0, 4001)
    place = np.stack([np.zeros(4001), across, np.zeros(4001)], axis=1)
    some = eclipse.moon_penumbra_rad(place, sun, moon) > 0.0
    whole = eclipse.moon_umbra_rad(place, sun, moon) > 0.0
    assert 0 < whole.sum() < some.sum() < 4001
    assert not (whole & ~some).any()
    # Similar triangles: the shadow's radius behind a ball of 1737.4 km lit by one of 695,700 km.
    ratio = 3.6e5 / (1.496e8 - 3.6e5)
    umbra = 1737.4 - (695_700.0 - 1737.4) * ratio
    assert np.abs(across[whole]).max() == pytest.approx(umbra, abs=10.0)
    penumbra = 1737.4 + (695_700.0 + 1737.4) * ratio
    assert np.abs(across[some]).max() == pytest.approx(penumbra, abs=10.0)
