"""IGRF-14: against ppigrf, and what any field of the Earth must be."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smileviz.base import igrf
from smileviz.base.arrays import norm
from smileviz.base.errors import SmileError
from smileviz.base.time import from_utc
from smileviz.base.units import YEAR_S
from smileviz.magnetosphere.field import field_nt
from smileviz.magnetosphere.fields.dipole import Dipole
from smileviz.magnetosphere.fields.igrf import Igrf, geographic_nt

AUTHORITY = json.loads(Path(__file__).parents[2].joinpath("authorities/igrf14.json").read_text())
T = from_utc("2026-11-15T12:00:00Z")
STEP_RE = 1e-3

positions = st.tuples(
    st.floats(1.0, 10.0), st.floats(0.02, np.pi - 0.02), st.floats(-np.pi, np.pi)
).map(
    lambda p: (
        p[0] * np.array([np.sin(p[1]) * np.cos(p[2]), np.sin(p[1]) * np.sin(p[2]), np.cos(p[1])])
    )
)


def gradient(model, position):
    """dB_i/dx_j (3, 3), fourth-order differences."""
    steps = np.eye(3) * STEP_RE
    near = field_nt(model, position + steps) - field_nt(model, position - steps)
    far = field_nt(model, position + 2 * steps) - field_nt(model, position - 2 * steps)
    return ((8 * near - far) / (12 * STEP_RE)).T


@pytest.mark.parametrize("case", AUTHORITY["cases"])
def test_it_is_the_field_that_others_have(case):
    theta, phi = np.radians([case["colat_deg"], case["lon_deg"]])
    up = np.array([np.sin(theta) * np.cos(phi), np.sin(theta) * np.sin(phi), np.cos(theta)])
    south = np.array([np.cos(theta) * np.cos(phi), np.cos(theta) * np.sin(phi), -np.sin(theta)])
    east = np.array([-np.sin(phi), np.cos(phi), 0.0])
    field = geographic_nt(case["r_re"] * up, from_utc(case["utc"]))
    # others count a year from its own first day: up to a day of secular variation
    assert [field @ up, field @ south, field @ east] == pytest.approx(
        case["b_r_theta_phi_nt"], abs=0.03
    )


@given(position=positions, degree=st.sampled_from([1, 4, 8, 13]))
def test_it_has_no_sources_and_no_currents(position, degree):
    slope = gradient(Igrf(T, degree), position)
    size = np.abs(slope).max()
    assert abs(np.trace(slope)) < 1e-6 * size
    assert np.abs(slope - slope.T).max() < 1e-6 * size


@given(position=positions)
def test_of_degree_one_it_is_the_tilted_dipole(position):
    expected = field_nt(Dipole.at(T), position)
    assert norm(field_nt(Igrf(T, 1), position) - expected) < 1e-9 * norm(expected)


def test_on_the_axis_it_is_as_beside_it():
    axis = geographic_nt(np.array([[0.0, 0.0, 2.0], [0.0, 0.0, -2.0]]), T)
    beside = geographic_nt(np.array([[1e-9, 0.0, 2.0], [0.0, 1e-9, -2.0]]), T)
    assert np.abs(axis - beside).max() < 1e-4


def test_a_point_alone_and_in_company_have_the_same_field():
    points = np.random.default_rng(5).normal(size=(1300, 3)) * 4.0
    together = field_nt(Igrf(T, 8), points)
    for k in (0, 511, 512, 1299):
        assert norm(field_nt(Igrf(T, 8), points[k]) - together[k]) < 1e-9 * norm(together[k])
    shaped = field_nt(Igrf(T, 8), points.reshape(13, 100, 3))
    assert shaped.shape == (13, 100, 3)


def year(decimal):
    return (decimal - 2000.0) * YEAR_S


def test_at_an_epoch_the_coefficients_are_those_of_the_file():
    assert igrf.coefficients_nt(year(2025.0))[:3] == pytest.approx([-29350.0, -1410.3, 4545.5])
    assert igrf.coefficients_nt(year(1900.0))[:3] == pytest.approx([-31543.0, -2298.0, 5922.0])
    assert len(igrf.coefficients_nt(year(1900.0))) == len(igrf.terms(13)) == 195
    assert igrf.terms(2)[:4] == (("g", 1, 0), ("g", 1, 1), ("h", 1, 1), ("g", 2, 0))


def test_between_epochs_they_are_linear_and_after_the_last_they_go_on():
    rates = [12.6, 10.0, -21.5]
    first = igrf.coefficients_nt(year(2025.0))[:3]
    for decimal in (2026.5, 2029.9, 2031.0):
        now = igrf.coefficients_nt(year(decimal))[:3]
        assert now - first == pytest.approx(np.multiply(rates, decimal - 2025.0), abs=1e-6)
    middle = igrf.coefficients_nt(year(2002.5))
    ends = igrf.coefficients_nt(year(2000.0)) + igrf.coefficients_nt(year(2005.0))
    assert middle == pytest.approx(0.5 * ends)


def test_after_2030_it_says_that_it_is_extrapolated():
    assert Igrf(T).caution() is None
    assert "extrapolated" in Igrf(year(2031.5)).caution()


def test_axis_and_strength_of_the_dipole_are_those_of_the_coefficients():
    g10, g11, h11 = igrf.coefficients_nt(T)[:3]
    assert igrf.dipole_nt(T) == pytest.approx(np.sqrt(g10**2 + g11**2 + h11**2))
    assert igrf.dipole_axis(T) * igrf.dipole_nt(T) == pytest.approx([-g11, -h11, -g10])


def test_far_away_the_degree_does_not_matter_and_near_it_does():
    def apart(radius):
        points = radius * np.eye(3)
        whole = field_nt(Igrf(T, 13), points)
        return (norm(whole - field_nt(Igrf(T, 6), points)) / norm(whole)).max()

    assert apart(10.0) < 1e-7
    assert apart(1.0) > 1e-3


@pytest.mark.parametrize("degree", [0, 14])
def test_a_degree_that_it_has_not_is_refused(degree):
    with pytest.raises(SmileError, match=f"The degree is {degree}; IGRF-14 has degrees 1 to 13"):
        field_nt(Igrf(T, degree), np.array([2.0, 0.0, 0.0]))
