"""The session: three verbs, undo, documents."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.base.windows import Span
from smileviz.mission import files
from smileviz.mission.session import Session
from smileviz.mission.state import opening

SMILE = files.bundled("smile")
T = time.from_utc("2026-11-22T10:00:00Z")


class Counted:
    def __init__(self):
        self.changes = 0
        self.session = Session(opening(SMILE, T), self._count)

    def _count(self):
        self.changes += 1


def windy(scenario, bz):
    return replace(scenario, solar_wind=replace(scenario.solar_wind, bz_nt=bz))


def test_an_equal_state_is_no_change():
    c = Counted()
    c.session.go_to(T)
    c.session.edit(c.session.state.scenario)
    c.session.look(c.session.state.view)
    assert c.changes == 0
    c.session.go_to(T + 1.0)
    assert c.changes == 1


def test_time_stays_within_the_span_of_the_scenario():
    session = Counted().session
    session.go_to(T + 1e12)
    assert session.state.t == SMILE.span.stop
    session.go_to(-1e12)
    assert session.state.t == SMILE.span.start


@given(st.lists(st.floats(SMILE.span.start, SMILE.span.stop), min_size=1, max_size=20))
def test_the_plots_always_hold_the_present_and_keep_their_length(moments):
    session = Session(opening(SMILE, T))
    length = session.state.view.window.length_s
    for moment in moments:
        session.go_to(moment)
        window = session.state.view.window
        assert moment in window
        assert window.start >= SMILE.span.start
        assert window.stop <= SMILE.span.stop
        assert window.length_s == pytest.approx(length)


def test_playing_on_turns_the_page_seldom():
    session = Session(opening(SMILE, T))
    windows = set()
    for k in range(600):
        session.go_to(T + 3600.0 * k)
        windows.add(session.state.view.window)
    assert len(windows) <= 7


@given(st.lists(st.floats(-20.0, 20.0), min_size=1, max_size=10))
def test_undo_then_redo_is_the_identity(values):
    session = Session(opening(SMILE, T))
    for value in values:
        session.edit(windy(session.state.scenario, value))
    last = session.state.scenario
    steps = 0
    while session.can_undo:
        session.undo()
        steps += 1
    assert session.state.scenario == SMILE
    for _ in range(steps):
        session.redo()
    assert session.state.scenario == last


def test_edits_of_one_field_in_a_row_undo_as_one():
    session = Session(opening(SMILE, T))
    for bz in (-1.0, -2.0, -3.0):
        session.edit(windy(session.state.scenario, bz), merge="solar_wind.bz_nt")
    session.undo()
    assert session.state.scenario == SMILE
    assert not session.can_undo


def test_a_new_edit_ends_what_could_be_done_again():
    session = Session(opening(SMILE, T))
    session.edit(windy(SMILE, -1.0))
    session.undo()
    session.edit(windy(SMILE, -2.0))
    assert not session.can_redo


def test_the_star_comes_with_an_edit_and_goes_with_saving_or_undo(tmp_path):
    session = Session(opening(SMILE, T))
    assert session.title == "SMILE"
    session.edit(windy(SMILE, -1.0))
    assert session.title == "SMILE*"
    session.undo()
    assert not session.changed
    session.redo()
    session.save_as(tmp_path / "storm.toml")
    assert session.title == "storm.toml"
    assert files.load(tmp_path / "storm.toml") == session.state.scenario


def test_a_file_that_cannot_be_read_changes_nothing(tmp_path):
    c = Counted()
    before = c.session.state
    (tmp_path / "bad.toml").write_text("title = 1")
    with pytest.raises(SmileError):
        c.session.open(tmp_path / "bad.toml")
    assert c.session.state is before
    assert c.changes == 0


def test_opening_follows_the_file():
    calm = replace(
        SMILE, opening=replace(SMILE.opening, at="2027-03-01T00:00:00Z", frame=Frame.GSM)
    )
    state = opening(calm)
    assert time.to_utc(state.t) == "2027-03-01T00:00:00Z"
    assert state.view.frame is Frame.GSM
    assert state.t in state.view.window


def test_a_window_wider_than_the_span_is_cut_to_it():
    session = Session(opening(SMILE, T))
    session.look(replace(session.state.view, window=Span(0.0, 2e9)))
    assert session.state.view.window == SMILE.span
