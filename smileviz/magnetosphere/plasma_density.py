"""Electron density in the equatorial plane, inside and outside the plasmapause."""

import numpy as np

from smileviz.base.arrays import Floats


def carpenter92_cm3(l_value: Floats) -> Floats:
    """Saturated plasmasphere, log10 n = -0.3145 L + 3.9043, at *l_value* (...) -> (...).

    Carpenter and Anderson 1992, doi:10.1029/91JA01548, for 2.25 < L < 8, without its terms of
    season and solar cycle.
    """
    return np.asarray(10.0 ** (3.9043 - 0.3145 * np.asarray(l_value)))


def sheeley01_cm3(l_value: Floats) -> Floats:
    """Mean plasmasphere, 1390 (3 / L)^4.83, at *l_value* (...) -> (...).

    Sheeley et al. 2001, doi:10.1029/2000JA000286, for 3 <= L <= 7.
    """
    return np.asarray(1390.0 * (3.0 / np.asarray(l_value)) ** 4.83)


def trough_cm3(l_value: Floats) -> Floats:
    """Mean trough outside the plasmapause, 124 (3 / L)^4.0, *l_value* (...) -> (...).

    Sheeley et al. 2001, doi:10.1029/2000JA000286, for 3 <= L <= 7.
    """
    return np.asarray(124.0 * (3.0 / np.asarray(l_value)) ** 4.0)


def profile_cm3(l_value: Floats, plasmapause_l: Floats | float) -> Floats:
    """Density at *l_value* (...): Carpenter's plasmasphere within *plasmapause_l*, then trough."""
    inside = np.asarray(l_value) < plasmapause_l
    return np.where(inside, carpenter92_cm3(l_value), trough_cm3(l_value))
