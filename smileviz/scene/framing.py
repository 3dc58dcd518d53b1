"""Framing: from where to look, in a given direction, so that all points are in the picture."""

from dataclasses import dataclass

import numpy as np

from smileviz.base.arrays import Floats, unit
from smileviz.mission.state import Pose


@dataclass(frozen=True)
class Margins:
    """Parts of the half picture that stay empty at each edge, 0 to 1."""

    left: float = 0.08
    right: float = 0.08
    bottom: float = 0.07
    top: float = 0.13
    lean: float = 0.5
    """Where the points stand when the picture is wider than needed: 0 left, 1 right."""


Group = tuple[Floats, Margins]
"""Points (n, 3), and how far from the edges they stay."""


def framed(
    groups: tuple[Group, ...], back: Floats, up: Floats, view_angle_deg: float, aspect: float
) -> Pose:
    """The nearest pose that looks against *back* (3,) and has all points in the picture.

    Along each screen axis a point at (y, z) in camera axes asks y - f <= t (d - z), with f the
    shift of the focus, d its distance and t the slope of the picture's edge less its margin: four
    linear bounds for each of *groups*, whose first one says how the picture leans.
    """
    behind = unit(back)
    right = unit(np.cross(up, behind))
    above = np.cross(behind, right)
    tangent = np.tan(np.radians(0.5 * view_angle_deg))
    across, upward = [], []
    for points, margins in groups:
        depth = points @ behind
        across.append(_bounds(points @ right, depth, tangent * aspect, margins.left, margins.right))
        upward.append(_bounds(points @ above, depth, tangent, margins.bottom, margins.top))
    distance = max(_distance(across), _distance(upward))
    sideways = _shift(across, distance, 1.0 - groups[0][1].lean)
    focus = sideways * right + _shift(upward, distance, 0.5) * above
    position = focus + distance * behind
    return Pose(triple(position), triple(focus), triple(above), view_angle_deg)


@dataclass(frozen=True)
class _Bounds:
    """What the points ask along one screen axis."""

    low: float
    high: float
    low_slope: float
    high_slope: float


def _distance(bounds: list[_Bounds]) -> float:
    """The smallest distance that leaves room for both ends of all."""
    return max(
        (one.high - other.low) / (other.low_slope + one.high_slope)
        for one in bounds
        for other in bounds
    )


def _shift(bounds: list[_Bounds], distance: float, share: float) -> float:
    """The shift of the focus, *share* of the way through those allowed."""
    first = max(one.high - one.high_slope * distance for one in bounds)
    last = min(one.low + one.low_slope * distance for one in bounds)
    return first + share * (last - first)


def _bounds(place: Floats, depth: Floats, tangent: float, low: float, high: float) -> _Bounds:
    """Bounds from the *place* (n,) along the axis and the *depth* (n,) towards the camera."""
    low_slope, high_slope = tangent * (1.0 - low), tangent * (1.0 - high)
    return _Bounds(
        float(np.min(place - low_slope * depth)),
        float(np.max(place + high_slope * depth)),
        low_slope,
        high_slope,
    )


def triple(v: Floats) -> tuple[float, float, float]:
    """A vector (3,) as plain numbers, for a frozen value."""
    return float(v[0]), float(v[1]), float(v[2])
