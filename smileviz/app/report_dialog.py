"""ReportDialog: the planning report of a span as PDF or HTML."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QSizePolicy, QWidget

from smileviz.app.hand_over import HandOver
from smileviz.app.span_boxes import SpanBoxes
from smileviz.base import time
from smileviz.base.progress import Report
from smileviz.mission.state import State
from smileviz.report.blocks import Photo
from smileviz.report.files import checked, save
from smileviz.report.request import Request, moment
from smileviz.scene.portraits import portraits

_FORMS = {"PDF, to print (.pdf)": ".pdf", "HTML, for a browser (.html)": ".html"}
_NOTE = (
    "Timeline, curves, margins, season calendar, envelope of observability, windows, contacts, "
    "events and provenance of the mission as it is now."
)


class ReportDialog(HandOver):
    """The span, the format, with or without pictures."""

    def __init__(
        self,
        state: State,
        folder: Callable[[], str],
        told: Callable[[str], None],
        parent: QWidget | None,
    ) -> None:
        super().__init__("Planning report", folder, told, parent)
        self.setObjectName("report")
        self._state = state
        self.format = QComboBox(self)
        self.format.addItems(list(_FORMS))
        self.format.setAccessibleName("Format")
        self.format.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.spans = SpanBoxes(state, "Week from now")
        self.pictures = QCheckBox("Pictures of the 3D view", self)
        self.pictures.setChecked(True)
        self.form.addRow("Format", self.format)
        self.spans.add_to(self.form)
        self.form.addRow("", self.pictures)
        self.note.setText(_NOTE)

    def proposed(self) -> tuple[str, str]:
        """The first day of the span."""
        suffix = _FORMS[self.format.currentText()]
        return f"smile-report-{time.to_utc(self.spans.span().start)[:10]}{suffix}", suffix

    def check(self) -> None:
        """Whether a report can be made of the span."""
        Request(self._state.scenario, self.spans.span())

    def job(self, path: Path) -> Callable[[Report], object]:
        """Write the report to *path*; the pictures are made before."""
        checked(path)
        request = Request(self._state.scenario, self.spans.span())
        if self.pictures.isChecked():
            request = request.with_photos(self._portraits(request))
        return lambda report: save(replace(request, report=report), path)

    def _portraits(self, request: Request) -> tuple[Photo, ...]:
        """Pictures, made here: OpenGL belongs to the thread of the window."""
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            made = portraits(request.scenario, moment(request.scenario, request.span))
        finally:
            QApplication.restoreOverrideCursor()
        return tuple(Photo(item.png, item.size, item.caption) for item in made)
