"""In a plane of the display frame: the X-ray emissivity; a pure function.

*rows* are the axes of the plane, right and up, in GSM.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats, fixed
from smileviz.magnetosphere.emissivity import Emissivity, displayed
from smileviz.mission.planes_band import Rows

HALF_RE = 25.0
"""Half the side of the square that is worked out, about the Earth."""
_STEP_RE = 0.25


@dataclass(frozen=True, eq=False)
class PlaneGlow:
    """X-ray emissivity in one plane."""

    model: Emissivity
    values: Floats
    """(n, n): rows from below upwards, columns to the right; eV cm^-3 s^-1, not below 0."""

    def at(self, x: float, y: float) -> float:
        """Emissivity at the sample nearest to (x, y) R_E; NaN outside the square."""
        if max(abs(x), abs(y)) > HALF_RE:
            return float("nan")
        row, column = (round((place + HALF_RE) / _STEP_RE) for place in (y, x))
        return float(self.values[row, column])


@lru_cache(maxsize=12)
def glow(model: Emissivity, rows: Rows) -> PlaneGlow:
    """*model* in the plane."""
    side = np.linspace(-HALF_RE, HALF_RE, round(2.0 * HALF_RE / _STEP_RE) + 1)
    right, up = np.array(rows)
    points = side[None, :, None] * right + side[:, None, None] * up
    return PlaneGlow(model, fixed(displayed(model.emissivity(points))))
