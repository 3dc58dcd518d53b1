"""The dents of the magnetopause at the cusps, as Liu et al. 2015 and Nguyen et al. 2022 have them.

Both count the azimuth from +Z towards +Y: its cosine is the sine of ours, its sine our cosine.
On the X axis the depth differs from meridian to meridian: the published surfaces have a small
crease at the nose (0.15 R_E), whose radius is given for azimuths on the equator, without it.
"""

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.conditions import Number
from smileviz.magnetosphere.crease import Crease

_ON_EQUATOR = 1e-9
_AT_NOSE_RAD = 1e-6


def side(north: Floats) -> Floats:
    """Sign of *north*, the cosine of the azimuth from +Z (...); +1 on the equator."""
    return np.where(np.asarray(north) > -_ON_EQUATOR, 1.0, -1.0)


def dents(theta: Floats, north: Floats, centres: tuple[Number, Number], width: Number) -> Floats:
    """Depth C cos^2 of the dents (...): 2 at their centres in the noon meridian, 0 on the equator.

    *theta* from +X, *north* the cosine of the azimuth from +Z; *centres* theta of the northern and
    southern one, and *width* in rad.
    """
    facing = side(north)
    centre = np.where(facing > 0.0, centres[0], centres[1])
    away = np.abs(np.asarray(theta) - centre)
    return np.asarray(2.0 * np.exp(-away / width) * np.asarray(north) ** 2)


def edges(centres: tuple[Number, Number]) -> tuple[Crease, ...]:
    """Creases of the dents with *centres*: along their middles, and on the X axis at the nose."""
    return (
        Crease(centres[0], 0.0, np.pi),
        Crease(centres[1], -np.pi, 0.0),
        Crease(_AT_NOSE_RAD, 0.0, np.pi),
        Crease(_AT_NOSE_RAD, -np.pi, 0.0),
    )
