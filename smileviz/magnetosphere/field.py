"""What a magnetic field model is: the field at points, at the moment the model stands for.

Positions are GSM in R_E, fields GSM in nT. A model is frozen: everything it depends on is in its
fields, so that many threads may ask it. Models are asked for many points at once, their components
first (3, n), which is how the numbers lie best for NumPy; `field_nt` is the way in for arrays of
any shape.
"""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from smileviz.base.arrays import Floats, Ints


class FieldModel(Protocol):
    """A magnetic field."""

    def components_nt(self, xyz_re: Floats) -> Floats:
        """Field at *xyz_re* (3, n) GSM -> (3, n) nT GSM, a new array."""

    def some(self, which: Ints) -> "FieldModel":
        """Return the model for the points *which* (n,) only; itself unless their times differ."""


def field_nt(model: FieldModel, position_gsm_re: Floats) -> Floats:
    """Field of *model* at *position_gsm_re* (..., 3) R_E -> (..., 3) nT, GSM."""
    position = np.asarray(position_gsm_re, dtype=np.float64)
    xyz = np.ascontiguousarray(position.reshape(-1, 3).T)
    return np.ascontiguousarray(model.components_nt(xyz).T).reshape(position.shape)


@dataclass(frozen=True)
class Total:
    """The field of the Earth and that of the currents around it, together."""

    internal: FieldModel
    external: FieldModel

    def components_nt(self, xyz_re: Floats) -> Floats:
        """Field at *xyz_re* (3, n) GSM -> (3, n) nT GSM."""
        total = self.internal.components_nt(xyz_re)
        total += self.external.components_nt(xyz_re)
        return total

    def some(self, which: Ints) -> FieldModel:
        """Return the same of both parts."""
        internal, external = self.internal.some(which), self.external.some(which)
        if internal is self.internal and external is self.external:
            return self
        return Total(internal, external)
