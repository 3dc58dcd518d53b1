"""Plausible: whether the velocity of each row takes it to the next, as the Earth attracts.

A row carried on by the Earth alone misses the next by metres to some km: the flattening, Moon and
Sun. A wrong unit, frame or digit makes it thousands, a manoeuvre something between.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from smileviz.base import time
from smileviz.base.arrays import Bools, Floats, Ints, norm
from smileviz.base.errors import SmileError
from smileviz.orbit.forces import EGM96_GM_KM3_S2, EGM96_RADIUS_KM
from smileviz.orbit.kepler import carried

_MOST_CHECKED = 200_000
_WRONG_PART, _WRONG_KM = 0.1, 50.0
_DOUBTFUL_TIMES, _DOUBTFUL_KM = 6.0, 0.5
_FLATTENING = 3.0 * 1.0826e-3
_TIDE_KM_S2 = 5e-8
"""Of Moon and Sun at SMILE's apogee."""


@dataclass(frozen=True, eq=False)
class Steps:
    """From rows (m,) of a table to the next."""

    row: Ints
    miss_km: Floats
    """How far the two are from where their velocities take each other (m,)."""
    expected_km: Floats
    """By flattening, Moon and Sun, at most about (m,)."""
    travelled_km: Floats

    @property
    def usual_km(self) -> float:
        """What half of the rows miss by."""
        return float(np.median(self.miss_km))

    @property
    def _wrong(self) -> Bools:
        limit = _WRONG_KM + _WRONG_PART * self.travelled_km + self.expected_km
        return np.asarray(~(self.miss_km <= limit))

    def refuse_wrong(self, line: Callable[[int], str]) -> None:
        """Raise SmileError if most rows, or one, cannot be; *line* names a row."""
        wrong = self._wrong
        if wrong.mean() > 0.5:
            raise SmileError(
                "its velocities do not fit its positions: the next row is missed by "
                f"{self.usual_km:,.0f} km (half of the rows); are units and frame right?"
            )
        if wrong.any():
            at = int(np.argmax(wrong))
            raise SmileError(
                f"{line(int(self.row[at]))}this row and the next are {self.miss_km[at]:,.0f} km "
                "from where their velocities take each other; one of the numbers must be wrong."
            )

    def doubt(self, t: Floats) -> str:
        """A sentence on rows at *t* that miss the next by more than nature explains, if any."""
        odd = self.miss_km > _DOUBTFUL_TIMES * self.expected_km + _DOUBTFUL_KM
        if not odd.any():
            return ""
        at = int(np.argmax(np.where(odd, self.miss_km, 0.0)))
        count = int(odd.sum())
        others = f" ({count} such steps)" if count > 1 else ""
        return (
            f"About {time.to_utc(float(t[self.row[at]]))} the path bends by "
            f"{self.miss_km[at]:.3g} km{others}: a manoeuvre, or a wrong number in the file."
        )


def steps_of(t: Floats, position: Floats, velocity: Floats) -> Steps:
    """The steps of a table *t* (n,) of GCRS *position* and *velocity* (n, 3); many, or all."""
    count = min(len(t) - 1, _MOST_CHECKED)
    row = np.unique(np.linspace(0, len(t) - 2, count).astype(np.int64))
    step = t[row + 1] - t[row]
    there = carried(position[row], velocity[row], step)
    back = carried(position[row + 1], velocity[row + 1], -step)
    miss = np.fmax(norm(there - position[row + 1]), norm(back - position[row]))
    half = carried(position[row], velocity[row], 0.5 * step)
    ends = np.minimum(norm(position[row]), norm(position[row + 1]))
    lowest = np.maximum(np.fmin(ends, norm(half)), EGM96_RADIUS_KM)
    pull = _FLATTENING * EGM96_GM_KM3_S2 * EGM96_RADIUS_KM**2 / lowest**4 + _TIDE_KM_S2
    return Steps(
        row=row,
        miss_km=np.where(np.isfinite(miss), miss, np.inf),
        expected_km=0.5 * pull * step**2,
        travelled_km=np.minimum(norm(velocity[row]) * step, norm(position[row])),
    )
