"""Drawing: shapes in points, as data; SVG and PDF are made of it alike.

X to the right, y down, from the upper left corner, in points (1/72 inch).
"""

from dataclasses import dataclass, field

import numpy as np

from smileviz.base.arrays import Floats

Point = tuple[float, float]


@dataclass(frozen=True)
class Path:
    """A line through points, or an area."""

    points: tuple[Point, ...]
    stroke: str | None = None
    width: float = 0.6
    fill: str | None = None
    dash: tuple[float, ...] = ()
    closed: bool = False


@dataclass(frozen=True)
class Text:
    """Words with their base line at a point."""

    at: Point
    words: str
    colour: str
    size: float = 7.0
    anchor: str = "start"
    """``start``, ``middle`` or ``end``."""
    bold: bool = False
    turned: bool = False
    """Reading upwards."""


Shape = Path | Text


@dataclass
class Drawing:
    """A picture of so many points."""

    width: float
    height: float
    title: str
    """What it shows, for those who cannot see it."""
    shapes: list[Shape] = field(default_factory=list)

    def rect(self, corner: Point, size: Point, fill: str | None, stroke: str | None = None) -> None:
        """Add an upright rectangle."""
        (x, y), (w, h) = corner, size
        points = ((x, y), (x + w, y), (x + w, y + h), (x, y + h))
        self.shapes.append(Path(points, stroke, 0.5, fill, closed=True))

    def line(
        self, a: Point, b: Point, colour: str, width: float = 0.5, dash: tuple[float, ...] = ()
    ) -> None:
        """Add a straight line."""
        self.shapes.append(Path((a, b), colour, width, dash=dash))

    def text(self, at: Point, words: str, colour: str, size: float = 7.0, **how: object) -> None:
        """Add words; *how*: anchor, bold, turned."""
        self.shapes.append(Text(at, words, colour, size, **how))  # type: ignore[arg-type]

    def curve(
        self, xy: Floats, colour: str, width: float = 0.9, dash: tuple[float, ...] = ()
    ) -> None:
        """Add lines through *xy* (n, 2), parted at NaN."""
        for piece in pieces(xy):
            self.shapes.append(Path(_points(piece), colour, width, dash=dash))

    def area(self, xy: Floats, fill: str) -> None:
        """Add the polygon *xy* (n, 2)."""
        self.shapes.append(Path(_points(xy), fill=fill, closed=True))

    def hatch(self, corner: Point, size: Point, colour: str, step: float = 3.0) -> None:
        """Add slanted lines over a rectangle, so that it can be told without colour."""
        (x, y), (w, h) = corner, size
        for start in np.arange(-h, w, step).tolist():
            low, high = max(0.0, start), min(w, start + h)
            if high > low:
                a, b = (x + low, y + h - (low - start)), (x + high, y + h - (high - start))
                self.line(a, b, colour, 0.4)


def pieces(xy: Floats) -> list[Floats]:
    """*xy* (n, 2) in pieces without NaN, each of two points at least."""
    fine = np.isfinite(xy).all(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate([[False], fine, [False]]).astype(np.int8)))
    found = [xy[low:high] for low, high in edges.reshape(-1, 2).tolist()]
    return [piece for piece in found if len(piece) > 1]


def _points(xy: Floats) -> tuple[Point, ...]:
    return tuple((float(x), float(y)) for x, y in xy)


def mixed(a: str, b: str, share: float) -> str:
    """The colour *share* of the way from *a* to *b*, ``#RRGGBB``."""
    first, last = (np.array(list(bytes.fromhex(colour[1:])), dtype=float) for colour in (a, b))
    return "#" + bytes(np.round(first + share * (last - first)).astype(np.uint8).tolist()).hex()
