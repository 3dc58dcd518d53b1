"""Spans a user may mean: what is on screen, a selection, this revolution, a week, the mission."""

import numpy as np

from smileviz.base.units import DAY_S
from smileviz.base.windows import Span
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.state import State
from smileviz.orbit.revolutions import perigees

_WEEK_S = 7.0 * DAY_S


def spans(state: State) -> dict[str, Span]:
    """Spans by their titles, the likeliest first."""
    found = {}
    if state.view.selection is not None:
        found["Selection"] = state.view.selection
    found["On screen"] = state.view.window
    turn = revolution(state)
    if turn is not None:
        found["This revolution"] = turn
    whole = state.scenario.span
    found["Week from now"] = Span(state.t, state.t + _WEEK_S).within(whole)
    found["Whole mission"] = whole
    return found


def revolution(state: State) -> Span | None:
    """From the last perigee to the next, None where one of them is not in the mission."""
    passages = perigees(ephemeris_of(state.scenario))
    after = int(np.searchsorted(passages, state.t, side="right"))
    if not 0 < after < len(passages):
        return None
    return Span(float(passages[after - 1]), float(passages[after]))
