"""The strips: true values, and what hands do to time."""

import csv
import re

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu

from smileviz.base import time
from smileviz.mission import table
from smileviz.mission.snapshot import Snapshot
from smileviz.widgets.export import csv_text, png, svg
from smileviz.widgets.numbers import number


@pytest.fixture
def strips(bench):
    return bench.panel("strips", (1200, 330))


def middle(panel, share):
    """The pixel at that share of the plots' width."""
    plot = panel.times.plot
    return QPoint(round(plot.left() + share * plot.width()), round(plot.center().y()))


def drag(bench, panel, start, stop, modifier=Qt.KeyboardModifier.NoModifier):
    """Press, move in steps and release over the viewport."""
    view = panel.times.view.viewport()
    bench.qtbot.mousePress(view, Qt.MouseButton.LeftButton, modifier, start)
    for k in range(1, 6):
        place = start + (stop - start) * k / 5
        event_move(view, place, modifier)
    bench.qtbot.mouseRelease(view, Qt.MouseButton.LeftButton, modifier, stop)


def event_move(view, place, modifier=Qt.KeyboardModifier.NoModifier, held=True):
    button = Qt.MouseButton.LeftButton if held else Qt.MouseButton.NoButton
    where = QPointF(place)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        where,
        view.mapToGlobal(where),
        Qt.MouseButton.NoButton,
        button,
        modifier,
    )
    QApplication.sendEvent(view, event)


