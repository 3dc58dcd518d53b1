"""The palette: type a part of an action's name, Enter does it."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

WIDTH_PX = 460
ROW_PX = 26
NOWHERE = 9
_SHEET = """
#palette { background: palette(button); border: 1px solid palette(link); }
#palette QTreeWidget { background: transparent; }
#palette QTreeWidget::item { padding-left: 4px; padding-right: 4px; }
"""
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class Palette(QDialog):
    """A list of actions to look through by typing; closes when one is done, or on Esc."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(WIDTH_PX)
        self.setStyleSheet(_SHEET)
        self.entry = QLineEdit(self)
        self.entry.setPlaceholderText("What do you want to do?")
        self.entry.setAccessibleName("Search actions")
        self.list = QTreeWidget(self)
        self.list.setColumnCount(2)
        self.list.setHeaderHidden(True)
        self.list.setRootIsDecorated(False)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(False)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMinimumHeight(380)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.entry)
        layout.addWidget(self.list)
        self._actions = [action for action in actions if action.isEnabled()]
        self.entry.textEdited.connect(self._look_for)
        self.entry.returnPressed.connect(self._do)
        self.list.itemClicked.connect(self._do)
        self.entry.installEventFilter(self)
        self._look_for("")
        top = parent.mapToGlobal(QPoint((parent.width() - WIDTH_PX) // 2, 60))
        self.move(top)
        self.entry.setFocus()

    def _look_for(self, words: str) -> None:
        self.list.clear()
        wanted = words.lower().split()
        found = [(rank(_plain(action), wanted), action) for action in self._actions]
        for place, action in sorted(found, key=lambda pair: pair[0]):
            if place == NOWHERE:
                break
            keys = "   ".join(key.toString() for key in action.shortcuts())
            item = QTreeWidgetItem([action.text().replace("&", ""), keys])
            item.setData(0, Qt.ItemDataRole.UserRole, action.objectName())
            item.setToolTip(0, action.toolTip())
            item.setSizeHint(0, QSize(0, ROW_PX))
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(item)
        self._step(0)

    def _step(self, rows: int) -> None:
        """Go so many rows down from the chosen one."""
        row = self.list.currentIndex().row() + rows
        row = min(max(row, 0), self.list.topLevelItemCount() - 1)
        self.list.setCurrentIndex(self.list.model().index(row, 0))

    def _do(self, *_arguments: object) -> None:
        if not self.list.topLevelItemCount():
            return
        name = self.list.currentIndex().siblingAtColumn(0).data(Qt.ItemDataRole.UserRole)
        self.close()
        next(action for action in self._actions if action.objectName() == name).trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows in the entry walk through the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self._step(step)
                return True
        return super().eventFilter(watched, event)


def _plain(action: QAction) -> tuple[str, str]:
    return action.text().replace("&", "").lower(), action.toolTip().lower()


def rank(said: tuple[str, str], wanted: list[str]) -> int:
    """How well (text, tool tip) fits the words: 0 begins with them, 4 not in the text alone."""
    text, tip = said
    parts = text.rstrip("…").split()
    if text.startswith(" ".join(wanted)):
        return 0
    if all(word in parts for word in wanted):
        return 1
    if all(any(part.startswith(word) for part in parts) for word in wanted):
        return 2
    if all(word in text for word in wanted):
        return 3
    return 4 if all(word in f"{text} {tip}" for word in wanted) else NOWHERE
