"""Field lines against those that others traced: every row, with the IGRF that its author had."""

import json
from pathlib import Path

import numpy as np
import pytest

from smileviz.base import igrf
from smileviz.base.arrays import angle_rad, norm, unit
from smileviz.base.frames import Frame, rotation
from smileviz.base.igrf import dipole_axis
from smileviz.base.time import from_utc
from smileviz.base.units import DAY_S, J2000_JD
from smileviz.magnetosphere.field import Total
from smileviz.magnetosphere.fields import harmonics
from smileviz.magnetosphere.fields.dipole import Dipole
from smileviz.magnetosphere.fields.igrf import Igrf
from smileviz.magnetosphere.fields.t89 import T89
from smileviz.magnetosphere.fields.tsyganenko import T96
from smileviz.magnetosphere.tracing import Reach, trace

AUTHORITY = json.loads(
    Path(__file__).parents[1].joinpath("authorities/field_lines.json").read_text()
)
TRACES, FEET = AUTHORITY["traces"], AUTHORITY["feet"]
FOOT_DEG, APEX_RE, LENGTH_RE = 0.05, 0.005, 0.02
T = from_utc("2026-11-15T12:00:00Z")


def geographic(lat_deg, lon_deg):
    lat, lon = np.radians([lat_deg, lon_deg])
    return np.array([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])


def apart_deg(gsm, lat_deg, lon_deg, turn):
    return float(np.degrees(angle_rad(turn @ gsm, geographic(lat_deg, lon_deg))))


@pytest.mark.parametrize("case", TRACES)
def test_lines_are_those_of_others(case):
    t = from_utc(case["utc"])
    earth = Igrf(t) if case["internal"] == "igrf" else Dipole.at(t)
    # the tilt of their Sun, which is 0.004 deg from ours: far down the tail it moves the apex
    tilt = float(np.radians(case["tilt_deg"]))
    parameters = case["parameters"]
    model = earth
    if case["external"] == "t89":
        model = Total(earth, T89(int(parameters[0]), tilt))
    elif case["external"] == "t96":
        model = Total(earth, T96(tuple(map(float, parameters)), tilt))
    lines = trace(model, np.array([case["start_gsm_re"]]))
    turn = rotation(Frame.GSM, Frame.ITRS, t)
    for side, name in enumerate(("north", "south")):
        foot = lines.ends_re[side, 0]
        assert apart_deg(foot, case[f"{name}_lat_deg"], case[f"{name}_lon_deg"], turn) < FOOT_DEG
        assert lines.lengths_re[side, 0] == pytest.approx(case[f"{name}_length_re"], abs=LENGTH_RE)
    assert lines.closed.all()
    stretched = 2.0 if case["apex_re"] > 10.0 else 1.0
    assert norm(lines.apex_re[0] - case["apex_gsm_re"]) < stretched * APEX_RE


def low_precision_gsm(t, north):
    """GSM to ITRS with the Sun of the Astronomical Almanac: for dates before our ephemerides."""
    d = t / DAY_S
    g, q = np.radians([357.529 + 0.98560028 * d, 280.459 + 0.98564736 * d])
    long = q + np.radians(1.915 * np.sin(g) + 0.020 * np.sin(2 * g))
    tilt = np.radians(23.439 - 3.6e-7 * d)
    sun = np.array([np.cos(long), np.cos(tilt) * np.sin(long), np.sin(tilt) * np.sin(long)])
    turned = np.radians(280.46061837 + 360.98564736629 * (d - 69.0 / DAY_S))  # t is TT
    c, s = np.cos(turned), np.sin(turned)
    x = np.array([[c, s, 0.0], [-s, c, 0.0], [0.0, 0.0, 1.0]]) @ sun
    y = unit(np.cross(north, x))
    return np.stack([x, y, np.cross(x, y)], axis=1)


def igrf13_nt(t):
    """What the authors of the feet had for 2026: IGRF-13 and its secular variation."""
    years = igrf.year_of(t) - 2020.0
    rates = np.array(AUTHORITY["igrf13_rates_nt_year"])
    return np.array(AUTHORITY["igrf13_2020_nt"]) + years * rates


def igrf14_nt(t):
    return igrf.coefficients_nt(t)


