"""Shade: a picture of cells in the units of a plot, such as day and night on a map."""

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from smileviz.base.arrays import Floats


class Shade(QGraphicsItem):
    """Cells of colour over a rectangle of the plot; the first row is the lowest."""

    def __init__(self, *, smooth: bool = True) -> None:
        super().__init__()
        self._smooth = smooth
        self._rect = QRectF()
        self._image = QImage()

    def set_cells(self, rgba: Floats, rect: QRectF) -> None:
        """Show *rgba* (rows, columns, 4), each 0 to 255 and not multiplied by its opacity."""
        self.prepareGeometryChange()
        rows, columns = rgba.shape[:2]
        pixels = np.ascontiguousarray(rgba.round().astype(np.uint8))
        plain = QImage.Format.Format_RGBA8888
        self._image = QImage(pixels.data, columns, rows, 4 * columns, plain).copy()
        self._rect = rect
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """The rectangle, in the units of the plot."""
        return self._rect

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw the cells."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._smooth)
        painter.drawImage(self._rect, self._image)
