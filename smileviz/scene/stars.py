"""The star catalogue: directions, brightness and colours."""

from functools import cache

import numpy as np

from smileviz.base import resources
from smileviz.base.arrays import Floats, fixed

_WHITE = np.array([1.0, 1.0, 1.0])


@cache
def catalogue() -> Floats:
    """Right ascension deg, declination deg, V magnitude, B-V of every star (n, 4); ICRS, J2000."""
    table = np.loadtxt(
        resources.path("data/stars.csv"), delimiter=",", skiprows=1, usecols=(1, 2, 3, 4)
    )
    return fixed(table)


def star_directions(stars: Floats) -> Floats:
    """Unit vectors (n, 3), GCRS."""
    ra, dec = np.radians(stars[:, 0]), np.radians(stars[:, 1])
    return np.stack([np.cos(dec) * np.cos(ra), np.cos(dec) * np.sin(ra), np.sin(dec)], axis=1)


def star_colours(stars: Floats) -> Floats:
    """Red, green and blue (n, 3), 0 to 1, half way between white and the colour of B-V.

    Temperature after Ballesteros (2012, EPL 97, 34008, eq. 14), then a smooth tint between
    6000 K (white) and its ends: enough to tell Betelgeuse from Rigel, never gaudy.
    """
    index = np.where(np.isfinite(stars[:, 3]), stars[:, 3], 0.6)
    kelvin = 4600.0 * (1.0 / (0.92 * index + 1.7) + 1.0 / (0.92 * index + 0.62))
    warm = np.clip((6500.0 - kelvin) / 3500.0, 0.0, 1.0)[:, None]
    cold = np.clip((kelvin - 6500.0) / 9000.0, 0.0, 1.0)[:, None]
    tint = _WHITE - warm * np.array([0.0, 0.28, 0.55]) - cold * np.array([0.30, 0.16, 0.0])
    return np.asarray(tint)
