"""The centred dipole of IGRF-14: the field for while something is being dragged."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from smileviz.base import igrf
from smileviz.base.arrays import Floats, Ints
from smileviz.base.frames import dipole_tilt_rad


@dataclass(frozen=True)
class Dipole:
    """A dipole at the Earth's centre: its strength on its equator at 1 R_E, and its tilt."""

    strength_nt: float
    tilt_rad: float

    @classmethod
    def at(cls, t: float) -> Self:
        """Return the dipole of IGRF-14 at *t*."""
        return cls(float(igrf.dipole_nt(t)), float(dipole_tilt_rad(t)))

    def components_nt(self, xyz_re: Floats) -> Floats:
        """Field at *xyz_re* (3, n) GSM -> (3, n) nT: b/r^3 (d - 3 (d.r) r), d the northern end."""
        x, y, z = xyz_re
        north_x, north_z = np.sin(self.tilt_rad), np.cos(self.tilt_rad)
        inverse2 = 1.0 / (x * x + y * y + z * z)
        scale = self.strength_nt * inverse2 * np.sqrt(inverse2)
        along = (-3.0 * scale * inverse2) * (north_x * x + north_z * z)
        field = along * xyz_re
        field[0] += north_x * scale
        field[2] += north_z * scale
        return np.asarray(field)

    def some(self, which: Ints) -> "Dipole":  # noqa: ARG002
        """Return itself: it is the same for all points."""
        return self
