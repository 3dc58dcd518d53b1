"""The plasmapause of Moldwin et al. 2002: one line for all local times, or one for each of four."""

from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.plasmapause import Activity, caution

_CITATION = "Moldwin et al. 2002, doi:10.1029/2001JA009211"
_VALIDITY = "Fitted to plasmapause crossings of CRRES (1990 to 1991, L below 7)."

# From local time, h: intercept and slope with Kp.
_SECTORS = (
    (0.0, 5.7, 0.42),
    (3.0, 6.05, 0.573),
    (9.0, 5.2, 0.425),
    (15.0, 4.45, 0.167),
    (21.0, 5.7, 0.42),
)


def _highest_kp(activity: Activity, t: Floats) -> Floats:
    return activity.kp.highest(t, 12.0, closed=False)


@dataclass(frozen=True)
class Moldwin02:
    """Lpp = 5.39 - 0.382 Kp_max, the largest Kp of the 12 h before."""

    name: ClassVar[str] = "moldwin02"
    title: ClassVar[str] = "Moldwin et al. 2002"
    citation: ClassVar[str] = _CITATION
    inputs: ClassVar[str] = "largest Kp of the last 12 h"
    validity: ClassVar[str] = _VALIDITY

    kp_max: float

    @staticmethod
    def drivers(activity: Activity, t: Floats) -> Floats:
        return _highest_kp(activity, t)

    @classmethod
    def under(cls, activity: Activity, t: float) -> Self:
        return cls(float(cls.drivers(activity, np.array([t]))[0]))

    @staticmethod
    def fitted_l(drivers: Floats, mlt: Floats) -> Floats:
        return np.asarray(5.39 - 0.382 * drivers + 0.0 * np.asarray(mlt))

    @property
    def driver(self) -> float:
        return self.kp_max

    def caution(self) -> str | None:
        return caution(self.title, float(self.fitted_l(np.asarray(self.kp_max), np.asarray(0.0))))


@dataclass(frozen=True)
class Moldwin02Mlt:
    """Lpp = A - B Kp_max in five sectors of local time; it steps between them."""

    name: ClassVar[str] = "moldwin02_mlt"
    title: ClassVar[str] = "Moldwin et al. 2002, by local time"
    citation: ClassVar[str] = _CITATION
    inputs: ClassVar[str] = "largest Kp of the last 12 h, magnetic local time"
    validity: ClassVar[str] = _VALIDITY + " Constant within a sector of local time."

    kp_max: float

    @staticmethod
    def drivers(activity: Activity, t: Floats) -> Floats:
        return _highest_kp(activity, t)

    @classmethod
    def under(cls, activity: Activity, t: float) -> Self:
        return cls(float(cls.drivers(activity, np.array([t]))[0]))

    @staticmethod
    def fitted_l(drivers: Floats, mlt: Floats) -> Floats:
        start, intercept, slope = np.array(_SECTORS).T
        sector = np.searchsorted(start, np.asarray(mlt) % 24.0, side="right") - 1
        return np.asarray(intercept[sector] - slope[sector] * drivers)

    @property
    def driver(self) -> float:
        return self.kp_max

    def caution(self) -> str | None:
        l_values = self.fitted_l(np.asarray(self.kp_max), np.array([0.0, 6.0, 12.0, 18.0]))
        cautions = [caution(self.title, float(value)) for value in l_values]
        return next((sentence for sentence in cautions if sentence), None)
