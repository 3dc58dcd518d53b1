"""Stations: the sky over one of them, and the next contacts of all."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from smileviz.base import time
from smileviz.base.theme import Theme
from smileviz.base.units import DAY_S, HOUR_S
from smileviz.base.windows import Span
from smileviz.events.contact import Station
from smileviz.mission.passes import Pass, passes
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.stations import stations_of
from smileviz.widgets.elided import Elided
from smileviz.widgets.export import Sheet
from smileviz.widgets.fold import Fold
from smileviz.widgets.listing import Column, Entry, Listing
from smileviz.widgets.numbers import number, unit
from smileviz.widgets.panel import Desk, Panel, Remembering
from smileviz.widgets.saving import Saving, stem
from smileviz.widgets.sky_view import Shown, SkyView, shown

_AHEAD_S = 6.0 * DAY_S
_STEP_S = DAY_S
_BESIDE_PX, _HIGH_PX = 620, 560
_OF_MISSION = ("ohiggins", "sanya")
_EVERY = "all stations"
_DOWNLINK = "O'Higgins and Sanya"
COLUMNS = (
    Column("Station", left=True),
    Column("AOS UTC", left=True, tip="Rises above the mask; < : before the span searched"),
    Column("LOS UTC", left=True, tip="Sinks below the mask; > : after the span searched"),
    Column("Duration", "h"),
    Column("Highest", unit("deg"), tip="Greatest elevation; geometric, no refraction"),
    Column("Range", "km", tip="At the greatest elevation"),
)


class StationsPanel(Panel, Remembering):
    name = "stations"
    title = "Stations"
    area = "right"

    def __init__(self, desk: Desk) -> None:
        self.chosen = _DOWNLINK
        super().__init__(desk)

    def build(self, theme: Theme) -> QWidget:
        self._now: Snapshot | None = None
        self._passes: tuple[Pass, ...] = ()
        self._listed: object = None
        self._names: tuple[str, ...] = ()
        self.sky = SkyView(self.session, theme)
        self.saving = Saving(stem(self.session, "contacts"), self.sky.plot.view, theme, _sheet)
        self.saving.listen(self.sky.plot.gestures)
        self.list = Listing(theme, "Next contacts", COLUMNS, self.session.go_to)
        self.choice = QComboBox()
        self.choice.setAccessibleName("Stations")
        self.choice.activated.connect(self._choose)
        self.status = Elided()
        head = QHBoxLayout()
        head.setContentsMargins(6, 2, 8, 2)
        head.setSpacing(10)
        head.addWidget(self.choice)
        head.addWidget(self.status, 1)
        parts = Fold((self.sky.plot.view, self.list.table), (2, 3), _BESIDE_PX, _HIGH_PX)
        whole = QWidget()
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(parts, 1)
        return whole

    # --- showing
    def show_now(self, now: Snapshot) -> None:
        self._now = now
        self.saving.show_now(now)
        stations = stations_of(now.scenario)
        self._offer(stations)
        found = now.soon("passes", passes, now.scenario, _span(now), self._wanted(stations))
        if found is None:
            self.status.say("Contacts are being worked out.")
            return
        chosen = now.view.selection
        if chosen is not None:
            found = tuple(one for one in found if one.los > chosen.start and one.aos < chosen.stop)
        self._passes = found
        if self._listed != found:
            self._listed = found
            self.list.set_entries([_entry(one) for one in found])
        current = _current(found, now.t)
        self.list.mark(current)
        self._show_sky(now, stations, found[current] if current is not None else None)

    def _show_sky(self, now: Snapshot, stations: Sequence[Station], one: Pass | None) -> None:
        wanted = self._wanted(stations)
        name = one.station if one is not None else (wanted or (stations[0].name,))[0]
        station = next(station for station in stations if station.name == name)
        way: Shown | None = None
        if one is not None:
            way = now.soon("sky", shown, now.scenario, one)
            way = way if way is not None and way.one == one else None
        self.sky.show_now(now, station, way)
        self.status.say(_words(one, now.t))

    def _wanted(self, stations: Sequence[Station]) -> tuple[str, ...]:
        names = [station.name for station in stations]
        if self.chosen == _DOWNLINK:
            return tuple(name for name in _OF_MISSION if name in names)
        return (self.chosen,) if self.chosen in names else ()

    def _offer(self, stations: Sequence[Station]) -> None:
        """Have the stations of the scenario in the box."""
        names = (_DOWNLINK, _EVERY, *(station.name for station in stations))
        if names != self._names:
            self._names = names
            self.choice.clear()
            titles = {station.name: station.title for station in stations}
            self.choice.addItems([titles.get(name, name.capitalize()) for name in names[1:]])
            self.choice.insertItem(0, _DOWNLINK)
            self.choice.setCurrentIndex(names.index(self.chosen) if self.chosen in names else 0)

    # --- the user's hands
    def _choose(self, row: int) -> None:
        self.chosen = self._names[row]
        if self._now is not None:
            self.show_now(self._now)

    def memory(self) -> dict[str, object]:
        return {"stations": self.chosen}

    def recall(self, memory: Mapping[str, object]) -> None:
        chosen = memory.get("stations")
        if isinstance(chosen, str):
            self.chosen = chosen
            self._names = ()


def _span(now: Snapshot) -> Span:
    """From a day before to some days after now, in steps of a day; or what is selected."""
    whole = now.scenario.span
    chosen = now.view.selection
    if chosen is not None and chosen.length_s > 0.0:
        return Span(whole.clamp(chosen.start - DAY_S), whole.clamp(chosen.stop + DAY_S))
    day = now.t // _STEP_S * _STEP_S
    return Span(whole.clamp(day - DAY_S), whole.clamp(day + _AHEAD_S))


def _current(found: Sequence[Pass], t: float) -> int | None:
    """The row of the pass at *t*, else of the next one, else of the last."""
    for k, one in enumerate(found):
        if one.aos <= t <= one.los:
            return k
    after = [k for k, one in enumerate(found) if one.aos > t]
    if after:
        return after[0]
    return len(found) - 1 if found else None


def _entry(one: Pass) -> Entry:
    """A contact as it is listed; a click goes to its start."""
    duration_h = (one.los - one.aos) / HOUR_S
    cells = (
        one.title,
        ("< " if one.aos_cut else "") + time.label(one.aos),
        ("> " if one.los_cut else "") + time.label(one.los),
        number(duration_h, "h", 2),
        number(one.max_elevation_deg, "deg"),
        number(one.range_km, "km"),
    )
    keys = (one.title, one.aos, one.los, duration_h, one.max_elevation_deg, one.range_km)
    return Entry(cells, keys, one.aos)


def _words(one: Pass | None, t: float) -> str:
    if one is None:
        return "No contact in the days searched; choose other stations."
    if one.aos <= t <= one.los:
        return f"{one.title} in view until {time.label(one.los)} UTC"
    if one.aos > t:
        return f"Next: {one.title} in {time.duration_label(one.aos - t)}"
    return f"Last: {one.title}, until {time.label(one.los)} UTC"


def _sheet(now: Snapshot) -> Sheet:
    """Contacts of all stations, as events are listed elsewhere."""
    columns = (
        *("station", "aos_utc", "los_utc", "duration_s"),
        *("max_elevation_deg", "range_km", "azimuth_aos_deg", "azimuth_los_deg"),
    )
    rows = [
        (
            *(one.station, time.to_utc(one.aos, 3), time.to_utc(one.los, 3), one.los - one.aos),
            *(one.max_elevation_deg, one.range_km, one.azimuth_aos_deg, one.azimuth_los_deg),
        )
        for one in passes(now.scenario, _span(now))
    ]
    return Sheet(columns, rows)
