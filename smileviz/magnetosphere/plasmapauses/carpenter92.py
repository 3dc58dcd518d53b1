"""The plasmapause of Carpenter and Anderson 1992: the strongest activity of the last day."""

from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.plasmapause import Activity, caution


@dataclass(frozen=True)
class Carpenter92:
    """Lpp = 5.6 - 0.46 Kp_max, the largest Kp of the 24 h before; the same at all local times."""

    name: ClassVar[str] = "carpenter92"
    title: ClassVar[str] = "Carpenter and Anderson 1992"
    citation: ClassVar[str] = "Carpenter and Anderson 1992, doi:10.1029/91JA01548"
    inputs: ClassVar[str] = "largest Kp of the last 24 h"
    validity: ClassVar[str] = (
        "From ISEE and whistler densities on the night and morning side (0 to 15 MLT), "
        "2.25 < L < 8; drawn at all local times."
    )

    kp_max: float

    @staticmethod
    def drivers(activity: Activity, t: Floats) -> Floats:
        return activity.kp.highest(t, 24.0, closed=True)

    @classmethod
    def under(cls, activity: Activity, t: float) -> Self:
        return cls(float(cls.drivers(activity, np.array([t]))[0]))

    @staticmethod
    def fitted_l(drivers: Floats, mlt: Floats) -> Floats:
        return np.asarray(5.6 - 0.46 * drivers + 0.0 * np.asarray(mlt))

    @property
    def driver(self) -> float:
        return self.kp_max

    def caution(self) -> str | None:
        l_value = float(self.fitted_l(np.asarray(self.kp_max), np.asarray(0.0)))
        if 1.8 <= l_value < 2.25:
            return f"Extrapolated: {self.title} rests on L from 2.25; it gives {l_value:.2f}."
        return caution(self.title, l_value)
