"""roots, minima: many brackets of one function refined together.

`roots` is Chandrupatla's method (Adv. Eng. Software 28, 1997, 145): inverse quadratic
interpolation where it is safe, bisection elsewhere. `minima` is a parabola through three points
where it falls well, the golden section elsewhere (Brent 1973, chapter 5).
"""

from collections.abc import Callable

import numpy as np

from smileviz.base.arrays import Bools, Floats, Ints

_ROOT_S = 1e-4
_MINIMUM_S = 1e-2
_GOLDEN = 0.381_966_011_250_105
_MOST = 100
_WALL = 1e29  # what stands for "no value": no parabola leads there


def roots(
    function: Callable[[Floats], Floats],
    left: Floats,
    right: Floats,
    at_left: Floats,
    at_right: Floats,
) -> Floats:
    """Roots of *function* in the brackets *left* to *right* (n,) -> (n,), to 0.1 ms.

    *at_left* and *at_right* (n,) are the values there, one positive and one not. Returned is that
    side of the root where the function is smaller in size.
    """
    best = np.where(np.abs(at_left) < np.abs(at_right), left, right)
    number = np.arange(len(left))
    # Columns: the newest point, the other end of its bracket, the one before.
    x = np.stack([right, left, left]).astype(np.float64)
    f = np.stack([at_right, at_left, at_left]).astype(np.float64)
    step = np.full(len(left), 0.5)
    for _ in range(_MOST):
        if not len(number):
            break
        new = x[0] + step * (x[1] - x[0])
        value = function(new)
        same = (value > 0.0) == (f[0] > 0.0)
        x = np.stack([new, np.where(same, x[1], x[0]), np.where(same, x[0], x[1])])
        f = np.stack([value, np.where(same, f[1], f[0]), np.where(same, f[0], f[1])])
        best[number] = np.where(np.abs(f[0]) < np.abs(f[1]), x[0], x[1])
        width = np.abs(x[1] - x[0])
        going = (width > _ROOT_S) & (value != 0.0)
        number, x, f, width = number[going], x[:, going], f[:, going], width[going]
        least = 0.5 * _ROOT_S / width
        step = np.clip(_chandrupatla(x, f), least, 1.0 - least)
    return best


def _chandrupatla(x: Floats, f: Floats) -> Floats:
    """Next step, as part of the bracket, from points *x* and values *f* (3, n) -> (n,)."""
    (x1, x2, x3), (f1, f2, f3) = x, f
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        xi = (x1 - x2) / (x3 - x2)
        phi = (f1 - f2) / (f3 - f2)
        safe = (phi**2 < xi) & ((1.0 - phi) ** 2 < 1.0 - xi)
        inverse = f1 / (f2 - f1) * f3 / (f2 - f3) + (x3 - x1) / (x2 - x1) * f1 / (f3 - f1) * f2 / (
            f3 - f2
        )
    return np.where(safe & np.isfinite(inverse), inverse, 0.5)


def minima(
    function: Callable[[Floats, Ints], Floats], x: Floats, f: Floats, enough: float | None = None
) -> tuple[Floats, Floats]:
    """Return where *function* is least in brackets *x* (3, n) with values *f*, and the values (n,).

    The middle of each bracket is no higher than its ends. *function* is called with times (m,)
    and the numbers (m,) of the brackets they belong to. A bracket whose value falls below
    *enough* is left there. Times are good to 0.01 s where the curvature shows it.
    """
    at, least = x[1].copy(), f[1].copy()
    number = np.arange(x.shape[1])
    for turn in range(_MOST):
        if not len(number):
            break
        new = _golden(x) if turn % 5 == 4 else _parabola(x, f)
        value = function(new, number)
        x, f = _narrowed(x, f, new, value)
        at[number], least[number] = x[1], f[1]
        going = x[2] - x[0] > 2.5 * _MINIMUM_S
        if enough is not None:
            going &= f[1] >= enough
        number, x, f = number[going], x[:, going], f[:, going]
    return at, least


def _golden(x: Floats) -> Floats:
    """Return the golden section of the longer part of the brackets *x* (3, n) -> (n,)."""
    a, b, c = x
    return np.asarray(np.where(c - b > b - a, b + _GOLDEN * (c - b), b - _GOLDEN * (b - a)))


def _parabola(x: Floats, f: Floats) -> Floats:
    """Where the parabola through *x*, *f* (3, n) is least -> (n,), never on a point of them."""
    (a, b, c), (fa, fb, fc) = x, f
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        p = (b - a) * (fb - fc)
        q = (b - c) * (fb - fa)
        vertex = b - 0.5 * ((b - a) * p - (b - c) * q) / (p - q)
        good = np.isfinite(vertex) & (vertex > a) & (vertex < c) & (np.maximum(fa, fc) < _WALL)
    close = np.abs(vertex - b) < _MINIMUM_S
    beside = np.where(c - b > b - a, b + _MINIMUM_S, b - _MINIMUM_S)
    return np.where(good, np.where(close, beside, vertex), _golden(x))


def _narrowed(x: Floats, f: Floats, new: Floats, value: Floats) -> tuple[Floats, Floats]:
    """Brackets *x*, *f* (3, n) with one more point each, made as narrow as it allows."""
    right: Bools = new > x[1]
    lower: Bools = value < f[1]

    def three(old: Floats, fresh: Floats) -> Floats:
        a = np.where(right, np.where(lower, old[1], old[0]), np.where(lower, old[0], fresh))
        c = np.where(right, np.where(lower, old[2], fresh), np.where(lower, old[1], old[2]))
        return np.stack([a, np.where(lower, fresh, old[1]), c])

    return three(x, new), three(f, value)
