"""Shapes of near-Earth space as they are drawn: pure functions of hashable inputs, cached."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats, fixed, norm, rotate, unit
from smileviz.base.frames import Frame, rotation
from smileviz.magnetosphere.aurora import Aurora, Glow, Glowing, glow, rings_sm_re
from smileviz.magnetosphere.boundaries import MAGNETOPAUSES
from smileviz.magnetosphere.boundary import is_inside
from smileviz.magnetosphere.conditions import Conditions
from smileviz.magnetosphere.cusp_foot import CuspFoot
from smileviz.magnetosphere.domain import within
from smileviz.magnetosphere.mesh import Mesh
from smileviz.magnetosphere.neutral_sheet import NeutralSheet, surface_within
from smileviz.magnetosphere.spread import spread
from smileviz.magnetosphere.surface import Surface, surface
from smileviz.mission.field_now import Surroundings

PLASMA_SHEET_FROM_RE, PLASMA_SHEET_HALF_RE = 8.0, 2.0
"""The plasma sheet: this far down the tail, this thick to either side of the neutral sheet."""


@dataclass(frozen=True, eq=False)
class Sheet:
    """The neutral sheet as it is drawn: its mesh, SM, and how much of each point is to be seen."""

    mesh: Mesh
    share: Floats
    """(n,) 1 well within the magnetopause, 0 on it."""
    rows: int
    columns: int


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
    """The mesh of *sheet* up to the magnetopause, and how it fades towards it."""
    room = within(around.magnetopause, around.t, around.aberration_rad)
    turn = room.turn @ rotation(Frame.SM, Frame.GSM, around.t)
    mesh = surface_within(sheet, lambda sm: is_inside(around.magnetopause, rotate(turn, sm)))
    points = rotate(turn, mesh.points_re)
    theta = np.arctan2(np.hypot(points[:, 1], points[:, 2]), points[:, 0])
    phi = np.arctan2(points[:, 2], points[:, 1])
    depth = around.magnetopause.radius_re(theta, phi) - np.sqrt((points**2).sum(axis=1))
    share = np.clip(depth / 1.5, 0.0, 1.0)
    columns = int(np.flatnonzero(np.diff(np.hypot(*mesh.points_re[:, :2].T)) < -1.0)[0]) + 1
    return Sheet(mesh, fixed(share), len(points) // columns, columns)


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
