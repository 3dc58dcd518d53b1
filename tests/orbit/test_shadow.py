"""The Earth's shadow on the orbit: its shape, its contacts, the eclipses of the mission."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smileviz.base import bodies
from smileviz.base.arrays import norm
from smileviz.base.units import EARTH_EQUATORIAL_KM, SUN_RADIUS_KM
from smileviz.orbit import shadow
from smileviz.orbit.contacts import contacts

SUN = np.array([[1.496e8], [0.0], [0.0]])


def _margins(orbit, t):
    position = orbit.position_km(t)
    return shadow.margins(position.T, norm(position), (bodies.sun_km(t) - position).T)


def _at(x, y):
    position = np.array([[x], [y], [0.0]])
    return position, norm(position.T), SUN - position


def test_penumbra_and_umbra_are_the_cones_that_touch_sun_and_earth():
    for sign, row in ((-1.0, 0), (1.0, 1)):
        # the common tangent of the two spheres, crossed (penumbra) or not (umbra)
        lean = np.arcsin((SUN_RADIUS_KM - sign * EARTH_EQUATORIAL_KM) / SUN[0, 0])
        for x in (-20_000.0, -120_000.0):
            edge = EARTH_EQUATORIAL_KM / np.cos(lean) + sign * x * np.tan(lean)
            outside, inside = edge + 0.01, edge - 0.01
            assert shadow.margins(*_at(x, outside))[row, 0] > 0.0
            assert shadow.margins(*_at(x, inside))[row, 0] < 0.0


@given(st.floats(-300_000.0, -7_000.0), st.floats(0.0, 20_000.0))
def test_the_lit_part_of_the_sun_falls_from_one_to_zero_between_the_contacts(x, y):
    at = _at(x, y)
    lit = shadow.sunlit(*at)[0]
    penumbra, umbra = shadow.margins(*at)[:, 0]
    assert 0.0 <= lit <= 1.0
    assert (lit == 1.0) == (penumbra >= 0.0)
    sun, earth, _ = shadow.angles(*at)
    if earth[0] > sun[0]:
        assert (lit == 0.0) == (umbra <= 0.0)


def test_half_way_in_the_lit_part_is_a_little_less_than_a_half():
    # the Earth's limb is nearly straight against the Sun's disc
    distance = 40_000.0
    sun, earth, _ = (angle[0] for angle in shadow.angles(*_at(-distance, 0.0)))
    assert earth > 30.0 * sun
    y = distance * np.sin(earth)
    position = np.array([[-np.sqrt(distance**2 - y**2)], [y], [0.0]])
    lit = shadow.sunlit(position, np.array([distance]), SUN - position)[0]
    assert 0.48 < lit < 0.52


def test_farther_out_than_the_umbra_reaches_the_sun_is_a_ring():
    sun, earth, _ = (angle[0] for angle in shadow.angles(*_at(-2e6, 0.0)))
    assert sun > earth
    assert shadow.sunlit(*_at(-2e6, 0.0))[0] == pytest.approx(1.0 - (earth / sun) ** 2)


def test_the_mission_has_the_eclipses_of_the_ballistic_study(smile):
    # Orekit: 67 in three years, 8 to 27 October and about 27 March to 30 April, penumbra <= 82 min
    t = np.arange(smile.span.start, smile.span.stop, 120.0)
    inside = _margins(smile, t)[0] < 0.0
    begins = t[1:][inside[1:] & ~inside[:-1]]
    ends = t[1:][~inside[1:] & inside[:-1]]
    assert len(begins) == len(ends)
    assert 65 <= len(begins) <= 69
    assert (ends - begins).max() == pytest.approx(82.0 * 60.0, abs=240.0)
    month = ((begins / 86400.0 + 0.5) % 365.25) / 30.4375
    assert set(np.unique(month.astype(int))) <= {2, 3, 4, 9}


def test_contacts_are_found_even_when_they_hide_between_two_steps():
    roots = {0: (-0.5, 0.25), 2: (0.101, 0.1017)}  # the second pair within one step of 1/32

    def margins(piece, place):
        x = np.broadcast_to(place, (len(piece), place.shape[-1]))
        values = np.ones((2, *x.shape))
        for row, number in enumerate(piece):
            if number in roots:
                low, high = roots[number]
                values[0, row] = (x[row] - low) * (x[row] - high)
        return values

    piece, place = contacts(margins, 4)
    found = sorted(zip(piece.tolist(), place.tolist(), strict=True))
    assert [number for number, _ in found] == [0, 0, 2, 2]
    assert [x for _, x in found] == pytest.approx([-0.5, 0.25, 0.101, 0.1017], abs=1e-6)


def test_no_contact_is_no_contact():
    piece, place = contacts(lambda piece, place: np.ones((2, len(piece), place.shape[-1])), 3)
    assert len(piece) == len(place) == 0
