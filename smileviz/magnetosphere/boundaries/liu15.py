"""The magnetopause of Liu et al. 2015: asymmetric, with cusps, answering to all of the IMF."""

from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.conditions import Conditions, Number, range_caution
from smileviz.magnetosphere.crease import Crease
from smileviz.magnetosphere.indent import dents, edges, side

_TINY = 1e-12  # keeps theta = 180 deg finite
_LEAST_PDYN = 0.05
_RIM_RAD = 1e-8  # so near the equator its southern side is asked
_LAST_RIM_RAD = 0.95 * np.pi


@dataclass(frozen=True)
class Liu15:
    """Liu et al. 2015; its azimuth runs from +Z to +Y, its tilt is in degrees; aberrated GSM.

    Where Bx is not 0 the two hemispheres do not quite meet on the equator: there the northern one
    is taken. Each cusp is a wedge: the surface has an edge along its centre.
    """

    name: ClassVar[str] = "liu15"
    title: ClassVar[str] = "Liu et al. 2015"
    citation: ClassVar[str] = "Liu et al. 2015, doi:10.1002/2014JA020961"
    inputs: ClassVar[str] = (
        "dynamic pressure and magnetic pressure (nPa), IMF Bx, By, Bz (nT, GSM), dipole tilt (rad)"
    )
    validity: ClassVar[str] = (
        "Used here for 0.5 to 8.5 nPa and Bz from -20 to 20 nT (assumed). Drawn to x = -40 R_E."
    )
    x_min_re: ClassVar[float] = -40.0
    axisymmetric: ClassVar[bool] = False

    pdyn_npa: Number
    pmag_npa: Number
    bx_nt: Number
    by_nt: Number
    bz_nt: Number
    tilt_rad: Number

    @classmethod
    def under(cls, conditions: Conditions) -> Self:
        c = conditions
        return cls(c.pdyn_npa, c.pmag_npa, c.bx_nt, c.by_nt, c.bz_nt, c.tilt_rad)

    @classmethod
    def caution(cls, conditions: Conditions) -> str | None:
        return range_caution(
            cls.title, "dynamic pressures from", conditions.pdyn_npa, (0.5, 8.5), "nPa"
        ) or range_caution(cls.title, "Bz from", conditions.bz_nt, (-20.0, 20.0), "nT")

    @property
    def creases(self) -> tuple[Crease, ...]:
        """The edges of the cusps, and both rims of the step on the equator that Bx makes."""
        rims = (0.0, -_RIM_RAD, np.pi, np.pi + _RIM_RAD)
        return (
            *edges(self._centres),
            *(Crease(phi, 0.0, _LAST_RIM_RAD, along_theta=True) for phi in rims),
        )

    @property
    def _centres(self) -> tuple[Number, Number]:
        """Theta of the middle of the northern and of the southern dent."""
        centre = 0.822 + 0.2921 * np.tanh(0.08792 * (self.bz_nt + 10.12))
        lean = 0.01278 * np.degrees(self.tilt_rad)
        return centre * (1.0 - lean), centre * (1.0 + lean)

    def radius_re(self, theta: Floats, phi: Floats) -> Floats:
        bz, tilt_deg = self.bz_nt, np.degrees(self.tilt_rad)
        level = np.log(np.maximum(self.pdyn_npa, _LEAST_PDYN))
        nose = 10.56 + 0.956 * np.tanh(0.1795 * (bz + 10.78))
        nose = nose * (self.pdyn_npa + self.pmag_npa) ** -0.1699
        north = np.sin(phi)
        width = (0.2382 + 0.005806 * level) * (1.0 + 0.0002335 * tilt_deg**2)
        opening = np.maximum(1.0 + np.cos(theta), _TINY)
        smooth = nose * np.exp(self._flaring(phi, north) * np.log(2.0 / opening))
        return np.asarray(smooth * (1.0 - 0.1 * dents(theta, north, self._centres, width)))

    def _flaring(self, phi: Floats, north: Floats) -> Floats:
        """The exponent alpha (...)."""
        bz = self.bz_nt
        scale = 1.0 + 0.01182 * np.log(np.maximum(self.pdyn_npa, _LEAST_PDYN))
        even = (0.4935 + 0.1095 * np.tanh(0.07217 * (bz + 6.882))) * scale
        tilted = 0.06263 * np.tanh(0.0251 * np.degrees(self.tilt_rad))
        twist = (0.06354 + 0.07764 * np.tanh(0.07217 * (np.abs(bz) + 4.851))) * scale
        radial = 0.02582 * np.tanh(0.0667 * np.abs(self.bx_nt))
        across = np.hypot(self.by_nt, bz)
        clock = np.arctan2(0.1718 * self.by_nt * across**0.388, bz)
        # cos 2 (azimuth - clock), the azimuth being 90 deg - phi
        turned = -np.cos(2.0 * (np.asarray(phi) + clock))
        return np.asarray(even + tilted * north + (twist + radial * side(north)) * turned)