class Then:
    """IGRF at any date, of one generation or the other, in the GSM of that date."""

    def __init__(self, t, generation):
        coefficients = generation(t)
        g10, g11, h11 = coefficients[:3]
        self.north = unit(-np.array([g11, h11, g10]))
        self.turn = low_precision_gsm(t, self.north)
        self.matrix = harmonics.matrix(coefficients, 13)

    def components_nt(self, xyz_re):
        square = (xyz_re**2).sum(axis=0)
        basis = harmonics.polynomials(self.turn @ xyz_re / square, 14)
        return self.turn.T @ (self.matrix @ basis) / np.sqrt(square)

    def some(self, which):
        return self


def followed(utc, external, generation):
    """The rows of one moment and model, their lines traced together, and GSM to ITRS then."""
    cases = [case for case in FEET if (case["utc"], case["external"]) == (utc, external)]
    model = Then(from_utc(utc), generation)
    tilt = float(np.arcsin(model.turn[:, 0] @ model.north))
    outer = {89: T89(3, tilt), 96: T96((2.0, -20.0, 3.0, -5.0, *(0.0,) * 6), tilt)}
    whole = Total(model, outer[external]) if external in outer else model
    seeds = np.array([case["start_gsm_re"] for case in cases])
    return cases, trace(whole, seeds, Reach(foot_re=1.0 + 100.0 / 6371.2)), model.turn


def feet_apart_deg(utc, external, generation):
    cases, lines, turn = followed(utc, external, generation)
    angles = [(case["foot_lat_geocentric_deg"], case["foot_lon_deg"]) for case in cases]
    found = zip(lines.ends_re[0], angles, strict=True)
    return np.array([apart_deg(foot, *place, turn) for foot, place in found])


def right(case):
    """Whether the row is of a model as its author published it: `origin` says of which not."""
    faulty = ([0.0, 5.0, 2.0], [-6.6, 0.0, 0.5])
    return case["external"] != 96 or case["start_gsm_re"] not in faulty


def rights(utc, external):
    cases, _, _ = followed(utc, external, igrf14_nt)
    return np.array([right(case) for case in cases])


GROUPS = sorted({(case["utc"], case["external"]) for case in FEET})


@pytest.mark.parametrize(("utc", "external"), GROUPS)
def test_feet_100_km_up_are_those_of_others(utc, external):
    known = igrf13_nt if utc.startswith("2026") else igrf14_nt
    cases, lines, _ = followed(utc, external, known)
    assert len(cases) == 8
    apart, held = feet_apart_deg(utc, external, known), np.array([right(case) for case in cases])
    assert held.sum() >= 6
    assert apart[held].max() < FOOT_DEG
    lengths = np.array([case["length_re"] for case in cases])
    assert lines.lengths_re[0, held] == pytest.approx(lengths[held], abs=LENGTH_RE)


@pytest.mark.parametrize("external", [-1, 89, 96])
def test_feet_of_2026_are_as_far_from_those_with_igrf_13_as_the_generations_are(external):
    """So a foot of ours that is 0.1 deg from one with IGRF-13 is right: that one is out of date."""
    utc = "2026-06-21T08:24:00Z"
    held = rights(utc, external)
    apart = feet_apart_deg(utc, external, igrf14_nt)[held]
    assert apart.max() > FOOT_DEG
    assert apart.max() < 0.11


@pytest.mark.parametrize("utc", sorted({case["utc"] for case in FEET}))
def test_where_the_package_of_others_was_wrong_a_third_program_agrees_with_us(utc):
    cases, _, _ = followed(utc, 96, igrf14_nt)
    apart, third = feet_apart_deg(utc, 96, igrf14_nt), [case["ovt_apart_deg"] for case in cases]
    faulty = ~np.array([right(case) for case in cases])
    assert faulty.sum() == 2
    assert apart[faulty] == pytest.approx(np.array(third)[faulty], abs=FOOT_DEG)


def test_the_sun_of_this_test_is_nearly_the_sun():
    assert J2000_JD == 2451545.0
    assert (
        np.abs(low_precision_gsm(T, dipole_axis(T)) - rotation(Frame.GSM, Frame.ITRS, T)).max()
        < 3e-4
    )
