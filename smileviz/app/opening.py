"""Opening a file that takes long: read beside the window, with progress and a way to stop."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QProgressDialog, QWidget

from smileviz.base.errors import SmileError
from smileviz.mission import files
from smileviz.mission.scenario import Scenario
from smileviz.widgets.errand import Errand

LONG_BYTES = 3_000_000
_STEPS = 1000


class Opening(QObject):
    """Reads one file after another; a newer one makes the older one unwanted."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._errand = Errand(self)
        self._dialog: QProgressDialog | None = None
        self._done: Callable[[Scenario], None] = lambda _scenario: None
        self._failed: Callable[[SmileError], None] = lambda _error: None
        self._errand.progressed.connect(self._progress)
        self._errand.done.connect(self._arrived)
        self._errand.failed.connect(self._refused)

    def read(
        self, path: Path, done: Callable[[Scenario], None], failed: Callable[[SmileError], None]
    ) -> None:
        """Read *path*; *done* or *failed* follow unless the user stops it."""
        self._close()
        self._done, self._failed = done, failed
        dialog = QProgressDialog(f"Reading {path.name}", "Cancel", 0, _STEPS, self._window)
        dialog.setObjectName("opening")
        dialog.setWindowTitle("Open")
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.setMinimumDuration(0)
        dialog.setAutoClose(False)
        dialog.setAutoReset(False)
        dialog.canceled.connect(self._stop)
        dialog.setValue(0)
        dialog.show()
        self._dialog = dialog
        self._errand.run(lambda report: files.load(path, report))

    def _progress(self, share: float) -> None:
        if self._dialog is not None:
            self._dialog.setValue(min(round(share * _STEPS), _STEPS - 1))

    def _stop(self) -> None:
        self._errand.cancel()
        self._close()

    def _close(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.canceled.disconnect(self._stop)
            dialog.close()
            dialog.deleteLater()

    def _arrived(self, scenario: Scenario) -> None:
        self._close()
        self._done(scenario)

    def _refused(self, error: SmileError) -> None:
        self._close()
        self._failed(error)
