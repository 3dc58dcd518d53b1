"""Where the bright planets are: mean elements, for angles and not for navigation.

Keplerian elements and their rates of E. M. Standish (JPL), "Keplerian elements for approximate
positions of the major planets", table for 1800 to 2050: heliocentric, mean ecliptic and equinox of
J2000. Against JPL DE421 in 2026 to 2029: Mercury and Venus within 20 arcsec, Mars 1, Jupiter 3 and
Saturn 5 arcmin of their places as the Sun sees them.
"""

import numpy as np

from smileviz.base.arrays import Floats, fixed
from smileviz.base.units import AU_KM, DAY_S

_CENTURY_S = 36_525.0 * DAY_S
_OBLIQUITY_RAD = float(np.radians(23.43928))
_ROUNDS = 8

# a AU, e, I deg, mean longitude deg, longitude of perihelion deg, longitude of the node deg;
# below each the rates, per century.
_ELEMENTS = {
    "mercury": (
        (0.38709927, 0.20563593, 7.00497902, 252.25032350, 77.45779628, 48.33076593),
        (0.00000037, 0.00001906, -0.00594749, 149472.67411175, 0.16047689, -0.12534081),
    ),
    "venus": (
        (0.72333566, 0.00677672, 3.39467605, 181.97909950, 131.60246718, 76.67984255),
        (0.00000390, -0.00004107, -0.00078890, 58517.81538729, 0.00268329, -0.27769418),
    ),
    "mars": (
        (1.52371034, 0.09339410, 1.84969142, -4.55343205, -23.94362959, 49.55953891),
        (0.00001847, 0.00007882, -0.00813131, 19140.30268499, 0.44441088, -0.29257343),
    ),
    "jupiter": (
        (5.20288700, 0.04838624, 1.30439695, 34.39644051, 14.72847983, 100.47390909),
        (-0.00011607, -0.00013253, -0.00183714, 3034.74612775, 0.21252668, 0.20469106),
    ),
    "saturn": (
        (9.53667594, 0.05386179, 2.48599187, 49.95424423, 92.59887831, 113.66242448),
        (-0.00125060, -0.00050991, 0.00193609, 1222.49362201, -0.41897216, -0.28867794),
    ),
}

PLANETS = tuple(_ELEMENTS)
"""Names of the planets there are."""


def heliocentric_km(name: str, t: Floats) -> Floats:
    """From the Sun to the planet *name* at *t* (n,) -> (n, 3), axes of the GCRS."""
    at_epoch, rates = (np.array(row) for row in _ELEMENTS[name])
    elements = at_epoch[:, None] + rates[:, None] * np.asarray(t) / _CENTURY_S
    axis, e = elements[0] * AU_KM, elements[1]
    inclination, longitude, perihelion, node = np.radians(elements[2:])
    mean = longitude - perihelion
    eccentric = mean + e * np.sin(mean)
    for _ in range(_ROUNDS):
        short = eccentric - e * np.sin(eccentric) - mean
        eccentric = eccentric - short / (1.0 - e * np.cos(eccentric))
    x = axis * (np.cos(eccentric) - e)
    y = axis * np.sqrt(1.0 - e * e) * np.sin(eccentric)
    argument = perihelion - node
    along = x * np.cos(argument) - y * np.sin(argument)
    across = x * np.sin(argument) + y * np.cos(argument)
    ecliptic = np.stack(
        [
            along * np.cos(node) - across * np.sin(node) * np.cos(inclination),
            along * np.sin(node) + across * np.cos(node) * np.cos(inclination),
            across * np.sin(inclination),
        ],
        axis=-1,
    )
    return np.asarray(ecliptic @ _TO_GCRS)


def _to_gcrs() -> Floats:
    c, s = np.cos(_OBLIQUITY_RAD), np.sin(_OBLIQUITY_RAD)
    return fixed(np.array([[1.0, 0.0, 0.0], [0.0, c, s], [0.0, -s, c]]))


_TO_GCRS = _to_gcrs()
