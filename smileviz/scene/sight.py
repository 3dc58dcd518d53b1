"""Sight: what the camera sees at one moment, in pixels; no VTK, so that layout is testable."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from smileviz.base.arrays import Floats, dot, norm, unit

REFERENCE_DPI = 72.0


@dataclass(frozen=True, eq=False)
class Sight:
    """A camera (R_E, display frame) in front of a viewport of *width* x *height* pixels.

    *scale* is how many pixels one design pixel takes: 1 at 100 %, 2 on a HiDPI screen.
    Pixels count from the bottom left corner, as in VTK.
    """

    position: Floats
    focus: Floats
    up: Floats
    view_angle_rad: float
    width: int
    height: int
    scale: float = 1.0

    @cached_property
    def axes(self) -> Floats:
        """Rows right, up, back (3, 3): the camera's own axes."""
        back = unit(self.position - self.focus)
        right = unit(np.cross(self.up, back))
        return np.array([right, np.cross(back, right), back])

    @cached_property
    def pixels_per_tangent(self) -> float:
        """Pixels in the picture for a slope of one seen from the camera."""
        return float(0.5 * self.height / np.tan(0.5 * self.view_angle_rad))

    def project(self, points: Floats) -> tuple[Floats, Floats]:
        """Pixels (..., 2) and depth in R_E (...) of *points* (..., 3); NaN behind the camera."""
        seen = (points - self.position) @ self.axes.T
        depth = -seen[..., 2]
        safe = np.where(depth > 1e-6, depth, np.nan)
        xy = seen[..., :2] / safe[..., None] * self.pixels_per_tangent
        return xy + 0.5 * np.array([self.width, self.height]), depth

    def inside(self, xy: Floats, margin_px: float = 0.0) -> np.ndarray:
        """Whether pixels *xy* (..., 2) lie in the viewport, *margin_px* from its edge -> (...)."""
        size = np.array([self.width, self.height])
        with np.errstate(invalid="ignore"):
            return np.asarray(((xy >= margin_px) & (xy <= size - margin_px)).all(axis=-1))

    def ray(self, x: float, y: float) -> Floats:
        """Unit direction (3,) from the camera through the pixel."""
        slope = (np.array([x, y]) - 0.5 * np.array([self.width, self.height])) / (
            self.pixels_per_tangent
        )
        return unit(np.array([slope[0], slope[1], -1.0]) @ self.axes)

    def pixels_per_re(self, points: Floats) -> Floats:
        """Pixels that one R_E takes across the line of sight at *points* (..., 3) -> (...)."""
        depth = dot(self.position - points, self.axes[2])
        return np.asarray(self.pixels_per_tangent / np.maximum(depth, 1e-6))

    def hidden_by_earth(self, points: Floats) -> np.ndarray:
        """Whether the Earth (a sphere of 1 R_E) stands in front of *points* (..., 3) -> (...)."""
        away = points - self.position
        length = norm(away)
        towards = away / np.maximum(length, 1e-9)[..., None]
        along = -dot(np.broadcast_to(self.position, towards.shape), towards)
        nearest = norm(self.position + along[..., None] * towards)
        return np.asarray((nearest < 1.0) & (along > 0.0) & (along < length - 0.5))
