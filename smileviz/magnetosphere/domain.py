"""Where field lines may run: what is within the magnetopause."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from smileviz.base.arrays import Bools, Floats, Ints, fixed
from smileviz.base.frames import Frame, aberrated, rotations
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


@dataclass(frozen=True)
class Sunward:
    """Sunward of the plane at *x_re*, GSM."""

    x_re: float

    def contains(self, xyz_re: Floats) -> Bools:
        """Whether points (3, n) GSM R_E are within (n,)."""
        return np.asarray(xyz_re[0] >= self.x_re)

    def some(self, which: Ints) -> "Sunward":  # noqa: ARG002
        """Return itself: it is the same for all points."""
        return self


@dataclass(frozen=True, eq=False)
class Both:
    """Within two domains."""

    first: Domain
    second: Domain

    def contains(self, xyz_re: Floats) -> Bools:
        """Whether points (3, n) GSM R_E are within (n,)."""
        return np.asarray(self.first.contains(xyz_re) & self.second.contains(xyz_re))

    def some(self, which: Ints) -> "Both":
        """Return the domain for the points *which* (n,) only."""
        return Both(self.first.some(which), self.second.some(which))


@dataclass(frozen=True, eq=False)
class WithinEach:
    """Within a magnetopause that every point has its own of: *make* makes those of some rows."""

    make: Callable[[Ints], Boundary]
    rows: Ints
    """(n,)"""
    turn: Floats
    """GSM to the frame of each (n, 3, 3)."""

    def contains(self, xyz_re: Floats) -> Bools:
        """Whether points (3, n) GSM R_E are within (n,)."""
        return is_inside(self.make(self.rows), np.einsum("nij,jn->ni", self.turn, xyz_re))

    def some(self, which: Ints) -> "WithinEach":
        """Return the domain for the points *which* (n,) only."""
        return WithinEach(self.make, self.rows[which], self.turn[which])


def within_each(boundary: Boundary, t: Floats, aberration_rad: float = 0.0) -> Within:
    """Return what is within the magnetopause *boundary*, for points each at its own *t* (n,)."""
    to_gse = rotations(Frame.GSM, Frame.GSE, t)
    turn = np.swapaxes(to_gse, 1, 2) @ aberrated(aberration_rad) @ to_gse
    return Within(boundary, fixed(turn))


def within(boundary: Boundary, t: float, aberration_rad: float = 0.0) -> Within:
    """Return what is within the magnetopause *boundary* at *t*, the aberration taken out in GSE."""
    return Within(boundary, within_each(boundary, np.array([t]), aberration_rad).turn[0])
