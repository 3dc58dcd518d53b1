"""Names in bars: written in the middle of what is seen of each, where there is room."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from smileviz.base.theme import Theme
from smileviz.widgets import style
from smileviz.widgets.colours import brush, pen
from smileviz.widgets.items import NO_PEN

_PAD_PX = 4.0
_GROUND = 0.72


@dataclass(frozen=True)
class Word:
    """What to write in the bar from *start* to *stop* (units of the plot)."""

    text: str
    start: float
    stop: float


class BarWords(QGraphicsItem):
    """Words in a row whose bars reach from 0 to 1 across."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._font = style.font(theme, style.SMALL_PX, bold=True)
        self._metrics = QFontMetricsF(self._font)
        self._ink = pen(theme.text)
        self._ground = brush(theme.background, _GROUND)
        self._words: tuple[Word, ...] = ()
        self._seen = (0.0, 1.0)
        self.setZValue(30.0)

    def set_words(self, words: tuple[Word, ...]) -> None:
        """Write these from now on."""
        self.prepareGeometryChange()
        self._words = words
        self.update()

    def see(self, first: float, last: float) -> None:
        """That part of the row is seen: words stand in the middle of what is seen of their bar."""
        self._seen = (first, last)

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """The whole row."""
        if not self._words:
            return QRectF()
        first = min(word.start for word in self._words)
        return QRectF(first, 0.0, max(word.stop for word in self._words) - first, 1.0)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Write the words, upright, on a little ground of their own."""
        whole = self.boundingRect()
        room = painter.worldTransform().mapRect(whole)
        if room.width() <= 0.0 or whole.width() <= 0.0:
            return
        painter.save()
        painter.resetTransform()
        painter.setFont(self._font)
        scale = room.width() / whole.width()
        first, last = self._seen
        for word in self._words:
            start, stop = max(word.start, first), min(word.stop, last)
            left = room.left() + (start - whole.left()) * scale
            self._write(
                painter, word.text, QRectF(left, room.top(), (stop - start) * scale, room.height())
            )
        painter.restore()

    def _write(self, painter: QPainter, text: str, room: QRectF) -> None:
        """Write *text* in the middle of *room* (pixels), if it fits."""
        width = self._metrics.horizontalAdvance(text) + 2.0 * _PAD_PX
        if room.width() < width + 2.0:
            return
        height = min(self._metrics.height(), room.height())
        x, y = room.center().x() - 0.5 * width, room.center().y() - 0.5 * height
        painter.setPen(NO_PEN)
        painter.setBrush(self._ground)
        painter.drawRoundedRect(QRectF(x, y, width, height), 3.0, 3.0)
        painter.setPen(self._ink)
        base = room.center().y() + 0.5 * self._metrics.capHeight()
        painter.drawText(QPointF(x + _PAD_PX, base), text)
