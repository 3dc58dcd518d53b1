"""What drives the solar wind: the numbers of the form, files, a table; and fetching it."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QProgressBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.progress import Report
from smileviz.base.theme import Theme
from smileviz.mission.drive import ConstantWind, Drive, FileWind, StepsWind, WindRow
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.wind import wind_of
from smileviz.mission.wind_files import file_wind
from smileviz.solarwind.online import FetchError
from smileviz.widgets import wind_fetch
from smileviz.widgets.card import Ask
from smileviz.widgets.errand import Errand
from smileviz.widgets.model_cards import of_formats
from smileviz.widgets.wind_files import FilesPage
from smileviz.widgets.wind_steps import StepsPage

_KINDS = (
    ("constant", "Constant", "The numbers of the form at all times"),
    ("file", "Files…", "OMNI, CSV, CDF, SWPC JSON, Kp, Dst"),
    ("steps", "Table", "Steps or ramps of your own"),
)
_FILTER = "Solar wind (*.csv *.txt *.dat *.asc *.lst *.json *.cdf *.wdc *.min *.tab);;All files (*)"
_WHOLE = 1000


class DriveBox(QWidget):
    """Shows the drive of a snapshot; `edited` with the one the user wants instead."""

    edited = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.cache = wind_fetch.folder()
        self.online = wind_fetch.settings()
        self._drive: Drive = ConstantWind()
        self._known: dict[str, Drive] = {}
        self._t = 0.0
        self._adding: tuple[str, ...] = ()
        self.errand = Errand(self)
        self.errand.progressed.connect(self._progress)
        self.errand.done.connect(self._arrived)
        self.errand.failed.connect(self._refused)
        self.files, self.steps = FilesPage(theme, self.cache), StepsPage(theme)
        self.files.edited.connect(self._become)
        self.files.adding.connect(partial(self.choose, add=True))
        self.files.again.connect(partial(self.read, [], add=True))
        self.steps.edited.connect(self._become)
        self.steps.refused.connect(self.complain)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addLayout(self._head())
        layout.addWidget(self._progress_row())
        layout.addWidget(self._trouble_row())
        layout.addWidget(self.files)
        layout.addWidget(self.steps)
        self.files.hide()
        self.steps.hide()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        self.kinds = QButtonGroup(self)
        for k, (_, title, tip) in enumerate(_KINDS):
            button = QToolButton()
            button.setObjectName("chip")
            button.setText(title)
            button.setToolTip(tip)
            button.setCheckable(True)
            self.kinds.addButton(button, k)
            row.addWidget(button)
        self.kinds.idClicked.connect(self._choose_kind)
        row.addWidget(Ask("files of the solar wind", of_formats))
        row.addStretch(1)
        self.fetch = QToolButton()
        self.fetch.setText("Fetch real-time wind…")
        self.fetch.setToolTip("Solar wind and Kp of now from NOAA SWPC; asks before it does")
        self.fetch.clicked.connect(self.ask)
        row.addWidget(self.fetch)
        return row

    def _progress_row(self) -> QWidget:
        self.working = QWidget()
        row = QHBoxLayout(self.working)
        row.setContentsMargins(0, 0, 0, 0)
        self.bar = QProgressBar()
        self.bar.setRange(0, _WHOLE)
        self.bar.setFixedHeight(16)
        self.cancel = QToolButton()
        self.cancel.setText("Cancel")
        self.cancel.clicked.connect(self._cancel)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        self.working.hide()
        return self.working

    def _trouble_row(self) -> QWidget:
        self.trouble = QWidget()
        row = QHBoxLayout(self.trouble)
        row.setContentsMargins(0, 0, 0, 0)
        self.sentence = QLabel()
        self.sentence.setObjectName("wrong")
        self.sentence.setWordWrap(True)
        self.use_last = QToolButton()
        self.use_last.setObjectName("chip")
        self.use_last.setText("Use the last data")
        self.use_last.clicked.connect(self._fall_back)
        self.dismiss = QToolButton()
        self.dismiss.setText("✕")
        self.dismiss.setAccessibleName("Put the message away")
        self.dismiss.clicked.connect(self.trouble.hide)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.use_last)
        row.addWidget(self.dismiss)
        self.trouble.hide()
        return self.trouble

    # --- showing
    def show_now(self, now: Snapshot) -> None:
        """Show what drives the wind."""
        self._t = now.t
        self._drive = drive = now.scenario.solar_wind.drive
        self._known[drive.kind] = drive
        names = [name for name, _, _ in _KINDS]
        self.kinds.button(names.index(drive.kind)).setChecked(True)
        self.files.setVisible(isinstance(drive, FileWind))
        self.steps.setVisible(isinstance(drive, StepsWind))
        if isinstance(drive, FileWind):
            self.files.show_drive(drive, wind_of(now.scenario.solar_wind).notes)
        elif isinstance(drive, StepsWind):
            self.steps.show_drive(drive, now.t)

    def complain(self, sentence: str) -> None:
        """Say what went wrong, beside its cause."""
        self.sentence.setText(sentence)
        self.use_last.hide()
        self.trouble.show()

    # --- the user's hands
    def _choose_kind(self, k: int) -> None:
        kind = _KINDS[k][0]
        if kind == "file":
            self.choose(add=False)
        elif kind == "steps":
            first = WindRow(time.from_utc(time.to_utc(self._t)))
            self._become(self._known.get(kind, StepsWind((first,))))
        else:
            self._become(ConstantWind())

    def choose(self, *, add: bool) -> None:
        """Let the user choose files, and read them in the background."""
        names, _ = QFileDialog.getOpenFileNames(self, "Files of the solar wind", "", _FILTER)
        if names:
            self.read([Path(name) for name in names], add=add)
        self._show_kind()

    def read(self, paths: list[Path], *, add: bool = False) -> None:
        """Read *paths*, after those there are with *add*; then they drive the wind."""
        before = self._drive.files if add and isinstance(self._drive, FileWind) else ()
        every = (*(Path(name) for name in before), *paths)
        first = (*paths, *every)[0]
        self._start(f"Reading {first.name}", partial(_read, every))

    def ask(self) -> None:
        """Ask whether to use the network, then fetch."""
        box = wind_fetch.question(self.online, self)
        box.finished.connect(lambda _: self._asked(box))
        box.open()

    def _asked(self, box: QMessageBox) -> None:
        chosen = box.buttonRole(box.clickedButton()) if box.clickedButton() is not None else None
        box.deleteLater()
        if chosen is QMessageBox.ButtonRole.AcceptRole:
            self._start("Fetching", partial(wind_fetch.bring, self.online, self.cache))

    def _fall_back(self) -> None:
        self._start("Reading", lambda _report: wind_fetch.last(self.online, self.cache))

    # --- in the background
    def _start(self, words: str, function: Callable[[Report], object]) -> None:
        self.trouble.hide()
        self.bar.setFormat(f"{words}  %p %")
        self.bar.setValue(0)
        self.working.show()
        self.errand.run(function)

    def _progress(self, share: float) -> None:
        self.bar.setValue(round(_WHOLE * share))

    def _cancel(self) -> None:
        self.errand.cancel()
        self.working.hide()
        self._show_kind()

    def _arrived(self, brought: wind_fetch.Brought) -> None:
        self.working.hide()
        drive, known = brought.drive, self._known.get("file")
        if isinstance(known, FileWind):  # what the user chose for gaps stays chosen
            kept = {name: getattr(known, name) for name in ("gaps", "gap_minutes", "alpha_ratio")}
            drive = replace(drive, **kept)
        self._become(drive)
        if brought.notes:
            self.complain(" ".join(brought.notes[:2]))

    def _refused(self, error: SmileError) -> None:
        self.working.hide()
        self.complain(str(error))
        self.use_last.setVisible(isinstance(error, FetchError) and error.cached is not None)
        self._show_kind()

    def _show_kind(self) -> None:
        """Check the button of what really drives."""
        names = [name for name, _, _ in _KINDS]
        self.kinds.button(names.index(self._drive.kind)).setChecked(True)

    def _become(self, drive: Drive) -> None:
        self.trouble.hide()
        self.edited.emit(drive)


def _read(paths: tuple[Path, ...], report: Report) -> wind_fetch.Brought:
    return wind_fetch.Brought(file_wind(paths, report), ())
