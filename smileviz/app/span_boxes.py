"""SpanBoxes: from when to when, by a choice or typed; what cannot be is a sentence."""

from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QSizePolicy, QWidget

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.windows import Span
from smileviz.mission.choose_span import spans
from smileviz.mission.state import State

_TYPED = "As typed"


class SpanBoxes(QWidget):
    """Three rows of a form: a choice of spans, a start and a stop."""

    def __init__(self, state: State, likeliest: str | None = None) -> None:
        super().__init__()
        self._whole = state.scenario.span
        self._spans = spans(state)
        self.choice = QComboBox(self)
        self.choice.addItems([*self._spans, _TYPED])
        self.choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.start, self.stop = QLineEdit(self), QLineEdit(self)
        for box, name in ((self.choice, "Span"), (self.start, "From"), (self.stop, "To")):
            box.setAccessibleName(name)
        self.choice.textActivated.connect(self._choose)
        for edit in (self.start, self.stop):
            edit.setMinimumWidth(200)
            edit.textEdited.connect(lambda: self.choice.setCurrentText(_TYPED))
        self.choice.setCurrentText(likeliest or next(iter(self._spans)))
        self._choose(self.choice.currentText())

    def add_to(self, form: QFormLayout) -> None:
        """Put the rows into *form*."""
        form.addRow("Span", self.choice)
        form.addRow("From, UTC", self.start)
        form.addRow("To, UTC", self.stop)

    def _choose(self, title: str) -> None:
        span = self._spans.get(title)
        if span is not None:
            self.start.setText(time.label(span.start))
            self.stop.setText(time.label(span.stop))

    def span(self) -> Span:
        """What is chosen; SmileError if it is no span of the mission."""
        chosen = self._spans.get(self.choice.currentText())
        if chosen is not None:
            return chosen
        start, stop = (self._within(edit.text()) for edit in (self.start, self.stop))
        if stop <= start:
            raise SmileError(f"It ends at {time.label(stop)}, not after {time.label(start)}.")
        return Span(start, stop)

    def _within(self, text: str) -> float:
        t = time.from_utc(text.strip())
        if t not in self._whole:
            raise SmileError(
                f"{time.label(t)} is outside the mission, {time.label(self._whole.start)} to "
                f"{time.label(self._whole.stop)}."
            )
        return t
