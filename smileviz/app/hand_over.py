"""HandOver: a small dialog that has a file written in the background, with progress."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from smileviz.base.errors import SmileError
from smileviz.base.progress import Report
from smileviz.widgets.errand import Errand

_STEPS = 1000


class HandOver(QDialog):
    """Rows of a form, a place for what is wrong, progress, and the buttons Save and Cancel.

    Those who build on it fill `form` and say in `write` what is written. *told* is called with a
    sentence when a file is written.
    """

    def __init__(
        self,
        title: str,
        folder: Callable[[], str],
        told: Callable[[str], None],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._folder = folder
        self._told = told
        self._path = Path()
        self.errand = Errand(self)
        self.errand.progressed.connect(self._progress)
        self.errand.done.connect(self._done)
        self.errand.failed.connect(self._failed)
        self._rows = QWidget(self)
        self.form = QFormLayout(self._rows)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self.note = self._sentence("secondary")
        self.wrong = self._sentence("wrong")
        self.bar = QProgressBar(self)
        self.bar.setRange(0, _STEPS)
        self.bar.setVisible(False)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Save | kinds.Cancel, self)
        self.save = self.buttons.button(kinds.Save)
        self.save.setText("Save as…")
        for button in self.buttons.buttons():
            button.setIcon(QIcon())
        self.buttons.accepted.connect(self._ask)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        for part in (self._rows, self.note, self.wrong, self.bar, self.buttons):
            layout.addWidget(part)
        self.setMinimumWidth(420)

    def _sentence(self, kind: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(kind)
        label.setWordWrap(True)
        label.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + 4)
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        return label

    # --- what the dialog is about
    def proposed(self) -> tuple[str, str]:
        """A file name to propose, and the suffix that such files have; SmileError if none can."""
        raise NotImplementedError

    def check(self) -> None:
        """SmileError if what is chosen cannot be written."""
        raise NotImplementedError

    def job(self, path: Path) -> Callable[[Report], object]:
        """What writes *path*, to be run in the background; made ready in this thread."""
        raise NotImplementedError

    # ---
    def _ask(self) -> None:
        """Check what is chosen, ask for a file, and begin."""
        try:
            name, suffix = self.proposed()
            self.check()  # what is wrong is said before a file is asked for
        except SmileError as error:
            self.wrong.setText(str(error))
            return
        self.wrong.clear()
        place = str(Path(self._folder()) / name)
        chosen, _ = QFileDialog.getSaveFileName(self, "Save", place, f"*{suffix};;All files (*)")
        if chosen:
            path = Path(chosen)
            self.begin(path if path.suffix else path.with_suffix(suffix))

    def begin(self, path: Path) -> None:
        """Have *path* written."""
        try:
            job = self.job(path)
        except SmileError as error:
            self.wrong.setText(str(error))
            return
        self._path = path
        self._busy(busy=True)
        self.errand.run(job)

    def _busy(self, busy: bool) -> None:
        self._rows.setEnabled(not busy)
        self.save.setEnabled(not busy)
        self.bar.setValue(0)
        self.bar.setVisible(busy)

    def _progress(self, share: float) -> None:
        self.bar.setValue(round(_STEPS * share))

    def _done(self, _answer: object) -> None:
        self._told(f"{self._path.name} is written.")
        self.accept()

    def _failed(self, error: SmileError) -> None:
        self._busy(busy=False)
        self.wrong.setText(str(error))

    def reject(self) -> None:
        """Stop what is being written, or close."""
        if self.errand.running:
            self.errand.cancel()
            self._busy(busy=False)
            self.wrong.setText("Cancelled; nothing was written.")
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Want no file any more."""
        self.errand.cancel()
        super().closeEvent(event)
