"""X-ray emissivity in two planes, as pictures: fast enough for a machine without a GPU."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats, fixed
from smileviz.magnetosphere.emissivity import Emissivity, displayed

LOW_RE, HIGH_RE = (-10.0, -20.0), (16.0, 20.0)
"""Corners of the planes: X, and Z or Y."""
_STEP_RE = 0.1
LOWEST, HIGHEST = 5e-7, 2e-4
"""Ends of the scale, eV cm^-3 s^-1: the wind far out when it is thin, the nose in a storm."""


@dataclass(frozen=True, eq=False)
class Slice:
    """Emissivity in a plane through the Earth's centre."""

    title: str
    across: tuple[float, float, float]
    """Unit vector (GSM) of its second axis; the first is X."""
    values: Floats
    """(rows, columns): rows along the second axis, columns along X; eV cm^-3 s^-1, not below 0."""


@lru_cache(maxsize=4)
def slices(model: Emissivity) -> tuple[Slice, ...]:
    """*model* in the noon-midnight plane and in the equatorial plane of GSM."""
    x, side = axes_re()
    planes = (("noon-midnight plane", (0.0, 0.0, 1.0)), ("equatorial plane", (0.0, 1.0, 0.0)))
    return tuple(
        Slice(title, across, fixed(displayed(model.emissivity(_points(x, side, across)))))
        for title, across in planes
    )


def scaled(emissivity: Floats) -> Floats:
    """Where values (...) stand on the logarithmic scale: 0 to 1, below 0 where there is none."""
    safe = np.maximum(emissivity, 1e-3 * LOWEST)
    return np.asarray(np.log(safe / LOWEST) / np.log(HIGHEST / LOWEST))


def axes_re() -> tuple[Floats, Floats]:
    """Places of the samples along X (columns,) and along the second axis (rows,)."""
    count = [round((high - low) / _STEP_RE) + 1 for low, high in zip(LOW_RE, HIGH_RE, strict=True)]
    x, side = (
        np.linspace(low, high, n) for low, high, n in zip(LOW_RE, HIGH_RE, count, strict=True)
    )
    return x, side


def _points(x: Floats, side: Floats, across: tuple[float, float, float]) -> Floats:
    """Points (rows, columns, 3) of one plane."""
    places = side[:, None, None] * np.array(across) + x[None, :, None] * np.array([1.0, 0.0, 0.0])
    return np.asarray(places)
