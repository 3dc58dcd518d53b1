"""Which region of near-Earth space points lie in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from smileviz.base.arrays import Bools, Floats, Ints
from smileviz.magnetosphere.boundary import Boundary, radius_along
from smileviz.magnetosphere.conditions import Number
from smileviz.magnetosphere.cusp import cusp_theta_rad
from smileviz.magnetosphere.fence import fence
from smileviz.magnetosphere.shells import l_shell, mlt_h

REGIONS: Final = (
    "earth",
    "solar wind",
    "magnetosheath",
    "magnetosphere",
    "plasmasphere",
    "plasma sheet",
    "lobe",
    "cusp",
)
"""Names of the codes 0, 1, ...; "magnetosphere" is what is left of it between the others."""
EARTH, WIND, SHEATH, MAGNETOSPHERE, PLASMASPHERE, SHEET, LOBE, CUSP = range(8)

CLOSED_RE, _CLOSED_L = 8.0, 8.0  # dipole shells are trusted within
INNER_BELT_L, OUTER_BELT_L = (1.2, 2.5), (3.0, 7.0)
TAIL_X_RE, SHEET_HALF_RE = -8.0, 2.0
CUSP_RE, CUSP_RAD = 5.0, 0.25
_NEAR_RE = 0.5
_MANY = 4096  # from so many points on a fence is worth its making
_CHUNK = 16_384  # points at a time: their temporaries stay in the processor's cache

Level = float | Floats | Callable[[Floats], Floats]
"""A number, one a point (n,), or a function of the magnetic local time (n,) in hours."""


@dataclass(frozen=True, eq=False)
class Around:
    """What divides the space around the Earth at one moment, or at the moments of the points."""

    magnetopause: Boundary
    bow_shock: Boundary
    tilt_rad: Number = 0.0
    plasmapause_l: Level = np.nan
    """L of the plasmapause; NaN where it is not known: nothing is then plasmasphere."""
    above_sheet_re: Callable[[Floats], Floats] | None = None
    """Height (n,) above the neutral sheet of GSM points (n, 3); NaN where it is not known.

    Without it the sheet is the plane z = 0 of GSM.
    """
    to_gsm: Floats | None = None
    """Matrices (3, 3) or (n, 3, 3) from the boundary frame to GSM; None: taken to be the same."""


@dataclass(frozen=True, eq=False)
class Regions:
    """Where points lie (...)."""

    code: NDArray[np.int8]
    """Index into `REGIONS`."""
    inner_belt: Bools
    """Within the inner radiation belt, 1.2 <= L < 2.5: beside the region, not instead of it."""
    outer_belt: Bools
    """Within the outer one, 3 <= L < 7."""
    near_magnetopause: Bools
    """Within 0.5 R_E of it along the radius: the region is not sure."""
    near_bow_shock: Bools

    @property
    def name(self) -> NDArray[np.str_]:
        """Names of the regions (...)."""
        return np.array(REGIONS)[self.code]


def regions(points_re: Floats, around: Around) -> Regions:
    """Region of *points_re* (..., 3) in the boundary frame.

    In this order: within 1 R_E; inside the magnetopause (always tried first: a model shock may
    cross it); inside the bow shock; else the solar wind. Inside the magnetopause: L below the
    plasmapause (dipole L, within 8 R_E); x < -8 R_E: plasma sheet within 2 R_E of the neutral
    sheet, else lobe; beyond 5 R_E within 0.25 rad of the middle of a cusp (Lin et al. 2010).
    """
    points = np.asarray(points_re, dtype=np.float64)
    flat = points.reshape(-1, 3)
    many = len(flat) > _MANY and _lasting(around)
    length = _CHUNK if many else max(len(flat), 1)
    parts = [
        _classified(flat[start : start + length], around, fenced=many)
        for start in range(0, max(len(flat), 1), length)
    ]
    code, *flags = (np.concatenate(part) for part in zip(*parts, strict=True))
    shape = points.shape[:-1]
    return Regions(code.astype(np.int8).reshape(shape), *(flag.reshape(shape) for flag in flags))


def _lasting(around: Around) -> bool:
    """Whether all points are of one moment."""
    try:
        hash((around.magnetopause, around.bow_shock))
    except TypeError:
        return False
    numbers = (around.tilt_rad, around.plasmapause_l)
    still = all(callable(number) or np.ndim(number) == 0 for number in numbers)
    return still and (around.to_gsm is None or around.to_gsm.ndim == 2)


def _classified(
    flat: Floats, around: Around, *, fenced: bool
) -> tuple[NDArray[np.int8], Bools, Bools, Bools, Bools]:
    """Codes of points (n, 3), and the flags of `Regions`, each (n,)."""
    r = np.sqrt(np.einsum("ij,ij->i", flat, flat))
    to_magnetopause = _beyond_re(around.magnetopause, flat, r, fenced=fenced)
    code = np.full(len(flat), MAGNETOSPHERE, dtype=np.int8)
    outside = np.flatnonzero(to_magnetopause > 0.0)
    # Inside the magnetopause the shock is farther than what is called near, or guarded to be.
    near_shock = np.zeros(len(flat), dtype=np.bool_)
    if len(outside):
        to_shock = _of(around.bow_shock, flat, r, outside, fenced=fenced)
        code[outside] = np.where(to_shock > 0.0, WIND, SHEATH)
        near_shock[outside] = np.abs(to_shock) < _NEAR_RE
    inner, outer = (np.zeros(len(flat), dtype=np.bool_) for _ in range(2))
    inside = np.flatnonzero(to_magnetopause <= 0.0)
    if len(inside):
        code[inside], shell = _within(flat[inside], r[inside], inside, around)
        for belt, (low, high) in ((inner, INNER_BELT_L), (outer, OUTER_BELT_L)):
            belt[inside] = (shell >= low) & (shell < high)
    earth = r < 1.0
    code[earth] = EARTH
    return code, inner & ~earth, outer & ~earth, np.abs(to_magnetopause) < _NEAR_RE, near_shock


def _radius_re(boundary: Boundary, points: Floats, r: Floats) -> Floats:
    """Distance (n,) of *boundary* along *points* (n, 3), which are *r* (n,) away."""
    if not boundary.axisymmetric:
        return radius_along(boundary, points)
    cosine = points[:, 0] / np.maximum(r, 1e-12)
    theta = np.arccos(np.clip(cosine, -1.0, 1.0))
    return boundary.radius_re(theta, np.zeros(()))


def _beyond_re(boundary: Boundary, points: Floats, r: Floats, *, fenced: bool) -> Floats:
    """How far points (n, 3) are beyond *boundary* along the radius (n,).

    *fenced*: infinite, with the right sign, where that is more than what is called near.
    """
    if not fenced:
        return r - _radius_re(boundary, points, r)
    sides = fence(boundary).sides(points)
    beyond = np.where(sides > 0, np.inf, -np.inf)
    rows = np.flatnonzero(sides == 0)
    beyond[rows] = r[rows] - _radius_re(boundary, points[rows], r[rows])
    return beyond


def _of(boundary: Boundary, points: Floats, r: Floats, rows: Ints, *, fenced: bool) -> Floats:
    """`_beyond_re` of some *rows* (m,); of all where *boundary* is of the points' own moments."""
    try:
        hash(boundary)
    except TypeError:
        return _beyond_re(boundary, points, r, fenced=False)[rows]
    return _beyond_re(boundary, points[rows], r[rows], fenced=fenced)


