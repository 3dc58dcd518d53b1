"""Playback: the wall clock, speeds, ends, and that a slow picture does not slow the time."""

import time as clock

import pytest

from smileviz.app.playback import Playback
from smileviz.widgets.playback import SPEEDS


@pytest.fixture
def changes():
    return []


@pytest.fixture
def playback(session, changes, qapp):
    made = Playback(session, lambda: changes.append(1))
    yield made
    made.pause()


def test_time_runs_at_the_rate_however_seldom_it_is_looked_at(session, playback, qtbot):
    start = session.state.t
    playback.play(3600.0)
    began = clock.monotonic()
    qtbot.waitUntil(lambda: session.state.t > start)
    busy_until = clock.monotonic() + 0.3
    while clock.monotonic() < busy_until:  # a slow picture: the event loop stands
        pass
    seen = session.state.t
    qtbot.waitUntil(lambda: session.state.t > seen)
    took = clock.monotonic() - began
    playback.pause()
    assert session.state.t - start == pytest.approx(3600.0 * took, abs=3600.0 * 0.06)


def test_paused_it_does_nothing_at_all(session, playback, qtbot):
    playback.play(60.0)
    playback.pause()
    t = session.state.t
    assert not playback.playing
    assert not playback._tick.isActive()
    qtbot.wait(50)
    assert session.state.t == t


def test_backwards_it_goes_back(session, playback, qtbot):
    start = session.state.t
    playback.run(-1.0)
    qtbot.waitUntil(lambda: session.state.t < start)
    assert playback.rate < 0.0


def test_running_again_in_the_same_direction_is_faster(playback):
    playback.run(1.0)
    before = playback.rate
    playback.run(1.0)
    assert playback.rate > before
    playback.run(-1.0)
    assert playback.rate == -SPEEDS[[s.rate for s in SPEEDS].index(before) + 1].rate


def test_it_stops_at_the_end_of_the_mission(session, playback, qtbot):
    session.go_to(session.state.scenario.span.stop - 60.0)
    playback.play(86400.0)
    qtbot.waitUntil(lambda: not playback.playing)
    assert session.state.t == session.state.scenario.span.stop
    playback.play(86400.0)
    assert not playback.playing


def test_it_stops_at_the_beginning_of_the_mission(session, playback, qtbot):
    session.go_to(session.state.scenario.span.start + 60.0)
    playback.play(-86400.0)
    qtbot.waitUntil(lambda: not playback.playing)
    assert session.state.t == session.state.scenario.span.start


def test_speeds_go_from_real_time_to_a_day_a_second_and_no_further(playback):
    for _ in range(20):
        playback.go_faster()
    assert playback.rate == 86400.0
    for _ in range(20):
        playback.go_slower()
    assert playback.rate == 1.0
    playback.turn_round()
    assert playback.rate == -1.0
    assert not playback.playing


def test_every_change_is_told(playback, changes):
    for act in (playback.toggle, playback.go_faster, playback.turn_round, playback.toggle):
        before = len(changes)
        act()
        assert len(changes) > before


def test_a_jump_while_it_runs_is_where_it_goes_on_from(session, playback, qtbot):
    playback.play(60.0)
    there = session.state.t + 1e6
    session.go_to(there)
    qtbot.waitUntil(lambda: session.state.t > there)
    assert session.state.t < there + 60.0
