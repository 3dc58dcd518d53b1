"""Listing: a table of moments: sorted, filtered, copied; a click on a row goes there in time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLineEdit, QMenu, QTableView

from smileviz.base.theme import Theme
from smileviz.widgets import style
from smileviz.widgets.colours import colour
from smileviz.widgets.numbers import copied

_ROW_PX = 21
_KEY = Qt.ItemDataRole.UserRole
_Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Column:
    """What stands over a column, its unit if all cells have the same, and how it stands."""

    title: str
    unit: str = ""
    left: bool = False
    tip: str = ""

    @property
    def head(self) -> str:
        """Title and unit."""
        return f"{self.title}  {self.unit}" if self.unit else self.title


@dataclass(frozen=True)
class Entry:
    """A row: what is written, by what it is sorted, and where in time a click goes."""

    cells: tuple[str, ...]
    keys: tuple[float | str, ...]
    t: float
    inks: tuple[str, ...] = ()
    """Colours of the theme, one a cell; empty ones are the table's own."""
    times: tuple[float, ...] = ()
    """Where a click on each cell goes, if not all go to *t*."""


class _Model(QAbstractTableModel):
    def __init__(self, columns: Sequence[Column], theme: Theme) -> None:
        super().__init__()
        self._columns = columns
        self._theme = theme
        self.entries: Sequence[Entry] = ()
        self.marked: int | None = None
        self._bold = style.font(theme, 12, bold=True)

    def take(self, entries: Sequence[Entry]) -> None:
        if len(entries) == len(self.entries):
            self.entries = entries
            last = self.index(len(entries) - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.entries = entries
        self.marked = None
        self.endResetModel()

    def mark(self, row: int | None) -> None:
        for changed in (self.marked, row):
            if changed is not None and changed < len(self.entries):
                first, last = self.index(changed, 0), self.index(changed, len(self._columns) - 1)
                self.marked = row
                self.dataChanged.emit(first, last)
        self.marked = row

    def rowCount(self, parent: _Index | None = None) -> int:  # noqa: N802 (Qt's name)
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def columnCount(self, parent: _Index | None = None) -> int:  # noqa: N802 (Qt's name)
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def headerData(  # noqa: N802 (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self._columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.head
            case Qt.ItemDataRole.ToolTipRole:
                return column.tip or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return _LEFT if column.left else _RIGHT
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry, k = self.entries[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return entry.cells[k]
            case Qt.ItemDataRole.TextAlignmentRole:
                return _LEFT if self._columns[k].left else _RIGHT
            case Qt.ItemDataRole.ForegroundRole:
                ink = entry.inks[k] if entry.inks else ""
                return colour(getattr(self._theme, ink)) if ink else None
            case Qt.ItemDataRole.FontRole:
                return self._bold if index.row() == self.marked else None
            case int() if role == _KEY:
                return entry.keys[k]
        return None


class Listing:
    """A table, composed; the rows are told anew only when they are other rows."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        columns: Sequence[Column],
        go_to: Callable[[float], None],
    ) -> None:
        self._columns = columns
        self._go_to = go_to
        self.model = _Model(columns, theme)
        self.shown = QSortFilterProxyModel()
        self.shown.setSourceModel(self.model)
        self.shown.setSortRole(_KEY)
        self.shown.setFilterKeyColumn(-1)
        self.shown.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.table = QTableView()
        self.model.setParent(self.table)
        self.shown.setParent(self.table)
        self.table.setModel(self.shown)
        self.table.setAccessibleName(name)
        self._dress(theme)
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.table)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            enter = QShortcut(QKeySequence(key), self.table)
            enter.setContext(Qt.ShortcutContext.WidgetShortcut)
            enter.activated.connect(lambda: self._go(self.table.currentIndex()))
        self.table.clicked.connect(self._go)
        self.table.customContextMenuRequested.connect(self._menu)

    def _dress(self, theme: Theme) -> None:
        table = self.table
        table.setFont(style.font(theme, 12))
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setFrameStyle(0)
        table.setMinimumHeight(60)
        table.setSortingEnabled(True)
        table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW_PX)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(30)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setTabKeyNavigation(False)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.setCursor(Qt.CursorShape.PointingHandCursor)

    # --- what is shown
    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show these rows, if they are not those shown."""
        if entries != self.model.entries:
            self.model.take(entries)

    def mark(self, row: int | None) -> None:
        """Write the row of that number, as they were told, in bold."""
        if row != self.model.marked:
            self.model.mark(row)

    def filter_by(self, field: QLineEdit) -> None:
        """Show only rows in which what is typed into *field* stands."""
        field.textChanged.connect(self.shown.setFilterFixedString)

    def entry_at(self, row: int) -> Entry:
        """The entry shown in that row of the table."""
        return self.model.entries[self.shown.mapToSource(self.shown.index(row, 0)).row()]

    # --- the user's hands
    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            entry = self.entry_at(index.row())
            self._go_to(entry.times[index.column()] if entry.times else entry.t)

    def text(self, *, all_rows: bool = True) -> str:
        """The rows shown, selected or all, as lines of cells parted by tabs, under their heads."""
        rows = sorted({index.row() for index in self.table.selectedIndexes()})
        if all_rows or not rows:
            rows = list(range(self.shown.rowCount()))
        written = [self.entry_at(row).cells for row in rows]
        lines = ["\t".join(copied(cell) for cell in cells) for cells in written]
        return "\n".join(["\t".join(column.head for column in self._columns), *lines])

    def copy(self) -> None:
        """Put the selected rows on the clipboard."""
        QGuiApplication.clipboard().setText(self.text(all_rows=False))

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self.table)
        index = self.table.indexAt(at)
        if index.isValid():
            cell = copied(self.entry_at(index.row()).cells[index.column()])
            menu.addAction(f"Copy {cell}", lambda: QGuiApplication.clipboard().setText(cell))
        menu.addAction("Copy selected rows", self.copy)
        menu.addAction("Copy all", lambda: QGuiApplication.clipboard().setText(self.text()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.table.viewport().mapToGlobal(at))
