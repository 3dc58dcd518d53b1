"""MainWindow: the 3D view with its docks and bars; one redraw a turn of the event loop."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSettings, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox, QTabWidget, QToolBar

from smileviz.app import dialogs, layouts, moment
from smileviz.app.docks import PanelDock
from smileviz.app.documents import Documents
from smileviz.app.menus import Menus
from smileviz.app.pacer import Pacer
from smileviz.app.palette import Palette
from smileviz.app.playback import Playback
from smileviz.app.status import Status
from smileviz.app.toolbar import TopBar
from smileviz.app.view3d import View3D
from smileviz.app.workspace import Workspace
from smileviz.base.errors import SmileError
from smileviz.base.theme import DARK, THEMES
from smileviz.mission import moves
from smileviz.mission.session import Session
from smileviz.mission.slow import LATE_S, Slow
from smileviz.mission.snapshot import Snapshot
from smileviz.panels import PANELS
from smileviz.widgets import style
from smileviz.widgets.panel import Desk

THEME = "window/theme"
LATE_MS = round(1e3 * LATE_S) + 5
"""So soon after a redraw what still stands behind is drawn as such."""


class MainWindow(QMainWindow):
    """Everything on screen shows one Snapshot; everything the user does goes to the session."""

    def __init__(self, session: Session, slow: Slow) -> None:
        super().__init__()
        self.setObjectName("main_window")
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.session = session
        self._slow = slow
        self._pacer = Pacer(self._redraw, self)
        self._late = QTimer(self, singleShot=True, interval=LATE_MS)
        self._late.timeout.connect(self._pacer.request)
        self._opened = False
        session.on_change = self._pacer.request
        self.now: Snapshot | None = None
        theme = THEMES.get(str(QSettings().value(THEME, DARK.name)), DARK)
        self.theme_name = theme.name
        style.dress(_application(), theme)
        self.playback = Playback(session, self._pacer.request)
        self.documents = Documents(session, self)
        self.view3d = View3D(session, theme, self)
        self.view3d.painted.connect(self._go_on)
        self.setCentralWidget(self.view3d)
        self.desk = Desk(session, theme, self.playback, self.view3d.scene.switches)
        self._menus = Menus(self, self)
        self._top = TopBar(self._menus.by_name, self)
        self.addToolBar(self._top)
        self.docks = self._make_docks()
        self._bars = [kind(self.desk) for kind in PANELS if kind.area == "bar"]
        self._place_bars()
        self._status = Status(self)
        self._status.work.stopped.connect(self.stop_work)
        self._status.work.resumed.connect(self.stop_work)
        self.setStatusBar(self._status)
        self._workspace = Workspace(self, self.docks)
        self.view3d.menu_wanted.connect(self._menus.pop_up)
        self._top.wind_clicked.connect(partial(self.show_panel, "solar_wind"))
        self._top.time_clicked.connect(self.type_time)
        self._dress_own()
        self._workspace.restore()
        self._pacer.request()

    # --- building
    def _make_docks(self) -> dict[str, PanelDock]:
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        for corner in (Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner):
            self.setCorner(corner, Qt.DockWidgetArea.BottomDockWidgetArea)
        docks: dict[str, PanelDock] = {}
        menu = self._menus.menu("Panels")
        for kind in PANELS:
            if kind.area != "bar":
                dock = PanelDock(kind, self.desk, self, self._come_to_be_seen)
                docks[kind.name] = dock
                toggle = dock.toggleViewAction()
                toggle.setObjectName(f"panel_{kind.name}")
                menu.addAction(toggle)
        return docks

    def _place_bars(self) -> None:
        for panel in self._bars:
            bar = QToolBar(panel.title, self, movable=False)
            bar.setObjectName(f"bar_{panel.name}")
            bar.toggleViewAction().setVisible(False)
            bar.addWidget(panel.widget)
            self.addToolBar(Qt.ToolBarArea.BottomToolBarArea, bar)

    # --- one way out: the snapshot, shown
    def _redraw(self) -> bool:
        """Show the state everywhere; whether the 3D view will paint it."""
        now = Snapshot(self.session.state, self._slow)
        self.setWindowTitle(f"{self.session.title} - smileviz")
        self._menus.show_now()
        try:
            self._show(now)
        except SmileError as error:
            self._status.show_trouble(str(error))
            return False
        self.now = now
        if now.asked - now.late and not self._late.isActive():
            self._late.start()
        return self.view3d.isVisible()

    def _show(self, now: Snapshot) -> None:
        self.view3d.show_now(now)
        self._top.show_now(now)
        for panel in self._bars:
            panel.show_now(now)
        self._status.show_now(now)
        if self._opened:
            for dock in self.docks.values():
                dock.show_now(now)

    def _go_on(self) -> None:
        """A picture is painted. After the first one the docks are filled, too."""
        if not self._opened:
            self._opened = True
            self._pacer.request()
        self._pacer.painted()

    @property
    def at_rest(self) -> bool:
        """Whether what is on screen is all there is to show."""
        return self.now is not None and self._pacer.at_rest and self.view3d.at_rest

    def _come_to_be_seen(self, dock: PanelDock) -> None:
        """Show a dock what the others show, before it is painted for the first time."""
        up_to_date = self.now is not None and self.now.state == self.session.state
        if self._opened and self.now is not None and up_to_date:
            dock.show_now(self.now)
        else:
            self._pacer.request()

    def answer_arrived(self) -> None:
        """Something that was worked out in the background can be shown."""
        self._pacer.request()

    # --- what actions do here
    def go(self, move: str) -> None:
        """Make one of MOVES."""
        chosen = moves.BY_NAME[move]
        t = chosen.goes(self.session.state)
        if t is None:
            self._status.showMessage(f"{chosen.title}: there is none in this mission.", 4000)
        else:
            self.session.go_to(t)

    def let_go(self) -> None:
        """Leave full screen, else drop the selection, else give the keys to the 3D view."""
        view = self.session.state.view
        if self.isFullScreen():
            self.full_screen()
        elif view.selection is not None:
            self.session.look(replace(view, selection=None))
        else:
            self.view3d.setFocus()

    def full_screen(self) -> None:
        """Into full screen, or back."""
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    @property
    def layout_name(self) -> str:
        """Which of LAYOUTS the window is arranged by."""
        return self._workspace.name

    def lay_out(self, name: str) -> None:
        """Arrange the docks as one of LAYOUTS."""
        self._workspace.lay_out(layouts.LAYOUTS[name])
        self._pacer.request()

    def show_panel(self, name: str) -> None:
        """Bring a panel to the front."""
        dock = self.docks[name]
        dock.show()
        dock.raise_()

    def dress(self, theme: str) -> None:
        """Change the theme."""
        self.theme_name = theme
        QSettings().setValue(THEME, theme)
        style.dress(_application(), THEMES[theme])
        self.desk = replace(self.desk, theme=THEMES[theme])
        self.view3d.dress(THEMES[theme])
        for panel in self._bars:
            panel.dress(THEMES[theme])
        for dock in self.docks.values():
            dock.dress(self.desk)
        self._dress_own()
        self._pacer.request()

    def _dress_own(self) -> None:
        theme = THEMES[self.theme_name]
        self._menus.dress(theme)
        self._top.dress(theme)

    def type_time(self) -> None:
        """Let the user type a time."""
        state = self.session.state
        dialogs.TypeTime(state.t, state.scenario.span, self.session.go_to, self).open()

    def save_picture(self) -> None:
        """Save the 3D picture to a file."""
        if self.now is not None:
            self.documents.save_picture(self.now, self.view3d.scene.theme, self.view3d.aspect)

    def copy_moment(self) -> None:
        """Copy every value of the moment as text."""
        if self.now is not None:
            QApplication.clipboard().setText(moment.text(self.now))
            self._status.showMessage("The values of now are on the clipboard.", 4000)

    def stop_work(self) -> None:
        """Stop what is computed in the background, or compute what was stopped."""
        if self._slow.busy:
            self._slow.call_off()
        else:
            self._slow.resume()
        self._pacer.request()

    def show_palette(self) -> None:
        """Let the user look for an action by its name."""
        toggles = [dock.toggleViewAction() for dock in self.docks.values()]
        Palette([*self._menus.by_name.values(), *toggles], self).show()

    def show_keys(self) -> None:
        """Show the list of keys."""
        dialogs.Keys(self).show()

    def show_about(self) -> None:
        """Show version, licence and sources."""
        QMessageBox.about(self, "About smileviz", dialogs.ABOUT)

    # --- the window itself
    def showEvent(self, event: QShowEvent) -> None:
        """Give the docks their shares before the first painting."""
        super().showEvent(event)
        self._workspace.fit()
        self._redraw()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one scenario file."""
        if self.documents.droppable(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open it."""
        path = self.documents.droppable(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.documents.open(path)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close, unless the user keeps unsaved changes."""
        if not self.documents.may_leave():
            event.ignore()
            return
        self._workspace.save()
        self.playback.pause()
        self._pacer.stop()
        self._late.stop()
        self.session.on_change = _nothing
        self.view3d.shut_down()
        super().closeEvent(event)


def _nothing() -> None:
    """What a session tells when its window is gone."""


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
