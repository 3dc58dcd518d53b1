"""ExportDialog: orbit, windows, events or pointing as a file for other programs."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from smileviz.app.hand_over import HandOver
from smileviz.app.span_boxes import SpanBoxes
from smileviz.base import time
from smileviz.base.frames import Frame
from smileviz.base.progress import Report
from smileviz.handover.job import Job
from smileviz.handover.products import KINDS, Product, formats
from smileviz.mission.state import State

_MOTION = "Closer where SMILE is faster"
_STEPS = ("10s", "1min", "5min", "10min", "1h")


class ExportDialog(HandOver):
    """What, in which format, over which span, with which step, in which frame."""

    def __init__(
        self,
        state: State,
        kind: str,
        folder: Callable[[], str],
        told: Callable[[str], None],
        parent: QWidget | None,
    ) -> None:
        super().__init__(f"Export {KINDS[kind].lower()}", folder, told, parent)
        self.setObjectName("export")
        self._state = state
        self._kind = kind
        self._formats = formats(kind)
        self.format, self.step, self.frame = QComboBox(self), QComboBox(self), QComboBox(self)
        for product in self._formats.values():
            self.format.addItem(f"{product.title} ({product.suffix})", product.name)
        self.step.setEditable(True)
        self.spans = SpanBoxes(state)
        for box, name in ((self.format, "Format"), (self.step, "Step"), (self.frame, "Frame")):
            box.setAccessibleName(name)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.form.addRow("Format", self.format)
        self.spans.add_to(self.form)
        self.form.addRow("Step", self.step)
        self.form.addRow("Frame", self.frame)
        self.format.textActivated.connect(self._show_format)
        self._show_format()

    def _product(self) -> Product:
        """The format chosen."""
        return self._formats[str(self.format.currentData())]

    def _frame(self) -> Frame:
        """The frame chosen; Qt keeps its value alone."""
        chosen = self.frame.currentData()
        return Frame.GCRS if chosen is None else Frame(str(chosen))

    def _show_format(self) -> None:
        product = self._product()
        self.note.setText(f"{product.sentence}.")
        self.wrong.clear()
        chosen = self.frame.currentData()
        self.frame.clear()
        for frame in product.frames:
            self.frame.addItem(frame.name, frame.value)
        at = self.frame.findData(chosen)
        self.frame.setCurrentIndex(max(at, 0))
        self.form.setRowVisible(self.frame, bool(product.frames))
        self._show_steps(product)

    def _show_steps(self, product: Product) -> None:
        """Offer steps, the usual one of the format first."""
        self.form.setRowVisible(self.step, product.steps is not None)
        usual = product.steps or _MOTION
        self.step.clear()
        self.step.addItems([usual, *(step for step in _STEPS if step != usual)])

    def proposed(self) -> tuple[str, str]:
        """Craft, kind and the first day of the span."""
        day = time.to_utc(self.spans.span().start)[:10]
        suffix = self._product().suffix
        return f"smile-{self._kind}-{day}{suffix}", suffix

    def check(self) -> None:
        """Whether what is chosen can be in the format, and the step is one."""
        self._product().checked(self._job(None))

    def job(self, path: Path) -> Callable[[Report], object]:
        """Write what is chosen to *path*."""
        product, job = self._product(), self._job(None)
        return lambda report: product.write(replace(job, report=report), path)

    def _job(self, report: Report | None) -> Job:
        """What is chosen; SmileError if a span or a step is none."""
        step = self.step.currentText().strip()
        given = step != _MOTION and self._product().steps is not None
        step_s = time.parse_duration(step) if given else None
        return Job(self._state.scenario, self.spans.span(), self._frame(), step_s, report)
