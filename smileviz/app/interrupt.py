"""Ctrl+C in the terminal ends the event loop: Qt alone would sleep through the signal."""

import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QSocketNotifier, QTimer

EXIT_CODE = 130


def _leave(*_: object) -> None:
    """Leave the event loop, now or as soon as it is entered."""
    QTimer.singleShot(0, lambda: QCoreApplication.exit(EXIT_CODE))


@contextmanager
def interruptible() -> Iterator[None]:
    """Within, SIGINT leaves the event loop with EXIT_CODE."""
    ours, theirs = socket.socketpair()
    for end in (ours, theirs):
        end.settimeout(0.0)
    before = signal.signal(signal.SIGINT, _leave)
    wakes = signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)
    # The signal writes a byte; reading it lets Python come to its handler.
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(lambda: ours.recv(1))
    try:
        yield
    finally:
        notifier.setEnabled(False)
        signal.set_wakeup_fd(wakes)
        signal.signal(signal.SIGINT, before)
        ours.close()
        theirs.close()
