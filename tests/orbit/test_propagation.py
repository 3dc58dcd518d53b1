"""Positions as Orekit finds them with the same forces, and as JPL Horizons has them for SMILE."""

import csv
from pathlib import Path

import numpy as np
import pytest
from skyfield.timelib import tdb_minus_tt

from smileviz.base.arrays import norm, rotate
from smileviz.base.frames import Frame, rotations
from smileviz.base.time import from_utc
from smileviz.base.units import DAY_S, J2000_JD
from smileviz.base.windows import Span
from smileviz.orbit.forces import Forces
from smileviz.orbit.numerical import InitialState, propagate
from smileviz.orbit.revolutions import apogees

CASES = [
    "smile_base_nosrp_3y",
    "smile_twobody_30d",
    "smile_j2_30d",
    "smile_thirdbody_30d",
    "smile_g8_30d",
]


def _positions(case, columns):
    return np.array([sample["state_gcrf_m_m_s"] for sample in case["samples"]])[:, columns] / 1e3


@pytest.mark.parametrize("name", CASES)
def test_the_orbit_is_that_of_orekit_with_the_same_forces(name, authority):
    case = next(case for case in authority("propagation")["cases"] if case["name"] == name)
    epoch = from_utc(case["epoch_utc"])
    state = np.array(case["initial_state_m_m_s"]) / 1e3
    degree, order = case["gravity_degree_order"]
    bodies = case["sun_and_moon"]
    t = epoch + DAY_S * np.array([s["t_days_after_epoch_SI"] for s in case["samples"]])
    allowed_km = np.array([s["tol_km_same_eop"] for s in case["samples"]])
    found = propagate(
        InitialState(epoch, tuple(state[:3]), tuple(state[3:])),
        Forces(degree, order, sun=bodies, moon=bodies),
        Span(epoch, float(t[-1])),
    )
    off_km = norm(found.position_km(t) - _positions(case, slice(0, 3)))
    assert np.all(off_km < allowed_km), dict(zip(t, off_km, strict=True))
    speed_off = norm(found.velocity_km_s(t) - _positions(case, slice(3, 6)))
    assert np.all(speed_off < 1e-3 * allowed_km)  # 8 km/s at 11,000 km


def test_smile_is_where_jpl_horizons_has_it_to_50_m(smile):
    path = Path(__file__).parents[1] / "authorities" / "smile_horizons_2026-06-22.csv"
    with path.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    tdb = np.array([float(row["tdb_s_past_j2000"]) for row in rows])
    t = tdb - tdb_minus_tt(J2000_JD, tdb / DAY_S)
    known = np.array([[float(row[axis]) for axis in "xyz"] for row in rows])
    assert len(rows) == 52
    assert norm(smile.position_km(t) - known).max() < 0.050
    known_speed = np.array([[float(row[axis]) for axis in ("vx", "vy", "vz")] for row in rows])
    assert norm(smile.velocity_km_s(t) - known_speed).max() < 1e-5


def test_the_perigee_of_smile_rises_as_the_ballistic_study_says(smile):
    # Orekit, the same state and forces: perigee altitude 111, 330, 549 and 1,094 days on
    day = smile.provenance.epoch_t + DAY_S * np.array([[0.0], [111.0], [330.0], [549.0]])
    around = np.linspace(-1.2 * DAY_S, 1.2 * DAY_S, 2001)
    t = np.maximum(day + around, smile.span.start)
    altitude = norm(smile.position_km(t)).min(axis=1) - 6378.137
    assert np.allclose(altitude, [5175.0, 6696.0, 10029.0, 12762.0], atol=60.0)


def test_going_on_and_back_returns_to_the_start(smile, smile_forces):
    late = float(smile.node_t[26_000])  # at a node the velocity, too, is that of the solution
    there = InitialState(late, tuple(smile.position_km(late)), tuple(smile.velocity_km_s(late)))
    back = propagate(there, smile_forces, Span(smile.span.start, late))
    t = np.linspace(smile.span.start, late, 5001)
    assert late - smile.span.start > 400.0 * DAY_S
    assert norm(back.position_km(t) - smile.position_km(t)).max() < 0.010


def test_the_span_need_not_hold_the_epoch(smile, smile_start, smile_forces):
    later = Span(smile_start.t + 20.0 * DAY_S, smile_start.t + 22.0 * DAY_S)
    part = propagate(smile_start, smile_forces, later)
    assert part.span == later
    assert norm(part.position_km(later.stop) - smile.position_km(later.stop)) < 1e-4


def test_a_two_body_orbit_keeps_its_energy_and_its_plane(toy_start, month):
    orbit = propagate(toy_start, Forces(0, 0, sun=False, moon=False), month)
    t = np.linspace(month.start, month.stop, 3001)
    r, v = orbit.position_km(t), orbit.velocity_km_s(t)
    energy = 0.5 * norm(v) ** 2 - 398600.4415 / norm(r)
    momentum = np.cross(r, v)
    assert np.ptp(energy) < 1e-6 * abs(energy[0])
    assert np.ptp(momentum, axis=0).max() < 1e-6 * norm(momentum[0])


def test_the_flattening_turns_the_node_as_fast_as_the_secular_formula_says(toy_start, month):
    orbit = propagate(toy_start, Forces(2, 0, sun=False, moon=False), month)
    t = apogees(orbit)[[0, -1]]  # where what the flattening does within a revolution is over
    momentum = np.cross(orbit.position_km(t), orbit.velocity_km_s(t))
    momentum = rotate(rotations(Frame.GCRS, Frame.TOD, t[:1]), momentum)
    node = np.arctan2(momentum[:, 0], -momentum[:, 1])
    p, inclination = 69469.137 * (1.0 - 0.8362130653789466**2), np.radians(73.0)
    turn = -1.5 * 1.0826267e-3 * (6378.1363 / p) ** 2 * 2.0 * np.pi * np.cos(inclination)
    revolutions = len(apogees(orbit)) - 1
    assert revolutions == 13
    assert node[1] - node[0] == pytest.approx(revolutions * turn, rel=0.01)


def test_the_same_input_gives_the_same_object(toy_start, month):
    orbit = propagate(toy_start, Forces(4, 4), month)
    assert propagate(toy_start, Forces(4, 4), month) is orbit
    assert propagate(toy_start, Forces(4, 3), month) is not orbit
    assert hash(orbit) == hash(orbit)
