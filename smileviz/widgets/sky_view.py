"""SkyView: the sky over a station: mask, the way of SMILE in a pass, and where it stands now."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from smileviz.base import time
from smileviz.base.arrays import Floats, fixed
from smileviz.base.theme import Theme
from smileviz.base.units import HOUR_S
from smileviz.events.contact import Station
from smileviz.mission.passes import Pass
from smileviz.mission.scenario import Scenario
from smileviz.mission.session import Session
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.stations import StationTrack, station_track
from smileviz.widgets import glyphs
from smileviz.widgets.colours import brush, grid, hatch, mix, pen
from smileviz.widgets.equal_plot import NEAR_PX, EqualPlot
from smileviz.widgets.items import Curve, Dots, Glyph
from smileviz.widgets.labels import Text
from smileviz.widgets.near import along
from smileviz.widgets.numbers import plain

_POINTS = 361
_TURN_DEG = np.linspace(0.0, 360.0, 181)
_ROOM = 12.0
_COMPASS = (("N", 0.0), ("E", 90.0), ("S", 180.0), ("W", 270.0))
_MARKS_H = (0.25, 0.5, 1.0, 2.0, 3.0, 6.0, 12.0, 24.0)
_MOST_MARKS = 8


@dataclass(frozen=True, eq=False)
class Shown:
    """A pass and the way of SMILE in it."""

    one: Pass
    track: StationTrack


def shown(scenario: Scenario, one: Pass) -> Shown:
    """The way of SMILE through the sky in a pass."""
    t = fixed(np.linspace(one.aos, one.los, _POINTS))
    return Shown(one, station_track(scenario, one.station, t))


def sky_xy(azimuth_deg: Floats, elevation_deg: Floats) -> Floats:
    """Points (n, 2): north up, east at the right, the zenith in the middle, the horizon at 90."""
    far, turn = 90.0 - elevation_deg, np.radians(azimuth_deg)
    return np.stack([far * np.sin(turn), far * np.cos(turn)], axis=-1)


class SkyView:
    """A round plot of elevation and azimuth; a click on the way goes there in time."""

    def __init__(self, session: Session, theme: Theme) -> None:
        self.session = session
        self.theme = theme
        self.plot = EqualPlot(theme, "deg")
        self.plot.set_home(
            QRectF(-90.0 - _ROOM, -90.0 - _ROOM, 180.0 + 2 * _ROOM, 180.0 + 2 * _ROOM)
        )
        for item in (self.plot.grid, self.plot.numbers):
            item.hide()
        self.plot.naming = self._naming
        self.plot.gestures.clicked.connect(self._click)
        rings = Curve(pen(grid(theme)))
        rings.set_points(_rings())
        self.plot.add(rings, -40.0)
        edge = Curve(pen(theme.secondary))
        edge.set_points(sky_xy(_TURN_DEG, 0.0 * _TURN_DEG))
        self.plot.add(edge, -30.0)
        self._mask = Curve(pen(theme.limit, alpha=0.6), hatch(theme.limit, 0.35))
        self.plot.add(self._mask, -20.0)
        self._past = self._curve(theme.smile, 11.0)
        self._future = self._curve(mix(theme.background, theme.smile, 0.5), 10.0)
        self._marks = Dots(pen(theme.smile, 4.0))
        self.plot.add(self._marks, 12.0)
        self._smile = Glyph(glyphs.diamond(), pen(theme.background), brush(theme.smile))
        self.plot.add(self._smile, 30.0)
        self._station: Station | None = None
        self._shown: Shown | None = None
        self._key: object = None
        self._times: list[Text] = []
        self._fixed = [
            Text(f"compass {name}", name, *_at(azimuth, -6.0), theme.secondary, 0.0, guarded=False)
            for name, azimuth in _COMPASS
        ] + [
            Text(f"ring {e}", f"{e}°", *_at(315.0, float(e)), theme.secondary, 1.0, guarded=False)
            for e in (30, 60)
        ]

    def _curve(self, ink: str, z: float) -> Curve:
        made = Curve(pen(ink, 1.5))
        self.plot.add(made, z)
        return made

    # --- showing
    def show_now(self, now: Snapshot, station: Station, pass_: Shown | None) -> None:
        """Draw the sky over *station* with the way of a pass."""
        if station != self._station:
            self._station = station
            self.plot.set_title(station.title)
            self._mask.set_points(_mask_ring(station))
        if pass_ is not self._shown:
            self._shown = pass_
            self._show_marks(pass_)
        key = (now.t, now.scenario, station, id(pass_))
        if key == self._key:
            return
        self._key = key
        itrs_km = now.here.itrs_km
        azimuth = np.degrees(station.azimuth_rad(itrs_km))
        elevation = np.degrees(station.elevation_rad(itrs_km))
        up = bool(elevation[0] >= 0.0)
        x, y = sky_xy(azimuth, elevation)[0].tolist() if up else (np.nan, np.nan)
        self._smile.put(x, y)
        self._show_way(now.t, (x, y))
        texts = [Text("smile", "SMILE", x, y, self.theme.smile, 9.0, bold=True)] if up else []
        self.plot.say([*texts, *self._times, *self._fixed])

    def _show_way(self, t: float, here: tuple[float, float]) -> None:
        if self._shown is None:
            for line in (self._past, self._future):
                line.set_points(np.empty((0, 2)))
            return
        track = self._shown.track
        xy = sky_xy(track.azimuth_deg, track.elevation_deg)
        k = int(np.searchsorted(track.t, t))
        on_it = np.array([here]) if 0 < k < len(xy) and np.isfinite(here[0]) else xy[:0]
        self._past.set_points(np.concatenate([xy[:k], on_it]))
        self._future.set_points(np.concatenate([on_it, xy[k:]]))

    def _show_marks(self, pass_: Shown | None) -> None:
        """Round hours on the way, and when it begins and ends."""
        self._times = []
        if pass_ is None:
            self._marks.set_points(np.empty((0, 2)))
            return
        one, track = pass_.one, pass_.track
        hours = (one.los - one.aos) / HOUR_S
        step_s = HOUR_S * next((h for h in _MARKS_H if hours <= _MOST_MARKS * h), _MARKS_H[-1])
        first, last = (float(time.unix_s(t)) for t in (one.aos, one.los))
        whole = np.arange(np.ceil(first / step_s), np.floor(last / step_s) + 1.0) * step_s
        t = time.from_unix_s(whole)
        spots = _places(track, t)
        self._marks.set_points(spots)
        ink = self.theme.secondary
        ends = (("AOS", one.aos, one.aos_cut), ("LOS", one.los, one.los_cut))
        for word, moment, cut in ends:
            x, y = _places(track, np.array([moment]))[0].tolist()
            if not cut:
                text = f"{word} {time.label(moment)[11:16]}"
                self._times.append(Text(word, text, x, y, self.theme.contact, 6.0))
        for moment, (x, y) in zip(t.tolist(), spots.tolist(), strict=True):
            text = time.label(moment)[11:16]
            self._times.append(Text(f"mark {moment}", text, x, y, ink, 6.0))

    # --- the user's hands
    def _nearest(self, x: float, y: float) -> tuple[float, float]:
        if self._shown is None:
            return 0.0, np.inf
        track = self._shown.track
        away, share = along(sky_xy(track.azimuth_deg, track.elevation_deg), x, y)
        k = int(np.argmin(away))
        return float(track.t[k] + share[k] * (track.t[k + 1] - track.t[k])), float(away[k])

    def _click(self, at: QPointF) -> None:
        t, away = self._nearest(*self.plot.units(at))
        if away <= 1.5 * NEAR_PX / self.plot.scale_px:
            self.session.go_to(t)

    def _naming(self, x: float, y: float, reach: float) -> str:
        elevation, azimuth = 90.0 - np.hypot(x, y), np.degrees(np.arctan2(x, y)) % 360.0
        if elevation < 0.0:
            return ""
        where = f"elevation {plain(elevation, 'deg')}, azimuth {plain(azimuth, 'deg')}"
        t, away = self._nearest(x, y)
        if away <= reach:
            return f"SMILE {time.label(t)} UTC\nClick to go there\n{where}"
        if self._station is not None and elevation < self._station.mask_at_deg(azimuth):
            return f"Below the mask of {self._station.title}\n{where}"
        return where


def _at(azimuth: float, elevation: float) -> tuple[float, float]:
    x, y = sky_xy(np.array([azimuth]), np.array([elevation]))[0].tolist()
    return float(x), float(y)


def _places(track: StationTrack, t: Floats) -> Floats:
    """Points (n, 2) of the way at times (n,)."""
    xy = sky_xy(track.azimuth_deg, track.elevation_deg)
    return np.stack([np.interp(t, track.t, column) for column in xy.T], axis=1)


def _rings() -> Floats:
    """Circles of elevation and spokes of azimuth, parted by NaN."""
    gap = np.full((1, 2), np.nan)
    parts = []
    for elevation in (30.0, 60.0):
        parts += [sky_xy(_TURN_DEG, np.full(len(_TURN_DEG), elevation)), gap]
    for azimuth in range(0, 180, 30):
        ends = np.array([float(azimuth), azimuth + 180.0])
        parts += [sky_xy(ends, np.zeros(2)), gap]
    return np.concatenate(parts)


def _mask_ring(station: Station) -> Floats:
    """The ground between horizon and mask: out along one and back along the other."""
    mask = np.clip(station.mask_at_deg(_TURN_DEG), 0.0, 90.0)
    outer = sky_xy(_TURN_DEG, 0.0 * _TURN_DEG)
    return np.concatenate([outer, sky_xy(_TURN_DEG, mask)[::-1]])
