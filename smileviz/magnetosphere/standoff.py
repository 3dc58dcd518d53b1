"""How far the nose of the magnetopause is: what several models rest on."""

import numpy as np


def shue98_standoff_re(pdyn_npa: float, bz_nt: float) -> float:
    """Shue et al. 1998, Eq. 10, doi:10.1029/98JA01103: R_E, from nPa and nT (GSM)."""
    reconnection = 10.22 + 1.29 * float(np.tanh(0.184 * (bz_nt + 8.14)))
    return reconnection * float(pdyn_npa ** (-1.0 / 6.6))
