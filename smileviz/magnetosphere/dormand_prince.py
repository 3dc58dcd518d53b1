"""One Dormand-Prince step of order 5 for many lines at once, with its error and its interpolant.

Dormand and Prince 1980, doi:10.1016/0771-050X(80)90013-3; interpolant of order 4 by Shampine 1986,
doi:10.1090/S0025-5718-1986-0815836-3. The last stage is the first of the next step.
"""

from collections.abc import Callable

import numpy as np

from smileviz.base.arrays import Floats, fixed

Slope = Callable[[Floats], Floats]

_A = (
    fixed(np.array([1 / 5])),
    fixed(np.array([3 / 40, 9 / 40])),
    fixed(np.array([44 / 45, -56 / 15, 32 / 9])),
    fixed(np.array([19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729])),
    fixed(np.array([9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656])),
    fixed(np.array([35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84])),
)
_ERROR = fixed(
    np.array([-71 / 57600, 0, 71 / 16695, -71 / 1920, 17253 / 339200, -22 / 525, 1 / 40])
)
_DENSE = fixed(
    np.array(
        [
            [1, -8048581381 / 2820520608, 8663915743 / 2820520608, -12715105075 / 11282082432],
            [0, 0, 0, 0],
            [0, 131558114200 / 32700410799, -68118460800 / 10900136933, 87487479700 / 32700410799],
            [0, -1754552775 / 470086768, 14199869525 / 1410260304, -10690763975 / 1880347072],
            [
                0,
                127303824393 / 49829197408,
                -318862633887 / 49829197408,
                701980252875 / 199316789632,
            ],
            [0, -282668133 / 205662961, 2019193451 / 616988883, -1453857185 / 822651844],
            [0, 40617522 / 29380423, -110615467 / 29380423, 69997945 / 29380423],
        ]
    ).T
)


def step(slope: Slope, x: Floats, first: Floats, h: Floats) -> tuple[Floats, Floats]:
    """From *x* (3, n) with slope *first* by *h* (n,) -> the end (3, n), the stages (7, 3, n)."""
    stages = np.empty((7, *x.shape))
    flat = stages.reshape(7, -1)
    stages[0] = first
    y = x
    for i, weights in enumerate(_A):
        y = (weights @ flat[: i + 1]).reshape(x.shape)
        y *= h
        y += x
        stages[i + 1] = slope(y)
    return y, stages


def error(stages: Floats, h: Floats) -> Floats:
    """Estimated error of a step, length of the vector (n,)."""
    apart = (_ERROR @ stages.reshape(7, -1)).reshape(stages.shape[1:])
    return np.asarray(np.sqrt(np.einsum("in,in->n", apart, apart)) * np.abs(h))


def interpolant(stages: Floats) -> Floats:
    """Coefficients (4, 3, n) of `inside`."""
    flat = _DENSE @ stages.reshape(7, -1)
    return np.asarray(flat.reshape(4, *stages.shape[1:]))


def inside(x: Floats, h: Floats, dense: Floats, part: Floats) -> Floats:
    """Position (3, n) at *part* (n,) of a step from *x* by *h*: 0 its beginning, 1 its end."""
    sum_ = dense[3] * part
    for k in (2, 1, 0):
        sum_ += dense[k]
        sum_ *= part
    return np.asarray(x + h * sum_)


def slope_inside(dense: Floats, part: Floats) -> Floats:
    """Slope (3, n) at *part* (n,) of a step."""
    sum_ = dense[3] * (4.0 * part)
    for k in (2, 1):
        sum_ += (k + 1) * dense[k]
        sum_ *= part
    return np.asarray(sum_ + dense[0])
