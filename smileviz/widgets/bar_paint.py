"""How windows are painted as bars: one by one, or where they stand dense as a band of shares."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QImage, QPainter, QPen, QPolygonF

from smileviz.base.arrays import Floats
from smileviz.base.windows import covered
from smileviz.widgets.colours import brush, colour, hatch, pen
from smileviz.widgets.time_scale import TimeScale

_DENSE_PX = 13.0
"""Windows that begin closer together, on average, are a band."""
_LEAST = 0.3
"""How much is seen of the shortest window in a band."""
_BAND = {"plain": 0.8, "half": 0.4, "faint": 0.22, "striped": 0.55, "crossed": 0.65}
"""Opacity of a band by fill: too narrow for a hatch."""
_MARK_PX = 4.0
_MARKS_APART_PX = 7.0


def _plain(ink: str) -> QBrush:
    return brush(ink, 0.8)


def _half(ink: str) -> QBrush:
    return brush(ink, 0.4)


def _faint(ink: str) -> QBrush:
    return brush(ink, 0.22)


def _striped(ink: str) -> QBrush:
    return hatch(ink)


def _crossed(ink: str) -> QBrush:
    return hatch(ink, crossed=True)


FILLS: dict[str, Callable[[str], QBrush]] = {
    "plain": _plain,
    "half": _half,
    "faint": _faint,
    "striped": _striped,
    "crossed": _crossed,
}


@lru_cache(maxsize=256)
def _brush(ink: str, fill: str) -> QBrush:
    return FILLS[fill](ink)


@lru_cache(maxsize=256)
def _edge(ink: str, fill: str) -> QPen:
    return pen(ink, alpha=0.8 if fill == "plain" else 1.0)


def seen(edges_s: Floats, scale: TimeScale) -> Floats:
    """Those of the windows (n, 2) that reach into the axis (m, 2)."""
    first = int(np.searchsorted(edges_s[:, 1], scale.start_s))
    last = int(np.searchsorted(edges_s[:, 0], scale.stop_s, side="right"))
    return edges_s[first:last]


def dense(edges_s: Floats, scale: TimeScale) -> bool:
    """Whether windows (n, 2) stand too close to be told apart."""
    if len(edges_s) < 3:
        return False
    apart_s = (edges_s[-1, 0] - edges_s[0, 0]) / (len(edges_s) - 1)
    return bool(apart_s * scale.px_per_s < _DENSE_PX)


def bars(
    painter: QPainter, rect: QRectF, edges_s: Floats, scale: TimeScale, look: tuple[str, str]
) -> None:
    """Paint windows (n, 2), sorted and disjoint, across *rect*; *look*: colour and fill."""
    near = seen(edges_s, scale)
    if not len(near):
        return
    if dense(near, scale):
        _band(painter, rect, near, scale, look)
        return
    ink, fill = look
    x_px = np.clip(scale.x_px(near), rect.left() - 2.0, rect.right() + 2.0)
    top, height = rect.top(), rect.height()
    painter.setPen(_edge(ink, fill))
    painter.setBrush(_brush(ink, fill))
    painter.drawRects([QRectF(a, top, max(b - a, 0.4), height) for a, b in x_px.tolist()])


def _band(
    painter: QPainter, rect: QRectF, edges_s: Floats, scale: TimeScale, look: tuple[str, str]
) -> None:
    """Paint one column of dots beside another, each as strong as it is covered."""
    ink, fill = look
    columns = max(round(rect.width() * painter.device().devicePixelRatioF()), 1)
    grid_s = np.linspace(scale.start_s, scale.stop_s, columns + 1)
    part = np.diff(covered(edges_s, grid_s)) / np.diff(grid_s)
    strength = np.where(part > 0.0, _LEAST + (1.0 - _LEAST) * part, 0.0) * _BAND[fill]
    plain = colour(ink)
    parts = np.array([plain.red(), plain.green(), plain.blue(), 255], dtype=np.float64)
    pixels = np.outer(strength, parts).round().astype(np.uint8)
    image = QImage(
        pixels.data, columns, 1, 4 * columns, QImage.Format.Format_RGBA8888_Premultiplied
    )
    painter.drawImage(rect, image)


def marks(
    painter: QPainter, rect: QRectF, times_s: Floats, scale: TimeScale, ink: str, *, up: bool
) -> None:
    """Paint a triangle at each of the times (n,), none where they would touch."""
    x_px = scale.x_px(times_s[(times_s >= scale.start_s) & (times_s <= scale.stop_s)])
    if len(x_px) > 1 and np.diff(x_px).mean() < _MARKS_APART_PX:
        return
    painter.setPen(pen(ink))
    painter.setBrush(brush(ink))
    y, half = rect.center().y(), _MARK_PX if up else -_MARK_PX
    for x in x_px.tolist():
        corners = ((x - _MARK_PX, y + half), (x + _MARK_PX, y + half), (x, y - half))
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
