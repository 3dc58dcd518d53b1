"""Stations on a map: filled while SMILE is in view, hollow while it is not."""

from collections.abc import Sequence

import numpy as np

from smileviz.base.theme import Theme
from smileviz.events.contact import Station
from smileviz.mission.snapshot import Snapshot
from smileviz.widgets import glyphs
from smileviz.widgets.colours import brush, pen
from smileviz.widgets.equal_plot import EqualPlot
from smileviz.widgets.items import NO_BRUSH, Glyph
from smileviz.widgets.labels import Text
from smileviz.widgets.numbers import number, plain
from smileviz.widgets.projection import Projection


class StationMarks:
    """A triangle for each station of the scenario, and what is said of it."""

    def __init__(self, plot: EqualPlot, theme: Theme) -> None:
        self._plot = plot
        self._theme = theme
        self._marks: dict[str, Glyph] = {}
        self._places: dict[str, tuple[float, float]] = {}
        self._words: dict[str, str] = {}
        self.texts: list[Text] = []

    def show_now(self, now: Snapshot, stations: Sequence[Station], on: Projection) -> None:
        """Show which of *stations* SMILE is in view of."""
        for name in self._marks.keys() - {station.name for station in stations}:
            self._plot.box.removeItem(self._marks.pop(name))
        self.texts = []
        theme, itrs_km = self._theme, now.here.itrs_km
        for station in stations:
            seen = bool(station.margin_rad(itrs_km)[0] > 0.0)
            mark = self._mark(station.name)
            mark.brush = brush(theme.contact) if seen else NO_BRUSH
            place = np.array([[station.latitude_deg, (station.longitude_deg + 180) % 360 - 180]])
            x, y = on.xy(place)[0].tolist()
            mark.put(x, y)
            mark.update()
            self._places[station.name] = x, y
            elevation = float(np.degrees(station.elevation_rad(itrs_km))[0])
            azimuth = float(np.degrees(station.azimuth_rad(itrs_km))[0])
            away = plain(float(station.range_km(itrs_km)[0]), "km")
            self._words[station.name] = (
                f"{station.title}: {'SMILE in view' if seen else 'SMILE not in view'}\n"
                f"elevation {plain(elevation, 'deg')}, azimuth {plain(azimuth, 'deg')}, {away}"
            )
            if np.isfinite(x):
                ink = theme.text if seen else theme.secondary
                self.texts.append(Text(f"station {station.name}", station.title, x, y, ink, 7.0))

    def near(self, x: float, y: float, reach: float) -> str:
        """What is said of the station at (x, y) of the plot, within *reach*."""
        for name in self._marks:
            at_x, at_y = self._places[name]
            if np.hypot(at_x - x, at_y - y) <= reach:
                return self._words[name]
        return ""

    def _mark(self, name: str) -> Glyph:
        if name not in self._marks:
            self._marks[name] = Glyph(glyphs.triangle(4.0), pen(self._theme.contact, 1.5))
            self._plot.add(self._marks[name], 20.0)
        return self._marks[name]


def place_words(latitude_deg: float, longitude_deg: float) -> str:
    """A place: ``67.9° N  21.0° E``."""
    north = "N" if latitude_deg >= 0.0 else "S"
    east = "E" if longitude_deg >= 0.0 else "W"
    latitude, longitude = number(abs(latitude_deg), "deg"), number(abs(longitude_deg), "deg")
    return f"{latitude}° {north}  {longitude}° {east}"
