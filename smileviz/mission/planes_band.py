"""Where the published models put the magnetopause in a plane of the display frame: a band."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats, fixed
from smileviz.magnetosphere.boundaries import MAGNETOPAUSES
from smileviz.magnetosphere.boundary import radius_along
from smileviz.magnetosphere.conditions import Conditions
from smileviz.magnetosphere.spread import spread
from smileviz.mission.planes import axes_of

_STEP_RAD = float(np.radians(0.5))
"""Tilt and roll are taken to this: the band moves by less than a line is wide."""
_DIGITS = 2
_TURN = np.linspace(0.0, 2.0 * np.pi, 361)


@dataclass(frozen=True, eq=False)
class PlaneBand:
    """The spread of the models in one plane."""

    sentence: str
    inner_re: Floats
    """Right and up (n, 2), R_E; NaN beyond where the models are drawn to."""
    outer_re: Floats
    """The same directions (n, 2)."""


def band(model: str, conditions: Conditions, boundary_to_display: Floats, plane: str) -> PlaneBand:
    """The band about the magnetopause *model* under *conditions* in *plane*.

    *boundary_to_display* (3, 3) as for `planes.cut`. The same object while tilt, roll and plane
    change by less than can be seen.
    """
    stepped = replace(
        conditions,
        tilt_rad=_STEP_RAD * round(float(conditions.tilt_rad) / _STEP_RAD),
        roll_rad=_STEP_RAD * round(float(conditions.roll_rad) / _STEP_RAD),
    )
    rows = np.round(axes_of(boundary_to_display, plane), _DIGITS).tolist()
    return _band(model, stepped, (tuple(rows[0]), tuple(rows[1])))


Row = tuple[float, ...]


@lru_cache(maxsize=48)
def _band(model: str, conditions: Conditions, rows: tuple[Row, Row]) -> PlaneBand:
    inner, outer, sentence = spread(MAGNETOPAUSES[model].under(conditions), conditions)
    right, up = np.cos(_TURN), np.sin(_TURN)
    axes = np.array(rows)
    axes /= np.linalg.norm(axes, axis=1)[:, None]
    ways = right[:, None] * axes[0] + up[:, None] * axes[1]
    sides = []
    for edge in (inner, outer):
        radius = np.minimum(radius_along(edge, ways), 200.0)
        points = radius[:, None] * np.stack([right, up], axis=1)
        points[radius * ways[:, 0] < edge.x_min_re] = np.nan
        sides.append(fixed(points))
    return PlaneBand(sentence, *sides)
