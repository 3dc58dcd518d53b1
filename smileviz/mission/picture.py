"""What a camera frames, as values: curves and marks in camera angles, each with its words."""

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.instruments.camera import Camera
from smileviz.instruments.instrument import Instrument
from smileviz.magnetosphere.boundary import Boundary


@dataclass(frozen=True, eq=False)
class Sight:
    """What there is to be seen from the spacecraft at one moment; vectors GCRS.

    *gse*, *sm*, *itrs*, *boundary* (3, 3) turn GCRS into those frames; the models live in the
    boundary frame.
    """

    t: float
    position_km: Floats
    sun_direction: Floats
    gse: Floats
    sm: Floats
    itrs: Floats
    boundary: Floats
    magnetopause: Boundary
    bow_shock: Boundary
    tilt_rad: float

    @cached_property
    def viewpoint_re(self) -> Floats:
        """The spacecraft in the boundary frame (3,), R_E."""
        return np.asarray(self.boundary @ self.position_km / EARTH_RADIUS_KM)


@dataclass(frozen=True, eq=False)
class Curve:
    """A line in the picture."""

    name: str
    """What it is: the key of its colour."""
    title: str
    sentence: str
    xy_deg: Floats
    """Camera angles (n, 2); rows of NaN part its pieces."""
    closed: bool = False
    """Whether it is one polygon that may be filled."""


@dataclass(frozen=True, eq=False)
class Mark:
    """A point in the picture, or beyond its edge."""

    name: str
    title: str
    sentence: str
    xy_deg: Floats
    """Camera angles (2,); NaN behind the camera."""
    inside: bool
    """Whether it lies within the field of view."""
    hidden: bool
    """Whether the Earth stands before it."""
    angle_deg: float
    """From the boresight."""
    edge_deg: Floats
    """Where on the edge of the field an arrow to it stands (2,)."""
    arrow_deg: float
    """Direction of that arrow, from +x towards +y."""


@dataclass(frozen=True, eq=False)
class Scale:
    """Ticks of the GSE X axis."""

    x_re: Floats
    xy_deg: Floats


@dataclass(frozen=True, eq=False)
class FovPicture:
    """What a camera frames: curves from back to front, marks, and what must be said beside."""

    instrument: Instrument
    outline_deg: Floats
    curves: tuple[Curve, ...]
    marks: tuple[Mark, ...]
    scale: Scale
    notes: tuple[str, ...]

    def curve(self, name: str) -> Curve | None:
        """Return the first curve called *name*."""
        return next((curve for curve in self.curves if curve.name == name), None)

    def mark(self, name: str) -> Mark | None:
        """Return the first mark called *name*."""
        return next((mark for mark in self.marks if mark.name == name), None)


@dataclass(frozen=True, eq=False)
class Thing:
    """Something to be marked: its words, its direction from the spacecraft, what hides it."""

    name: str
    title: str
    sentence: str
    direction: Floats
    """GCRS (3,), of any length."""
    hidden: bool = False


def marks(camera: Camera, things: list[Thing]) -> tuple[Mark, ...]:
    """Return the marks of *things* in the picture of *camera*, all worked out at once."""
    directions = np.stack([thing.direction for thing in things])
    xy, inside = camera.project(directions), camera.sees(directions)
    angle, turn = np.degrees(camera.angle_rad(directions)), camera.turn_rad(directions)
    edge = camera.instrument.field.edge_deg(turn)
    return tuple(
        Mark(
            name=thing.name,
            title=thing.title,
            sentence=f"{thing.sentence}, {angle[k]:.1f}° from the boresight.",
            xy_deg=xy[k],
            inside=bool(inside[k]),
            hidden=thing.hidden,
            angle_deg=float(angle[k]),
            edge_deg=edge[k],
            arrow_deg=math.degrees(turn[k]),
        )
        for k, thing in enumerate(things)
    )


def outline_deg(instrument: Instrument) -> Floats:
    """Edge of the field of *instrument*, closed (n, 2)."""
    edge = instrument.field.outline_deg(96)
    return np.concatenate([edge, edge[:1]])


def parted(lines: tuple[Floats, ...] | list[Floats], width: int) -> Floats:
    """Lines (n, *width*) one after another with rows of NaN between them."""
    gap = np.full((1, width), np.nan)
    rows = [part for line in lines for part in (line, gap)]
    return np.concatenate(rows[:-1]) if rows else gap
