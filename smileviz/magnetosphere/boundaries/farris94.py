"""The bow shock of Farris and Russell 1994: its nose stands off by the Mach number."""

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
from smileviz.magnetosphere.quadric import first_root
from smileviz.magnetosphere.standoff import shue98_standoff_re


@dataclass(frozen=True)
class Farris94:
    """Farris & Russell 1994, ahead of the nose of Shue et al. 1998; aberrated GSM.

    The nose R obeys their formula; the shape is the curve rho^2 = 0.04 (x - R)^2 - 45.3 (x - R)
    that irfu-matlab and pyrfu use with it. Below a Mach number of 1.2 there is no shock: drawn
    as for 1.2.
    """

    name: ClassVar[str] = "farris94"
    title: ClassVar[str] = "Farris & Russell 1994"
    citation: ClassVar[str] = "Farris & Russell 1994, doi:10.1029/94JA01020"
    inputs: ClassVar[str] = (
        "magnetosonic Mach number, ratio of specific heats; dynamic pressure (nPa) and IMF Bz (nT, "
        "GSM) for the magnetopause"
    )
    validity: ClassVar[str] = (
        "For magnetosonic Mach numbers above 1.2, and where the magnetopause of Shue et al. 1998 "
        "was fitted (0.5 to 8.5 nPa, Bz from -18 to 15 nT). Drawn to x = -30 R_E."
    )
    x_min_re: ClassVar[float] = -30.0
    axisymmetric: ClassVar[bool] = True

    pdyn_npa: Number
    bz_nt: Number
    mach: Number
    gamma: float

    @classmethod
    def under(cls, conditions: Conditions) -> Self:
        return cls(conditions.pdyn_npa, conditions.bz_nt, conditions.mach, conditions.gamma)

    @classmethod
    def caution(cls, conditions: Conditions) -> str | None:
        c = conditions
        return (
            no_shock(c)
            or range_caution(cls.title, "dynamic pressures from", c.pdyn_npa, (0.5, 8.5), "nPa")
            or range_caution(cls.title, "Bz from", c.bz_nt, (-18.0, 15.0), "nT")
        )

    @property
    def standoff_re(self) -> Number:
        """Distance of the nose."""
        square = 1.0 / np.maximum(self.mach, LEAST_MACH) ** 2
        jump = (self.gamma - 1.0 + 2.0 * square) / ((self.gamma + 1.0) * (1.0 - square))
        return shue98_standoff_re(self.pdyn_npa, self.bz_nt) * (1.0 + 1.1 * jump)

    def radius_re(self, theta: Floats, phi: Floats) -> Floats:
        theta, _ = np.broadcast_arrays(theta, phi)
        nose, x, across = self.standoff_re, np.cos(theta), np.sin(theta)
        square = across * across - 0.04 * x * x
        return first_root(square, (0.08 * nose + 45.3) * x, -(0.04 * nose + 45.3) * nose)
