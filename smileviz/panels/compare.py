"""Plan B: how far it lies from this plan, and what becomes of every window."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from smileviz.base import time
from smileviz.base.theme import Theme
from smileviz.base.windows import Span
from smileviz.mission import plan_b
from smileviz.mission.compare import WindowChange
from smileviz.mission.plan_b import Apart
from smileviz.mission.scenario import Scenario
from smileviz.mission.series import Series
from smileviz.mission.snapshot import Snapshot
from smileviz.widgets.elided import Elided
from smileviz.widgets.export import Sheet
from smileviz.widgets.fold import Fold
from smileviz.widgets.listing import Column, Entry, Listing
from smileviz.widgets.numbers import DASH, number
from smileviz.widgets.panel import Panel
from smileviz.widgets.rules import Rules
from smileviz.widgets.saving import Saving, stem
from smileviz.widgets.strip import Strip, StripRow, Trace
from smileviz.widgets.time_view import TimeView

_EMPTY = (
    "There is no plan B. Open one with File > Compare with (Ctrl+B): a scenario, or an ephemeris "
    "on which this plan is flown. Its bars then stand thin below those of the timeline, and here "
    "is how far it lies from this plan and how every window moves."
)
STRIPS = (
    Strip(
        "rtn",
        "B less A",
        "km",
        (
            Trace("radial_km", "text", "R", "Radial", digits=1),
            Trace("transverse_km", "accent", "T", "Transverse", digits=1),
            Trace("normal_km", "secondary", "N", "Normal", dashed=True, digits=1),
        ),
        0.1,
    ),
    Strip("apart", "Distance", "km", (Trace("distance_km", "text", digits=1),), 0.1, floor=0.0),
)
COLUMNS = (
    Column("Window", left=True),
    Column("Start in A, UTC", left=True),
    Column("Starts later by", "s", tip="In B; none where the span compared cuts it"),
    Column("Stops later by", "s", tip="In B; none where the span compared cuts it"),
    Column("What", left=True),
    Column("Start in B, UTC", left=True),
)
_BESIDE_PX, _HIGH_PX = 700, 320
_WHAT = {"same": "same", "moved": "moved", "only_a": "only in A", "only_b": "only in B"}
_INK = {"same": "secondary", "moved": "", "only_a": "limit", "only_b": "limit"}


@dataclass(frozen=True)
class _Difference:
    """Two plans as a strip reads them."""

    scenario: Scenario
    apart: Apart
    values: dict[str, float]

    def series(self, name: str) -> Series:
        return self.apart.series(name)

    def value(self, name: str) -> float:
        return self.values[name]


class ComparePanel(Panel):
    name = "compare"
    title = "Plan B"
    area = "bottom"

    def build(self, theme: Theme) -> QWidget:
        self._listed: object = None
        self._drawn: Apart | None = None
        self.times = TimeView(self.session, theme)
        self.times.view.setMinimumHeight(70)
        self.rows = [StripRow(strip, self.times.add_row(), theme) for strip in STRIPS]
        self.rules = Rules(theme)
        self.rules.setZValue(-65.0)
        self.times.view.scene().addItem(self.rules)
        self.times.arranging = self._arranged
        self.times.laid_out.connect(self._label)
        self.times.naming = self._naming
        self.saving = Saving(stem(self.session, "plan_b"), self.times.view, theme, self._sheet)
        self.saving.listen(self.times.gestures)
        self.parts = Fold((self.times.view, self._table(theme)), (1, 1), _BESIDE_PX, _HIGH_PX)
        nothing = QLabel(_EMPTY)
        nothing.setObjectName("secondary")
        nothing.setWordWrap(True)
        nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        nothing.setMargin(24)
        self.stack = QStackedWidget()
        self.stack.addWidget(nothing)
        self.stack.addWidget(self.parts)
        return self.stack

    def _table(self, theme: Theme) -> QWidget:
        """The windows of both, under what there is of them in short."""
        self.list = Listing(theme, "Windows of plan A and B", COLUMNS, self.session.go_to)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter: moved, SXI, only…")
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(200)
        self.list.filter_by(self.filter)
        self.status = Elided()
        head = QHBoxLayout()
        head.setContentsMargins(8, 2, 8, 2)
        head.setSpacing(10)
        head.addWidget(self.filter)
        head.addWidget(self.status, 1)
        below = QWidget()
        under = QVBoxLayout(below)
        under.setContentsMargins(0, 0, 0, 0)
        under.setSpacing(0)
        under.addLayout(head)
        under.addWidget(self.list.table, 1)
        return below

    def show_now(self, now: Snapshot) -> None:
        other = now.view.other
        self.stack.setCurrentIndex(0 if other is None else 1)
        if other is None:
            return
        self.times.show(now.view.window, now.t, now.view.selection)
        self.saving.show_now(now)
        span = plan_b.shared(now.scenario, other, now.view.selection or now.view.window)
        seen = plan_b.shared(now.scenario, other, now.view.window)
        if span is None or seen is None:
            self.status.say(f"Plan B, {other.title}, has nothing of the span that is seen.")
            self.list.set_entries([])
            return
        self._show_apart(now, other, seen)
        self._show_changes(now, other, span)

    def _show_apart(self, now: Snapshot, other: Scenario, span: Span) -> None:
        found = now.soon("apart from B", plan_b.apart, now.scenario, other, span)
        if found is None:
            return
        self._drawn = found
        plotted = _Difference(now.scenario, found, plan_b.now(now.scenario, other, now.t))
        rescaled = [row.show_now(plotted) for row in self.rows]
        if any(rescaled):
            self._label()
        lines = [line for row in self.rows for line in row.readings(plotted)]
        self.times.right.set_lines(lines)

    def _show_changes(self, now: Snapshot, other: Scenario, span: Span) -> None:
        found = now.told("windows of A and B", plan_b.changes, now.scenario, other, span)
        if found is None:
            self.status.say("The windows of both plans are being worked out.")
            return
        if found is not self._listed:
            self._listed = found
            moved_first = sorted(found, key=lambda change: change.what == "same")
            self.list.set_entries([_entry(change) for change in moved_first])
        self.status.say(_words(found, other))

    # --- pixels
    def _arranged(self, room: QRectF) -> list[QRectF]:
        high = room.height() / len(self.rows)
        return [
            QRectF(room.left(), room.top() + k * high + 2.0, room.width(), high - 4.0)
            for k in range(len(self.rows))
        ]

    def _label(self) -> None:
        self.times.left.set_lines([line for row in self.rows for line in row.names()])
        fields = [row.box.geometry() for row in self.rows]
        self.rules.show_on(fields, [line for row in self.rows for line in row.rules()])

    def _naming(self, at: object, t: float) -> str:
        for row in self.rows:
            if row.box.geometry().contains(at):
                return "\n".join([f"{time.label(t)} UTC", *row.at(t)])
        return ""

    def _sheet(self, _now: Snapshot) -> Sheet:
        if self._drawn is None:
            return Sheet((), ())
        series = [self._drawn.series(name) for name in plan_b.PARTS]
        times = [time.to_utc(float(t), 3) for t in series[0].t]
        columns = [item.values.tolist() for item in series]
        return Sheet(("utc", *plan_b.PARTS), list(zip(times, *columns, strict=True)))


def _entry(change: WindowChange) -> Entry:
    """A window of A and what it is in B; a click goes to its start."""
    starts = [time.label(span.start) if span is not None else DASH for span in (change.a, change.b)]
    shifts = change.start_shift_s, change.stop_shift_s
    what = _WHAT[change.what]
    said = (number(s, "s", 1) for s in shifts)
    cells = (change.kind.title, starts[0], *said, what, starts[1])
    order = [s if math.isfinite(s) else math.inf for s in shifts]
    keys: tuple[float | str, ...] = (change.kind.title, starts[0], *order, what, starts[1])
    ink = _INK[change.what]
    return Entry(cells, keys, change.start, ("", "", ink, ink, ink, ""))


def _words(found: tuple[WindowChange, ...], other: Scenario) -> str:
    """How many windows are what."""
    counts = {what: sum(change.what == what for change in found) for what in _WHAT}
    said = ", ".join(f"{count} {_WHAT[what]}" for what, count in counts.items() if count)
    return f"Plan B: {other.title}. Windows in the span: {said or 'none'}."
