"""Errand: a function run beside the event loop, that tells how far it is and can be called off."""

from collections.abc import Callable
from threading import Event, Thread
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from smileviz.base.errors import SmileError
from smileviz.base.progress import Report


class Errand(QObject):
    """At most one function at a time; a newer one makes the older one's answer unwanted.

    When the widget *owner* is gone no answer is wanted any more.
    """

    progressed = Signal(float)
    done = Signal(object)
    failed = Signal(object)
    """A SmileError: the user is told and can mend it."""

    _told = Signal(int, float)
    _ended = Signal(int, object, bool)

    def __init__(self, owner: QObject) -> None:
        super().__init__()
        self._number = 0
        self._stop = Event()
        self._running = False
        queued = Qt.ConnectionType.QueuedConnection
        self._told.connect(self._tell, queued)
        self._ended.connect(self._end, queued)
        owner.destroyed.connect(self.cancel)

    @property
    def running(self) -> bool:
        """Whether an answer is awaited."""
        return self._running

    def run(self, function: Callable[[Report], Any]) -> None:
        """Have ``function(report)`` worked out; `done` or `failed` follow, in this thread."""
        self.cancel()
        self._running = True
        stop = self._stop = Event()
        Thread(target=self._work, args=(self._number, stop, function), daemon=True).start()

    def cancel(self) -> None:
        """Want no answer any more; neither `done` nor `failed` will come."""
        self._stop.set()
        self._number += 1
        self._running = False

    def _work(self, number: int, stop: Event, function: Callable[[Report], Any]) -> None:
        def report(share: float) -> bool:
            self._told.emit(number, share)
            return not stop.is_set()

        answer: object = SmileError("Something went wrong in the program; nothing was changed.")
        good = False
        try:
            answer = function(report)
            good = True
        except SmileError as error:
            answer = error
        finally:
            self._ended.emit(number, answer, good)

    def _tell(self, number: int, share: float) -> None:
        if number == self._number and self._running:
            self.progressed.emit(share)

    def _end(self, number: int, answer: object, good: bool) -> None:
        if number != self._number or not self._running:
            return
        self._running = False
        (self.done if good else self.failed).emit(answer)
