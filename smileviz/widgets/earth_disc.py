"""The Earth in a plane: a disc, its night half dark, seen along the third axis."""

import numpy as np
from PySide6.QtWidgets import QGraphicsItem

from smileviz.base.arrays import Floats
from smileviz.base.theme import Theme
from smileviz.widgets.colours import brush, pen
from smileviz.widgets.items import NO_PEN, Curve

_POINTS = 61


def circle(radius: float = 1.0) -> Floats:
    """A closed circle about the origin (n, 2)."""
    angle = np.linspace(0.0, 2.0 * np.pi, 2 * _POINTS - 1)
    return radius * np.stack([np.cos(angle), np.sin(angle)], axis=1)


def night(sun: tuple[float, float, float]) -> Floats:
    """Outline (n, 2) of the dark part of a unit sphere seen in orthographic projection.

    *sun*: unit direction of the Sun, its parts to the right, up and toward the eye. The outline
    is the half of the limb away from the Sun, then back along the terminator, half an ellipse
    whose short half axis is the part toward the eye.
    """
    right, up, toward = sun
    heading = np.arctan2(up, right)
    angle = np.linspace(0.5 * np.pi, 1.5 * np.pi, _POINTS)
    limb = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    back = angle[::-1]
    terminator = np.stack([toward * np.cos(back), np.sin(back)], axis=1)
    c, s = np.cos(heading), np.sin(heading)
    outline = np.concatenate([limb, terminator]) @ np.array([[c, s], [-s, c]])
    return np.asarray(outline)


class EarthDisc:
    """Day disc, night part and rim; drawn again only when the Sun has moved noticeably."""

    def __init__(self, theme: Theme) -> None:
        day = brush(theme.earth_day)
        self._day = Curve(NO_PEN, day)
        self._night = Curve(NO_PEN, brush(theme.earth_night))
        self._rim = Curve(pen(theme.coast))
        self._sun: tuple[float, float, float] | None = None
        for item in (self._day, self._rim):
            item.set_points(circle())

    @property
    def items(self) -> tuple[QGraphicsItem, ...]:
        """What to add to the plot, back to front."""
        return (self._day, self._night, self._rim)

    def light(self, sun: tuple[float, float, float]) -> None:
        """Light it from *sun*: parts to the right, up and toward the eye."""
        rounded = (round(sun[0], 3), round(sun[1], 3), round(sun[2], 3))
        if rounded != self._sun:
            self._sun = rounded
            self._night.set_points(night(rounded))
