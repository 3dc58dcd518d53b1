"""Margins, season calendar and envelope: their numbers are the engine's, a click goes there."""

import math
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import Qt

from smileviz.base.windows import Span
from smileviz.mission import envelope
from smileviz.mission.calendar import calendar
from smileviz.mission.worst import worst
from smileviz.widgets import numbers
from smileviz.widgets.season import scale_of


def orbit_of(now):
    return Span(float(now.revolution.t[0]), float(now.revolution.t[-1]))


# --- margins
@pytest.fixture
def margins(bench):
    return bench.panel("margins", (1100, 420))


def listed(panel):
    return [panel.list.entry_at(k) for k in range(panel.list.shown.rowCount())]


def test_margins_now_are_those_of_the_quantities(bench, margins):
    now = bench.now()
    entries = {entry.cells[0]: entry for entry in listed(margins)}
    assert entries["Sun from the SXI boresight"].keys[1] == pytest.approx(
        now.value("sun_margin_deg"), abs=1e-9
    )
    assert entries["Nose inside the SXI field"].keys[1] == pytest.approx(
        now.value("nose_margin_deg"), abs=1e-9
    )


def test_the_worst_of_the_orbit_and_when_are_the_engines(bench, margins):
    now = bench.now()
    rows = worst(now.scenario, orbit_of(now), ("sxi_allowed",), "above_50000_km")
    known = next(row for row in rows if row.title == "Sun from the SXI boresight")
    entry = next(e for e in listed(margins) if e.cells[0] == known.title)
    assert entry.keys[2] == pytest.approx(known.margin)
    assert entry.t == pytest.approx(known.t)
    row = [e.cells[0] for e in listed(margins)].index(known.title)
    at = margins.list.table.visualRect(margins.list.shown.index(row, 0)).center()
    viewport = margins.list.table.viewport()
    bench.qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    assert bench.session.state.t == pytest.approx(known.t)


def test_margins_are_filtered_by_words(bench, margins):
    bench.qtbot.keyClicks(margins.filter, "sanya")
    assert [entry.cells[0] for entry in listed(margins)] == ["Elevation above the mask of Sanya"]


def test_what_stops_now_is_said(bench, margins):
    assert margins.stops.text() == "Nothing stops SXI and UVI now."
    scenario = bench.session.state.scenario
    strict = replace(scenario.pointing, sun_limit_deg=89.0)
    bench.session.edit(replace(scenario, pointing=strict))
    margins.show_now(bench.now())
    assert margins.stops.text().startswith("SXI: ")


def test_when_the_worst_is_looked_for_is_a_choice(margins):
    before = {e.cells[0]: e.keys[2] for e in listed(margins)}
    margins.switch.buttons["always"].click()
    after = {e.cells[0]: e.keys[2] for e in listed(margins)}
    assert after["Distance above the least"] < 0.0
    assert before["Distance above the least"] == pytest.approx(0.0, abs=25.0)


# --- the calendar
@pytest.fixture
def season(bench):
    return bench.panel("calendar", (1100, 260))


def test_every_orbit_has_a_cell_of_its_own(bench, season):
    known = calendar(bench.session.state.scenario)
    cells = season.season.cells
    places = set(zip(cells.month.tolist(), cells.place.tolist(), strict=True))
    assert len(places) == len(known.rounds)
    for row in (0, 100, len(known.rounds) - 1):
        assert season.season.row_at(season.season.cell(row).center()) == row


def test_a_click_on_a_cell_goes_to_its_orbit(bench, season):
    row = 120
    at = season.season.cell(row).center().toPoint()
    viewport = season.canvas.view.viewport()
    bench.qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=at)
    rounds = calendar(bench.session.state.scenario).rounds
    assert rounds.at(bench.session.state.t) == row
    season.show_now(bench.now())
    assert season.season.here == row
    words = season._naming(season.season.cell(row).center())
    assert words.startswith(f"Orbit {rounds.numbers[row]}\n")


def test_the_number_under_the_cursor_is_the_calendars(bench, season):
    known = calendar(bench.session.state.scenario)
    row = known.rounds.at(bench.session.state.t)
    assert f"{known.columns['sxi_h'][row]:.1f}" in season.status.text
    names = [column.name for column in season._columns]
    season._choose(names.index("contact_min"))
    assert season.memory() == {"column": "contact_min"}
    minutes = numbers.plain(known.columns["contact_min"][row], "min", 0)
    assert minutes in season.status.text


def test_a_scale_begins_at_zero_only_where_that_is_near():
    assert (scale_of(np.array([2.0, 40.0])).low, scale_of(np.array([20.0, 40.0])).low) == (0, 20)
    assert scale_of(np.array([np.nan])).high == 1.0


# --- the envelope
@pytest.fixture
def map_of_winds(bench):
    return bench.panel("envelope", (640, 420))


def test_the_map_is_the_engines_and_the_wind_stands_in_it(bench, map_of_winds):
    now = bench.now()
    known = envelope.over(now.scenario, orbit_of(now))
    assert map_of_winds.map.envelope is known
    wind = now.value("wind_pdyn_npa"), now.value("wind_bz_nt")
    assert map_of_winds.map.wind == wind
    b = int(np.argmin(np.abs(known.bz_nt - wind[1])))
    shares = known.share[b]
    k = int(np.searchsorted(known.pdyn_npa, wind[0]))
    assert shares[k - 1 : k + 1].min() <= map_of_winds.map.share_now <= shares[k - 1 : k + 1].max()
    place = map_of_winds.map.place(known.pdyn_npa[7], known.bz_nt[30])
    assert f"Pdyn {known.pdyn_npa[7]:.2f}" in map_of_winds.map.words(place)


def test_of_a_moment_the_distances_in_view_are_told(bench, map_of_winds):
    map_of_winds.switch.buttons["moment"].click()
    found = map_of_winds.map.envelope
    assert found.span.length_s == 0.0
    low, high = found.limits_re[0]
    assert f"{low:.1f}" in map_of_winds.status.text
    assert f"{high:.1f}" in map_of_winds.status.text


def test_a_wind_beyond_the_map_has_no_share(bench, map_of_winds):
    map_of_winds.map.wind = (50.0, 0.0)
    assert math.isnan(map_of_winds.map.share_now)
