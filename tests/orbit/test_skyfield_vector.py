"""The orbit as a Skyfield vector: what a station sees, against Orekit."""

import numpy as np
import pytest
from skyfield.api import wgs84
from skyfield.positionlib import Geocentric

from smileviz.base import time
from smileviz.base.bodies import kernel
from smileviz.base.errors import SmileError
from smileviz.base.units import DAY_S
from smileviz.orbit.forces import Forces
from smileviz.orbit.numerical import propagate
from smileviz.orbit.skyfield_vector import SMILE_NAIF_ID, as_vector_function


def test_azimuth_elevation_and_range_from_eight_stations_are_those_of_orekit(
    authority, toy_start, month
):
    known = authority("events_july2026")
    forces = Forces(8, 8, srp_area_mass_m2_kg=9.0 * 1.3 / 760.0)
    satellite = as_vector_function(propagate(toy_start, forces, month))
    azel = known["azel"]
    assert len(azel["rows"]) == 40
    for row in azel["rows"]:
        north, east, height = known["stations_wgs84_lat_lon_h"][row["station"]]
        station = wgs84.latlon(north, east, elevation_m=height)
        moment = time.skyfield(month.start + row["t_days"] * DAY_S)
        elevation, azimuth, distance = (satellite - station).at(moment).altaz()
        off = np.cos(elevation.radians) * (
            (azimuth.degrees - row["az_deg"] + 180.0) % 360.0 - 180.0
        )
        assert abs(off) < azel["tol_deg"]
        assert elevation.degrees == pytest.approx(row["el_deg"], abs=azel["tol_deg"])
        assert distance.km == pytest.approx(row["range_km"], abs=azel["tol_range_km"])


def test_positions_and_velocities_are_those_of_the_ephemeris(smile):
    t = smile.span.start + np.linspace(0.0, 1e7, 20)
    place = as_vector_function(smile).at(time.skyfield(t))
    assert isinstance(place, Geocentric)
    assert pytest.approx(smile.position_km(t), abs=1e-5) == place.xyz.km.T
    assert pytest.approx(smile.velocity_km_s(t), abs=1e-9) == place.velocity.km_per_s.T
    one = as_vector_function(smile).at(time.skyfield(float(t[4])))
    assert one.xyz.km == pytest.approx(smile.position_km(t)[4], abs=1e-5)
    assert one.target == SMILE_NAIF_ID


def test_it_adds_to_the_planets(smile):
    from_sun = kernel()["earth"] + as_vector_function(smile)
    moment = time.skyfield(smile.span.start)
    assert from_sun.at(moment).distance().au == pytest.approx(1.02, abs=0.01)
    seen = from_sun.at(moment).observe(kernel()["moon"]).apparent(deflectors=(10,))
    assert 3e5 < seen.distance().km < 6e5


def test_outside_its_span_it_says_so(smile):
    with pytest.raises(SmileError, match="ephemeris runs from 2026-06-22"):
        as_vector_function(smile).at(time.skyfield(smile.span.start - DAY_S))


def test_it_has_a_name(smile):
    assert "SMILE" in str(as_vector_function(smile))
