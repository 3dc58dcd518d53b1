"""The auroral oval of Starkov 1994: three outlines that move with the AL index."""

import json
from dataclasses import dataclass
from functools import cache
from typing import ClassVar, Self

import numpy as np

from smileviz.base import resources
from smileviz.base.arrays import Floats, fixed
from smileviz.magnetosphere.aurora import Outline

_HIGHEST_KP = 8.5
_TITLES = (
    "poleward edge of the oval",
    "equatorward edge of the oval",
    "equatorward edge of the diffuse aurora",
)


@dataclass(frozen=True)
class Starkov94:
    """Colatitude A0 + sum of A_i cos 15 deg (i t + alpha_i), i = 1 to 3, t the MLT in hours.

    Each coefficient is a cubic in log10 AL, with AL = 18 - 12.3 Kp + 27.2 Kp^2 - 2 Kp^3 nT, which
    turns back above Kp 8.8: Kp is held at 8.5.
    """

    name: ClassVar[str] = "starkov94"
    title: ClassVar[str] = "Starkov 1994"
    citation: ClassVar[str] = "Starkov 1994 as in Sigernes et al. 2011, doi:10.1051/swsc/2011003"
    inputs: ClassVar[str] = "Kp"
    validity: ClassVar[str] = (
        "Statistical outlines from all-sky cameras, in corrected geomagnetic latitude, drawn in "
        "dipole latitude (up to a few degrees off); Kp to 8.5."
    )

    kp: float

    @classmethod
    def under(cls, kp: float) -> Self:
        return cls(kp)

    @staticmethod
    def caution(kp: float) -> str | None:
        if kp <= _HIGHEST_KP:
            return None
        return f"Starkov 1994 turns back above Kp 8.5; Kp is {kp:.3g} and held there."

    @property
    def al_nt(self) -> float:
        """Strength of the AL index, nT."""
        kp = min(max(self.kp, 0.0), _HIGHEST_KP)
        return 18.0 + kp * (-12.3 + kp * (27.2 - 2.0 * kp))

    def outlines(self, mlt: Floats) -> tuple[Outline, ...]:
        powers = np.log10(self.al_nt) ** np.arange(4)
        terms = np.einsum("p,bpc->bc", powers, _coefficients())
        order = np.arange(1.0, 4.0)
        hours = order * np.asarray(mlt)[:, None] + terms[:, None, 4:]
        waves = np.cos(np.radians(15.0 * hours))
        colatitude = terms[:, :1] + np.einsum("bc,bmc->bm", terms[:, 1:4], waves)
        return tuple(
            Outline(title, np.radians(90.0 - edge))
            for title, edge in zip(_TITLES, colatitude, strict=True)
        )


@cache
def _coefficients() -> Floats:
    """(edge, power of log10 AL, A0..A3 and alpha1..alpha3) (3, 4, 7)."""
    stored = json.loads(resources.path("data/starkov1994.json").read_text(encoding="utf-8"))
    return fixed(np.array([e["rows_power_of_log10_AL_0_to_3"] for e in stored["boundaries"]]))
