"""Numerical propagation of an initial state under chosen forces, forward and back from its epoch."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError
from smileviz.base.units import EARTH_EQUATORIAL_KM
from smileviz.base.windows import Span
from smileviz.orbit.acceleration import Acceleration
from smileviz.orbit.collocation import Stretch
from smileviz.orbit.ephemeris import Provenance
from smileviz.orbit.equinoctial import from_state
from smileviz.orbit.forces import Forces
from smileviz.orbit.picard import Arc, Problem, Start, solve
from smileviz.orbit.tables import Tables
from smileviz.orbit.trajectory import Nodes, Trajectory

REENTRY_ALTITUDE_KM = 100.0
_SEGMENT_RAD = 0.5 * np.pi
_REVOLUTIONS = 8


@dataclass(frozen=True)
class InitialState:
    """Where a propagation begins."""

    t: float
    """Epoch, TT seconds past J2000."""
    position_km: tuple[float, float, float]
    """GCRS."""
    velocity_km_s: tuple[float, float, float]
    """GCRS."""
    title: str = "Initial state"
    source: str = "not stated"


@lru_cache(maxsize=8)
def propagate(initial: InitialState, forces: Forces, span: Span) -> Trajectory:
    """The orbit of *initial* under *forces* over *span*, which need not contain the epoch."""
    position, speed = np.array(initial.position_km), np.array(initial.velocity_km_s)
    _refuse_nonsense(initial, forces)
    whole = Span(min(span.start, initial.t), max(span.stop, initial.t))
    acceleration = Acceleration(forces, Tables(whole))
    elements, longitude = from_state(position, speed, forces.gm_km3_s2)
    start = Start(elements, longitude, 0.0)
    arcs = list(_arcs(acceleration, initial.t, start, whole.stop - initial.t))
    back = list(_arcs(acceleration, initial.t, start, whole.start - initial.t))
    provenance = Provenance(
        title=initial.title,
        source=initial.source,
        method=f"numerical propagation: {forces}",
        epoch_t=initial.t,
        planning=True,
    )
    return Trajectory(span, provenance, _joined(back, arcs, initial.t))


def _refuse_nonsense(initial: InitialState, forces: Forces) -> None:
    position, speed = np.array(initial.position_km), np.array(initial.velocity_km_s)
    numbers = [initial.t, *initial.position_km, *initial.velocity_km_s]
    if not np.all(np.isfinite(numbers)):
        raise SmileError("The initial state has a value that is not a number.")
    distance = float(np.linalg.norm(position))
    momentum = float(np.linalg.norm(np.cross(position, speed)))
    if distance < 1.0 or momentum < 1.0:
        raise SmileError(
            f"The initial state is {distance:.3f} km from the centre of the Earth and falls "
            "straight; it must be on an orbit."
        )
    eccentricity = np.linalg.norm(
        np.cross(speed, np.cross(position, speed)) / forces.gm_km3_s2 - position / distance
    )
    if eccentricity >= 1.0:
        raise SmileError(
            f"The initial state leaves the Earth (eccentricity {eccentricity:.4f}); it must be "
            "on an orbit round the Earth, with an eccentricity below 1. Are the velocities in km/s?"
        )
    altitude = momentum**2 / forces.gm_km3_s2 / (1.0 + eccentricity) - EARTH_EQUATORIAL_KM
    if altitude < REENTRY_ALTITUDE_KM:
        raise SmileError(
            f"The perigee of the initial state is {altitude:.1f} km above the Earth; it must be "
            f"at least {REENTRY_ALTITUDE_KM:g} km."
        )


def _arcs(
    acceleration: Acceleration, epoch_t: float, start: Start, until_s: float
) -> Iterator[Arc]:
    """Solved blocks from *start* until *until_s* from the epoch, of either sign."""
    sign = 1.0 if until_s >= 0.0 else -1.0
    while sign * (until_s - start.seconds) > 0.0:
        problem = Problem(acceleration, epoch_t, start)
        arc = solve(problem, *_edges(problem, until_s))
        yield arc
        start = arc.end


def _edges(problem: Problem, until_s: float) -> tuple[Floats, Stretch]:
    """Segments of equal s, from perigee to apogee and back, as far as needed."""
    p, f, g = problem.start.elements[:3]
    axis = p / (1.0 - f * f - g * g)
    period = 2.0 * np.pi * np.sqrt(axis**3 / problem.gm)
    seconds = until_s - problem.start.seconds
    stretch = Stretch.of(problem.start.elements)
    first = stretch.angle(problem.start.longitude)
    revolutions = min(_REVOLUTIONS, abs(seconds) / period)
    count = int(np.ceil(revolutions * 2.0 * np.pi / _SEGMENT_RAD)) + 1
    step = np.copysign(_SEGMENT_RAD, seconds)
    grid = np.ceil(first / step + 0.3) + np.arange(count)
    return np.concatenate([[first], grid * step]), stretch


def _joined(back: list[Arc], forth: list[Arc], epoch_t: float) -> Nodes:
    """All samples in ascending order, each once."""
    parts = [
        np.concatenate([getattr(arc, name) for arc in back][::1] or [np.empty((0, *shape))])[::-1]
        for name, shape in _COLUMNS
    ]
    later = [
        np.concatenate([getattr(arc, name) for arc in forth] or [np.empty((0, *shape))])
        for name, shape in _COLUMNS
    ]
    t, position, speed, pull = (np.concatenate(pair) for pair in zip(parts, later, strict=True))
    fresh = np.concatenate([[True], np.diff(t) > 1e-6])
    return Nodes(epoch_t + t[fresh], position[fresh], speed[fresh], pull[fresh])


_COLUMNS = (("seconds", ()), ("position", (3,)), ("velocity", (3,)), ("acceleration", (3,)))
