"""Rows of bars: when what can be observed, what stops it; and the whole mission in a line."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, QTimer
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from smileviz.base import time
from smileviz.base.theme import Theme
from smileviz.base.units import HOUR_S
from smileviz.base.windows import Span
from smileviz.mission import almanac
from smileviz.mission.scenario import Scenario
from smileviz.mission.snapshot import Snapshot
from smileviz.widgets import regions
from smileviz.widgets.bars import Bar, BarRow, DrawnRow, Marked
from smileviz.widgets.export import Sheet
from smileviz.widgets.gutter import Line
from smileviz.widgets.panel import Desk, Panel
from smileviz.widgets.ribbon import Layer, Ribbon
from smileviz.widgets.rules import Rules
from smileviz.widgets.saving import Saving, stem
from smileviz.widgets.time_view import LEFT_PX, RIGHT_PX, TimeView

ROWS = (
    BarRow("orbit", "Apogee, perigee", marks=(Marked("apogee", "t1"), Marked("perigee", "t"))),
    BarRow("sxi", "SXI may observe", (Bar("sxi_allowed", "sxi"),)),
    BarRow("uvi", "UVI may observe", (Bar("uvi_allowed", "uvi"),)),
    BarRow("sun", "Sun too near", (Bar("sun_limit", "limit", "striped"),)),
    BarRow("far", "Above 50,000 km", (Bar("above_50000_km", "secondary"),)),
    BarRow(
        "region",
        "Region",
        (
            Bar("region:magnetosphere", "magnetopause", "faint", "Magnetosphere"),
            Bar("region:magnetosheath", "secondary", "striped", "Magnetosheath"),
            Bar("region:solar_wind", "bow_shock", "half", "Solar wind"),
            Bar("region:unknown", "eclipse", "crossed", "no wind data"),
        ),
    ),
    BarRow("magnetopause", "Outside MP", (Bar("outside_magnetopause", "magnetopause"),)),
    BarRow("bow_shock", "Outside bow shock", (Bar("outside_bow_shock", "bow_shock"),)),
    BarRow("nose", "Nose in SXI field", (Bar("nose_in_sxi", "sxi", "half"),)),
    BarRow("eclipse", "Eclipse", (Bar("penumbra", "eclipse"), Bar("umbra", "eclipse", "crossed"))),
    *(
        BarRow(
            f"contact_{station.name}", station.title, (Bar(f"contact:{station.name}", "contact"),)
        )
        for station in almanac.stations()
    ),
)
_OWN_STATIONS = {"contact_ohiggins", "contact_sanya"}
_OTHERS = frozenset(
    row.name for row in ROWS if row.name.startswith("contact_") and row.name not in _OWN_STATIONS
) | {"magnetopause", "bow_shock"}
"""Hidden unless asked for; the region says what the boundaries' own rows do."""
_LEAST_PX = 12.0
_MOST_PX = 20.0
_NEAR_PX = 8.0
_FILL_MS = 400


