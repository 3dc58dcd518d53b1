"""The bow shock of Formisano 1979: a quadric without symmetry that moves with pressure."""

from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.conditions import Conditions, Number, no_shock, range_caution
from smileviz.magnetosphere.quadric import Quadric

_MEAN_NPA = 2.056


@dataclass(frozen=True)
class Formisano79:
    """Formisano 1979, unnormalised; aberrated ecliptic axes, rolled into aberrated GSM.

    As elsewhere, only the terms in x and the constant follow the pressure, by (2.056 / P)^(1/6)
    and its square; a self-similar surface would differ by 0.06 R_E at most.
    """

    name: ClassVar[str] = "formisano79"
    title: ClassVar[str] = "Formisano 1979"
    citation: ClassVar[str] = "Formisano 1979, doi:10.1016/0032-0633(79)90135-1"
    inputs: ClassVar[str] = "dynamic pressure (nPa), roll of GSM against GSE (rad)"
    validity: ClassVar[str] = (
        "An average shape at 2.056 nPa, scaled; used here for 0.5 to 8.5 nPa (assumed). Blind to "
        "Mach numbers. Drawn to x = -30 R_E."
    )
    x_min_re: ClassVar[float] = -30.0
    axisymmetric: ClassVar[bool] = False

    pdyn_npa: Number
    roll_rad: Number

    @classmethod
    def under(cls, conditions: Conditions) -> Self:
        return cls(conditions.pdyn_npa, conditions.roll_rad)

    @classmethod
    def caution(cls, conditions: Conditions) -> str | None:
        return no_shock(conditions) or range_caution(
            cls.title, "dynamic pressures from", conditions.pdyn_npa, (0.5, 8.5), "nPa"
        )

    def radius_re(self, theta: Floats, phi: Floats) -> Floats:
        scale = (_MEAN_NPA / self.pdyn_npa) ** (1.0 / 6.0)
        shape = Quadric(
            xx=0.52,
            yy=1.0,
            zz=1.05,
            xy=0.13,
            xz=-0.16,
            yz=-0.08,
            x=47.53 * scale,
            y=-0.42,
            z=0.67,
            one=-613.0 * scale**2,
        )
        return np.asarray(shape.radius(theta, phi, self.roll_rad))
