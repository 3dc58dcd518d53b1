"""The map: SMILE over the ground, feet, stations; and a click that goes there."""

import csv

import numpy as np
import pytest
from PySide6.QtCore import Qt

from smileviz.base.windows import Span
from smileviz.mission import ground
from smileviz.mission.stations import station_of
from smileviz.widgets.export import csv_text


@pytest.fixture
def panel(bench):
    return bench.panel("map", (800, 460))


def test_smile_stands_where_its_quantities_say(bench, panel):
    now = bench.now()
    mark = panel.map._smile.pos()
    assert (mark.x(), mark.y()) == pytest.approx(
        (now.value("longitude_deg"), now.value("latitude_deg")), abs=1e-6
    )
    assert f"{abs(now.value('latitude_deg')):.1f}°" in panel.status.text


def test_a_click_on_the_track_goes_to_its_time(bench, panel):
    view = panel.map
    t, places = view._track
    k = len(t) // 5
    x, y = view.on.xy(places[k : k + 1])[0].tolist()
    at = view.plot.pixels(x, y).toPoint()
    bench.qtbot.mouseClick(view.plot.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    here = bench.now()
    assert abs(here.value("latitude_deg") - places[k, 0]) < 2.0
    assert bench.session.state.t != pytest.approx(t[0])


def test_far_from_everything_a_click_does_nothing(bench, panel):
    t = bench.session.state.t
    view = panel.map
    away = [
        (x, y)
        for x in range(-170, 171, 10)
        for y in range(-80, 81, 10)
        if view._nearest(float(x), float(y))[1] > 25.0
    ]
    at = view.plot.pixels(*away[0]).toPoint()
    bench.qtbot.mouseClick(view.plot.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert bench.session.state.t == t


def test_a_station_is_filled_while_it_has_smile_in_view(bench, panel):
    now = bench.now()
    for name in ("kiruna", "troll", "sanya", "malargue"):
        station = station_of(name, now.scenario)
        seen = station.margin_rad(now.here.itrs_km)[0] > 0.0
        filled = panel.map.stations._marks[name].brush.style() != Qt.BrushStyle.NoBrush
        assert filled == seen, name
        x, y = panel.map.stations._places[name]
        assert station.title in panel.map._naming(x, y, 1.0)


def test_the_north_is_a_button_away_and_remembered(bench, panel):
    panel.switch.buttons["north"].click()
    assert panel.map.on.polar
    assert panel.memory() == {"projection": "north"}
    other = bench.panel("map")
    other.recall({"projection": "north"})
    assert other.map.on.polar
    assert other.switch.buttons["north"].isChecked()
    other.recall({"projection": "moon"})
    assert other.map.on.polar


def test_numbers_are_saved_with_the_feet(panel):
    lines = [
        line for line in csv_text(panel.savings["world"].export).splitlines() if line[0] != "#"
    ]
    rows = list(csv.DictReader(lines))
    assert {"below", "foot_north"} <= {row["thing"] for row in rows}
    assert all(-90.0 <= float(row["latitude_deg"]) <= 90.0 for row in rows)


# --- the ground itself
def test_the_sun_is_high_where_it_is_day(bench):
    now = bench.now()
    latitude, longitude = ground.sun_deg(now.t)
    assert latitude == pytest.approx(-20.1, abs=0.5)  # declination on 22 November
    assert abs(longitude - (180.0 - 15.0 * 10.8 - 3.4 + 0.0)) < 1.0  # 10:48 UTC, equation +13.6 min
    assert ground.darkness(now.t, np.array(latitude), np.array(longitude)) == 0.0
    assert ground.darkness(now.t, np.array(-latitude), np.array(longitude + 180.0)) == 1.0


def test_the_terminator_is_a_quarter_turn_from_the_sun(bench):
    t = bench.now().t
    ring = np.radians(ground.terminator_deg(t))
    points = np.stack(
        [
            np.cos(ring[:, 0]) * np.cos(ring[:, 1]),
            np.cos(ring[:, 0]) * np.sin(ring[:, 1]),
            np.sin(ring[:, 0]),
        ],
        axis=1,
    )
    sun = np.radians(ground.sun_deg(t))
    axis = [np.cos(sun[0]) * np.cos(sun[1]), np.cos(sun[0]) * np.sin(sun[1]), np.sin(sun[0])]
    assert np.abs(points @ axis).max() < 1e-9


def test_the_horizon_is_where_elevation_is_what_was_asked(bench):
    """Checked by the elevation that a station on the circle sees, within what flattening does."""
    now = bench.now()
    r_km = float(now.here.r_km[0])
    latitude, longitude = ground.place_deg(now.here.itrs_km[0])
    ring = ground.circle_deg(latitude, longitude, ground.horizon_deg(r_km, 5.0))
    for at_latitude, at_longitude in ring[::30]:
        station = station_of("kiruna", now.scenario)
        moved = type(station)("x", "X", float(at_latitude), float(at_longitude), 0.0)
        elevation = np.degrees(moved.elevation_rad(now.here.itrs_km))[0]
        assert elevation == pytest.approx(5.0, abs=0.25)


def test_feet_agree_with_the_line_of_the_moment(bench):
    now = bench.now()
    track = ground.feet(now.scenario, Span(now.t, now.t))
    north = now.space.smile_line.connection.north
    if north is None:
        assert np.isnan(track.latitude_deg[0, 0])
    else:
        assert track.latitude_deg[0, 0] == pytest.approx(north.latitude_deg, abs=1.5)
