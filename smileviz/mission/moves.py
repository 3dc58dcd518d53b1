"""MOVES: steps and jumps through time; keys, menus and the time control read them."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from smileviz.base import time
from smileviz.base.arrays import Floats
from smileviz.base.units import HOUR_S, MINUTE_S
from smileviz.mission import almanac
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.state import State
from smileviz.orbit.revolutions import perigees

_HERE_S = 0.5


@dataclass(frozen=True)
class Move:
    """A way through time: where it leads from a state, None when there is no such moment."""

    name: str
    title: str
    goes: Callable[[State], float | None]


def _by(seconds: float) -> Callable[[State], float | None]:
    """That long from here, or to the end of the span if that is nearer."""

    def goes(state: State) -> float | None:
        t = state.scenario.span.clamp(state.t + seconds)
        return None if t == state.t else t

    return goes


def _by_orbit(sign: float) -> Callable[[State], float | None]:
    """The same part of the next or last revolution, from perigee to perigee: back undoes forth."""

    def goes(state: State) -> float | None:
        passages = perigees(ephemeris_of(state.scenario))
        if len(passages) < 2:
            return None
        first, last = 2.0 * passages[0] - passages[1], 2.0 * passages[-1] - passages[-2]
        turns = np.concatenate([[first], passages, [last]])
        counts = np.arange(len(turns))
        t = np.interp(np.interp(state.t, turns, counts) + sign, counts, turns)
        return _by(float(t) - state.t)(state)

    return goes


def _to(sign: int, *names: str) -> Callable[[State], float | None]:
    """The next (+1) or last (-1) of these events of the almanac."""

    def goes(state: State) -> float | None:
        scenario = state.scenario
        found = [almanac.events(name, scenario, scenario.span) for name in names]
        return _beyond(np.concatenate(found), state.t, sign)

    return goes


def _beyond(t: Floats, here: float, sign: int) -> float | None:
    """The time in *t* (n,) nearest to *here* on that side of it."""
    side = t[(t - here) * sign > _HERE_S]
    if len(side) == 0:
        return None
    return float(side.min() if sign > 0 else side.max())


def _present(state: State) -> float | None:
    """The computer's present, if the mission has it."""
    t = time.now()
    return t if t in state.scenario.span else None


_LIMIT = ("sun_limit_start", "sun_limit_stop")

MOVES: tuple[Move, ...] = (
    Move("back_minute", "Back a minute", _by(-MINUTE_S)),
    Move("forward_minute", "Forward a minute", _by(MINUTE_S)),
    Move("back_hour", "Back an hour", _by(-HOUR_S)),
    Move("forward_hour", "Forward an hour", _by(HOUR_S)),
    Move("back_orbit", "Back an orbit", _by_orbit(-1.0)),
    Move("forward_orbit", "Forward an orbit", _by_orbit(1.0)),
    Move("previous_apogee", "Previous apogee", _to(-1, "apogee")),
    Move("next_apogee", "Next apogee", _to(1, "apogee")),
    Move("previous_perigee", "Previous perigee", _to(-1, "perigee")),
    Move("next_perigee", "Next perigee", _to(1, "perigee")),
    Move("previous_sun_limit", "Previous edge of the Sun limit", _to(-1, *_LIMIT)),
    Move("next_sun_limit", "Next edge of the Sun limit", _to(1, *_LIMIT)),
    Move("now", "Now", _present),
)

BY_NAME = {move.name: move for move in MOVES}
