"""The radiation belts: the tables of AE8 and AP8, and the rings drawn from them."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from smileviz.base.errors import SmileError
from smileviz.magnetosphere.belts import INNER, OUTER, Belt, cross_section, surface
from smileviz.magnetosphere.shells import field_ratio, l_shell, latitude_rad, on_shell

AUTHORITIES = Path(__file__).parents[1] / "authorities"
CASES = json.loads((AUTHORITIES / "radiation_belts.json").read_text())["cases"]
BELTS = [INNER, OUTER, Belt("p", 100.0, "max"), Belt("e", 0.1, "max")]

# "integral-flux local maxima" of the physics specification: particle, solar, MeV, L, flux
PEAKS = [
    ("e", "min", 0.5, 5.0, 9.39e6),
    ("e", "min", 2.0, 4.5, 4.31e5),
    ("e", "max", 0.5, 4.6, 1.12e7),
    ("e", "max", 2.0, 4.0, 6.88e5),
    ("p", "min", 10.0, 1.7, 3.43e5),
    ("p", "max", 10.0, 1.7, 3.43e5),
    ("p", "min", 100.0, 1.4, 1.47e4),
    ("p", "max", 100.0, 1.4, 1.4e4),
]


@pytest.mark.parametrize(
    "case", CASES, ids=lambda c: "{particle} {solar} {E_MeV}".format(**c["inputs"])
)
def test_fluxes_at_the_equator_are_those_of_the_models(case):
    inputs, outputs = case["inputs"], case["outputs"]
    belt = Belt(inputs["particle"], inputs["E_MeV"], inputs["solar"])
    flux = belt.flux_cm2_s(np.array(inputs["L"]))
    assert flux == pytest.approx(outputs["integral_flux_cm2_s"], rel=1e-4)
    for l_value, expected in zip(outputs["local_max_L"], outputs["local_max_flux"], strict=True):
        assert belt.flux_cm2_s(np.array(l_value)) == pytest.approx(expected, rel=1e-3)


@pytest.mark.parametrize(("particle", "solar", "energy", "l_value", "expected"), PEAKS)
def test_other_energies_peak_where_the_specification_says(
    particle, solar, energy, l_value, expected
):
    flux = Belt(particle, energy, solar).flux_cm2_s(np.array(l_value))
    assert flux == pytest.approx(expected, rel=5e-3)


# aep8 1.1.0: particle, MeV, solar, L, latitude (deg) and cm^-2 s^-1, at latitudes off the table
@pytest.mark.parametrize(
    ("belt", "l_value", "latitude_deg", "expected"),
    json.loads((AUTHORITIES / "radiation_belts_off_equator.json").read_text())["rows"],
)
def test_off_the_equator_and_between_entries_the_table_follows_the_models(
    belt, l_value, latitude_deg, expected
):
    flux = Belt(*belt).flux_cm2_s(np.array(l_value), np.radians(latitude_deg))
    assert flux == pytest.approx(expected, rel=0.02)


def test_the_belts_are_drawn_where_they_are():
    assert INNER.peak[0] == pytest.approx(1.7, abs=0.1)
    assert OUTER.peak[0] == pytest.approx(4.8, abs=0.1)
    inner, outer = cross_section(INNER), cross_section(OUTER)
    assert 1.1 < inner[:, 0].min() < inner[:, 0].max() <= 2.5
    assert 2.8 <= outer[:, 0].min() < outer[:, 0].max() < 8.0


@given(l_value=st.floats(0.0, 20.0), latitude=st.floats(-1.5, 1.5))
def test_fluxes_are_finite_not_negative_and_the_same_in_both_hemispheres(l_value, latitude):
    for belt in BELTS:
        flux = belt.flux_cm2_s(np.array(l_value), latitude)
        assert np.isfinite(flux)
        assert flux >= 0.0
        assert belt.flux_cm2_s(np.array(l_value), -latitude) == flux


@pytest.mark.parametrize("belt", BELTS, ids=lambda b: b.title)
def test_fluxes_fade_away_from_the_equator(belt):
    latitude = np.radians(np.arange(0.0, 70.0, 0.5))
    l_value = np.linspace(1.2, 7.0, 30)[:, None]
    flux = belt.flux_cm2_s(l_value, latitude)
    assert (np.diff(flux, axis=1) <= 1e-6 * flux[:, :-1]).all()


@pytest.mark.parametrize("belt", BELTS, ids=lambda b: b.title)
def test_a_ring_lies_where_the_flux_has_fallen_to_its_share(belt):
    edge = cross_section(belt, 0.1)
    half = len(edge) // 2
    assert edge[:half] == pytest.approx(edge[: half - 1 - len(edge) : -1] * (1.0, -1.0), abs=1e-12)
    flux = belt.flux_cm2_s(edge[:, 0], edge[:, 1])
    assert (flux >= 0.099 * belt.peak[1]).all()
    mesh = surface(belt)
    assert surface(belt) is mesh
    assert l_shell(mesh.points_re).max() == pytest.approx(edge[:, 0].max())
    assert mesh.points_re[:, 2].max() == pytest.approx(-mesh.points_re[:, 2].min())


def test_flux_at_a_point_is_that_of_its_shell_and_latitude():
    point = on_shell(np.array(4.5), np.array(0.3), np.array(7.0))
    assert l_shell(point) == pytest.approx(4.5)
    assert latitude_rad(point) == pytest.approx(0.3)
    assert OUTER.flux_at_cm2_s(point) == pytest.approx(OUTER.flux_cm2_s(np.array(4.5), 0.3))
    assert OUTER.flux_at_cm2_s(np.array([0.0, 0.0, 3.0])) == 0.0


def test_the_field_grows_along_a_line_as_that_of_a_dipole():
    assert field_ratio(np.array(0.0)) == 1.0
    assert field_ratio(np.radians(45.0)) == pytest.approx(np.sqrt(2.5) * 8.0)


def test_an_energy_that_is_not_in_the_table_is_refused():
    with pytest.raises(SmileError, match="30; the table of p has"):
        Belt("p", 30.0)
