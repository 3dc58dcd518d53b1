"""Season: every revolution of the mission as a cell of a month's column, coloured by a number."""

from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter

from smileviz.base import time
from smileviz.base.arrays import Floats, Ints
from smileviz.base.theme import Theme
from smileviz.mission.calendar import Calendar, CalendarColumn
from smileviz.widgets import style
from smileviz.widgets.colour_scale import ColourScale
from smileviz.widgets.colours import hatch, pen
from smileviz.widgets.items import NO_BRUSH, NO_PEN
from smileviz.widgets.numbers import plain

_MONTHS = ("J", "F", "M", "A", "M", "J", "J", "A", "S", "O", "N", "D")
_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LEFT, _RIGHT, _TOP, _BOTTOM = 42.0, 84.0, 8.0, 34.0
_BAR_PX = 12.0
_GAP_PX = 1.0
_WIDE_PX = 26.0
_NEAR_ZERO = 0.2


@dataclass(frozen=True)
class Cells:
    """Where the revolutions of a calendar stand: month and place in it (n,), and the months."""

    month: Ints
    """Column (n,), counted from the first."""
    place: Ints
    """From the top (n,): number of the revolution in its month."""
    first: int
    """Months since year 0 of the first column."""
    count: int
    rows: int


def cells(calendar: Calendar) -> Cells:
    """By the month (UTC) in which each revolution begins."""
    starts = time.unix_s(calendar.rounds.edges[:, 0])
    moments = [datetime.fromtimestamp(s, UTC) for s in np.atleast_1d(starts).tolist()]
    months = np.array([m.year * 12 + m.month - 1 for m in moments], dtype=np.int64)
    first = int(months[0])
    begins = np.searchsorted(months, months)
    place = np.arange(len(months)) - begins
    return Cells(months - first, place, first, int(months[-1]) - first + 1, int(place.max()) + 1)


def scale_of(values: Floats) -> ColourScale:
    """From the least value, or zero where that is near, to the greatest."""
    known = values[np.isfinite(values)]
    if not len(known):
        return ColourScale(0.0, 1.0)
    low, high = float(known.min()), float(known.max())
    low = 0.0 if 0.0 <= low < _NEAR_ZERO * high else low
    return ColourScale(low, high if high > low else low + 1.0)


class Season:
    """Draws a calendar; knows which revolution is at a pixel."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._font = style.font(theme, style.SMALL_PX)
        self._metrics = QFontMetricsF(self._font)
        self.calendar: Calendar | None = None
        self.column: CalendarColumn | None = None
        self.cells: Cells | None = None
        self.scale = ColourScale(0.0, 1.0)
        self.here: int | None = None
        """The row of the present revolution."""
        self._rect = QRectF()

    def take(self, calendar: Calendar, column: CalendarColumn) -> None:
        """Show this column of *calendar* from now on."""
        if calendar is not self.calendar:
            self.calendar = calendar
            self.cells = cells(calendar)
        self.column = column
        whole = calendar.rounds.whole
        self.scale = scale_of(self.values[whole] if whole.any() else self.values)

    @property
    def values(self) -> Floats:
        """The numbers shown (n,)."""
        if self.calendar is None or self.column is None:
            return np.empty(0)
        return self.calendar.columns[self.column.name]

    # --- pixels
    def _room(self) -> QRectF:
        return self._rect.adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)

    def cell(self, row: int) -> QRectF:
        """Where a revolution stands, pixels."""
        room, known = self._room(), self.cells
        if known is None:
            return QRectF()
        wide, high = room.width() / known.count, room.height() / known.rows
        return QRectF(
            room.left() + int(known.month[row]) * wide,
            room.top() + int(known.place[row]) * high,
            wide,
            high,
        )

    def row_at(self, at: QPointF) -> int | None:
        """The revolution at a pixel."""
        room, known = self._room(), self.cells
        if known is None or not room.contains(at):
            return None
        month = int((at.x() - room.left()) / room.width() * known.count)
        place = int((at.y() - room.top()) / room.height() * known.rows)
        found = np.flatnonzero((known.month == month) & (known.place == place))
        return int(found[0]) if len(found) else None

    def words(self, row: int) -> str:
        """What is said of a revolution."""
        if self.calendar is None or self.column is None:
            return ""
        rounds = self.calendar.rounds
        start, stop = (time.label(t)[:16] for t in rounds.edges[row].tolist())
        cut = "" if bool(rounds.whole[row]) else " (cut by the span)"
        return (
            f"Orbit {int(rounds.numbers[row])}{cut}\n{start} to {stop} UTC\n"
            f"{self.column.title}: {self.said(row)}\nClick to go there"
        )

    def said(self, row: int) -> str:
        """The number of a revolution, with its unit."""
        if self.column is None:
            return ""
        whole = self.column.unit in ("", "min")
        return plain(float(self.values[row]), self.column.unit, 0 if whole else None)

    # --- drawing
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draw cells, months, years and the scale."""
        self._rect = rect
        if self.calendar is None or self.cells is None or self.column is None:
            return
        gap = _GAP_PX if self._room().width() / self.cells.count > 6.0 else 0.0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, gap == 0.0)
        painter.setPen(NO_PEN)
        none = hatch(self._theme.secondary, 0.5)
        for row, ink in enumerate(self.scale.colours(self.values)):
            painter.fillRect(self.cell(row).adjusted(0.0, 0.0, -gap, -gap), ink or none)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.here is not None:
            painter.setPen(pen(self._theme.cursor, 2.0))
            painter.setBrush(NO_BRUSH)
            painter.drawRect(self.cell(self.here).adjusted(-1.0, -1.0, 0.0, 0.0))
        self._paint_months(painter)
        room = self._room()
        bar = QRectF(room.right() + 18.0, room.top() + 16.0, _BAR_PX, room.height() - 16.0)
        self.scale.paint(painter, bar, self._theme)
        painter.setPen(pen(self._theme.text))
        painter.drawText(QPointF(bar.left(), room.top() + 8.0), self.column.unit or "number")

    def _paint_months(self, painter: QPainter) -> None:
        room, known, theme = self._room(), self.cells, self._theme
        if known is None:
            return
        painter.setFont(self._font)
        wide = room.width() / known.count
        names = _NAMES if wide >= _WIDE_PX else _MONTHS
        last = room.left() - 100.0
        for k in range(known.count):
            year, month = divmod(known.first + k, 12)
            x = room.left() + k * wide
            text = names[month]
            half = 0.5 * self._metrics.horizontalAdvance(text)
            if wide >= 2.0 * half:
                painter.setPen(pen(theme.secondary))
                painter.drawText(QPointF(x + 0.5 * wide - half, room.bottom() + 13.0), text)
            if (month == 0 or k == 0) and x > last:
                painter.setPen(pen(theme.text))
                painter.drawText(QPointF(x + 1.0, room.bottom() + 28.0), str(year))
                painter.setPen(pen(theme.hairline))
                painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom() + 30.0))
                last = x + self._metrics.horizontalAdvance("2026") + 4.0
        painter.setPen(pen(theme.secondary))
        for place in range(0, known.rows, 5):
            y = room.top() + (place + 0.5) * room.height() / known.rows
            text = f"{place + 1}."
            x = room.left() - 6.0 - self._metrics.horizontalAdvance(text)
            painter.drawText(QPointF(x, y + 0.5 * self._metrics.capHeight()), text)
