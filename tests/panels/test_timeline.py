"""The timeline: bars of the almanac, their share, the ribbon of the whole mission."""

import csv
import json
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor

from smileviz.base import time
from smileviz.base.windows import Span
from smileviz.mission import almanac
from smileviz.mission.scenario import OwnWindow
from smileviz.widgets import regions
from smileviz.widgets.export import csv_text
from smileviz.widgets.row_choice import RowChoice, RowList


@pytest.fixture
def timeline(bench):
    return bench.panel("timeline", (1400, 300))


def row(timeline, name):
    """What is known of a row in view, and where it stands."""
    return next(placed for placed in timeline.placed if placed[0].row.name == name)


def words_beside(lines, y):
    return ["".join(text for text, _ in line.pieces) for line in lines if line.y == y]


def x_px(timeline, t):
    return timeline.times.x_px(t)


def test_the_shares_at_the_right_are_those_of_the_almanac(bench, timeline):
    """First of the present orbit, then of the span in view; the heads say which."""
    state, now = bench.session.state, bench.now()
    window = state.view.window
    windows = almanac.windows("sxi_allowed", state.scenario, window)
    orbit = Span(float(now.revolution.t[0]), float(now.revolution.t[-1]))
    in_orbit = almanac.windows("sxi_allowed", state.scenario, orbit)
    shares = [
        round(100.0 * in_orbit.total_s / orbit.length_s),
        round(100.0 * windows.total_s / window.length_s),
    ]
    y = row(timeline, "sxi")[1].center().y()
    assert words_beside(timeline.times.right.lines, y) == [f"{share} %" for share in shares]
    heads = words_beside(timeline.times.right.lines, timeline.times.plot.bottom() + 10.0)
    assert heads == ["orbit", "span"]


def test_a_selection_takes_the_place_of_the_span(bench, timeline):
    state = bench.session.state
    chosen = Span(state.t, state.t + 20.0 * 3600.0)
    bench.session.look(replace(state.view, selection=chosen))
    timeline.show_now(bench.now())
    windows = almanac.windows("above_50000_km", state.scenario, chosen)
    timeline._toggle("far")
    y = row(timeline, "far")[1].center().y()
    share = round(100.0 * windows.total_s / chosen.length_s)
    assert words_beside(timeline.times.right.lines, y)[1] == f"{share} %"
    heads = words_beside(timeline.times.right.lines, timeline.times.plot.bottom() + 10.0)
    assert heads == ["orbit", "selected"]


def test_bars_stand_where_the_windows_are(bench, timeline):
    known, rect = row(timeline, "sxi")
    windows = almanac.windows("sxi_allowed", bench.session.state.scenario, known.windows[0].span)
    picture = timeline.times.view.grab().toImage()
    y = round(rect.center().y() - 3.0)
    ink = QColor(timeline.theme.sxi)
    window = bench.session.state.view.window
    inside = [t for t in windows.edges.ravel() if window.start < t < window.stop]
    assert inside
    for t in inside:
        x = x_px(timeline, float(t))
        seen = [picture.pixelColor(round(x) + by, y).red() for by in (-4, 4)]
        assert abs(seen[0] - seen[1]) > 0.5 * ink.red()


def test_rows_that_are_true_now_are_written_bright(bench, timeline):
    for known, _ in timeline.placed:
        line = next(
            line for line in timeline.times.left.lines if line.pieces[0][0] == known.row.title
        )
        bright = line.pieces[0][1] == timeline.theme.text
        kinds = [bar.kind for bar in known.row.bars]
        state = bench.session.state
        true = any(regions.windows(bench.now(), kind).contains(state.t) for kind in kinds)
        assert bright == true


