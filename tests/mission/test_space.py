"""Near-Earth space: the same objects while nothing changed, and the physics they stand for."""

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from smileviz.base import time
from smileviz.base.arrays import norm
from smileviz.base.frames import Frame, rotation
from smileviz.magnetosphere.boundaries.shue98 import Shue98
from smileviz.magnetosphere.boundary import is_inside, radius_along
from smileviz.magnetosphere.conditions import Conditions
from smileviz.magnetosphere.fields import Drivers
from smileviz.mission import files
from smileviz.mission.drive import StepsWind, WindRow
from smileviz.mission.field_around import STEP_S
from smileviz.mission.field_now import LineChoice, Surroundings, drawn_lines, own_line
from smileviz.mission.slow import Slow
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.state import HIDDEN, opening

SMILE = files.bundled("smile")
APOGEE = time.from_utc("2026-11-22T10:00:00Z")
LOW = time.from_utc("2026-11-21T13:20:00Z")
AUTHORITY = Path(__file__).parents[1] / "authorities/field_lines.json"
TRACES = [
    case
    for case in json.loads(AUTHORITY.read_text(encoding="utf-8"))["traces"]
    if (case["internal"], case["external"]) == ("igrf", "t89") and case["apex_re"] < 8.0
]
MIDDLE = STEP_S * round(LOW / STEP_S)


def snapshot(t=LOW, *sets, slow=None):
    return Snapshot(opening(files.apply_sets(SMILE, list(sets)), t), slow or Slow())


@pytest.fixture(scope="module")
def space():
    return snapshot().space


def test_what_a_layer_draws_is_the_same_object_through_a_step_of_time():
    first, later = (snapshot(MIDDLE + dt).space for dt in (0.0, 0.3 * STEP_S))
    assert first.field_lines() is later.field_lines()
    assert first.oval is later.oval
    assert first.plasmapause_surface is later.plasmapause_surface
    assert first.band.inner is later.band.inner
    assert [mesh for _, mesh in first.belts] == [mesh for _, mesh in later.belts]


def test_another_wind_makes_other_objects_only_of_what_depends_on_it():
    calm, storm = snapshot().space, snapshot(LOW, "solar_wind.pdyn_npa=8").space
    assert calm.field_lines() is not storm.field_lines()
    assert calm.sheet is not storm.sheet
    assert calm.emissivity_slices is not storm.emissivity_slices
    assert calm.oval is storm.oval
    assert calm.plasmapause_surface is storm.plasmapause_surface


def test_activity_moves_plasmapause_and_oval():
    calm, storm = (snapshot(LOW, f"solar_wind.kp={kp}").space for kp in (1, 7))
    assert storm.plasmapause_l == pytest.approx(5.6 - 0.46 * 7.0)
    assert calm.plasmapause_l - storm.plasmapause_l == pytest.approx(0.46 * 6.0)
    assert storm.aurora.power_gw > 4.0 * calm.aurora.power_gw
    assert storm.oval.ridge_re[0, 2] < calm.oval.ridge_re[0, 2]


def test_the_plasmapause_remembers_the_worst_of_the_day_before():
    rows = (WindRow(LOW - 20 * 3600.0, kp=6.0), WindRow(LOW - 10 * 3600.0, kp=1.0))
    wind = replace(SMILE.solar_wind, drive=StepsWind(rows))
    now = Snapshot(opening(replace(SMILE, solar_wind=wind), LOW), Slow())
    assert now.space.kp == pytest.approx(1.0)
    assert now.space.plasmapause_l == pytest.approx(5.6 - 0.46 * 6.0)


def test_the_line_through_smile_meets_smile_and_the_ground(space):
    own, here = space.smile_line, snapshot().here.gsm_re[0]
    assert own.inside
    assert norm(own.points_gsm_re - here).min() < 0.05
    feet = own.feet_gsm_re[np.isfinite(own.feet_gsm_re).all(axis=1)]
    assert len(feet) >= 1
    assert norm(feet) == pytest.approx(1.0, abs=1e-4)


def test_feet_are_told_in_the_frames_that_they_are_drawn_in(space):
    own = space.smile_line
    for foot, place in zip(
        (own.connection.north, own.connection.south), own.feet_gsm_re, strict=True
    ):
        if foot is None:
            assert np.isnan(place).all()
            continue
        x, y, z = rotation(Frame.GSM, Frame.ITRS, LOW) @ place
        assert np.degrees(np.arcsin(z)) == pytest.approx(foot.latitude_deg, abs=1e-3)
        assert np.degrees(np.arctan2(y, x)) == pytest.approx(foot.longitude_deg, abs=1e-3)
        x, y, z = rotation(Frame.GSM, Frame.SM, LOW) @ place
        assert np.degrees(np.arcsin(z)) == pytest.approx(foot.magnetic_latitude_deg, abs=1e-3)
        mlt = (12.0 + np.degrees(np.arctan2(y, x)) / 15.0) % 24.0
        assert mlt == pytest.approx(foot.mlt_h, abs=1e-4)


