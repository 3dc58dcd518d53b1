"""Conditions: what drives the boundary models at one moment."""

import math
from dataclasses import dataclass

_PROTON_NPA = 1.6726e-6
"""Proton mass in units that turn cm^-3 (km/s)^2 into nPa: 1.6726e-27 kg x 1e6 x 1e6 x 1e9."""


def dynamic_pressure_npa(density_cm3: float, speed_km_s: float) -> float:
    """Dynamic pressure n m_p V^2 of *protons alone*, nPa: 1.3381 at 5 cm^-3 and 400 km/s.

    No helium is included: 4 % of alpha particles by number would add 16 % (1.94e-6 n V^2), OMNI
    assumes 5 % where it does not know (2.0e-6 n V^2). Give the pressure itself to include them.
    """
    return _PROTON_NPA * density_cm3 * speed_km_s * speed_km_s


@dataclass(frozen=True)
class Conditions:
    """Solar wind and dipole at one moment.

    The field is GSM. *tilt_rad* is the dipole tilt, positive when the northern end leans sunward;
    *aberration_rad* turns GSE into the frame of the wind (`smileviz.base.frames.aberrated`).
    Without *pdyn_npa* (NaN) the pressure follows from density and speed.
    """

    density_cm3: float
    speed_km_s: float
    bx_nt: float
    by_nt: float
    bz_nt: float
    tilt_rad: float = 0.0
    aberration_rad: float = 0.0
    pdyn_npa: float = math.nan

    def __post_init__(self) -> None:
        """Derive the pressure that was not given."""
        if math.isnan(self.pdyn_npa):
            pressure = dynamic_pressure_npa(self.density_cm3, self.speed_km_s)
            object.__setattr__(self, "pdyn_npa", pressure)
