"""Calendar: every orbit of the mission as a cell, coloured by what can be done in it."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from smileviz.base import time
from smileviz.base.theme import Theme
from smileviz.mission.calendar import Calendar, CalendarColumn, calendar, columns_of
from smileviz.mission.snapshot import Snapshot
from smileviz.widgets.canvas import Canvas
from smileviz.widgets.elided import Elided
from smileviz.widgets.export import Sheet
from smileviz.widgets.panel import Desk, Panel, Remembering
from smileviz.widgets.saving import Saving, stem
from smileviz.widgets.season import Season

_WORKING = "The calendar of the whole mission is being worked out; how far it is stands below."
_STOPPED = "Working it out was stopped: press Compute in the status line below."


class CalendarPanel(Panel, Remembering):
    name = "calendar"
    title = "Season calendar"
    area = "bottom"

    def __init__(self, desk: Desk) -> None:
        self.chosen = "sxi_h"
        super().__init__(desk)

    def build(self, theme: Theme) -> QWidget:
        self._now: Snapshot | None = None
        self._known: Calendar | None = None
        self._columns: tuple[CalendarColumn, ...] = ()
        self.season = Season(theme)
        self.canvas = Canvas(theme, self.season.paint, self._naming)
        self.canvas.gestures.clicked.connect(self._click)
        self.saving = Saving(stem(self.session, "calendar"), self.canvas.view, theme, self._sheet)
        self.saving.listen(self.canvas.gestures)
        self.choice = QComboBox()
        self.choice.setAccessibleName("What is counted")
        self.choice.activated.connect(self._choose)
        self.status = Elided()
        head = QHBoxLayout()
        head.setContentsMargins(8, 2, 8, 2)
        head.setSpacing(10)
        head.addWidget(self.choice)
        head.addWidget(self.status, 1)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.canvas.view, 1)
        return whole

    def show_now(self, now: Snapshot) -> None:
        self._now = now
        self.saving.show_now(now)
        self._offer(columns_of(now.scenario))
        known = now.told("calendar", calendar, now.scenario)
        if known is None:
            self.status.say(_STOPPED if now.called_off else _WORKING)
            return
        column = next(c for c in self._columns if c.name == self.chosen)
        if known is not self._known or column is not self.season.column:
            self._known = known
            self.season.take(known, column)
            self.canvas.update()
        here = known.rounds.at(now.t)
        if here != self.season.here:
            self.season.here = here
            self.canvas.update()
        number = int(known.rounds.numbers[here])
        self.status.say(f"Orbit {number}: {self.season.said(here)}.  {column.sentence}")

    def _offer(self, columns: tuple[CalendarColumn, ...]) -> None:
        """Have these columns in the box."""
        if columns != self._columns:
            self._columns = columns
            names = [column.name for column in columns]
            self.chosen = self.chosen if self.chosen in names else names[0]
            self.choice.clear()
            self.choice.addItems([f"{c.title}, {c.unit or 'number'}" for c in columns])
            self.choice.setCurrentIndex(names.index(self.chosen))

    # --- the user's hands
    def _choose(self, row: int) -> None:
        self.chosen = self._columns[row].name
        if self._now is not None:
            self.show_now(self._now)

    def _go(self, row: int) -> None:
        """To the middle of an orbit, its apogee."""
        if self._known is not None:
            start, stop = self._known.rounds.edges[row].tolist()
            self.session.go_to(0.5 * (start + stop))

    def _click(self, at: QPointF) -> None:
        row = self.season.row_at(at)
        if row is not None:
            self._go(row)

    def _naming(self, at: QPointF) -> str:
        row = self.season.row_at(at)
        return "" if row is None else self.season.words(row)

    def memory(self) -> dict[str, object]:
        return {"column": self.chosen}

    def recall(self, memory: Mapping[str, object]) -> None:
        chosen = memory.get("column")
        if isinstance(chosen, str):
            self.chosen = chosen
            self._columns = ()

    def _sheet(self, _now: Snapshot) -> Sheet:
        """All columns, not only the one that is seen."""
        if self._known is None:
            return Sheet((), ())
        known, names = self._known, [column.name for column in self._columns]
        rows = [
            (
                int(known.rounds.numbers[k]),
                *(time.to_utc(t, 0) for t in known.rounds.edges[k].tolist()),
                *(float(known.columns[name][k]) for name in names),
            )
            for k in range(len(known.rounds))
        ]
        return Sheet(("orbit", "start_utc", "stop_utc", *names), rows)
