"""The Earth's conical shadow: how much of the Sun is seen, and how far from penumbra and umbra."""

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.units import EARTH_EQUATORIAL_KM, SUN_RADIUS_KM


def angles(position: Floats, distance: Floats, to_sun: Floats) -> tuple[Floats, Floats, Floats]:
    """Apparent radius of the Sun and of the Earth, and their separation, rad (n,) each.

    *position* (3, n) km from the centre of the Earth, a sphere of the equatorial radius, at
    *distance* (n,); *to_sun* (3, n) km from the spacecraft to the geometric Sun.
    """
    sun_distance = np.sqrt(np.einsum("in,in->n", to_sun, to_sun))
    cosine = -np.einsum("in,in->n", position, to_sun) / (distance * sun_distance)
    sun = np.arcsin(SUN_RADIUS_KM / sun_distance)
    earth = np.arcsin(np.minimum(EARTH_EQUATORIAL_KM / distance, 1.0))
    return sun, earth, np.arccos(np.clip(cosine, -1.0, 1.0))


def margins(position: Floats, distance: Floats, to_sun: Floats) -> Floats:
    """Angle to the penumbra and to the umbra, rad (2, n): positive outside, negative inside."""
    sun, earth, apart = angles(position, distance, to_sun)
    return np.stack([apart - (earth + sun), apart - (earth - sun)])


def sunlit(position: Floats, distance: Floats, to_sun: Floats) -> Floats:
    """Fraction of the Sun's disc that is seen (n,) (Montenbruck & Gill 2000, Eq. 3.85 to 3.94)."""
    sun, earth, apart = angles(position, distance, to_sun)
    lit = np.ones_like(apart)
    lit[apart <= earth - sun] = 0.0
    annular = apart <= sun - earth
    lit[annular] = 1.0 - (earth[annular] / sun[annular]) ** 2
    part = (apart < earth + sun) & (apart > np.abs(earth - sun))
    if part.any():
        a, b, c = sun[part], earth[part], apart[part]
        x = (c * c + a * a - b * b) / (2.0 * c)
        y = np.sqrt(np.maximum(a * a - x * x, 0.0))
        hidden = a * a * np.arccos(x / a) + b * b * np.arccos((c - x) / b) - c * y
        lit[part] = 1.0 - hidden / (np.pi * a * a)
    return lit
