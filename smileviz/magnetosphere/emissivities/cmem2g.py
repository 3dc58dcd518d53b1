"""CMEM2g, the model that the SXI level-4 pipeline fits: blind to the solar wind, soft edges."""

from dataclasses import dataclass, replace
from typing import ClassVar, Self

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.conditions import Conditions
from smileviz.magnetosphere.emissivities import fit, shapes
from smileviz.magnetosphere.emissivities.cmem import Cmem
from smileviz.magnetosphere.emissivity import Direction, chunked, direction
from smileviz.magnetosphere.exosphere import TEAM, ChargeExchange

_WIND = 0.41
_FALL = 3.0


@dataclass(frozen=True)
class Cmem2gParameters:
    """The seven numbers of CMEM2g."""

    p0: float
    """Stand-off distance before the dents, R_E."""
    a1: float
    """Brightness of the sheath at 10 R_E, eV cm^-3 s^-1."""
    b: float = 2.0
    dbeta: float = 1.0
    p1: float = 0.5
    """Flaring of the magnetopause."""
    p2: float = 15.0
    """Depth of the dents, R_E."""
    p3: float = 4.0
    """Scales their width."""


@dataclass(frozen=True)
class Cmem2g:
    """Emissivity of the sheath A1 exp(-B (theta/2)^4) (r/10)^-(dbeta + 2 cos^2 theta).

    Beyond the shock 0.41 A1 (r/10)^-3; both edges are ramps of *ramp_re*, inside the magnetopause
    and outside the shock. The shock stands at 1.626 r_mp - 3.166, flaring by p1 + 0.05.
    """

    name: ClassVar[str] = "cmem2g"
    title: ClassVar[str] = "CMEM2g"
    citation: ClassVar[str] = (
        "SXI level-4 pipeline, University of Leicester; CMEM2: doi:10.1029/2025JA034829"
    )
    inputs: ClassVar[str] = "dipole tilt; its seven parameters, here begun from CMEM"
    validity: ClassVar[str] = (
        "Made to be fitted to images; here it starts from the nose and the brightest point of "
        "CMEM, and is as uncertain as that. " + fit.VALIDITY
    )

    parameters: Cmem2gParameters
    tilt_rad: float
    exchange: ChargeExchange = TEAM
    ramp_re: float = 0.5

    @classmethod
    def under(cls, conditions: Conditions, exchange: ChargeExchange = TEAM) -> Self:
        """Return the model that is as far out and as bright as CMEM (method 2) on the X axis."""
        seen = Cmem.under(conditions)
        nose = float(seen.magnetopause_re(direction(np.array([[1.0, 0.0, 0.0]])))[0])
        brightest = float(seen.emissivity(np.array([nose + 1e-9, 0.0, 0.0])))
        guess = cls.first_guess(nose, brightest * (0.1 * nose) ** 3, float(conditions.tilt_rad))
        return replace(guess, exchange=exchange)

    @classmethod
    def first_guess(cls, brightest_x_re: float, brightest: float, tilt_rad: float) -> Self:
        """Return what the pipeline begins its fit with, to emissivities that are known.

        p0 is where on the X axis they are highest, A1 how high, though the model has A1 at 10 R_E:
        for a fit that corrects it this does not matter, for a picture it does (`under`).
        """
        return cls(Cmem2gParameters(brightest_x_re, brightest), tilt_rad)

    @staticmethod
    def caution(conditions: Conditions) -> str | None:
        return fit.caution(conditions, "CMEM, which CMEM2g starts from,")

    @property
    def nose_re(self) -> float:
        """Distance of the magnetopause on the X axis, as the pipeline has it."""
        p = self.parameters
        return p.p0 - p.p2 * shapes.nose_dents(self.tilt_rad, p.p3)

    def magnetopause_re(self, at: Direction) -> Floats:
        """Distance (n,) of the magnetopause; below zero in the middle of a deep dent."""
        p = self.parameters
        smooth = p.p0 * shapes.lin_flare(at) ** -p.p1
        return np.asarray(smooth - p.p2 * shapes.dents(at, self.tilt_rad, p.p3))

    def shock_re(self, at: Direction) -> Floats:
        """Distance (n,) of the bow shock in the directions *at*."""
        flaring = self.parameters.p1 + 0.05
        return shapes.shue_3d(at, 1.626 * self.nose_re - 3.166, flaring, flaring)

    def emissivity(self, points_gsm_re: Floats) -> Floats:
        return chunked(self._emissivity, points_gsm_re)

    def _emissivity(self, points: Floats) -> Floats:
        p, at, ramp = self.parameters, direction(points), self.ramp_re
        inner, outer = self.magnetopause_re(at), self.shock_re(at)
        exponent = -(p.dbeta + 2.0 * at.cos_theta * at.cos_theta)
        fading = p.a1 * np.exp(-p.b * (0.5 * at.theta) ** 4)

        # In the sheath r stands for itself, on a ramp for the radius of the edge it hangs on.
        held = np.maximum(np.clip(at.r, inner, np.maximum(outer, inner)), 1e-9)
        sheath = fading * np.exp(exponent * np.log(0.1 * held))
        rising = np.clip((at.r - (inner - ramp)) / ramp, 0.0, 1.0)
        passed = np.clip((at.r - outer) / ramp, 0.0, 1.0)
        wind = _WIND * p.a1 * (10.0 / np.maximum(at.r, outer + ramp)) ** _FALL
        bright = rising * np.where(passed > 0.0, sheath + passed * (wind - sheath), sheath)
        return np.asarray(self.exchange.factor * bright)