def test_a_click_in_a_row_goes_there(bench, timeline):
    plot = timeline.times.plot
    place = QPoint(round(plot.left() + 0.9 * plot.width()), round(plot.bottom() - 2))
    bench.qtbot.mouseClick(timeline.times.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    window = bench.session.state.view.window
    assert bench.session.state.t == pytest.approx(
        window.start + 0.9 * window.length_s, abs=window.length_s / 100
    )


def test_a_click_on_an_edge_goes_to_it_exactly(bench, timeline):
    state = bench.session.state
    known, rect = row(timeline, "sxi")
    edges = known.windows[0].edges.ravel()
    window = state.view.window
    edge = next(float(t) for t in edges if t > window.start + 0.1 * window.length_s)
    place = QPoint(round(x_px(timeline, edge)) + 3, round(rect.center().y()))
    bench.qtbot.mouseClick(timeline.times.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert bench.session.state.t == edge


def test_a_drag_with_shift_selects_from_edge_to_edge(bench, timeline):
    known, rect = row(timeline, "sxi")
    window = bench.session.state.view.window
    inside = known.windows[0].edges
    start, stop = next(e for e in inside.tolist() if e[0] > window.start and e[1] < window.stop)
    y = round(rect.center().y())
    first, last = (QPoint(round(x_px(timeline, t)), y) for t in (start, stop))
    viewport = timeline.times.view.viewport()
    shift = Qt.KeyboardModifier.ShiftModifier
    bench.qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, shift, pos=first)
    for at in (first + QPoint(30, 0), last):
        bench.qtbot.mouseMove(viewport, at)
    bench.qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, shift, pos=last)
    assert bench.session.state.view.selection == Span(start, stop)
    orbit = bench.now().orbit
    assert (orbit.t[0], orbit.t[-1]) == (start, stop)


def test_hovering_says_what_from_when_to_when(bench, timeline):
    state = bench.session.state
    known, rect = row(timeline, "sxi")
    page = known.windows[0].span
    first, span = list(almanac.windows("sxi_allowed", state.scenario, page))[:2]
    assert "before " in timeline._naming(rect.center(), 0.5 * (first.start + first.stop))
    middle = 0.5 * (span.start + span.stop)
    words = timeline._naming(rect.center(), middle)
    assert words.split("\n") == [
        "SXI may observe",
        f"{time.label(span.start)} to {time.label(span.stop)} UTC",
        time.duration_label(span.length_s),
    ]
    apogee = almanac.events("apogee", state.scenario, page)[0]
    place = row(timeline, "orbit")[1].center()
    assert timeline._naming(place, apogee) == f"Apogee\n{time.label(apogee)} UTC"


def test_hovering_a_name_tells_hours_of_orbit_and_span(timeline):
    rect = row(timeline, "sxi")[1]
    words = timeline._naming(QPointF(20.0, rect.center().y()), 0.0).split("\n")
    assert words[0] == "SXI may observe"
    assert words[1].startswith("This orbit: ")
    assert words[2].startswith("This span: ")


def test_a_name_dragged_down_moves_its_row(bench, timeline):
    before = [known.row.name for known, _ in timeline.placed]
    viewport = timeline.times.view.viewport()
    first, third = (row(timeline, before[k])[1].center() for k in (0, 2))
    start, stop = (QPoint(30, round(place.y())) for place in (first, third))
    window = bench.session.state.view.window
    bench.qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    for at in (start + QPoint(0, 12), stop + QPoint(0, 4)):
        bench.qtbot.mouseMove(viewport, at)
    bench.qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=stop + QPoint(0, 4))
    after = [known.row.name for known, _ in timeline.placed]
    assert after == [*before[1:3], before[0], *before[3:]]
    assert bench.session.state.view.window == window
    again = RowChoice()
    again.recall(json.loads(json.dumps(timeline.memory())))
    assert again.shown(before) == after


