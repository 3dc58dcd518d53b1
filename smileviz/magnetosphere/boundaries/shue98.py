"""The magnetopause of Shue et al. 1998: flaring with dynamic pressure and IMF Bz."""

from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.conditions import Conditions, Number
from smileviz.magnetosphere.standoff import shue98_standoff_re

_TINY = 1e-12  # keeps theta = 180 deg finite
_HELD_NT = 60.0  # a more northward field would close the tail upon the Earth


@dataclass(frozen=True)
class Shue98:
    """Shue et al. 1998, Eqs. 9 to 11. Blind to dipole tilt, cusps and IMF By."""

    name: ClassVar[str] = "shue98"
    title: ClassVar[str] = "Shue et al. 1998"
    citation: ClassVar[str] = "Shue et al. 1998, doi:10.1029/98JA01103"
    inputs: ClassVar[str] = "dynamic pressure (nPa), IMF Bz (nT, GSM)"
    validity: ClassVar[str] = (
        "Fitted to crossings at 0.5 to 8.5 nPa and Bz from -18 to 15 nT; made to saturate sensibly "
        "beyond. Drawn to x = -40 R_E."
    )
    x_min_re: ClassVar[float] = -40.0
    axisymmetric: ClassVar[bool] = True

    pdyn_npa: Number
    bz_nt: Number

    @classmethod
    def under(cls, conditions: Conditions) -> Self:
        return cls(conditions.pdyn_npa, conditions.bz_nt)

    @staticmethod
    def caution(conditions: Conditions) -> str | None:
        pdyn, bz = float(conditions.pdyn_npa), float(conditions.bz_nt)
        if not 0.5 <= pdyn <= 8.5:
            return f"Shue et al. 1998 was fitted to 0.5 to 8.5 nPa; the pressure is {pdyn:.3g} nPa."
        if not -18.0 <= bz <= 15.0:
            return f"Shue et al. 1998 was fitted to Bz from -18 to 15 nT; Bz is {bz:.3g} nT."
        return None

    @property
    def standoff_re(self) -> Number:
        """Distance of the nose (Eq. 10)."""
        return shue98_standoff_re(self.pdyn_npa, self.bz_nt)

    @property
    def flaring(self) -> Number:
        """Exponent alpha (Eq. 11): above 0.5 the tail is open."""
        bz = np.minimum(self.bz_nt, _HELD_NT)
        return (0.58 - 0.007 * bz) * (1.0 + 0.024 * np.log(self.pdyn_npa))

    def radius_re(self, theta: Floats, phi: Floats) -> Floats:
        theta, _ = np.broadcast_arrays(theta, phi)
        opening = np.maximum(1.0 + np.cos(theta), _TINY)
        return np.asarray(self.standoff_re * (2.0 / opening) ** self.flaring)  # Eq. 9
