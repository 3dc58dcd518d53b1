"""States: position and velocity in any frame, also those that turn."""

import numpy as np

from smileviz.base import frames
from smileviz.base.arrays import Floats, rotate
from smileviz.base.frames import Frame
from smileviz.mission.samples import Samples

_STEP_S = 20.0


def state_in(samples: Samples, frame: Frame) -> Floats:
    """Position km and velocity km/s in *frame* (n, 6).

    The velocity is the rate of change of the coordinates in that frame: for a frame that turns it
    holds the turning (R v + dR/dt r). dR/dt by a five-point difference, good to 1e-7 km/s.
    """
    turn = frames.rotations(Frame.GCRS, frame, samples.t)
    position = rotate(turn, samples.position_km)
    velocity = rotate(turn, samples.velocity_km_s)
    if frame is not Frame.GCRS:
        near, far = (_difference(frame, samples.t, k * _STEP_S) for k in (1.0, 2.0))
        rate = (4.0 * near - far) / 3.0
        velocity = velocity + rotate(rate, samples.position_km)
    return np.concatenate([position, velocity], axis=1)


def _difference(frame: Frame, t: Floats, step_s: float) -> Floats:
    """Central difference quotient of the rotation to *frame* (n, 3, 3), 1/s."""
    before, after = t - step_s, t + step_s
    change = frames.rotations(Frame.GCRS, frame, after) - frames.rotations(
        Frame.GCRS, frame, before
    )
    return np.asarray(change / (after - before)[:, None, None])
