"""Quantities against UTC, one above another, on one cursor."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QMenu, QWidget

from smileviz.base import time
from smileviz.base.theme import Theme
from smileviz.mission.snapshot import Snapshot
from smileviz.widgets.export import Sheet
from smileviz.widgets.gutter import Line
from smileviz.widgets.panel import Desk, Panel
from smileviz.widgets.rules import Rules
from smileviz.widgets.saving import Saving, stem
from smileviz.widgets.strip import Strip, StripRow, Trace
from smileviz.widgets.time_view import TimeView

STRIPS = (
    Strip("distance", "Distance", "R⊕", (Trace("r_re", "smile"),), 2.0),
    Strip(
        "sun_angle",
        "Sun angle",
        "deg",
        (Trace("sun_angle_deg", "sun", name="Sun from SXI boresight"),),
        10.0,
        limited=True,
    ),
    Strip(
        "boundaries",
        "Boundaries",
        "R⊕",
        (
            Trace("magnetopause_distance_re", "magnetopause", "MP", "Outside the magnetopause"),
            Trace("bow_shock_distance_re", "bow_shock", "BS", "Outside the bow shock", dashed=True),
        ),
        2.0,
    ),
    Strip(
        "aim",
        "Aim point",
        "R⊕",
        (
            Trace("aim_x_re", "sxi", "X", "Aim point, GSE X"),
            Trace("aim_distance_re", "sxi", "D", "Aim point, distance from SMILE", dashed=True),
        ),
        2.0,
        ceiling=60.0,
    ),
    Strip(
        "limb_angle",
        "Limb angle",
        "deg",
        (Trace("limb_angle_deg", "coast", name="Earth limb from SXI boresight"),),
        2.0,
    ),
)
_LEAST_PX = 38.0
_GAP_PX = 4.0


class StripsPanel(Panel):
    name = "strips"
    title = "Quantities"
    area = "bottom"

    def __init__(self, desk: Desk) -> None:
        self.hidden: frozenset[str] = frozenset()
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
        self._now: Snapshot | None = None
        return self.times.view  # type: ignore[no-any-return]

    def show_now(self, now: Snapshot) -> None:
        self._now = now
        self.times.show(now.view.window, now.t, now.view.selection)
        self.times.show_busy(busy=now.busy)
        rescaled = [row.show_now(now) for row in self._shown()]
        if any(rescaled):
            self._label()
        self.times.right.set_lines([line for row in self._shown() for line in row.readings(now)])
        self.saving.show_now(now)

    # --- which strips, and where
    def _shown(self) -> list[StripRow]:
        return [row for row in self.rows if row.box.isVisible()]

    def _arranged(self, room: QRectF) -> list[QRectF]:
        """Rows of equal height; the last ones give way when there is no room for all."""
        wanted = [row for row in self.rows if row.strip.name not in self.hidden]
        count = max(min(len(wanted), int((room.height() + _GAP_PX) / (_LEAST_PX + _GAP_PX))), 1)
        height = (room.height() + _GAP_PX) / count - _GAP_PX
        rects = {
            row.strip.name: QRectF(
                room.left(), room.top() + k * (height + _GAP_PX), room.width(), height
            )
            for k, row in enumerate(wanted[:count])
        }
        return [rects.get(row.strip.name, QRectF()) for row in self.rows]

    def _label(self) -> None:
        """Write names and ticks again; what has just come into view is drawn first."""
        if self._now is None:
            return
        shown = self._shown()
        for row in shown:
            row.show_now(self._now)
        lines = [line for row in shown for line in row.names()]
        missing = len(self.rows) - len(self.hidden) - len(shown)
        if missing > 0:
            y = self.times.plot.bottom() + 10.0
            lines.append(Line(y, ((f"{missing} more: enlarge", self.theme.secondary),)))
        self.times.left.set_lines(lines)
        fields = [row.box.geometry() for row in shown]
        self.rules.show_on(fields, [line for row in shown for line in row.rules()])
        self.times.right.set_lines([line for row in shown for line in row.readings(self._now)])

    def _choices(self, menu: QMenu) -> None:
        menu.addSeparator()
        for row in self.rows:
            action = menu.addAction(row.strip.title)
            action.setCheckable(True)
            action.setChecked(row.strip.name not in self.hidden)
            action.triggered.connect(lambda _=False, name=row.strip.name: self._toggle(name))

    def _toggle(self, name: str) -> None:
        hidden = self.hidden ^ {name}
        if len(hidden) < len(self.rows):
            self.hidden = hidden
            self.times.arrange()

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
