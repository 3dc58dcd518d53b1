"""The orbits that the tests of this folder look at, each propagated once."""

import json
from pathlib import Path

import pytest

from smileviz.base.time import from_utc
from smileviz.base.units import DAY_S
from smileviz.base.windows import Span
from smileviz.orbit.forces import Forces
from smileviz.orbit.numerical import InitialState, propagate

AUTHORITIES = Path(__file__).parents[1] / "authorities"


@pytest.fixture(scope="session")
def authority():
    """Read a JSON file of tests/authorities by its name."""
    return lambda name: json.loads((AUTHORITIES / f"{name}.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def smile_start():
    """SMILE's state, fitted to JPL Horizons."""
    return InitialState(
        from_utc("2026-06-23T01:00:01Z"),
        (-16058.143982, -22695.106223, 36011.286501),
        (0.707269636, -0.961746056, 3.217622596),
        "SMILE",
        "a fit to JPL Horizons",
    )


@pytest.fixture(scope="session")
def smile_forces():
    return Forces(srp_area_mass_m2_kg=0.001119)


@pytest.fixture(scope="session")
def smile(smile_start, smile_forces):
    """The bundled mission: SMILE from 2026-06-22 to 2029-06-01."""
    span = Span(from_utc("2026-06-22T00:00:00Z"), from_utc("2029-06-01T00:00:00Z"))
    return propagate(smile_start, smile_forces, span)


@pytest.fixture(scope="session")
def toy_start():
    """A SMILE-like orbit at perigee: 5,000 by 121,182 km altitude, inclination 73 degrees."""
    return InitialState(
        from_utc("2026-07-01T00:00:00Z"),
        (-4321.288166, -569.234357, -10510.206584),
        (-3.946394501, -6.694155905722746, 1.985122863),
    )


@pytest.fixture
def month(toy_start):
    return Span(toy_start.t, toy_start.t + 30.0 * DAY_S)
