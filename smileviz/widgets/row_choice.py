"""RowChoice: which rows a stack shows, in what order, as the user has it; and their list."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

_NAME = Qt.ItemDataRole.UserRole


@dataclass
class RowChoice:
    """Names in order, and which of them are hidden; rows it does not know come last, shown."""

    order: tuple[str, ...] = ()
    hidden: frozenset[str] = frozenset()
    first: tuple[tuple[str, ...], frozenset[str]] = field(default=((), frozenset()))
    """What both are as the program comes."""

    def sorted(self, names: Sequence[str]) -> list[str]:
        """*names* in the user's order; a new one stands after its neighbour."""
        found = [name for name in self.order if name in names]
        for k, name in enumerate(names):
            if name not in found:
                before = names[k - 1] if k else None
                found.insert(found.index(before) + 1 if before in found else 0, name)
        return found

    def shown(self, names: Sequence[str]) -> list[str]:
        """Those of *names* that are shown, in order."""
        return [name for name in self.sorted(names) if name not in self.hidden]

    def move(self, names: Sequence[str], name: str, before: str | None) -> None:
        """Put *name* before another, or last."""
        left = [other for other in self.sorted(names) if other != name]
        left.insert(left.index(before) if before in left else len(left), name)
        self.order = tuple(left)

    def memory(self) -> dict[str, object]:
        """What is to be remembered."""
        return {"order": list(self.order), "hidden": sorted(self.hidden)}

    def recall(self, memory: Mapping[str, object]) -> None:
        """Be as *memory* says, as far as that can be read."""
        order, hidden = memory.get("order"), memory.get("hidden")
        if isinstance(order, list) and isinstance(hidden, list):
            self.order = tuple(str(name) for name in order)
            self.hidden = frozenset(str(name) for name in hidden)


class RowList(QDialog):
    """All rows with a tick each: drag them, or move them with Alt and the arrows."""

    def __init__(
        self,
        titles: Mapping[str, str],
        choice: RowChoice,
        changed: Callable[[], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Rows of the timeline")
        self._titles = titles
        self._choice = choice
        self._changed = changed
        self.list = QListWidget()
        self.list.setAccessibleName("Rows")
        self.list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self._fill()
        self.list.itemChanged.connect(lambda _item: self._take())
        self.list.model().rowsMoved.connect(lambda *_: self._take())
        up = self._button("Up", "Alt+Up", -1)
        down = self._button("Down", "Alt+Down", 1)
        reset = QPushButton("As it came")
        reset.setAutoDefault(False)
        reset.clicked.connect(self._reset)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.rejected.connect(self.reject)
        hint = QLabel("Tick what is shown; drag a row, or move it with Alt+Up and Alt+Down.")
        hint.setObjectName("secondary")
        hint.setWordWrap(True)
        below = QHBoxLayout()
        for button in (up, down, reset):
            below.addWidget(button)
        below.addStretch(1)
        below.addWidget(box)
        layout = QVBoxLayout(self)
        layout.addWidget(hint)
        layout.addWidget(self.list, 1)
        layout.addLayout(below)
        self.resize(420, 520)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _button(self, text: str, key: str, by: int) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.setToolTip(f"Move the row {text.lower()}   {key}")
        button.clicked.connect(lambda: self._step(by))
        QShortcut(QKeySequence(key), self).activated.connect(lambda: self._step(by))
        return button

    def _fill(self) -> None:
        quiet = QSignalBlocker(self.list)
        self.list.clear()
        for name in self._choice.sorted(list(self._titles)):
            item = QListWidgetItem(self._titles[name])
            item.setData(_NAME, name)
            shown = name not in self._choice.hidden
            item.setCheckState(Qt.CheckState.Checked if shown else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        quiet.unblock()

    def _step(self, by: int) -> None:
        row = self.list.currentRow()
        to = min(max(row + by, 0), self.list.count() - 1)
        if row >= 0 and to != row:
            item = self.list.takeItem(row)
            self.list.insertItem(to, item)
            self.list.setCurrentRow(to)
            self._take()

    def _reset(self) -> None:
        self._choice.order, self._choice.hidden = self._choice.first
        self._fill()
        self._changed()

    def _take(self) -> None:
        """Show the rows as the list has them."""
        items = [self.list.item(k) for k in range(self.list.count())]
        self._choice.order = tuple(str(item.data(_NAME)) for item in items)
        self._choice.hidden = frozenset(
            str(item.data(_NAME)) for item in items if item.checkState() != Qt.CheckState.Checked
        )
        self._changed()
