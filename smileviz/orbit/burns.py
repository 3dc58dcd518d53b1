"""Burns: impulses that change the velocity at a moment, and a propagation parted by them.

The state just before a burn is integrated to its very moment, not interpolated: a tenth of a
millimetre a second would grow to kilometres.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from smileviz.base import time
from smileviz.base.arrays import Floats, cross, unit
from smileviz.orbit.acceleration import Acceleration
from smileviz.orbit.dop853 import Stepper
from smileviz.orbit.picard import Arc

_ROUNDS = 30

BurnAxes = Literal["rtn", "lvlh", "gcrs"]
BURN_AXES: tuple[BurnAxes, ...] = ("rtn", "lvlh", "gcrs")


@dataclass(frozen=True)
class Burn:
    """A change of velocity at *t*, as long as nothing."""

    t: float
    delta_v_km_s: tuple[float, float, float]
    axes: BurnAxes = "rtn"
    """``rtn``: away from the Earth, across that in the orbit plane (forward), along the angular
    momentum. ``lvlh``: forward, against the angular momentum, to the Earth. ``gcrs``: inertial."""
    name: str = ""

    def __str__(self) -> str:
        """In words, for provenance."""
        size = 1000.0 * float(np.linalg.norm(self.delta_v_km_s))
        return f"{self.name or 'manoeuvre'} {size:.4g} m/s at {time.to_utc(self.t)}"


def rtn(position_km: Floats, velocity_km_s: Floats) -> Floats:
    """Axes (..., 3, 3) of states (..., 3): rows radial, transverse, normal, unit vectors."""
    radial = unit(position_km)
    normal = unit(cross(position_km, velocity_km_s))
    return np.stack([radial, cross(normal, radial), normal], axis=-2)


def delta_v_gcrs(burn: Burn, position_km: Floats, velocity_km_s: Floats) -> Floats:
    """The change of velocity of *burn* at a GCRS state (3,) -> (3,), km/s."""
    given = np.array(burn.delta_v_km_s)
    if burn.axes == "gcrs":
        return given
    radial, along, normal = rtn(position_km, velocity_km_s)
    rows = (radial, along, normal) if burn.axes == "rtn" else (along, -normal, -radial)
    return np.asarray(given @ np.stack(rows))


def state_at(acceleration: Acceleration, epoch_t: float, arcs: list[Arc], t: float) -> Floats:
    """The state (6,) at *t*, integrated from the last sample of *arcs* before it."""
    seconds = t - epoch_t
    sign = 1.0 if arcs[-1].seconds[-1] >= arcs[0].seconds[0] else -1.0
    for arc in reversed(arcs):
        early = np.flatnonzero(sign * arc.seconds <= sign * seconds)
        if len(early):
            at = int(early[-1])
            state = np.concatenate([arc.position[at], arc.velocity[at]])
            begin_s = float(arc.seconds[at])
            if begin_s == seconds:
                return state
            steps = Stepper(acceleration, epoch_t).integrate(state, begin_s, seconds)
            return np.asarray(steps.state[-1])
    raise AssertionError("the arcs begin before every burn on their way")


def done(burn: Burn, state: Floats) -> Floats:
    """The state (6,) after *burn* of one before it."""
    return np.concatenate([state[:3], state[3:] + delta_v_gcrs(burn, state[:3], state[3:])])


def undone(burn: Burn, state: Floats) -> Floats:
    """The state (6,) before *burn* of one after it: its axes are those before it, so by rounds."""
    speed = state[3:]
    for _ in range(_ROUNDS):
        speed = state[3:] - delta_v_gcrs(burn, state[:3], speed)
    return np.concatenate([state[:3], speed])
