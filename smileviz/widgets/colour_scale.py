"""ColourScale: numbers as colours of a map, and its bar with numbers beside a picture."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QLinearGradient, QPainter

from smileviz.base.arrays import Floats
from smileviz.base.colour_maps import CIVIDIS
from smileviz.base.theme import Theme
from smileviz.widgets import style
from smileviz.widgets.colours import pen
from smileviz.widgets.graticule import step, tick_text, ticks

_TICK_PX = 26.0


@dataclass(frozen=True)
class ColourScale:
    """From *low* to *high* over even *stops*."""

    low: float
    high: float
    stops: tuple[str, ...] = CIVIDIS

    def rgb(self, values: Floats) -> Floats:
        """Colours (..., 3), 0 to 255; NaN where there is no value."""
        inks = [QColor(stop) for stop in self.stops]
        parts = np.array([[ink.red(), ink.green(), ink.blue()] for ink in inks], dtype=np.float64)
        share = (values - self.low) / max(self.high - self.low, 1e-300)
        place = np.clip(share, 0.0, 1.0) * (len(parts) - 1)
        known = np.arange(len(parts))
        return np.stack([np.interp(place, known, column) for column in parts.T], axis=-1) + (
            0.0 * values[..., None]
        )

    def colours(self, values: Floats) -> list[QColor | None]:
        """The colour of each value (n,); None where there is none."""
        return [
            None if np.isnan(row[0]) else QColor(*(round(part) for part in row))
            for row in self.rgb(values).tolist()
        ]

    def over(self, value: float, theme: Theme) -> str:
        """The colour of text that can be read on that of *value*."""
        red, green, blue = self.rgb(np.array([value]))[0].tolist()
        dark = 0.299 * red + 0.587 * green + 0.114 * blue < 128.0
        light_ink, dark_ink = (
            (theme.text, theme.background) if theme.dark else (theme.background, theme.text)
        )
        return light_ink if dark else dark_ink

    def paint(self, painter: QPainter, bar: QRectF, theme: Theme, *, digits: int = 0) -> None:
        """Draw the bar upright in *bar*, its numbers at the right."""
        gradient = QLinearGradient(bar.bottomLeft(), bar.topLeft())
        for k, stop in enumerate(self.stops):
            gradient.setColorAt(k / (len(self.stops) - 1), QColor(stop))
        painter.fillRect(bar, gradient)
        font = style.font(theme, style.SMALL_PX)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(pen(theme.secondary))
        for value, y in self._places(bar):
            text = tick_text(round(value, digits + 2), "")
            painter.drawText(QPointF(bar.right() + 5.0, y + 0.5 * metrics.capHeight()), text)

    def _places(self, bar: QRectF) -> Sequence[tuple[float, float]]:
        if self.high <= self.low:
            return [(self.low, bar.bottom())]
        by = step(self.high - self.low, bar.height(), _TICK_PX)
        return [
            (value, bar.bottom() - (value - self.low) / (self.high - self.low) * bar.height())
            for value in ticks(self.low, self.high, by)
        ]
