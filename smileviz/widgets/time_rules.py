"""Hairlines and words of the UTC axis that a stack of plots shares."""

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from smileviz.base.theme import Theme
from smileviz.base.units import DAY_S
from smileviz.widgets import style
from smileviz.widgets.colours import grid, mix, pen
from smileviz.widgets.time_axis import Ticks, ticks

_AXIS_PX = 20.0
_OVER_PX = 4.0


class _OnTime(QGraphicsItem):
    """Something drawn at the ticks of a UTC axis."""

    def __init__(self) -> None:
        super().__init__()
        self._start, self._stop = 0.0, 1.0
        self._plot = QRectF()
        self._ticks = Ticks((), ())

    def span_over(self, start_s: float, stop_s: float, plot: QRectF) -> None:
        """Span *start_s* to *stop_s* (UTC s since 1970) over *plot* (pixels)."""
        self.prepareGeometryChange()
        self._start, self._stop, self._plot = start_s, stop_s, plot
        self._ticks = ticks(start_s, stop_s, plot.width())
        self.update()

    def _x(self, unix_s: float) -> float:
        fraction = (unix_s - self._start) / (self._stop - self._start)
        return self._plot.left() + fraction * self._plot.width()


class TimeRules(_OnTime):
    """Vertical hairlines through all plots; midnights a little stronger."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._line = pen(grid(theme))
        self._midnight = pen(mix(grid(theme), theme.secondary, 0.25))

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """All of the plots."""
        return self._plot

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw the lines."""
        for unix_s, _ in self._ticks.labels:
            painter.setPen(self._line if unix_s % DAY_S else self._midnight)
            x = self._x(unix_s)
            painter.drawLine(QLineF(x, self._plot.top(), x, self._plot.bottom()))


class TimeNumbers(_OnTime):
    """The axis below the plots: ticks and their times."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._font = style.font(theme, style.SMALL_PX)
        self._metrics = QFontMetricsF(self._font)
        self._ink = pen(theme.secondary)
        self._date_ink = pen(theme.text)
        self._tick = pen(mix(theme.hairline, theme.secondary, 0.4))

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """The strip below the plots, its labels overhanging."""
        plot = self._plot
        return QRectF(plot.left() - 40.0, plot.bottom() - 1.0, plot.width() + 80.0, _AXIS_PX)

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw the base line, ticks and labels."""
        plot = self._plot
        base = plot.bottom()
        painter.setPen(self._tick)
        painter.drawLine(QLineF(plot.left(), base, plot.right(), base))
        for unix_s in self._ticks.fine:
            x = self._x(unix_s)
            painter.drawLine(QLineF(x, base, x, base + 2.0))
        painter.setFont(self._font)
        for unix_s, text in self._ticks.labels:
            x, width = self._x(unix_s), self._metrics.horizontalAdvance(text)
            if x + 0.5 * width > plot.right() + _OVER_PX:
                continue  # the foot of the column at the right stands there
            painter.setPen(self._tick)
            painter.drawLine(QLineF(x, base, x, base + 4.0))
            painter.setPen(self._ink if unix_s % DAY_S else self._date_ink)
            painter.drawText(QPointF(x - width / 2.0, base + 15.0), text)
