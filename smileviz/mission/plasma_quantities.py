"""PLASMA_QUANTITIES: on which dipole shell SMILE is, and where the plasmapause is then."""

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.plasmapause import l_along
from smileviz.magnetosphere.plasmapauses import PLASMAPAUSES
from smileviz.magnetosphere.shells import l_shell, mlt_h
from smileviz.mission.activity import activity_of
from smileviz.mission.quantity import Quantity
from smileviz.mission.samples import Samples

_LARGEST_L = 1e4


def _l_shell(s: Samples) -> Floats:
    """L of the dipole; no number beside its axis, where L runs to infinity."""
    shells = l_shell(s.sm_re)
    return np.where(shells < _LARGEST_L, shells, np.nan)


def _plasmapause_l(s: Samples) -> Floats:
    model = PLASMAPAUSES[s.scenario.models.plasmapause]
    return l_along(model, activity_of(s.wind), s.t, mlt_h(s.sm_re))


PLASMA_QUANTITIES: tuple[Quantity, ...] = (
    Quantity(
        "l_shell",
        "L",
        "",
        "Shell of the centred dipole: r / cos^2 of the magnetic latitude, in Earth radii; no value "
        "beside the axis.",
        "definition",
        _l_shell,
    ),
    Quantity(
        "plasmapause_l",
        "Plasmapause",
        "",
        "L of the model plasmapause at the magnetic local time of SMILE, kept from 1.8 to 7.",
        "the plasmapause model chosen, from the activity before",
        _plasmapause_l,
    ),
)
