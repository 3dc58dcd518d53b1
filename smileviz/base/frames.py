"""Frames: which there are, and the rotation between any two at any time.

Definitions (all geocentric, right-handed):

* GCRS: the root; axes of the ICRF.
* EME2000: mean equator and equinox of J2000.0: GCRS turned by the frame bias, 23 mas.
* MOD, TOD: mean and true equator and equinox of date (GEI of date): frame bias, IAU 2006
  precession, for TOD also IAU 2000A nutation, as Skyfield has them.
* TEME: true equator, mean equinox of 1982 (GMST 1982 from the meridian), the frame of SGP4.
* ITRS: rotating with the Earth (GEO): Greenwich apparent sidereal time from UT1, and the pole,
  of the shipped IERS table (after its end both keep their last value).
* GSE: X to the *apparent* Sun (light time and aberration: where sunlight comes from), Z to the
  north of the ecliptic of date (Hapgood 1992). The geometric Sun is 0.0057 deg away.
* GSM: X as in GSE, Z in the half plane of X and the dipole's north; SM: Z along the dipole, Y as
  in GSM; MAG: Z along the dipole, Y = z_ITRS x Z. Dipole: centred, IGRF-14, at the moment.
"""

from enum import StrEnum
from functools import lru_cache

import numpy as np
from skyfield.framelib import ICRS_to_J2000
from skyfield.nutationlib import (
    equation_of_the_equinoxes_complimentary_terms,
    iau2000a,
    mean_obliquity,
)
from skyfield.precessionlib import compute_precession
from skyfield.sgp4lib import theta_GMST1982
from skyfield.timelib import tdb_minus_tt

from smileviz.base import time
from smileviz.base.arrays import Floats, Ints, cross, dot, fixed, rotate, unit
from smileviz.base.bodies import sun_direction
from smileviz.base.igrf import dipole_axis
from smileviz.base.tables import interpolated, kept
from smileviz.base.units import DAY_S, J2000_JD

_ARCSEC = np.pi / 648_000.0
_CENTURY_D = 36_525.0


class Frame(StrEnum):
    """The frames that positions are shown in; the value is the name in files."""

    GCRS = "gcrs"
    EME2000 = "eme2000"
    ITRS = "itrs"
    MOD = "mod"
    TOD = "tod"
    TEME = "teme"
    GSE = "gse"
    GSM = "gsm"
    SM = "sm"
    MAG = "mag"


@lru_cache(maxsize=4096)
def rotation(source: Frame, target: Frame, t: float) -> Floats:
    """Matrix (3, 3) that takes vectors from *source* to *target* at *t*; read-only, cached."""
    return fixed(rotations(source, target, np.array([t]))[0])


def rotations(source: Frame, target: Frame, t: Floats) -> Floats:
    """Matrices that take vectors from *source* to *target* at *t* (n,) -> (n, 3, 3)."""
    moments = np.asarray(t, dtype=np.float64)
    if source is target:
        return np.broadcast_to(np.eye(3), (len(moments), 3, 3))
    unique, back = _unique(moments)
    if source is Frame.GCRS:
        return _from_gcrs(target, unique)[back]
    if target is Frame.GCRS:
        return np.swapaxes(_from_gcrs(source, unique), 1, 2)[back]
    there = _from_gcrs(target, unique) @ np.swapaxes(_from_gcrs(source, unique), 1, 2)
    return np.asarray(there)[back]


def _unique(t: Floats) -> tuple[Floats, Ints | slice]:
    """*t*, or where it repeats one moment, that moment once and how to spread it again."""
    if len(t) > 1 and (t == t[0]).all():
        return t[:1], np.zeros(len(t), dtype=np.int64)
    return t, slice(None)


