"""The picture of a field of view: what a camera frames, in camera degrees."""

from typing import TypeVar

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainterPath

from smileviz.base.arrays import Floats
from smileviz.base.theme import Theme
from smileviz.mission.fov import Curve as SeenCurve
from smileviz.mission.fov import FovPicture, Mark
from smileviz.widgets import fov_look, glyphs
from smileviz.widgets.colours import brush, pen
from smileviz.widgets.equal_plot import EqualPlot
from smileviz.widgets.fov_look import SHORT, Look
from smileviz.widgets.items import NO_BRUSH, NO_PEN, Curve, Dots, Glyph, polyline
from smileviz.widgets.labels import Text
from smileviz.widgets.near import contains, nearest
from smileviz.widgets.numbers import number, plain

Seen = TypeVar("Seen", SeenCurve, Mark)

_MARGIN = 1.15
_SPACE_PX = 30.0
_STEPS = (1, 2, 5, 10)
_FAR_DEG = 90.0
_POINTED = ("sun", "earth")
"""Marks to which an arrow points when they are out of the picture."""
_LABELLED_LEAST = 6


class FovView:
    """A plot of one camera's picture."""

    def __init__(self, theme: Theme, name: str) -> None:
        self.theme = theme
        self.name = name
        self.plot = EqualPlot(theme, "deg")
        self.plot.naming = self._naming
        self._ink = getattr(theme, name)
        self._looks = fov_look.curves(theme)
        self._mark_looks = fov_look.marks(theme)
        self._curves: dict[tuple[str, int], Curve] = {}
        self._glyphs: dict[tuple[str, int], Glyph] = {}
        self._arrows: dict[str, Glyph] = {}
        self._veil = Curve(NO_PEN, brush(theme.background, 0.55))
        self._outline = Curve(pen(self._ink))
        self._ticks = Dots(pen(theme.secondary, 4.0))
        self.plot.add(self._veil, 10.0)
        self.plot.add(self._outline, 11.0)
        self.plot.add(self._ticks, 5.5)
        self._framed: Floats | None = None
        self._picture: FovPicture | None = None

    # --- showing
    def show(self, picture: FovPicture) -> None:
        """Draw *picture*, unless it is the one drawn last."""
        if picture is self._picture:
            return
        self._picture = picture
        self._frame(picture)
        self._show_curves(picture)
        self._show_marks(picture)
        self._ticks.set_points(_finite(picture.scale.xy_deg))
        self.plot.say(self._texts(picture))

    def _frame(self, picture: FovPicture) -> None:
        """The edge of the field, and a veil over what lies outside."""
        outline = picture.outline_deg
        if self._framed is not None and np.array_equal(outline, self._framed):
            return
        self._framed = outline
        self._outline.set_points(outline)
        veil = QPainterPath()
        veil.setFillRule(Qt.FillRule.OddEvenFill)
        veil.addRect(QRectF(-_FAR_DEG, -_FAR_DEG, 2.0 * _FAR_DEG, 2.0 * _FAR_DEG))
        veil.addPath(polyline(outline))
        self._veil.set_path(veil)
        half = _MARGIN * np.abs(outline).max(axis=0)
        width, height = (2.0 * half).tolist()
        self.plot.set_home(QRectF(-width / 2.0, -height / 2.0, width, height))
        title = picture.instrument.title
        full_x, full_y = (2.0 * np.abs(outline).max(axis=0)).tolist()
        size = f"{full_x:.3g}° by {full_y:.3g}°" if full_x != full_y else f"{full_x:.3g}° across"
        self.plot.set_title(f"{title}  {size}")

    def _show_curves(self, picture: FovPicture) -> None:
        used = set()
        for key, curve in _numbered(picture.curves):
            used.add(key)
            item = self._curves.get(key) or self._new_curve(key, self._looks[curve.name])
            item.set_points(curve.xy_deg)
            item.setVisible(True)
        for key, item in self._curves.items():
            if key not in used:
                item.setVisible(False)

    def _new_curve(self, key: tuple[str, int], look: Look) -> Curve:
        item = Curve(look.pen, look.brush)
        self.plot.add(item, look.z)
        self._curves[key] = item
        return item

    def _show_marks(self, picture: FovPicture) -> None:
        used = set()
        for key, mark in _numbered(picture.marks):
            used.add(key)
            item = self._glyphs.get(key) or self._new_glyph(key)
            item.put(*mark.xy_deg.tolist())
            item.setOpacity(0.4 if mark.hidden else 1.0)
            if mark.name in _POINTED:
                self._point(mark)
        for key, item in self._glyphs.items():
            if key not in used:
                item.setVisible(False)

    def _new_glyph(self, key: tuple[str, int]) -> Glyph:
        look = self._mark_looks[key[0]]
        fill = brush(look.ink) if look.filled else NO_BRUSH
        item = Glyph(look.shape, pen(look.ink, 1.3), fill)
        self.plot.add(item, 20.0)
        self._glyphs[key] = item
        return item

    def _pointed(self, mark: Mark) -> bool:
        """Whether an arrow must say where it is: out of the field, nothing of it in it."""
        earth = self._picture.curve("earth") if self._picture and mark.name == "earth" else None
        across = earth is not None and contains(earth.xy_deg, *mark.edge_deg.tolist())
        return mark.name in _POINTED and not mark.inside and not across

    def _point(self, mark: Mark) -> None:
        """An arrow at the edge of the field to what is outside it."""
        arrow = self._arrows.get(mark.name)
        if arrow is None:
            ink = self._mark_looks[mark.name].ink
            arrow = Glyph(glyphs.arrow(), pen(ink, 1.5))
            self._arrows[mark.name] = arrow
            self.plot.add(arrow, 21.0)
        pointed = self._pointed(mark)
        arrow.setVisible(pointed)
        if pointed:
            x, y = mark.edge_deg.tolist()
            arrow.put(x, y, mark.arrow_deg)

    # --- words
    def _texts(self, picture: FovPicture) -> list[Text]:
        """All labels, the most important first; one word where there is nothing to label."""
        if not picture.curves:
            return [Text("none", "No line of sight from here", 0.0, 0.0, self.theme.secondary)]
        marks, ticks = self._mark_texts(picture), self._scale_texts(picture)
        return [*marks, *ticks, *self._curve_texts(picture)]

    def _mark_texts(self, picture: FovPicture) -> list[Text]:
        texts: list[tuple[int, Text]] = []
        for (name, k), mark in _numbered(picture.marks):
            look = self._mark_looks[name]
            if self._pointed(mark):
                x, y = mark.edge_deg.tolist()
                text = f"{mark.title} {plain(mark.angle_deg, 'deg', 0)}"
                side = 0 if abs(mark.arrow_deg) <= 90.0 else 1
                texts.append((1, Text(f"to {name}", text, x, y, look.ink, 7.0, side=side)))
            if look.rank is None or mark.hidden or not np.isfinite(mark.xy_deg).all():
                continue
            x, y = mark.xy_deg.tolist()
            words = SHORT.get(name, mark.title)
            above = 6 if name == "aim" else None  # it stands on the axis
            texts.append((look.rank, Text(f"{name} {k}", words, x, y, look.ink, side=above)))
        return [text for _, text in sorted(texts, key=lambda item: item[0])]

    def _scale_texts(self, picture: FovPicture) -> list[Text]:
        """Numbers at the ticks of the GSE X axis, as many as there is room for."""
        x_re, xy = picture.scale.x_re, picture.scale.xy_deg
        if len(x_re) == 0:
            return []
        apart = np.hypot(*np.diff(xy, axis=0).T) * self.plot.scale_px
        texts: list[Text] = []
        since = np.inf
        step = _step(apart)
        for k, (x, (u, v)) in enumerate(zip(x_re.tolist(), xy.tolist(), strict=True)):
            since += float(apart[k - 1]) if k and np.isfinite(apart[k - 1]) else 0.0
            if x % step or since < _SPACE_PX or not np.isfinite(u):
                continue
            since = 0.0
            text = f"{x:.0f} R⊕" if not texts else f"{x:.0f}"
            ink = self.theme.secondary
            texts.append(
                Text(f"tick {x}", text, u, v, ink, 8.0, guarded=False, sides=(6, 7), clear_px=4.0)
            )
        return texts

    def _curve_texts(self, picture: FovPicture) -> list[Text]:
        """A name on each curve that has one, on the part of it in the field."""
        half = np.abs(picture.outline_deg).max(axis=0)
        texts = []
        for (name, k), curve in _numbered(picture.curves):
            ink = self._looks[name].label
            xy = _finite(curve.xy_deg)
            seen = xy[(np.abs(xy) < 0.96 * half).all(axis=1)]
            if ink and len(seen) >= _LABELLED_LEAST:
                x, y = seen[np.argmax(seen[:, 1] + 0.2 * seen[:, 0])].tolist()
                words = SHORT.get(name, curve.title)
                texts.append(Text(f"{name} {k}", words, x, y, ink, 5.0))
        return texts

    def _naming(self, x: float, y: float, reach: float) -> str:
        where = f"x {number(x, 'deg')}°  y {number(y, 'deg')}°"
        if self._picture is None:
            return where
        for mark in self._picture.marks:
            if np.hypot(*(mark.xy_deg - [x, y])) <= reach and mark.name != "earth":
                return f"{_words(mark)}\n{where}"
        for curve in reversed(self._picture.curves):
            if nearest(curve.xy_deg, x, y) <= reach:
                return f"{_words(curve)}\n{where}"
        for curve in reversed(self._picture.curves):
            if curve.closed and contains(curve.xy_deg, x, y):
                return f"{_words(curve)}\n{where}"
        return where


def _words(thing: SeenCurve | Mark) -> str:
    """What it is; the title only where the sentence does not begin with it."""
    if thing.sentence.startswith(thing.title):
        return thing.sentence
    return f"{thing.title}\n{thing.sentence}"


def _numbered(things: tuple[Seen, ...]) -> list[tuple[tuple[str, int], Seen]]:
    """Each thing with its name and how many of that name came before."""
    seen: dict[str, int] = {}
    found = []
    for thing in things:
        k = seen.get(thing.name, 0)
        seen[thing.name] = k + 1
        found.append(((thing.name, k), thing))
    return found


def _finite(xy: Floats) -> Floats:
    return xy[np.isfinite(xy).all(axis=1)]


def _step(apart_px: Floats) -> int:
    """Which multiples of an R_E to number, when neighbours stand *apart_px* from one another."""
    usual = float(np.nanmedian(apart_px)) if np.isfinite(apart_px).any() else 1.0
    return next((n for n in _STEPS if n * usual >= _SPACE_PX), _STEPS[-1])
