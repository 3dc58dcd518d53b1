"""A panel of one camera: its picture, what keeps it from observing, what is assumed of it."""

from abc import ABC
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from smileviz.base.theme import Theme
from smileviz.mission.fov import FovPicture
from smileviz.mission.scenario import Scenario
from smileviz.mission.snapshot import Snapshot
from smileviz.widgets.elided import Elided
from smileviz.widgets.export import Sheet
from smileviz.widgets.fov_view import FovView
from smileviz.widgets.panel import Panel
from smileviz.widgets.saving import Saving, stem
from smileviz.widgets.style import badge


class FovPanel(Panel, ABC):
    """Base of the panels of the cameras."""

    area = "right"
    instrument: ClassVar[str]
    assumed: ClassVar[str] = ""
    """What of the camera is assumed; stands on a badge."""

    def build(self, theme: Theme) -> QWidget:
        """The picture under a line of status."""
        self.fov = FovView(theme, self.instrument)
        self.status = Elided(lines=2)
        head = QHBoxLayout()
        head.setContentsMargins(8, 3, 6, 3)
        head.addWidget(self.status, 1)
        if self.assumed:
            head.addWidget(badge(self.assumed, "assumed"))
        self._shown: tuple[float, Scenario] | None = None
        self.saving = Saving(
            stem(self.session, self.instrument), self.fov.plot.view, theme, self._sheet
        )
        self.saving.listen(self.fov.plot.gestures)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.fov.plot.view, 1)
        return whole

    def show_now(self, now: Snapshot) -> None:
        """Draw the picture of another moment or scenario."""
        self.saving.show_now(now)
        if self._shown is not None and self._shown[0] == now.t and self._shown[1] is now.scenario:
            return
        self._shown = (now.t, now.scenario)
        self.picture: FovPicture = now.fov(self.instrument)
        self.fov.show(self.picture)
        self._say(now)

    def _say(self, now: Snapshot) -> None:
        stops = [stop for stop in now.stops if stop.instrument == self.instrument]
        title = self.picture.instrument.title
        text = (
            f"{title} closed: {' '.join(stop.brief for stop in stops)}"
            if stops
            else f"{title} may observe."
        )
        notes = [note for note in self.picture.notes if "assumed" not in note]
        self.status.say(" · ".join([text, *notes]), self.theme.limit if stops else "")
        whole = [stop.sentence for stop in stops] or [text]
        self.status.setToolTip("\n".join([*whole, *self.picture.notes]))

    def _sheet(self, _now: Snapshot) -> Sheet:
        rows: list[tuple[object, ...]] = [
            (curve.name, curve.title, x, y)
            for curve in self.picture.curves
            for x, y in curve.xy_deg.tolist()
        ]
        rows += [(mark.name, mark.title, *mark.xy_deg.tolist()) for mark in self.picture.marks]
        rows += [
            ("gse_x_tick", f"{x:.0f} R_E", u, v)
            for x, (u, v) in zip(
                self.picture.scale.x_re.tolist(), self.picture.scale.xy_deg.tolist(), strict=True
            )
        ]
        return Sheet(("thing", "title", "x_deg", "y_deg"), rows)
