"""Workspace: the arrangement of the window, that of a layout until the user makes it another."""

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDockWidget, QMainWindow

from smileviz.app.layouts import LAYOUTS, PLANNER, Layout, arrange, fingerprint, present, proportion

VERSION = 1  # of the docks: saved arrangements of other versions are left
GEOMETRY, STATE, LAYOUT, OWN = (f"window/{key}" for key in ("geometry", "state", "layout", "own"))


class Workspace:
    """Arranges the *docks* of *window*; follows its size while the user has changed nothing."""

    def __init__(self, window: QMainWindow, docks: Mapping[str, QDockWidget]) -> None:
        self._window = window
        self._docks = docks
        self._layout = PLANNER
        self._wanted = self._arrangement = PLANNER.wide
        self._fingerprint: tuple[object, ...] = ()
        self._sized = False
        self._later = QTimer(window, singleShot=True, interval=0)
        self._later.timeout.connect(self.fit)

    @property
    def name(self) -> str:
        """Which layout it is."""
        return self._layout.name

    @property
    def by_hand(self) -> bool:
        """Whether the user has changed what the layout says."""
        return self._sized or fingerprint(self._window, self._docks) != self._fingerprint

    def sized_by_hand(self) -> None:
        """The user has moved a line between docks."""
        self._sized = True

    def lay_out(self, layout: Layout) -> None:
        """Arrange the window as *layout* says for its size."""
        self._layout = layout
        self._wanted = layout.for_size(self._window.size())
        self._arrangement = present(self._wanted, self._docks)
        self._sized = False
        arrange(self._window, self._docks, self._arrangement)
        self._fingerprint = fingerprint(self._window, self._docks)
        proportion(self._window, self._docks, self._arrangement)

    def resized(self) -> None:
        """The window has another size: see to it when it has settled."""
        self._later.start()

    def fit(self) -> None:
        """Follow the window's size, unless the user has arranged it."""
        if self.by_hand or not self._window.isVisible():
            return
        if self._layout.for_size(self._window.size()) is not self._wanted:
            self.lay_out(self._layout)
        else:
            proportion(self._window, self._docks, self._arrangement)

    # --- between sessions
    def save(self) -> None:
        """Remember place, layout and what the user made of it."""
        settings = QSettings()
        settings.setValue(GEOMETRY, self._window.saveGeometry())
        settings.setValue(LAYOUT, self._layout.name)
        settings.setValue(OWN, int(self.by_hand))
        settings.setValue(STATE, self._window.saveState(VERSION))

    def restore(self) -> None:
        """Be as the window was when it was closed last; the first time, fill the screen."""
        settings = QSettings()
        geometry = settings.value(GEOMETRY)
        if not (isinstance(geometry, QByteArray) and self._window.restoreGeometry(geometry)):
            self._window.resize(QApplication.primaryScreen().availableGeometry().size())
            self._window.setWindowState(self._window.windowState() | Qt.WindowState.WindowMaximized)
        self.lay_out(LAYOUTS.get(str(settings.value(LAYOUT, "")), PLANNER))
        state = settings.value(STATE)
        if int(str(settings.value(OWN, 0))) and isinstance(state, QByteArray):
            self._sized = self._window.restoreState(state, VERSION)
