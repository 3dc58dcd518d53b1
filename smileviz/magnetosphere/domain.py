"""Where field lines may run: what is within the magnetopause."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from smileviz.base.arrays import Bools, Floats, Ints
from smileviz.base.frames import Frame, aberrated, rotation
from smileviz.magnetosphere.boundary import Boundary, is_inside


class Domain(Protocol):
    """Where lines may run; they are open where they leave it."""

    def contains(self, xyz_re: Floats) -> Bools:
        """Whether points (3, n) GSM R_E are within (n,)."""

    def some(self, which: Ints) -> "Domain":
        """Return the domain for the points *which* (n,) only; itself unless points differ."""


@dataclass(frozen=True, eq=False)
class Within:
    """Within the surface *boundary*; *turn* takes GSM to its frame, (3, 3) or each its own."""

    boundary: Boundary
    turn: Floats

    def contains(self, xyz_re: Floats) -> Bools:
        """Whether points (3, n) GSM R_E are within (n,)."""
        return is_inside(self.boundary, np.einsum("...ij,j...->...i", self.turn, xyz_re))

    def some(self, which: Ints) -> "Within":
        """Return the domain for the points *which* (n,) only."""
        return self if self.turn.ndim == 2 else Within(self.boundary, self.turn[which])


def boundary_turn(t: float, aberration_rad: float) -> Floats:
    """GSM to the boundary frame at *t* (3, 3): the aberration taken out in GSE."""
    to_gse = rotation(Frame.GSM, Frame.GSE, t)
    return np.asarray(to_gse.T @ aberrated(aberration_rad) @ to_gse)


def within(boundary: Boundary, t: float, aberration_rad: float = 0.0) -> Within:
    """Return what is within the magnetopause *boundary* at *t*."""
    return Within(boundary, boundary_turn(t, aberration_rad))
