"""SPREAD_QUANTITIES: how near and how far the published models put the magnetopause."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.boundaries import MAGNETOPAUSES
from smileviz.magnetosphere.boundary import radius_along
from smileviz.mission.quantity import Quantity
from smileviz.mission.samples import Samples

_SOURCE = "magnetosphere/spread.py: six published models under the same wind"


@lru_cache(maxsize=8)
def _margins_re(s: Samples) -> tuple[Floats, Floats]:
    """How far the band reaches inward and outward of the magnetopause along the radius (n,)."""
    radii = {
        name: radius_along(model.under(s.conditions), s.boundary_re)
        for name, model in MAGNETOPAUSES.items()
    }
    own, every = radii[s.scenario.models.magnetopause], np.stack(list(radii.values()))
    return own - every.min(axis=0), every.max(axis=0) - own


def _least(s: Samples) -> Floats:
    return np.asarray(s.magnetopause_distance_re - _margins_re(s)[1])


def _most(s: Samples) -> Floats:
    return np.asarray(s.magnetopause_distance_re + _margins_re(s)[0])


def _quantity(name: str, title: str, word: str, values: Callable[[Samples], Floats]) -> Quantity:
    sentence = (
        f"Distance to the magnetopause, positive outside, if it stood where the {word} of the "
        "published models has it in this direction; their spread, not an error."
    )
    return Quantity(name, title, "R⊕", sentence, _SOURCE, values)


SPREAD_QUANTITIES: tuple[Quantity, ...] = (
    _quantity("magnetopause_distance_low_re", "To magnetopause, low", "outermost", _least),
    _quantity("magnetopause_distance_high_re", "To magnetopause, high", "innermost", _most),
)
