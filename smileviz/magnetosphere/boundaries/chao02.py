"""The bow shock of Chao et al. 2002: moved by pressure, Bz, beta and the Mach number."""

from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.conditions import (
    LEAST_MACH,
    Conditions,
    Number,
    no_shock,
    range_caution,
)

_TINY = 1e-12  # beyond theta = 166.4 deg the boundary is open
_HELD_NT, _HELD_BETA, _HELD_NPA = 30.0, 10.0, 30.0  # the fit is linear in them


@dataclass(frozen=True)
class Chao02:
    """Chao et al. 2002, coefficients a1 to a14; aberrated GSM.

    What enters linearly is held: Bz at 30 nT either way, beta at 10, pressure in the flaring at
    30 nPa. Below a magnetosonic Mach number of 1.2 there is no shock: drawn as for 1.2.
    """

    name: ClassVar[str] = "chao02"
    title: ClassVar[str] = "Chao et al. 2002"
    citation: ClassVar[str] = (
        "Chao et al. 2002, COSPAR Colloquia Series 12, 127, doi:10.1016/S0964-2749(02)80212-8"
    )
    inputs: ClassVar[str] = (
        "dynamic pressure (nPa), IMF Bz (nT, GSM), plasma beta, magnetosonic Mach number"
    )
    validity: ClassVar[str] = (
        "Used here for 0.5 to 8.5 nPa, Bz from -20 to 20 nT, beta up to 10 (assumed) and "
        "magnetosonic Mach numbers above 1.2. Drawn to x = -30 R_E."
    )
    x_min_re: ClassVar[float] = -30.0
    axisymmetric: ClassVar[bool] = True

    pdyn_npa: Number
    bz_nt: Number
    beta: Number
    mach: Number

    @classmethod
    def under(cls, conditions: Conditions) -> Self:
        return cls(conditions.pdyn_npa, conditions.bz_nt, conditions.beta, conditions.mach)

    @classmethod
    def caution(cls, conditions: Conditions) -> str | None:
        c = conditions
        return (
            no_shock(c)
            or range_caution(cls.title, "dynamic pressures from", c.pdyn_npa, (0.5, 8.5), "nPa")
            or range_caution(cls.title, "Bz from", c.bz_nt, (-20.0, 20.0), "nT")
            or range_caution(cls.title, "beta from", c.beta, (0.0, _HELD_BETA))
        )

    def radius_re(self, theta: Floats, phi: Floats) -> Floats:
        theta, _ = np.broadcast_arrays(theta, phi)
        bz = np.clip(self.bz_nt, -_HELD_NT, _HELD_NT)
        beta, mach = np.minimum(self.beta, _HELD_BETA), np.maximum(self.mach, LEAST_MACH)
        nose = 11.1266 * (1.0 + np.where(bz >= 0.0, 0.0010, -0.0005) * bz) * (1.0 - 0.0049 * beta)
        nose = nose * (1.0 + 2.5966 * (0.3007 + 2.0 / mach**2) / 2.3007)
        nose = nose * self.pdyn_npa ** (-1.0 / 6.047)
        flaring = 0.8182 * (1.0 + np.where(bz >= 0.0, 0.0231, -0.0170) * bz)
        flaring = flaring * (1.0 - 0.0122 * np.minimum(self.pdyn_npa, _HELD_NPA))
        flaring = flaring * (1.0 - 0.0328 * np.log1p(beta)) * (1.0 - 0.002 * mach)
        opening = np.maximum(1.0 + 1.029 * np.cos(theta), _TINY)
        return np.asarray(nose * (2.029 / opening) ** flaring)
