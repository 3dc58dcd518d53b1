"""The column beside a plot: names of rows at the left, values at the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from smileviz.base.theme import Theme
from smileviz.widgets import style
from smileviz.widgets.colours import pen


@dataclass(frozen=True)
class Line:
    """Words on one line: pieces of text with their colours, at *y* (pixels, middle).

    *x* is the distance from the left edge of the column, or if negative from the right edge to
    the end of the words.
    """

    y: float
    pieces: tuple[tuple[str, str], ...]
    x: float = 8.0
    size_px: int = style.SMALL_PX
    bold: bool = False


class Gutter(QGraphicsItem):
    """Lines of words in a rectangle; nothing is drawn again unless the words differ."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rect = QRectF()
        self._lines: Sequence[Line] = ()
        self._fonts = {
            (size, bold): style.font(theme, size, bold=bold)
            for size in (style.SMALL_PX, 12, 13, 14)
            for bold in (False, True)
        }
        self._metrics = {key: QFontMetricsF(font) for key, font in self._fonts.items()}

    def set_rect(self, rect: QRectF) -> None:
        """Fill *rect* of the scene."""
        if rect != self._rect:
            self.prepareGeometryChange()
            self._rect = rect

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Say these from now on."""
        if lines != self._lines:
            self._lines = lines
            self.update()

    @property
    def lines(self) -> Sequence[Line]:
        """What is said."""
        return self._lines

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """The column."""
        return self._rect

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Write the lines."""
        for line in self._lines:
            key = (line.size_px, line.bold)
            metrics = self._metrics[key]
            painter.setFont(self._fonts[key])
            width = sum(metrics.horizontalAdvance(text) for text, _ in line.pieces)
            x = self._rect.left() + line.x
            if line.x < 0.0:
                x = self._rect.right() + line.x - width
            base = line.y + 0.5 * metrics.capHeight()
            for text, ink in line.pieces:
                painter.setPen(pen(ink))
                painter.drawText(QPointF(x, base), text)
                x += metrics.horizontalAdvance(text)
