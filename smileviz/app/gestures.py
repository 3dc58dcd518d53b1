"""What the mouse does over the 3D view, told as turns, zooms, pans, clicks and rests."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

HOVER_MS = 300
CLICK_PX = 4.0
NOTCH = 120.0  # of a wheel, eighths of a degree
ZOOM_NOTCH = 0.85  # one notch forward brings the camera to this part of its distance
ZOOM_PX = 0.995


class Gestures(QObject):
    """Left drag turns, right drag and wheel zoom, middle or Shift drag pans; a right click asks.

    All lengths are in the widget's own (logical) pixels, x to the right and y down.
    """

    turned = Signal(float, float)
    panned = Signal(float, float)
    zoomed = Signal(float, QPointF)
    moved = Signal()
    begun = Signal()
    finished = Signal()
    clicked = Signal(QPointF)
    double_clicked = Signal(QPointF)
    rested = Signal(QPointF)
    menu_wanted = Signal(QPointF)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._pressed: Qt.MouseButton | None = None
        self._panning = False
        self._dragged = False
        self._start = QPointF()
        self._last = QPointF()
        self._rest = QTimer(self, singleShot=True, interval=HOVER_MS)
        self._rest.timeout.connect(lambda: self.rested.emit(self._last))
        widget.installEventFilter(self)

    def eventFilter(self, _widget: QObject, event: QEvent) -> bool:
        """Take the mouse's events."""
        if isinstance(event, QWheelEvent):
            self._wheel(event)
        elif isinstance(event, QMouseEvent):
            self._mouse(event)
        elif event.type() in {QEvent.Type.Leave, QEvent.Type.Hide}:
            self._rest.stop()
            self.moved.emit()
            return False
        else:
            return False
        return True

    def _wheel(self, event: QWheelEvent) -> None:
        notches = event.angleDelta().y() / NOTCH
        if notches:
            self.zoomed.emit(ZOOM_NOTCH**notches, event.position())

    def _mouse(self, event: QMouseEvent) -> None:
        match event.type():
            case QEvent.Type.MouseButtonPress:
                self._press(event)
            case QEvent.Type.MouseMove:
                self._move(event)
            case QEvent.Type.MouseButtonRelease:
                self._release(event)
            case QEvent.Type.MouseButtonDblClick:
                if event.button() == Qt.MouseButton.LeftButton:
                    self.double_clicked.emit(event.position())
            case _:
                pass

    def _press(self, event: QMouseEvent) -> None:
        self._rest.stop()
        if self._pressed is not None:
            return
        self._pressed = event.button()
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._panning = self._pressed == Qt.MouseButton.MiddleButton or shifted
        self._dragged = False
        self._start = self._last = event.position()

    def _move(self, event: QMouseEvent) -> None:
        step = event.position() - self._last
        if self._pressed is None:
            self._last = event.position()
            self._rest.start()
            self.moved.emit()
            return
        if not self._dragged:
            if (event.position() - self._start).manhattanLength() < CLICK_PX:
                return
            self._dragged = True
            self.begun.emit()
        self._last = event.position()
        if self._panning:
            self.panned.emit(step.x(), step.y())
        elif self._pressed == Qt.MouseButton.LeftButton:
            self.turned.emit(step.x(), step.y())
        elif self._pressed == Qt.MouseButton.RightButton:
            self.zoomed.emit(ZOOM_PX ** -step.y(), self._start)

    def _release(self, event: QMouseEvent) -> None:
        if event.button() != self._pressed:
            return
        self._pressed = None
        if self._dragged:
            self.finished.emit()
        elif event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit(event.position())
        elif event.button() == Qt.MouseButton.RightButton:
            self.menu_wanted.emit(event.position())
