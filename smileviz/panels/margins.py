"""Margins: how far every constraint is from its limit, now and at worst, and when that is."""

import math
from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from smileviz.base import time
from smileviz.base.theme import Theme
from smileviz.base.windows import Span
from smileviz.mission import margin_table
from smileviz.mission.margin_table import Constraint, Lows
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.worst import Worst
from smileviz.widgets.listing import Column, Entry, Listing
from smileviz.widgets.numbers import DASH, plain
from smileviz.widgets.panel import Desk, Panel, Remembering
from smileviz.widgets.switch import Switch

_DURING = {"above": "Above 50,000 km", "sxi": "While SXI may observe", "always": "Always"}
_KIND = {"above": "above_50000_km", "sxi": "sxi_allowed", "always": None}
COLUMNS = (
    Column("Constraint", left=True, tip="A click goes to its worst moment in this orbit"),
    Column("Now"),
    Column("Worst in orbit", tip="In the present revolution; a click goes there"),
    Column("when UTC", left=True),
    Column("Worst in span", tip="In what is selected or in view; a click goes there"),
    Column("when UTC", left=True),
    Column("Needed by", left=True),
)
_UNITS = ("deg", "R_E", "L", "h", "km")
_SHOWN = {"R_E": "R⊕"}
_LOST = -math.inf


class MarginsPanel(Panel, Remembering):
    name = "margins"
    title = "Margins"
    area = "bottom"

    def __init__(self, desk: Desk) -> None:
        self.during = "above"
        super().__init__(desk)

    def build(self, theme: Theme) -> QWidget:
        self._now: Snapshot | None = None
        self._shown: object = None
        self.switch = Switch(_DURING, self.during, self._choose)
        self.switch.setToolTip("The worst is looked for while this is true")
        self.stops = QLabel()
        self.stops.setObjectName("secondary")
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter: sun, UVI, Sanya…")
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(220)
        self.list = Listing(theme, "Margins", COLUMNS, self.session.go_to)
        self.list.filter_by(self.filter)
        head = QHBoxLayout()
        head.setContentsMargins(8, 2, 8, 2)
        head.setSpacing(10)
        head.addWidget(self.filter)
        head.addWidget(self.switch)
        head.addWidget(self.stops, 1)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.list.table, 1)
        return whole

    def show_now(self, now: Snapshot) -> None:
        self._now = now
        orbit = Span(float(now.revolution.t[0]), float(now.revolution.t[-1]))
        span = now.view.selection or now.view.window
        during = _KIND[self.during]
        lows = now.soon("lows", margin_table.lows, now.scenario, orbit, span, during)
        shown = (now.t, now.scenario, lows)
        if shown == self._shown:
            return
        self._shown = shown
        found = margin_table.constraints(now.scenario)
        values = margin_table.now(now.here)
        self.list.set_entries(_entries(found, values, lows, now.t))
        self.stops.setText(_binding(now))
        self.stops.setToolTip("\n".join(stop.sentence for stop in now.stops))

    def _choose(self, name: str) -> None:
        self.during = name
        if self._now is not None:
            self.show_now(self._now)

    def memory(self) -> dict[str, object]:
        return {"during": self.during}

    def recall(self, memory: Mapping[str, object]) -> None:
        chosen = memory.get("during")
        if isinstance(chosen, str) and chosen in _DURING:
            self.switch.buttons[chosen].setChecked(True)
            self._choose(chosen)


def _binding(now: Snapshot) -> str:
    """What stops each instrument now, the binding constraint first."""
    if not now.stops:
        return "Nothing stops SXI and UVI now."
    first = {stop.instrument: stop for stop in reversed(now.stops)}
    return "   ".join(f"{name.upper()}: {stop.brief}" for name, stop in sorted(first.items()))


def _entries(
    found: tuple[Constraint, ...], values: tuple[float, ...], lows: Lows | None, t: float
) -> list[Entry]:
    """Smallest margin of the orbit first, degrees before kilometres."""
    nothing: tuple[Worst | None, ...] = (None,) * len(found)
    orbit, span = (lows.orbit, lows.span) if lows is not None else (nothing, nothing)
    rows = [
        _entry(item, value, low, least, t)
        for item, value, low, least in zip(found, values, orbit, span, strict=True)
    ]
    units = [_UNITS.index(item.margin.unit) for item in found]
    order = sorted(range(len(rows)), key=lambda k: (units[k], rows[k].keys[2]))
    return [rows[k] for k in order]


def _entry(
    item: Constraint, value: float, low: Worst | None, least: Worst | None, t: float
) -> Entry:
    unit = item.margin.unit
    here = value if math.isfinite(value) else _LOST
    cells = (
        item.margin.title,
        _said(here, unit),
        *_worst(low, unit),
        *_worst(least, unit),
        ", ".join(item.needed_by),
    )
    low_t, least_t = (w.t if w is not None else t for w in (low, least))
    margins = [w.margin if w is not None else math.inf for w in (low, least)]
    keys = (cells[0], here, margins[0], low_t, margins[1], least_t, cells[-1])
    bad = ["limit" if margin < 0.0 else "" for margin in (here, *margins)]
    inks = ("", bad[0], bad[1], "", bad[2], "", "secondary")
    times = (low_t, t, low_t, low_t, least_t, least_t, low_t)
    return Entry(cells, keys, low_t, inks, times)


def _worst(low: Worst | None, unit: str) -> tuple[str, str]:
    if low is None:
        return DASH, DASH
    return _said(low.margin, unit), time.label(low.t)[:16]


def _said(margin: float, unit: str) -> str:
    """A margin with its unit; "none" where there is nothing to measure, as without a pointing."""
    if margin == _LOST:
        return "none"
    return plain(margin, _SHOWN.get(unit, unit), 2 if unit in ("deg", "h") else None)
