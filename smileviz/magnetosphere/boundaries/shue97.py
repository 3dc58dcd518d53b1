"""The magnetopause of Shue et al. 1997: the first of its shape."""

from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.conditions import Conditions, Number, range_caution

_TINY = 1e-12  # keeps theta = 180 deg finite
_HELD_NT = 30.0  # beyond, the straight lines of the fit would turn the boundary inside out


@dataclass(frozen=True)
class Shue97:
    """Shue et al. 1997. Bz enters linearly, held at 30 nT either way; aberrated GSM.

    Blind to dipole tilt, cusps and IMF By.
    """

    name: ClassVar[str] = "shue97"
    title: ClassVar[str] = "Shue et al. 1997"
    citation: ClassVar[str] = "Shue et al. 1997, doi:10.1029/97JA00196"
    inputs: ClassVar[str] = "dynamic pressure (nPa), IMF Bz (nT, GSM)"
    validity: ClassVar[str] = (
        "Fitted to crossings at 0.5 to 8.5 nPa and Bz from -18 to 15 nT; Shue et al. 1998 replaces "
        "it under strong driving. Drawn to x = -40 R_E."
    )
    x_min_re: ClassVar[float] = -40.0
    axisymmetric: ClassVar[bool] = True

    pdyn_npa: Number
    bz_nt: Number

    @classmethod
    def under(cls, conditions: Conditions) -> Self:
        return cls(conditions.pdyn_npa, conditions.bz_nt)

    @classmethod
    def caution(cls, conditions: Conditions) -> str | None:
        pdyn, bz = conditions.pdyn_npa, conditions.bz_nt
        return range_caution(
            cls.title, "dynamic pressures from", pdyn, (0.5, 8.5), "nPa"
        ) or range_caution(cls.title, "Bz from", bz, (-18.0, 15.0), "nT")

    def radius_re(self, theta: Floats, phi: Floats) -> Floats:
        theta, _ = np.broadcast_arrays(theta, phi)
        bz = np.clip(self.bz_nt, -_HELD_NT, _HELD_NT)
        nose = (11.4 + np.where(bz >= 0.0, 0.013, 0.14) * bz) * self.pdyn_npa ** (-1.0 / 6.6)
        flaring = (0.58 - 0.010 * bz) * (1.0 + 0.010 * self.pdyn_npa)
        opening = np.maximum(1.0 + np.cos(theta), _TINY)
        return np.asarray(nose * (2.0 / opening) ** flaring)
