"""Workspace: the arrangement of the window, that of a layout until the user makes it another."""

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QEvent, QObject, QSettings, QSize, Qt, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from smileviz.app.docks import PanelDock
from smileviz.app.layouts import LAYOUTS, PLANNER, Layout, arrange, fingerprint, present, proportion

VERSION = 1  # of the docks: saved arrangements of other versions are left
GEOMETRY, STATE, LAYOUT, OWN = (f"window/{key}" for key in ("geometry", "state", "layout", "own"))
_MOVED, _SIZED = 1, 2  # of OWN: docks moved, only the lines between them


class Workspace(QObject):
    """Arranges the *docks* of *window*; follows its size while the user has changed nothing."""

    def __init__(self, window: QMainWindow, docks: Mapping[str, PanelDock]) -> None:
        super().__init__(window)
        self._window = window
        self._docks = docks
        self._layout = PLANNER
        self._wanted = self._arrangement = PLANNER.wide
        self._fingerprint: tuple[object, ...] | None = None
        self._sized = self._moved = False
        self._pressed: list[QSize] = []
        self._later = QTimer(window, singleShot=True, interval=0)
        self._later.timeout.connect(self.fit)
        self._retitle = QTimer(window, singleShot=True, interval=0)
        self._retitle.timeout.connect(self._set_titles)
        for dock in docks.values():
            for moved in (dock.dockLocationChanged, dock.topLevelChanged, dock.visibilityChanged):
                moved.connect(self._retitle.start)
        window.installEventFilter(self)

    @property
    def name(self) -> str:
        """Which layout it is."""
        return self._layout.name

    @property
    def by_hand(self) -> bool:
        """Whether the user has changed what the layout says."""
        return self._sized or self.moved

    @property
    def moved(self) -> bool:
        """Whether the user has shown, hidden or moved docks, not only the lines between them."""
        if self._moved or self._fingerprint is None:  # None: not yet on screen
            return self._moved
        return fingerprint(self._window, self._docks) != self._fingerprint

    def eventFilter(self, _window: QObject, event: QEvent) -> bool:
        """Notice a new size of the window, and lines between docks moved with the mouse."""
        match event.type():
            case QEvent.Type.Resize:
                self._later.start()
            case QEvent.Type.MouseButtonPress if isinstance(event, QMouseEvent):
                line = self._window.isSeparator(event.position().toPoint())
                self._pressed = self._sizes() if line else []
            case QEvent.Type.MouseButtonRelease:
                self._sized = self._sized or bool(self._pressed and self._pressed != self._sizes())
                self._pressed = []
            case _:
                pass
        return False

    def _sizes(self) -> list[QSize]:
        return [dock.size() for dock in self._docks.values()]

    def lay_out(self, layout: Layout) -> None:
        """Arrange the window as *layout* says for its size."""
        self._layout = layout
        self._wanted = layout.for_size(self._window.size())
        self._arrangement = present(self._wanted, self._docks)
        self._sized = self._moved = False
        self._pressed = []
        arrange(self._window, self._docks, self._arrangement)
        self._set_titles()
        self._fingerprint = None
        self._share()

    def _share(self) -> None:
        if self._window.isVisible():
            self._fingerprint = fingerprint(self._window, self._docks)
        proportion(self._window, self._docks, self._arrangement)

    def _set_titles(self) -> None:
        """A dock among tabs has its name there; its title bar would say it twice."""
        for dock in self._docks.values():
            beside = [d for d in self._window.tabifiedDockWidgets(dock) if not d.isHidden()]
            dock.set_titled(titled=dock.isFloating() or not beside)

    def fit(self) -> None:
        """Follow the window's size, unless the user has arranged it.

        Lines that the user has moved stay until another arrangement is needed.
        """
        if self.moved or not self._window.isVisible():
            return
        if self._layout.for_size(self._window.size()) is not self._wanted:
            self.lay_out(self._layout)
        elif not self._sized:
            self._share()
        elif self._fingerprint is None:
            self._fingerprint = fingerprint(self._window, self._docks)

    # --- between sessions
    def save(self) -> None:
        """Remember place, layout and what the user made of it."""
        settings = QSettings()
        settings.setValue(GEOMETRY, self._window.saveGeometry())
        settings.setValue(LAYOUT, self._layout.name)
        settings.setValue(OWN, _MOVED if self.moved else _SIZED if self._sized else 0)
        settings.setValue(STATE, self._window.saveState(VERSION))
        for dock in self._docks.values():
            dock.save()

    def restore(self) -> None:
        """Be as the window was when it was closed last; the first time, fill the screen."""
        settings = QSettings()
        geometry = settings.value(GEOMETRY)
        if not (isinstance(geometry, QByteArray) and self._window.restoreGeometry(geometry)):
            self._window.resize(QApplication.primaryScreen().availableGeometry().size())
            self._window.setWindowState(self._window.windowState() | Qt.WindowState.WindowMaximized)
        self.lay_out(LAYOUTS.get(str(settings.value(LAYOUT, "")), PLANNER))
        state = settings.value(STATE)
        own = int(str(settings.value(OWN, 0)))
        if own and isinstance(state, QByteArray) and self._window.restoreState(state, VERSION):
            self._moved, self._sized = own == _MOVED, own == _SIZED
