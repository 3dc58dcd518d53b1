"""Pacer: one redraw in a turn of the event loop, and not another before its picture is painted."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

PATIENCE_MS = 120  # a picture that nobody paints (a window behind others) does not stop the rest


class Pacer(QObject):
    """However often it is asked, *redraw* runs once; it tells whether a painting will follow."""

    def __init__(self, redraw: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._redraw = redraw
        self._again = False
        self._due = QTimer(self, singleShot=True, interval=0)
        self._due.timeout.connect(self._fire)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self.painted)

    def request(self) -> None:
        """Something has changed."""
        if self._patience.isActive():
            self._again = True
        elif not self._due.isActive():
            self._due.start()

    def painted(self) -> None:
        """The picture is on screen: what has changed meanwhile may be drawn."""
        self._patience.stop()
        if self._again:
            self._again = False
            self._due.start()

    @property
    def at_rest(self) -> bool:
        """Whether nothing waits to be redrawn or painted."""
        return not (self._due.isActive() or self._patience.isActive())

    def stop(self) -> None:
        """No redraw any more."""
        self._due.stop()
        self._patience.stop()

    def _fire(self) -> None:
        if self._redraw():
            self._patience.start()
