"""The window by its keys, menus and docks."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from smileviz.base import time
from smileviz.base.frames import Frame
from smileviz.base.units import DAY_S
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.orbit.revolutions import apogees, perigees

Key = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def press(window, qtbot):
    """Presses a key in the 3D view, as a user who has just clicked there."""
    window.activateWindow()
    window.view3d.setFocus()
    qtbot.waitUntil(window.isActiveWindow)
    return lambda key, modifier=NONE: qtbot.keyClick(window.view3d.canvas, key, modifier)


def shown(window):
    """Names of the docks that can be seen."""
    return {name for name, dock in window.docks.items() if dock.seen}


def dialog(window, qtbot, name):
    """The dialog *name* when it is there."""
    qtbot.waitUntil(lambda: window.findChild(QDialog, name) is not None)
    return window.findChild(QDialog, name)


@pytest.mark.parametrize(
    ("key", "modifier", "seconds"),
    [
        (Key.Key_Right, NONE, 60.0),
        (Key.Key_Left, NONE, -60.0),
        (Key.Key_Right, SHIFT, 3600.0),
        (Key.Key_Left, SHIFT, -3600.0),
    ],
    ids=["minute", "back a minute", "hour", "back an hour"],
)
def test_arrow_keys_step(window, press, key, modifier, seconds):
    t = window.session.state.t
    press(key, modifier)
    assert window.session.state.t - t == pytest.approx(seconds)


def test_an_orbit_forth_and_back_is_where_it_was(window, press):
    t = window.session.state.t
    press(Key.Key_Right, CTRL)
    assert window.session.state.t - t == pytest.approx(51.4 * 3600.0, rel=0.02)
    press(Key.Key_Left, CTRL)
    assert window.session.state.t == pytest.approx(t, abs=1800.0)


def test_page_keys_jump_to_apogees_perigees_and_sun_limit_edges(window, press):
    state = window.session.state
    ephemeris = ephemeris_of(state.scenario)
    press(Key.Key_PageDown)
    assert min(abs(apogees(ephemeris) - window.session.state.t)) < 1.0
    assert window.session.state.t > state.t
    press(Key.Key_PageUp, SHIFT)
    assert min(abs(perigees(ephemeris) - window.session.state.t)) < 1.0
    press(Key.Key_PageDown, CTRL)
    window._redraw()
    assert window.now.value("sun_angle_deg") == pytest.approx(40.0, abs=0.01)


def test_space_plays_and_stops(window, press, qtbot):
    t = window.session.state.t
    press(Key.Key_Space)
    assert window.playback.playing
    qtbot.waitUntil(lambda: window.session.state.t > t)
    press(Key.Key_Space)
    assert not window.playback.playing


def test_letters_run_forwards_backwards_and_stand_still(window, press):
    press(Key.Key_L)
    assert window.playback.playing
    assert window.playback.rate > 0.0
    press(Key.Key_J)
    assert window.playback.rate < 0.0
    press(Key.Key_R)
    assert window.playback.rate > 0.0
    press(Key.Key_K)
    assert not window.playback.playing


def test_plus_and_minus_change_the_speed(window, press):
    rate = window.playback.rate
    press(Key.Key_Plus)
    assert window.playback.rate > rate
    press(Key.Key_Minus)
    press(Key.Key_Comma)
    assert window.playback.rate < rate
    press(Key.Key_Period)
    assert window.playback.rate == rate


def test_now_is_now_or_the_nearest_moment_the_mission_has(window, press):
    press(Key.Key_N)
    span = window.session.state.scenario.span
    assert window.session.state.t == pytest.approx(span.clamp(time.now()), abs=60.0)


def test_a_time_can_be_typed(window, press, qtbot):
    press(Key.Key_T)
    entry = dialog(window, qtbot, "type_time").findChild(QLineEdit)
    entry.setText("2027-03-04 05:06:07")
    qtbot.keyClick(entry, Key.Key_Return)
    assert time.label(window.session.state.t) == "2027-03-04 05:06:07"


@pytest.mark.parametrize("text", ["soon", "1999-01-01", "+1"])
def test_a_time_that_cannot_be_is_said_beside_it(window, press, qtbot, text):
    before = window.session.state.t
    press(Key.Key_T)
    asked = dialog(window, qtbot, "type_time")
    asked.entry.setText(text)
    qtbot.keyClick(asked.entry, Key.Key_Return)
    if text == "+1":
        assert window.session.state.t == before + 1.0
    else:
        assert asked.wrong.text()
        assert asked.isVisible()
        assert window.session.state.t == before


def test_digits_choose_the_view(window, press, settle):
    press(Key.Key_3)
    settle()
    assert window.session.state.view.camera.preset == "sun"
    assert window._top.preset.text() == "From the Sun"


def test_escape_drops_the_selection(window, press):
    from smileviz.base.windows import Span

    view = window.session.state.view
    window.session.look(replace(view, selection=Span(view.window.start, view.window.stop)))
    press(Key.Key_Escape)
    assert window.session.state.view.selection is None


def test_full_screen_and_back(window, press, qtbot):
    press(Key.Key_F11)
    qtbot.waitUntil(window.isFullScreen)
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.isFullScreen())


def test_undo_and_redo_by_key(window, press):
    scenario = window.session.state.scenario
    wind = replace(scenario.solar_wind, bz_nt=-5.0)
    window.session.edit(replace(scenario, solar_wind=wind))
    window._redraw()
    press(Key.Key_Z, CTRL)
    assert window.session.state.scenario == scenario
    window._redraw()
    press(Key.Key_Z, CTRL | SHIFT)
    assert window.session.state.scenario.solar_wind == wind


def test_the_palette_finds_an_action_by_a_part_of_its_name(window, press, qtbot):
    press(Key.Key_K, CTRL)
    palette = dialog(window, qtbot, "palette")
    t = window.session.state.t
    qtbot.keyClicks(palette.entry, "next apo")
    qtbot.keyClick(palette.entry, Key.Key_Return)
    assert window.session.state.t > t


@pytest.mark.parametrize(
    ("words", "first"),
    [("high con", "High contrast theme"), ("apo", "Next apogee"), ("wind", "Solar wind")],
)
def test_the_palette_puts_first_what_fits_best(window, press, qtbot, words, first):
    press(Key.Key_K, CTRL)
    palette = dialog(window, qtbot, "palette")
    qtbot.keyClicks(palette.entry, words)
    texts = {palette.list.topLevelItem(k).text(0) for k in range(2)}
    assert first in texts if words == "apo" else palette.list.topLevelItem(0).text(0) == first
    palette.close()


def test_arrows_walk_through_the_palette(window, press, qtbot):
    press(Key.Key_K, CTRL)
    palette = dialog(window, qtbot, "palette")
    qtbot.keyClicks(palette.entry, "frame")
    first = palette.list.currentIndex().row()
    qtbot.keyClick(palette.entry, Key.Key_Down)
    assert palette.list.currentIndex().row() == first + 1
    qtbot.keyClicks(palette.entry, " nothing like it")
    qtbot.keyClick(palette.entry, Key.Key_Return)
    palette.close()


def test_all_values_of_the_moment_can_be_copied(window, press):
    press(Key.Key_C, CTRL | SHIFT)
    lines = dict(line.split("\t")[:2] for line in QApplication.clipboard().text().splitlines())
    assert lines["utc"] == "2026-11-22 10:00:00"
    assert float(lines["r_re"]) == pytest.approx(window.now.r_re, rel=1e-5)


def test_the_frame_is_chosen_from_the_tool_bar(window, settle):
    menu = window._top.frame.menu()
    next(action for action in menu.actions() if action.text().startswith("GSM")).trigger()
    settle()
    assert window.session.state.view.frame is Frame.GSM
    assert window._top.frame.text() == "GSM"


def test_the_wind_chip_brings_the_wind_to_the_front(window, qtbot):
    assert "solar_wind" not in shown(window)
    qtbot.mouseClick(window._top.wind, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "solar_wind" in shown(window))


def test_an_assumed_wind_says_so(window):
    assert window._top.source.isVisible()
    assert not window._top.caution.isVisible()
    scenario = window.session.state.scenario
    wind = replace(scenario.solar_wind, source="OMNI")
    window.session.edit(replace(scenario, solar_wind=wind))
    window._redraw()
    assert not window._top.source.isVisible()


def test_a_wind_outside_the_range_of_a_model_is_marked_beside_it(window):
    scenario = window.session.state.scenario
    wind = replace(scenario.solar_wind, pdyn_npa=30.0)
    window.session.edit(replace(scenario, solar_wind=wind))
    window._redraw()
    assert window._top.caution.isVisible()
    label = window._top.widgetForAction(window._top.caution)
    assert label.text() == "out of validity"
    assert "30 nPa" in label.toolTip()


def test_the_status_line_says_what_stops_what_and_what_to_trust(window):
    assert "may observe" in window._status.observing.text()
    assert "152 d old" in window._status.origin.text()
    assert "Horizons" in window._status.origin.text()
    window.session.go_to(window.session.state.t + 1.05 * DAY_S)
    window._redraw()
    assert "km from Earth's centre" in window._status.observing.text() or (
        "inside the 40° limit" in window._status.observing.text()
    )
