"""A table of the solar wind: rows of times and values, steps or joined by lines."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.theme import Theme
from smileviz.mission.drive import StepsWind, WindRow
from smileviz.widgets import style
from smileviz.widgets.form import Choice, limits, quietly
from smileviz.widgets.numbers import copied, unit

_COLUMNS = {
    "at": "UTC",
    "density_cm3": "n",
    "speed_km_s": "V",
    "bx_nt": "Bx",
    "by_nt": "By",
    "bz_nt": "Bz",
    "pdyn_npa": "P",
    "kp": "Kp",
    "dst_nt": "Dst",
}
_NAMES = tuple(_COLUMNS)
_LIMITS = limits(WindRow)
_JOINS = (("step", "Steps"), ("line", "Joined by lines"))
_ROW_PX = 22
_UTC_PX = 130


class StepsPage(QWidget):
    """Shows a StepsWind; `edited` with another when the user changes it, `refused` with why not."""

    edited = Signal(object)
    refused = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._drive = StepsWind(())
        self._t = 0.0
        self.table = QTableWidget(0, len(_NAMES))
        self._dress(theme)
        self.table.cellChanged.connect(self._change)
        self.add = QToolButton()
        self.add.setText("Add row at this time")
        self.add.clicked.connect(self._add)
        self.remove = QToolButton()
        self.remove.setText("Remove row")
        self.remove.clicked.connect(self._remove)
        self.joins = Choice()
        self.joins.setAccessibleName("Between rows")
        for name, title in _JOINS:
            self.joins.addItem(title, name)
        self.joins.activated.connect(self._join)
        row = QHBoxLayout()
        row.addWidget(self.add)
        row.addWidget(self.remove)
        row.addStretch(1)
        row.addWidget(self.joins)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.table)
        layout.addLayout(row)

    def _dress(self, theme: Theme) -> None:
        table = self.table
        table.setFont(style.font(theme, style.SMALL_PX))
        table.horizontalHeader().setFont(style.font(theme, style.SMALL_PX))
        table.setAccessibleName("Table of the solar wind")
        table.setStyleSheet("QTableWidget::item { padding: 0 2px; }")
        table.setTextElideMode(Qt.TextElideMode.ElideNone)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(_ROW_PX)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        table.setMinimumHeight(4 * _ROW_PX)
        for column, (name, title) in enumerate(_COLUMNS.items()):
            item = QTableWidgetItem(title)
            if name in _LIMITS:
                known = _LIMITS[name]
                item.setToolTip(f"{known.low:g} to {known.high:g} {unit(known.unit)}".rstrip())
            table.setHorizontalHeaderItem(column, item)
        header = table.horizontalHeader()
        header.setMinimumSectionSize(30)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(0, _UTC_PX)

    def show_drive(self, drive: StepsWind, t: float) -> None:
        """Show *drive*; a new row would begin at *t*."""
        self._t = t
        if drive == self._drive and self.table.rowCount() == len(drive.rows):
            return
        self._drive = drive
        with quietly(self.table):
            self.table.setRowCount(len(drive.rows))
            for k, row in enumerate(drive.rows):
                for column, name in enumerate(_NAMES):
                    self._write(k, column, _text(row, name))
        self.joins.setCurrentIndex(self.joins.findData(drive.join))
        self.remove.setEnabled(len(drive.rows) > 1)

    def _write(self, row: int, column: int, text: str) -> None:
        item = QTableWidgetItem(text)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if column:
            item.setTextAlignment(right)
            item.setToolTip(
                "" if text else "As in the row before; before the first, as in the form"
            )
        self.table.setItem(row, column, item)

    # --- the user's hands
    def _change(self, k: int, column: int) -> None:
        name, row = _NAMES[column], self._drive.rows[k]
        item = self.table.item(k, column)
        try:
            value = _value(name, item.text() if item is not None else "")
            rows = [*self._drive.rows]
            rows[k] = replace(row, **{name: value})  # type: ignore[arg-type] # checked just now
            self._become(rows)
        except SmileError as error:
            self.refused.emit(str(error))
            with quietly(self.table):
                self._write(k, column, _text(row, name))

    def _add(self) -> None:
        try:
            self._become([*self._drive.rows, WindRow(_whole(self._t))])
        except SmileError as error:
            self.refused.emit(str(error))

    def _remove(self) -> None:
        k = self.table.currentRow() if self.table.currentRow() >= 0 else len(self._drive.rows) - 1
        self._become([row for i, row in enumerate(self._drive.rows) if i != k])

    def _join(self, index: int) -> None:
        self.edited.emit(replace(self._drive, join=self.joins.itemData(index)))

    def _become(self, rows: list[WindRow]) -> None:
        ordered = tuple(sorted(rows, key=lambda row: row.at))
        times = [row.at for row in ordered]
        if len(set(times)) < len(times):
            twice = next(at for at in times if times.count(at) > 1)
            raise SmileError(f"There is a row at {time.to_utc(twice)} already; change that one.")
        self.edited.emit(replace(self._drive, rows=ordered))


def _whole(t: float) -> float:
    """The whole second of UTC at *t*."""
    return time.from_utc(time.to_utc(t))


def _text(row: WindRow, name: str) -> str:
    value = getattr(row, name)
    if name == "at":
        return time.to_utc(value)
    return "" if value is None else f"{value:.10g}"


def _value(name: str, text: str) -> float | None:
    """What the user has typed; SmileError if it cannot be."""
    words = copied(text).strip()
    if name == "at":
        return time.from_utc(words)
    if not words:
        return None
    try:
        value = float(words)
    except ValueError:
        raise SmileError(f"'{words}' is no number for {_COLUMNS[name]}.") from None
    _LIMITS[name].check(_COLUMNS[name], value)
    return value
