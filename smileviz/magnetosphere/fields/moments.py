"""IGRF-14, with T89c or alone, where every point has its own moment: a whole orbit at once."""

from dataclasses import dataclass

import numpy as np

from smileviz.base.arrays import Floats, Ints
from smileviz.base.frames import Frame, dipole_tilt_rad, rotations
from smileviz.magnetosphere.fields import harmonics
from smileviz.magnetosphere.fields.igrf import geographic_matrix
from smileviz.magnetosphere.fields.t89 import iopt_of, parameters, t89_nt


@dataclass(frozen=True, eq=False)
class Moments:
    """IGRF-14, T89c; everything for every point (n), but the coefficients at the two ends."""

    degree: int
    first: Floats
    """Matrix of `harmonics` at the first moment (3, rows)."""
    last: Floats
    share: Floats
    """How much of *last* each takes (n,): IGRF is linear in time."""
    turn: Floats
    """GSM to ITRS (n, 3, 3)."""
    tilt_rad: Floats
    t89: Floats | None
    """Parameters (30, n); None: IGRF-14 alone."""

    def components_nt(self, xyz_re: Floats) -> Floats:
        """Field at *xyz_re* (3, n) GSM -> (3, n) nT GSM."""
        inverse2 = 1.0 / np.einsum("in,in->n", xyz_re, xyz_re)
        u = np.einsum("nij,jn->in", self.turn, xyz_re * inverse2)
        basis = harmonics.polynomials(u, self.degree + 1)
        field = (self.first @ basis) * (1.0 - self.share) + (self.last @ basis) * self.share
        field *= np.sqrt(inverse2)
        total = np.einsum("nji,jn->in", self.turn, field)
        if self.t89 is not None:
            total += t89_nt(xyz_re, self.tilt_rad, self.t89)
        return np.asarray(total)

    def some(self, which: Ints) -> "Moments":
        """Return the model for the points *which* (k,) only."""
        return Moments(
            self.degree,
            self.first,
            self.last,
            self.share[which],
            self.turn[which],
            self.tilt_rad[which],
            self.t89[:, which] if self.t89 is not None else None,
        )


def moments(t: Floats, kp: Floats | float | None, degree: int) -> Moments:
    """The model for points at *t* (n,), at *kp*, one for all or (n,); None: IGRF-14 alone."""
    begin, end = float(t.min()), float(t.max())
    own = None
    if kp is not None:
        own = parameters()[:, [iopt_of(float(one)) - 1 for one in np.broadcast_to(kp, t.shape)]]
    return Moments(
        degree=degree,
        first=geographic_matrix(begin, degree),
        last=geographic_matrix(end, degree),
        share=(t - begin) / max(end - begin, 1.0),
        turn=rotations(Frame.GSM, Frame.ITRS, t),
        tilt_rad=dipole_tilt_rad(t),
        t89=own,
    )