@pytest.mark.parametrize("case", TRACES, ids=lambda case: f"{case['utc']} {case['apex_re']:.1f}")
def test_feet_are_where_others_traced_them(case):
    t = time.from_utc(case["utc"])
    wide = Shue98.under(Conditions(1.0, 300.0, 0.0, 0.0, 0.0))
    around = Surroundings(t, Drivers(kp=case["parameters"][0] - 1.0), wide, 0.0)
    own = own_line(around, tuple(case["start_gsm_re"]))
    for side in ("north", "south"):
        foot = getattr(own.connection, side)
        lat, lon = (np.radians(case[f"{side}_{angle}_deg"]) for angle in ("lat", "lon"))
        found = np.radians([foot.latitude_deg, foot.longitude_deg])
        cosine = np.sin(lat) * np.sin(found[0]) + np.cos(lat) * np.cos(found[0]) * np.cos(
            lon - found[1]
        )
        assert np.degrees(np.arccos(min(float(cosine), 1.0))) < 0.05


def test_outside_the_magnetopause_smile_is_on_no_line():
    now = snapshot(APOGEE, "solar_wind.pdyn_npa=12")
    assert now.value("magnetopause_distance_re") > 0.0
    own = now.space.smile_line
    assert not own.inside
    assert "outside the magnetopause" in own.sentence
    assert np.isnan(own.feet_gsm_re).all()


def test_drawn_lines_start_at_the_feet_asked_for_and_stay_within_the_magnetopause():
    now = snapshot(MIDDLE)
    choice = LineChoice((65.0, 80.0), (0.0, 12.0), ())
    lines = now.space.field_lines(choice)
    assert len(lines.closed) == 4
    parts = [*lines.lines(closed=True), *lines.lines(closed=False)]
    assert sum(map(len, parts)) == len(lines.points_re) == len(lines.strength_nt)
    feet = np.array([part[np.argmax(part[:, 2] - 9.0 * (norm(part) - 1.0))] for part in parts])
    latitude = np.degrees(np.arcsin(feet[:, 2] / norm(feet)))
    assert sorted(np.round(latitude)) == [65.0, 65.0, 80.0, 80.0]
    turn = now.boundary_rotation @ now.rotation(Frame.SM, Frame.GCRS)
    assert is_inside(now.magnetopause, 0.98 * lines.points_re @ turn.T).all()


def test_lines_through_l_pass_there_on_the_magnetic_equator(space):
    lines = space.field_lines(LineChoice((), (6.0, 18.0), (), shells=(3.0, 5.0)))
    assert len(lines.closed) == 4
    apexes = [norm(part).max() for part in lines.lines(closed=True)]
    assert sorted(apexes) == pytest.approx([3.0, 3.0, 5.0, 5.0], rel=0.03)


def test_lines_of_the_dayside_are_closed_and_polar_ones_open(space):
    closed = space.field_lines(LineChoice((62.0,), (12.0,), ()))
    assert closed.closed.all()
    around = Surroundings(LOW, Drivers(), snapshot().magnetopause, np.radians(4.0))
    assert not drawn_lines(around, LineChoice((87.0,), (0.0,), ())).closed.any()


def test_the_last_lines_stand_and_the_world_is_busy_while_new_ones_are_traced():
    gate, ready = Event(), Event()
    with ThreadPoolExecutor(1) as pool:
        slow = Slow(pool, on_ready=ready.set)
        old = snapshot(slow=slow).space.field_lines()
        pool.submit(gate.wait)
        storm = snapshot(LOW, "solar_wind.pdyn_npa=6", slow=slow)
        assert storm.space.field_lines() is old
        assert storm.busy
        gate.set()
        assert ready.wait(60.0)
        assert snapshot(LOW, "solar_wind.pdyn_npa=6", slow=slow).space.field_lines() is not old


def test_the_sheet_of_the_tail_ends_on_the_magnetopause():
    now = snapshot(MIDDLE)
    sheet = now.space.sheet
    turn = now.boundary_rotation @ now.rotation(Frame.SM, Frame.GCRS)
    for mesh in (sheet.mesh, *sheet.faces):
        points = mesh.points_re @ turn.T
        assert (norm(points) <= radius_along(now.magnetopause, points) + 0.05).all()


def test_the_band_holds_the_magnetopause(space):
    now = snapshot()
    nose = norm(np.array([space.band.inner.points_re[0], space.band.outer.points_re[0]]))
    radius = float(now.magnetopause.radius_re(np.zeros(1), np.zeros(1))[0])
    assert nose[0] - 0.01 <= radius <= nose[1] + 0.01
    assert "models" in space.band.sentence


def test_the_region_says_more_than_which_side_of_the_boundaries():
    now = snapshot(LOW)
    assert now.r_re < 8.0
    assert str(now.space.regions.name[0]) in {"plasmasphere", "magnetosphere"}
    out = snapshot(APOGEE, "solar_wind.pdyn_npa=20")
    assert str(out.space.regions.name[0]) == out.region


def test_slices_show_the_model_and_nothing_within_the_magnetopause(space):
    noon, equator = space.emissivity_slices
    assert (noon.values >= 0.0).all()
    x_nose = int(np.argmax(noon.values[len(noon.values) // 2] > 0.0))
    assert noon.values[len(noon.values) // 2, : x_nose - 1].max() == 0.0
    middle = len(noon.values) // 2
    assert noon.values[middle] == pytest.approx(equator.values[middle])
    points = np.array([[12.0, 0.0, 5.0], [10.0, 0.0, -7.5]])
    rows = np.round((points[:, 2] + 20.0) * 10.0).astype(int)
    columns = np.round((points[:, 0] + 10.0) * 10.0).astype(int)
    assert noon.values[rows, columns] == pytest.approx(space.emissivity.emissivity(points))


def test_the_first_picture_is_calm():
    assert opening(SMILE, LOW).view.hidden == HIDDEN
    assert "aurora" not in HIDDEN
