"""The bow shock of Merka et al. 2005: a quadric that the Alfven Mach number shapes."""

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, Self

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.conditions import Conditions, Number, no_shock, range_caution
from smileviz.magnetosphere.quadric import Quadric

_MEAN_NPA = 1.6726e-6 * 7.0 * 457.5**2  # n = 7 cm^-3, V = 457.5 km/s
_MACHS = (2.0, 20.0)


@dataclass(frozen=True)
class Merka05:
    """Merka et al. 2005, in their aberrated ecliptic axes (GPE), rolled here into aberrated GSM.

    Their scale [(n / 7) (V / 457.5)^2]^(1/6) is that of the dynamic pressure of protons, and taken
    so. The Mach number is held between 2 and 20. The aberration, 4 deg in theirs, is that of the
    boundary frame.
    """

    name: ClassVar[str] = "merka05"
    title: ClassVar[str] = "Merka et al. 2005"
    citation: ClassVar[str] = "Merka et al. 2005, doi:10.1029/2004JA010944"
    inputs: ClassVar[str] = (
        "dynamic pressure (nPa), Alfvén Mach number, roll of GSM against GSE (rad)"
    )
    validity: ClassVar[str] = (
        "For Alfvén Mach numbers from 2 to 20; used here for 0.5 to 10 nPa (assumed). Drawn to "
        "x = -30 R_E."
    )
    x_min_re: ClassVar[float] = -30.0
    axisymmetric: ClassVar[bool] = False

    pdyn_npa: Number
    mach_alfven: Number
    roll_rad: Number

    @classmethod
    def under(cls, conditions: Conditions) -> Self:
        return cls(conditions.pdyn_npa, conditions.mach_alfven, conditions.roll_rad)

    @classmethod
    def caution(cls, conditions: Conditions) -> str | None:
        c = conditions
        return (
            no_shock(c)
            or range_caution(cls.title, "dynamic pressures from", c.pdyn_npa, (0.5, 10.0), "nPa")
            or range_caution(cls.title, "Alfvén Mach numbers from", c.mach_alfven, _MACHS)
        )

    @cached_property
    def _shape(self) -> Quadric:
        """The surface at the mean pressure."""
        mach = np.clip(self.mach_alfven, *_MACHS)
        near = (mach - 1.0) ** -2.0
        return Quadric(
            xx=0.0063 - 0.0098 * mach,
            zz=0.8351 + 0.0102 * mach,
            xy=2.0 * (-0.0298 + 0.0040 * mach),
            x=2.0 * (16.39 + 0.2087 * mach + 108.3 * near),
            y=2.0 * (-0.9241 + 0.0721 * mach),
            one=-444.0 - 2.935 * mach - 1930.0 * near,
        )

    def radius_re(self, theta: Floats, phi: Floats) -> Floats:
        scale = (self.pdyn_npa / _MEAN_NPA) ** (-1.0 / 6.0)
        return np.asarray(scale * self._shape.radius(theta, phi, self.roll_rad))
