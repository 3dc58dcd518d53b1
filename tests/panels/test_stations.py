"""Stations: the pass at hand in the sky, and the list of contacts."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from smileviz.base import time
from smileviz.base.units import DAY_S
from smileviz.base.windows import Span
from smileviz.mission.passes import passes
from smileviz.mission.stations import station_track


@pytest.fixture
def panel(bench):
    return bench.panel("stations", (1000, 420))


def test_the_list_is_of_the_engine_in_order(bench, panel):
    state = bench.session.state
    day = state.t // DAY_S * DAY_S
    span = Span(day - DAY_S, day + 6.0 * DAY_S)
    known = passes(state.scenario, span, ("ohiggins", "sanya"))
    assert len(known) > 5
    rows = [panel.list.entry_at(k).cells for k in range(panel.list.shown.rowCount())]
    assert [row[0] for row in rows] == [one.title for one in known]
    assert rows[1][1] == time.label(known[1].aos)
    assert float(rows[1][3]) == pytest.approx((known[1].los - known[1].aos) / 3600.0, abs=0.006)
    assert float(rows[1][4]) == pytest.approx(known[1].max_elevation_deg, abs=0.06)


def test_a_click_on_a_contact_goes_to_its_start(bench, panel):
    entry = panel.list.entry_at(2)
    table = panel.list.table
    at = table.visualRect(panel.list.shown.index(2, 1)).center()
    bench.qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert bench.session.state.t == entry.t


def test_the_sky_shows_the_pass_at_hand_and_smile_in_it(bench, panel):
    one = panel._passes[2]
    middle = 0.5 * (one.aos + one.los)
    bench.session.go_to(middle)
    panel.show_now(bench.now())
    assert panel.sky._shown.one == one
    assert panel.list.model.marked == panel._passes.index(one)
    track = station_track(bench.session.state.scenario, one.station, np.array([middle]))
    far, turn = 90.0 - track.elevation_deg[0], np.radians(track.azimuth_deg[0])
    mark = panel.sky._smile.pos()
    assert (mark.x(), mark.y()) == pytest.approx((far * np.sin(turn), far * np.cos(turn)), abs=1e-6)
    assert panel.status.text.startswith(f"{one.title} in view until")


def test_every_station_can_be_chosen_and_is_remembered(bench, panel):
    row = panel._names.index("kiruna")
    panel.choice.setCurrentIndex(row)
    panel._choose(row)
    assert {panel.list.entry_at(k).cells[0] for k in range(panel.list.shown.rowCount())} == {
        "Kiruna"
    }
    other = bench.panel("stations")
    other.recall(panel.memory())
    other.show_now(bench.now())
    assert other.choice.currentText() == "Kiruna"


def test_rows_are_sorted_by_number_and_copied_with_their_heads(bench, panel):
    table = panel.list.table
    table.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    hours = [panel.list.entry_at(k).keys[3] for k in range(panel.list.shown.rowCount())]
    assert hours == sorted(hours, reverse=True)
    table.selectRow(0)
    panel.list.copy()
    head, line = QGuiApplication.clipboard().text().split("\n")
    assert head.split("\t")[0] == "Station"
    assert line.split("\t")[0] == panel.list.entry_at(0).cells[0]


def test_a_selection_limits_the_list(bench, panel):
    first = panel._passes[3]
    chosen = Span(first.aos, first.los)
    panel.session.look(
        panel.session.state.view.__class__(window=panel.session.state.view.window, selection=chosen)
    )
    panel.show_now(bench.now())
    assert panel._passes
    assert all(one.los > chosen.start and one.aos < chosen.stop for one in panel._passes)
