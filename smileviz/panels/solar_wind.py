"""The solar wind, what drives it through time, and the models it shapes."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from smileviz.base.theme import Theme
from smileviz.magnetosphere.formulas_of_space import EXCHANGE_TITLES
from smileviz.mission.choices import CHOICES, EXTRA, ModelKind
from smileviz.mission.drive import Drive, FileWind
from smileviz.mission.scenario import Models, SolarWind
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.wind import COLUMN, Wind, wind_of
from smileviz.widgets.card import Ask, Card
from smileviz.widgets.columns import TwoColumns
from smileviz.widgets.form import Choice, Form
from smileviz.widgets.model_cards import of_exchange, of_model
from smileviz.widgets.panel import Panel
from smileviz.widgets.style import badge
from smileviz.widgets.track import Track
from smileviz.widgets.wind_derived import DerivedLine
from smileviz.widgets.wind_drive import DriveBox

_TITLES = {
    "pdyn_npa": "Pressure",
    "density_cm3": "Density n",
    "speed_km_s": "Speed V",
    "bx_nt": "Bx GSM",
    "by_nt": "By GSM",
    "bz_nt": "Bz GSM",
    "kp": "Kp",
    "dst_nt": "Dst",
    "temperature_k": "Temperature",
    "aberration_deg": "Aberration",
}
_FIELD = Track(-30.0, 30.0, 0.1)
_TRACKS = {
    "density_cm3": Track(0.5, 60.0, 0.1, logarithmic=True),
    "speed_km_s": Track(250.0, 1200.0, 5.0),
    "pdyn_npa": Track(0.1, 40.0, 0.05, logarithmic=True),
    "bx_nt": _FIELD,
    "by_nt": _FIELD,
    "bz_nt": _FIELD,
    "kp": Track(0.0, 9.0, 0.1),
    "dst_nt": Track(-400.0, 50.0, 1.0),
    "temperature_k": Track(1e4, 1e6, 1000.0, logarithmic=True),
    "aberration_deg": Track(-10.0, 10.0, 0.1),
}
_TIP = Qt.ItemDataRole.ToolTipRole
_PRESSING = ("pdyn_npa", "speed_km_s")
"""While the pressure is given, the density follows these: else X-rays and shocks would not."""
_WIDE_PX = 620
_NAME_CHARS = 26
_BADGE_PX = 18
_COLOURS = {"emissivity": "text", "external_field": "closed_line"}
"""Of the theme; those of the other models have their names."""


class SolarWindPanel(Panel):
    name = "solar_wind"
    title = "Solar wind"
    area = "right"

    def build(self, theme: Theme) -> QWidget:
        self._now: Snapshot | None = None
        self.form = Form(SolarWind, _TITLES, _TRACKS)
        self.form.edited.connect(self._edit)
        self.derived = DerivedLine(theme)
        self.drive = DriveBox(theme)
        self.drive.edited.connect(self._drive)
        self.caution_badge = badge("", "caution")
        self.caution_badge.setFixedHeight(_BADGE_PX)
        self.caution = QLabel()
        self.caution.setWordWrap(True)
        self.caution.setObjectName("secondary")
        wind, rest = QWidget(), QWidget()
        left, right = QVBoxLayout(wind), QVBoxLayout(rest)
        for layout in (left, right):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(8)
        left.addLayout(self._head())
        left.addWidget(self.form)
        left.addWidget(self.derived)
        right.addWidget(_heading("Driven by"))
        right.addWidget(self.drive)
        right.addSpacing(4)
        right.addWidget(_heading("Models"))
        right.addLayout(self._choices(theme))
        right.addSpacing(4)
        right.addWidget(_heading("X-rays"))
        right.addLayout(self._exchange())
        right.addWidget(self.caution_badge, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(self.caution)
        return TwoColumns(wind, rest, _WIDE_PX)

    def _head(self) -> QHBoxLayout:
        """How the pressure is given, where the numbers come from, and the way back."""
        self.ways = QButtonGroup()
        row = QHBoxLayout()
        for key, (text, tip) in enumerate(
            (
                ("n, V", "Dynamic pressure from density and speed of the protons"),
                ("P dyn", "Dynamic pressure given"),
            )
        ):
            button = QToolButton()
            button.setObjectName("chip")
            button.setText(text)
            button.setToolTip(tip)
            button.setCheckable(True)
            self.ways.addButton(button, key)
            row.addWidget(button)
        self.ways.idClicked.connect(self._choose_way)
        row.addStretch(1)
        self.source = badge("assumed", "assumed")
        self.source.setFixedHeight(_BADGE_PX)
        row.addWidget(self.source)
        self.reset = QToolButton()
        self.reset.setText("Reset")
        self.reset.setToolTip("The solar wind of the file as it was saved")
        self.reset.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        menu = QMenu(self.reset)
        menu.addAction("As it was saved", self._reset)
        menu.addAction("Usual values, constant", lambda: self._become(SolarWind()))
        self.reset.setMenu(menu)
        self.reset.clicked.connect(self._reset)
        row.addWidget(self.reset)
        return row

    def _choices(self, theme: Theme) -> QGridLayout:
        """A combo box for each kind of model, and what the model is on a click."""
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        self.combos: dict[str, QComboBox] = {}
        self.asks: dict[str, Ask] = {}
        for row, choice in enumerate(CHOICES):
            field, title = choice.field, choice.title
            label, combo = QLabel(title), Choice()
            label.setStyleSheet(f"color: {getattr(theme, _COLOURS.get(field, field))};")
            label.setBuddy(combo)
            combo.setAccessibleName(title)
            for name, model in choice.models.items():
                lack = choice.lack(name)
                words = f"{model.title}: needs {EXTRA}" if lack else model.title
                combo.add(words, name, f"{model.citation}. Valid: {model.validity}", lack)
            combo.activated.connect(partial(self._choose_model, field))
            self.asks[field] = Ask(f"the {title.lower()}", partial(self._card, choice))
            grid.addWidget(label, row, 0)
            grid.addWidget(combo, row, 1)
            grid.addWidget(self.asks[field], row, 2)
            self.combos[field] = combo
        return grid

    def _exchange(self) -> QHBoxLayout:
        """The constants of X-rays, and what they are on a click."""
        self.exchange = Form(Models, EXCHANGE_TITLES)
        self.exchange.edited.connect(self._edit_exchange)
        self.asks["exchange"] = Ask("charge exchange and exosphere", of_exchange)
        row = QHBoxLayout()
        row.addWidget(self.exchange, 1)
        row.addWidget(self.asks["exchange"], 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _card(self, choice: ModelKind) -> Card:
        caution = self._now.space.caution(choice.field) if self._now else None
        return of_model(choice.of(self.session.state.scenario.models), caution)

    # --- showing
    def show_now(self, now: Snapshot) -> None:
        self._now = now
        scenario = now.scenario
        wind = wind_of(scenario.solar_wind)
        given = scenario.solar_wind.pdyn_npa is not None
        self._show_form(now, wind, given=given)
        self.ways.button(int(given)).setChecked(True)
        self.derived.show_now(now)
        self.drive.show_now(now)
        self._show_source(wind)
        self.exchange.show_record(scenario.models)
        for field, combo in self.combos.items():
            combo.setCurrentIndex(combo.findData(getattr(scenario.models, field)))
            combo.setToolTip(str(combo.currentData(_TIP)))
        cautions = now.cautions
        text = " ".join(cautions)
        if text != self.caution.text():
            self.caution_badge.setText(_badge(text))
            self.caution.setText(text)
        self.caution.setVisible(bool(cautions))
        self.caution_badge.setVisible(bool(cautions))

    def _show_form(self, now: Snapshot, wind: Wind, *, given: bool) -> None:
        """The numbers now; those that the drive moves cannot be changed here."""
        moved = _moved(wind)
        for name in _TITLES:
            value = getattr(now.wind, name)
            if value is not None:
                self.form.show_value(name, value)
            why = "Moved by what drives the wind" if name in moved else ""
            if name == "density_cm3" and given and not why:
                why = "What pressure and speed ask for"
            self.form.set_row_enabled(name, enabled=not why, why=why)
        self.form.set_row_visible("pdyn_npa", visible=given)

    def _show_source(self, wind: Wind) -> None:
        drive = wind.base.drive
        word = wind.base.source
        if isinstance(drive, FileWind):
            names = [Path(name).name for name in drive.files]
            word = names[0] + (f" + {len(names) - 1}" if len(names) > 1 else "")
        if wind.synthetic and "synthetic" not in word.lower():
            word = f"synthetic: {word}"
        shown = word if len(word) <= _NAME_CHARS else f"{word[: _NAME_CHARS - 1]}…"
        if shown != self.source.text():
            self.source.setText(shown)
        if wind.source != self.source.toolTip():
            self.source.setToolTip(wind.source)

    # --- the user's hands
    def _edit(self, name: str, value: float) -> None:
        changed: dict[str, Any] = {name: value}
        wind = replace(self._wind, **changed)
        self._become(wind.pressed() if name in _PRESSING else wind, f"solar_wind.{name}")

    def _edit_exchange(self, name: str, value: float) -> None:
        changed: dict[str, Any] = {name: value}
        scenario = self.session.state.scenario
        models = replace(scenario.models, **changed)
        self.session.edit(replace(scenario, models=models), merge=f"models.{name}")

    def _choose_way(self, given: int) -> None:
        pressure = self._wind.dynamic_pressure_npa if given else None
        self._become(replace(self._wind, pdyn_npa=pressure))

    def _reset(self) -> None:
        saved = self.session.saved
        self._become(saved.solar_wind if saved is not None else SolarWind())

    def _drive(self, drive: Drive) -> None:
        self._become(replace(self._wind, drive=drive))

    def _choose_model(self, field: str, index: int) -> None:
        scenario = self.session.state.scenario
        name = self.combos[field].itemData(index)
        self.session.edit(replace(scenario, models=replace(scenario.models, **{field: name})))

    @property
    def _wind(self) -> SolarWind:
        return self.session.state.scenario.solar_wind

    def _become(self, wind: SolarWind, merge: str = "") -> None:
        scenario = self.session.state.scenario
        self.session.edit(replace(scenario, solar_wind=wind), merge=merge)


def _moved(wind: Wind) -> frozenset[str]:
    """Fields of the form that its drive moves."""
    if wind.timeline is None:
        return frozenset()
    columns = wind.timeline.columns
    moved = {name for name, column in COLUMN.items() if column in columns}
    return frozenset(moved | ({"pdyn_npa"} if "pdyn_npa" in columns else set()))


def _badge(cautions: str) -> str:
    if cautions.startswith("No solar wind"):
        return "no data now"
    return "not installed" if EXTRA in cautions else "out of validity"


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName("title")
    return label
