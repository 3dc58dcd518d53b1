"""How far the SXI boresight runs through the magnetosheath."""

import numpy as np

from smileviz.base.arrays import Floats, norm, rotate
from smileviz.magnetosphere.boundary import radius_along
from smileviz.mission.samples import Samples

_LONGEST_RE = 80.0
_STEPS = 320


def path_re(s: Samples) -> Floats:
    """Length of the boresight between magnetopause and bow shock (n,), R_E; NaN without one.

    Within 80 R_E of the spacecraft. The boundaries are met between points 0.25 R_E apart by a
    straight line, which is good to 0.01 R_E where the line does not graze.
    """
    return s.in_wind(_path_re(s))


def _path_re(s: Samples) -> Floats:
    magnetopause, shock = (s.lasting(which) or s.each(which) for which in (0, 1))
    way = rotate(s.boundary_rotation, s.pointed.axes[:, 2])
    step = _LONGEST_RE / _STEPS
    total = np.zeros(len(s.t))
    before: Floats | None = None
    for k in range(_STEPS + 1):
        points = s.boundary_re + k * step * way
        r = norm(points)
        outside = r - radius_along(magnetopause, points)
        inside = radius_along(shock, points) - r
        here = np.minimum(outside, inside)
        if before is not None:
            total += step * _share(before, here)
        before = here
    return total


def _share(before: Floats, after: Floats) -> Floats:
    """The part of a step on which a straight line from *before* to *after* is positive (n,)."""
    low, high = np.minimum(before, after), np.maximum(before, after)
    with np.errstate(divide="ignore", invalid="ignore"):
        part = high / (high - low)
    return np.where(low > 0.0, 1.0, np.where(high > 0.0, part, high * 0.0))
