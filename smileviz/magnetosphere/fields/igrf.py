"""The Earth's own field: IGRF-14 of any degree up to 13, at its epoch."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from smileviz.base import igrf
from smileviz.base.arrays import Floats, Ints, fixed
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame, rotation
from smileviz.magnetosphere.fields import harmonics

CITATION = "IGRF-14 (IAGA 2024; as Alken et al. 2021, doi:10.1186/s40623-020-01288-x)"


_BLOCK = 512


@lru_cache(maxsize=64)
def geographic_matrix(t: float, degree: int) -> Floats:
    """Matrix (3, rows) of `harmonics` at *t*: the field along x, y, z of the ITRS."""
    if not 1 <= degree <= igrf.MAX_DEGREE:
        raise SmileError(f"The degree is {degree}; IGRF-14 has degrees 1 to {igrf.MAX_DEGREE}.")
    return fixed(harmonics.matrix(igrf.coefficients_nt(t, degree), degree))


@lru_cache(maxsize=64)
def _gsm(t: float, degree: int) -> tuple[Floats, Floats]:
    """GSM to ITRS (3, 3), and the matrix of the field along x, y, z of GSM (3, rows)."""
    turn = rotation(Frame.GSM, Frame.ITRS, t)
    return turn, fixed(turn.T @ geographic_matrix(t, degree))


def _evaluated(u: Floats, inverse: Floats, degree: int, weights: Floats) -> Floats:
    """The field (3, n): `weights` (3, rows) by the polynomials, in blocks that fit the cache."""
    field = np.empty_like(u)
    for start in range(0, u.shape[1], _BLOCK):
        block = slice(start, start + _BLOCK)
        np.matmul(weights, harmonics.polynomials(u[:, block], degree + 1), out=field[:, block])
    field *= inverse
    return field


def _kelvin(xyz_re: Floats) -> tuple[Floats, Floats]:
    """Return x / r^2 (3, n), and 1 / r (n,)."""
    square = 1.0 / np.einsum("in,in->n", xyz_re, xyz_re)
    return xyz_re * square, np.sqrt(square)


@dataclass(frozen=True)
class Igrf:
    """IGRF-14 at *t* up to *degree*, in GSM."""

    t: float
    degree: int = igrf.MAX_DEGREE

    def components_nt(self, xyz_re: Floats) -> Floats:
        """Field at *xyz_re* (3, n) GSM -> (3, n) nT GSM."""
        turn, weights = _gsm(self.t, self.degree)
        u, inverse = _kelvin(xyz_re)
        return _evaluated(turn @ u, inverse, self.degree, weights)

    def some(self, which: Ints) -> "Igrf":  # noqa: ARG002
        """Return itself: it is the same for all points."""
        return self

    def caution(self) -> str | None:
        """Return one sentence when *t* lies after what IGRF-14 is meant for, else None."""
        year = float(igrf.year_of(self.t))
        if year <= igrf.LAST_YEAR:
            return None
        return (
            f"IGRF-14 is meant to be used until {igrf.LAST_YEAR:.0f}; "
            f"in {year:.1f} its secular variation is extrapolated."
        )


def geographic_nt(position_itrs_re: Floats, t: float, degree: int = igrf.MAX_DEGREE) -> Floats:
    """IGRF-14 at *position_itrs_re* (..., 3) R_E and *t* -> (..., 3) nT, both in the ITRS."""
    position = np.asarray(position_itrs_re, dtype=np.float64)
    u, inverse = _kelvin(np.ascontiguousarray(position.reshape(-1, 3).T))
    field = _evaluated(u, inverse, degree, geographic_matrix(t, degree))
    return np.ascontiguousarray(field.T).reshape(position.shape)