def test_the_list_of_rows_orders_and_hides_by_keys(bench, timeline):
    names = [known.row.name for known, _ in timeline.placed]
    timeline.show_list()
    rows = timeline.widget.findChild(RowList)
    bench.qtbot.waitUntil(rows.isActiveWindow, timeout=5000)
    rows.list.setCurrentRow(1)
    bench.qtbot.keyClick(rows, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [known.row.name for known, _ in timeline.placed][:2] == [names[1], names[0]]
    bench.qtbot.keyClick(rows.list, Qt.Key.Key_Space)
    assert names[1] not in [known.row.name for known, _ in timeline.placed]
    rows.close()


def test_what_cannot_be_remembered_is_left(timeline):
    names = [known.row.name for known, _ in timeline.placed]
    timeline.recall({"order": 3, "hidden": None})
    assert [known.row.name for known, _ in timeline.placed] == names


def test_csv_lists_windows_and_events(timeline):
    lines = [line for line in csv_text(timeline.saving.export).splitlines() if line[0] != "#"]
    rows = list(csv.DictReader(lines))
    assert {"sxi_allowed", "contact:sanya", "apogee", "perigee"} <= {row["kind"] for row in rows}
    for found in rows:
        length = time.from_utc(found["stop_utc"]) - time.from_utc(found["start_utc"])
        assert float(found["duration_s"]) == pytest.approx(length, abs=2e-3)


def test_other_stations_are_a_menu_away(timeline):
    shown = [known.row.name for known, _ in timeline.placed]
    assert "contact_kiruna" not in shown
    timeline._toggle("contact_kiruna")
    timeline._scroll(50)
    assert "contact_kiruna" in [known.row.name for known, _ in timeline.placed]


def test_dragging_the_frame_of_the_ribbon_moves_the_span_not_the_time(bench, timeline):
    ribbon = timeline.ribbon
    window, t = bench.session.state.view.window, bench.session.state.t
    start = ribbon.frame.center().toPoint()
    bench.qtbot.mousePress(ribbon, Qt.MouseButton.LeftButton, pos=start)
    bench.qtbot.mouseMove(ribbon, start + QPoint(150, 0))
    bench.qtbot.mouseMove(ribbon, start + QPoint(300, 0))
    bench.qtbot.mouseRelease(ribbon, Qt.MouseButton.LeftButton, pos=start + QPoint(300, 0))
    moved = bench.session.state.view.window
    a_pixel = bench.session.state.scenario.span.length_s / ribbon.line.width()
    assert moved.start - window.start == pytest.approx(300 * a_pixel, abs=1.5 * a_pixel)
    assert moved.length_s == pytest.approx(window.length_s)
    assert bench.session.state.t == t


def test_a_click_on_the_ribbon_goes_there(bench, timeline):
    ribbon = timeline.ribbon
    place = QPoint(round(ribbon.line.center().x()), round(ribbon.line.center().y()))
    bench.qtbot.mouseClick(ribbon, Qt.MouseButton.LeftButton, pos=place)
    span = bench.session.state.scenario.span
    middle = 0.5 * (span.start + span.stop)
    assert bench.session.state.t == pytest.approx(middle, abs=span.length_s / 800)
    assert bench.session.state.t in bench.session.state.view.window


def test_the_ribbon_fills_when_there_is_time(bench, timeline):
    bench.qtbot.waitUntil(lambda: len(timeline.ribbon._layers) == 2, timeout=5000)
    scenario = bench.session.state.scenario
    assert timeline.ribbon._layers[0].windows == almanac.windows(
        "sxi_allowed", scenario, scenario.span
    )


def test_windows_of_the_scenario_are_rows_of_their_own(bench):
    scenario = bench.session.state.scenario
    own = OwnWindow("far_from_sun", "sun_angle_deg > 70")
    bench.session.edit(replace(scenario, windows=(own,)))
    timeline = bench.panel("timeline", (1400, 400))
    known, _ = row(timeline, "far_from_sun")
    windows = almanac.where(own.expression, scenario).windows(scenario, known.windows[0].span)
    assert np.allclose(known.windows[0].edges, windows.edges, atol=1e-3)
    bench.session.edit(scenario)
    timeline.show_now(bench.now())
    assert "far_from_sun" not in [known.row.name for known, _ in timeline.placed]


def test_the_letters_of_the_planners_stand_before_their_rows(bench):
    timeline = bench.panel("timeline", (1400, 500))
    letters = [known.row.letter for known, _ in timeline.placed if known.row.letter]
    assert letters == ["A", "B", "S", "M", "N", "C", "K"]
    bold = [line.pieces[0][0] for line in timeline.times.left.lines if line.bold]
    assert bold == letters