def _from_gcrs(frame: Frame, t: Floats) -> Floats:
    """GCRS to *frame* at *t* (n,) -> (n, 3, 3)."""
    if frame is Frame.GCRS:
        return np.broadcast_to(np.eye(3), (len(t), 3, 3))
    if frame in _OF_DATE:
        return _OF_DATE[frame](t)
    if frame is Frame.GSE:
        return _axes(x=_sun(t), near_z=_ecliptic_pole(t))
    north = _dipole(t)
    if frame is Frame.MAG:
        z_itrs = _itrs(t)[:, 2]
        y = unit(cross(z_itrs, north))
        return np.stack([cross(y, north), y, north], axis=1)
    gsm = _axes(x=_sun(t), near_z=north)
    if frame is Frame.GSM:
        return gsm
    return np.stack([cross(gsm[:, 1], north), gsm[:, 1], north], axis=1)


def _axes(x: Floats, near_z: Floats) -> Floats:
    """Axes (n, 3, 3) with the given *x*, and z in the half plane of x and *near_z* (n, 3)."""
    y = unit(cross(near_z, x))
    return np.stack([x, y, cross(x, y)], axis=1)


def _j2000(t: Floats) -> Floats:
    """GCRS to mean equator and equinox of J2000.0 (n, 3, 3)."""
    return np.broadcast_to(ICRS_to_J2000, (len(t), 3, 3))


def _tdb_jd(t: Floats) -> Floats:
    days = t / DAY_S
    return np.asarray(J2000_JD + days + tdb_minus_tt(J2000_JD, days) / DAY_S)


def _sampled_nutation(t: Floats) -> Floats:
    """IAU 2000A nutation in longitude and obliquity, complementary terms: rad (n, 3)."""
    jd = J2000_JD + t / DAY_S
    psi, eps = iau2000a(jd)
    tenth_microarcsec = _ARCSEC / 1e7
    terms = equation_of_the_equinoxes_complimentary_terms(jd)
    return np.stack([psi * tenth_microarcsec, eps * tenth_microarcsec, terms], axis=1)


@kept
def _sun(t: Floats) -> Floats:
    """Apparent direction of the Sun, GCRS (n, 3)."""
    return unit(interpolated(sun_direction, t))


@kept
def _precession(t: Floats) -> Floats:
    """GCRS to mean equator and equinox of date at *t* (n,) -> (n, 3, 3)."""
    return np.asarray(np.moveaxis(compute_precession(_tdb_jd(t)), 2, 0) @ ICRS_to_J2000)


def _obliquity(t: Floats) -> Floats:
    return np.asarray(mean_obliquity(_tdb_jd(t)) * _ARCSEC)


def _ecliptic_pole(t: Floats) -> Floats:
    """North pole of the ecliptic of date, GCRS (n, 3)."""
    eps = _obliquity(t)
    pole = np.stack([np.zeros_like(eps), -np.sin(eps), np.cos(eps)], axis=1)
    return _back(_precession(t), pole)


@kept
def _dipole(t: Floats) -> Floats:
    """Northern end of the dipole axis, GCRS (n, 3)."""
    return _back(_itrs(t), dipole_axis(t))


def _back(matrix: Floats, v: Floats) -> Floats:
    """Transposed matrices (n, 3, 3) applied to vectors (n, 3)."""
    return rotate(np.swapaxes(matrix, -1, -2), v)


@kept
def _nutation(t: Floats) -> Floats:
    """IAU 2000A nutation in longitude and obliquity, complementary terms: rad (n, 3)."""
    return interpolated(_sampled_nutation, t)


@kept
def _true(t: Floats) -> Floats:
    """GCRS to true equator and equinox of date at *t* (n,) -> (n, 3, 3)."""
    nutation, eps = _nutation(t), _obliquity(t)
    turn = _rx(-eps - nutation[:, 1]) @ _rz(-nutation[:, 0]) @ _rx(eps)
    return np.asarray(turn @ _precession(t))


def _apparent_sidereal(t: Floats) -> Floats:
    """Greenwich apparent sidereal time at *t* (n,), rad."""
    nutation = _nutation(t)
    equinoxes = nutation[:, 0] * np.cos(_obliquity(t)) + nutation[:, 2]
    return np.asarray(_mean_sidereal(t, _ut1_days(t)) + equinoxes)


