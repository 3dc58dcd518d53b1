"""What the user is told: source, age, and how far to trust a position."""

import numpy as np
import pytest

from smileviz.base.units import DAY_S
from smileviz.orbit.ephemeris import Ephemeris, propagated_error_km
from smileviz.orbit.forces import Forces
from smileviz.orbit.numerical import propagate


def test_the_expected_error_grows_as_in_the_study():
    days = np.array([30.0, 365.25, 3.0 * 365.25])
    assert propagated_error_km(days * DAY_S) == pytest.approx([1.0, 5.0, 30.0], rel=1e-3)
    assert propagated_error_km(-days * DAY_S) == pytest.approx([1.0, 5.0, 30.0], rel=1e-3)
    grown = propagated_error_km(np.linspace(0.0, 1100.0, 500) * DAY_S)
    assert np.all(np.diff(grown) > 0.0)
    assert 0.015 <= grown[0] < 0.05


def test_the_provenance_says_what_and_how(smile, smile_start):
    told = smile.provenance
    assert told.title == "SMILE"
    assert told.source == "a fit to JPL Horizons"
    assert "12x12 gravity (EGM96), Sun, Moon, sunlight and shadow" in told.method
    assert told.planning
    assert told.warning == ""
    assert told.age_days(smile_start.t + 10.0 * DAY_S) == 10.0


@pytest.mark.parametrize(
    ("forces", "missing"),
    [
        (Forces(0, 0), "the flattening of the Earth"),
        (Forces(2, 0), "the gravity field over degree 2"),
        (Forces(4, 4), "the gravity field over 4x4"),
        (Forces(8, 8, moon=False), "the Moon"),
        (Forces(8, 8, sun=False, moon=False), "the Sun and the Moon"),
    ],
)
def test_a_coarse_force_model_is_not_for_planning_and_says_so(
    forces, missing, toy_start, month, smile
):
    orbit = propagate(toy_start, forces, month)
    assert not orbit.provenance.planning
    assert orbit.provenance.warning == f"The force model leaves out {missing}: not for planning."
    t = month.start + 10.0 * DAY_S
    good = propagate(toy_start, Forces(), month)
    left_out_km = np.linalg.norm(good.position_km(t) - orbit.position_km(t))
    assert left_out_km / 10.0 < orbit.error_km(t) < left_out_km * 300.0


def test_every_kind_of_orbit_here_is_an_ephemeris(smile):
    def told(ephemeris: Ephemeris) -> tuple[float, str]:
        return ephemeris.span.length_s, ephemeris.provenance.title

    assert told(smile) == (smile.span.length_s, "SMILE")
