"""The bow shock of Jerab et al. 2005: a quadric that moves with pressure and field."""

import math
from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.conditions import Conditions, Number, no_shock, range_caution
from smileviz.magnetosphere.quadric import Quadric

_SHAPE = Quadric(xx=0.45, yy=1.0, zz=0.8, xy=0.18, x=46.6, y=-2.2, z=-0.6, one=-618.0)
_PROTON_NPA = 1.6726e-6
_MU0 = 4e-7 * math.pi
_GAMMA = 2.15
_LEAST_MACH = 1.5


@dataclass(frozen=True)
class Jerab05:
    """Jeřáb et al. 2005 with their gamma = 2.15; aberrated ecliptic axes, rolled into GSM.

    Density and speed enter as n V^2, that is the dynamic pressure of protons, and as the Alfven
    Mach number of protons sqrt(mu0 P) / B. That the axes are ecliptic is assumed.
    """

    name: ClassVar[str] = "jerab05"
    title: ClassVar[str] = "Jeřáb et al. 2005"
    citation: ClassVar[str] = "Jeřáb et al. 2005, doi:10.1016/j.pss.2004.09.032"
    inputs: ClassVar[str] = (
        "dynamic pressure (nPa), strength of the IMF (nT), roll of GSM against GSE (rad)"
    )
    validity: ClassVar[str] = (
        "Used here for 0.5 to 8.5 nPa, fields up to 20 nT and Alfvén Mach numbers above 1.5 "
        "(assumed). Drawn to x = -30 R_E."
    )
    x_min_re: ClassVar[float] = -30.0
    axisymmetric: ClassVar[bool] = False

    pdyn_npa: Number
    field_nt: Number
    roll_rad: Number

    @classmethod
    def under(cls, conditions: Conditions) -> Self:
        return cls(conditions.pdyn_npa, conditions.field_nt, conditions.roll_rad)

    @classmethod
    def caution(cls, conditions: Conditions) -> str | None:
        c = conditions
        return (
            no_shock(c)
            or range_caution(cls.title, "dynamic pressures from", c.pdyn_npa, (0.5, 8.5), "nPa")
            or range_caution(cls.title, "fields from", c.field_nt, (0.0, 20.0), "nT")
            or _mach_caution(float(_inverse_square_mach(c.pdyn_npa, c.field_nt)))
        )

    def radius_re(self, theta: Floats, phi: Floats) -> Floats:
        inverse = np.minimum(_inverse_square_mach(self.pdyn_npa, self.field_nt), _LEAST_MACH**-2.0)
        jump = (_GAMMA - 1.0 + 2.0 * inverse) / ((_GAMMA + 1.0) * (1.0 - inverse))
        strength = 0.937 * (0.846 + 0.042 * self.field_nt)
        nose = 91.55 * (self.pdyn_npa / _PROTON_NPA) ** (-1.0 / 6.0) * (1.0 + strength * jump)
        return np.asarray(nose / _NOSE_RE * _SHAPE.radius(theta, phi, self.roll_rad))


def _inverse_square_mach(pdyn_npa: Number, field_nt: Number) -> Number:
    """1 / M^2 of the Alfven Mach number of protons: (B / 1e9)^2 / (mu0 P / 1e9)."""
    return field_nt**2 * 1e-9 / (_MU0 * pdyn_npa)


def _mach_caution(inverse_square: float) -> str | None:
    """One sentence when the Mach number is lower than the model can take, else None."""
    if inverse_square <= _LEAST_MACH**-2.0:
        return None
    return (
        f"Jeřáb et al. 2005 is used for Alfvén Mach numbers from {_LEAST_MACH:g}; that of the "
        f"protons is {inverse_square**-0.5:.2f}, and held there."
    )


_NOSE_RE = float(_SHAPE.radius(np.zeros(1), np.zeros(1))[0])
