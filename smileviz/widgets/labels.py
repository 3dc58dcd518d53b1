"""Labels of a plot that never overlap: told what to say and where, it finds the room."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QGraphicsItem

from smileviz.base.theme import Theme
from smileviz.widgets import style
from smileviz.widgets.colours import pen
from smileviz.widgets.items import Label
from smileviz.widgets.placing import Rect, Wanted, around, corner, place, rect

_EDGE_PX = 3.0


@dataclass(frozen=True)
class Text:
    """What to say at the point (x, y) of the plot; *key* is the same from frame to frame."""

    key: str
    text: str
    x: float
    y: float
    ink: str
    gap_px: float = 8.0
    bold: bool = False
    side: int | None = None
    """The side of the point to try first (see `placing.corner`)."""
    guarded: bool = True
    """Whether other labels must keep off the point."""
    sides: tuple[int, ...] | None = None
    """The only sides it may stand on, if not on all."""
    clear_px: float = 0.0
    """How far it keeps from all else at its left and right."""


class Labels:
    """The labels of one plot, most important first."""

    def __init__(self, add: Callable[[QGraphicsItem], None], theme: Theme) -> None:
        self._add = add
        self._theme = theme
        self._items: dict[str, Label] = {}
        self._sides: dict[str, int | None] = {}
        self._texts: Sequence[Text] = ()

    def show(self, texts: Sequence[Text]) -> None:
        """Say these from now on, most important first; `settle` finds their places."""
        self._texts = texts
        keys = {text.key for text in texts}
        for key, item in self._items.items():
            if key not in keys:
                item.hide()

    def settle(
        self,
        to_pixels: Callable[[float, float], QPointF],
        bounds: QRectF,
        taken: Sequence[Rect] = (),
        spared: Sequence[Rect] = (),
    ) -> list[Rect]:
        """Stand where there is room within *bounds* (pixels); who finds none is not shown.

        Nothing stands on *taken* ground, and on *spared* ground only who finds no other; -> the
        ground that the labels stand on.
        """
        placed, wanted, anchors = [], [], list(taken)
        for text in self._texts:
            at = to_pixels(text.x, text.y)
            if not bounds.contains(at):
                self._hide(text.key)
                continue
            item = self._item(text)
            width, height = item.size_px
            last = self._sides.get(text.key)
            last = text.side if last is None else last
            placed.append((text, item))
            size = (width, height, text.gap_px)
            wanted.append(Wanted(at.x(), at.y(), *size, last, text.sides, text.clear_px))
            if text.guarded:
                anchors.append(around(at.x(), at.y(), 0.6 * text.gap_px))
        room = (
            bounds.left() + _EDGE_PX,
            bounds.top() + _EDGE_PX,
            bounds.right() - _EDGE_PX,
            bounds.bottom() - _EDGE_PX,
        )
        sides = place(wanted, room, anchors, spared)
        for (text, item), label, side in zip(placed, wanted, sides, strict=True):
            self._sides[text.key] = side
            item.setVisible(side is not None)
            if side is not None:
                item.put(text.x, text.y, *corner(label, side))
        pairs = zip(wanted, sides, strict=True)
        return [rect(label, side) for label, side in pairs if side is not None]

    def shown(self) -> list[str]:
        """Keys of the labels that have found room."""
        return [text.key for text in self._texts if self._sides.get(text.key) is not None]

    def _hide(self, key: str) -> None:
        self._sides[key] = None
        if key in self._items:
            self._items[key].hide()

    def _item(self, text: Text) -> Label:
        item = self._items.get(text.key)
        if item is None:
            font = style.font(self._theme, style.SMALL_PX + text.bold, bold=text.bold)
            item = Label(text.text, font, pen(text.ink), pen(self._theme.background))
            item.setZValue(40.0)
            self._items[text.key] = item
            self._add(item)
        item.set_text(text.text)
        return item
