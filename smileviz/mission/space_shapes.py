"""Shapes of near-Earth space as they are drawn: pure functions of hashable inputs, cached."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats, fixed, norm, rotate, unit
from smileviz.base.frames import Frame, rotation
from smileviz.magnetosphere.aurora import Aurora, Glow, Glowing, glow, rings_sm_re
from smileviz.magnetosphere.boundaries import MAGNETOPAUSES
from smileviz.magnetosphere.boundary import radius_along
from smileviz.magnetosphere.conditions import Conditions
from smileviz.magnetosphere.cusp_foot import CuspFoot
from smileviz.magnetosphere.domain import within
from smileviz.magnetosphere.mesh import Mesh, lattice
from smileviz.magnetosphere.neutral_sheet import NeutralSheet
from smileviz.magnetosphere.neutral_sheet import surface as sheet_surface
from smileviz.magnetosphere.section import kept
from smileviz.magnetosphere.spread import spread
from smileviz.magnetosphere.surface import Surface, surface
from smileviz.mission.field_now import Surroundings

PLASMA_SHEET_FROM_RE, PLASMA_SHEET_HALF_RE = 8.0, 2.0
"""The plasma sheet: this far down the tail, this thick to either side of the neutral sheet."""
_RAYS, _RINGS = 4, 6
_SPARSE = 2
"""Of the mesh of the sheet every other point outward is drawn, of its faces every fourth."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """The neutral sheet within the magnetopause, and the faces of the plasma sheet, SM."""

    mesh: Mesh
    faces: tuple[Mesh, Mesh]
    """North and south of it, from `PLASMA_SHEET_FROM_RE` on."""
    grid: tuple[Floats, ...]
    """Lines on the sheet (n, 3): outward, around, and its edge."""
    rims: tuple[Floats, ...]
    """Lines on the faces (n, 3): where they begin, across, and their edges."""
    middle_re: Floats
    """Outward at midnight (n, 3)."""


@dataclass(frozen=True, eq=False)
class Oval:
    """The auroral oval of one model, northern; the southern one is its mirror image. SM, R_E."""

    model: Aurora
    glow: Glow | None
    """None of a model that has outlines alone."""
    ridge_re: Floats
    """Where it is brightest at each local time, else its middle (n, 3), closed."""
    ridge_mw_m2: Floats
    """How bright it is there (n,); 0 where the model does not say."""
    outlines_re: tuple[Floats, ...]
    """Edges by the model of outlines, closed curves (n, 3), NaN where there is none."""


@dataclass(frozen=True, eq=False)
class Band:
    """What the models of the magnetopause span, boundary frame."""

    inner: Surface
    outer: Surface
    sentence: str


@lru_cache(maxsize=8)
def band(magnetopause: str, conditions: Conditions) -> Band:
    """The band around the model named *magnetopause*: the same object for equal arguments."""
    inner, outer, sentence = spread(MAGNETOPAUSES[magnetopause].under(conditions), conditions)
    return Band(surface(inner), surface(outer), sentence)


@lru_cache(maxsize=16)
def drawn_sheet(sheet: NeutralSheet, around: Surroundings) -> Sheet:
    """What of *sheet* lies within the magnetopause, with the plasma sheet about it."""
    points = sheet_surface(sheet).points_re
    columns = int(np.flatnonzero(np.diff(np.hypot(*points[:, :2].T)) < 0.0)[0]) + 1
    grid = points.reshape(-1, columns, 3)[:, ::_SPARSE]
    room = within(around.magnetopause, around.t, around.aberration_rad)
    turn = room.turn @ rotation(Frame.SM, Frame.GSM, around.t)

    def depth(part: Floats) -> Floats:
        in_boundary = rotate(turn, part)
        return radius_along(around.magnetopause, in_boundary) - norm(in_boundary)

    far = grid[:, np.hypot(grid[0, :, 0], grid[0, :, 1]) >= PLASMA_SHEET_FROM_RE][:, ::_SPARSE]
    lift = np.array([0.0, 0.0, PLASMA_SHEET_HALF_RE])
    parts = (grid, far + lift, far - lift)
    depths = [depth(part) for part in parts]
    ended = [_ended(part, deep) for part, deep in zip(parts, depths, strict=True)]
    steps = (_RINGS, _RINGS, _RINGS)
    rings = [_rings(*each) for each in zip(parts, depths, ended, steps, strict=True)]
    middle, north, south = (lattice(part) for part in ended)
    return Sheet(
        mesh=middle,
        faces=(north, south),
        grid=(*ended[0][::_RAYS], *rings[0]),
        rims=(*rings[1], *rings[2]),
        middle_re=ended[0][len(grid) // 2],
    )


def _rings(grid: Floats, depth: Floats, ended: Floats, step: int) -> list[Floats]:
    """Lines of *grid* around, as far as *depth* (rows, columns) is positive, and its edge."""
    around = [
        piece for k in range(0, grid.shape[1], step) for piece in kept(grid[:, k], depth[:, k])
    ]
    return [*around, ended[:, -1]]


def _ended(grid: Floats, depth: Floats) -> Floats:
    """*grid* (rows, columns, 3), every row drawn together to end where *depth* falls to zero."""
    columns = grid.shape[1]
    out = np.where(depth.min(axis=1) < 0.0, np.argmax(depth < 0.0, axis=1), columns - 1)
    inner = np.maximum(out - 1, 0)
    row = np.arange(len(grid))
    low, high = depth[row, inner], depth[row, out]
    share = np.clip(low / np.where(low > high, low - high, 1.0), 0.0, 1.0)
    last = np.where(high < 0.0, inner + share, float(columns - 1))
    place = last[:, None] * np.linspace(0.0, 1.0, columns)
    before = np.minimum(place.astype(np.int64), columns - 2)
    rest = (place - before)[..., None]
    row = row[:, None]
    return np.asarray((1.0 - rest) * grid[row, before] + rest * grid[row, before + 1])


@lru_cache(maxsize=16)
def cusp_arcs(foot: CuspFoot) -> Floats:
    """The arcs of *foot*: the same object for equal arguments."""
    return fixed(foot.outline_sm_re())


@lru_cache(maxsize=16)
def oval(model: Aurora, outlined: Aurora) -> Oval:
    """The glow of *model*, the edges of *outlined*: the same object for equal arguments."""
    if not isinstance(model, Glowing):
        edges = rings_sm_re(model)
        middle = unit(edges[0] + edges[1]) * norm(edges[0])[:, None]
        return Oval(model, None, fixed(middle), fixed(np.zeros(len(middle))), edges)
    bright = glow(model)
    height = bright.mesh.points_re[:, 2]
    columns = int(np.isclose(height, height[0]).sum())
    flux = bright.flux_mw_m2.reshape(-1, columns)
    points = bright.mesh.points_re.reshape(-1, columns, 3)
    best = flux.argmax(axis=0)
    every = np.append(np.arange(columns), 0)
    return Oval(
        model,
        bright,
        fixed(points[best[every], every]),
        fixed(flux[best[every], every]),
        rings_sm_re(outlined),
    )
