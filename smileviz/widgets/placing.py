"""Where labels stand: beside their point, never over one another; the less important give way."""

from collections.abc import Sequence
from dataclasses import dataclass

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels."""


@dataclass(frozen=True)
class Wanted:
    """A label *width* x *height* for the point (x, y), *gap* away from it; all in pixels.

    *last* is the side it stood on before: it stays there as long as it can.
    """

    x: float
    y: float
    width: float
    height: float
    gap: float = 7.0
    last: int | None = None


_SIDES = 8


def corner(wanted: Wanted, side: int) -> tuple[float, float]:
    """Top left corner of the label on that side of its point, relative to the point."""
    w, h, gap = wanted.width, wanted.height, wanted.gap
    slant = 0.7 * gap
    return (
        (gap, -h / 2.0),
        (-w - gap, -h / 2.0),
        (slant, -h - slant * 0.5),
        (slant, slant * 0.5),
        (-w - slant, -h - slant * 0.5),
        (-w - slant, slant * 0.5),
        (-w / 2.0, -h - gap),
        (-w / 2.0, gap),
    )[side]


def overlap(a: Rect, b: Rect) -> bool:
    """Whether two rectangles share ground."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def around(x: float, y: float, reach: float) -> Rect:
    """The square that reaches *reach* from a point."""
    return (x - reach, y - reach, x + reach, y + reach)


def place(wanted: Sequence[Wanted], bounds: Rect, taken: Sequence[Rect] = ()) -> list[int | None]:
    """The side for each label, in order of importance; None where there is no room for it."""
    used = list(taken)
    sides: list[int | None] = []
    for label in wanted:
        side = _free_side(label, bounds, used)
        sides.append(side)
        if side is not None:
            used.append(_rect(label, side))
    return sides


def _free_side(label: Wanted, bounds: Rect, used: Sequence[Rect]) -> int | None:
    order = list(range(_SIDES))
    if label.last is not None:
        order.remove(label.last)
        order.insert(0, label.last)
    for side in order:
        rect = _rect(label, side)
        inside = (
            rect[0] >= bounds[0]
            and rect[1] >= bounds[1]
            and rect[2] <= bounds[2]
            and rect[3] <= bounds[3]
        )
        if inside and not any(overlap(rect, other) for other in used):
            return side
    return None


def _rect(label: Wanted, side: int) -> Rect:
    dx, dy = corner(label, side)
    left, top = label.x + dx, label.y + dy
    return (left, top, left + label.width, top + label.height)
