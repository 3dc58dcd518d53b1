"""Work: how far what is computed in the background is, and the button that stops it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from smileviz.mission.snapshot import Snapshot
from smileviz.widgets import style

_LONGEST = "computing 88 of 88"
_PAD_PX = 16


class Work(QWidget):
    """Seen only while something is computed, or was stopped."""

    stopped = Signal()
    """The user does not want it any more."""
    resumed = Signal()
    """The user wants what was stopped after all."""

    def __init__(self) -> None:
        super().__init__()
        self.badge = style.badge("computing…", "computing")
        self.badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QToolButton()
        self.button.setObjectName("small")
        self.button.clicked.connect(self._click)
        self._resumes = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.badge)
        row.addWidget(self.button)
        self.hide()

    def show_now(self, now: Snapshot) -> None:
        """Show how far it is."""
        self.setVisible(now.busy or now.called_off)
        if self.isHidden():
            return
        longest = self.badge.fontMetrics().horizontalAdvance(_LONGEST) + _PAD_PX
        self.badge.setMinimumWidth(longest)  # so that nothing beside it moves
        self._resumes = not now.busy
        done, count = now.progress
        text = "stopped" if self._resumes else _words(done, count)
        if text != self.badge.text():
            self.badge.setText(text)
            self.badge.setAccessibleName(text)
        name = "Compute what was stopped" if self._resumes else "Stop computing"
        if name != self.button.accessibleName():
            self.button.setText("Compute" if self._resumes else "Stop")
            self.button.setAccessibleName(name)
            self.button.setToolTip(f"{name}   Ctrl+.")

    def _click(self) -> None:
        (self.resumed if self._resumes else self.stopped).emit()


def _words(done: float, count: int) -> str:
    if count > 1:
        return f"computing {min(int(done) + 1, count)} of {count}"
    return f"computing {100.0 * done:.0f} %" if done > 0.0 else "computing…"
