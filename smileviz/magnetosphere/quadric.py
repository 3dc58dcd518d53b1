"""Surfaces of the second order around the Earth: the distance along a ray from its centre."""

from dataclasses import dataclass

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.conditions import Number

_TINY = 1e-9  # of the linear term: keeps rays that never meet an open surface finite


@dataclass(frozen=True)
class Quadric:
    """xx x^2 + yy y^2 + zz z^2 + xy xy + xz xz + yz yz + x x + y y + z z + one = 0, *one* < 0."""

    xx: Number = 0.0
    yy: Number = 1.0
    zz: Number = 1.0
    xy: Number = 0.0
    xz: Number = 0.0
    yz: Number = 0.0
    x: Number = 0.0
    y: Number = 0.0
    z: Number = 0.0
    one: Number = -1.0

    def radius(self, theta: Floats, phi: Floats, roll_rad: Number = 0.0) -> Floats:
        """Distance in the directions *theta*, *phi* (...), whose Y axis is *roll_rad* past Y."""
        turned = np.asarray(phi) + roll_rad
        across = np.sin(theta)
        x, y, z = np.cos(theta), across * np.cos(turned), across * np.sin(turned)
        a = x * (self.xx * x + self.xy * y + self.xz * z)
        a = a + y * (self.yy * y + self.yz * z) + self.zz * z * z
        return first_root(a, self.x * x + self.y * y + self.z * z, self.one)


def first_root(a: Floats, b: Floats, c: Number) -> Floats:
    """Least positive r with a r^2 + b r + c = 0 (...), where c < 0; huge where there is none."""
    root = b + np.sqrt(np.maximum(b * b - 4.0 * a * c, 0.0))
    return np.asarray(-2.0 * c / np.maximum(root, _TINY))
