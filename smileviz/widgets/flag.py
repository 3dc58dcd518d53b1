"""The flag at the foot of the time cursor: the moment, written out."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from smileviz.base.theme import Theme
from smileviz.widgets import style
from smileviz.widgets.colours import brush, pen

_PAD_PX = 6.0
_HEIGHT_PX = 16.0


class Flag(QGraphicsItem):
    """A filled box with the time, below the plots at the cursor, kept within their width."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._font = style.font(theme, style.SMALL_PX, bold=True)
        self._metrics = QFontMetricsF(self._font)
        self._fill = brush(theme.cursor)
        self._ink = pen(theme.background)
        self._rect = QRectF()
        self.text = ""

    def show_at(self, x: float, plot: QRectF, text: str) -> None:
        """Stand at *x* (pixels) below *plot* and say *text*."""
        self.prepareGeometryChange()
        self.text = text
        width = self._metrics.horizontalAdvance(text) + 2.0 * _PAD_PX
        left = min(max(x - width / 2.0, plot.left()), plot.right() - width)
        self._rect = QRectF(left, plot.bottom(), width, _HEIGHT_PX)
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """The box."""
        return self._rect.adjusted(-1.0, -1.0, 1.0, 1.0)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw the box and the time."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._fill)
        painter.drawRoundedRect(self._rect, 3.0, 3.0)
        painter.setPen(self._ink)
        painter.setFont(self._font)
        base = self._rect.center().y() + 0.5 * self._metrics.capHeight()
        painter.drawText(QPointF(self._rect.left() + _PAD_PX, base), self.text)
