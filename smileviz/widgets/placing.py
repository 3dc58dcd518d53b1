"""Where labels stand: beside their point, never over one another; the less important give way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels."""


@dataclass(frozen=True)
class Wanted:
    """A label *width* x *height* for the point (x, y), *gap* away from it; all in pixels.

    *last* is the side it stood on before: it stays there as long as it can. With *sides* it stands
    on one of these or nowhere; *clear* is how far it keeps from all else at its left and right.
    """

    x: float
    y: float
    width: float
    height: float
    gap: float = 7.0
    last: int | None = None
    sides: tuple[int, ...] | None = None
    clear: float = 0.0


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


def place(
    wanted: Sequence[Wanted],
    bounds: Rect,
    taken: Sequence[Rect] = (),
    spared: Sequence[Rect] = (),
) -> list[int | None]:
    """The side for each label, in order of importance; None where there is no room for it.

    Nothing stands on *taken* ground; on *spared* ground only what finds no other, unless it is
    bound to certain sides.
    """
    used = list(taken)
    sides: list[int | None] = []
    for label in wanted:
        side = _free_side(label, bounds, [*used, *spared])
        if side is None and spared and label.sides is None:
            side = _free_side(label, bounds, used)
        sides.append(side)
        if side is not None:
            used.append(rect(label, side))
    return sides


def _free_side(label: Wanted, bounds: Rect, used: Sequence[Rect]) -> int | None:
    left, top, right, bottom = bounds
    clear = label.clear
    for side in _order(label):
        a, b, c, d = rect(label, side)
        if a < left or b < top or c > right or d > bottom:
            continue
        a, c = a - clear, c + clear
        if not any(a < r[2] and r[0] < c and b < r[3] and r[1] < d for r in used):
            return side
    return None


def _order(label: Wanted) -> Iterator[int]:
    """The sides to try, the one it stood on before first."""
    allowed = range(_SIDES) if label.sides is None else label.sides
    if label.last is not None and label.last in allowed:
        yield label.last
    yield from (side for side in allowed if side != label.last)


def rect(label: Wanted, side: int) -> Rect:
    """The ground of the label on that side of its point."""
    dx, dy = corner(label, side)
    left, top = label.x + dx, label.y + dy
    return (left, top, left + label.width, top + label.height)