def _teme(t: Floats) -> Floats:
    """GCRS to the frame of SGP4 at *t* (n,) -> (n, 3, 3)."""
    sidereal_1982 = theta_GMST1982(J2000_JD, _ut1_days(t))[0]
    return np.asarray(_rz(_apparent_sidereal(t) - sidereal_1982) @ _true(t))


@kept
def _itrs(t: Floats) -> Floats:
    """GCRS to ITRS at *t* (n,) -> (n, 3, 3)."""
    return np.asarray(_pole(t) @ _rz(_apparent_sidereal(t)) @ _true(t))


def _ut1_days(t: Floats) -> Floats:
    """UT1 at *t* (n,), days since 2000-01-01 12:00 UT1."""
    days = t / DAY_S
    return np.asarray(days - time.timescale().delta_t_function(J2000_JD + days) / DAY_S)


def _mean_sidereal(t: Floats, ut1_days: Floats) -> Floats:
    """Greenwich mean sidereal time at *t* (n,), rad (IERS 2010, Eqs. 5.14 and 5.32)."""
    turns = 0.779_057_273_264_0 + 0.002_737_811_911_354_48 * ut1_days + ut1_days % 1.0
    c = (_tdb_jd(t) - J2000_JD) / _CENTURY_D
    terms = (4612.156534, 1.3915817, -0.00000044, -0.000029956, -0.0000000368)
    polynomial = 0.014506 + sum(k * c ** (n + 1) for n, k in enumerate(terms))
    return np.asarray(2.0 * np.pi * (turns % 1.0) + polynomial * _ARCSEC)


def _pole(t: Floats) -> Floats:
    """Polar motion: pseudo Earth fixed to ITRS at *t* (n,) -> (n, 3, 3)."""
    known, x, y = time.timescale().polar_motion_table
    jd = J2000_JD + t / DAY_S
    px, py = np.interp(jd, known, x) * _ARCSEC, np.interp(jd, known, y) * _ARCSEC
    s = -47e-6 * _ARCSEC * t / (_CENTURY_D * DAY_S)
    return np.asarray(_rx(-py) @ _ry(-px) @ _rz(s))


def _rx(a: Floats) -> Floats:
    return _about(0, a)


def _ry(a: Floats) -> Floats:
    return _about(1, a)


def _rz(a: Floats) -> Floats:
    return _about(2, a)


def _about(axis: int, a: Floats) -> Floats:
    """Rotation of the axes by *a* (n,) about one of them -> (n, 3, 3)."""
    i, j = (axis + 1) % 3, (axis + 2) % 3
    m = np.zeros((*np.shape(a), 3, 3))
    m[..., axis, axis] = 1.0
    m[..., i, i] = m[..., j, j] = np.cos(a)
    m[..., i, j] = np.sin(a)
    m[..., j, i] = -np.sin(a)
    return m


_OF_DATE = {
    Frame.EME2000: _j2000,
    Frame.MOD: _precession,
    Frame.TOD: _true,
    Frame.TEME: _teme,
    Frame.ITRS: _itrs,
}


def aberrated(angle_rad: float) -> Floats:
    """GSE (or GSM) to the same axes turned so that X points where the wind comes from (3, 3).

    The Earth moves along -Y GSE, so the wind meets it from X' = (cos a, -sin a, 0), about 4 deg
    on the dawn side at 400 km/s.
    """
    return fixed(_about(2, np.array([-angle_rad]))[0])


def dipole_tilt_rad(t: Floats | float) -> Floats:
    """Dipole tilt at *t* (...) -> (...): positive when the northern end leans sunward."""
    moments = np.asarray(t, dtype=np.float64)
    flat = np.atleast_1d(moments).ravel()
    return np.asarray(np.arcsin(dot(_dipole(flat), _sun(flat)))).reshape(moments.shape)
