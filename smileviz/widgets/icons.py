"""Icons, drawn in the colours of the theme: no files, sharp at every scale."""

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF, QTransform

from smileviz.base.theme import Theme
from smileviz.widgets.colours import colour, mix

_UNITS = 16.0
_SIZES = (16, 24, 32, 48, 64)
_Strokes = Callable[[], tuple[QPainterPath, bool]]


def _lines(*runs: tuple[tuple[float, float], ...]) -> tuple[QPainterPath, bool]:
    """Strokes through points in a square of 16."""
    path = QPainterPath()
    for run in runs:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in run]))
    return path, False


def _filled(*runs: tuple[tuple[float, float], ...]) -> tuple[QPainterPath, bool]:
    """Filled shapes in a square of 16."""
    path = QPainterPath()
    for run in runs:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in run]))
        path.closeSubpath()
    return path, True


def _bent(right: bool) -> tuple[QPainterPath, bool]:
    """An arrow that turns back."""
    path = QPainterPath(QPointF(3.0, 6.5))
    path.lineTo(9.5, 6.5)
    path.cubicTo(QPointF(14.5, 6.5), QPointF(14.5, 13.0), QPointF(9.5, 13.0))
    path.lineTo(6.0, 13.0)
    path.moveTo(6.0, 3.5)
    path.lineTo(3.0, 6.5)
    path.lineTo(6.0, 9.5)
    if right:
        path = QTransform(-1.0, 0.0, 0.0, 1.0, _UNITS, 0.0).map(path)
    return path, False


def _reset() -> tuple[QPainterPath, bool]:
    path = QPainterPath()
    path.arcMoveTo(QRectF(3.0, 3.0, 10.0, 10.0), 60.0)
    path.arcTo(QRectF(3.0, 3.0, 10.0, 10.0), 60.0, 300.0)
    path.moveTo(10.6, 0.9)
    path.lineTo(10.4, 3.8)
    path.lineTo(13.3, 4.2)
    return path, False


def _now() -> tuple[QPainterPath, bool]:
    path = QPainterPath()
    path.addEllipse(QRectF(2.5, 2.5, 11.0, 11.0))
    path.moveTo(8.0, 4.8)
    path.lineTo(8.0, 8.0)
    path.lineTo(10.5, 9.5)
    return path, False


def _camera() -> tuple[QPainterPath, bool]:
    path = QPainterPath()
    path.addRoundedRect(QRectF(1.5, 4.5, 13.0, 8.5), 1.5, 1.5)
    path.addEllipse(QRectF(5.5, 6.2, 5.0, 5.0))
    path.moveTo(5.5, 4.5)
    path.lineTo(6.5, 2.8)
    path.lineTo(9.5, 2.8)
    path.lineTo(10.5, 4.5)
    return path, False


def _search() -> tuple[QPainterPath, bool]:
    path = QPainterPath()
    path.addEllipse(QRectF(2.0, 2.0, 8.5, 8.5))
    path.moveTo(9.5, 9.5)
    path.lineTo(14.0, 14.0)
    return path, False


def _save() -> tuple[QPainterPath, bool]:
    return _lines(
        ((2.5, 2.5), (11.0, 2.5), (13.5, 5.0), (13.5, 13.5), (2.5, 13.5), (2.5, 2.5)),
        ((5.0, 13.5), (5.0, 9.0), (11.0, 9.0), (11.0, 13.5)),
        ((5.0, 2.5), (5.0, 5.5), (9.5, 5.5), (9.5, 2.5)),
    )


_DRAWN: dict[str, _Strokes] = {
    "play": lambda: _filled(((4.0, 2.5), (13.5, 8.0), (4.0, 13.5))),
    "reverse": lambda: _filled(((12.0, 2.5), (2.5, 8.0), (12.0, 13.5))),
    "pause": lambda: _filled(
        ((4.0, 3.0), (6.7, 3.0), (6.7, 13.0), (4.0, 13.0)),
        ((9.3, 3.0), (12.0, 3.0), (12.0, 13.0), (9.3, 13.0)),
    ),
    "back": lambda: _lines(((10.0, 3.5), (5.5, 8.0), (10.0, 12.5))),
    "forward": lambda: _lines(((6.0, 3.5), (10.5, 8.0), (6.0, 12.5))),
    "previous": lambda: _lines(((12.0, 3.5), (7.5, 8.0), (12.0, 12.5)), ((4.5, 3.5), (4.5, 12.5))),
    "next": lambda: _lines(((4.0, 3.5), (8.5, 8.0), (4.0, 12.5)), ((11.5, 3.5), (11.5, 12.5))),
    "now": _now,
    "open": lambda: _lines(
        ((1.5, 13.0), (1.5, 3.5), (6.0, 3.5), (7.5, 5.5), (13.0, 5.5), (13.0, 7.5)),
        ((1.5, 13.0), (4.0, 7.5), (15.0, 7.5), (12.5, 13.0), (1.5, 13.0)),
    ),
    "save": _save,
    "undo": lambda: _bent(right=False),
    "redo": lambda: _bent(right=True),
    "reset": _reset,
    "camera": _camera,
    "search": _search,
}
NAMES = tuple(_DRAWN)


@lru_cache(maxsize=128)
def icon(name: str, theme: Theme) -> QIcon:
    """The icon *name*, one of NAMES, in the colours of *theme*."""
    path, filled = _DRAWN[name]()
    made = QIcon()
    faint = mix(theme.panel, theme.secondary, 0.55)
    for mode, ink in ((QIcon.Mode.Normal, theme.text), (QIcon.Mode.Disabled, faint)):
        for size in _SIZES:
            made.addPixmap(_pixmap(path, ink, size, filled=filled), mode)
    return made


def _pixmap(path: QPainterPath, ink: str, size: int, *, filled: bool) -> QPixmap:
    made = QPixmap(size, size)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / _UNITS, size / _UNITS)
    pen = QPen(colour(ink), 1.4, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin)
    painter.setPen(Qt.PenStyle.NoPen if filled else pen)
    if filled:
        painter.setBrush(colour(ink))
    painter.drawPath(path)
    painter.end()
    return made
