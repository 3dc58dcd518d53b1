"""Shapes of marks, in pixels about the point they mark; each thing has its own, for grey eyes."""

import math

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF


def _polygon(points: list[tuple[float, float]]) -> QPainterPath:
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
    path.closeSubpath()
    return path


def diamond(size: float = 6.0) -> QPainterPath:
    """SMILE."""
    return _polygon([(0.0, -size), (size * 0.72, 0.0), (0.0, size), (-size * 0.72, 0.0)])


def square(size: float = 4.0) -> QPainterPath:
    """SXI, the aim point."""
    path = QPainterPath()
    path.addRect(QRectF(-size, -size, 2.0 * size, 2.0 * size))
    return path


def circle(size: float = 4.0) -> QPainterPath:
    """UVI, poles."""
    path = QPainterPath()
    path.addEllipse(QPointF(0.0, 0.0), size, size)
    return path


def ring(size: float = 5.0) -> QPainterPath:
    """A nose: a circle with a dot."""
    path = circle(size)
    path.addEllipse(QPointF(0.0, 0.0), 0.8, 0.8)
    return path


def triangle(size: float = 5.0) -> QPainterPath:
    """Pointing to the right: an apogee when turned up, an arrow's head."""
    return _polygon([(size, 0.0), (-size * 0.7, size * 0.8), (-size * 0.7, -size * 0.8)])


def cross(size: float = 4.0) -> QPainterPath:
    """A point without extent."""
    path = QPainterPath(QPointF(-size, 0.0))
    path.lineTo(size, 0.0)
    path.moveTo(0.0, -size)
    path.lineTo(0.0, size)
    return path


def wedge(size: float = 5.0) -> QPainterPath:
    """A cusp: two lines that meet, open upwards."""
    path = QPainterPath(QPointF(-size * 0.8, -size))
    path.lineTo(0.0, size * 0.5)
    path.lineTo(size * 0.8, -size)
    return path


def sun(size: float = 5.0) -> QPainterPath:
    """A disc with rays."""
    path = circle(size * 0.55)
    for k in range(8):
        angle = k * math.pi / 4.0
        path.moveTo(0.85 * size * math.cos(angle), 0.85 * size * math.sin(angle))
        path.lineTo(1.35 * size * math.cos(angle), 1.35 * size * math.sin(angle))
    return path


def arrow(length: float = 18.0, head: float = 5.0) -> QPainterPath:
    """An arrow to the right that ends at the point."""
    path = QPainterPath(QPointF(-length, 0.0))
    path.lineTo(0.0, 0.0)
    path.moveTo(-head, -head * 0.7)
    path.lineTo(0.0, 0.0)
    path.lineTo(-head, head * 0.7)
    return path
