"""The timeline: bars of the almanac, their share, the ribbon of the whole mission."""

import csv

import pytest
from PySide6.QtCore import QPoint, Qt

from smileviz.base import time
from smileviz.mission import almanac
from smileviz.widgets import regions
from smileviz.widgets.export import csv_text


@pytest.fixture
def timeline(bench):
    return bench.panel("timeline", (1400, 240))


def row(timeline, name):
    return next(row for row in timeline.rows if row.row.name == name)


def test_the_share_at_the_right_is_that_of_the_almanac(bench, timeline):
    state = bench.session.state
    windows = almanac.windows("sxi_allowed", state.scenario, state.view.window)
    share = round(100.0 * windows.total_s / state.view.window.length_s)
    y = row(timeline, "sxi").box.geometry().center().y()
    words = [
        "".join(text for text, _ in line.pieces)
        for line in timeline.times.right.lines
        if line.y == y
    ]
    assert words == [f"{share} %", f"{windows.total_s / 3600.0:.1f} h"]


def test_bars_stand_where_the_windows_are(bench, timeline):
    state = bench.session.state
    windows = almanac.windows("sxi_allowed", state.scenario, state.view.window)
    rect = row(timeline, "sxi")._bars[0].path.controlPointRect()
    edges = time.unix_s(windows.edges)
    assert rect.left() == pytest.approx(edges[0, 0], abs=1e-3)
    assert rect.right() == pytest.approx(edges[-1, 1], abs=1e-3)


def test_rows_that_are_true_now_are_written_bright(bench, timeline):
    for drawn in timeline._shown():
        line = next(
            line for line in timeline.times.left.lines if line.pieces[0][0] == drawn.row.title
        )
        bright = line.pieces[0][1] == timeline.theme.text
        kinds = [bar.kind for bar in drawn.row.bars]
        state = bench.session.state
        true = any(regions.windows(bench.now(), kind).contains(state.t) for kind in kinds)
        assert bright == true


def test_a_click_on_a_bar_goes_there(bench, timeline):
    plot = timeline.times.plot
    place = QPoint(round(plot.left() + 0.9 * plot.width()), round(plot.top() + 15))
    bench.qtbot.mouseClick(timeline.times.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    window = bench.session.state.view.window
    assert bench.session.state.t == pytest.approx(
        window.start + 0.9 * window.length_s, abs=window.length_s / 500
    )


def test_hovering_says_what_from_when_to_when(bench, timeline):
    state = bench.session.state
    drawn = row(timeline, "sxi")
    windows = almanac.windows("sxi_allowed", state.scenario, state.view.window)
    span = next(iter(windows))
    middle = 0.5 * (span.start + span.stop)
    words = timeline._naming(drawn.box.geometry().center(), middle)
    assert words.split("\n") == [
        "SXI may observe",
        f"{time.label(span.start)} to {time.label(span.stop)} UTC",
        time.duration_label(span.length_s),
    ]
    apogee = almanac.events("apogee", state.scenario, state.view.window)[0]
    place = row(timeline, "orbit").box.geometry().center()
    assert timeline._naming(place, apogee) == f"Apogee\n{time.label(apogee)} UTC"


def test_csv_lists_windows_and_events(timeline):
    lines = [line for line in csv_text(timeline.saving.export).splitlines() if line[0] != "#"]
    rows = list(csv.DictReader(lines))
    assert {"sxi_allowed", "contact:sanya", "apogee", "perigee"} <= {row["kind"] for row in rows}
    for found in rows:
        length = time.from_utc(found["stop_utc"]) - time.from_utc(found["start_utc"])
        assert float(found["duration_s"]) == pytest.approx(length, abs=2e-3)


def test_other_stations_are_a_menu_away(timeline):
    assert not row(timeline, "contact_kiruna").box.isVisible()
    timeline._toggle("contact_kiruna")
    assert row(timeline, "contact_kiruna").box.isVisible()


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
