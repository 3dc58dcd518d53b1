"""The palette: type a part of an action's name, Enter does it."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

WIDTH_PX = 460
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}


class Palette(QDialog):
    """A list of actions to look through by typing; closes when one is done, or on Esc."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(WIDTH_PX)
        self.entry = QLineEdit(self)
        self.entry.setPlaceholderText("What do you want to do?")
        self.entry.setAccessibleName("Search actions")
        self.list = QListWidget(self)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMinimumHeight(320)
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
        for action in sorted(self._actions, key=lambda a: _plain(a).find(words.lower())):
            if not all(word in _plain(action) for word in words.lower().split()):
                continue
            keys = "   ".join(key.toString() for key in action.shortcuts())
            item = QListWidgetItem(f"{action.text().replace('&', '')}\t{keys}".rstrip())
            item.setData(Qt.ItemDataRole.UserRole, action.objectName())
            item.setToolTip(action.toolTip())
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _do(self, *_arguments: object) -> None:
        if not self.list.count():
            return
        name = self.list.currentItem().data(Qt.ItemDataRole.UserRole)
        self.close()
        next(action for action in self._actions if action.objectName() == name).trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows in the entry walk through the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                row = self.list.currentRow() + step
                self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
                return True
        return super().eventFilter(watched, event)


def _plain(action: QAction) -> str:
    return f"{action.text()} {action.toolTip()}".replace("&", "").lower()
