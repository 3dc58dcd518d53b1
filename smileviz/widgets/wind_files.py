"""The files that drive the solar wind: their names, gaps, and what was wrong with them."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from smileviz.base.theme import Theme
from smileviz.mission.drive import FileWind
from smileviz.solarwind.timeline import Policy
from smileviz.widgets.card import Card, show
from smileviz.widgets.elided import Elided
from smileviz.widgets.form import Choice, NumberBox, limits, quietly
from smileviz.widgets.wind_fetch import as_of

_POLICIES = (
    (Policy.NOTHING, "left empty", "Where nothing was measured nothing is shown in the plots"),
    (Policy.HOLD, "hold the last value", "The last measured value stands until the next"),
    (Policy.INTERPOLATE, "interpolated up to", "Straight lines through gaps no longer than that"),
)


class FilesPage(QWidget):
    """Shows a FileWind and its notes; `edited` with another when the user changes it."""

    edited = Signal(object)
    adding = Signal()
    """The user wants to choose more files."""
    again = Signal()
    """The user wants the files read as they are now."""

    def __init__(self, theme: Theme, cache: Path) -> None:
        super().__init__()
        self._theme = theme
        self._cache = cache
        self._drive = FileWind(())
        self._notes: tuple[str, ...] = ()
        self.rows = QVBoxLayout()
        self.rows.setSpacing(1)
        self.fetched = QLabel()
        self.fetched.setObjectName("secondary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self.rows)
        layout.addWidget(self.fetched)
        layout.addLayout(self._note_row())
        layout.addLayout(self._gap_row())

    def _note_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.note = Elided()
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.all_notes = QToolButton()
        self.all_notes.setObjectName("chip")
        self.all_notes.clicked.connect(self._show_notes)
        row.addWidget(self.note, 1)
        row.addWidget(self.all_notes)
        return row

    def _gap_row(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        label = QLabel("Gaps")
        self.policies = Choice()
        self.policies.setAccessibleName("Gaps")
        for policy, title, _ in _POLICIES:
            self.policies.addItem(title, policy.value)
        label.setBuddy(self.policies)
        self.policies.activated.connect(self._choose_policy)
        self.minutes = NumberBox(limits(FileWind)["gap_minutes"])
        self.minutes.setAccessibleName("Longest gap")
        self.minutes.valueChanged.connect(self._choose_minutes)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.policies, 0, 1)
        grid.addWidget(self.minutes, 0, 2)
        self.add = QToolButton()
        self.add.setText("Add files…")
        self.add.setToolTip("Merge more files: for each quantity the first file that has it")
        self.add.clicked.connect(self.adding)
        self.reread = QToolButton()
        self.reread.setText("Read again")
        self.reread.setToolTip("Take the files as they are on disk now")
        self.reread.clicked.connect(self.again)
        hands = QHBoxLayout()
        hands.addStretch(1)
        hands.addWidget(self.add)
        hands.addWidget(self.reread)
        grid.addLayout(hands, 1, 0, 1, 3)
        return grid

    def show_drive(self, drive: FileWind, notes: tuple[str, ...]) -> None:
        """Show *drive* and what its reader noted."""
        if drive.files != self._drive.files:
            self._list(drive.files)
            moment = as_of(drive, self._cache)
            self.fetched.setText(f"Fetched, as of {moment} UTC")
            self.fetched.setVisible(bool(moment))
        if notes != self._notes or drive.files != self._drive.files:
            self._notes = notes
            self.note.say(notes[0] if notes else "")
            self.note.setVisible(bool(notes))
            self.all_notes.setText("1 note" if len(notes) == 1 else f"{len(notes)} notes")
            self.all_notes.setVisible(bool(notes))
        self._drive = drive
        self.policies.setCurrentIndex(self.policies.findData(drive.gaps))
        self.policies.setToolTip(_POLICIES[self.policies.currentIndex()][2])
        self.minutes.setVisible(drive.gaps == Policy.INTERPOLATE.value)
        with quietly(self.minutes):
            self.minutes.setValue(drive.gap_minutes)

    def _list(self, files: tuple[str, ...]) -> None:
        """A line for each file, with a button that takes it out."""
        while (item := self.rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for name in files:
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            said = Elided(Path(name).name, self._theme.text)
            said.setToolTip(name)
            row.addWidget(said, 1)
            if len(files) > 1:
                out = QToolButton()
                out.setText("✕")
                out.setToolTip("Take this file out")
                out.setAccessibleName(f"Take out {Path(name).name}")
                out.clicked.connect(lambda _=False, name=name: self._take_out(name))
                row.addWidget(out)
            self.rows.addWidget(line)

    # --- the user's hands
    def _show_notes(self) -> None:
        lines = tuple((str(k), note) for k, note in enumerate(self._notes, 1))
        show(Card("What was found in the files", lines), self.all_notes)

    def _take_out(self, name: str) -> None:
        self.edited.emit(
            replace(self._drive, files=tuple(file for file in self._drive.files if file != name))
        )

    def _choose_policy(self, index: int) -> None:
        self.edited.emit(replace(self._drive, gaps=self.policies.itemData(index)))

    def _choose_minutes(self, minutes: float) -> None:
        self.edited.emit(replace(self._drive, gap_minutes=minutes))
