"""The plasmapause of O'Brien and Moldwin 2003: from the Kp, AE or Dst before."""

from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.plasmapause import Activity, caution

_CITATION = "O'Brien and Moldwin 2003, doi:10.1029/2002GL016007"
_VALIDITY = (
    "Fitted to plasmapause crossings of CRRES (1990 to 1991, L below 7); here without its "
    "dependence on local time."
)
_HOUR_RAD = np.pi / 12.0


@dataclass(frozen=True)
class OBrien03Kp:
    """Lpp = 5.9 - 0.43 Kp_max, the largest Kp from 36 to 2 h before."""

    name: ClassVar[str] = "obrien03_kp"
    title: ClassVar[str] = "O'Brien and Moldwin 2003, Kp"
    citation: ClassVar[str] = _CITATION
    inputs: ClassVar[str] = "largest Kp from 36 to 2 h before"
    validity: ClassVar[str] = _VALIDITY

    kp_max: float

    @staticmethod
    def drivers(activity: Activity, t: Floats) -> Floats:
        return activity.kp.highest(t, 36.0, 2.0, closed=False)

    @classmethod
    def under(cls, activity: Activity, t: float) -> Self:
        return cls(float(cls.drivers(activity, np.array([t]))[0]))

    @staticmethod
    def fitted_l(drivers: Floats, mlt: Floats) -> Floats:
        return np.asarray(5.9 - 0.43 * drivers + 0.0 * np.asarray(mlt))

    @property
    def driver(self) -> float:
        return self.kp_max

    def caution(self) -> str | None:
        return caution(self.title, float(self.fitted_l(np.asarray(self.kp_max), np.asarray(0.0))))


@dataclass(frozen=True)
class OBrien03KpMlt:
    """Lpp = 5.6 (1 + 0.12 cos(phi - 3 h)) - 0.39 (1 - 0.34 cos(phi - 16.6 h)) Kp_max.

    phi is the magnetic local time as an angle, Kp_max the largest Kp from 36 to 2 h before.
    Furthest out before dawn when quiet, before midnight when active, as their abstract says. The
    coefficients are those of one public program (Stanford's, 2012), not read in the paper itself;
    those of AE by local time could not be had.
    """

    name: ClassVar[str] = "obrien03_kp_mlt"
    title: ClassVar[str] = "O'Brien and Moldwin 2003, Kp, by local time"
    citation: ClassVar[str] = _CITATION
    inputs: ClassVar[str] = "largest Kp from 36 to 2 h before, magnetic local time"
    validity: ClassVar[str] = (
        "Fitted to plasmapause crossings of CRRES (1990 to 1991, L below 7); coefficients as in "
        "one public program, not checked in the paper."
    )

    kp_max: float

    @staticmethod
    def drivers(activity: Activity, t: Floats) -> Floats:
        return activity.kp.highest(t, 36.0, 2.0, closed=False)

    @classmethod
    def under(cls, activity: Activity, t: float) -> Self:
        return cls(float(cls.drivers(activity, np.array([t]))[0]))

    @staticmethod
    def fitted_l(drivers: Floats, mlt: Floats) -> Floats:
        hours = np.asarray(mlt)
        quiet = 5.6 * (1.0 + 0.12 * np.cos(_HOUR_RAD * (hours - 3.0)))
        return np.asarray(
            quiet - 0.39 * (1.0 - 0.34 * np.cos(_HOUR_RAD * (hours - 16.6))) * drivers
        )

    @property
    def driver(self) -> float:
        return self.kp_max

    def caution(self) -> str | None:
        l_values = self.fitted_l(np.asarray(self.kp_max), np.arange(24.0))
        cautions = [caution(self.title, float(value)) for value in l_values]
        return next((sentence for sentence in cautions if sentence), None)


@dataclass(frozen=True)
class OBrien03Ae:
    """Lpp = 12.4 - 2.86 log10 AE_max, the largest AE (nT) of the 36 h before."""

    name: ClassVar[str] = "obrien03_ae"
    title: ClassVar[str] = "O'Brien and Moldwin 2003, AE"
    citation: ClassVar[str] = _CITATION
    inputs: ClassVar[str] = "largest AE (nT) of the last 36 h"
    validity: ClassVar[str] = _VALIDITY

    ae_max_nt: float

    @staticmethod
    def drivers(activity: Activity, t: Floats) -> Floats:
        return activity.ae_nt.highest(t, 36.0, closed=False)

    @classmethod
    def under(cls, activity: Activity, t: float) -> Self:
        return cls(float(cls.drivers(activity, np.array([t]))[0]))

    @staticmethod
    def fitted_l(drivers: Floats, mlt: Floats) -> Floats:
        return np.asarray(12.4 - 2.86 * np.log10(np.maximum(drivers, 1.0)) + 0.0 * np.asarray(mlt))

    @property
    def driver(self) -> float:
        return self.ae_max_nt

    def caution(self) -> str | None:
        l_value = self.fitted_l(np.asarray(self.ae_max_nt), np.asarray(0.0))
        return caution(self.title, float(l_value))


@dataclass(frozen=True)
class OBrien03Dst:
    """Lpp = 6.3 - 1.57 log10 |Dst_min|, the lowest Dst (nT) of the 24 h before."""

    name: ClassVar[str] = "obrien03_dst"
    title: ClassVar[str] = "O'Brien and Moldwin 2003, Dst"
    citation: ClassVar[str] = _CITATION
    inputs: ClassVar[str] = "lowest Dst (nT) of the last 24 h"
    validity: ClassVar[str] = _VALIDITY + " A Dst above -1 nT counts as -1 nT."

    dst_min_nt: float

    @staticmethod
    def drivers(activity: Activity, t: Floats) -> Floats:
        return activity.dst_nt.lowest(t, 24.0, closed=False)

    @classmethod
    def under(cls, activity: Activity, t: float) -> Self:
        return cls(float(cls.drivers(activity, np.array([t]))[0]))

    @staticmethod
    def fitted_l(drivers: Floats, mlt: Floats) -> Floats:
        storm = np.maximum(-np.asarray(drivers), 1.0)
        return np.asarray(6.3 - 1.57 * np.log10(storm) + 0.0 * np.asarray(mlt))

    @property
    def driver(self) -> float:
        return self.dst_min_nt

    def caution(self) -> str | None:
        l_value = self.fitted_l(np.asarray(self.dst_min_nt), np.asarray(0.0))
        return caution(self.title, float(l_value))
