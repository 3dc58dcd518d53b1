"""Lines and numbers of an equal-scale plot, drawn inside it so that no room is lost to axes."""

import math
from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from smileviz.base.theme import Theme
from smileviz.widgets import style
from smileviz.widgets.colours import grid, mix, pen
from smileviz.widgets.numbers import MINUS
from smileviz.widgets.placing import Rect, overlap

_SPACING_PX = 44.0
_CLEAR_PX = 3.0


def step(length: float, room_px: float, spacing_px: float = _SPACING_PX) -> float:
    """A round step (1, 2 or 5 times a power of ten) for lines about *spacing_px* apart."""
    rough = length * spacing_px / max(room_px, 1.0)
    power = 10.0 ** math.floor(math.log10(rough))
    return power * next(m for m in (1.0, 2.0, 5.0, 10.0) if rough <= m * power * (1.0 + 1e-9))


def ticks(low: float, high: float, by: float) -> list[float]:
    """Multiples of *by* from *low* to *high*."""
    first, last = math.ceil(low / by - 1e-9), math.floor(high / by + 1e-9)
    return [k * by for k in range(first, last + 1)]


def tick_text(value: float, unit: str) -> str:
    """A tick's number, with a real minus; degrees carry their sign."""
    text = f"{value:.10g}".replace("-", MINUS)
    return f"{text}°" if unit == "deg" else text


class Graticule(QGraphicsItem):
    """Hairlines at round values, or their numbers along the left and lower edge."""

    def __init__(self, box: pg.ViewBox, theme: Theme, unit: str, *, numbers: bool) -> None:
        super().__init__(box)
        self._box = box
        self._unit = unit
        self._numbers = numbers
        self._line = pen(grid(theme))
        self._zero = pen(mix(grid(theme), theme.secondary, 0.35))
        self._ink = pen(mix(theme.background, theme.secondary, 0.85))
        self._halo = pen(theme.background)
        self._font = style.font(theme, style.SMALL_PX)
        self._metrics = QFontMetricsF(self._font)
        self.names = ("", "")
        """What the horizontal and the vertical axis are called, at their ends."""
        self._unsaid: set[int] = set()
        self._stood: tuple[tuple[str, str], list[Rect]] | None = None
        self.setZValue(50.0 if numbers else -50.0)
        box.sigRangeChanged.connect(self._changed)
        box.sigResized.connect(self._changed)

    def _changed(self, *_: object) -> None:
        self._stood = None
        self.prepareGeometryChange()
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """All of the plot."""
        return QRectF(self._box.rect())

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw lines or numbers for what is in view."""
        lines = self._lines()
        if lines is None:
            return
        if not self._numbers:
            self._rule(painter, *lines)
            return
        painter.setFont(self._font)
        for k, (at, text) in enumerate(self._places(*lines)):
            if k not in self._unsaid:
                self._text(painter, at, text)

    def _lines(self) -> tuple[QRectF, list[tuple[float, float]], list[tuple[float, float]]] | None:
        """The plot, and value and pixel of the lines across and up; None where it has no room."""
        rect = self.boundingRect()
        (left, right), (low, high) = self._box.viewRange()
        if rect.width() < 8.0 or right <= left or high <= low:
            return None
        by = step(right - left, rect.width())
        across = [
            (v, rect.left() + (v - left) / (right - left) * rect.width())
            for v in ticks(left, right, by)
        ]
        up = [
            (v, rect.bottom() - (v - low) / (high - low) * rect.height())
            for v in ticks(low, high, by)
        ]
        return rect, across, up

    def _rule(
        self,
        painter: QPainter,
        rect: QRectF,
        across: list[tuple[float, float]],
        up: list[tuple[float, float]],
    ) -> None:
        for value, x in across:
            painter.setPen(self._line if abs(value) > 1e-9 else self._zero)
            painter.drawLine(QLineF(x, rect.top(), x, rect.bottom()))
        for value, y in up:
            painter.setPen(self._line if abs(value) > 1e-9 else self._zero)
            painter.drawLine(QLineF(rect.left(), y, rect.right(), y))

    def grounds(self) -> list[Rect]:
        """Where its numbers stand, pixels; the same until the view or the size changes."""
        if self._stood is None or self._stood[0] != self.names:
            lines = self._lines()
            places = self._places(*lines) if lines else []
            self._stood = self.names, [self._ground(at, text) for at, text in places]
        return self._stood[1]

    def keep_off(self, grounds: Sequence[Rect]) -> None:
        """Leave out the numbers that would run into these, pixels."""
        unsaid = {
            k
            for k, own in enumerate(self.grounds())
            if any(overlap(own, other) for other in grounds)
        }
        if unsaid != self._unsaid:
            self._unsaid = unsaid
            self.update()

    def _ground(self, at: QPointF, text: str) -> Rect:
        width, high = self._metrics.horizontalAdvance(text), self._metrics.capHeight()
        return (at.x() - _CLEAR_PX, at.y() - high - 2.0, at.x() + width + _CLEAR_PX, at.y() + 2.0)

    def _places(
        self, rect: QRectF, across: list[tuple[float, float]], up: list[tuple[float, float]]
    ) -> list[tuple[QPointF, str]]:
        """The numbers and where each begins on its base line; last the name of the axis."""
        base = rect.bottom() - 4.0
        room = self._metrics.horizontalAdvance(self.names[0]) + 10.0 if self.names[0] else 2.0
        found = []
        for value, x in across:
            text = tick_text(value, self._unit)
            half = 0.5 * self._metrics.horizontalAdvance(text)
            if x - half > rect.left() + 26.0 and x + half < rect.right() - room:
                found.append((QPointF(x - half, base), text))
        middle = 0.5 * self._metrics.capHeight()
        for value, y in up:
            if rect.top() + 26.0 < y < rect.bottom() - 20.0:
                at = QPointF(rect.left() + 4.0, y + middle)
                found.append((at, tick_text(value, self._unit)))
        if self.names[0]:
            width = self._metrics.horizontalAdvance(self.names[0])
            found.append((QPointF(rect.right() - width - 5.0, base), self.names[0]))
        return found

    def _text(self, painter: QPainter, at: QPointF, text: str) -> None:
        painter.setPen(self._halo)
        for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
            painter.drawText(at + QPointF(dx, dy), text)
        painter.setPen(self._ink)
        painter.drawText(at, text)
