"""Slow smooth functions of time, sampled twice a day when first needed and interpolated.

Nutation and the apparent Sun cost hundreds of terms an epoch; between half-day samples an
eight-point Lagrange polynomial is true to 1e-12 of them, and costs microseconds.
"""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.units import DAY_S

STEP_S = 0.5 * DAY_S
_BLOCK = 64
_POINTS = np.arange(8.0)
_SCALE = np.array(
    [np.prod([j - k for k in range(8) if k != j]) for j in range(8)], dtype=np.float64
)

_KEPT_TIMES = 2048

Sampled = Callable[[Floats], Floats]


def kept(function: Sampled) -> Sampled:
    """*function* of times (n,), its last answers kept where the times are not too many.

    The frames of one moment, or of one set of plots, are built from the same few matrices.
    """

    @lru_cache(maxsize=24)
    def known(times: bytes) -> Floats:
        values = function(np.frombuffer(times))
        values.setflags(write=False)
        return values

    def answer(t: Floats) -> Floats:
        return known(t.tobytes()) if len(t) <= _KEPT_TIMES else function(t)

    return answer


@lru_cache(maxsize=1024)
def _block(function: Sampled, number: int) -> Floats:
    """Samples of *function* in block *number* (_BLOCK, columns)."""
    return function((np.arange(float(_BLOCK)) + number * _BLOCK) * STEP_S)


@lru_cache(maxsize=64)
def _blocks(function: Sampled, first: int, last: int) -> Floats:
    return np.concatenate([_block(function, number) for number in range(first, last + 1)])


def interpolated(function: Sampled, t: Floats) -> Floats:
    """Values at *t* (n,) of *function* (m,) -> (m, columns), as (n, columns)."""
    place = t / STEP_S
    lowest = np.floor(place) - 3.0
    offset = place - lowest
    first = int(lowest.min()) // _BLOCK
    last = (int(lowest.max()) + 7) // _BLOCK
    samples = _blocks(function, first, last)
    away = offset[:, None] - _POINTS
    exact = np.abs(away) < 1e-12
    product = np.prod(np.where(exact, 1.0, away), axis=1)[:, None]
    weights = product / (np.where(exact, 1.0, away) * _SCALE)
    on_node = exact.any(axis=1)
    weights[on_node] = exact[on_node]
    index = lowest.astype(np.int64) - first * _BLOCK
    values = np.zeros((len(t), samples.shape[1]))
    for k in range(8):
        values += weights[:, k, None] * samples[index + k]
    return values
