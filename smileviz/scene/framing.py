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


def framed(
    points: Floats,
    back: Floats,
    up: Floats,
    view_angle_deg: float,
    aspect: float,
    margins: Margins,
) -> Pose:
    """The nearest pose that looks against *back* (3,) and has all *points* (n, 3) in the picture.

    Along each screen axis a point at (y, z) in camera axes asks y - f <= t (d - z), with f the
    shift of the focus, d its distance and t the slope of the picture's edge: four linear bounds.
    """
    behind = unit(back)
    right = unit(np.cross(up, behind))
    above = np.cross(behind, right)
    tangent = np.tan(np.radians(0.5 * view_angle_deg))
    depth = points @ behind
    across = _bounds(points @ right, depth, tangent * aspect, margins.left, margins.right)
    upward = _bounds(points @ above, depth, tangent, margins.bottom, margins.top)
    distance = max(across.distance, upward.distance)
    sideways = across.shift(distance, 1.0 - margins.lean)
    focus = sideways * right + upward.shift(distance, 0.5) * above
    position = focus + distance * behind
    return Pose(triple(position), triple(focus), triple(above), view_angle_deg)


@dataclass(frozen=True)
class _Bounds:
    """What the points ask along one screen axis."""

    low: float
    high: float
    low_slope: float
    high_slope: float

    @property
    def distance(self) -> float:
        """The smallest distance that leaves room for both ends."""
        return (self.high - self.low) / (self.low_slope + self.high_slope)

    def shift(self, distance: float, share: float) -> float:
        """The shift of the focus, *share* of the way through those allowed."""
        first = self.high - self.high_slope * distance
        last = self.low + self.low_slope * distance
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
