"""Re-entry: a perigee so low that the air, which is not modelled, would end the orbit."""

import numpy as np

from smileviz.base import time
from smileviz.base.arrays import Floats, dot, norm
from smileviz.base.errors import SmileError
from smileviz.base.units import DAY_S, EARTH_EQUATORIAL_KM
from smileviz.orbit.picard import Arc

ALTITUDE_KM = 100.0
"""Above the equatorial radius; below it an orbit is refused."""

_LOWEST_KM = EARTH_EQUATORIAL_KM + ALTITUDE_KM


def refuse_reentry(arc: Arc, epoch_t: float, gm: float, until_s: float) -> None:
    """Raise SmileError if the path comes under 100 km altitude, with the time of that.

    What happens after *until_s* from the epoch, on the way of the integration, is of no account.
    """
    distance = norm(arc.position)
    if distance.min() > 1.1 * _LOWEST_KM:
        return
    low = perigee_km(arc.position, arc.velocity, gm) < _LOWEST_KM
    low &= distance < 1.1 * _LOWEST_KM
    if not low.any():
        return
    first = int(np.argmax(low))
    below = np.flatnonzero(distance < _LOWEST_KM)
    at = _crossing_s(arc, distance, int(below[0])) if len(below) else arc.seconds[first]
    if abs(at) > abs(until_s):
        return
    when = time.to_utc(epoch_t + float(at))
    days = abs(float(at)) / DAY_S
    if at >= 0.0:
        raise SmileError(
            f"The spacecraft re-enters at {when}, {days:.1f} days after the initial state: its "
            f"perigee comes under {ALTITUDE_KM:g} km altitude. The span must end before that."
        )
    raise SmileError(
        f"The orbit comes from under {ALTITUDE_KM:g} km altitude at {when}, {days:.1f} days before "
        "the initial state. The span must start after that."
    )


def perigee_km(position: Floats, velocity: Floats, gm: float) -> Floats:
    """Distance of the osculating perigee from the centre of the Earth (m,)."""
    momentum = np.cross(position, velocity)
    eccentricity = np.cross(velocity, momentum) / gm - position / norm(position)[:, None]
    return np.asarray(dot(momentum, momentum) / gm / (1.0 + norm(eccentricity)))


def _crossing_s(arc: Arc, distance: Floats, below: int) -> float:
    """When the path passes the limit before the sample *below*, on a parabola of time."""
    if below == 0:
        return float(arc.seconds[0])
    span = slice(below - 1, below + 1)
    rate = dot(arc.position[span], arc.velocity[span]) / distance[span]
    step = arc.seconds[below] - arc.seconds[below - 1]
    # cubic through distance and rate of both samples, halved down to the limit:
    low, high = 0.0, 1.0
    d0, d1 = distance[span] - _LOWEST_KM
    r0, r1 = rate * step
    for _ in range(40):
        x = 0.5 * (low + high)
        y = (
            d0 * (1.0 + 2.0 * x) * (1.0 - x) ** 2
            + d1 * x * x * (3.0 - 2.0 * x)
            + r0 * x * (1.0 - x) ** 2
            - r1 * x * x * (1.0 - x)
        )
        low, high = (x, high) if y > 0.0 else (low, x)
    return float(arc.seconds[below - 1] + high * step)
