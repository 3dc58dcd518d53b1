"""Plots above one another on one UTC axis: the cursor, the window and the gestures they share.

The window and the cursor are the session's; a gesture moves this view at once and tells the
session a little later, once for many events.
"""

from collections.abc import Callable
from dataclasses import replace

import pyqtgraph as pg
from PySide6.QtCore import QLineF, QObject, QPointF, QRectF, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QGraphicsLineItem, QGraphicsRectItem

from smileviz.base import time
from smileviz.base.theme import Theme
from smileviz.base.windows import Span
from smileviz.mission.session import Session
from smileviz.mission.state import SHORTEST_S, WINDOW_S
from smileviz.widgets.colours import brush, pen
from smileviz.widgets.flag import Flag
from smileviz.widgets.gestures import Gestures
from smileviz.widgets.gutter import Gutter
from smileviz.widgets.items import NO_PEN
from smileviz.widgets.style import badge
from smileviz.widgets.time_rules import TimeNumbers, TimeRules
from smileviz.widgets.time_scale import TimeScale
from smileviz.widgets.tip import Tip

LEFT_PX = 128.0
RIGHT_PX = 104.0
AXIS_PX = 20.0
"""Columns and axis of every plot against time, so that plots in different docks stand aligned."""

_ZOOM = 0.82
_SEND_MS = 40
_BUSY_MS = 150
_DIM = 0.55


