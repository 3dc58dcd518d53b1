"""CMEM, the emissivity model of the SXI team: scaled Lin 2010 magnetopause, 3D Shue shock."""

from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.conditions import Conditions
from smileviz.magnetosphere.emissivities import fit, shapes
from smileviz.magnetosphere.emissivity import Direction, chunked, direction
from smileviz.magnetosphere.exosphere import TEAM, ChargeExchange


@dataclass(frozen=True)
class CmemParameters:
    """The twelve numbers of CMEM, in the team's order."""

    p0: float
    """Scales Lin's stand-off distance."""
    shock_re: float
    a1: float
    """Brightness of the sheath at 10 R_E, eV cm^-3 s^-1."""
    a2: float
    """Brightness of the solar wind at 10 R_E."""
    b: float = 2.0
    alpha: float = 2.5
    beta: float = -1.6
    p1: float = 1.0
    """Scales the flaring of the magnetopause."""
    p2: float = 3.0
    """Scales the depth of the dents."""
    p3: float = 4.0
    """Scales their width."""
    shock_flaring_y: float = 0.8
    shock_flaring_z: float = 0.8


@dataclass(frozen=True)
class Cmem:
    """Emissivity 0 | A1 exp(-B (theta/2)^4) (r/10)^-(alpha + beta sin^2 theta) | A2 (r/10)^-3.

    From Earth to magnetopause, to bow shock, beyond. *pressure_npa* is half the dynamic pressure
    plus the magnetic one: the team's convention, here and nowhere else.
    """

    name: ClassVar[str] = "cmem"
    title: ClassVar[str] = "CMEM"
    citation: ClassVar[str] = (
        "Wharton et al. 2025, CMEM (SXI team; figshare.le.ac.uk 28523957); magnetopause after "
        "Lin et al. 2010, doi:10.1029/2009JA014235"
    )
    inputs: ClassVar[str] = "density (cm⁻³), dynamic pressure (nPa), IMF (nT, GSM), dipole tilt"
    validity: ClassVar[str] = fit.VALIDITY

    parameters: CmemParameters
    pressure_npa: float
    bz_nt: float
    tilt_rad: float
    exchange: ChargeExchange = TEAM

    @classmethod
    def under(
        cls,
        conditions: Conditions,
        exchange: ChargeExchange = TEAM,
        method: int = 2,
    ) -> Self:
        """Return the model with the team's initial parameters of *method* 1 or 2."""
        half = shapes.half_rho_v2_npa(float(conditions.pdyn_npa))
        pressure, bz = half + float(conditions.pmag_npa), float(conditions.bz_nt)
        flaring = shapes.shue97(half, bz)[1] + 0.2
        tail = {"shock_flaring_y": flaring, "shock_flaring_z": flaring}
        if method == 1:
            shock = shapes.lin_standoff_re(pressure, bz) + 3.0
            parameters = CmemParameters(1.0, shock, 1.5e-5, 1.3e-5, **tail)
        else:
            n = max(float(conditions.density_cm3), fit.LOWEST_CM3)
            parameters = CmemParameters(
                0.0022 * n + 0.7753, fit.shock_re(n), fit.sheath(n), fit.wind(n), **tail
            )
        return cls(parameters, pressure, bz, float(conditions.tilt_rad), exchange)

    @staticmethod
    def caution(conditions: Conditions) -> str | None:
        return fit.caution(conditions, "CMEM")

    @property
    def standoff_re(self) -> float:
        """Lin's r0 before it is scaled."""
        return shapes.lin_standoff_re(self.pressure_npa, self.bz_nt)

    def magnetopause_re(self, at: Direction) -> Floats:
        """Distance (n,) of the magnetopause in the directions *at*."""
        p = self.parameters
        exponent = p.p1 * shapes.lin_exponent(at, self.bz_nt, self.tilt_rad)
        smooth = p.p0 * self.standoff_re * shapes.lin_flare(at) ** exponent
        depth = p.p2 * shapes.lin_depth_re(self.pressure_npa)
        return np.asarray(smooth + depth * shapes.dents(at, self.tilt_rad, p.p3))

    def shock_re(self, at: Direction) -> Floats:
        """Distance (n,) of the bow shock in the directions *at*."""
        p = self.parameters
        return shapes.shue_3d(at, p.shock_re, p.shock_flaring_y, p.shock_flaring_z)

    def emissivity(self, points_gsm_re: Floats) -> Floats:
        return chunked(self._emissivity, points_gsm_re)

    def _emissivity(self, points: Floats) -> Floats:
        p, at = self.parameters, direction(points)
        exponent = -(p.alpha + p.beta * at.sin_theta * at.sin_theta)
        sheath = np.exp(exponent * np.log(0.1 * at.r) - p.b * (0.5 * at.theta) ** 4)
        beyond = at.r >= self.shock_re(at)
        bright = np.where(beyond, p.a2 * (10.0 / at.r) ** 3, p.a1 * sheath)
        dark = at.r < self.magnetopause_re(at)
        return np.asarray(np.where(dark, 0.0, self.exchange.factor * bright))
