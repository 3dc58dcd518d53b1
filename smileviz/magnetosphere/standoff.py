"""How far the nose of the magnetopause is: what several models rest on."""

import numpy as np

from smileviz.magnetosphere.conditions import Number


def shue98_standoff_re(pdyn_npa: Number, bz_nt: Number) -> Number:
    """Shue et al. 1998, Eq. 10, doi:10.1029/98JA01103: R_E, from nPa and nT (GSM)."""
    reconnection = 10.22 + 1.29 * np.tanh(0.184 * (bz_nt + 8.14))
    return reconnection * pdyn_npa ** (-1.0 / 6.6)
