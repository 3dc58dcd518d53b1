"""The exosphere and charge exchange: what turns solar-wind ions into soft X-rays."""

from dataclasses import dataclass
from typing import Annotated

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.limits import Limits
from smileviz.base.units import PROTON_MASS_KG

ALPHA_SUN_2019_EV_CM2 = 1e-15
"""Sun et al. 2019, doi:10.1029/2018JA026093; what the fitted emissivity models contain."""

ALPHA_LOW_EV_CM2 = 6e-16
"""The lower value in use, as in Mshpy23 (doi:10.26464/epp2023065)."""

DENSITY_AT_10_RE_CM3 = 25.0
"""Hodges 1994 as used by Cravens et al. 2001, and by every model here."""


ALPHA = Limits(1e-16, 1e-14, "eV cm2")
DENSITY = Limits(1.0, 200.0, "cm-3")


@dataclass(frozen=True)
class Exosphere:
    """Neutral hydrogen n_H = n_10 (10 R_E / r)^3: spherical, and uncertain to a factor of two."""

    density_at_10_re_cm3: Annotated[float, DENSITY] = DENSITY_AT_10_RE_CM3

    def density_cm3(self, r_re: Floats) -> Floats:
        """Hydrogen density at the distances *r_re* (...) from Earth's centre -> (...)."""
        return np.asarray(self.density_at_10_re_cm3 * (10.0 / r_re) ** 3)


@dataclass(frozen=True)
class ChargeExchange:
    """How bright the plasma is: eta = alpha n_H n v_eff, eV cm^-3 s^-1 (physics, all models).

    The fitted models hold alpha = 1e-15 eV cm^2 and 25 hydrogen atoms per cm^3 at 10 R_E in their
    amplitudes; other values multiply them by `factor`.
    """

    alpha_ev_cm2: Annotated[float, ALPHA] = ALPHA_SUN_2019_EV_CM2
    exosphere: Exosphere = Exosphere()

    @property
    def factor(self) -> float:
        """By what a fitted emissivity is multiplied; 1 for the default settings."""
        gas = self.exosphere.density_at_10_re_cm3 / DENSITY_AT_10_RE_CM3
        return self.alpha_ev_cm2 / ALPHA_SUN_2019_EV_CM2 * gas

    def emissivity(self, r_re: Floats, density_cm3: Floats, speed_km_s: Floats) -> Floats:
        """Emissivity (...) of plasma at *r_re*, *density_cm3*, effective *speed_km_s* (...)."""
        neutrals = self.exosphere.density_cm3(r_re)
        return np.asarray(self.alpha_ev_cm2 * neutrals * density_cm3 * speed_km_s * 1e5)


TEAM = ChargeExchange()
"""What the SXI team takes."""


def effective_speed_km_s(bulk_km_s: Floats, pressure_npa: Floats, density_cm3: Floats) -> Floats:
    """Speed of collisions v_eff = sqrt(u^2 + 3 P / (n m_p)), all (...) -> (...), km/s.

    Bulk and thermal speed together, as in the emissivity cubes of the SXI team.
    """
    thermal = 3.0 * pressure_npa * 1e-9 / (density_cm3 * 1e6 * PROTON_MASS_KG) * 1e-6
    return np.sqrt(bulk_km_s * bulk_km_s + thermal)
