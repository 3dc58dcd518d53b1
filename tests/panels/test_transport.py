"""The time control: each button, the slider, a typed time."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QShortcut
from PySide6.QtWidgets import QApplication, QToolButton

from smileviz.base import time
from smileviz.mission import almanac


@pytest.fixture
def transport(bench):
    return bench.panel("transport", (1280, 40))


def press(bench, button):
    bench.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def named(transport, name):
    buttons = transport.widget.findChildren(QToolButton)
    return next(button for button in buttons if button.accessibleName() == name)


def test_play_pause_and_reverse_tell_the_clock(bench, transport):
    for button in (transport.play, transport.reverse, transport.pause):
        press(bench, button)
    assert bench.clock.told == [3600.0, -3600.0, 0.0]


def test_the_buttons_show_what_the_clock_does(bench, transport):
    bench.clock.play(-60.0)
    transport.show_now(bench.now())
    assert transport.reverse.isChecked()
    assert not transport.play.isChecked()
    assert not transport.pause.isChecked()
    assert transport.speeds.currentText() == "1 min / s"


def test_another_speed_keeps_the_direction(bench, transport):
    bench.clock.play(-60.0)
    transport.show_now(bench.now())
    transport.speeds.setCurrentIndex(6)
    transport.speeds.activated.emit(6)
    assert bench.clock.told[-1] == -86400.0


@pytest.mark.parametrize(("choice", "seconds"), [(0, 60.0), (1, 3600.0)])
def test_steps_go_by_what_is_chosen(bench, transport, choice, seconds):
    t = bench.session.state.t
    transport.steps.setCurrentIndex(choice)
    press(bench, named(transport, "Step forward"))
    assert bench.session.state.t == pytest.approx(t + seconds)
    press(bench, named(transport, "Step back"))
    press(bench, named(transport, "Step back"))
    assert bench.session.state.t == pytest.approx(t - seconds)


def test_jumps_go_to_the_events_of_the_almanac(bench, transport):
    state = bench.session.state
    apogees = almanac.events("apogee", state.scenario, state.scenario.span)
    transport.jumps.setCurrentIndex(0)
    press(bench, named(transport, "Jump to next"))
    assert bench.session.state.t == apogees[apogees > state.t][0]
    press(bench, named(transport, "Jump to previous"))
    assert bench.session.state.t == apogees[apogees < state.t][-1]


def test_the_slider_goes_where_it_is_pressed(bench, transport):
    slider = transport.slider
    place = QPoint(round(0.8 * slider.width()), slider.height() // 2)
    bench.qtbot.mouseClick(slider, Qt.MouseButton.LeftButton, pos=place)
    window = bench.session.state.view.window
    share = (bench.session.state.t - window.start) / window.length_s
    assert share == pytest.approx(0.8, abs=0.02)


def test_the_slider_does_not_round_the_time(bench, transport):
    bench.session.go_to(bench.session.state.t + 0.123456)
    t = bench.session.state.t
    transport.show_now(bench.now())
    assert bench.session.state.t == t


def test_the_slider_is_not_moved_out_of_a_hand(bench, transport):
    transport.slider.setSliderDown(True)
    transport.slider.setSliderPosition(70_000)
    held = transport.slider.sliderPosition()
    bench.session.go_to(bench.session.state.t + 3600.0)
    transport.show_now(bench.now())
    assert transport.slider.sliderPosition() == held


def typed(bench, transport, text):
    transport.edit.setFocus()
    transport.edit.selectAll()
    bench.qtbot.keyClicks(transport.edit, text)
    bench.qtbot.keyClick(transport.edit, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    "text", ["2027-03-20T14:00:00Z", "2027-03-20 14:00", "2027-03-20T15:00+01:00"]
)
def test_a_typed_time_is_gone_to(bench, transport, text):
    typed(bench, transport, text)
    assert bench.session.state.t == time.from_utc("2027-03-20T14:00:00Z")
    assert not transport.edit.wrong


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("yesterday", "'yesterday' is not a time; write UTC as"),
        ("2026-13-01", "is not a time"),
        ("2020-01-01", "is not in this mission, which runs from 2026-06-22T00:00:00Z to"),
    ],
)
def test_what_is_wrong_with_a_typed_time_is_said_beside_it(bench, transport, text, says):
    before = bench.session.state
    typed(bench, transport, text)
    assert bench.session.state is before
    assert transport.edit.wrong
    assert says in transport.edit.toolTip()
    assert transport.edit.text() == text


def test_esc_forgets_what_was_typed(bench, transport):
    typed(bench, transport, "nonsense")
    bench.qtbot.keyClick(transport.edit, Qt.Key.Key_Escape)
    assert transport.edit.text() == bench.now().utc
    assert not transport.edit.wrong


def test_esc_is_the_lines_own_where_the_window_has_a_use_for_it_too(bench, transport):
    used = []
    shortcut = QShortcut(Qt.Key.Key_Escape, transport.widget.window())
    shortcut.activated.connect(lambda: used.append("window"))
    typed(bench, transport, "nonsense")
    bench.qtbot.keyClick(transport.edit, Qt.Key.Key_Escape)
    assert used == []
    assert transport.edit.text() == bench.now().utc


def test_a_refused_time_does_not_stay_where_the_moment_is_read(bench, transport):
    typed(bench, transport, "nonsense")
    leave = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.MouseFocusReason)
    QApplication.sendEvent(transport.edit, leave)
    assert transport.edit.text() == bench.now().utc
    assert not transport.edit.wrong


def test_time_that_runs_leaves_alone_what_is_being_typed(bench, transport):
    transport.edit.setFocus()
    transport.edit.selectAll()
    bench.qtbot.keyClicks(transport.edit, "2027-03")
    bench.session.go_to(bench.session.state.t + 60.0)
    transport.show_now(bench.now())
    assert transport.edit.text() == "2027-03"


def test_it_fits_into_a_narrow_window(transport):
    assert transport.widget.minimumSizeHint().width() <= 1000
