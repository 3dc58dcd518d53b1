"""Rows of bars: when what can be observed, what stops it; and the whole mission in a line."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from smileviz.base import time
from smileviz.base.theme import Theme
from smileviz.base.windows import Span
from smileviz.mission.scenario import Scenario
from smileviz.mission.snapshot import Snapshot
from smileviz.widgets import row_words, timeline_rows
from smileviz.widgets.bar_field import BarField
from smileviz.widgets.bars import BarRow, RowWindows
from smileviz.widgets.chooser import Chooser
from smileviz.widgets.export import Sheet
from smileviz.widgets.panel import Desk, Panel, Remembering
from smileviz.widgets.ribbon import Layer, Ribbon
from smileviz.widgets.row_choice import RowChoice, RowList
from smileviz.widgets.row_drag import RowDrag
from smileviz.widgets.rules import Rules
from smileviz.widgets.saving import Saving, stem
from smileviz.widgets.time_view import LEFT_PX, RIGHT_PX, TimeView

_LEAST_PX = 13.0
_MOST_PX = 20.0
_NEAR_PX = 6.0
_FILL_MS = 400
_OWN_WORK = ("windows ", "events ")
"""How the names of the questions begin whose answers are drawn here."""
_WHOLE = (("sxi_allowed", "sxi", 0), ("penumbra", "eclipse", 1))
"""What the ribbon shows: kind, colour, lane."""


class TimelinePanel(Panel, Remembering):
    name = "timeline"
    title = "Timeline"
    area = "bottom"

    def __init__(self, desk: Desk) -> None:
        rows = timeline_rows.rows(desk.session.state.scenario)
        hidden = timeline_rows.first_hidden(rows)
        self.choice = RowChoice(hidden=hidden, first=((), hidden))
        super().__init__(desk)

    def build(self, theme: Theme) -> QWidget:
        self._now: Snapshot | None = None
        self._of: Scenario | None = None
        self._rows: dict[str, RowWindows] = {}
        self.placed: list[tuple[RowWindows, QRectF]] = []
        """The rows in view and where they stand, from top to bottom."""
        self._first = 0
        self._spans: tuple[Span, Span] | None = None
        self.times = TimeView(self.session, theme)
        self.times.view.setMinimumHeight(80)
        self.field, self.rules = BarField(theme), Rules(theme)
        for z, item in ((-65.0, self.rules), (1.0, self.field)):
            item.setZValue(z)
            self.times.view.scene().addItem(item)
        self.times.dimmed.append(self.field)
        self.times.naming, self.times.snapping = self._naming, self._snapped
        self.times.laid_out.connect(self._place)
        self.times.ranged.connect(self._range)
        self.times.gestures.hovered.connect(self._point)
        self.drag = RowDrag(self.times, theme, self._places, self._put)
        self.saving = Saving(
            stem(self.session, "timeline"), self.times.view, theme, self._sheet, self._choices
        )
        self.saving.listen(self.times.gestures)
        viewport = self.times.view.viewport()
        self.chooser = Chooser(viewport, self._fill_menu, self._scroll, "Rows")
        self._make_ribbon(theme)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.times.view, 1)
        layout.addWidget(self.ribbon)
        return whole

    def show_now(self, now: Snapshot) -> None:
        self._now = now
        if self._of is not now.scenario:
            self._of = now.scenario
            self._take_rows(timeline_rows.rows(now.scenario))
        self.times.show(now.view.window, now.t, now.view.selection)
        self.times.show_busy(busy=any(name.startswith(_OWN_WORK) for name in now.asked))
        changed = [known.look(now) for known, _ in self.placed]
        comparing = now.view.other is not None
        if any(changed) or comparing != self.field.comparing:
            self.field.comparing = comparing
            self.field.update()
        self._name_rows(now)
        self._share(now, changed=any(changed))
        self.ribbon.show_now(now.scenario.span, now.view.window, now.t)
        self._fill(now)
        self.saving.show_now(now)

    def memory(self) -> dict[str, object]:
        return self.choice.memory()

    def recall(self, memory: Mapping[str, object]) -> None:
        self.choice.recall(memory)
        self.times.arrange()

    # --- the mission ribbon
    def _make_ribbon(self, theme: Theme) -> None:
        self.ribbon = Ribbon(theme, LEFT_PX, RIGHT_PX)
        self.ribbon.moved.connect(self._move)
        self.ribbon.zoomed.connect(self._zoom)
        self.ribbon.spanned.connect(lambda start, stop: self._frame(Span(start, stop)))
        self.ribbon.picked.connect(self.session.go_to)
        self._filling = QTimer(self.ribbon, singleShot=True, interval=_FILL_MS)
        self._filling.timeout.connect(self._fill_late)
        self._late = False

    def _fill_late(self) -> None:
        self._late = True
        if self._now is not None:
            self._fill(self._now)

    def _fill(self, now: Snapshot) -> None:
        """Draw the whole mission; the first time, when nothing more urgent is to be done."""
        if not self._late:
            if not self._filling.isActive():
                self._filling.start()
            return
        known = [(now.whole(kind), ink, lane) for kind, ink, lane in _WHOLE]
        layers = [Layer(windows, ink, lane) for windows, ink, lane in known if windows is not None]
        self.ribbon.set_layers(tuple(layers))

    def _move(self, middle: float) -> None:
        half = 0.5 * self.session.state.view.window.length_s
        self._frame(Span(middle - half, middle + half))

    def _zoom(self, factor: float) -> None:
        window, span = self.session.state.view.window, self.session.state.scenario.span
        middle = 0.5 * (window.start + window.stop)
        half = 0.5 * min(max(window.length_s * factor, 60.0), span.length_s)
        self._frame(Span(middle - half, middle + half))

    def _frame(self, window: Span) -> None:
        self.session.look(replace(self.session.state.view, window=window))

    # --- which rows, and where
    def _take_rows(self, rows: tuple[BarRow, ...]) -> None:
        """Have these rows; what is known of those that were there before stays."""
        self._rows = {
            row.name: self._rows[row.name]
            if row.name in self._rows and self._rows[row.name].row == row
            else RowWindows(row)
            for row in rows
        }
        self._place()

    def _place(self) -> None:
        """Rows of equal height; the last ones are a scroll away when there is no room for all."""
        names, plot = self.choice.shown(list(self._rows)), self.times.plot
        count = max(min(len(names), int(plot.height() / _LEAST_PX)), 1)
        self._first = max(min(self._first, len(names) - count), 0)
        high = min(plot.height() / count, _MOST_PX)
        self.placed = [
            (self._rows[name], QRectF(plot.left(), plot.top() + k * high, plot.width(), high))
            for k, name in enumerate(names[self._first : self._first + count])
        ]
        fields = [rect.adjusted(0.0, 0.5, 0.0, -0.5) for _, rect in self.placed]
        self.rules.show_on(fields, [])
        self.field.show_on(self.placed)
        below = len(names) - self._first - len(self.placed)
        self.chooser.stand(plot.bottom(), (self._first, len(self.placed), below))
        self._range()
        if self._now is not None:
            for known, _ in self.placed:
                known.look(self._now)
            self._name_rows(self._now)
            self._share(self._now, changed=True)

    def _range(self) -> None:
        self.field.span_over(self.times.scale, self.times.plot)

    def _scroll(self, rows: int) -> None:
        self._first += rows
        self._place()

    def _places(self) -> list[tuple[str, QRectF]]:
        return [(known.row.name, rect) for known, rect in self.placed]

    def _put(self, name: str, before: str | None) -> None:
        """Put a row before another, or after the last in view."""
        shown = self.choice.shown(list(self._rows))
        after = self._first + len(self.placed)
        if before is None and after < len(shown):
            before = shown[after]
        self.choice.move(list(self._rows), name, before)
        self._place()

    def _toggle(self, name: str) -> None:
        hidden = self.choice.hidden ^ {name}
        if len(hidden & self._rows.keys()) < len(self._rows):
            self.choice.hidden = hidden
            self._place()

    def _fill_menu(self, menu: QMenu) -> None:
        menu.addAction("Order of the rows…", self.show_list)
        menu.addSeparator()
        for name in self.choice.sorted(list(self._rows)):
            action = menu.addAction(row_words.title(self._rows[name].row))
            action.setCheckable(True)
            action.setChecked(name not in self.choice.hidden)
            action.triggered.connect(partial(self._toggle, name))

    def _choices(self, menu: QMenu) -> None:
        menu.addSeparator()
        self._fill_menu(menu.addMenu("Rows"))

    def show_list(self) -> None:
        """Let the user order the rows in a list."""
        titles = {name: row_words.title(known.row) for name, known in self._rows.items()}
        RowList(titles, self.choice, self._place, self.widget).open()

    # --- words and numbers
    def _name_rows(self, now: Snapshot) -> None:
        """Names at the left, bright where it is true now."""
        self.times.left.set_lines(row_words.names(self.placed, now.t, self.theme))

    def _statistics(self, now: Snapshot) -> tuple[Span, Span]:
        """The present revolution, and what is selected or else in view."""
        t = now.revolution.t
        return Span(float(t[0]), float(t[-1])), now.view.selection or now.view.window

    def _share(self, now: Snapshot, *, changed: bool) -> None:
        """How much of the revolution and of the span each is true."""
        spans = self._statistics(now)
        if changed or spans != self._spans:
            self._spans = spans
            second = "selected" if now.view.selection is not None else "span"
            bottom = self.times.plot.bottom()
            lines = row_words.shares(self.placed, spans, (second, bottom), self.theme)
            self.times.right.set_lines(lines)

    def _under(self, at: QPointF) -> RowWindows | None:
        return next((k for k, r in self.placed if r.top() <= at.y() < r.bottom()), None)

    def _reach_s(self) -> float:
        return _NEAR_PX / self.times.scale.px_per_s

    def _snapped(self, at: QPointF, t: float) -> float:
        """The edge of a bar at a pixel, exactly; else the time itself."""
        known = self._under(at)
        edge = known.edge_near(t, self._reach_s()) if known is not None else None
        return t if edge is None else edge

    def _point(self, at: QPointF) -> None:
        """A hand over what can be taken: an edge to go to, a name to be dragged."""
        t = self.times.t_at(at.x())
        left = at.x() < self.times.plot.left()
        hand = self._under(at) is not None and (left or self._snapped(at, t) != t)
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.times.view.viewport().setCursor(shape)

    def _naming(self, at: QPointF, t: float) -> str:
        known, plot = self._under(at), self.times.plot
        if known is None or self._spans is None or self._of is None:
            return ""
        if not plot.left() <= at.x() <= plot.right():
            return row_words.statistics(known, self._spans)
        return row_words.at(known, t, self._reach_s(), self._of)

    def _sheet(self, _now: Snapshot) -> Sheet:
        columns = ("kind", "start_utc", "stop_utc", "duration_s")
        return Sheet(columns, list(self._listed()))

    def _listed(self) -> Iterator[tuple[object, ...]]:
        for known, _ in self.placed:
            for bar, windows in zip(known.row.bars, known.windows, strict=True):
                for span in windows or ():
                    edges = time.to_utc(span.start, 3), time.to_utc(span.stop, 3)
                    yield (bar.kind, *edges, round(span.length_s, 3))
            for mark, events in zip(known.row.marks, known.events, strict=True):
                for t in events if events is not None else ():
                    utc = time.to_utc(float(t), 3)
                    yield (mark.kind, utc, utc, 0.0)
