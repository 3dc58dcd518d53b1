"""Mean elements of the planets against JPL's numbers."""

import json
from pathlib import Path

import numpy as np
import pytest

from smileviz.base.arrays import angle_rad, norm
from smileviz.base.planets import PLANETS, heliocentric_km

ROWS = json.loads((Path(__file__).parents[1] / "authorities" / "planets.json").read_text())["rows"]
ALLOWED_ARCMIN = {"mercury": 0.4, "venus": 0.4, "mars": 1.1, "jupiter": 3.0, "saturn": 5.0}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]}-{row[1]:.0f}")
def test_planets_are_where_jpl_has_them(row):
    name, t, *place = row
    found = heliocentric_km(name, np.array([t]))[0]
    assert np.degrees(angle_rad(found, np.array(place))) * 60.0 < ALLOWED_ARCMIN[name]
    assert norm(found) == pytest.approx(norm(np.array(place, dtype=float)), rel=2e-3)


def test_every_planet_there_is_was_compared():
    assert {row[0] for row in ROWS} == set(PLANETS)
