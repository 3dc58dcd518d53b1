"""The magnetopause of Petrinec and Russell 1996: an ellipse by day, a closing tail by night."""

from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.conditions import Conditions, Number, range_caution

_HALF = 0.0425  # half of 0.085, the inverse length of the tail
_SINE = 1e-9  # keeps theta = 180 deg finite
_ROUNDS = 5
_HELD_NT = 30.0  # beyond, the straight lines of the fit would turn the boundary inside out


@dataclass(frozen=True)
class Petrinec96:
    """Petrinec & Russell 1996. Bz enters linearly, held at 30 nT either way; aberrated GSM.

    Blind to dipole tilt, cusps and IMF By. The slope jumps a little at the terminator.
    """

    name: ClassVar[str] = "petrinec96"
    title: ClassVar[str] = "Petrinec & Russell 1996"
    citation: ClassVar[str] = "Petrinec & Russell 1996, doi:10.1029/95JA02834"
    inputs: ClassVar[str] = "dynamic pressure (nPa), IMF Bz (nT, GSM)"
    validity: ClassVar[str] = (
        "Used here for 0.5 to 10 nPa and Bz from -20 to 20 nT (assumed); its tail formula needs a "
        "pressure that is not too low. Drawn to x = -40 R_E."
    )
    x_min_re: ClassVar[float] = -40.0
    axisymmetric: ClassVar[bool] = True

    pdyn_npa: Number
    bz_nt: Number

    @classmethod
    def under(cls, conditions: Conditions) -> Self:
        return cls(conditions.pdyn_npa, conditions.bz_nt)

    @classmethod
    def caution(cls, conditions: Conditions) -> str | None:
        pdyn, bz = conditions.pdyn_npa, conditions.bz_nt
        return range_caution(
            cls.title, "dynamic pressures from", pdyn, (0.5, 10.0), "nPa"
        ) or range_caution(cls.title, "Bz from", bz, (-20.0, 20.0), "nT")

    def radius_re(self, theta: Floats, phi: Floats) -> Floats:
        bz = np.clip(self.bz_nt, -_HELD_NT, _HELD_NT)
        flank = 14.63 * (self.pdyn_npa / 2.1) ** (-1.0 / 6.0)
        nose = 10.3 + np.where(bz >= 0.0, 0.0, 0.16) * bz
        slope = np.where(bz >= 0.0, 0.00137, 0.00644)
        square = 2.98 * self.pdyn_npa**-0.524 * (0.152 - slope * bz)
        s0 = np.arcsin(np.sqrt(np.minimum(square, 1.0)))
        theta, _, flank, nose, s0 = np.broadcast_arrays(theta, phi, flank, nose, s0)
        cosine = np.cos(theta)
        radius = np.array(flank / (1.0 + (14.63 / nose - 1.0) * np.maximum(cosine, 0.0)))
        night = cosine < 0.0
        radius[night] = _night_re(theta[night], cosine[night], flank[night], s0[night])
        return radius


def _night_re(theta: Floats, cosine: Floats, flank: Floats, s0: Floats) -> Floats:
    """Radius where x < 0 (n,).

    The formula gives the distance R from the axis at x. With s = asin(...) at x and s0 at 0,
    R = flank + (s0 - s) / h and x = ln(sin s / sin s0) / h, h = 0.0425. In w = ln sin s the
    condition x sin(theta) = R cos(theta) is concave: Newton from below never overshoots.
    """
    w0 = np.log(np.sin(s0))
    sine = np.maximum(np.sin(theta), _SINE)
    w = w0 + (_HALF * flank + s0) * cosine / sine
    for _ in range(_ROUNDS):
        s = np.arcsin(np.minimum(np.exp(w), 1.0))
        away = sine * (w - w0) - cosine * (_HALF * flank + s0 - s)
        w = np.minimum(w - away / np.maximum(sine + cosine * np.tan(s), _SINE), w0)
    s = np.arcsin(np.minimum(np.exp(w), 1.0))
    return np.hypot((w - w0) / _HALF, flank + (s0 - s) / _HALF)
