"""Stance: where SMILE is, where SXI aims and how the body stands, in the display frame."""

import numpy as np

from smileviz.base.arrays import Floats, norm, unit
from smileviz.base.frames import Frame
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.mission.snapshot import Snapshot


def smile_re(now: Snapshot) -> Floats:
    """Place of SMILE (3,), R_E."""
    return np.asarray(now.to_display(Frame.GCRS) @ now.position_km / EARTH_RADIUS_KM)


def aim_re(now: Snapshot) -> Floats:
    """The aim point (3,), R_E; NaN where the guidance law has none."""
    return np.asarray(now.to_display(Frame.GCRS) @ now.aim_km / EARTH_RADIUS_KM)


def sunward(now: Snapshot) -> Floats:
    """Unit vector to the Sun (3,)."""
    return np.asarray(now.to_display(Frame.GCRS) @ now.sun_direction)


def body_axes(now: Snapshot) -> Floats:
    """Rows xi, eta and SXI boresight (3, 3).

    Where the guidance law has no aim (near perigee over the night side) the body is drawn
    looking at the Earth's centre, xi sunward: something has to be drawn there, and nothing can
    be observed anyway.
    """
    axes = np.asarray(now.body_axes @ now.to_display(Frame.GCRS).T)
    if np.isfinite(axes).all():
        return axes
    boresight = -unit(smile_re(now))
    xi = square_to(boresight, sunward(now))
    return np.array([xi, np.cross(xi, boresight), boresight])


def square_to(axis: Floats, *wanted: Floats) -> Floats:
    """Unit vector square to *axis* (3,), nearest to the first of *wanted* not along it."""
    for candidate in (*wanted, *np.eye(3)):
        rest = candidate - (candidate @ axis) * axis
        if norm(rest) > 0.05:
            return unit(rest)
    raise ValueError("no vector is square to three axes at once")
