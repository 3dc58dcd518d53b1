"""W1 to W6, by which Tsyganenko and Sitnov 2005 drive their storm-time field.

W_k = (r_k / 12) sum S_k exp(-r_k dt) over samples 5 min apart, dt h ago, since the storm began,
S_k = (n/5)^lambda (V/400)^beta (Bs/5)^gamma: equations 7 and 8, doi:10.1029/2004JA010798.
"""

import numpy as np

from smileviz.base.arrays import Floats, fixed

STEP_S = 300.0
REACH_S = 7.0 * 86400.0
"""How far back the sum goes: what is older counts for less than 0.6 % of the slowest, W3."""

_HOUR_S = 3600.0
_LAMBDA = fixed(np.array([0.39, 0.46, 0.39, 0.42, 0.41, 1.29])[:, None])
_BETA = fixed(np.array([0.80, 0.18, 2.32, 1.25, 1.60, 2.40])[:, None])
_GAMMA = fixed(np.array([0.87, 0.67, 1.32, 1.29, 0.69, 0.53])[:, None])
_RATE_PER_HOUR = fixed(np.array([0.39, 0.70, 0.031, 0.58, 1.15, 0.88])[:, None])


def sources(density_cm3: Floats, speed_km_s: Floats, bz_nt: Floats) -> Floats:
    """S_1 to S_6 of a wind (n,) -> (6, n): 0 where Bz is not southward."""
    southward = np.maximum(-bz_nt, 0.0)
    n, v, b = density_cm3 / 5.0, speed_km_s / 400.0, southward / 5.0
    return np.asarray(n**_LAMBDA * v**_BETA * b**_GAMMA)


def indices(ago_s: Floats, found: Floats) -> Floats:
    """W_1 to W_6 (6,) of `sources` *found* (6, n), taken every STEP_S, *ago_s* (n,) before.

    Samples that are NaN count as the mean of the others, each weighed as the sum weighs it; without
    any the indices are NaN.
    """
    weight = _RATE_PER_HOUR * (STEP_S / _HOUR_S) * np.exp(-_RATE_PER_HOUR * (ago_s / _HOUR_S))
    known = np.isfinite(found)
    if not known.any():
        return np.full(len(found), np.nan)
    total = np.where(known, weight * np.where(known, found, 0.0), 0.0).sum(axis=1)
    return np.asarray(total * weight.sum(axis=1) / np.where(known, weight, 0.0).sum(axis=1))
