"""The whole mission in one line: a frame around the span that the plots show, to be dragged."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from smileviz.base import time
from smileviz.base.theme import Theme
from smileviz.base.windows import Span, Windows
from smileviz.widgets import style
from smileviz.widgets.colours import brush, colour, mix, pen
from smileviz.widgets.gutter import Line
from smileviz.widgets.time_axis import ticks

_HEIGHT_PX = 36
_LINE_PX = 7.0
_LEAST_PX = 9.0
_NOTCH = 120.0
_ZOOM = 0.82
_EDGE_PX = 5.0
_SHORTEST_S = 60.0


@dataclass(frozen=True)
class Layer:
    """Windows over the whole mission, in one colour, in lane 0 or 1."""

    windows: Windows
    ink: str
    lane: int


class Ribbon(QWidget):
    """Drag moves the frame or an edge of it, the wheel changes its length, a click goes there."""

    moved = Signal(float)
    """The user wants the middle of the window at this t."""
    zoomed = Signal(float)
    """The user wants the window longer by this factor."""
    spanned = Signal(float, float)
    """The user wants the window from this t to that."""
    picked = Signal(float)
    """The user wants to be at this t."""

    def __init__(self, theme: Theme, left_px: float, right_px: float) -> None:
        super().__init__()
        self._theme = theme
        self._left, self._right = left_px, right_px
        self._span = Span(0.0, 1.0)
        self._window = Span(0.0, 1.0)
        self._t = 0.0
        self._layers: tuple[Layer, ...] = ()
        self._grasped: float | None = None
        self._edge = ""
        self._pressed: QPointF | None = None
        self._font = style.font(theme, style.SMALL_PX)
        self._metrics = QFontMetricsF(self._font)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Mission")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        """One line and its dates."""
        return QSize(400, _HEIGHT_PX)

    def minimumSizeHint(self) -> QSize:
        """As high as it is."""
        return QSize(200, _HEIGHT_PX)

    # --- what is shown
    def show_now(self, span: Span, window: Span, t: float) -> None:
        """Show the mission, the span of the plots and the moment."""
        if (span, window) == (self._span, self._window) and self._same_pixel(t):
            self._t = t
            return
        self._span, self._window, self._t = span, window, t
        self.update()

    def set_layers(self, layers: tuple[Layer, ...]) -> None:
        """Show these windows in the line."""
        if layers != self._layers:
            self._layers = layers
            self.update()

    @property
    def shown(self) -> Span:
        """The span framed."""
        return self._window

    def _same_pixel(self, t: float) -> bool:
        return abs(self.x_px(t) - self.x_px(self._t)) < 0.25

    # --- time and pixels
    @property
    def line(self) -> QRectF:
        """Where the mission lies, pixels."""
        width = max(self.width() - self._left - self._right, 1.0)
        return QRectF(self._left, 3.0, width, 2.0 * _LINE_PX)

    def x_px(self, t: float) -> float:
        """Where *t* stands, pixels."""
        line = self.line
        return line.left() + (t - self._span.start) / max(self._span.length_s, 1.0) * line.width()

    def t_at(self, x_px: float) -> float:
        """The time at a pixel, within the mission."""
        line = self.line
        share = (x_px - line.left()) / line.width()
        return self._span.clamp(self._span.start + share * self._span.length_s)

    @property
    def frame(self) -> QRectF:
        """The frame around the window, wide enough to be taken hold of."""
        first, last = self.x_px(self._window.start), self.x_px(self._window.stop)
        lack = max(_LEAST_PX - (last - first), 0.0) / 2.0
        line = self.line
        return QRectF(
            first - lack, line.top() - 2.0, last - first + 2.0 * lack, line.height() + 4.0
        )

    # --- drawing
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw line, windows, dates, frame and moment."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour(self._theme.background))
        line = self.line
        painter.fillRect(line, colour(mix(self._theme.background, self._theme.panel, 0.8)))
        for layer in self._layers:
            self._draw_layer(painter, layer)
        self._draw_dates(painter, line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen(self._theme.text, 1.2))
        painter.setBrush(brush(self._theme.text, 0.12))
        painter.drawRoundedRect(self.frame, 2.0, 2.0)
        x = self.x_px(self._t)
        painter.setPen(pen(self._theme.cursor))
        painter.drawLine(QLineF(x, line.top() - 2.0, x, line.bottom() + 2.0))

    def _draw_layer(self, painter: QPainter, layer: Layer) -> None:
        top = self.line.top() + layer.lane * _LINE_PX + 0.5
        fill = colour(getattr(self._theme, layer.ink), 0.8)
        for start, stop in layer.windows.edges.tolist():
            first, last = self.x_px(start), self.x_px(stop)
            painter.fillRect(QRectF(first, top, max(last - first, 0.7), _LINE_PX - 1.0), fill)

    def _draw_dates(self, painter: QPainter, line: QRectF) -> None:
        painter.setFont(self._font)
        start, stop = float(time.unix_s(self._span.start)), float(time.unix_s(self._span.stop))
        base = line.bottom() + 15.0
        for unix_s, text in ticks(start, stop, line.width()).labels:
            x = line.left() + (unix_s - start) / (stop - start) * line.width()
            painter.setPen(pen(mix(self._theme.hairline, self._theme.secondary, 0.4)))
            painter.drawLine(QLineF(x, line.bottom(), x, line.bottom() + 4.0))
            width = self._metrics.horizontalAdvance(text)
            painter.setPen(pen(self._theme.secondary))
            painter.drawText(QPointF(x - width / 2.0, base), text)
        painter.setPen(pen(self._theme.text))
        painter.drawText(QPointF(Line(0.0, ()).x, line.center().y() + 4.0), "Mission")

    # --- the user's hands
    def edge_at(self, at: QPointF) -> str:
        """Which edge of the frame is under *at*: "start", "stop" or neither; just outside it."""
        frame = self.frame
        if not frame.top() - 2.0 <= at.y() <= frame.bottom() + 2.0:
            return ""
        if frame.left() - _EDGE_PX <= at.x() < frame.left() + 2.0:
            return "start"
        return "stop" if frame.right() - 2.0 < at.x() <= frame.right() + _EDGE_PX else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the frame, of an edge, or of a place."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()
            here = self.t_at(event.position().x())
            self._edge = self.edge_at(event.position())
            middle = 0.5 * (self._window.start + self._window.stop)
            held = getattr(self._window, self._edge) if self._edge else middle
            in_frame = bool(self._edge) or self.frame.contains(event.position())
            self._grasped = here - held if in_frame else 0.0

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the frame or its edge along; with no button held, show what would be dragged."""
        if self._pressed is None or self._grasped is None:
            edge = self.edge_at(event.position())
            shape = Qt.CursorShape.SizeHorCursor if edge else Qt.CursorShape.PointingHandCursor
            if self.cursor().shape() != shape:
                self.setCursor(shape)
            return
        if abs(event.position().x() - self._pressed.x()) < 2.0:
            return
        self._pressed = QPointF(-1e6, 0.0)  # it is a drag now, wherever it goes
        there = self.t_at(event.position().x()) - self._grasped
        if self._edge == "start":
            self.spanned.emit(min(there, self._window.stop - _SHORTEST_S), self._window.stop)
        elif self._edge == "stop":
            self.spanned.emit(self._window.start, max(there, self._window.start + _SHORTEST_S))
        else:
            self.moved.emit(there)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press without a drag goes there."""
        if self._pressed is not None and self._pressed.x() >= 0.0:
            self.picked.emit(self.t_at(event.position().x()))
        self._pressed = self._grasped = None
        self._edge = ""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the length of the window."""
        self.zoomed.emit(_ZOOM ** (event.angleDelta().y() / _NOTCH))
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Say the date under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = (
                "Drag the frame or its edges to move the plots, click to go there, wheel to zoom."
            )
            date = time.label(self.t_at(event.pos().x()))[:10]
            QToolTip.showText(event.globalPos(), f"{date}\n{words}", self)
            return True
        return super().event(event)
