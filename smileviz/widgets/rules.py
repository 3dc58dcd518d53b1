"""The ground of a stack of plots: a slightly lighter field for each, and hairlines."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from smileviz.base.theme import Theme
from smileviz.widgets.colours import brush, grid, mix, pen


class Rules(QGraphicsItem):
    """Fields, and lines in pixels, each faint or, where it matters, stronger."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._faint = pen(grid(theme))
        self._strong = pen(mix(grid(theme), theme.secondary, 0.45))
        self._field = brush(mix(theme.background, theme.panel, 0.8))
        self._fields: Sequence[QRectF] = ()
        self._lines: Sequence[tuple[QLineF, bool]] = ()
        self._rect = QRectF()

    def show_on(self, fields: Sequence[QRectF], lines: Sequence[tuple[QLineF, bool]]) -> None:
        """Draw these from now on: fields, and lines with whether they are strong."""
        self.prepareGeometryChange()
        self._fields, self._lines = fields, lines
        self._rect = QRectF()
        for field in fields:
            self._rect |= field
        for line, _ in lines:
            self._rect |= QRectF(line.p1(), line.p2()).adjusted(0.0, -1.0, 0.0, 1.0)
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """Where they are."""
        return self._rect

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw the fields, then the lines."""
        for field in self._fields:
            painter.fillRect(field, self._field)
        for line, strong in self._lines:
            painter.setPen(self._strong if strong else self._faint)
            painter.drawLine(line)
