"""Where the cusps come down to the ionosphere."""

from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.conditions import Conditions
from smileviz.magnetosphere.shells import at_height

_SHIFT = (0.054, -0.051)  # deg of latitude per deg of tilt, north and south


@dataclass(frozen=True)
class CuspFoot:
    """Magnetic latitude of the cusps by IMF Bz (GSM) and dipole tilt, around magnetic noon.

    77.2 + 0.11 Bz for Bz > 0; 77.2 + 1.1 Bz down to -10 nT; 21.7 exp(0.1 Bz) + 58.2 below, which
    joins to 0.02 deg. The tilt shifts the northern cusp by 0.054, the southern by -0.051 deg per
    degree: poleward in the hemisphere that leans to the Sun.
    """

    title: ClassVar[str] = "Cusp latitude"
    citation: ClassVar[str] = (
        "Newell et al. 1988 for Bz > 0, Zhang et al. 2005 below, as coded in GITM; tilt: "
        "doi:10.5194/angeo-30-21-2012 (Cluster)"
    )
    inputs: ClassVar[str] = "IMF Bz (nT, GSM), dipole tilt"
    validity: ClassVar[str] = (
        "A mean position, scattered by a degree or two; the shift with tilt was seen under "
        "northward IMF, and the width of 3 h about noon is for drawing."
    )

    bz_nt: float
    tilt_rad: float

    @classmethod
    def under(cls, conditions: Conditions) -> Self:
        """Return the cusps under *conditions*."""
        return cls(float(conditions.bz_nt), float(conditions.tilt_rad))

    def latitude_rad(self) -> tuple[float, float]:
        """Magnetic latitude of the northern and the southern (negative) cusp."""
        bz, tilt = self.bz_nt, float(np.degrees(self.tilt_rad))
        if bz > 0.0:
            centre = 77.2 + 0.11 * bz
        elif bz > -10.0:
            centre = 77.2 + 1.1 * bz
        else:
            centre = 21.7 * float(np.exp(0.1 * bz)) + 58.2
        north, south = (min(centre + shift * tilt, 89.0) for shift in _SHIFT)
        return float(np.radians(north)), -float(np.radians(south))

    def outline_sm_re(self, height_km: float = 110.0) -> Floats:
        """Arcs of both cusps from 10.5 to 13.5 MLT (2, 31, 3), SM R_E."""
        mlt = np.linspace(10.5, 13.5, 31)
        latitude = np.array(self.latitude_rad())[:, None]
        return at_height(latitude, mlt, height_km)
