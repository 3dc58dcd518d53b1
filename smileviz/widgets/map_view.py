"""MapView: the ground below SMILE with day and night, ovals, stations, its track and feet."""

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from smileviz.base import time
from smileviz.base.arrays import Floats
from smileviz.base.theme import Theme
from smileviz.base.windows import Span
from smileviz.mission import ground
from smileviz.mission.ground import FeetTrack, GroundTrack
from smileviz.mission.session import Session
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.stations import stations_of
from smileviz.widgets import glyphs
from smileviz.widgets.colours import DOTS, SHORT_DASH, brush, grid, mix, pen
from smileviz.widgets.equal_plot import NEAR_PX, EqualPlot
from smileviz.widgets.items import Curve, Dots, Glyph
from smileviz.widgets.labels import Text
from smileviz.widgets.map_marks import StationMarks, place_words
from smileviz.widgets.near import along
from smileviz.widgets.projection import PROJECTIONS, Projection
from smileviz.widgets.shade import Shade

_STEP_S = 60.0
"""Night and ovals follow in steps."""
_CELLS = (90, 180)
_MASK_DEG = 5.0
_NOTHING = np.empty((0, 2))
_SIDES = (("N", "north"), ("S", "south"))


class MapView:
    """A plot in one projection; told the snapshot, it draws what differs."""

    def __init__(self, session: Session, theme: Theme, projection: str) -> None:
        self.session = session
        self.theme = theme
        self.on: Projection = PROJECTIONS[projection]
        self.plot = EqualPlot(theme, "deg")
        self.plot.naming = self._naming
        self.plot.gestures.clicked.connect(self._click)
        self.plot.set_home(self.on.home)
        self._make_items()
        self._drawn: dict[str, object] = {}
        self._track: tuple[Floats, Floats] = (np.empty(0), np.empty((0, 2)))
        self._feet: FeetTrack | None = None
        self._here: list[Text] = []
        self._lay_ground()

    def _make_items(self) -> None:
        theme = self.theme
        self._shade = Shade()
        self.plot.add(self._shade, -90.0)
        self._coast = self._curve(-20.0, pen(theme.coast, alpha=0.75))
        self._grid = self._curve(-50.0, pen(grid(theme)))
        self._terminator = self._curve(-15.0, pen(theme.sun, alpha=0.5))
        self._oval = self._curve(-10.0, pen(theme.aurora, 1.5, dash=DOTS))
        self._horizon = self._curve(-8.0, pen(theme.contact, dash=SHORT_DASH))
        self._window = self._curve(0.0, pen(theme.smile, alpha=0.35))
        self._past = self._curve(11.0, pen(theme.smile, 1.5))
        self._future = self._curve(10.0, pen(mix(theme.background, theme.smile, 0.6), 1.5))
        line = theme.closed_line
        self._feet_lines = [
            self._curve(5.0, pen(line)),
            self._curve(5.0, pen(line, dash=SHORT_DASH)),
        ]
        self._hours = Dots(pen(theme.smile, 4.0))
        self.plot.add(self._hours, 12.0)
        self._sun = self._glyph(glyphs.sun(), theme.sun, 15.0)
        self._foot_marks = [self._glyph(glyphs.circle(4.0), line, 25.0) for _ in _SIDES]
        self._smile = Glyph(glyphs.diamond(), pen(theme.background), brush(theme.smile))
        self.plot.add(self._smile, 30.0)
        self.stations = StationMarks(self.plot, theme)

    def _curve(self, z: float, ink: object) -> Curve:
        made = Curve(ink)  # type: ignore[arg-type]
        self.plot.add(made, z)
        return made

    def _glyph(self, shape: object, ink: str, z: float) -> Glyph:
        made = Glyph(shape, pen(ink, 1.5), brush(self.theme.background, 0.6))  # type: ignore[arg-type]
        self.plot.add(made, z)
        return made

    def _lay_ground(self) -> None:
        """What does not change: coasts and, from above the pole, circles and meridians."""
        self._coast.set_points(self.on.line(ground.coast_deg()))
        for item in (self.plot.grid, self.plot.numbers):
            item.hide()
        self._grid.set_points(self._joined(tuple(self.on.grid)))
        home = self.on.home
        rows, columns = (120, 120) if self.on.polar else _CELLS
        x = home.left() + (np.arange(columns) + 0.5) / columns * home.width()
        y = home.top() + (np.arange(rows) + 0.5) / rows * home.height()
        self._ticks = [self._tick(*tick) for tick in self.on.ticks]
        self._cells = self.on.lat_lon_deg(*np.meshgrid(x, y))

    def _tick(self, text: str, latitude: float, longitude: float) -> Text:
        x, y = self.on.xy(np.array([[latitude, longitude]]))[0].tolist()
        return Text(f"tick {text}", text, x, y, self.theme.secondary, 3.0, guarded=False)

    def _differs(self, name: str, *things: object) -> bool:
        """Whether *things* are not those drawn last under *name*; then they are."""
        if self._drawn.get(name) == things:
            return False
        self._drawn[name] = things
        return True

    # --- showing
    def show_now(self, now: Snapshot) -> None:
        """Draw *now*."""
        step_t = _STEP_S * round(now.t / _STEP_S)
        if self._differs("sun", step_t):
            self._show_light(step_t)
        if self._differs("oval", step_t, now.space.aurora):
            edges = ground.oval_deg(now.space.outlined, step_t)
            self._oval.set_points(self._joined(edges))
        self._show_tracks(now)
        if self._differs("here", now.t, now.scenario, id(self._feet), self._track[0].size):
            self._show_here(now, step_t)
        self._show_feet_now(now, step_t)

    def _joined(self, lines: tuple[Floats, ...]) -> Floats:
        gap = np.full((1, 2), np.nan)
        parts = [np.concatenate([self.on.line(line), gap]) for line in lines]
        return np.concatenate(parts) if parts else _NOTHING

    def _show_light(self, t: float) -> None:
        theme = self.theme
        day, night = mix(theme.background, theme.earth_day, 0.32), theme.background
        if not theme.dark:
            night = mix(theme.background, theme.earth_night, 0.42)
        ends = np.array([QColor(ink).getRgb() for ink in (day, night)], dtype=np.float64)
        dark = ground.darkness(t, *self._cells)[..., None]
        rgba = ends[0] + dark * (ends[1] - ends[0])
        rgba[np.isnan(rgba[..., 0])] = 0.0
        self._shade.set_cells(rgba, self.on.home)
        self._terminator.set_points(self.on.line(ground.terminator_deg(t)))
        self._sun.put(*self.on.xy(np.array([ground.sun_deg(t)]))[0].tolist())

    def _show_tracks(self, now: Snapshot) -> None:
        span = _chosen(now)
        whole = now.soon("ground track", ground.track, now.scenario, span)
        if whole is not None and self._differs("window", id(whole)):
            self._window.set_points(self.on.line(_places(whole)))
        orbit = Span(float(now.orbit.t[0]), float(now.orbit.t[-1]))
        near = now.soon("ground track of orbit", ground.track, now.scenario, orbit)
        if near is not None and self._differs("orbit", id(near)):
            self._track = near.t, _places(near)
            self._show_hours(near, now.orbit.hours_t)
        feet = now.soon("feet", ground.feet, now.scenario, orbit)
        if feet is not None and feet is not self._feet:
            self._feet = feet
            for k, line in enumerate(self._feet_lines):
                places = np.stack([feet.latitude_deg[k], feet.longitude_deg[k]], axis=1)
                line.set_points(self.on.line(places))

    def _show_hours(self, track: GroundTrack, hours_t: Floats) -> None:
        longitude = np.rad2deg(np.unwrap(np.deg2rad(track.longitude_deg)))
        longitude = ground.wrapped_deg(np.interp(hours_t, track.t, longitude))
        latitude = np.interp(hours_t, track.t, track.latitude_deg)
        six = np.round(time.unix_s(hours_t) / 3600.0) % 6 == 0
        xy = self.on.xy(np.stack([latitude, longitude], axis=1)[six])
        self._hours.set_points(xy[np.isfinite(xy[:, 0])])

    def _show_here(self, now: Snapshot, step_t: float) -> None:
        t, places = self._track
        here = np.array([ground.place_deg(now.here.itrs_km[0])])
        if len(t):
            k = int(np.searchsorted(t, now.t))
            on_it = here if t[0] <= now.t <= t[-1] else _NOTHING
            self._past.set_points(self.on.line(np.concatenate([places[:k], on_it])))
            self._future.set_points(self.on.line(np.concatenate([on_it, places[k:]])))
        x, y = self.on.xy(here)[0].tolist()
        self._smile.put(x, y)
        r_km = float(now.here.r_km[0])
        horizon = ground.horizon_deg(r_km, _MASK_DEG)
        latitude, longitude = here[0].tolist()
        self._horizon.set_points(self.on.line(ground.circle_deg(latitude, longitude, horizon)))
        self.stations.show_now(now, stations_of(now.scenario), self.on)
        theme = self.theme
        self._here = [Text("smile", "SMILE", x, y, theme.smile, 9.0, bold=True)]
        sun_x, sun_y = self.on.xy(np.array([ground.sun_deg(step_t)]))[0].tolist()
        self._here.append(Text("sun", "Sun", sun_x, sun_y, theme.sun))
        self._drawn.pop("feet now", None)

    def _show_feet_now(self, now: Snapshot, step_t: float) -> None:
        """The feet at this minute; nothing while those of another are known only."""
        found = now.soon("feet now", ground.feet, now.scenario, Span(step_t, step_t))
        known = found if found is not None and found.t[0] == step_t else None
        if not self._differs("feet now", id(known)):
            return
        texts = list(self._here)
        for k, (letter, _) in enumerate(_SIDES):
            place = (np.nan, np.nan)
            if known is not None:
                place = float(known.latitude_deg[k, 0]), float(known.longitude_deg[k, 0])
            x, y = self.on.xy(np.array([place]))[0].tolist()
            self._foot_marks[k].put(x, y)
            texts.append(Text(f"foot {letter}", f"foot {letter}", x, y, self.theme.closed_line))
        texts = [text for text in texts if np.isfinite(text.x)]
        self.plot.say([*texts, *self.stations.texts, *self._ticks])

    # --- the user's hands
    def _nearest(self, x: float, y: float) -> tuple[float, float]:
        """Time of the place on the track nearest to (x, y), and how far that is."""
        t, places = self._track
        if len(t) < 2:
            return 0.0, np.inf
        xy = self.on.xy(places)
        away, share = along(xy, x, y)
        wide = np.abs(np.diff(xy[:, 0])) > 90.0  # from one edge of the map to the other
        away = np.where(np.isnan(away) | wide, np.inf, away)
        k = int(np.argmin(away))
        return float(t[k] + share[k] * (t[k + 1] - t[k])), float(away[k])

    def _click(self, at: QPointF) -> None:
        t, away = self._nearest(*self.plot.units(at))
        if away <= 2.0 * NEAR_PX / self.plot.scale_px:
            self.session.go_to(t)

    def _naming(self, x: float, y: float, reach: float) -> str:
        latitude, longitude = (float(v) for v in self.on.lat_lon_deg(np.array(x), np.array(y)))
        if np.isnan(latitude):
            return ""
        where = place_words(latitude, longitude)
        station = self.stations.near(x, y, reach)
        if station:
            return station
        t, away = self._nearest(x, y)
        if away <= reach:
            return f"SMILE is overhead at {time.label(t)} UTC\nClick to go there\n{where}"
        return self._foot_words(x, y, reach) or where

    def _foot_words(self, x: float, y: float, reach: float) -> str:
        feet = self._feet
        if feet is None:
            return ""
        for k, (_, side) in enumerate(_SIDES):
            places = np.stack([feet.latitude_deg[k], feet.longitude_deg[k]], axis=1)
            xy = self.on.xy(places)
            away = np.hypot(xy[:, 0] - x, xy[:, 1] - y)
            if np.isfinite(away).any() and np.nanmin(away) <= 2.0 * reach:
                j = int(np.nanargmin(away))
                return (
                    f"Foot of SMILE's field line, {side}\n{time.label(float(feet.t[j]))} UTC, "
                    f"{feet.mlt_h[k, j]:.1f} h MLT\n{place_words(*places[j].tolist())}"
                )
        return ""


def _places(track: GroundTrack) -> Floats:
    return np.stack([track.latitude_deg, track.longitude_deg], axis=1)


def _chosen(now: Snapshot) -> Span:
    """What is selected, else what the plots show."""
    chosen = now.view.selection
    return now.view.window if chosen is None or chosen.length_s <= 0.0 else chosen