def _within(
    points: Floats, r: Floats, rows: Ints, around: Around
) -> tuple[NDArray[np.int8], Floats]:
    """Codes of points (m, 3) inside the magnetopause (m,), and L (m,), infinite if not trusted."""
    tilt = _some(around.tilt_rad, rows)
    turn = around.to_gsm
    if turn is None:
        gsm = points
    else:
        gsm = np.einsum("...ij,...j->...i", turn if turn.ndim == 2 else turn[rows], points)
    code = np.full(len(points), MAGNETOSPHERE, dtype=np.int8)
    code[_in_cusp(points, r, tilt)] = CUSP
    tail = np.flatnonzero(points[:, 0] < TAIL_X_RE)
    if len(tail):
        far = gsm[tail]
        above = far[:, 2] if around.above_sheet_re is None else around.above_sheet_re(far)
        code[tail] = np.where(np.abs(above) < SHEET_HALF_RE, SHEET, LOBE)
    sm = _sm(gsm, tilt)
    shell = l_shell(sm)
    shell[(r >= CLOSED_RE) | (shell > _CLOSED_L)] = np.inf
    limit = around.plasmapause_l
    limit = limit(mlt_h(sm)) if callable(limit) else _some(limit, rows)
    code[shell < limit] = PLASMASPHERE
    return code, shell


def _some(value: Number, rows: Ints) -> Number:
    """A number as it is; of an array the *rows*."""
    return np.asarray(value)[rows] if np.ndim(value) else value


def _sm(gsm: Floats, tilt: Number) -> Floats:
    """Points (m, 3) of GSM in SM: turned about Y by the dipole tilt."""
    c, s = np.cos(tilt), np.sin(tilt)
    x, y, z = gsm.T
    return np.stack([x * c - z * s, y, x * s + z * c], axis=1)


def _in_cusp(points: Floats, r: Floats, tilt: Number) -> Bools:
    """Whether points (m, 3), *r* (m,) away, lie in the cone about the cusp of their side."""
    return np.asarray((r > CUSP_RE) & (cusp_angle_rad(points, r, tilt) < CUSP_RAD))


def cusp_angle_rad(points: Floats, r: Floats, tilt: Number) -> Floats:
    """Angle (m,) of points (m, 3), *r* (m,) away, from the middle of the cusp of their side."""
    north = np.where(points[:, 2] >= 0.0, 1.0, -1.0)
    theta = cusp_theta_rad(north * tilt)
    along = points[:, 0] * np.cos(theta) + north * points[:, 2] * np.sin(theta)
    return np.asarray(np.arccos(np.clip(along / np.maximum(r, 1e-12), -1.0, 1.0)))
