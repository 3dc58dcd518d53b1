"""EnvelopeMap: under which pressure and Bz the nose is in view, as a map with contours."""

import math

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter

from smileviz.base.arrays import Floats
from smileviz.base.theme import Theme
from smileviz.mission.envelope import Envelope
from smileviz.widgets import style
from smileviz.widgets.colour_scale import ColourScale
from smileviz.widgets.colours import LONG_DASH, pen
from smileviz.widgets.items import NO_BRUSH, polyline
from smileviz.widgets.numbers import number, plain

_LEFT, _RIGHT, _TOP, _BOTTOM = 52.0, 70.0, 8.0, 38.0
_BAR_PX = 12.0
_PDYN_TICKS = (0.5, 1.0, 2.0, 5.0, 10.0, 20.0)
_SHARES = (0.1, 0.5, 0.9)
_HALO = ((-1.0, 0.0), (1.0, 0.0), (0.0, -1.0), (0.0, 1.0))
_APART_PX = 34.0
_RING_PX = 4.5

Words = tuple[str, QPointF, str]
"""A label, the middle of it in pixels, and its colour."""


class EnvelopeMap:
    """Draws an envelope; pressure runs to the right by its logarithm, Bz upwards."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._font = style.font(theme, style.SMALL_PX)
        self._metrics = QFontMetricsF(self._font)
        self.scale = ColourScale(0.0, 100.0)
        self.envelope: Envelope | None = None
        self.wind = (math.nan, math.nan)
        """Pressure and Bz of the present moment."""
        self._rect = QRectF()
        self._image = QImage()

    def take(self, envelope: Envelope) -> None:
        """Show *envelope* from now on."""
        self.envelope = envelope
        rgb = self.scale.rgb(100.0 * envelope.share)
        shown = np.isfinite(rgb[..., 0])
        rgba = np.concatenate([np.nan_to_num(rgb), 255.0 * shown[..., None]], axis=-1)
        pixels = np.ascontiguousarray(rgba[::-1].round().astype(np.uint8))
        rows, columns = pixels.shape[:2]
        plain_rgba = QImage.Format.Format_RGBA8888
        self._image = QImage(pixels.data, columns, rows, 4 * columns, plain_rgba).copy()

    # --- pixels
    @property
    def room(self) -> QRectF:
        """The map, pixels."""
        return self._rect.adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)

    def place(self, pdyn_npa: float, bz_nt: float) -> QPointF:
        """Where a wind stands, pixels."""
        room, known = self.room, self.envelope
        if known is None:
            return QPointF()
        first, last = np.log(known.pdyn_npa[[0, -1]]).tolist()
        low, high = known.bz_nt[[0, -1]].tolist()
        x = (math.log(max(pdyn_npa, 1e-6)) - first) / (last - first)
        y = (bz_nt - low) / (high - low)
        return QPointF(room.left() + x * room.width(), room.bottom() - y * room.height())

    def words(self, at: QPointF) -> str:
        """What is said of the wind at a pixel."""
        known, room = self.envelope, self.room
        if known is None or not room.contains(at):
            return ""
        x = (at.x() - room.left()) / room.width()
        y = (room.bottom() - at.y()) / room.height()
        p = round(x * (len(known.pdyn_npa) - 1))
        b = round(y * (len(known.bz_nt) - 1))
        share = float(known.share[b, p])
        if known.span.length_s > 0.0:
            often = f"in view {plain(100.0 * share, '%')} of {plain(known.observing_h, 'h')}"
        else:
            often = "in view" if share > 0.5 else "not in view"
        wind = float(known.pdyn_npa[p]), float(known.bz_nt[b])
        nose = plain(float(known.nose_re[b, p]), "R⊕", 1)
        return f"Pdyn {plain(wind[0], 'nPa')}, Bz {plain(wind[1], 'nT')}\nNose at {nose}: {often}"

    @property
    def share_now(self) -> float:
        """Share of the time with the nose in view under the present wind; NaN beyond the map."""
        known, (pdyn, bz) = self.envelope, self.wind
        if known is None or not (math.isfinite(pdyn) and math.isfinite(bz)):
            return math.nan
        across = [
            float(np.interp(np.log(pdyn), np.log(known.pdyn_npa), row, np.nan, np.nan))
            for row in known.share
        ]
        return float(np.interp(bz, known.bz_nt, across, np.nan, np.nan))

    # --- drawing
    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Draw the map, its contours, the present wind, axes and scale."""
        self._rect = rect
        known, room = self.envelope, self.room
        if known is None or room.width() < 40.0 or room.height() < 30.0:
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        half_x = 0.5 * room.width() / (len(known.pdyn_npa) - 1)
        half_y = 0.5 * room.height() / (len(known.bz_nt) - 1)
        painter.save()
        painter.setClipRect(room)
        painter.drawImage(room.adjusted(-half_x, -half_y, half_x, half_y), self._image)
        words = self._paint_contours(painter, known)
        painter.restore()
        painter.setFont(self._font)
        self._paint_axes(painter, room)
        stood = [self.place(*self.wind)] if math.isfinite(sum(self.wind)) else []
        for text, at, ink in words:
            if all((at - other).manhattanLength() > _APART_PX for other in stood):
                stood.append(at)
                self._write(painter, text, at, ink)
        self._paint_wind(painter, room)
        if known.span.length_s > 0.0:
            bar = QRectF(room.right() + 16.0, room.top() + 16.0, _BAR_PX, room.height() - 16.0)
            self.scale.paint(painter, bar, self._theme)
            painter.drawText(QPointF(bar.left(), room.top() + 8.0), "% in view")

    def _paint_contours(self, painter: QPainter, known: Envelope) -> list[Words]:
        """Lines of equal distance of the nose, and of equal share."""
        theme = self._theme
        words: list[Words] = []
        low, high = float(known.nose_re.min()), float(known.nose_re.max())
        for distance in range(math.ceil(low), math.floor(high) + 1):
            painter.setPen(pen(theme.magnetopause, dash=LONG_DASH))
            words += self._contour(painter, known.nose_re, float(distance), f"{distance} R⊕")
        if known.span.length_s > 0.0 and np.isfinite(known.share).all():
            for share in _SHARES:
                painter.setPen(pen("#FFFFFF", 1.2))
                words += self._contour(painter, known.share, share, f"{100.0 * share:.0f} %")
        elif np.isfinite(known.share).all():
            painter.setPen(pen(theme.sxi, 1.5))
            self._contour(painter, known.share, 0.5, "")
        return words

    def _contour(self, painter: QPainter, values: Floats, level: float, text: str) -> list[Words]:
        """Draw where *values* (b, p) are *level*; -> its label."""
        room = self.room
        across = room.width() / (values.shape[1] - 1)
        up = room.height() / (values.shape[0] - 1)
        words: list[Words] = []
        longest = 0
        for line in pg.isocurve(values, level, connected=True, extendToEdge=False):
            bp = np.array(line) - 0.5
            xy = np.stack([room.left() + bp[:, 1] * across, room.bottom() - bp[:, 0] * up], axis=1)
            painter.drawPath(polyline(xy))
            inside = xy[(xy[:, 0] > room.left() + 20.0) & (xy[:, 0] < room.right() - 20.0)]
            if text and len(inside) > longest:
                longest = len(inside)
                ink = self._theme.magnetopause if "R" in text else "#FFFFFF"
                words = [(text, QPointF(*inside[len(inside) // 2].tolist()), ink)]
        return words

    def _write(self, painter: QPainter, text: str, at: QPointF, ink: str) -> None:
        """Text with a halo, its middle at *at*."""
        width = self._metrics.horizontalAdvance(text)
        base = at + QPointF(-0.5 * width, 0.5 * self._metrics.capHeight())
        painter.setPen(pen("#000000" if ink == "#FFFFFF" else self._theme.background))
        for dx, dy in _HALO:
            painter.drawText(base + QPointF(dx, dy), text)
        painter.setPen(pen(ink))
        painter.drawText(base, text)

    def _paint_axes(self, painter: QPainter, room: QRectF) -> None:
        theme, middle = self._theme, 0.5 * self._metrics.capHeight()
        painter.setPen(pen(theme.hairline))
        painter.drawRect(room)
        painter.setPen(pen(theme.secondary))
        for value in _PDYN_TICKS:
            x, text = self.place(value, 0.0).x(), f"{value:g}"
            half = 0.5 * self._metrics.horizontalAdvance(text)
            painter.drawLine(QLineF(x, room.bottom(), x, room.bottom() + 4.0))
            painter.drawText(QPointF(x - half, room.bottom() + 16.0), text)
        for value in (-20, -10, 0, 10, 20):
            y, text = self.place(1.0, value).y(), number(value, "", 0)
            wide = self._metrics.horizontalAdvance(text)
            painter.drawLine(QLineF(room.left() - 4.0, y, room.left(), y))
            painter.drawText(QPointF(room.left() - 8.0 - wide, y + middle), text)
        painter.setPen(pen(theme.text))
        title = "Dynamic pressure, nPa"
        half = 0.5 * self._metrics.horizontalAdvance(title)
        painter.drawText(QPointF(room.center().x() - half, room.bottom() + 32.0), title)
        painter.save()
        painter.translate(12.0, room.center().y() + 0.5 * self._metrics.horizontalAdvance("Bz, nT"))
        painter.rotate(-90.0)
        painter.drawText(QPointF(0.0, 0.0), "Bz, nT")
        painter.restore()

    def _paint_wind(self, painter: QPainter, room: QRectF) -> None:
        """The present wind; at the edge where it is beyond the map."""
        pdyn, bz = self.wind
        if not (math.isfinite(pdyn) and math.isfinite(bz)):
            return
        at = self.place(pdyn, bz)
        x = min(max(at.x(), room.left()), room.right())
        y = min(max(at.y(), room.top()), room.bottom())
        painter.setBrush(NO_BRUSH)
        for ink, width in (("#000000", 4.0), ("#FFFFFF", 1.8)):
            painter.setPen(pen(ink, width))
            painter.drawEllipse(QPointF(x, y), _RING_PX, _RING_PX)
            for dx, dy in ((1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)):
                start, stop = _RING_PX, 2.4 * _RING_PX
                painter.drawLine(
                    QLineF(x + start * dx, y + start * dy, x + stop * dx, y + stop * dy)
                )
        at = QPointF(min(x + 38.0, room.right() - 28.0), y - 12.0)
        self._write(painter, "wind now", at, "#FFFFFF")
