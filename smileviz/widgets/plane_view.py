"""One plane of the display frame: boundaries, Earth, the revolution, what SXI and UVI look at."""

from datetime import UTC, datetime

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPen

from smileviz.base import time
from smileviz.base.arrays import Floats, rotate
from smileviz.base.frames import Frame
from smileviz.base.theme import Theme
from smileviz.base.units import EARTH_RADIUS_KM, HOUR_S
from smileviz.mission.in_plane import InPlane
from smileviz.mission.planes import PlaneCurve, flat, shadow
from smileviz.mission.session import Session
from smileviz.mission.snapshot import Snapshot
from smileviz.widgets import glyphs
from smileviz.widgets.colours import LONG_DASH, brush, mix, pen
from smileviz.widgets.earth_disc import EarthDisc
from smileviz.widgets.equal_plot import NEAR_PX, EqualPlot
from smileviz.widgets.items import Curve, Dots, Glyph
from smileviz.widgets.labels import Text
from smileviz.widgets.near import along, nearest
from smileviz.widgets.numbers import number
from smileviz.widgets.plane_space import PlaneSpace

_EYE = {"XY": (2, 1.0), "XZ": (1, -1.0), "YZ": (0, 1.0)}
"""Which axis points to the eye, and whether it or its opposite."""
_DOT_HOURS = 6
_LABEL_HOURS = 12
_LETTERS = {"magnetopause": "MP", "bow_shock": "BS"}
_LETTER_ANGLES_DEG = (-38.0, -60.0, -15.0, 38.0, 60.0, -120.0, 120.0)


