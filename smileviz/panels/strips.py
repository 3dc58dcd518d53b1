"""Quantities against UTC, one above another, on one cursor."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QMenu, QWidget

from smileviz.base import time
from smileviz.base.theme import Theme
from smileviz.mission.quantities import BY_NAME
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.wind import wind_of
from smileviz.widgets.card import show
from smileviz.widgets.chooser import Chooser
from smileviz.widgets.export import Sheet
from smileviz.widgets.model_cards import of_quantity
from smileviz.widgets.numbers import number
from smileviz.widgets.panel import Desk, Panel
from smileviz.widgets.rules import Rules
from smileviz.widgets.saving import Saving, stem
from smileviz.widgets.strip import StripRow
from smileviz.widgets.strip_sets import DRIVEN, NAMES, OF_ORBIT, SETS, STRIPS
from smileviz.widgets.time_view import TimeView

_LEAST_PX = 38.0
_GAP_PX = 4.0


class StripsPanel(Panel):
    name = "strips"
    title = "Quantities"
    area = "bottom"

    def __init__(self, desk: Desk) -> None:
        self.chosen: tuple[str, ...] = ()
        """Names of the strips the user wants; empty: what suits the wind."""
        self._driven = False
        self._first = 0
        super().__init__(desk)

    def build(self, theme: Theme) -> QWidget:
        self.times = TimeView(self.session, theme)
        self.times.view.setMinimumHeight(70)
        self.rows = [StripRow(strip, self.times.add_row(), theme) for strip in STRIPS]
        self.rules = Rules(theme)
        self.rules.setZValue(-65.0)
        self.times.view.scene().addItem(self.rules)
        self.times.arranging = self._arranged
        self.times.naming = self._naming
        self.times.laid_out.connect(self._label)
        self.saving = Saving(
            stem(self.session, "quantities"), self.times.view, theme, self._sheet, self._choices
        )
        self.saving.listen(self.times.gestures)
        self.chooser = Chooser(self.times.view.viewport(), self._fill_menu, self._scroll)
        self._now: Snapshot | None = None
        return self.times.view  # type: ignore[no-any-return]

    def show_now(self, now: Snapshot) -> None:
        self._now = now
        self.times.show(now.view.window, now.t, now.view.selection)
        self.times.show_busy(busy=any(name.startswith("series") for name in now.asked))
        driven = wind_of(now.scenario.solar_wind).moves
        if driven != self._driven:
            self._driven = driven
            self._first = 0
            self.times.arrange()
        rescaled = [row.show_now(now) for row in self._shown()]
        if any(rescaled):
            self._label()
        self.times.right.set_lines([line for row in self._shown() for line in row.readings(now)])
        self.saving.show_now(now)

    # --- which strips, and where
    @property
    def wanted(self) -> tuple[str, ...]:
        """Names of the strips to be shown, the most important first."""
        return self.chosen or (DRIVEN if self._driven else OF_ORBIT)

    def _shown(self) -> list[StripRow]:
        """The rows in view, from top to bottom."""
        rows = [row for row in self.rows if row.box.isVisible()]
        return sorted(rows, key=lambda row: float(row.box.geometry().top()))

    def _arranged(self, room: QRectF) -> list[QRectF]:
        """Rows of equal height; the last ones give way when there is no room for all."""
        wanted = self.wanted
        count = max(min(len(wanted), int((room.height() + _GAP_PX) / (_LEAST_PX + _GAP_PX))), 1)
        self._first = min(self._first, len(wanted) - count)
        height = (room.height() + _GAP_PX) / count - _GAP_PX
        rects = {
            name: QRectF(room.left(), room.top() + k * (height + _GAP_PX), room.width(), height)
            for k, name in enumerate(wanted[self._first : self._first + count])
        }
        return [rects.get(row.strip.name, QRectF()) for row in self.rows]

    def _label(self) -> None:
        """Write names and ticks again; what has just come into view is drawn first."""
        if self._now is None:
            return
        shown = self._shown()
        for row in shown:
            row.show_now(self._now)
            row.fit()
        self.times.left.set_lines([line for row in shown for line in row.names()])
        fields = [row.box.geometry() for row in shown]
        self.rules.show_on(fields, [line for row in shown for line in row.rules()])
        self.times.right.set_lines([line for row in shown for line in row.readings(self._now)])
        below = len(self.wanted) - self._first - len(shown)
        self.chooser.stand(self.times.plot.bottom(), (self._first, len(shown), below))

    def _scroll(self, rows: int) -> None:
        """Bring the strips above or below into view."""
        first = min(max(self._first + rows, 0), max(len(self.wanted) - len(self._shown()), 0))
        if first != self._first:
            self._first = first
            self.times.arrange()

    def _choose(self, names: tuple[str, ...]) -> None:
        self.chosen = names
        self._first = 0
        self.times.arrange()

    def _toggle(self, name: str) -> None:
        wanted = self.wanted
        left = tuple(n for n in wanted if n != name) if name in wanted else (*wanted, name)
        if left:
            self._choose(tuple(n for n in NAMES if n in left))

    def _fill_menu(self, menu: QMenu) -> None:
        for title, names in SETS:
            action = menu.addAction(title)
            action.setCheckable(True)
            action.setChecked(self.chosen == names)
            action.triggered.connect(lambda _=False, names=names: self._choose(names))
        menu.addSeparator()
        for row in self.rows:
            action = menu.addAction(row.strip.title)
            action.setCheckable(True)
            action.setChecked(row.strip.name in self.wanted)
            action.triggered.connect(lambda _=False, name=row.strip.name: self._toggle(name))

    def _choices(self, menu: QMenu) -> None:
        menu.addSeparator()
        self._fill_menu(menu.addMenu("Strips"))
        menu.addMenu(self._explaining(menu))

    def _explaining(self, menu: QMenu) -> QMenu:
        """A menu with a card for each quantity in view."""
        made = QMenu("What is…", menu)
        for row in self._shown():
            for trace in row.strip.traces:
                quantity = BY_NAME[trace.quantity]
                made.addAction(quantity.title, partial(self._explain, trace.quantity))
        return made

    def _explain(self, name: str) -> None:
        if self._now is not None:
            value = number(self._now.value(name), BY_NAME[name].unit)
            show(of_quantity(BY_NAME[name], value), self.chooser.button)

    # --- words and numbers
    def _naming(self, at: QPointF, t: float) -> str:
        for row in self._shown():
            if row.box.geometry().contains(at):
                return "\n".join([f"{time.label(t)} UTC", *row.at(t)])
        return ""

    def _sheet(self, _now: Snapshot) -> Sheet:
        rows = self._shown()
        names = [trace.quantity for row in rows for trace in row.strip.traces]
        series = [item for row in rows for item in row.drawn]
        t = series[0].t
        columns = [item.values.tolist() for item in series]
        times = [time.to_utc(float(moment), 3) for moment in t]
        return Sheet(("utc", *names), list(zip(times, *columns, strict=True)))
