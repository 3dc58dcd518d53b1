"""In a plane of the display frame: field lines, the sheet of the tail, the belts; pure functions.

*rows* are the axes of the plane, right and up, in SM.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats, fixed
from smileviz.magnetosphere.belts import INNER, OUTER
from smileviz.magnetosphere.belts import surface as belt_surface
from smileviz.magnetosphere.mesh import Mesh, cut
from smileviz.mission.field_now import DrawnLines, LineChoice, Surroundings, drawn_lines
from smileviz.mission.picture import parted
from smileviz.mission.planes_band import Rows
from smileviz.mission.space_shapes import Sheet

_STEEP = 0.7
"""A plane that does not reach so high a sine of magnetic latitude lies along the equator."""


@dataclass(frozen=True, eq=False)
class PlaneLines:
    """Field lines in one plane, each (n, 2) R_E right and up, parted by rows of NaN."""

    closed_re: Floats
    open_re: Floats
    mlts_h: tuple[float, ...]
    """The local times of the meridian they lie in; none where they are those of the 3D view."""


@dataclass(frozen=True, eq=False)
class PlaneSheet:
    """The neutral sheet in one plane, and the faces of the plasma sheet (n, 2), parted by NaN."""

    middle_re: Floats
    faces_re: Floats


NO_LINES = PlaneLines(np.empty((0, 2)), np.empty((0, 2)), ())


@lru_cache(maxsize=24)
def lines(around: Surroundings, choice: LineChoice, rows: Rows) -> PlaneLines:
    """The lines of *choice* in the magnetic meridian nearest to the plane, flattened onto it.

    That meridian and the plane meet on the magnetic equator. To a plane along the equator none
    is near: there all lines that the 3D view draws are flattened.
    """
    axes = np.array(rows)
    rise, local_times = axes[:, 2], tuple[float, ...]()
    if np.hypot(*rise) < _STEEP:
        found = drawn_lines(around, choice)
    else:
        x, y, _ = np.array([rise[1], -rise[0]]) @ axes
        noon_h = 12.0 + float(np.degrees(np.arctan2(y, x))) / 15.0
        local_times = (noon_h % 24.0, (noon_h + 12.0) % 24.0)
        found = drawn_lines(around, replace(choice, mlts_h=local_times))
    closed, opened = (_flat(found, axes, closed=kind) for kind in (True, False))
    return PlaneLines(closed, opened, local_times)


def _flat(found: DrawnLines, axes: Floats, *, closed: bool) -> Floats:
    return fixed(parted([line @ axes.T for line in found.lines(closed=closed)], 2))


@lru_cache(maxsize=24)
def sheet(shape: Sheet, rows: Rows) -> PlaneSheet:
    """Where the plane cuts the neutral sheet and the plasma sheet."""
    axes = np.array(rows)
    middle, *faces = (fixed(parted(cut(mesh, axes), 2)) for mesh in (shape.mesh, *shape.faces))
    return PlaneSheet(middle, fixed(parted(faces, 2)))


@lru_cache(maxsize=24)
def belts(rows: Rows) -> tuple[Floats, Floats]:
    """The edges of the inner and of the outer belt in the plane, each (n, 2), parted by NaN."""
    inner, outer = (_ring(belt_surface(belt), rows) for belt in (INNER, OUTER))
    return inner, outer


def _ring(mesh: Mesh, rows: Rows) -> Floats:
    return fixed(parted(cut(mesh, np.array(rows)), 2))
