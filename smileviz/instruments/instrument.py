"""What an instrument is: a field of view, and how it is mounted."""

import math
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np

from smileviz.base.arrays import Bools, Floats, norm, unit


class Field(Protocol):
    """The shape of a field of view, in camera directions: parts along xi, eta and boresight."""

    def outline_deg(self, count: int) -> Floats:
        """About *count* points around the edge, in camera angles (n, 2), the last not the first."""

    def sees(self, direction: Floats) -> Bools:
        """Whether camera *direction* (..., 3) lies within (...)."""

    def edge_deg(self, turn_rad: Floats) -> Floats:
        """Where the edge is *turn_rad* (...) from +x towards +y: camera angles (..., 2)."""


@dataclass(frozen=True)
class Rectangle:
    """Edges at fixed camera angles: half widths along xi (x) and along eta (y)."""

    half_x_deg: float
    half_y_deg: float

    def outline_deg(self, count: int) -> Floats:
        """Points evenly along the four sides, each corner among them."""
        across = max(1, round(0.5 * count * self.half_x_deg / (self.half_x_deg + self.half_y_deg)))
        up = max(1, count // 2 - across)
        x = np.linspace(-self.half_x_deg, self.half_x_deg, across + 1)[:-1]
        y = np.linspace(-self.half_y_deg, self.half_y_deg, up + 1)[:-1]
        low = np.stack([x, np.full(across, -self.half_y_deg)], axis=1)
        right = np.stack([np.full(up, self.half_x_deg), y], axis=1)
        half = np.concatenate([low, right])
        return np.concatenate([half, -half])

    def sees(self, direction: Floats) -> Bools:
        """Whether both camera angles lie within, in front of the camera."""
        x, y, ahead = np.moveaxis(np.asarray(direction, dtype=np.float64), -1, 0)
        wide = np.abs(x) <= ahead * math.tan(math.radians(self.half_x_deg))
        high = np.abs(y) <= ahead * math.tan(math.radians(self.half_y_deg))
        return np.asarray(wide & high & (ahead > 0))

    def edge_deg(self, turn_rad: Floats) -> Floats:
        """Where a line from the middle crosses the rectangle."""
        towards = np.stack([np.cos(turn_rad), np.sin(turn_rad)], axis=-1)
        room = np.array([self.half_x_deg, self.half_y_deg]) / np.maximum(np.abs(towards), 1e-12)
        return np.asarray(towards * room.min(axis=-1, keepdims=True))


@dataclass(frozen=True)
class Circle:
    """A cone about the boresight."""

    half_deg: float

    def outline_deg(self, count: int) -> Floats:
        """Points evenly around the cone."""
        turn = np.linspace(0.0, 2.0 * np.pi, count, endpoint=False)
        return self._at(turn)

    def sees(self, direction: Floats) -> Bools:
        """Whether the angle from the boresight lies within."""
        direction = np.asarray(direction, dtype=np.float64)
        return np.asarray(
            direction[..., 2] >= math.cos(math.radians(self.half_deg)) * norm(direction)
        )

    def edge_deg(self, turn_rad: Floats) -> Floats:
        """Where the cone is in that direction."""
        return self._at(turn_rad)

    def _at(self, turn: Floats) -> Floats:
        wide = math.tan(math.radians(self.half_deg))
        return np.degrees(np.arctan(wide * np.stack([np.cos(turn), np.sin(turn)], axis=-1)))


@dataclass(frozen=True)
class Mount:
    """How the boresight stands to that of the guidance law.

    Turned about eta by *toward_earth_deg*, from the law's boresight towards the Earth (-xi).
    """

    toward_earth_deg: float = 0.0
    assumed: bool = False
    """True where no source states the angle: say so wherever it shows."""


@dataclass(frozen=True)
class Instrument:
    """A camera of the spacecraft."""

    name: str
    """The key in files and themes."""
    title: str
    field: Field
    mount: Mount
    citation: str

    def outline(self, count: int = 64) -> Floats:
        """Return camera directions (n, 3) around the edge of the field, *count* or one more."""
        return ahead_of(self.field.outline_deg(count))

    def sees(self, direction: Floats) -> Bools:
        """Whether camera *direction* (..., 3) lies in the field (...)."""
        return self.field.sees(direction)

    def mounted(self, toward_earth_deg: float) -> "Instrument":
        """Return this instrument mounted at another angle."""
        return replace(self, mount=replace(self.mount, toward_earth_deg=toward_earth_deg))


def ahead_of(xy_deg: Floats) -> Floats:
    """Camera angles (..., 2) -> camera directions (..., 3): unit(tan x, tan y, 1)."""
    slope = np.tan(np.radians(np.asarray(xy_deg, dtype=np.float64)))
    return unit(np.concatenate([slope, np.ones_like(slope[..., :1])], axis=-1))
