"""The choice of field lines: through which latitudes or L, and what their colour tells."""

import re
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from smileviz.base.errors import SmileError
from smileviz.base.limits import Limits
from smileviz.mission.field_now import CHOICE, LineChoice
from smileviz.widgets.form import Choice

_SHELLS = (3.0, 4.0, 5.0, 6.6, 8.0, 10.0)
_LATITUDE, _SHELL = Limits(20.0, 89.0, "deg"), Limits(1.2, 30.0, "R_E")
_MOST = 10
_POLAR_DEG = 76.0
_GROUND, _EQUATOR = 0, 1
_COLOURS = (("kind", "open or closed"), ("strength", "field strength"))


class LineForm(QWidget):
    """Two rows; `chosen` comes from the user's hands only."""

    chosen = Signal(object)
    """The LineChoice that the user wants."""

    def __init__(self) -> None:
        super().__init__()
        self._shown = CHOICE
        self.places = Choice()
        self.places.addItems(["magnetic latitude, °", "L on the equator"])
        self.places.setAccessibleName("Field lines through")
        self.places.setToolTip("Field lines start at these magnetic latitudes of the ground, or L")
        self.places.activated.connect(self._place)
        self.numbers = QLineEdit()
        self.numbers.setAccessibleName("Latitudes or L of the field lines")
        self.numbers.editingFinished.connect(self._number)
        self.colours = Choice()
        self.colours.setAccessibleName("Colour of the field lines")
        for key, title in _COLOURS:
            self.colours.addItem(title, key)
        self.colours.activated.connect(self._colour)
        self.note = QLabel()
        self.note.setObjectName("secondary")
        self.note.setWordWrap(True)
        self._lay()
        self._write(CHOICE)

    def _lay(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(20, 0, 0, 4)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for row, (word, widget) in enumerate(
            (("Through", self.places), ("", self.numbers), ("Colour", self.colours))
        ):
            label = QLabel(word)
            label.setBuddy(widget)
            grid.addWidget(label, row, 0)
            grid.addWidget(widget, row, 1)
        grid.addWidget(self.note, 3, 0, 1, 2)
        self.note.hide()
        for choice in (self.places, self.colours):
            choice.setMinimumContentsLength(8)
            choice.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )

    def show_choice(self, choice: LineChoice) -> None:
        """Show *choice*; what is being typed stays until it is entered."""
        if choice != self._shown:
            self._write(choice)

    def _write(self, choice: LineChoice) -> None:
        self._shown = choice
        self.places.setCurrentIndex(_EQUATOR if choice.shells else _GROUND)
        numbers = choice.shells or choice.latitudes_deg
        self.numbers.setText("  ".join(f"{number:g}" for number in numbers))
        self.numbers.setToolTip(
            "L, R⊕ on the magnetic equator" if choice.shells else "Magnetic latitudes, degrees"
        )
        self.colours.setCurrentIndex(self.colours.findData(choice.colour))
        self.note.hide()

    # --- the user's hands
    def _choose(self, choice: LineChoice) -> None:
        self._write(choice)
        self.chosen.emit(choice)

    def _place(self, index: int) -> None:
        numbers = _SHELLS if index == _EQUATOR else CHOICE.latitudes_deg
        self._choose(through(self._shown, numbers, equator=index == _EQUATOR))

    def _number(self) -> None:
        if not self.numbers.isModified():
            return
        self.numbers.setModified(False)
        equator = self.places.currentIndex() == _EQUATOR
        try:
            numbers = read(self.numbers.text(), equator=equator)
        except SmileError as error:
            self.note.setText(str(error))
            self.note.show()
            return
        self._choose(through(self._shown, numbers, equator=equator))

    def _colour(self, index: int) -> None:
        self._choose(replace(self._shown, colour=self.colours.itemData(index)))


def read(text: str, *, equator: bool) -> tuple[float, ...]:
    """The numbers in *text*, apart by blanks, commas or semicolons, in order; each once."""
    limits, what = (_SHELL, "L") if equator else (_LATITUDE, "latitudes")
    words = [word for word in re.split(r"[\s,;]+", text) if word]
    try:
        numbers = sorted({float(word) for word in words})
    except ValueError:
        raise SmileError(f"'{text}' are not {what}; write numbers such as 60 70 80.") from None
    if not 1 <= len(numbers) <= _MOST:
        raise SmileError(f"Write 1 to {_MOST} {what}; there are {len(numbers)}.")
    wrong = [number for number in numbers if not limits.low <= number <= limits.high]
    if wrong:
        raise SmileError(
            f"{wrong[0]:g} is out of range: {what} from {limits.low:g} to {limits.high:g}."
        )
    return tuple(numbers)


def through(choice: LineChoice, numbers: tuple[float, ...], *, equator: bool) -> LineChoice:
    """*choice* with its lines through other places: L of the equator, or latitudes of the ground.

    The highest latitude over the polar cap is drawn in the south too: its lines are open, so no
    northern foot leads to them.
    """
    if equator:
        return replace(choice, latitudes_deg=(), south_deg=(), shells=numbers)
    south = tuple(-number for number in numbers if number > _POLAR_DEG)[-1:]
    return replace(choice, latitudes_deg=numbers, south_deg=south, shells=())
