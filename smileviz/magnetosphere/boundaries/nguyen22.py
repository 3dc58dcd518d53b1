"""The magnetopause of Nguyen et al. 2022: follows the dipole tilt and the IMF, with cusps."""

from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.conditions import Conditions, Number, range_caution
from smileviz.magnetosphere.crease import Crease
from smileviz.magnetosphere.indent import dents, edges

_TINY = 1e-12  # keeps theta = 180 deg finite
_LEAST_NPA = 0.05


@dataclass(frozen=True)
class Nguyen22:
    """Nguyen et al. 2022, their third model with its dents; azimuth from +Z to +Y; aberrated GSM.

    It is the surface of the current sheet: with that of Lin et al. 2010, which follows the inner
    edge, it bounds the exterior cusps. Each cusp is a wedge with an edge along its centre. Of By
    and Bz only the direction enters the flaring, however weak they are: without By the tail jumps
    where Bz changes its sign.
    """

    name: ClassVar[str] = "nguyen22"
    title: ClassVar[str] = "Nguyen et al. 2022"
    citation: ClassVar[str] = "Nguyen et al. 2022, doi:10.1029/2021JA029776"
    inputs: ClassVar[str] = (
        "dynamic pressure and magnetic pressure (nPa), IMF By, Bz (nT, GSM), dipole tilt (rad)"
    )
    validity: ClassVar[str] = (
        "Used here for 0.5 to 8.5 nPa of total pressure and Bz from -20 to 20 nT (assumed). Drawn "
        "to x = -40 R_E."
    )
    x_min_re: ClassVar[float] = -40.0
    axisymmetric: ClassVar[bool] = False

    pressure_npa: Number
    by_nt: Number
    bz_nt: Number
    tilt_rad: Number

    @classmethod
    def under(cls, conditions: Conditions) -> Self:
        pressure = conditions.pdyn_npa + conditions.pmag_npa
        return cls(pressure, conditions.by_nt, conditions.bz_nt, conditions.tilt_rad)

    @classmethod
    def caution(cls, conditions: Conditions) -> str | None:
        pressure = conditions.pdyn_npa + conditions.pmag_npa
        return range_caution(
            cls.title, "pressures from", pressure, (0.5, 8.5), "nPa"
        ) or range_caution(cls.title, "Bz from", conditions.bz_nt, (-20.0, 20.0), "nT")

    @property
    def creases(self) -> tuple[Crease, ...]:
        """The edges of the cusps."""
        return edges(self._centres)

    @property
    def _centres(self) -> tuple[Number, Number]:
        """Theta of the middle of the northern and of the southern dent."""
        centre = 0.877 + 0.329 * np.tanh(0.211 * (self.bz_nt + 10.13))
        lean = 0.464 * self.tilt_rad
        return centre * (1.0 - lean), centre * (1.0 + lean)

    def radius_re(self, theta: Floats, phi: Floats) -> Floats:
        bz, tilt = self.bz_nt, self.tilt_rad
        level = np.log(np.maximum(self.pressure_npa, _LEAST_NPA))
        nose = 10.85 * (1.0 + 0.027 * np.tanh(0.296 * bz + 2.14)) * self.pressure_npa**-0.15
        north = np.sin(phi)
        clock = np.cos(np.arctan2(self.by_nt, bz))
        # a7 cos(clock) sin^2 + a8 cos(clock) cos^2 of their azimuth
        across = clock * (0.01 * np.cos(phi) ** 2 - 0.0713 * north**2)
        flaring = 0.549 + 0.0745 * tilt * north + across
        width = (0.326 + 0.0835 * level) * (1.0 + 0.00721 * tilt**2)
        opening = np.maximum(1.0 + np.cos(theta), _TINY)
        smooth = nose * np.exp(flaring * np.log(2.0 / opening))
        dent = 0.123 * dents(theta, north, self._centres, np.maximum(width, 0.05))
        return np.asarray(smooth * (1.0 - dent))
