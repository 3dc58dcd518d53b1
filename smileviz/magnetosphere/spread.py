"""How sure a magnetopause is: the band that the published models span under the same wind.

The paper of Shue et al. 1998 discusses how its prediction errs, but no table of the errors of its
coefficients could be had to cite; the spread between the models stands in for it. Along every
direction the band runs from the innermost to the outermost of the six. The cusps that three of
them have widen it there. It says nothing of how well the wind is known: MMS's orbit plots, for
one, shade instead what the yearly scatter of the wind does to one model.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.boundaries import MAGNETOPAUSES
from smileviz.magnetosphere.boundary import Boundary
from smileviz.magnetosphere.conditions import Conditions

_SIDES: dict[str, Callable[[Floats, Floats], Floats]] = {"inner": np.minimum, "outer": np.maximum}


@dataclass(frozen=True)
class Envelope:
    """The innermost or the outermost of several boundaries, direction by direction."""

    boundaries: tuple[Boundary, ...]
    side: Literal["inner", "outer"]

    @property
    def title(self) -> str:
        """What it is, for people."""
        word = "Innermost" if self.side == "inner" else "Outermost"
        return f"{word} of {len(self.boundaries)} magnetopause models"

    @property
    def x_min_re(self) -> float:
        """Where the first of them is cut."""
        return max(boundary.x_min_re for boundary in self.boundaries)

    @property
    def axisymmetric(self) -> bool:
        """Whether all are."""
        return all(boundary.axisymmetric for boundary in self.boundaries)

    def caution(self, conditions: Conditions) -> str | None:
        """Return the first caution of any of them."""
        found = (boundary.caution(conditions) for boundary in self.boundaries)
        return next((sentence for sentence in found if sentence), None)

    def radius_re(self, theta: Floats, phi: Floats) -> Floats:
        """Distance from Earth's centre in the directions *theta*, *phi* rad (...) -> (...)."""
        further = _SIDES[self.side]
        radius = self.boundaries[0].radius_re(theta, phi)
        for boundary in self.boundaries[1:]:
            radius = further(radius, boundary.radius_re(theta, phi))
        return radius


@lru_cache(maxsize=64)
def spread(magnetopause: Boundary, conditions: Conditions) -> tuple[Boundary, Boundary, str]:
    """Inner and outer edge of the band around *magnetopause* under *conditions*, and what it is.

    The band always holds *magnetopause*. Equal input gives the same objects.
    """
    models = [model.under(conditions) for model in MAGNETOPAUSES.values()]
    others = [model for model in models if model != magnetopause]
    everything = (magnetopause, *others)
    inner, outer = Envelope(everything, "inner"), Envelope(everything, "outer")
    ahead = np.zeros(1)
    low, high = (float(edge.radius_re(ahead, ahead)[0]) for edge in (inner, outer))
    sentence = (
        f"Spread between {len(everything)} magnetopause models under the same wind, not an error "
        f"of one: nose {low:.1f} to {high:.1f} R⊕."
    )
    return inner, outer, sentence
