"""Menus: the QActions of ACTIONS, their menus, and what of them is possible and chosen now."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from smileviz.app.action import Action, Desktop
from smileviz.app.actions import ACTIONS
from smileviz.base.theme import Theme
from smileviz.mission import files
from smileviz.scene.camera import PRESETS
from smileviz.widgets.icons import icon

_BREAK_BEFORE = frozenset(
    {"save", "save_picture", "quit", "let_go", "back_minute", "full_screen", "about", "compare"}
)
ORDER = ("File", "Edit", "Time", "View", "Panels", "Help")


class Menus:
    """The window's actions by name, in its menu bar and on its keys."""

    def __init__(self, window: QMainWindow, desktop: Desktop) -> None:
        self._window = window
        self._desktop = desktop
        self.by_name: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        for title in ORDER:
            self.menu(title)
        for action in ACTIONS:
            self._add(action)
        self._add_examples()
        self._recent = self.menu("File/Recent files")
        self._recent.aboutToShow.connect(self._list_recent)

    def menu(self, path: str) -> QMenu:
        """The menu at *path*, such as ``View/Theme``; made when it is not there."""
        if path not in self._menus:
            parent, _, title = path.rpartition("/")
            owner = self.menu(parent) if parent else self._window.menuBar()
            made = owner.addMenu(title if parent else f"&{title}")
            made.setObjectName(f"menu_{title.lower()}")
            made.setToolTipsVisible(True)
            self._menus[path] = made
        return self._menus[path]

    def _add(self, action: Action) -> None:
        made = QAction(action.text, self._window)
        made.setObjectName(action.name)
        made.setShortcuts([QKeySequence(key) for key in action.keys])
        made.setAutoRepeat(action.repeats)
        made.setToolTip(described(action))
        made.triggered.connect(lambda: action.function(self._desktop))
        if action.checked is not None:
            made.setCheckable(True)
        menu = self.menu(action.menu)
        if action.name in _BREAK_BEFORE:
            menu.addSeparator()
        menu.addAction(made)
        self._window.addAction(made)
        self.by_name[action.name] = made

    def _add_examples(self) -> None:
        menu = self.menu("File/Bundled missions")
        for name in files.bundled_names():
            made = menu.addAction(name)
            made.setObjectName(f"bundled_{name}")
            made.triggered.connect(partial(self._open_example, name))

    def _open_example(self, name: str, *_: object) -> None:
        self._desktop.documents.new(name)

    def _list_recent(self) -> None:
        documents = self._desktop.documents
        self._recent.clear()
        for path in documents.recent:
            made = self._recent.addAction(path.name)
            made.setToolTip(str(path))
            made.triggered.connect(partial(self._open_recent, path))
        if not documents.recent:
            self._recent.addAction("Files you open or save are listed here").setEnabled(False)
            return
        self._recent.addSeparator()
        self._recent.addAction("Clear the list").triggered.connect(documents.clear_recent)

    def _open_recent(self, path: Path, *_: object) -> None:
        self._desktop.documents.open(path)

    def pop_up(self, place: QPoint) -> None:
        """The menu of the 3D view: from where to look, and the picture as a file."""
        menu = QMenu(self._window)
        menu.setObjectName("menu_3d")
        menu.addActions([self.by_name[f"view_{name}"] for name in PRESETS])
        menu.addSeparator()
        menu.addActions([self.by_name[name] for name in ("frame_all", "save_picture")])
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def show_now(self) -> None:
        """Grey what is not possible now and mark what is chosen."""
        for action in ACTIONS:
            made = self.by_name[action.name]
            if action.possible is not None:
                made.setEnabled(action.possible(self._desktop))
            if action.checked is not None:
                made.setChecked(action.checked(self._desktop))

    def dress(self, theme: Theme) -> None:
        """Draw the icons in the colours of *theme*."""
        for action in ACTIONS:
            if action.icon:
                self.by_name[action.name].setIcon(icon(action.icon, theme))
                self.by_name[action.name].setIconVisibleInMenu(False)


def described(action: Action) -> str:
    """The tool tip: what it does, and its keys."""
    what = action.tip or action.text.replace("&", "")
    return f"{what}   {' or '.join(action.keys)}" if action.keys else what
