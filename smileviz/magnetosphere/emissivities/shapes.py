"""Shapes that emissivity models scale: Lin et al. 2010 with its dents, Shue's form in 3D."""

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.emissivity import Direction

# Lin et al. 2010, Table 2, doi:10.1029/2009JA014235
_RADIUS = (12.544, -0.194, 0.305, 0.0573, 2.178)
_FLARE = 0.0571
_EXPONENT = (-0.999, 16.473, 0.00152, 0.382, 0.0431, -0.00763, -0.210, 0.0405)
_DENT = (-4.430, -0.636)
_WIDTH = (-2.600, 0.832, -5.328)
_PLACE = (1.103, -0.907)
_SHARPNESS = 1.450
_TINY = 1e-12  # keeps theta = 180 deg finite


def lin_standoff_re(pressure_npa: float, bz_nt: float) -> float:
    """Lin's r0 for the sum of dynamic and magnetic *pressure_npa*; not the nose, that is dented."""
    a0, a1, a2, a3, a4 = _RADIUS
    bend = float(np.expm1(a3 * bz_nt) / (np.exp(a4 * bz_nt) + 1.0))
    return a0 * float(pressure_npa**a1) * (1.0 + a2 * bend)


def lin_flare(at: Direction) -> Floats:
    """Lin's f (n,): 1 towards the Sun, 0 away from it."""
    half = np.sqrt(0.5 * np.maximum(1.0 + at.cos_theta, 0.0))
    turn = 2.0 * at.sin_theta * at.cos_theta * -np.expm1(-at.theta)
    return np.maximum(half + _FLARE * turn, _TINY)


def lin_exponent(at: Direction, bz_nt: float, tilt_rad: float) -> Floats:
    """Lin's exponent of f (n,), different all around."""
    a6, a7, a8, a9, b1, a11, a12, b3 = _EXPONENT
    b0 = a6 + a7 * float(np.expm1(a8 * bz_nt) / (np.exp(a9 * bz_nt) + 1.0))
    b2 = a11 + a12 * tilt_rad
    return np.asarray(b0 + b1 * at.cos_phi + at.sin_phi * (b2 + b3 * at.sin_phi))


def lin_depth_re(pressure_npa: float) -> float:
    """Lin's c: how deep the dents are, negative, R_E."""
    return float(_DENT[0] * pressure_npa ** _DENT[1])


def cusp_angles_rad(tilt_rad: float) -> tuple[float, float]:
    """Theta of the northern and southern dent in the noon meridian."""
    return _PLACE[0] + _PLACE[1] * tilt_rad, _PLACE[0] - _PLACE[1] * tilt_rad


def dents(at: Direction, tilt_rad: float, width: float) -> Floats:
    """Sum of the two dents (n,), 1 in the middle of one; *width* scales Lin's exponents."""
    north, south = cusp_angles_rad(tilt_rad)
    upward = at.sin_theta * at.sin_phi
    to_north = at.cos_theta * np.cos(north) + upward * np.sin(north)
    to_south = at.cos_theta * np.cos(south) - upward * np.sin(south)
    return _dent(_angle(to_north), width * _steepness(tilt_rad)) + _dent(
        _angle(to_south), width * _steepness(-tilt_rad)
    )


def nose_dents(tilt_rad: float, width: float) -> float:
    """Sum of the dents at the nose, with the northern steepness for both.

    A slip of the SXI pipeline that its CMEM2g parameters contain: kept (under 1e-3 R_E at width 4).
    """
    angles = np.abs(np.array(cusp_angles_rad(tilt_rad)))
    return float(_dent(angles, width * _steepness(tilt_rad)).sum())


def _steepness(tilt_rad: float) -> float:
    """Lin's d_n; d_s is that of the opposite tilt."""
    a16, a17, a18 = _WIDTH
    return a16 + a17 * tilt_rad + a18 * tilt_rad * tilt_rad


def _angle(cosine: Floats) -> Floats:
    return np.arccos(np.clip(cosine, -1.0, 1.0))


def _dent(angle: Floats, steepness: float) -> Floats:
    return np.exp(steepness * angle**_SHARPNESS)


def shue97(pressure_npa: float, bz_nt: float) -> tuple[float, float]:
    """Stand-off distance (R_E) and flaring of Shue et al. 1997, doi:10.1029/97JA00196."""
    slope = 0.013 if bz_nt >= 0.0 else 0.14
    standoff = (11.4 + slope * bz_nt) * float(pressure_npa ** (-1.0 / 6.6))
    return standoff, (0.58 - 0.010 * bz_nt) * (1.0 + 0.010 * pressure_npa)


def shue_3d(at: Direction, standoff_re: float, flaring_y: float, flaring_z: float) -> Floats:
    """Shue's form with two exponents (n,) R_E: an ellipse about X (Jorgensen et al. 2019)."""
    opening = 2.0 / np.maximum(1.0 + at.cos_theta, _TINY)
    along_y = standoff_re * opening**flaring_y
    if flaring_y == flaring_z:
        return np.asarray(along_y)
    along_z = standoff_re * opening**flaring_z
    return np.asarray(along_y * along_z / np.hypot(along_z * at.cos_phi, along_y * at.sin_phi))


def half_rho_v2_npa(pdyn_npa: float) -> float:
    """Half the dynamic pressure, with which the SXI team drives its own models, and only those.

    SXI_Core computes n m_p v^2 / 2 with m_p = 1.67e-27 kg; the stand-off factor p0 of about 0.78
    makes up for it. *pdyn_npa* is n m_p v^2 with 1.6726e-27 kg.
    """
    return 0.5 * pdyn_npa * (1.67 / 1.6726)
