"""A table of readings: name, value, unit; every number can be selected and copied."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QBrush, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableWidget, QTableWidgetItem

from smileviz.base.theme import Theme
from smileviz.mission.quantity import Quantity
from smileviz.mission.snapshot import Snapshot
from smileviz.widgets import style
from smileviz.widgets.card import show
from smileviz.widgets.colours import colour
from smileviz.widgets.model_cards import of_quantity
from smileviz.widgets.numbers import copied

_ROW_PX = 20
_ASK = 3
_ASK_PX = 26


@dataclass(frozen=True)
class Reading:
    """A row: what it is called, how its text comes from a snapshot, its unit as it is shown.

    *ink*: a colour of the theme for its name.
    """

    title: str
    text: Callable[[Snapshot], str]
    unit: str = ""
    ink: str = ""
    quantity: Quantity | None = None
    """What it is one click away: the row bears a question mark."""


@dataclass(frozen=True)
class Section:
    """Readings under a heading."""

    title: str
    readings: tuple[Reading, ...]


class Readings:
    """A table, composed; changes only the cells whose text differs."""

    def __init__(self, theme: Theme, sections: Sequence[Section]) -> None:
        self._rows: list[tuple[Reading, QTableWidgetItem]] = []
        self.table = QTableWidget(sum(1 + len(s.readings) for s in sections), 4)
        self._dress(theme)
        row = 0
        for section in sections:
            self._head(theme, row, section.title)
            for k, reading in enumerate(section.readings, start=row + 1):
                self._add(theme, k, reading)
            row += 1 + len(section.readings)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(self.copy)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._menu)
        self.table.cellClicked.connect(self._click)

    def _dress(self, theme: Theme) -> None:
        table = self.table
        table.setFont(style.font(theme, 12))
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.horizontalHeader().hide()
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW_PX)
        header = table.horizontalHeader()
        header.setMinimumSectionSize(20)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(_ASK, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(_ASK, _ASK_PX)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setFrameStyle(0)
        table.setTabKeyNavigation(False)
        table.setStyleSheet("QTableWidget::item { padding: 0 5px 0 8px; }")
        table.setAccessibleName("Readings")

    def _head(self, theme: Theme, row: int, title: str) -> None:
        item = QTableWidgetItem(title)
        item.setFont(style.font(theme, 12, bold=True))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.table.setItem(row, 0, item)
        self.table.setSpan(row, 0, 1, 4)
        self.table.setRowHeight(row, _ROW_PX + 4)

    def _add(self, theme: Theme, row: int, reading: Reading) -> None:
        cells = [QTableWidgetItem(text) for text in (reading.title, "", reading.unit)]
        ink = getattr(theme, reading.ink) if reading.ink else theme.secondary
        cells[0].setForeground(QBrush(colour(ink)))
        cells[2].setForeground(QBrush(colour(theme.secondary)))
        if reading.quantity is not None:
            ask = QTableWidgetItem("?")
            ask.setForeground(QBrush(colour(theme.secondary)))
            ask.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            ask.setToolTip(reading.quantity.sentence)
            cells[0].setToolTip(reading.quantity.sentence)
            cells.append(ask)
        cells[1].setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, cell in enumerate(cells):
            self.table.setItem(row, column, cell)
        self._rows.append((reading, cells[1]))

    def show_now(self, now: Snapshot) -> None:
        """Write what has changed."""
        for reading, cell in self._rows:
            text = reading.text(now)
            if cell.text() != text:
                cell.setText(text)
                cell.setToolTip(text)

    def text(self, *, all_rows: bool = True) -> str:
        """The readings, selected or all, as lines of name, value and unit parted by tabs."""
        lines = [
            "\t".join([reading.title, copied(cell.text()), reading.unit]).rstrip()
            for reading, cell in self._rows
            if all_rows or cell.isSelected()
        ]
        return "\n".join(lines)

    def _click(self, row: int, column: int) -> None:
        """Explain what the question mark of a row stands beside."""
        for reading, cell in self._rows:
            if cell.row() == row and column == _ASK and reading.quantity is not None:
                show(
                    of_quantity(reading.quantity, cell.text()), self.table.viewport(), self._at(row)
                )

    def _at(self, row: int) -> QRect:
        return self.table.visualRect(self.table.model().index(row, _ASK))

    def copy(self) -> None:
        """Put the selected readings on the clipboard."""
        QGuiApplication.clipboard().setText(self.text(all_rows=False))

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self.table)
        item = self.table.itemAt(at)
        pointed = [cell for _, cell in self._rows if item is not None and cell.row() == item.row()]
        for cell in pointed:
            value = copied(cell.text())
            menu.addAction(f"Copy {value}", partial(QGuiApplication.clipboard().setText, value))
        menu.addAction("Copy selected rows", self.copy)
        menu.addAction("Copy all", lambda: QGuiApplication.clipboard().setText(self.text()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.table.viewport().mapToGlobal(at))
