"""Sun, Moon and sunlight as forces, one by one."""

import numpy as np
import pytest

from smileviz.base import bodies
from smileviz.base.arrays import norm, unit
from smileviz.base.time import from_utc
from smileviz.base.units import AU_KM, DAY_S
from smileviz.base.windows import Span
from smileviz.orbit.acceleration import Acceleration
from smileviz.orbit.forces import MOON_GM_KM3_S2, SUN_GM_KM3_S2, Forces
from smileviz.orbit.tables import Tables

T = from_utc("2026-10-15T00:00:00Z")
TABLES = Tables(Span(T, T + DAY_S))
SUN = bodies.sun_km(T)
AREA_MASS = 0.0154


def _push(forces, place):
    """Acceleration (3,) at GCRS *place* (3,) at T."""
    position = np.asarray(place)[:, None]
    around = TABLES.at(np.array([T]))
    return Acceleration(forces, TABLES).full(around, position, norm(position.T))[:, 0]


def _sunlight(place):
    lit = Forces(0, 0, sun=False, moon=False, srp_area_mass_m2_kg=AREA_MASS)
    return _push(lit, place)


def test_sunlight_pushes_away_from_the_sun_as_strongly_as_its_distance_says():
    place = 60_000.0 * unit(SUN) + np.array([0.0, 0.0, 30_000.0])
    away = place - SUN
    expected = 4.56e-9 * AREA_MASS * (AU_KM / norm(away)) ** 2 * unit(away)
    assert _sunlight(place) == pytest.approx(expected, rel=1e-9)


def test_in_the_umbra_there_is_no_push_and_in_the_penumbra_a_part_of_it():
    behind = -60_000.0 * unit(SUN)
    aside = unit(np.cross(SUN, [0.0, 0.0, 1.0]))
    assert np.array_equal(_sunlight(behind), np.zeros(3))
    whole = norm(_sunlight(behind + 20_000.0 * aside))
    part = norm(_sunlight(behind + 6_378.0 * aside))
    assert 0.3 * whole < part < 0.7 * whole


@pytest.mark.parametrize(
    ("body", "gm", "forces"),
    [
        (bodies.sun_km(T), SUN_GM_KM3_S2, Forces(0, 0, moon=False)),
        (bodies.moon_km(T), MOON_GM_KM3_S2, Forces(0, 0, sun=False)),
    ],
)
def test_a_body_pulls_the_spacecraft_less_what_it_pulls_the_earth(body, gm, forces):
    for place in ([20_000.0, -5_000.0, 100_000.0], list(0.98 * bodies.moon_km(T))):
        to_body = body - np.array(place)
        direct = gm * (to_body / norm(to_body) ** 3 - body / norm(body) ** 3)
        # the direct difference loses what the two pulls have in common
        noise = 1e-15 * gm / norm(body) ** 2
        assert _push(forces, place) == pytest.approx(direct, rel=1e-8, abs=10.0 * noise)


def test_the_light_forces_are_nearly_all():
    positions = np.random.default_rng(2).normal(size=(3, 200)) * 30_000.0
    positions *= np.maximum(1.0, 11_000.0 / norm(positions.T))
    around = TABLES.at(np.full(200, T))
    acceleration = Acceleration(Forces(12, 12), TABLES)
    pole = np.array([*around.pole[:, 0], 0.0])
    pole[2] = np.sqrt(1.0 - pole @ pole)
    full = acceleration.full(around, positions, norm(positions.T))
    light = acceleration.light(around, positions, norm(positions.T), pole)
    central = 398_600.4 / norm(positions.T) ** 2
    assert (norm((full - light).T) / central).max() < 1e-5
    assert np.median(norm(full.T) / central) > 1e-5
