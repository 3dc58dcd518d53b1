"""Map: where SMILE stands over the ground, where its field line comes down, who sees it."""

from collections.abc import Iterator, Mapping

import numpy as np
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from smileviz.base import time
from smileviz.base.theme import Theme
from smileviz.base.windows import Span
from smileviz.mission import ground
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.stations import stations_of
from smileviz.widgets.elided import Elided
from smileviz.widgets.export import Sheet
from smileviz.widgets.map_marks import place_words
from smileviz.widgets.map_view import MapView
from smileviz.widgets.numbers import plain
from smileviz.widgets.panel import Desk, Panel, Remembering
from smileviz.widgets.projection import PROJECTIONS
from smileviz.widgets.saving import Saving, stem
from smileviz.widgets.switch import Switch

_LEGEND = (
    "White: SMILE overhead in this orbit, faint in the span of the plots. Blue: feet of its field "
    "line, dashed in the south. Green dots: edges of the auroral oval. Green dashes: where SMILE "
    "stands 5° high. Yellow: the Sun on the horizon. Click on the track to go there."
)


class MapPanel(Panel, Remembering):
    name = "map"
    title = "Ground map"
    area = "right"

    def __init__(self, desk: Desk) -> None:
        self.projection = "world"
        super().__init__(desk)

    def build(self, theme: Theme) -> QWidget:
        self._now: Snapshot | None = None
        titles = {name: projection.title for name, projection in PROJECTIONS.items()}
        self.switch = Switch(titles, self.projection, self._choose)
        self.status = Elided()
        self.status.setToolTip(_LEGEND)
        head = QHBoxLayout()
        head.setContentsMargins(6, 2, 8, 2)
        head.setSpacing(10)
        head.addWidget(self.switch)
        head.addWidget(self.status, 1)
        self.maps = {name: MapView(self.session, theme, name) for name in PROJECTIONS}
        self.stack = QStackedWidget()
        self.savings = {}
        for name, view in self.maps.items():
            self.stack.addWidget(view.plot.view)
            saving = Saving(stem(self.session, "map"), view.plot.view, theme, _sheet)
            saving.listen(view.plot.gestures)
            self.savings[name] = saving
        self.stack.setCurrentWidget(self.map.plot.view)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.stack, 1)
        return whole

    @property
    def map(self) -> MapView:
        """The map that is seen."""
        return self.maps[self.projection]

    def show_now(self, now: Snapshot) -> None:
        self._now = now
        self.map.show_now(now)
        self.savings[self.projection].show_now(now)
        latitude, longitude = ground.place_deg(now.here.itrs_km[0])
        itrs_km = now.here.itrs_km
        seen = [s.title for s in stations_of(now.scenario) if s.margin_rad(itrs_km)[0] > 0.0]
        height = plain(now.value("altitude_km"), "km")
        by = ", ".join(seen) if seen else "no station"
        self.status.say(
            f"SMILE over {place_words(latitude, longitude)}, {height} up · in view of {by}"
        )

    def memory(self) -> dict[str, object]:
        return {"projection": self.projection}

    def recall(self, memory: Mapping[str, object]) -> None:
        chosen = memory.get("projection")
        if isinstance(chosen, str) and chosen in PROJECTIONS:
            self.switch.buttons[chosen].setChecked(True)
            self._choose(chosen)

    def _choose(self, name: str) -> None:
        self.projection = name
        self.stack.setCurrentWidget(self.map.plot.view)
        if self._now is not None:
            self.show_now(self._now)


def _sheet(now: Snapshot) -> Sheet:
    return Sheet(("thing", "utc", "latitude_deg", "longitude_deg"), list(_rows(now)))


def _rows(now: Snapshot) -> Iterator[tuple[object, ...]]:
    """Track and feet of the orbit as it is drawn."""
    orbit = Span(float(now.orbit.t[0]), float(now.orbit.t[-1]))
    track = ground.track(now.scenario, orbit)
    lines = [("below", track.t, track.latitude_deg, track.longitude_deg)]
    feet = ground.feet(now.scenario, orbit)
    for k, side in enumerate(("north", "south")):
        lines.append((f"foot_{side}", feet.t, feet.latitude_deg[k], feet.longitude_deg[k]))
    for name, t, latitude, longitude in lines:
        for k in np.flatnonzero(np.isfinite(latitude)).tolist():
            utc = time.to_utc(float(t[k]), 3)
            yield name, utc, float(latitude[k]), float(longitude[k])
