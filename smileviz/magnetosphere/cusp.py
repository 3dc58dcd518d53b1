"""Where the cusps meet the magnetopause."""

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.boundary import Boundary, position_re
from smileviz.magnetosphere.conditions import Number

_AT_NO_TILT_RAD = 1.103
_PER_TILT = 0.907


def cusp_theta_rad(tilt_rad: Number) -> Number:
    """Angle of the middle of the northern cusp from +X at a dipole tilt; of the southern at minus.

    1.103 - 0.907 tilt: the centres of the indentations of Lin et al. 2010, coefficients a19 and
    a20, doi:10.1029/2009JA014235; a function of the dipole tilt alone.
    """
    return _AT_NO_TILT_RAD - _PER_TILT * tilt_rad


def cusps_re(magnetopause: Boundary, tilt_rad: float) -> Floats:
    """Northern and southern exterior cusp on *magnetopause*, boundary frame -> (2, 3) R_E.

    In the noon meridian, where `cusp_theta_rad` says: a leaning northern end brings the northern
    cusp sunward.
    """
    theta = np.array([cusp_theta_rad(tilt_rad), cusp_theta_rad(-tilt_rad)])
    return position_re(magnetopause, theta, np.array([0.5, -0.5]) * np.pi)
