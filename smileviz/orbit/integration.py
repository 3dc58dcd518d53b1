"""Integration over any length of time: Picard in long blocks, in short ones, or step by step."""

from collections.abc import Iterator

import numpy as np

from smileviz.base import time
from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError
from smileviz.orbit.acceleration import Acceleration
from smileviz.orbit.collocation import Stretch
from smileviz.orbit.dop853 import Stepper
from smileviz.orbit.equinoctial import from_state, places, velocity
from smileviz.orbit.picard import Arc, NotConvergedError, Problem, Start, solve
from smileviz.orbit.reentry import refuse_reentry

_PLANS = ((8, 4), (8, 8), (2, 8), (1, 16))
"""Revolutions in a block and segments in a revolution: what is tried, in this order."""


def arcs(acceleration: Acceleration, epoch_t: float, start: Start, until_s: float) -> Iterator[Arc]:
    """The orbit from *start* until *until_s* from the epoch, of either sign, piece by piece."""
    sign = 1.0 if until_s >= 0.0 else -1.0
    plan = 0
    while sign * (until_s - start.seconds) > 0.0:
        problem = Problem(acceleration, epoch_t, start)
        _refuse_escape(problem)
        arc, plan = _solved(problem, until_s, plan)
        refuse_reentry(arc, epoch_t, problem.gm, until_s)
        yield arc
        start = arc.end


def _solved(problem: Problem, until_s: float, first: int) -> tuple[Arc, int]:
    """The next piece by the *first* plan that works, and which that was.

    An orbit that needs small pieces will need them again, so the next block begins with that plan.
    """
    for number in range(first, len(_PLANS)):
        try:
            return solve(problem, *_edges(problem, until_s, *_PLANS[number])), number
        except NotConvergedError:
            continue
    return _stepped(problem, until_s), first


def _refuse_escape(problem: Problem) -> None:
    p, f, g = problem.start.elements[:3]
    if not (p > 0.0 and np.hypot(f, g) < 1.0):
        when = time.to_utc(problem.epoch_t + problem.start.seconds)
        raise SmileError(
            f"The orbit opens at {when}: the spacecraft leaves the Earth. The span must end "
            "before that."
        )


def _period_s(problem: Problem) -> float:
    p, f, g = problem.start.elements[:3]
    axis = p / (1.0 - f * f - g * g)
    return float(2.0 * np.pi * np.sqrt(axis**3 / problem.gm))


def _edges(
    problem: Problem, until_s: float, revolutions: int, segments: int
) -> tuple[Floats, Stretch]:
    """Segments of equal s, edges at perigee and apogee, no farther than needed."""
    seconds = until_s - problem.start.seconds
    turns = min(float(revolutions), abs(seconds) / _period_s(problem))
    stretch = Stretch.of(problem.start.elements)
    first = stretch.angle(problem.start.longitude)
    step = np.copysign(2.0 * np.pi / segments, seconds)
    grid = np.ceil(first / step + 0.3) + np.arange(int(np.ceil(turns * segments)) + 1)
    return np.concatenate([[first], grid * step]), stretch


def _stepped(problem: Problem, until_s: float) -> Arc:
    """One revolution, or what is left to *until_s*, by DOP853."""
    begin_s = problem.start.seconds
    seconds = until_s - begin_s
    end_s = begin_s + float(np.copysign(min(abs(seconds), _period_s(problem)), seconds))
    longitude = np.array([problem.start.longitude])
    turned = np.cos(longitude), np.sin(longitude)
    elements = problem.start.elements[:, None]
    at = places(elements, *turned)
    speed = velocity(at, elements, problem.gm, *turned)
    state = np.concatenate([at.position[:, 0], speed[:, 0]])
    steps = Stepper(problem.acceleration, problem.epoch_t).integrate(state, begin_s, end_s)
    last = steps.state[-1]
    end = Start(*from_state(last[:3], last[3:], problem.gm), end_s)
    return Arc(steps.seconds, steps.state[:, :3], steps.state[:, 3:], steps.acceleration, end)
