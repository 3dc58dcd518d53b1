"""In a plane: what surrounds the Earth, as far as its layers are shown in the 3D view."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from PySide6.QtGui import QPainterPath

from smileviz.base.arrays import Floats
from smileviz.base.theme import Theme
from smileviz.mission.in_plane import InPlane
from smileviz.mission.planes_band import PlaneBand
from smileviz.mission.space_shapes import PLASMA_SHEET_HALF_RE
from smileviz.widgets import glyphs
from smileviz.widgets.colours import DOTS, SHORT_DASH, brush, pen
from smileviz.widgets.equal_plot import EqualPlot
from smileviz.widgets.items import NO_PEN, Curve, Glyph, polyline
from smileviz.widgets.labels import Text
from smileviz.widgets.near import nearest
from smileviz.widgets.plane_glow import PlaneGlowItem

_BAND, _BELT, _LATE = 0.16, 0.1, 0.4
_NOWHERE = np.empty((0, 2))
_CUSPS = ("N cusp", "S cusp")
_LEFT = 1
"""Of a point: where a name stands clear of the Earth (see `placing.corner`)."""


@dataclass(frozen=True)
class Part:
    """A line or an area of a layer (n, 2), parted by NaN: its words, and its name if it has one."""

    xy: Floats
    sentence: str = ""
    name: str = ""


@dataclass(frozen=True)
class Kind:
    """A layer of the 3D view as the planes show it."""

    layer: str
    look: Callable[[InPlane], Any]
    """What is to be drawn; the same object as long as nothing changes."""
    parts: Callable[[InPlane, Any], tuple[Part, ...]]
    """As many as it has curves."""
    ink: str
    """Of the theme, for names."""


def _belts(here: InPlane, shape: tuple[Floats, Floats]) -> tuple[Part, ...]:
    words = (f"{title}: {belt.title}, a tenth of its peak." for title, belt in here.belt_titles)
    return tuple(Part(xy, text) for xy, text in zip(shape, words, strict=True))


def _lines(here: InPlane, shape: Any) -> tuple[Part, ...]:
    where = here.line_words(shape)
    return (
        Part(shape.closed_re, f"Closed field line, {where}."),
        Part(shape.open_re, f"Open field line, {where}."),
    )


def _sheet(here: InPlane, shape: Any) -> tuple[Part, ...]:
    model = here.space.neutral_sheet.title
    edge = f"Face of the plasma sheet, taken {PLASMA_SHEET_HALF_RE:g} R⊕ from the neutral sheet."
    return (
        Part(shape.middle_re, f"Neutral sheet ({model}), cut by this plane.", "Neutral sheet"),
        Part(shape.faces_re, edge),
    )


def _plasmapause(here: InPlane, shape: Floats) -> tuple[Part, ...]:
    return (Part(shape, f"Plasmapause ({here.space.plasmapause.title}).", "Plasmapause"),)


def _own(here: InPlane, shape: Floats) -> tuple[Part, ...]:
    return (Part(shape, f"SMILE's field line ({here.space.smile_line.field}), flattened."),)


KINDS = (
    Kind("belts", lambda here: here.belts, _belts, "outer_belt"),
    Kind("field_lines", lambda here: here.lines, _lines, "closed_line"),
    Kind("neutral_sheet", lambda here: here.sheet, _sheet, "neutral_sheet"),
    Kind("plasmapause", lambda here: here.plasmapause, _plasmapause, "plasmapause"),
    Kind("smile_line", lambda here: here.own_line, _own, "smile"),
)


class PlaneSpace:
    """X-rays, field lines, sheet, belts, plasmapause, cusps and the band, in a plot of a plane."""

    def __init__(self, plot: EqualPlot, theme: Theme) -> None:
        self._plot, self._theme = plot, theme
        line, sheet = theme.closed_line, theme.neutral_sheet
        belts = (theme.inner_belt, theme.outer_belt)
        self._curves = {
            "belts": [Curve(pen(ink), brush(ink, _BELT)) for ink in belts],
            "field_lines": [
                Curve(pen(line, alpha=0.75)),
                Curve(pen(theme.open_line, dash=SHORT_DASH, alpha=0.75)),
            ],
            "neutral_sheet": [Curve(pen(sheet, 1.4)), Curve(pen(sheet, dash=DOTS))],
            "plasmapause": [Curve(pen(theme.plasmapause, dash=SHORT_DASH))],
            "smile_line": [Curve(pen(theme.smile, 1.2, alpha=0.75))],
        }
        self._band_area = Curve(NO_PEN, brush(theme.magnetopause, _BAND))
        self._glow = PlaneGlowItem()
        plot.add(self._glow, 0.5)
        plot.add(self._band_area, 1.0)
        for curve in self._all():
            plot.add(curve, 1.5)
        self._cusps = [Glyph(glyphs.circle(4.5), pen(line, 1.4)) for _ in _CUSPS]
        for glyph in self._cusps:
            plot.add(glyph, 9.0)
        self._drawn: dict[str, object] = {}
        self._parts: dict[str, tuple[Part, ...]] = {}
        self._cusps_re = _NOWHERE
        self._band: PlaneBand | None = None
        self.late = False
        """Whether something of it is out of date, and dimmed for that."""

    def _all(self) -> list[Curve]:
        return [curve for curves in self._curves.values() for curve in curves]

    # --- showing
    def show_now(self, here: InPlane, hidden: frozenset[str]) -> bool:
        """Draw what has changed; True when there are other names to be written."""
        changed = [self._show(kind, here, hidden) for kind in KINDS]
        band = None if "uncertainty" in hidden else here.band
        if band is not self._band:
            self._band = band
            self._band_area.set_path(QPainterPath() if band is None else _between(band))
        self._glow.show_glow(None if "emissivity" in hidden else here.glow)
        cusps = _NOWHERE if "cusps" in hidden else here.cusps
        changed.append(not np.array_equal(cusps, self._cusps_re))
        self._cusps_re = cusps
        for k, glyph in enumerate(self._cusps):
            glyph.put(*(cusps[k] if len(cusps) else (np.nan, np.nan)))
        if here.late != self.late:
            self.late = here.late
            for item in (*self._all(), self._band_area, self._glow):
                item.setOpacity(_LATE if self.late else 1.0)
        return any(changed)

    def _show(self, kind: Kind, here: InPlane, hidden: frozenset[str]) -> bool:
        shape = None if kind.layer in hidden else kind.look(here)
        if shape is self._drawn.get(kind.layer):
            return False
        self._drawn[kind.layer] = shape
        curves = self._curves[kind.layer]
        parts = () if shape is None else kind.parts(here, shape)
        for curve, part in zip(curves, parts or [Part(_NOWHERE)] * len(curves), strict=True):
            curve.set_points(part.xy)
        self._parts[kind.layer] = parts
        return True

    # --- words
    @property
    def texts(self) -> list[Text]:
        """The names of what is shown."""
        ink = self._theme.closed_line
        found = [
            Text(name, name, float(x), float(y), ink, gap_px=6.0)
            for name, (x, y) in zip(_CUSPS, self._cusps_re, strict=False)
        ]
        for kind in KINDS:
            for part in self._parts.get(kind.layer, ()):
                spot = self._spot(part) if part.name else None
                if spot is not None:
                    own = getattr(self._theme, kind.ink)
                    named = Text(part.name, part.name, *spot, own, 5.0, side=_LEFT, guarded=False)
                    found.append(named)
        return found

    def _spot(self, part: Part) -> tuple[float, float] | None:
        """A point of *part* to name it at: on its far side from the Sun, in view."""
        room = self._plot.home.adjusted(1.0, 1.0, -1.0, -1.0)
        seen = [xy for xy in part.xy[np.isfinite(part.xy[:, 0])].tolist() if room.contains(*xy)]
        if not seen:
            return None
        x, y = min(seen, key=lambda xy: xy[0] - 0.3 * xy[1])
        return float(x), float(y)

    def named(self, x: float, y: float, reach: float) -> str:
        """What of it is at (x, y), in a sentence; empty where nothing is."""
        for part in (part for parts in self._parts.values() for part in parts):
            if nearest(part.xy, x, y) <= reach:
                return part.sentence
        if self._band is not None and _inside(self._band, x, y):
            return self._band.sentence
        return self._glow.named(x, y)


def _between(band: PlaneBand) -> QPainterPath:
    """The area between the two edges of a band, parted where either ends."""
    path = QPainterPath()
    inner, outer = band.inner_re, band.outer_re
    there = np.isfinite(inner[:, 0]) & np.isfinite(outer[:, 0])
    edges = np.flatnonzero(np.diff(there.astype(np.int8), prepend=0, append=0))
    for first, last in edges.reshape(-1, 2).tolist():
        ring = np.concatenate([outer[first:last], inner[first:last][::-1]])
        path.addPath(polyline(ring))
    return path


def _inside(band: PlaneBand, x: float, y: float) -> bool:
    """Whether (x, y) lies between the edges of *band*."""
    ring = len(band.inner_re) - 1
    k = round(float(np.arctan2(y, x)) / (2.0 * np.pi) * ring) % ring
    near, far = np.hypot(*band.inner_re[k]), np.hypot(*band.outer_re[k])
    return bool(near <= np.hypot(x, y) <= far)
