"""The bow shock of Jelinek et al. 2012: a paraboloid that moves with dynamic pressure alone."""

from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.conditions import Conditions, Number, no_shock, range_caution

_R0_RE = 15.02
_LAMBDA = 1.17
_EPSILON = 6.55
_TINY = 1e-12  # keeps theta = 180 deg finite


@dataclass(frozen=True)
class Jelinek12:
    """Jelinek et al. 2012, bow shock. Blind to the IMF and to Mach numbers, never singular."""

    name: ClassVar[str] = "jelinek12"
    title: ClassVar[str] = "Jelínek et al. 2012"
    citation: ClassVar[str] = "Jelínek et al. 2012, doi:10.1029/2011JA017252"
    inputs: ClassVar[str] = "dynamic pressure (nPa)"
    validity: ClassVar[str] = (
        "Used here for 0.5 to 8.5 nPa, like the magnetopause of Shue et al.; blind to a low Mach "
        "number, which moves the shock outward. Drawn to x = -30 R_E."
    )
    x_min_re: ClassVar[float] = -30.0
    axisymmetric: ClassVar[bool] = True

    pdyn_npa: Number

    @classmethod
    def under(cls, conditions: Conditions) -> Self:
        return cls(conditions.pdyn_npa)

    @classmethod
    def caution(cls, conditions: Conditions) -> str | None:
        return range_caution(
            cls.title, "dynamic pressures from", conditions.pdyn_npa, (0.5, 8.5), "nPa"
        ) or no_shock(conditions)

    @property
    def standoff_re(self) -> Number:
        """Distance of the nose."""
        return _R0_RE * self.pdyn_npa ** (-1.0 / _EPSILON)

    def radius_re(self, theta: Floats, phi: Floats) -> Floats:
        theta, _ = np.broadcast_arrays(theta, phi)
        c = np.cos(theta)
        root = np.sqrt(_LAMBDA**2 + (1.0 - _LAMBDA**2) * c * c)  # of cos^2 + lambda^2 sin^2
        return np.asarray(2.0 * self.standoff_re / np.maximum(c + root, _TINY))
