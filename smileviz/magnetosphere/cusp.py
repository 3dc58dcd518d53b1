"""Where the cusps meet the magnetopause."""

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.boundary import Boundary, position_re

_AT_NO_TILT_RAD = 1.103
_PER_TILT = 0.907


def cusps_re(magnetopause: Boundary, tilt_rad: float) -> Floats:
    """Northern and southern exterior cusp on *magnetopause*, boundary frame -> (2, 3) R_E.

    In the noon meridian at theta = 1.103 -+ 0.907 tilt (north -, south +): the centres of the
    indentations of Lin et al. 2010, coefficients a19 and a20, doi:10.1029/2009JA014235; a function
    of the dipole tilt alone. A leaning northern end brings the northern cusp sunward.
    """
    theta = _AT_NO_TILT_RAD + np.array([-_PER_TILT, _PER_TILT]) * tilt_rad
    return position_re(magnetopause, theta, np.array([0.5, -0.5]) * np.pi)
