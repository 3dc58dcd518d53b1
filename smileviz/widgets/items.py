"""What plots are drawn with: curves and areas in plot units, glyphs and labels in pixels.

Lighter than pyqtgraph's own items: setting one costs microseconds, and nothing is stroked to
learn its bounds.
"""

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontMetricsF,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from smileviz.base.arrays import Floats

NO_PEN = QPen(Qt.PenStyle.NoPen)
NO_BRUSH = QBrush(Qt.BrushStyle.NoBrush)
MOST_POINTS = 6000
"""More points than that are not drawn of a curve against time: no screen has more columns."""
_FLAG = QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations


def polyline(xy: Floats) -> QPainterPath:
    """Path through the points *xy* (n, 2), parted where a row is NaN."""
    whole: QPainterPath = pg.arrayToQPath(
        np.ascontiguousarray(xy[:, 0]), np.ascontiguousarray(xy[:, 1]), connect="finite"
    )
    return whole


def thinned(xy: Floats, most: int = MOST_POINTS) -> Floats:
    """Points *xy* (n, 2) of a curve, if more than *most* only those that make its outline (m, 2).

    Of every run of neighbours the lowest, the highest and one of each gap stay, in their order: a
    peak of one point is still drawn, and so is a gap.
    """
    runs = most // 3
    if len(xy) <= most or runs < 1:
        return xy
    size = -(-len(xy) // runs)
    whole = len(xy) // size * size
    y = xy[:whole, 1].reshape(-1, size)
    there = np.isfinite(y)
    first = np.arange(len(y)) * size
    low = first + np.argmin(np.where(there, y, np.inf), axis=1)
    high = first + np.argmax(np.where(there, y, -np.inf), axis=1)
    gap = first + np.argmin(there, axis=1)  # a missing one if there is any, else the first
    kept = np.concatenate([low, high, gap, [0], np.arange(whole, len(xy)), [len(xy) - 1]])
    return np.asarray(xy[np.unique(kept)])


def _cosmetic(pen: QPen) -> QPen:
    """A pen as wide in any plot."""
    made = QPen(pen)
    made.setCosmetic(True)
    return made


def _for_device(pen: QPen, painter: QPainter) -> QPen:
    """A cosmetic *pen* on a screen or picture with several dots to the pixel."""
    ratio = painter.device().devicePixelRatioF()
    if ratio == 1.0:
        return pen
    made = QPen(pen)
    made.setWidthF(ratio * pen.widthF())
    return made


class Curve(QGraphicsItem):
    """A line or an area in the units of the plot, with pen and brush in pixels."""

    def __init__(self, pen: QPen, brush: QBrush = NO_BRUSH) -> None:
        super().__init__()
        self.pen = _cosmetic(pen)
        self.brush = brush
        self.path = QPainterPath()
        self._rect = QRectF()

    def set_path(self, path: QPainterPath) -> None:
        """Draw *path* from now on."""
        self.prepareGeometryChange()
        self.path = path
        self._rect = path.controlPointRect()
        self.update()

    def set_points(self, xy: Floats) -> None:
        """Draw the line through *xy* (n, 2), parted at NaN."""
        self.set_path(polyline(xy) if len(xy) else QPainterPath())

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """Where it is, in the units of the plot, with a little room for the pen."""
        scale = self.sceneTransform()
        x, y = abs(scale.m11()) or 1.0, abs(scale.m22()) or 1.0
        margin = self.pen.widthF() + 1.0
        return self._rect.adjusted(-margin / x, -margin / y, margin / x, margin / y)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw the path."""
        if self.path.isEmpty():
            return
        painter.setPen(_for_device(self.pen, painter))
        painter.setBrush(self.brush)
        path = self.path
        if painter.paintEngine().type() == QPaintEngine.Type.SVG:
            # Written with six digits: far too few for seconds since 1970. Pixels need no more.
            path = painter.worldTransform().map(path)
            painter.resetTransform()
        painter.drawPath(path)


class Dots(QGraphicsItem):
    """Round dots, their size in pixels, at points of the plot."""

    def __init__(self, ink: QPen) -> None:
        super().__init__()
        self.ink = _cosmetic(ink)
        self.ink.setCapStyle(Qt.PenCapStyle.RoundCap)
        self._points = QPolygonF()

    def set_points(self, xy: Floats) -> None:
        """Stand at *xy* (n, 2)."""
        self.prepareGeometryChange()
        self._points = QPolygonF([QPointF(x, y) for x, y in xy.tolist()])
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """Where they are, in the units of the plot, with room for their size."""
        scale = self.sceneTransform()
        margin = self.ink.widthF() / max(abs(scale.m11()), 1e-9)
        return self._points.boundingRect().adjusted(-margin, -margin, margin, margin)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw the dots."""
        painter.setPen(_for_device(self.ink, painter))
        painter.drawPoints(self._points)


class Glyph(QGraphicsItem):
    """A shape of fixed size in pixels at a point of the plot."""

    def __init__(self, shape: QPainterPath, pen: QPen, brush: QBrush = NO_BRUSH) -> None:
        super().__init__()
        self.setFlag(_FLAG)
        self.shape_px = shape
        self.pen = pen
        self.brush = brush

    def put(self, x: float, y: float, angle_deg: float = 0.0) -> None:
        """Stand at (x, y) of the plot, turned by *angle_deg* from right toward up; NaN hides."""
        shown = bool(np.isfinite(x) and np.isfinite(y))
        self.setVisible(shown)
        if shown:
            self.setPos(x, y)
            self.setRotation(-angle_deg)

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """Its size in pixels."""
        margin = self.pen.widthF() + 1.0
        return self.shape_px.controlPointRect().adjusted(-margin, -margin, margin, margin)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw the shape."""
        painter.setPen(self.pen)
        painter.setBrush(self.brush)
        painter.drawPath(self.shape_px)


class Label(QGraphicsItem):
    """Text upright at a point of the plot, offset in pixels, with a halo against any ground."""

    def __init__(self, text: str, font: QFont, ink: QPen, halo: QPen | None = None) -> None:
        super().__init__()
        self.setFlag(_FLAG)
        self.font = font
        self.ink = ink
        self.halo = halo
        self.text = ""
        self.size_px = (0.0, 0.0)
        self._corner = QPointF()
        self._metrics = QFontMetricsF(font)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        """Say *text* from now on."""
        if text != self.text:
            self.prepareGeometryChange()
            self.text = text
            self.size_px = (self._metrics.horizontalAdvance(text), self._metrics.height())
            self.update()

    def put(self, x: float, y: float, left_px: float, top_px: float) -> None:
        """Stand with the top left corner at (left_px, top_px) from the point (x, y)."""
        self.setPos(x, y)
        corner = QPointF(left_px, top_px)
        if corner != self._corner:
            self.prepareGeometryChange()
            self._corner = corner

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """Where the text stands, in pixels."""
        width, height = self.size_px
        return QRectF(self._corner.x() - 2.0, self._corner.y() - 2.0, width + 4.0, height + 4.0)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw the halo, then the text."""
        painter.setFont(self.font)
        base = self._corner + QPointF(0.0, self._metrics.ascent())
        if self.halo is not None:
            painter.setPen(self.halo)
            for dx, dy in _AROUND:
                painter.drawText(base + QPointF(dx, dy), self.text)
        painter.setPen(self.ink)
        painter.drawText(base, self.text)


_AROUND = tuple((dx, dy) for dx in (-1.2, 0.0, 1.2) for dy in (-1.2, 0.0, 1.2) if dx or dy)