class TimeView(QObject):
    """A pyqtgraph view, composed: rows of view boxes, two columns of words, cursor, axis, tip."""

    laid_out = Signal()
    """The rows have other places or sizes."""
    ranged = Signal()
    """Another span is seen."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self.session = session
        self.theme = theme
        self.view = pg.GraphicsView(background=theme.background)
        self.setParent(self.view)  # and goes with it: its connections hold it
        self.view.setFrameStyle(0)
        self.view.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.ground = self.view.centralWidget
        self.rows: list[pg.ViewBox] = []
        self.left, self.right = Gutter(theme), Gutter(theme)
        self.tip = Tip(self.view.viewport())
        self.naming: Callable[[QPointF, float], str] = lambda _at, _t: ""
        """What there is at a pixel of the view, at time t."""
        self.arranging: Callable[[QRectF], list[QRectF]] = lambda _room: []
        """Where the rows stand in a rectangle (pixels)."""
        self.snapping: Callable[[QPointF, float], float] = lambda _at, t: t
        """The time that a click at a pixel of the view, at time t, means."""
        self.dimmed: list[QGraphicsItem] = []
        """What is dimmed while it is about to be replaced."""
        self._window = session.state.view.window
        self._start, self._stop = 0.0, 1.0
        self._selection: Span | None = None
        self._cursor_t = session.state.t
        self._grasped: float | None = None
        self._make_items()
        self._sending = QTimer(self, singleShot=True, interval=_SEND_MS)
        self._sending.timeout.connect(self._send)
        self._dimming = QTimer(self, singleShot=True, interval=_BUSY_MS)
        self._dimming.timeout.connect(lambda: self._dim(busy=True))
        self.computing = badge("computing", "computing")
        self.computing.setParent(self.view.viewport())
        self.computing.move(round(LEFT_PX) + 8, 6)
        self.computing.hide()
        self.gestures = Gestures(self.view)
        self._listen()

    def _make_items(self) -> None:
        theme, scene = self.theme, self.view.scene()
        self.rules, self.numbers = TimeRules(theme), TimeNumbers(theme)
        self.cursor = QGraphicsLineItem()
        self.cursor.setPen(pen(theme.cursor))
        self.pointer = QGraphicsLineItem()
        self.pointer.setPen(pen(theme.secondary, alpha=0.7))
        self.pointer.hide()
        self.band = QGraphicsRectItem()
        self.band.setPen(NO_PEN)
        self.band.setBrush(brush(theme.accent, 0.16))
        self.flag = Flag(theme)
        for z, item in (
            (-60.0, self.rules),
            (5.0, self.numbers),
            (5.0, self.left),
            (5.0, self.right),
            (-40.0, self.band),
            (70.0, self.pointer),
            (80.0, self.cursor),
            (81.0, self.flag),
        ):
            item.setZValue(z)
            scene.addItem(item)

    def _listen(self) -> None:
        self.ground.geometryChanged.connect(self.arrange)
        hands = self.gestures
        hands.clicked.connect(self._click)
        hands.double_clicked.connect(lambda _at: self._whole())
        hands.drag_began.connect(self._grasp)
        hands.dragged.connect(self._drag)
        hands.drag_ended.connect(lambda *_: self._send())
        hands.wheeled.connect(self._wheel)
        hands.hovered.connect(self._hover)
        hands.unhovered.connect(self._unhover)
        hands.let_go.connect(lambda: self._select(None))

    # --- rows
    def add_row(self) -> pg.ViewBox:
        """Have one more row below."""
        box = pg.ViewBox(enableMouse=False, enableMenu=False)
        box.setParentItem(self.ground)  # not in its constructor: it must see the scene come
        box.disableAutoRange()
        self.rows.append(box)
        self.dimmed.append(box)
        return box

    def arrange(self) -> None:
        """Give every row its place."""
        plot = self.plot
        if plot.width() < 1.0 or plot.height() < 1.0:
            return
        for box, rect in zip(self.rows, self.arranging(plot), strict=True):
            box.setVisible(not rect.isEmpty())
            if not rect.isEmpty():
                box.setGeometry(rect)
        size = self.view.viewport().size()
        self.left.set_rect(QRectF(0.0, 0.0, LEFT_PX, size.height()))
        self.right.set_rect(QRectF(size.width() - RIGHT_PX, 0.0, RIGHT_PX, size.height()))
        self._range()
        self.laid_out.emit()

    @property
    def plot(self) -> QRectF:
        """Where the rows stand in all, pixels."""
        size = self.view.viewport().size()
        return QRectF(
            LEFT_PX, 2.0, size.width() - LEFT_PX - RIGHT_PX, size.height() - AXIS_PX - 2.0
        )

    # --- what is shown
    @property
    def window(self) -> Span:
        """The span seen."""
        return self._window

    def show(self, window: Span, t: float, selection: Span | None) -> None:
        """Show the session's window, moment and selection; not against the user's hands."""
        if not self._sending.isActive() and window != self._window:
            self._window = window
            self._range()
        if t != self._cursor_t:
            self._cursor_t = t
            self._put_cursor()
        if selection != self._selection and not self.gestures.dragging:
            self._selection = selection
            self._put_band()

    def show_busy(self, *, busy: bool) -> None:
        """Dim what is about to be replaced, and say so, unless that happens at once."""
        if not busy:
            self._dimming.stop()
            self._dim(busy=False)
        elif not self.computing.isVisible() and not self._dimming.isActive():
            self._dimming.start()

    def _dim(self, *, busy: bool) -> None:
        if self.computing.isVisible() != busy:
            self.computing.setVisible(busy)
            for item in self.dimmed:
                item.setOpacity(_DIM if busy else 1.0)

    def _range(self) -> None:
        start, stop = float(time.unix_s(self._window.start)), float(time.unix_s(self._window.stop))
        self._start, self._stop = start, stop
        for box in self.rows:
            box.setXRange(start, stop, padding=0.0)
        self.rules.span_over(start, stop, self.plot)
        self.numbers.span_over(start, stop, self.plot)
        self._put_cursor()
        self._put_band()
        self.ranged.emit()

    def _put_cursor(self) -> None:
        plot, x = self.plot, self.x_px(self._cursor_t)
        shown = plot.left() - 0.5 <= x <= plot.right() + 0.5
        self.cursor.setVisible(shown)
        self.flag.setVisible(shown)
        if shown:
            self.cursor.setLine(QLineF(x, plot.top(), x, plot.bottom()))
            self.flag.show_at(x, plot, time.label(self._cursor_t))

    def _put_band(self) -> None:
        self.band.setVisible(self._selection is not None)
        if self._selection is not None:
            plot = self.plot
            left = max(self.x_px(self._selection.start), plot.left())
            right = min(self.x_px(self._selection.stop), plot.right())
            self.band.setRect(QRectF(left, plot.top(), max(right - left, 0.0), plot.height()))

    # --- time and pixels
    @property
    def scale(self) -> TimeScale:
        """The axis."""
        return TimeScale(self._start, self._stop, self.plot.left(), self.plot.right())

    def x_px(self, t: float) -> float:
        """Where *t* stands, pixels."""
        return self.scale.x_px(float(time.unix_s(t)))

    def t_at(self, x_px: float) -> float:
        """The time at a pixel."""
        plot = self.plot
        fraction = (x_px - plot.left()) / max(plot.width(), 1.0)
        return float(time.from_unix_s(self._start + fraction * (self._stop - self._start)))

    # --- the user's hands
    def _click(self, at: QPointF) -> None:
        plot = self.plot
        if plot.left() <= at.x() <= plot.right():
            self.session.go_to(self.snapping(at, self.t_at(at.x())))

    def _whole(self) -> None:
        t = self.session.state.t
        self._look(Span(t - WINDOW_S / 3.0, t + 2.0 * WINDOW_S / 3.0))
        self._send()

    def _grasp(self, at: QPointF, shift: bool) -> None:
        plot, here = self.plot, self.t_at(at.x())
        inside = plot.left() <= at.x() <= plot.right()
        self._grasped = (self.snapping(at, here) if shift else here) if inside else None

    def _drag(self, _before: QPointF, after: QPointF, shift: bool) -> None:
        if self._grasped is None:
            return
        if shift:
            whole, here = self.session.state.scenario.span, self.t_at(after.x())
            ends = sorted(whole.clamp(t) for t in (self.snapping(after, here), self._grasped))
            self._selection = Span(*ends)
            self._put_band()
            self._sending.start()
        else:
            moved = self._grasped - self.t_at(after.x())
            self._look(Span(self._window.start + moved, self._window.stop + moved))

    def _wheel(self, at: QPointF, notches: float) -> None:
        whole = self.session.state.scenario.span.length_s
        length = self._window.length_s * _ZOOM**notches
        length = min(max(length, SHORTEST_S), whole)
        anchor = self.t_at(at.x())
        share = (anchor - self._window.start) / self._window.length_s
        self._look(Span(anchor - share * length, anchor + (1.0 - share) * length))

    def _look(self, window: Span) -> None:
        self._window = window.within(self.session.state.scenario.span)
        self._range()
        if not self._sending.isActive():
            self._sending.start()

    def _send(self) -> None:
        self._sending.stop()
        view = self.session.state.view
        self.session.look(replace(view, window=self._window, selection=self._selection))

    def _select(self, span: Span | None) -> None:
        self._selection = span
        self._put_band()
        self._send()

    def _hover(self, at: QPointF) -> None:
        plot = self.plot
        inside = plot.left() <= at.x() <= plot.right()
        self.pointer.setVisible(inside)
        if inside:
            self.pointer.setLine(QLineF(at.x(), plot.top(), at.x(), plot.bottom()))
        self.tip.say(at, self.naming(at, self.t_at(at.x())))

    def _unhover(self) -> None:
        self.pointer.hide()
        self.tip.hide()
