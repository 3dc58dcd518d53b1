"""Documents: new, open, save, recent files, dropped files, and the question before losing edits."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QMimeData, QSettings, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QMessageBox, QWidget

from smileviz.app import crash, photograph
from smileviz.app.opening import LONG_BYTES, Opening
from smileviz.base.errors import SmileError
from smileviz.base.theme import Theme
from smileviz.mission import compare, files, manoeuvres
from smileviz.mission.scenario import Scenario
from smileviz.mission.session import Session
from smileviz.mission.snapshot import Snapshot

EPHEMERIDES = (".oem", ".bsp", ".spk", ".e", ".xml", ".csv", ".txt")
ELEMENTS = (".tle", ".txt", ".omm", ".xml", ".json", ".csv")
OPENED = (files.SUFFIX, *EPHEMERIDES, *ELEMENTS)
KINDS = ";;".join(
    (
        f"Scenarios (*{files.SUFFIX})",
        f"Ephemerides ({' '.join(f'*{suffix}' for suffix in EPHEMERIDES)})",
        f"Elements ({' '.join(f'*{suffix}' for suffix in ELEMENTS)})",
        "All files (*)",
    )
)
SAVED = f"Scenarios (*{files.SUFFIX});;All files (*)"
RECENT = "recent files"
RECENT_MOST = 8
NEW_FROM = "smile"

_Button = QMessageBox.StandardButton


class Documents:
    """What File does to the session; dialogs belong to *window*."""

    def __init__(self, session: Session, window: QWidget | None) -> None:
        self._session = session
        self._window = window
        self._opening = None if window is None else Opening(window)
        self._rescued: Path | None = None
        if session.path is not None:
            self._remember(session.path)

    # --- opening
    def new(self, name: str = NEW_FROM) -> None:
        """Begin again from a bundled scenario."""
        if self.may_leave():
            self._session.new(files.bundled(name))

    def ask_open(self) -> None:
        """Ask which file to open."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self._window, "Open a scenario or an ephemeris", self._folder(), KINDS
        )
        if chosen:
            self.open(Path(chosen))

    def open(self, path: Path) -> None:
        """Open *path*, if the present edits may go; what cannot be read changes nothing."""
        if not self.may_leave():
            return
        if self._opening is not None and files.bytes_to_read(path) > LONG_BYTES:
            self._opening.read(
                path,
                lambda scenario: self._opened(path, scenario),
                lambda error: self._refused(path, error),
            )
            return
        try:
            self._session.open(path)
        except SmileError as error:
            self._refused(path, error)
        else:
            self._remember(path)

    def _opened(self, path: Path, scenario: Scenario) -> None:
        self._session.new(scenario, path)
        self._remember(path)

    def _refused(self, path: Path, error: SmileError) -> None:
        if not path.exists():
            self._forget(path)
        self._tell("This file cannot be opened", str(error))

    # --- plan B
    def ask_compare(self) -> None:
        """Ask for the file of another plan, or of another ephemeris, to compare with."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self._window, "Compare with", self._folder(), KINDS
        )
        if chosen:
            self.compare(Path(chosen))

    def compare(self, path: Path) -> None:
        """Compare with the plan in *path*; of an ephemeris, with this plan flown on it."""
        mine = self._session.state.scenario
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            other = files.load(path)
            if path.suffix.lower() != files.SUFFIX:
                other = compare.on_orbit_of(mine, other)
            compare.common_span(mine, other)
        except SmileError as error:
            QApplication.restoreOverrideCursor()
            self._tell("This plan cannot be compared", str(error))
            return
        QApplication.restoreOverrideCursor()
        self._compare_with(other)

    def compare_without_manoeuvres(self) -> None:
        """Compare with this plan flown without its manoeuvres."""
        self._compare_with(manoeuvres.without(self._session.state.scenario))

    def stop_comparing(self) -> None:
        """Have no plan B any more."""
        self._compare_with(None)

    def _compare_with(self, other: Scenario | None) -> None:
        self._session.look(replace(self._session.state.view, other=other))

    # --- saving
    def save(self) -> bool:
        """Save to the document's file; ask for one if it has none. -> whether it is saved."""
        path = self._session.path
        if path is None or path.suffix != files.SUFFIX:  # elements are not written over
            return self.save_as()
        return self._write(path)

    def save_as(self) -> bool:
        """Ask for a file and save to it. -> whether it is saved."""
        path = self._session.path
        stem = path.stem if path else _slug(self._title())
        name = Path(self._folder()) / f"{stem}{files.SUFFIX}"
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, "Save the scenario as", str(name), SAVED
        )
        if not chosen:
            return False
        target = Path(chosen)
        named = target.suffix == files.SUFFIX  # anything else would be read as elements
        return self._write(target if named else target.with_name(target.name + files.SUFFIX))

    def _write(self, path: Path) -> bool:
        try:
            self._session.save_as(path)
        except SmileError as error:
            self._tell("The scenario is not saved", str(error))
            return False
        self._remember(path)
        return True

    def save_picture(self, now: Snapshot, theme: Theme, aspect: float) -> None:
        """Ask for a file and save the 3D picture to it."""
        proposed = Path(self._folder()) / photograph.file_name(now)
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, "Save the 3D picture", str(proposed), f"Pictures (*{photograph.SUFFIX})"
        )
        if not chosen:
            return
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            photograph.save(now, theme, aspect, Path(chosen).with_suffix(photograph.SUFFIX))
        except SmileError as error:
            self._tell("The picture is not saved", str(error))
        finally:
            QApplication.restoreOverrideCursor()

    # --- for other programs
    def export(self, kind: str) -> None:
        """Ask how the orbit, windows, events or pointing are to be written, and write them."""
        from smileviz.app.export_dialog import ExportDialog  # noqa: PLC0415 (slow to load)

        state = self._session.state
        ExportDialog(state, kind, self._folder, self._mention, self._window).open()

    def report(self) -> None:
        """Ask of which span the planning report is to be, and write it."""
        from smileviz.app.report_dialog import ReportDialog  # noqa: PLC0415 (slow to load)

        ReportDialog(self._session.state, self._folder, self._mention, self._window).open()

    def _mention(self, sentence: str) -> None:
        """Say for a moment, in the status line, what has been done."""
        if isinstance(self._window, QMainWindow):
            self._window.statusBar().showMessage(sentence, 6000)

    # --- before edits are lost
    def may_leave(self) -> bool:
        """Whether the present document may go: nothing is unsaved, or the user says so."""
        if not self._session.changed:
            return True
        answer = QMessageBox.question(
            self._window,
            "Unsaved changes",
            f"{self._title()} has changes that are in no file. Save them?",
            _Button.Save | _Button.Discard | _Button.Cancel,
            _Button.Save,
        )
        if answer == _Button.Save:
            return self.save()
        return answer == _Button.Discard

    def rescue(self) -> Path | None:
        """Keep the document beside the log if it has unsaved edits; -> where."""
        if not self._session.changed:
            return None
        if self._rescued is None:
            moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
            self._rescued = crash.folder() / f"rescued-{moment}{files.SUFFIX}"
        files.save(self._session.state.scenario, self._rescued)
        return self._rescued

    # --- dropped files
    def droppable(self, data: QMimeData) -> Path | None:
        """The file of a scenario, ephemeris or elements in what is dragged, if it is one."""
        urls = data.urls()
        if len(urls) != 1 or not urls[0].isLocalFile():
            return None
        path = Path(urls[0].toLocalFile())
        return path if path.suffix.lower() in OPENED else None

    # --- recent files
    @property
    def recent(self) -> tuple[Path, ...]:
        """Files opened or saved last, newest first."""
        kept = QSettings().value(RECENT, [])
        names = kept if isinstance(kept, list) else [kept]  # a list of one comes back bare
        return tuple(Path(str(name)) for name in names if name)

    def clear_recent(self) -> None:
        """Forget the recent files."""
        QSettings().setValue(RECENT, [])

    def _remember(self, path: Path) -> None:
        full = path.absolute()
        others = [other for other in self.recent if other != full]
        QSettings().setValue(RECENT, [str(item) for item in [full, *others][:RECENT_MOST]])

    def _forget(self, path: Path) -> None:
        full = path.absolute()
        QSettings().setValue(RECENT, [str(item) for item in self.recent if item != full])

    # ---
    def _title(self) -> str:
        path = self._session.path
        return path.name if path else self._session.state.scenario.title

    def _folder(self) -> str:
        if self._session.path is not None:
            return str(self._session.path.absolute().parent)
        place = QStandardPaths.StandardLocation.DocumentsLocation
        return QStandardPaths.writableLocation(place)

    def _tell(self, what: str, why: str) -> None:
        QMessageBox.warning(self._window, what, why)


def _slug(title: str) -> str:
    """A file name made of a title."""
    kept = "".join(letter if letter.isalnum() else " " for letter in title)
    return "-".join(kept.lower().split()) or "scenario"
