"""BarField: all rows of bars of a timeline in one item, in pixels."""

from collections.abc import Iterator, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from smileviz.base import time
from smileviz.base.theme import Theme
from smileviz.base.units import HOUR_S
from smileviz.widgets import bar_paint, style
from smileviz.widgets.bars import Bar, RowWindows
from smileviz.widgets.colours import brush, mix, pen
from smileviz.widgets.items import NO_PEN
from smileviz.widgets.time_scale import TimeScale

_TOP, _HIGH, _HIGH_BESIDE = 0.14, 0.7, 0.5
"""Of the height of a row; and beside the bars of plan B."""
_OTHER = (0.74, 0.16)
"""Where those stand."""
_PAD_PX = 4.0
_GROUND = 0.72
_MOST_WORDS = 80
_MOST_WIDTHS = 2000
_NARROW_PX = 22.0
"""No word is narrower."""

Placed = tuple[RowWindows, QRectF]


class BarField(QGraphicsItem):
    """Paints what the rows know where they stand; clipped to the plot."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._font = style.font(theme, style.SMALL_PX, bold=True)
        self._metrics = QFontMetricsF(self._font)
        self._least_px = 0.9 * self._metrics.height()
        self._widths: dict[str, float] = {}
        self._on_ground = pen(theme.text)
        self._on_bar = pen(theme.background)
        self._ground = brush(theme.background, _GROUND)
        self._mark = mix(theme.background, theme.smile, 0.85)
        self._rows: Sequence[Placed] = ()
        self.comparing = False
        """Whether the bars of plan B stand thin below the others."""
        self._plot = QRectF()
        self._scale = TimeScale(0.0, 1.0, 0.0, 1.0)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemClipsToShape)

    def show_on(self, rows: Sequence[Placed]) -> None:
        """Paint these rows, each across its rectangle of the plot (pixels), from now on."""
        self._rows = rows
        self.update()

    def span_over(self, scale: TimeScale, plot: QRectF) -> None:
        """Stand on this axis over *plot* (pixels)."""
        if plot != self._plot:
            self.prepareGeometryChange()
            self._plot = plot
        self._scale = scale
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 (Qt's name)
        """The plot."""
        return self._plot

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        """Draw the bars of every row, its marks, and words where there is room."""
        for known, room in self._rows:
            rect = _across(room, _TOP, _HIGH_BESIDE if self.comparing else _HIGH)
            for bar, edges_s in zip(known.row.bars, known.edges_s, strict=True):
                look = getattr(self._theme, bar.ink), bar.fill
                bar_paint.bars(painter, rect, edges_s, self._scale, look)
                if self.comparing:
                    thin = _across(room, *_OTHER)
                    other_s = known.others_s[known.row.bars.index(bar)]
                    bar_paint.bars(painter, thin, other_s, self._scale, look)
            for mark, times_s in zip(known.row.marks, known.events_s, strict=True):
                bar_paint.marks(painter, rect, times_s, self._scale, self._mark, up=mark.up)
        painter.setFont(self._font)
        for text, room, plain in self.words():
            self._write(painter, text, room, plain=plain)

    def words(self) -> Iterator[tuple[str, QRectF, bool]]:
        """What is written, in what it stands (pixels), and whether that is a plain bar."""
        part = _HIGH_BESIDE + 2.0 * _TOP if self.comparing else 1.0
        for known, room in self._rows:
            for bar, edges_s, page_s in zip(
                known.row.bars, known.edges_s, known.pages_s, strict=True
            ):
                if bar is not known.row.bars[-1] and not bar.word:
                    continue  # another bar stands in it, and its word in the way
                near = bar_paint.seen(edges_s, self._scale)
                if not 0 < len(near) <= _MOST_WORDS or part * room.height() < self._least_px:
                    continue
                x_px = np.clip(self._scale.x_px(near), self._plot.left(), self._plot.right())
                wide = x_px[:, 1] - x_px[:, 0] > _NARROW_PX
                for (first, last), edges in zip(
                    x_px[wide].tolist(), near[wide].tolist(), strict=True
                ):
                    text = _word(bar, edges, page_s)
                    if text and last - first >= self._width_px(text) + 2.0:
                        place = QRectF(first, room.top(), last - first, part * room.height())
                        yield text, place, bar.fill == "plain"

    def _width_px(self, text: str) -> float:
        """How wide *text* is with a little room at its sides."""
        if text not in self._widths:
            if len(self._widths) > _MOST_WIDTHS:
                self._widths.clear()
            self._widths[text] = self._metrics.horizontalAdvance(text) + 2.0 * _PAD_PX
        return self._widths[text]

    def _write(self, painter: QPainter, text: str, room: QRectF, *, plain: bool) -> None:
        """Write *text* in the middle of *room*: on a plain bar as it is, else on its own ground."""
        width = self._width_px(text)
        height = min(self._metrics.height(), room.height())
        x, y = room.center().x() - 0.5 * width, room.center().y() - 0.5 * height
        if not plain:
            painter.setPen(NO_PEN)
            painter.setBrush(self._ground)
            painter.drawRoundedRect(QRectF(x, y, width, height), 3.0, 3.0)
        painter.setPen(self._on_bar if plain else self._on_ground)
        painter.setBrush(QBrush())
        base = room.center().y() + 0.5 * self._metrics.capHeight()
        painter.drawText(QPointF(x + _PAD_PX, base), text)


def _word(bar: Bar, edges_s: list[float], page_s: tuple[float, float]) -> str:
    """The name of a bar, else how long it lasts, in hours as planners count, if that is known."""
    length_s = edges_s[1] - edges_s[0]
    if bar.word:
        return bar.word
    if edges_s[0] <= page_s[0] or edges_s[1] >= page_s[1]:
        return ""
    return f"{length_s / HOUR_S:.1f} h" if length_s >= HOUR_S else time.duration_label(length_s)


def _across(room: QRectF, top: float, high: float) -> QRectF:
    """A part of a row, from *top*, *high* of its height."""
    height = room.height()
    return QRectF(room.left(), room.top() + top * height, room.width(), high * height)
