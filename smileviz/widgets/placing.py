"""Where labels stand: beside their point, never over one another; the less important give way."""

from collections.abc import Iterator, Sequence
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
    left, top, right, bottom = bounds
    for side in _order(label.last):
        a, b, c, d = _rect(label, side)
        if a < left or b < top or c > right or d > bottom:
            continue
        if not any(a < r[2] and r[0] < c and b < r[3] and r[1] < d for r in used):
            return side
    return None


def _order(last: int | None) -> Iterator[int]:
    """The sides to try, the one it stood on before first."""
    if last is not None:
        yield last
    yield from (side for side in range(_SIDES) if side != last)


def _rect(label: Wanted, side: int) -> Rect:
    dx, dy = corner(label, side)
    left, top = label.x + dx, label.y + dy
    return (left, top, left + label.width, top + label.height)
