"""The gradient of a potential in spherical harmonics, at many points, as one matrix product.

With u = x / r^2 the potential is (1/r) H(u), H a harmonic polynomial, and its derivatives are again
such functions, one degree higher (Cunningham 1970, doi:10.1007/BF01229500): the field is
(1/r) M b(u) with b the polynomials up to degree N + 1 and M a matrix of the coefficients alone.

b is made of z^k-leading polynomials times (u_x + i u_y)^m: with k = n - m,
b_k = u_z b_(k-1) - beta |u|^2 b_(k-2), beta = (n + m - 1)(n - m - 1) / ((2n - 1)(2n - 3)),
for all m at once. Rows: for every k, every m from 0, the real and the imaginary part.
"""

from functools import cache

import numpy as np

from smileviz.base.arrays import Floats, fixed
from smileviz.base.igrf import terms


def _first_row(top: int, k: int) -> int:
    """Row of (k, m = 0) in the polynomials up to degree *top*."""
    return 2 * (k * (top + 1) - k * (k - 1) // 2)


@cache
def _beta(top: int) -> Floats:
    """The factors beta of every row (rows, 1)."""
    found = np.zeros((_first_row(top, top + 1), 1))
    for k in range(2, top + 1):
        for m in range(top + 1 - k):
            n = m + k
            row = _first_row(top, k) + 2 * m
            found[row : row + 2] = (n + m - 1) * (k - 1) / ((2 * n - 1) * (2 * n - 3))
    return fixed(found)


def polynomials(u: Floats, top: int) -> Floats:
    """The polynomials up to degree *top* at *u* (3, n) -> (rows, n)."""
    count = u.shape[1]
    rows = np.empty((_first_row(top, top + 1), count))
    powers = np.empty((top + 1, count), dtype=np.complex128)
    powers[0] = 1.0
    powers[1].real, powers[1].imag = u[0], u[1]
    done = 1
    while done < top:  # (1..d) times d gives (d+1..2d)
        more = min(done, top - done)
        np.multiply(powers[1 : more + 1], powers[done], out=powers[done + 1 : done + more + 1])
        done += more
    # complex numbers lie as pairs; a row is a part
    first = rows[: 2 * (top + 1)].reshape(top + 1, 2, count)
    first[:, 0], first[:, 1] = powers.real, powers.imag
    z, square = u[2], np.einsum("in,in->n", u, u)
    weight = _beta(top)
    lower, before = rows[: 2 * (top + 1)], rows[:0]
    for k in range(1, top + 1):
        start, stop = _first_row(top, k), _first_row(top, k + 1)
        here = rows[start:stop]
        np.multiply(lower[: stop - start], z, out=here)
        if k > 1:
            behind = weight[start:stop] * square
            behind *= before[: stop - start]
            here -= behind
        lower, before = here, lower
    return rows


def _leading(n: int, m: int) -> float:
    """V_nm = leading * b_(n-m, m): (2m-1)!! made up to degree n."""
    factor = 1.0
    for k in range(1, m + 1):
        factor *= 2 * k - 1
    for k in range(m + 1, n + 1):
        factor *= (2 * k - 1) / (k - m)
    return factor


def _schmidt(n: int, m: int) -> float:
    """Schmidt's normalisation: sqrt((2 - delta_m0) (n-m)! / (n+m)!)."""
    ratio = 1.0
    for k in range(n - m + 1, n + m + 1):
        ratio /= k
    return float(np.sqrt((2.0 if m else 1.0) * ratio))


@cache
def _gradient(degree: int) -> Floats:
    """What each coefficient adds to M (3, rows, coefficients): field = -grad of the potential.

    Derivatives of V_nm + i W_nm as in Montenbruck and Gill 2000, Eqs. 3.33.
    """
    top = degree + 1
    every = terms(degree)
    found = np.zeros((3, _first_row(top, top + 1), len(every)))
    for column, (kind, n, m) in enumerate(every):
        size = _schmidt(n, m)
        sine = kind == "h"
        for axis, order, part, factor in _derivative(n, m, sine=sine):
            row = _first_row(top, n + 1 - order) + 2 * order + part
            found[axis, row, column] -= size * factor * _leading(n + 1, order)
    return fixed(found)


def _derivative(n: int, m: int, *, sine: bool) -> list[tuple[int, int, int, float]]:
    """Derivatives of V_nm (W_nm if *sine*): axis, order m' of degree n + 1, part, factor."""
    own, other = (1, 0) if sine else (0, 1)
    sign = -1.0 if sine else 1.0
    along_z = (2, m, own, -(n - m + 1.0))
    if m == 0:
        return [(0, 1, 0, -1.0), (1, 1, 1, -1.0), along_z]
    down = 0.5 * (n - m + 2) * (n - m + 1)
    return [
        (0, m + 1, own, -0.5),
        (0, m - 1, own, down),
        (1, m + 1, other, -0.5 * sign),
        (1, m - 1, other, -down * sign),
        along_z,
    ]


def matrix(coefficients_nt: Floats, degree: int) -> Floats:
    """M (3, rows) for coefficients (n,) in the order of `igrf.terms(degree)`."""
    return np.asarray(_gradient(degree) @ coefficients_nt)
