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
from smileviz.widgets.strip import Strip, StripRow, Trace
from smileviz.widgets.time_view import TimeView

ORBIT = (
    Strip("distance", "Distance", "R⊕", (Trace("r_re", "smile"),), 2.0),
    Strip(
        "sun_angle",
        "Sun angle",
        "deg",
        (Trace("sun_angle_deg", "sun", name="Sun from SXI boresight"),),
        10.0,
        limit="sun_limit_deg",
    ),
    Strip(
        "boundaries",
        "Boundaries",
        "R⊕",
        (
            Trace(
                "magnetopause_distance_re",
                "magnetopause",
                "MP",
                "Outside the magnetopause",
                band=("magnetopause_distance_low_re", "magnetopause_distance_high_re"),
            ),
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
ANGLES = (
    Strip(
        "angles",
        "From SXI",
        "deg",
        (
            Trace("sun_angle_deg", "sun", "S", "Sun from SXI boresight", digits=0),
            Trace("limb_angle_deg", "coast", "E", "Earth limb from SXI boresight", digits=0),
            Trace("nose_angle_deg", "magnetopause", "N", "Nose from SXI boresight", digits=0),
            Trace("cusp_north_angle_deg", "aurora", "C", "North cusp from SXI boresight", digits=0),
            Trace(
                "cusp_south_angle_deg",
                "aurora",
                "K",
                "South cusp from SXI boresight",
                dashed=True,
                digits=0,
            ),
            Trace(
                "moon_angle_deg",
                "secondary",
                "M",
                "Moon from SXI boresight",
                dashed=True,
                digits=0,
            ),
        ),
        10.0,
        limit="sun_limit_deg",
        ceiling=90.0,
    ),
    Strip(
        "baffle",
        "Limb, baffle",
        "deg",
        (Trace("limb_angle_deg", "coast", name="Earth limb from SXI boresight"),),
        4.0,
        limit="baffle_deg",
    ),
    Strip(
        "margins",
        "In the field",
        "deg",
        (
            Trace("nose_margin_deg", "magnetopause", "N", "Nose inside the SXI field"),
            Trace("cusp_north_margin_deg", "aurora", "C", "North cusp inside the SXI field"),
            Trace(
                "cusp_south_margin_deg",
                "aurora",
                "K",
                "South cusp inside the SXI field",
                dashed=True,
            ),
        ),
        10.0,
        floor=-40.0,
    ),
)
WIND = (
    Strip(
        "field",
        "IMF",
        "nT",
        (
            Trace("wind_b_nt", "secondary", "B", "Field strength", dashed=True),
            Trace("wind_bz_nt", "text", "Bz", "Bz GSM"),
        ),
        10.0,
    ),
    Strip("pdyn", "Pressure", "nPa", (Trace("wind_pdyn_npa", "text"),), 2.0, floor=0.0),
    Strip("density", "Density", "cm-3", (Trace("wind_density_cm3", "text"),), 5.0, floor=0.0),
    Strip("speed", "Speed", "km/s", (Trace("wind_speed_km_s", "text", digits=0),), 100.0),
    Strip("kp", "Kp", "", (Trace("kp", "text", digits=1),), 4.0, floor=0.0),
    Strip("dst", "Dst", "nT", (Trace("dst_nt", "text", digits=0),), 40.0),
)
STRIPS = (*ORBIT, *ANGLES, *WIND)
_NAMES = tuple(strip.name for strip in STRIPS)
_OF_ORBIT = tuple(strip.name for strip in ORBIT)
_OF_WIND = tuple(strip.name for strip in WIND)
_FIRST = ("distance", "sun_angle", "boundaries", "field", "pdyn", "speed", "density")
_DRIVEN = (*_FIRST, *(name for name in _NAMES if name not in _FIRST))
"""While a wind that moves drives the models: what it does comes before what hardly changes."""
_SETS = (
    ("Automatic", ()),
    ("Orbit and pointing", _OF_ORBIT),
    ("Angles and limits", ("distance", *(strip.name for strip in ANGLES))),
    ("Solar wind", ("boundaries", *_OF_WIND)),
    ("Everything", _NAMES),
)
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
        return self.chosen or (_DRIVEN if self._driven else _OF_ORBIT)

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
            self._choose(tuple(n for n in _NAMES if n in left))

    def _fill_menu(self, menu: QMenu) -> None:
        for title, names in _SETS:
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