class TimelinePanel(Panel):
    name = "timeline"
    title = "Timeline"
    area = "bottom"

    def __init__(self, desk: Desk) -> None:
        self.hidden: frozenset[str] = _OTHERS
        super().__init__(desk)

    def build(self, theme: Theme) -> QWidget:
        self.times = TimeView(self.session, theme)
        self.times.view.setMinimumHeight(80)
        self.rows = [DrawnRow(row, self.times.add_row(), theme) for row in ROWS]
        self.rules = Rules(theme)
        self.rules.setZValue(-65.0)
        self.times.view.scene().addItem(self.rules)
        self.times.arranging = self._arranged
        self.times.naming = self._naming
        self.times.laid_out.connect(self._label)
        self.saving = Saving(
            stem(self.session, "timeline"), self.times.view, theme, self._sheet, self._choices
        )
        self.saving.listen(self.times.gestures)
        self.ribbon = Ribbon(theme, LEFT_PX, RIGHT_PX)
        self.ribbon.moved.connect(self._move)
        self.ribbon.zoomed.connect(self._zoom)
        self.ribbon.spanned.connect(self._span)
        self.ribbon.picked.connect(self.session.go_to)
        self._now: Snapshot | None = None
        self._filled: Scenario | None = None
        self._filling = QTimer(self.ribbon, singleShot=True, interval=_FILL_MS)
        self._filling.timeout.connect(self._fill)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.times.view, 1)
        layout.addWidget(self.ribbon)
        return whole

    def show_now(self, now: Snapshot) -> None:
        self._now = now
        self.times.show(now.view.window, now.t, now.view.selection)
        self.times.show_busy(busy=now.busy)
        changed = [row.show_now(now) for row in self._shown()]
        self._name_rows(now)
        if any(changed):
            self._share()
        self.ribbon.show_now(now.scenario.span, now.view.window, now.t)
        if self._filled is not now.scenario and not self._filling.isActive():
            self._filling.start()
        self.saving.show_now(now)

    # --- the mission ribbon
    def _fill(self) -> None:
        """Draw the whole mission, when nothing more urgent is to be done."""
        if self._now is None:
            return
        self._filled = scenario = self._now.scenario
        kinds = (("sxi_allowed", "sxi", 0), ("penumbra", "eclipse", 1))
        self.ribbon.set_layers(
            tuple(
                Layer(almanac.windows(kind, scenario, scenario.span), ink, lane)
                for kind, ink, lane in kinds
            )
        )

    def _move(self, middle: float) -> None:
        view = self.session.state.view
        half = 0.5 * view.window.length_s
        self.session.look(replace(view, window=Span(middle - half, middle + half)))

    def _span(self, start: float, stop: float) -> None:
        view = self.session.state.view
        self.session.look(replace(view, window=Span(start, stop)))

    def _zoom(self, factor: float) -> None:
        view, span = self.session.state.view, self.session.state.scenario.span
        middle = 0.5 * (view.window.start + view.window.stop)
        half = 0.5 * min(max(view.window.length_s * factor, 60.0), span.length_s)
        self.session.look(replace(view, window=Span(middle - half, middle + half)))

    # --- which rows, and where
    def _shown(self) -> list[DrawnRow]:
        return [row for row in self.rows if row.box.isVisible()]

    def _arranged(self, room: QRectF) -> list[QRectF]:
        """Rows of equal height; the last ones give way when there is no room for all."""
        wanted = [row for row in self.rows if row.row.name not in self.hidden]
        count = max(min(len(wanted), int(room.height() / _LEAST_PX)), 1)
        height = min(room.height() / count, _MOST_PX)
        rects = {
            row.row.name: QRectF(room.left(), room.top() + k * height, room.width(), height)
            for k, row in enumerate(wanted[:count])
        }
        return [rects.get(row.row.name, QRectF()) for row in self.rows]

    def _label(self) -> None:
        """Write the columns again; what has just come into view is drawn first."""
        shown = self._shown()
        fields = [row.box.geometry().adjusted(0.0, 0.5, 0.0, -0.5) for row in shown]
        self.rules.show_on(fields, [])
        if self._now is not None:
            for row in shown:
                row.show_now(self._now)
            self._name_rows(self._now)
            self._share()

    def _name_rows(self, now: Snapshot) -> None:
        """Names at the left, bright where it is true now."""
        theme = self.theme
        lines = [
            Line(
                row.box.geometry().center().y(),
                ((row.row.title, theme.text if row.true_at(now.t) else theme.secondary),),
            )
            for row in self._shown()
        ]
        missing = len(self.rows) - len(self.hidden) - len(lines)
        if missing > 0:
            y = self.times.plot.bottom() + 10.0
            lines.append(Line(y, ((f"{missing} more: enlarge", theme.secondary),)))
        self.times.left.set_lines(lines)

    def _share(self) -> None:
        """How much of the visible span each is true."""
        theme = self.theme
        lines = []
        for row in self._shown():
            share = row.share
            if row.row.bars and not row.named:
                y = row.box.geometry().center().y()
                hours = f"{row.total_s / HOUR_S:.1f}"
                lines += [
                    Line(
                        y, ((f"{100.0 * share:.0f}", theme.text), (" %", theme.secondary)), x=-58.0
                    ),
                    Line(y, ((hours, theme.text), (" h", theme.secondary)), x=-8.0),
                ]
        y = self.times.plot.bottom() + 10.0
        lines.append(Line(y, (("of the span", theme.secondary),), x=-8.0))
        self.times.right.set_lines(lines)

    def _choices(self, menu: QMenu) -> None:
        rows = menu.addMenu("Rows")
        for row in self.rows:
            action = rows.addAction(row.row.title)
            action.setCheckable(True)
            action.setChecked(row.row.name not in self.hidden)
            action.triggered.connect(lambda _=False, name=row.row.name: self._toggle(name))

    def _toggle(self, name: str) -> None:
        hidden = self.hidden ^ {name}
        if len(hidden) < len(self.rows):
            self.hidden = hidden
            self.times.arrange()

    # --- words and numbers
    def _naming(self, at: QPointF, t: float) -> str:
        plot = self.times.plot
        reach_s = _NEAR_PX * self.times.window.length_s / max(plot.width(), 1.0)
        for row in self._shown():
            if not row.box.geometry().contains(at):
                continue
            event = row.event_near(t, reach_s)
            if event is not None:
                return f"{almanac.event_kind(event[0]).title}\n{time.label(event[1])} UTC"
            found = row.window_at(t)
            if found is not None:
                return _words(*found)
            return f"{row.row.title}: no\n{time.label(t)} UTC"
        return ""

    def _sheet(self, _now: Snapshot) -> Sheet:
        rows: list[tuple[object, ...]] = []
        for row in self._shown():
            for bar, windows in zip(row.row.bars, row.windows, strict=True):
                for span in windows or ():
                    edges = time.to_utc(span.start, 3), time.to_utc(span.stop, 3)
                    rows.append((bar.kind, *edges, round(span.length_s, 3)))
            for mark, events in zip(row.row.marks, row.events, strict=True):
                for t in events if events is not None else ():
                    utc = time.to_utc(float(t), 3)
                    rows.append((mark.kind, utc, utc, 0.0))
        return Sheet(("kind", "start_utc", "stop_utc", "duration_s"), rows)


def _words(kind: str, span: Span) -> str:
    """What a bar says: title, from when to when, how long."""
    edges = f"{time.label(span.start)} to {time.label(span.stop)} UTC"
    title = regions.TITLES.get(kind) or almanac.window_kind(kind).title
    return f"{title}\n{edges}\n{time.duration_label(span.length_s)}"
