"""Modified equinoctial elements: to and from position and velocity, and their rates of change.

Elements are the rows p (km), f, g, h, k of an array (5, n); the true longitude L (rad) is the
independent variable (Walker, Ireland & Owens 1985). No singularity but at an inclination of 180
degrees.
"""

from dataclasses import dataclass

import numpy as np

from smileviz.base.arrays import Floats


@dataclass(frozen=True, eq=False)
class Places:
    """Where the elements put the spacecraft: n points, components first."""

    w: Floats
    """p / r (n,)."""
    distance: Floats
    """r (n,), km."""
    radial: Floats
    """Unit vectors away from the Earth (3, n)."""
    along: Floats
    """Unit vectors in the orbit plane, across the radial, forward (3, n)."""
    normal: Floats
    """Unit vectors of the angular momentum (3, n)."""
    tilt: Floats
    """h sin L - k cos L (n,)."""

    @property
    def position(self) -> Floats:
        """Positions (3, n), km."""
        return self.distance * self.radial


def places(elements: Floats, cos_l: Floats, sin_l: Floats) -> Places:
    """Frame and distance at true longitudes (n,) of *elements* (5, n)."""
    p, f, g, h, k = elements
    hh, kk = h * h, k * k
    inverse = 1.0 / (1.0 + hh + kk)
    cross = 2.0 * h * k
    c, s = cos_l * inverse, sin_l * inverse
    diagonal = hh - kk
    above, below = 1.0 + diagonal, 1.0 - diagonal
    tilt = h * sin_l - k * cos_l
    radial = np.empty((3, len(p)))
    along = np.empty_like(radial)
    normal = np.empty_like(radial)
    radial[0] = c * above + cross * s
    radial[1] = s * below + cross * c
    radial[2] = 2.0 * inverse * tilt
    along[0] = cross * c - s * above
    along[1] = c * below - cross * s
    along[2] = 2.0 * (h * c + k * s)
    normal[0] = 2.0 * k * inverse
    normal[1] = -2.0 * h * inverse
    normal[2] = 2.0 * inverse - 1.0
    w = 1.0 + f * cos_l + g * sin_l
    return Places(w, p / w, radial, along, normal, tilt)


def velocity(at: Places, elements: Floats, gm: float, cos_l: Floats, sin_l: Floats) -> Floats:
    """Velocities (3, n), km/s, of osculating *elements* (5, n)."""
    p, f, g = elements[:3]
    speed = np.sqrt(gm / p)
    return np.asarray((speed * (f * sin_l - g * cos_l)) * at.radial + (speed * at.w) * at.along)


def rates(
    at: Places, elements: Floats, push: Floats, gm: float, longitude: tuple[Floats, Floats]
) -> tuple[Floats, Floats]:
    """d(p, f, g, h, k)/dL (5, n) under accelerations *push* (3, n), and the twist (n,).

    *push* beyond the central term, GCRS km/s2; *longitude*: cos L and sin L. The twist is how much
    faster L advances because the orbit plane turns, in units of sqrt(p / gm).
    """
    cos_l, sin_l = longitude
    p, f, g, h, k = elements
    w = at.w
    radial = np.einsum("in,in->n", push, at.radial)
    along = np.einsum("in,in->n", push, at.along)
    normal = np.einsum("in,in->n", push, at.normal)
    twist = at.tilt * normal / w
    slow = 1.0 / (gm / (at.distance * at.distance) + twist)
    along_w = along / w
    grow = w + 1.0
    out = np.empty((5, len(p)))
    out[0] = 2.0 * p * along_w * slow
    out[1] = (radial * sin_l + (grow * cos_l + f) * along_w - g * twist) * slow
    out[2] = ((grow * sin_l + g) * along_w - radial * cos_l + f * twist) * slow
    turn = (0.5 * (1.0 + h * h + k * k) / w) * (normal * slow)
    out[3] = turn * cos_l
    out[4] = turn * sin_l
    return out, twist


def pace(elements: Floats, twist: Floats, gm: float, longitude: tuple[Floats, Floats]) -> Floats:
    """dt/dL (n,), s/rad; *twist* as from `rates`."""
    cos_l, sin_l = longitude
    p, f, g = elements[:3]
    inverse = (1.0 + f * cos_l + g * sin_l) / p
    return np.asarray(1.0 / (np.sqrt(p / gm) * (gm * inverse * inverse + twist)))


def from_state(position: Floats, speed: Floats, gm: float) -> tuple[Floats, float]:
    """Elements (5,) and true longitude (rad) of a position and velocity (3,), km and km/s."""
    distance = float(np.linalg.norm(position))
    momentum = np.cross(position, speed)
    p = float(momentum @ momentum) / gm
    normal = momentum / np.linalg.norm(momentum)
    h, k = -normal[1] / (1.0 + normal[2]), normal[0] / (1.0 + normal[2])
    inverse = 1.0 / (1.0 + h * h + k * k)
    first = inverse * np.array([1.0 + h * h - k * k, 2.0 * h * k, -2.0 * k])
    second = inverse * np.array([2.0 * h * k, 1.0 - h * h + k * k, 2.0 * h])
    eccentricity = np.cross(speed, momentum) / gm - position / distance
    longitude = float(np.arctan2(position @ second, position @ first))
    elements = np.array([p, eccentricity @ first, eccentricity @ second, h, k])
    return elements, longitude
