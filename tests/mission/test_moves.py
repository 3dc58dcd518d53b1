"""Moves: each goes where it says, and says when there is nowhere to go."""

from dataclasses import replace

import pytest

from smileviz.base import time
from smileviz.mission import almanac, files, moves, state


@pytest.fixture(scope="module")
def here():
    return state.opening(files.bundled("smile"), time.from_utc("2026-11-22T10:48:00Z"))


@pytest.mark.parametrize(("name", "seconds"), [("minute", 60.0), ("hour", 3600.0)])
def test_steps_are_as_long_as_they_say(here, name, seconds):
    assert moves.BY_NAME[f"forward_{name}"].goes(here) == here.t + seconds
    assert moves.BY_NAME[f"back_{name}"].goes(here) == here.t - seconds


def test_an_orbit_forward_is_the_same_place_in_the_next_revolution(here):
    length_h = (moves.BY_NAME["forward_orbit"].goes(here) - here.t) / 3600.0
    assert length_h == pytest.approx(50.5, abs=0.2)
    assert moves.BY_NAME["back_orbit"].goes(here) < here.t


@pytest.mark.parametrize("hours", [0.0, 7.0, 25.0, 49.0])
def test_an_orbit_back_undoes_an_orbit_forward(here, hours):
    there = replace(here, t=here.t + hours * 3600.0)
    for first, second in (("forward", "back"), ("back", "forward")):
        moved = replace(there, t=moves.BY_NAME[f"{first}_orbit"].goes(there))
        assert moves.BY_NAME[f"{second}_orbit"].goes(moved) == pytest.approx(there.t, abs=1e-3)


@pytest.mark.parametrize("kind", ["apogee", "perigee"])
def test_jumps_reach_the_nearest_event_on_their_side(here, kind):
    t = almanac.events(kind, here.scenario, here.scenario.span)
    assert moves.BY_NAME[f"next_{kind}"].goes(here) == t[t > here.t][0]
    assert moves.BY_NAME[f"previous_{kind}"].goes(here) == t[t < here.t][-1]


def test_jumping_on_from_an_event_reaches_the_next_one(here):
    move = moves.BY_NAME["next_apogee"]
    first = move.goes(here)
    second = move.goes(replace(here, t=first))
    assert second - first == pytest.approx(50.5 * 3600.0, rel=0.01)


def test_edges_of_the_sun_limit_are_where_the_angle_is_the_limit(here):
    edge = moves.BY_NAME["next_sun_limit"].goes(here)
    t = [
        almanac.events(f"sun_limit_{side}", here.scenario, here.scenario.span)
        for side in ("start", "stop")
    ]
    assert edge == min(found[found > here.t][0] for found in t)


def test_at_the_end_there_is_nowhere_to_go(here):
    last = replace(here, t=here.scenario.span.stop)
    for name in ("forward_minute", "forward_orbit", "next_apogee", "next_sun_limit"):
        assert moves.BY_NAME[name].goes(last) is None


def test_now_is_now_or_not_in_this_mission(here, monkeypatch):
    monkeypatch.setattr(time, "now", lambda: time.from_utc("2027-01-01"))
    assert moves.BY_NAME["now"].goes(here) == time.from_utc("2027-01-01")
    monkeypatch.setattr(time, "now", lambda: time.from_utc("2040-01-01"))
    assert moves.BY_NAME["now"].goes(here) is None