def wheel(view, place, notches):
    where = QPointF(place)
    event = QWheelEvent(
        where,
        view.mapToGlobal(where),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_a_click_goes_to_the_time_under_the_pointer(bench, strips):
    place = middle(strips, 0.75)
    bench.qtbot.mouseClick(strips.times.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    window = bench.session.state.view.window
    assert bench.session.state.t == pytest.approx(
        window.start + 0.75 * window.length_s, abs=window.length_s / 500
    )


def test_the_wheel_zooms_about_the_pointer_and_tells_the_session_once(bench, strips):
    told = []
    bench.session.on_change = lambda: told.append(bench.session.state.view.window)
    before = bench.session.state.view.window
    place = middle(strips, 0.25)
    anchor = strips.times.t_at(place.x())
    for _ in range(4):
        wheel(strips.times.view.viewport(), place, 1)
    assert told == []
    bench.qtbot.waitUntil(lambda: bool(told), timeout=2000)
    assert len(told) == 1
    assert told[0].length_s == pytest.approx(before.length_s * 0.82**4)
    assert strips.times.t_at(place.x()) == pytest.approx(anchor, abs=1.0)


def test_a_drag_pans_and_what_was_under_the_pointer_stays_there(bench, strips):
    start, stop = middle(strips, 0.6), middle(strips, 0.4)
    grasped = strips.times.t_at(start.x())
    t = bench.session.state.t
    drag(bench, strips, start, stop)
    bench.qtbot.waitUntil(
        lambda: bench.session.state.view.window.start == strips.times.window.start, timeout=2000
    )
    assert strips.times.t_at(stop.x()) == pytest.approx(grasped, abs=60.0)
    assert bench.session.state.t == t


def test_shift_drag_selects_and_esc_lets_go(bench, strips):
    drag(bench, strips, middle(strips, 0.3), middle(strips, 0.5), Qt.KeyboardModifier.ShiftModifier)
    window = bench.session.state.view.window
    found = bench.session.state.view.selection
    assert found.start == pytest.approx(window.start + 0.3 * window.length_s, abs=1200.0)
    assert found.stop == pytest.approx(window.start + 0.5 * window.length_s, abs=1200.0)
    bench.qtbot.keyClick(strips.times.view, Qt.Key.Key_Escape)
    assert bench.session.state.view.selection is None


def test_a_resting_pointer_reads_the_value_with_its_unit(bench, strips):
    row = strips.rows[0]
    place = QPoint(600, round(row.box.geometry().center().y()))
    with bench.qtbot.waitSignal(strips.times.gestures.hovered, timeout=2000):
        event_move(strips.times.view.viewport(), place, held=False)
    t = strips.times.t_at(place.x())
    names = ("r_re",)
    r_re = table.table(bench.now().scenario, names, np.array([t]), bench.now().view.frame)
    first, second = strips.times.tip.text.split("\n")
    assert first == f"{time.label(t)} UTC"
    assert second.endswith("R⊕")
    shown = float(second.removeprefix("Distance").removesuffix("R⊕"))
    assert shown == pytest.approx(float(r_re.columns["r_re"][0]), abs=0.02)


def test_the_values_at_the_right_are_those_of_the_moment(bench, strips):
    words = [text for line in strips.times.right.lines for text, _ in line.pieces]
    values = bench.now().values
    for name, unit in (
        ("r_re", "R⊕"),
        ("sun_angle_deg", "deg"),
        ("magnetopause_distance_re", "R⊕"),
        ("bow_shock_distance_re", "R⊕"),
        ("aim_x_re", "R⊕"),
        ("limb_angle_deg", "deg"),
    ):
        assert number(values[name], unit) in words


def test_the_limit_shown_is_the_one_of_the_scenario(bench, strips):
    words = [text for line in strips.times.right.lines for text, _ in line.pieces]
    assert "limit 40°" in words


def test_with_less_room_fewer_strips_are_shown_and_the_panel_says_so(bench):
    low = bench.panel("strips", (1280, 130))
    shown = [row.strip.name for row in low.rows if row.box.isVisible()]
    assert shown == ["distance", "sun_angle"]
    assert low.chooser.button.text() == "2 of 5 ▾"
    bench.qtbot.mouseClick(low.chooser.down, Qt.MouseButton.LeftButton)
    assert [row.strip.name for row in low._shown()] == ["sun_angle", "boundaries"]
    assert low.chooser.up.isEnabled()


def test_a_strip_that_is_switched_off_makes_room(bench, strips):
    height = strips.rows[0].box.geometry().height()
    menu = QMenu()
    strips._fill_menu(menu)
    next(action for action in menu.actions() if action.text() == "Limb angle").trigger()
    assert "limb_angle" not in [row.strip.name for row in strips._shown()]
    assert strips.rows[0].box.geometry().height() > height


def test_csv_says_whence_and_holds_the_series_in_full(bench, strips):
    lines = csv_text(strips.saving.export).splitlines()
    head = [line for line in lines if line.startswith("#")]
    assert any(line.startswith("# ephemeris: ") for line in head)
    assert any("shue98" in line.lower() or "Shue" in line for line in head)
    rows = list(csv.DictReader(lines[len(head) :]))
    series = bench.now().series("r_re")
    assert len(rows) == len(series.t)
    assert time.from_utc(rows[100]["utc"]) == pytest.approx(series.t[100], abs=1e-3)
    assert float(rows[100]["r_re"]) == pytest.approx(series.values[100], rel=1e-8)


def test_playing_does_not_fight_a_hand_that_zooms(bench, strips):
    wheel(strips.times.view.viewport(), middle(strips, 0.5), 2)
    zoomed = strips.times.window
    bench.session.go_to(bench.session.state.t + 60.0)
    strips.show_now(bench.now())
    assert strips.times.window == zoomed


def test_the_cursor_stands_at_the_moment_and_flies_its_flag(bench, strips):
    x = strips.times.cursor.line().x1()
    assert strips.times.t_at(x) == pytest.approx(bench.session.state.t, abs=1.0)
    assert strips.times.flag.text == bench.now().utc


def test_svg_keeps_every_point_of_a_curve_apart(bench, strips):
    """Qt writes six digits, too few for seconds since 1970: the curves are written in pixels."""
    text = svg(strips.saving.export).decode()
    runs = re.findall(r'(?:points|d)="([^"]{4000,})"', text)
    assert runs
    longest = max(runs, key=len)
    across = {float(x) for x in re.findall(r"[ML]?(-?[\d.]+),-?[\d.]+", longest)}
    assert len(across) > 1000


def test_lines_of_a_png_are_as_thick_as_on_the_screen(bench, strips):
    image = QImage.fromData(png(strips.saving.export))
    x = round(3 * strips.times.cursor.line().x1())
    y = round(3 * strips._shown()[-1].box.geometry().center().y() - 40)
    row = [image.pixelColor(x + k, y).lightness() > 200 for k in range(-12, 13)]
    assert 2 <= sum(row) <= 4


def test_what_is_about_to_be_replaced_is_dimmed_and_said(bench, strips):
    now = bench.now()

    class Busy(Snapshot):
        asked = frozenset({"series r_re"})

    strips.show_now(Busy(now.state, bench.slow))
    assert not strips.times.computing.isVisible()
    bench.qtbot.waitUntil(strips.times.computing.isVisible, timeout=1000)
    assert strips.rows[0].box.opacity() < 0.8
    strips.show_now(now)
    assert not strips.times.computing.isVisible()
    assert strips.rows[0].box.opacity() == 1.0
