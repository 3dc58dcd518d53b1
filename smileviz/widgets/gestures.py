"""What hands do over a plot: click, drag, wheel, hover, menu; the same in every plot.

Comes before pyqtgraph's own mouse handling and replaces it, so that a program moving a plot can
never look like a user.
"""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QGraphicsView

HOVER_MS = 300
_NOTCH = 120.0


class Gestures(QObject):
    """Signals of what the user does over *view*; positions in its pixels (QPointF)."""

    clicked = Signal(QPointF)
    double_clicked = Signal(QPointF)
    drag_began = Signal(QPointF, bool)
    """Where, and whether Shift is held."""
    dragged = Signal(QPointF, QPointF, bool)
    """From the last place to this; whether Shift was held when it began."""
    drag_ended = Signal(QPointF, bool)
    wheeled = Signal(QPointF, float)
    """Where, and by how many notches; up is positive."""
    hovered = Signal(QPointF)
    """The pointer rests, or moves on after it has rested."""
    unhovered = Signal()
    menu_wanted = Signal(QPointF)
    let_go = Signal()
    """Esc."""

    def __init__(self, view: QGraphicsView) -> None:
        super().__init__(view)
        self._view = view
        self._pressed: QPointF | None = None
        self._last = QPointF()
        self._dragging = False
        self._shift = False
        self._resting = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(HOVER_MS)
        self._rest.timeout.connect(self._rested)
        view.viewport().setMouseTracking(True)
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)

    @property
    def dragging(self) -> bool:
        """Whether a drag is under way."""
        return self._dragging

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn events of the viewport into gestures; True: nobody else sees the event."""
        if watched is self._view:
            return isinstance(event, QKeyEvent) and self._key(event)
        if isinstance(event, QMouseEvent):
            return self._mouse(event)
        if isinstance(event, QWheelEvent):
            notches = event.angleDelta().y() or event.angleDelta().x()
            self.wheeled.emit(event.position(), notches / _NOTCH)
            event.accept()
            return True
        if isinstance(event, QContextMenuEvent):
            self._stop_hover()
            self.menu_wanted.emit(QPointF(event.pos()))
            event.accept()
            return True
        if event.type() == QEvent.Type.Leave:
            self._stop_hover()
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self._stop_hover()
            self.let_go.emit()
            return True
        return False

    def _mouse(self, event: QMouseEvent) -> bool:
        kind = event.type()
        left = event.button() == Qt.MouseButton.LeftButton
        if kind == QEvent.Type.MouseButtonPress and left:
            self._stop_hover()
            self._pressed = self._last = event.position()
            self._shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        elif kind == QEvent.Type.MouseMove:
            self._moved(event)
        elif kind == QEvent.Type.MouseButtonRelease and left and self._pressed is not None:
            self._released(event.position())
        elif kind == QEvent.Type.MouseButtonDblClick and left:
            self.double_clicked.emit(event.position())
        event.accept()
        return True

    def _moved(self, event: QMouseEvent) -> None:
        here = event.position()
        if self._pressed is None:
            self._last = here
            if self._resting:
                self.hovered.emit(here)
            else:
                self._rest.start()
            return
        if not self._dragging:
            moved = (here - self._pressed).manhattanLength()
            if moved < QApplication.startDragDistance():
                return
            self._dragging = True
            self.drag_began.emit(self._pressed, self._shift)
        self.dragged.emit(self._last, here, self._shift)
        self._last = here

    def _released(self, here: QPointF) -> None:
        self._pressed = None
        if self._dragging:
            self._dragging = False
            self.drag_ended.emit(here, self._shift)
        else:
            self.clicked.emit(here)

    def _rested(self) -> None:
        self._resting = True
        self.hovered.emit(self._last)

    def _stop_hover(self) -> None:
        self._rest.stop()
        self._resting = False
        self.unhovered.emit()