class PlaneView:
    """A plot of one plane; told the snapshot, it draws what differs from what it shows."""

    def __init__(self, session: Session, theme: Theme, plane: str) -> None:
        self.session = session
        self.theme = theme
        self.plane = plane
        self.plot = EqualPlot(theme, "R⊕")
        self.plot.naming = self._naming
        self.plot.gestures.clicked.connect(self._click)
        self._space = PlaneSpace(self.plot, theme)
        self._boundaries = {
            "magnetopause": self._curve(pen(theme.magnetopause), 2.0),
            "bow_shock": self._curve(pen(theme.bow_shock, dash=LONG_DASH), 2.0),
        }
        self._earth = EarthDisc(theme)
        for item in self._earth.items:
            self.plot.add(item, 8.0)
        self._shadows = {
            name: self._area(getattr(theme, name), z) for name, z in (("uvi", 6.0), ("sxi", 7.0))
        }
        self._future = self._curve(pen(mix(theme.background, theme.smile, 0.45)), 10.0)
        self._past = self._curve(pen(theme.smile), 11.0)
        self._hours = Dots(pen(mix(theme.background, theme.smile, 0.75), 2.5))
        self._six_hours = Dots(pen(theme.smile, 5.0))
        self.plot.add(self._hours, 12.0)
        self.plot.add(self._six_hours, 12.0)
        self._aim = self._curve(pen(theme.sxi), 13.0)
        self._aim_point = Glyph(glyphs.square(3.0), pen(theme.sxi), brush(theme.background))
        self._smile = Glyph(glyphs.diamond(), pen(theme.background), brush(theme.smile))
        self.plot.add(self._aim_point, 20.0)
        self.plot.add(self._smile, 30.0)
        self._drawn: dict[str, object] = {}
        self._place: tuple[float, Frame] | None = None
        self._track: tuple[Floats, Floats] = (np.empty(0), np.empty((0, 2)))
        self._named: list[tuple[str, Floats]] = []
        self._hour_texts: list[Text] = []
        self._letters: list[Text] = []

    def _curve(self, ink: QPen, z: float) -> Curve:
        made = Curve(ink)
        self.plot.add(made, z)
        return made

    def _area(self, ink: str, z: float) -> Curve:
        made = Curve(pen(ink, alpha=0.7), brush(ink, 0.16))
        self.plot.add(made, z)
        return made

    def _differs(self, name: str, thing: object) -> bool:
        """Whether *thing* is not the object drawn last under *name*; then it is."""
        if self._drawn.get(name) is thing:
            return False
        self._drawn[name] = thing
        return True

    # --- showing
    def show_now(self, now: Snapshot) -> None:
        """Draw *now*."""
        path = now.path(now.view.frame)
        if self._differs("path", path):
            self._show_track(now, path)
        renamed = self._space.show_now(InPlane(now, self.plane), now.view.hidden)
        cut = now.cut(self.plane)
        if self._differs("cut", cut):
            for curve in cut.curves:
                self._boundaries[curve.name].set_points(curve.xy_re)
            self._named = [(curve.sentence, curve.xy_re) for curve in cut.curves]
            self._letters = [self._letter(curve) for curve in cut.curves]
        self._show_frame(now)
        self._show_place(now, renamed=renamed)

    def _letter(self, curve: PlaneCurve) -> Text:
        """The short name of a boundary, on a part of it that is in view."""
        xy = curve.xy_re[np.isfinite(curve.xy_re).all(axis=1)]
        angle = np.degrees(np.arctan2(xy[:, 1], xy[:, 0]))
        spots = [xy[np.argmin(np.abs(angle - wanted))] for wanted in _LETTER_ANGLES_DEG]
        room = self.plot.home.adjusted(1.0, 1.0, -1.0, -1.0)
        seen = [spot for spot in spots if room.contains(*spot.tolist())]
        x, y = (seen or spots)[0].tolist()
        ink = getattr(self.theme, curve.name)
        return Text(curve.name, _LETTERS[curve.name], x, y, ink, gap_px=4.0)

    def _show_frame(self, now: Snapshot) -> None:
        frame, late = now.view.frame, self._space.late
        self.plot.set_title(f"{self.plane} {frame.name}" + (", computing…" if late else ""))
        if self._differs("frame", frame):
            self.plot.numbers.names = (f"{self.plane[0]} R⊕", "")
            self.plot.numbers.update()
        sun = rotate(now.to_display(Frame.GCRS), now.sun_direction)
        axis, sign = _EYE[self.plane]
        right, up = flat(sun, self.plane).tolist()
        self._earth.light((right, up, sign * float(sun[axis])))

    def _show_track(self, now: Snapshot, path: Floats) -> None:
        self._track = (now.orbit.t, flat(path, self.plane))
        frame = now.view.frame
        hours_xy, hours_t = flat(now.hours(frame), self.plane), now.orbit.hours_t
        clock = np.round(time.unix_s(hours_t) / HOUR_S).astype(np.int64)
        six, labelled = clock % _DOT_HOURS == 0, clock % _LABEL_HOURS == 0
        self._hours.set_points(hours_xy[~six])
        self._six_hours.set_points(hours_xy[six])
        self._hour_texts = [
            self._hour_text(float(t), x, y)
            for t, (x, y) in zip(hours_t[labelled], hours_xy[labelled].tolist(), strict=True)
        ]
        self.plot.set_home(_home(path, self.plane))

    def _hour_text(self, t: float, x: float, y: float) -> Text:
        moment = datetime.fromtimestamp(round(float(time.unix_s(t))), UTC)
        text = f"{moment.day} {moment:%b}" if moment.hour == 0 else f"{moment:%H} h"
        return Text(f"hour {moment}", text, x, y, self.theme.secondary, gap_px=6.0)

    def _show_place(self, now: Snapshot, *, renamed: bool) -> None:
        frame, plane = now.view.frame, self.plane
        edited = self._differs("scenario", now.scenario)
        if not edited and not renamed and self._place == (now.t, frame):
            return
        self._place = (now.t, frame)
        place = now.position_in(frame)
        here = flat(place, plane)
        t, track = self._track
        k = int(np.searchsorted(t, now.t))
        on_it = here[None] if t[0] <= now.t <= t[-1] else track[:0]
        self._past.set_points(np.concatenate([track[:k], on_it]))
        self._future.set_points(np.concatenate([on_it, track[k:]]))
        self._smile.put(*here)
        turn = now.to_display(Frame.GCRS)
        aim = flat(rotate(turn, now.aim_km) / EARTH_RADIUS_KM, plane)
        self._aim.set_points(np.stack([here, aim]))
        self._aim_point.put(*aim)
        for name, item in self._shadows.items():
            corners = rotate(turn, now.cones[name])
            item.set_points(shadow(np.concatenate([place[None], corners]), plane))
        self._say(here, aim)

    def _say(self, here: Floats, aim: Floats) -> None:
        theme = self.theme
        texts = [
            Text("smile", "SMILE", float(here[0]), float(here[1]), theme.smile, 9.0, bold=True)
        ]
        if np.isfinite(aim).all():
            texts.append(Text("aim", "Aim", float(aim[0]), float(aim[1]), theme.sxi))
        self.plot.say([*texts, *self._letters, *self._hour_texts, *self._space.texts])

    # --- the user's hands
    def _nearest(self, x: float, y: float) -> tuple[float, float]:
        """Time of the place on the track nearest to (x, y), and how far that is."""
        t, xy = self._track
        if len(t) < 2:
            return 0.0, np.inf
        away, share = along(xy, x, y)
        k = int(np.argmin(away))
        return float(t[k] + share[k] * (t[k + 1] - t[k])), float(away[k])

    def _click(self, at: QPointF) -> None:
        t, away = self._nearest(*self.plot.units(at))
        if away <= NEAR_PX / self.plot.scale_px:
            self.session.go_to(t)

    def _naming(self, x: float, y: float, reach: float) -> str:
        right, up = (f"{self.plane[k]} {number(v, 'R⊕', 1)}" for k, v in enumerate((x, y)))
        where = f"{right}  {up} R⊕"
        t, away = self._nearest(x, y)
        if away <= reach:
            return f"SMILE {time.label(t)} UTC\nClick to go there\n{where}"
        if np.hypot(x, y) <= 1.0:
            return f"Earth\n{where}"
        for sentence, xy in self._named:
            if nearest(xy, x, y) <= reach:
                return f"{sentence}\n{where}"
        around = self._space.named(x, y, reach)
        return f"{around}\n{where}" if around else where


def _home(path_re: Floats, plane: str) -> QRectF:
    """The part of the plane to show: the revolution, Earth and the noses, to round figures."""
    known = np.array([[-7.0, -8.0, -8.0], [16.0, 8.0, 8.0]])
    low = flat(np.minimum(path_re.min(axis=0), known[0]), plane) - 1.5
    high = flat(np.maximum(path_re.max(axis=0), known[1]), plane) + np.array([1.5, 3.0])
    low, high = 2.0 * np.floor(low / 2.0), 2.0 * np.ceil(high / 2.0)
    width, height = (high - low).tolist()
    return QRectF(float(low[0]), float(low[1]), width, height)
