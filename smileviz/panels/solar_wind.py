"""The solar wind and the boundary models it shapes."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from smileviz.base.theme import Theme
from smileviz.magnetosphere.boundaries import BOW_SHOCKS, MAGNETOPAUSES
from smileviz.magnetosphere.boundary import BoundaryModel
from smileviz.mission.scenario import SolarWind
from smileviz.mission.snapshot import Snapshot
from smileviz.widgets.form import Form
from smileviz.widgets.numbers import rich
from smileviz.widgets.panel import Panel
from smileviz.widgets.style import badge

_TITLES = {
    "density_cm3": "Density n",
    "speed_km_s": "Speed V",
    "pdyn_npa": "Dynamic pressure",
    "bx_nt": "Bx GSM",
    "by_nt": "By GSM",
    "bz_nt": "Bz GSM",
    "aberration_deg": "Aberration",
}
_TIP = Qt.ItemDataRole.ToolTipRole
_DRIVERS = ("density_cm3", "speed_km_s")
_MODELS: tuple[tuple[str, str, Mapping[str, type[BoundaryModel]]], ...] = (
    ("magnetopause", "Magnetopause", MAGNETOPAUSES),
    ("bow_shock", "Bow shock", BOW_SHOCKS),
)


class SolarWindPanel(Panel):
    name = "solar_wind"
    title = "Solar wind"
    area = "right"

    def build(self, theme: Theme) -> QWidget:
        inside = QWidget()
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(8)
        layout.addLayout(self._head())
        self.form = Form(SolarWind, _TITLES)
        self.form.edited.connect(self._edit)
        layout.addWidget(self.form)
        self.pressure = QLabel()
        layout.addWidget(self.pressure)
        layout.addLayout(self._choices(theme))
        self.caution_badge = badge("out of validity", "caution")
        self.caution = QLabel()
        self.caution.setWordWrap(True)
        self.caution.setObjectName("secondary")
        layout.addWidget(self.caution_badge)
        layout.addWidget(self.caution)
        layout.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        return scroll

    def _head(self) -> QHBoxLayout:
        """What drives the models, where the numbers come from, and the way back."""
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
        row.addWidget(self.source)
        self.reset = QToolButton()
        self.reset.setText("Reset")
        self.reset.setToolTip("The solar wind of the file as it was saved")
        self.reset.clicked.connect(self._reset)
        row.addWidget(self.reset)
        return row

    def _choices(self, theme: Theme) -> QGridLayout:
        """A combo box for each boundary."""
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        self.combos: dict[str, QComboBox] = {}
        for row, (field, title, models) in enumerate(_MODELS):
            label, combo = QLabel(title), QComboBox()
            label.setStyleSheet(f"color: {getattr(theme, field)};")
            label.setBuddy(combo)
            combo.setAccessibleName(title)
            for k, (name, model) in enumerate(models.items()):
                combo.addItem(model.title, name)
                combo.setItemData(k, f"{model.citation}. Valid: {model.validity}", _TIP)
            combo.activated.connect(partial(self._choose_model, field))
            grid.addWidget(label, row, 0)
            grid.addWidget(combo, row, 1)
            self.combos[field] = combo
        return grid

    # --- showing
    def show_now(self, now: Snapshot) -> None:
        scenario = now.scenario
        wind = scenario.solar_wind
        self.form.show_record(wind)
        given = wind.pdyn_npa is not None
        self.ways.button(int(given)).setChecked(True)
        for name in _DRIVERS:
            self.form.set_row_visible(name, visible=not given)
        self.form.set_row_visible("pdyn_npa", visible=given)
        self.pressure.setVisible(not given)
        value = rich(wind.dynamic_pressure_npa, "nPa", self.theme)
        self.pressure.setText(f"Dynamic pressure {value}")
        self.source.setText(wind.source)
        for field, combo in self.combos.items():
            combo.setCurrentIndex(combo.findData(getattr(scenario.models, field)))
            combo.setToolTip(str(combo.currentData(_TIP)))
        self.caution.setText(" ".join(now.cautions))
        self.caution.setVisible(bool(now.cautions))
        self.caution_badge.setVisible(bool(now.cautions))

    # --- the user's hands
    def _edit(self, name: str, value: float) -> None:
        changed: dict[str, Any] = {name: value}
        self._become(replace(self._wind, **changed), f"solar_wind.{name}")

    def _choose_way(self, given: int) -> None:
        pressure = self._wind.dynamic_pressure_npa if given else None
        self._become(replace(self._wind, pdyn_npa=pressure))

    def _reset(self) -> None:
        saved = self.session.saved
        self._become(saved.solar_wind if saved is not None else SolarWind())

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
