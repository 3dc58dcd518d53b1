"""Forms: sliders and number boxes for the limited fields of a frozen dataclass; signal blocker."""

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from typing import Any, get_args, get_type_hints

from PySide6.QtCore import QLocale, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QWidget,
)

from smileviz.base.limits import Limits
from smileviz.widgets.numbers import unit
from smileviz.widgets.track import Track, TrackSlider

_DECIMALS = 6
_TINY = 1e-3
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@contextmanager
def quietly(thing: QObject) -> Iterator[None]:
    """Change *thing* without its signals: for what the program does, not the user."""
    blocker = QSignalBlocker(thing)
    try:
        yield
    finally:
        blocker.unblock()


def limits(kind: type) -> dict[str, Limits]:
    """The limited fields of a dataclass, in order."""
    hints = get_type_hints(kind, include_extras=True)
    found = {}
    for field in fields(kind):
        marks = [mark for mark in get_args(hints[field.name]) if isinstance(mark, Limits)]
        if marks:
            found[field.name] = marks[0]
    return found


class NumberBox(QDoubleSpinBox):
    """A number with its unit; shows no more decimals than it has, steps by a tenth of its size.

    A very small number is shown times the power of ten that its unit then names.
    """

    def __init__(self, allowed: Limits) -> None:
        super().__init__()
        power = math.floor(math.log10(allowed.low)) if 0.0 < allowed.high < _TINY else 0
        self._power = power
        self.setLocale(QLocale.c())
        self.setDecimals(_DECIMALS)
        self.setRange(self._shown(allowed.low), self._shown(allowed.high))
        self.setKeyboardTracking(False)
        self.setStepType(QAbstractSpinBox.StepType.AdaptiveDecimalStepType)
        times = f"·10{str(power).translate(_RAISED)}" if power else ""
        self.setSuffix(times + (f" {unit(allowed.unit)}" if allowed.unit else ""))
        self.setToolTip(f"From {allowed.low:g} to {allowed.high:g} {unit(allowed.unit)}".rstrip())
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def number(self) -> float:
        """What it holds, in the unit of its field."""
        return self.real(self.value())

    def real(self, shown: float) -> float:
        """The number that it shows as *shown*, to the digits it shows."""
        return float(f"{shown:.12g}e{self._power}") if self._power else shown

    def hold(self, number: float) -> None:
        """Show *number*."""
        self.setValue(self._shown(number))

    def _shown(self, number: float) -> float:
        return float(f"{number / 10.0**self._power:.12g}") if self._power else number

    def textFromValue(self, value: float) -> str:  # noqa: N802 (Qt's name)
        """The number without idle zeros."""
        text = f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".")
        return "0" if text == "-0" else text

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only when it has the keys: a wheel passing over a form must not change it."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Choice(QComboBox):
    """A combo box that a wheel passing over it does not change."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def add(self, text: str, data: object, tip: str, lack: str | None = None) -> None:
        """Add an item; one that lacks something is shown, but cannot be chosen."""
        self.addItem(text, data)
        last = self.count() - 1
        self.setItemData(last, lack or tip, Qt.ItemDataRole.ToolTipRole)
        items = self.model()
        if lack and isinstance(items, QStandardItemModel):
            items.item(last).setEnabled(False)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only when it has the keys."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class Form(QWidget):
    """A number box a field, with a slider where it has a track.

    `edited` comes from the user's hands only, for each move of a slider too.
    """

    edited = Signal(str, float)
    """The field, and what the user wants it to be."""

    def __init__(
        self, kind: type, titles: Mapping[str, str], tracks: Mapping[str, Track] | None = None
    ) -> None:
        super().__init__()
        allowed = limits(kind)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self.boxes: dict[str, NumberBox] = {}
        self.sliders: dict[str, TrackSlider] = {}
        self._labels: dict[str, QLabel] = {}
        self._shown: dict[str, float] = {}
        for row, (name, title) in enumerate(titles.items()):
            label, box = QLabel(title), NumberBox(allowed[name])
            label.setBuddy(box)
            box.setAccessibleName(title)
            box.valueChanged.connect(lambda _value, name=name: self._edit(name))
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 2)
            self.boxes[name], self._labels[name] = box, label
            if tracks and name in tracks:
                grid.addWidget(self._slider(name, title, tracks[name]), row, 1)

    def _slider(self, name: str, title: str, track: Track) -> TrackSlider:
        slider = TrackSlider(track)
        slider.setAccessibleName(f"{title} slider")
        slider.actionTriggered.connect(lambda _action: self._slide(name))
        self.sliders[name] = slider
        return slider

    def show_record(self, record: Any) -> None:
        """Show the fields of *record*; a box rounds what it shows, never what it was given."""
        for name in self.boxes:
            value = getattr(record, name)
            if value is not None:
                self.show_value(name, value)

    def show_value(self, name: str, value: float) -> None:
        """Show *value* in the field *name*."""
        if value != self._shown.get(name):
            self._shown[name] = value
            with quietly(self.boxes[name]):
                self.boxes[name].hold(value)
        if name in self.sliders:
            self.sliders[name].show_number(value)

    def set_row_visible(self, name: str, *, visible: bool) -> None:
        """Show or hide a field."""
        for widget in self._row(name):
            widget.setVisible(visible)

    def set_row_enabled(self, name: str, *, enabled: bool, why: str = "") -> None:
        """Let the user change a field, or say why not."""
        for widget in self._row(name):
            if widget.isEnabled() != enabled:
                widget.setEnabled(enabled)
        self._labels[name].setToolTip(why)

    def _row(self, name: str) -> list[QWidget]:
        slider = self.sliders.get(name)
        return [self._labels[name], self.boxes[name], *([slider] if slider is not None else [])]

    def _edit(self, name: str) -> None:
        value = self.boxes[name].number
        self._shown[name] = value
        self.edited.emit(name, value)

    def _slide(self, name: str) -> None:
        value = self.sliders[name].number
        self._shown[name] = value
        with quietly(self.boxes[name]):
            self.boxes[name].hold(value)
        self.edited.emit(name, value)
