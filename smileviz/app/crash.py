"""The last net: what nobody caught is said, logged and can be copied; the session goes on."""

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Self

import PySide6
from PySide6.QtCore import QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QApplication, QMessageBox
from shiboken6 import isValid

from smileviz import __version__
from smileviz.base.errors import SmileError

LOG = logging.getLogger("smileviz")
_LOG_BYTES = 500_000


def folder() -> Path:
    """Where the log and rescued scenarios are; made if it is not there."""
    place = QStandardPaths.StandardLocation.AppLocalDataLocation
    found = Path(QStandardPaths.writableLocation(place))
    found.mkdir(parents=True, exist_ok=True)
    return found


def start_log() -> Path:
    """Log warnings and worse to a file of bounded size; -> that file."""
    path = folder() / "smileviz.log"
    handler = RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.WARNING)
    logging.getLogger().addHandler(handler)
    return path


def report(error: BaseException) -> str:
    """What a person who mends it needs: versions, system, where it happened."""
    where = "".join(traceback.format_exception(error))
    return (
        f"smileviz {__version__}, Python {platform.python_version()}, "
        f"PySide6 {PySide6.__version__}, {platform.platform()}\n\n{where}"
    )


class Net(QObject):
    """Takes the exceptions that nobody caught, from any thread, and tells the user once each."""

    _fallen = Signal(object)

    def __init__(self, rescue: Callable[[], Path | None]) -> None:
        super().__init__()
        self._rescue = rescue
        self._told: set[str] = set()
        self._boxes: list[QMessageBox] = []
        # Queued: a fault in the middle of painting is told when the painting is over.
        self._fallen.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def __enter__(self) -> Self:
        """Take them from now on."""
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread
        return self

    def __exit__(self, *_: object) -> None:
        """Give the hooks back to Python."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def catch(self, error: BaseException) -> None:
        """Take *error*, from whatever thread."""
        self._fallen.emit(error)

    def _caught(
        self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
    ) -> None:
        if isinstance(error, KeyboardInterrupt):
            QApplication.exit(130)
            return
        self.catch(error)

    def _caught_in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.catch(arguments.exc_value)

    def _tell(self, error: BaseException) -> None:
        if isinstance(error, SmileError):
            LOG.warning("%s", error)
            self._show(QMessageBox.Icon.Warning, str(error)).open()
            return
        words = report(error)
        LOG.error("%s", words)
        if words in self._told:  # a fault in every redraw is told once
            return
        self._told.add(words)
        kept = self._save()
        box = self._show(
            QMessageBox.Icon.Critical, f"smileviz has a fault: {type(error).__name__}: {error}"
        )
        saved = f" Your scenario is kept in {kept}." if kept else ""
        box.setInformativeText(
            f"You can go on.{saved} Please send the report to the makers of smileviz."
        )
        box.setDetailedText(words)
        copy = box.addButton("Copy report", QMessageBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(words))
        box.addButton("Go on", QMessageBox.ButtonRole.AcceptRole)
        box.open()

    def _show(self, icon: QMessageBox.Icon, words: str) -> QMessageBox:
        box = QMessageBox(QApplication.activeWindow())
        box.setObjectName("crash")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle("smileviz")
        box.setIcon(icon)
        box.setText(words)
        self._boxes = [open_box for open_box in self._boxes if isValid(open_box)]
        self._boxes.append(box)  # without a window to own it, it would be gone at once
        return box

    def _save(self) -> Path | None:
        """Keep the scenario; a second fault here must not hide the first."""
        try:
            return self._rescue()
        except Exception:  # the only one in the program: whatever it is, the first counts
            LOG.exception("the scenario could not be kept")
            return None
