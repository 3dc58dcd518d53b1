"""The magnetopause of Lin et al. 2010: asymmetric, with cusps that follow the dipole tilt."""

from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.conditions import Conditions, Number, range_caution

_TINY = 1e-6  # keeps theta = 180 deg finite
_LEAST_SHARE = 0.25  # of the radius beside it that a cusp leaves, at pressures below the range


@dataclass(frozen=True)
class Lin10:
    """Lin et al. 2010, coefficients a0 to a21 of its table; their azimuth is ours; aberrated GSM.

    Follows the inner edge of the cusps. Blind to IMF By; the nose is a little nearer than r0
    because the cusps reach there.
    """

    name: ClassVar[str] = "lin10"
    title: ClassVar[str] = "Lin et al. 2010"
    citation: ClassVar[str] = "Lin et al. 2010, doi:10.1029/2009JA014235"
    inputs: ClassVar[str] = (
        "dynamic pressure and magnetic pressure (nPa), IMF Bz (nT, GSM), dipole tilt (rad)"
    )
    validity: ClassVar[str] = (
        "Used here for 0.5 to 8.5 nPa of total pressure and Bz from -20 to 20 nT (assumed). Drawn "
        "to x = -40 R_E."
    )
    x_min_re: ClassVar[float] = -40.0
    axisymmetric: ClassVar[bool] = False

    pressure_npa: Number
    bz_nt: Number
    tilt_rad: Number

    @classmethod
    def under(cls, conditions: Conditions) -> Self:
        pressure = conditions.pdyn_npa + conditions.pmag_npa
        return cls(pressure, conditions.bz_nt, conditions.tilt_rad)

    @classmethod
    def caution(cls, conditions: Conditions) -> str | None:
        pressure = conditions.pdyn_npa + conditions.pmag_npa
        return range_caution(
            cls.title, "pressures from", pressure, (0.5, 8.5), "nPa"
        ) or range_caution(cls.title, "Bz from", conditions.bz_nt, (-20.0, 20.0), "nT")

    def radius_re(self, theta: Floats, phi: Floats) -> Floats:
        bz, tilt = self.bz_nt, self.tilt_rad
        nose = 12.544 * self.pressure_npa**-0.194 * (1.0 + 0.305 * _step(0.0573, 2.178, bz))
        b0 = -0.999 + 16.473 * _step(0.00152, 0.382, bz)
        cosine, sine, along = np.cos(theta), np.sin(theta), np.sin(phi)
        # cos(theta / 2) + a5 sin(2 theta) (1 - exp(-theta))
        opening = np.sqrt(np.maximum(0.5 + 0.5 * cosine, 0.0))
        opening = opening - 0.1142 * sine * cosine * np.expm1(-np.asarray(theta))
        power = b0 + 0.0431 * np.cos(phi) + along * (-0.00763 - 0.210 * tilt + 0.0405 * along)
        smooth = nose * np.exp(power * np.log(np.maximum(opening, _TINY)))
        north = _dent(cosine, sine * along, tilt)
        south = _dent(cosine, -sine * along, -tilt)
        depth = -4.430 * self.pressure_npa**-0.636
        return np.asarray(np.maximum(smooth + depth * (north + south), _LEAST_SHARE * smooth))


def _step(rise: float, width: float, bz_nt: Number) -> Floats:
    """(exp(rise Bz) - 1) / (exp(width Bz) + 1)."""
    return np.asarray(np.expm1(rise * bz_nt) / (np.exp(np.minimum(width * bz_nt, 700.0)) + 1.0))


def _dent(x: Floats, z: Floats, tilt: Number) -> Floats:
    """exp(d angle^1.45) from the centre of the cusp on the side of +z (...), for unit vectors."""
    centre = 1.103 - 0.907 * tilt
    sharpness = -2.600 + 0.832 * tilt - 5.328 * tilt**2
    angle = np.arccos(np.clip(x * np.cos(centre) + z * np.sin(centre), -1.0, 1.0))
    return np.asarray(np.exp(sharpness * angle**1.450))
