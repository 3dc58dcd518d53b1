"""In a plane of the display frame: the band of the magnetopause models, and the plasmapause."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats, fixed
from smileviz.magnetosphere.boundaries import MAGNETOPAUSES
from smileviz.magnetosphere.boundary import radius_along
from smileviz.magnetosphere.conditions import Conditions
from smileviz.magnetosphere.plasmapause import Plasmapause, l_of
from smileviz.magnetosphere.spread import spread
from smileviz.mission.planes import axes_of

_STEP_RAD = float(np.radians(0.5))
"""Tilt and roll are taken to this: the band moves by less than a line is wide."""
_DIGITS = 2
_TURN = np.linspace(0.0, 2.0 * np.pi, 361)

Row = tuple[float, ...]
Rows = tuple[Row, Row]
"""The axes of a plane, right and up, in the frame of what it cuts."""


@dataclass(frozen=True, eq=False)
class PlaneBand:
    """The spread of the models in one plane."""

    sentence: str
    inner_re: Floats
    """Right and up (n, 2), R_E; NaN beyond where the models are drawn to."""
    outer_re: Floats
    """The same directions (n, 2)."""


def asked(
    model: str, conditions: Conditions, boundary_to_display: Floats, plane: str
) -> tuple[str, Conditions, Rows]:
    """What `band` is asked for: the same while tilt, roll and plane change by less than is seen.

    *boundary_to_display* (3, 3) as for `planes.cut`.
    """
    stepped = replace(
        conditions,
        tilt_rad=_STEP_RAD * round(float(conditions.tilt_rad) / _STEP_RAD),
        roll_rad=_STEP_RAD * round(float(conditions.roll_rad) / _STEP_RAD),
    )
    rows = np.round(axes_of(boundary_to_display, plane), _DIGITS).tolist()
    return model, stepped, (tuple(rows[0]), tuple(rows[1]))


@lru_cache(maxsize=48)
def band(model: str, conditions: Conditions, rows: Rows) -> PlaneBand:
    """The band about the magnetopause *model* under *conditions* in the plane along *rows*."""
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


def plasmapause_re(model: Plasmapause, sm_to_display: Floats, plane: str) -> Floats:
    """The plasmapause cut by *plane*: right and up (n, 2), R_E; NaN where it is not known.

    It is a surface of dipole shells: along a direction of SM latitude and local time it lies at
    L cos^2 of the latitude, cut off at the ground.
    """
    rows = np.round(axes_of(sm_to_display, plane), _DIGITS).tolist()
    return _plasmapause(model, (tuple(rows[0]), tuple(rows[1])))


@lru_cache(maxsize=24)
def _plasmapause(model: Plasmapause, rows: Rows) -> Floats:
    axes = np.array(rows)
    axes /= np.linalg.norm(axes, axis=1)[:, None]
    plane = np.stack([np.cos(_TURN), np.sin(_TURN)], axis=1)
    x, y, z = (plane @ axes).T
    mlt_h = (12.0 + np.degrees(np.arctan2(y, x)) / 15.0) % 24.0
    radius = l_of(model, mlt_h) * (1.0 - np.clip(z, -1.0, 1.0) ** 2)
    return fixed(np.where(radius >= 1.0, radius, np.nan)[:, None] * plane)
