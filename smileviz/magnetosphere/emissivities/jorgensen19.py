"""The emissivity model of Jorgensen et al. 2019: two 3D Shue surfaces."""

from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.conditions import Conditions
from smileviz.magnetosphere.emissivities import fit, shapes
from smileviz.magnetosphere.emissivity import chunked, direction
from smileviz.magnetosphere.exosphere import TEAM, ChargeExchange


@dataclass(frozen=True)
class JorgensenParameters:
    """The eleven numbers of the model, in the team's order."""

    magnetopause_re: float
    shock_re: float
    a1: float
    """Brightness of the sheath towards the Sun at 10 R_E, eV cm^-3 s^-1."""
    a2: float
    """Brightness of the solar wind at 10 R_E."""
    b: float = -1.8e-5
    alpha: float = 2.5
    beta: float = -1.6
    flaring_y: float = 0.6
    flaring_z: float = 0.6
    shock_flaring_y: float = 0.8
    shock_flaring_z: float = 0.8


@dataclass(frozen=True)
class Jorgensen19:
    """Emissivity 0 | (A1 + B sin^8 theta) (r/10)^-(alpha + beta sin^2 theta) | A2 (r/10)^-3.

    From Earth to magnetopause, to bow shock, beyond. B is negative: where A1 is small the flanks
    come out below zero, which is kept here and clamped for display.
    """

    name: ClassVar[str] = "jorgensen19"
    title: ClassVar[str] = "Jorgensen et al. 2019"
    citation: ClassVar[str] = "Jorgensen et al. 2019, doi:10.1029/2018JA025919"
    inputs: ClassVar[str] = "density (cm⁻³), dynamic pressure (nPa), IMF Bz (nT, GSM)"
    validity: ClassVar[str] = fit.VALIDITY

    parameters: JorgensenParameters
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
        standoff, flaring = shapes.shue97(half, float(conditions.bz_nt))
        tail = {
            "flaring_y": flaring,
            "flaring_z": flaring,
            "shock_flaring_y": flaring + 0.2,
            "shock_flaring_z": flaring + 0.2,
        }
        if method == 1:
            return cls(
                JorgensenParameters(standoff, standoff + 3.0, 3.2e-5, 1.3e-5, **tail), exchange
            )
        n = max(float(conditions.density_cm3), fit.LOWEST_CM3)
        parameters = JorgensenParameters(
            10.28 - 0.10 * n, fit.shock_re(n), fit.sheath(n), fit.wind(n), **tail
        )
        return cls(parameters, exchange)

    @staticmethod
    def caution(conditions: Conditions) -> str | None:
        return fit.caution(conditions, "Jorgensen et al. 2019")

    def emissivity(self, points_gsm_re: Floats) -> Floats:
        return chunked(self._emissivity, points_gsm_re)

    def _emissivity(self, points: Floats) -> Floats:
        p, at = self.parameters, direction(points)
        square = at.sin_theta * at.sin_theta
        sheath = (p.a1 + p.b * square**4) * np.exp(
            -(p.alpha + p.beta * square) * np.log(0.1 * at.r)
        )
        inner = shapes.shue_3d(at, p.magnetopause_re, p.flaring_y, p.flaring_z)
        outer = shapes.shue_3d(at, p.shock_re, p.shock_flaring_y, p.shock_flaring_z)
        bright = np.where(at.r >= outer, p.a2 * (10.0 / at.r) ** 3, sheath)
        return np.asarray(np.where(at.r < inner, 0.0, self.exchange.factor * bright))
