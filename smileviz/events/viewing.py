"""Margins of viewing: when SXI and UVI may observe, and what stands in the field of view.

SXI observes when the spacecraft is far enough out, the Sun far enough from the boresight and the
Earth outside the baffle. UVI is switched off below the same distance; no Sun limit of it is
published, so it has none here.
"""

import numpy as np

from smileviz.base.arrays import Floats, angle_rad, dot, norm, rotate
from smileviz.instruments.instrument import Rectangle
from smileviz.orbit.attitude import Constraints, GuidanceLaw


def radius_km(constraints: Constraints, position_km: Floats) -> Floats:
    """How much farther out than the least distance *position_km* (..., 3) is -> (...)."""
    return norm(position_km) - constraints.min_radius_km


def sun_deg(constraints: Constraints, law: GuidanceLaw, position_gse_km: Floats) -> Floats:
    """How much farther than its limit the Sun is from the SXI boresight (..., 3) -> (...).

    NaN where the law has no pointing: nothing is allowed there.
    """
    return constraints.margins(law, position_gse_km).sun_deg


def refused_deg(constraints: Constraints, law: GuidanceLaw, position_gse_km: Floats) -> Floats:
    """How far inside its limit the Sun is (..., 3) -> (...): the contrary of `sun_deg`.

    Where the law has no pointing the boresight has passed the Sun: that counts as angle 0.
    """
    outside = constraints.margins(law, position_gse_km).sun_deg
    return np.where(np.isnan(outside), constraints.sun_limit_deg, -outside)


def framed_deg(field: Rectangle, axes: Floats, direction: Floats) -> Floats:
    """How far inside a rectangular field *direction* (..., 3) is -> (...), camera angles.

    *axes* (..., 3, 3): rows xi, eta, boresight in the frame of the direction. NaN behind it.
    """
    x, y, ahead = np.moveaxis(rotate(axes, direction), -1, 0)
    across, up = (np.degrees(np.arctan2(part, ahead)) for part in (x, y))
    inside = np.minimum(field.half_x_deg - np.abs(across), field.half_y_deg - np.abs(up))
    return np.where(ahead > 0.0, inside, np.nan)


def baffle_deg(constraints: Constraints, law: GuidanceLaw, position_gse_km: Floats) -> Floats:
    """How far outside the baffle of SXI the Earth's limb is (..., 3) -> (...).

    NaN where the law has no pointing.
    """
    return constraints.margins(law, position_gse_km).baffle_deg


def cone_deg(half_deg: float, axis: Floats, direction: Floats) -> Floats:
    """How far inside a cone about *axis* the *direction* is, both (..., 3) -> (...)."""
    return half_deg - np.degrees(angle_rad(axis, direction))


def all_in_view_deg(half_deg: float, axis: Floats, position: Floats, points: Floats) -> Floats:
    """How far inside a cone about *axis* (n, 3), and in view, all of *points* (n, k, 3) are (n,).

    Positions and points are from the Earth's centre, in one unit. In view: the spacecraft stands
    above the horizon of the point; the margin is the least of the angles to the edge of the cone
    and of its elevations. Points that are NaN do not count, and where none is left it is NaN.
    """
    towards = points - position[:, None]
    away = norm(towards)
    from_axis = np.einsum("ni,nki->nk", axis, towards) / away
    upward = -dot(towards, points) / (away * norm(points))
    inside = half_deg - np.degrees(np.arccos(np.clip(from_axis, -1.0, 1.0)))
    elevation = np.degrees(np.arcsin(np.clip(upward, -1.0, 1.0)))
    return np.asarray(np.fmin.reduce(np.minimum(inside, elevation), axis=1))
