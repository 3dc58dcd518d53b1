"""Samples, quantities and tables: the numbers of the real mission."""

import numpy as np
import pytest

from smileviz.base import time
from smileviz.base.arrays import norm, rotate
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame, rotations
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.base.windows import Span
from smileviz.mission import files, table
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.quantities import BY_NAME, QUANTITIES
from smileviz.mission.samples import Samples
from smileviz.mission.states import state_in

SMILE = files.bundled("smile")
T = time.from_utc("2026-11-22T00:00:00Z")
RADII = 6378.137 / EARTH_RADIUS_KM


@pytest.fixture(scope="module")
def samples():
    return Samples(SMILE, ephemeris_of(SMILE), T + np.arange(0.0, 6.0 * 86400.0, 1800.0))


def test_the_position_of_november_2026_is_near_the_published_prediction():
    # smile facts: an independent propagation with low-precision Sun and Moon, good to some km
    state = Samples(SMILE, ephemeris_of(SMILE), np.array([T]))
    assert state.position_km[0] == pytest.approx([10338.6, -34900.8, 98508.9], abs=8.0)
    assert state.velocity_km_s[0] == pytest.approx([0.9572, 0.0688, 0.9614], abs=2e-3)
    gse = state.gse_km[0] / 6378.137
    assert gse == pytest.approx([-1.79, 0.82, 16.35], abs=0.01)


@pytest.mark.parametrize("quantity", QUANTITIES, ids=lambda q: q.name)
def test_every_quantity_is_one_number_a_moment_and_named_by_its_unit(quantity, samples):
    values = quantity.values(samples)
    assert values.shape == samples.t.shape
    if quantity.name not in ("wind_alfven_mach", "wind_beta"):  # infinite without a field
        # of a line that is open on one side one foot is left
        least = 0.05 if quantity.name.startswith(("foot_", "field_", "line_")) else 0.8
        assert np.isfinite(values).mean() > least
    endings = {"R⊕": "_re", "km": "_km", "deg": "_deg", "km/s": "_km_s", "h": "_h"}
    endings |= {"nT": "_nt", "cm-3": "_cm3", "K": "_k", "nPa": "_npa", "mV/m": "_mv_m", "": ""}
    endings |= {"deg/h": "_deg_h", "km/s nT": "_km_s_nt", "s": "_s"}
    assert quantity.name.endswith(endings[quantity.unit])
    assert quantity.sentence.endswith(".")
    assert quantity.source


def test_names_of_quantities_are_unique():
    assert len(BY_NAME) == len(QUANTITIES)


def test_the_limb_angle_of_the_law_is_what_the_scenario_says(samples):
    high = samples.r_km > 50000.0
    limb = np.degrees(samples.limb_angle_rad[high])
    assert limb == pytest.approx(SMILE.pointing.limb_angle_deg, abs=1e-9)


@pytest.mark.parametrize("frame", list(Frame))
def test_a_velocity_is_the_rate_of_change_of_the_position_in_its_frame(frame):
    ephemeris = ephemeris_of(SMILE)
    t = T + np.linspace(0.0, 180000.0, 40)

    def position(moments):
        return rotate(rotations(Frame.GCRS, frame, moments), ephemeris.position_km(moments))

    step = 4.0
    expected = (position(t + step) - position(t - step)) / (2.0 * step)
    found = state_in(Samples(SMILE, ephemeris, t), frame)
    assert found[:, :3] == pytest.approx(position(t), abs=1e-9)
    assert found[:, 3:] == pytest.approx(expected, abs=2e-5)


def test_speed_does_not_depend_on_an_inertial_frame(samples):
    tod = state_in(samples, Frame.TOD)
    assert norm(tod[:, 3:]) == pytest.approx(norm(samples.velocity_km_s), abs=1e-5)


def test_signed_distances_change_sign_where_the_region_changes(samples):
    outside = samples.magnetopause_distance_re > 0.0
    assert (samples.region[~outside] == "magnetosphere").all()
    assert set(samples.region[outside]) <= {"magnetosheath", "solar wind"}


def test_more_pressure_brings_the_boundaries_nearer():
    storm = files.apply_sets(SMILE, ["solar_wind.pdyn_npa=10"])
    t = np.array([T])
    calm, pressed = (Samples(s, ephemeris_of(s), t) for s in (SMILE, storm))
    assert pressed.magnetopause_distance_re[0] > calm.magnetopause_distance_re[0]
    assert pressed.bow_shock_distance_re[0] > calm.bow_shock_distance_re[0]


def test_a_table_holds_its_columns_and_where_they_come_from():
    t = table.steps(Span(T, T + 3600.0), 600.0)
    found = table.table(SMILE, ("state", "r_re", "region"), t, Frame.GSE)
    assert list(found.columns) == [*table.STATE_COLUMNS, "r_re", "region"]
    assert len(found.t) == 7
    assert all(len(column) == 7 for column in found.columns.values())
    assert "assumed" in found.header["solar_wind"]
    assert "Horizons" in found.header["ephemeris"]
    assert found.header["frame"] == "gse"
    assert "Shue" in found.header["magnetopause"]


def test_an_unknown_quantity_is_named_with_those_there_are():
    with pytest.raises(SmileError, match=r"No quantity 'r'; there are state, region, r_km"):
        table.table(SMILE, ("r",), np.array([T]), Frame.GCRS)


def test_a_time_outside_the_ephemeris_is_refused_with_the_span():
    late = np.array([time.from_utc("2030-01-01")])
    with pytest.raises(SmileError, match="2026-06-22T00:00:00Z to 2029-06-01"):
        table.table(SMILE, ("r_km",), late, Frame.GCRS)


def test_steps_hold_the_stop_only_if_a_step_falls_on_it():
    assert len(table.steps(Span(0.0, 10.0), 5.0)) == 3
    assert len(table.steps(Span(0.0, 9.9), 5.0)) == 2
    with pytest.raises(SmileError, match="take a longer step"):
        table.steps(Span(0.0, 1e9), 1.0)


def test_the_plasmapause_and_the_shell_along_the_orbit(samples):
    shells, pause = (BY_NAME[name].values(samples) for name in ("l_shell", "plasmapause_l"))
    r = norm(samples.sm_re)
    latitude = np.radians(BY_NAME["magnetic_latitude_deg"].values(samples))
    assert shells == pytest.approx(r / np.cos(latitude) ** 2, rel=1e-9)
    assert pause == pytest.approx(np.full(len(r), 5.6 - 0.46 * SMILE.solar_wind.kp))
