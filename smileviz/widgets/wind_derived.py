"""One line on what follows from the solar wind: pressure, clock angle, Mach numbers, beta."""

import math

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from smileviz.base.theme import Theme
from smileviz.magnetosphere.conditions import Conditions, Number
from smileviz.mission.snapshot import Snapshot
from smileviz.solarwind.derived import FORMULAS, clock_angle_rad
from smileviz.widgets.card import Ask, Card
from smileviz.widgets.model_cards import of_formulas
from smileviz.widgets.numbers import DASH, rich


class DerivedLine(QWidget):
    """Shows numbers derived from the conditions, and their formulas on a click."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: Conditions | None = None
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.ask = Ask("derived quantities", self._card)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.label, 1)
        row.addWidget(self.ask)

    def show_now(self, now: Snapshot) -> None:
        """Show the derived numbers of *now*."""
        conditions = now.conditions
        if conditions is self._shown:
            return
        self._shown = conditions
        by, bz = np.array(conditions.by_nt), np.array(conditions.bz_nt)
        clock = math.degrees(float(clock_angle_rad(by, bz)))
        clock = clock if math.hypot(conditions.by_nt, conditions.bz_nt) > 0.0 else math.nan
        parts = (
            ("P<sub>dyn</sub>", conditions.pdyn_npa, "nPa", 2),
            ("clock angle", clock, "deg", 0),
            ("M<sub>A</sub>", conditions.mach_alfven, "", 1),
            ("M<sub>ms</sub>", conditions.mach, "", 1),
            ("β", conditions.beta, "", 2),
        )
        self.label.setText("&nbsp;&nbsp; ".join(self._part(*part) for part in parts))

    def _part(self, word: str, value: Number, unit: str, digits: int) -> str:
        text = rich(float(value), unit, self._theme, digits) if abs(float(value)) < 1e6 else DASH
        name = f'<span style="color:{self._theme.secondary}">{word}</span>'
        return f"{name}&nbsp;{text.replace(' ', '&nbsp;')}"

    def _card(self) -> Card:
        return of_formulas("Derived from the solar wind", FORMULAS)
