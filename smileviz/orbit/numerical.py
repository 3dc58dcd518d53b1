"""Numerical propagation of an initial state under chosen forces, both ways from its epoch."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from smileviz.base.arrays import Bools, Floats
from smileviz.base.errors import SmileError
from smileviz.base.units import EARTH_EQUATORIAL_KM
from smileviz.base.windows import Span
from smileviz.orbit.acceleration import Acceleration
from smileviz.orbit.burns import Burn, done, state_at, undone
from smileviz.orbit.ephemeris import Provenance
from smileviz.orbit.equinoctial import from_state
from smileviz.orbit.flight import Flight
from smileviz.orbit.forces import Forces
from smileviz.orbit.integration import arcs
from smileviz.orbit.picard import Arc, Start
from smileviz.orbit.reentry import ALTITUDE_KM, perigee_km
from smileviz.orbit.tables import Tables
from smileviz.orbit.trajectory import Nodes, Trajectory

_SHORTEST_S = 5.0
"""Between two nodes; t is exact to 1e-7 s, which must be nothing beside the interval."""
_MOST_REVOLUTIONS = 20_000
_BACKWARD_LIMIT = -0.999_998_5
"""Of the cosine of the inclination: 0.1 deg from 180, where the elements are singular."""


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
    burns: tuple[Burn, ...] = ()
    """Ascending in time. Those after the epoch, and at it, come on the way forward from the state;
    those before it are undone on the way back."""


Propagated = Trajectory | Flight

_Leg = tuple[float, list[Arc]]  # where it ends, seconds from the epoch, and its arcs


@lru_cache(maxsize=8)
def propagate(initial: InitialState, forces: Forces, span: Span) -> Propagated:
    """As `propagated`, kept for equal input."""
    return propagated(initial, forces, span)


def propagated(initial: InitialState, forces: Forces, span: Span) -> Propagated:
    """The orbit of *initial* under *forces* over *span*, which need not contain the epoch.

    SmileError: the state is no orbit round the Earth, the span is outside the shipped planetary
    ephemeris, or the perigee comes under 100 km altitude.
    """
    refuse_nonsense(initial, forces, span)
    whole = Span(min(span.start, initial.t), max(span.stop, initial.t))
    acceleration = Acceleration(forces, Tables(whole))
    earlier = [burn for burn in initial.burns if whole.start < burn.t < initial.t]
    later = [burn for burn in initial.burns if initial.t <= burn.t < whole.stop]
    back = _legs(acceleration, initial, earlier[::-1], whole.start)
    ahead = _legs(acceleration, initial, later, whole.stop)
    if not back[0][1] and not ahead[0][1] and len(back) == len(ahead) == 1:
        raise SmileError("The span is a single moment; it must have a length.")
    provenance = provenance_of(initial, forces)
    # the two legs beside the epoch are one
    parts = [
        *((leg[1], []) for leg in back[:0:-1]),
        (back[0][1], ahead[0][1]),
        *(([], leg[1]) for leg in ahead[1:]),
    ]
    edges = [span.start, *(burn.t for burn in (*earlier, *later)), span.stop]
    made = [
        Trajectory(
            Span(max(start, span.start), min(stop, span.stop)),
            provenance,
            _joined(before, after, initial),
            error_scale=forces.lacking[1],
        )
        for (start, stop), (before, after) in zip(pairwise(edges), parts, strict=True)
        if start < span.stop and stop > span.start
    ]
    return made[0] if len(made) == 1 else Flight(span, provenance, tuple(made))


def _legs(
    acceleration: Acceleration, initial: InitialState, burns: list[Burn], until_t: float
) -> list[_Leg]:
    """The way from the epoch to *until_t*, a leg to every one of *burns* in the order met."""
    forces, epoch = acceleration.forces, initial.t
    state = np.array([*initial.position_km, *initial.velocity_km_s])
    seconds = 0.0
    legs: list[_Leg] = []
    for burn in (*burns, None):
        end = (until_t if burn is None else burn.t) - epoch
        start = Start(*from_state(state[:3], state[3:], forces.gm_km3_s2), seconds)
        found = list(arcs(acceleration, epoch, start, end))
        legs.append((end, found))
        if burn is not None:
            at = state if not found else state_at(acceleration, epoch, found, burn.t)
            state = undone(burn, at) if until_t < epoch else done(burn, at)
            _refuse_after(burn, state, forces, Span(min(burn.t, until_t), max(burn.t, until_t)))
            seconds = end
    return legs


def _refuse_after(burn: Burn, state: Floats, forces: Forces, span: Span) -> None:
    """Refuse the orbit beyond *burn*, naming it."""
    x, y, z, vx, vy, vz = state.tolist()
    try:
        refuse_nonsense(InitialState(burn.t, (x, y, z), (vx, vy, vz)), forces, span)
    except SmileError as error:
        side = "Before" if span.stop == burn.t else "After"
        raise SmileError(f"{side} {burn}: {error}") from None


def provenance_of(initial: InitialState, forces: Forces) -> Provenance:
    """What is told of a propagation of *initial* under *forces*."""
    missing = forces.lacking[0]
    burns = "; ".join(str(burn) for burn in initial.burns)
    return Provenance(
        title=initial.title,
        source=initial.source,
        method=f"propagated numerically: {forces}" + (f"; {burns}" if burns else ""),
        epoch_t=initial.t,
        planning=not missing,
        warning=f"The force model leaves out {missing}: not for planning." if missing else "",
    )


def refuse_nonsense(initial: InitialState, forces: Forces, span: Span) -> None:
    """Raise SmileError unless *initial* is on an orbit that can be followed over *span*."""
    if not np.all(np.isfinite([initial.t, *initial.position_km, *initial.velocity_km_s])):
        raise SmileError("The initial state has a value that is not a number.")
    position, velocity = np.array([initial.position_km]), np.array([initial.velocity_km_s])
    gm = forces.gm_km3_s2
    momentum = np.cross(position, velocity)[0]
    size = float(np.linalg.norm(momentum))
    distance = float(np.linalg.norm(position))
    if distance < 1.0 or size < 1.0:
        raise SmileError(
            f"The initial state, {distance:.1f} km from the centre of the Earth, falls straight "
            "down; it must be on an orbit round the Earth."
        )
    energy = 0.5 * float(np.sum(velocity**2)) - gm / distance
    if energy >= 0.0:
        raise SmileError(
            f"The initial state leaves the Earth: {np.linalg.norm(velocity):.3f} km/s at "
            f"{distance:.1f} km is more than the speed of escape, "
            f"{np.sqrt(2.0 * gm / distance):.3f} km/s."
        )
    altitude = float(perigee_km(position, velocity, gm)[0]) - EARTH_EQUATORIAL_KM
    if altitude < ALTITUDE_KM:
        raise SmileError(
            f"The perigee of the initial state is at an altitude of {altitude:.1f} km; it must be "
            f"at least {ALTITUDE_KM:g} km."
        )
    if momentum[2] / size < _BACKWARD_LIMIT:
        raise SmileError(
            "The inclination of the initial state is 180 deg; it must be at most 179.9 deg."
        )
    period = np.pi * gm / np.sqrt(2.0 * abs(energy) ** 3)
    furthest = max(abs(span.start - initial.t), abs(span.stop - initial.t))
    if furthest / period > _MOST_REVOLUTIONS:
        raise SmileError(
            f"The span is {furthest / period:.0f} revolutions long; it must be at most "
            f"{_MOST_REVOLUTIONS}."
        )


def _joined(before: list[Arc], after: list[Arc], initial: InitialState) -> Nodes:
    """All samples of both directions in ascending order, each once."""

    def column(name: str) -> Floats:
        back = [getattr(arc, name)[::-1] for arc in reversed(before)]
        return np.concatenate(back + [getattr(arc, name) for arc in after])

    seconds = column("seconds")
    fresh = _apart(seconds)
    return Nodes(
        t=initial.t + seconds[fresh],
        position_km=column("position")[fresh],
        velocity_km_s=column("velocity")[fresh],
        acceleration_km_s2=column("acceleration")[fresh],
    )


def _apart(seconds: Floats) -> Bools:
    """Which of ascending times (m,) to keep, so that none stands too close to the one before."""
    keep = np.ones(len(seconds), dtype=np.bool_)
    for i in np.flatnonzero(np.diff(seconds) < _SHORTEST_S) + 1:
        before = i - 1
        while not keep[before]:
            before -= 1
        keep[i] = seconds[i] - seconds[before] >= _SHORTEST_S
    return keep
