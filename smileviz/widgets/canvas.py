"""Canvas: a view in pixels for one item that fills it: gestures, tip, saving."""

from collections.abc import Callable

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from smileviz.base.theme import Theme
from smileviz.widgets.gestures import Gestures
from smileviz.widgets.tip import Tip


class Field(QGraphicsItem):
    """Paints itself by *painting* in the rectangle it is given."""

    def __init__(self, painting: Callable[[QPainter, QRectF], None]) -> None:
        super().__init__()
        self._painting = painting
        self.rect = QRectF()

    def set_rect(self, rect: QRectF) -> None:
        """Fill *rect* of the scene."""
        if rect != self.rect:
            self.prepareGeometryChange()
            self.rect = rect

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """What it fills."""
        return self.rect

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw it."""
        self._painting(painter, self.rect)


class Canvas:
    """A view whose one item is painted by *painting*; *naming* says what is at a pixel."""

    def __init__(
        self,
        theme: Theme,
        painting: Callable[[QPainter, QRectF], None],
        naming: Callable[[QPointF], str],
    ) -> None:
        self.view = pg.GraphicsView(background=theme.background)
        self.view.setFrameStyle(0)
        self.view.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.view.setMinimumSize(160, 90)
        self.field = Field(painting)
        self.view.scene().addItem(self.field)
        self.gestures = Gestures(self.view)
        self.tip = Tip(self.view.viewport())
        self._naming = naming
        self.view.centralWidget.geometryChanged.connect(self._fill)
        self.gestures.hovered.connect(lambda at: self.tip.say(at, self._naming(at)))
        self.gestures.unhovered.connect(self.tip.hide)
        self._fill()

    def _fill(self) -> None:
        size = self.view.viewport().size()
        self.field.set_rect(QRectF(0.0, 0.0, size.width(), size.height()))

    def update(self) -> None:
        """Paint again."""
        self.field.update()
