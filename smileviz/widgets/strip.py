"""A strip: one or a few quantities against time, its scale, limit and present values."""

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainterPath

from smileviz.base import time
from smileviz.base.theme import Theme
from smileviz.mission.scenario import Scenario
from smileviz.mission.series import Series
from smileviz.widgets import numbers
from smileviz.widgets.colours import LONG_DASH, brush, hatch, mix, pen
from smileviz.widgets.graticule import step, tick_text, ticks
from smileviz.widgets.gutter import Line
from smileviz.widgets.items import NO_PEN, Curve, polyline, thinned

_TICKS_PX = (17.0, 14.0, 11.0)
_INSIDE_PX = 4.0
_ROOM = (1.16, 1.3, 1.5, 1.75)
"""Scales, over what the values span: the least of them with two numbers at its side is taken."""
_BAND = 0.2
_MANY = 3
"""More values than that stand in two columns, in small type."""
_SMALL_PX = 13.0


class Plotted(Protocol):
    """What has series and present values by name: a snapshot, or the difference of two plans."""

    @property
    def scenario(self) -> Scenario:
        """The document."""
        ...

    def series(self, name: str) -> Series:
        """The quantity *name* over the time axis of the plots."""
        ...

    def value(self, name: str) -> float:
        """The quantity *name* now."""
        ...


@dataclass(frozen=True)
class Trace:
    """A quantity in a strip: its colour of the theme, what it is called beside its value."""

    quantity: str
    ink: str
    short: str = ""
    """Stands before the value when the strip has more than one."""
    name: str = ""
    """Stands in the tip."""
    dashed: bool = False
    digits: int | None = None
    """After the point, where the unit's usual ones are too many or too few."""
    band: tuple[str, str] | None = None
    """Quantities between which it may lie: a faint band."""


@dataclass(frozen=True)
class Strip:
    """What a strip shows; *limit*: the field of the scenario's pointing that is drawn in it."""

    name: str
    title: str
    unit: str
    traces: tuple[Trace, ...]
    least_span: float
    limit: str = ""
    ceiling: float = np.inf
    """Values above it run off the scale."""
    floor: float = -np.inf
    """The scale never goes below it."""


class StripRow:
    """A strip in a view box; draws a curve only when it is given another series."""

    def __init__(self, strip: Strip, box: Any, theme: Theme) -> None:
        self.strip = strip
        self.box = box
        self._theme = theme
        self._curves = [self._curve(trace) for trace in strip.traces]
        self._series: list[Series | None] = [None] * len(strip.traces)
        self._bands = [self._band(trace) for trace in strip.traces]
        self._edges: list[tuple[Series, Series] | None] = [None] * len(strip.traces)
        self._limit = float("nan")
        self._limit_ink = mix(theme.limit, theme.text, 0.35)
        self._low, self._high = 0.0, 1.0
        self._forbidden = Curve(NO_PEN, hatch(theme.limit, 0.75))
        self._edge = Curve(pen(theme.limit))
        if strip.limit:
            for z, item in ((-20.0, self._forbidden), (-10.0, self._edge)):
                item.setZValue(z)
                box.addItem(item, ignoreBounds=True)

    def _curve(self, trace: Trace) -> Curve:
        dash = LONG_DASH if trace.dashed else ()
        made = Curve(pen(getattr(self._theme, trace.ink), dash=dash))
        self.box.addItem(made, ignoreBounds=True)
        return made

    def _band(self, trace: Trace) -> Curve | None:
        if trace.band is None:
            return None
        made = Curve(NO_PEN, brush(getattr(self._theme, trace.ink), _BAND))
        made.setZValue(-5.0)
        self.box.addItem(made, ignoreBounds=True)
        return made

    def show_now(self, now: Plotted) -> bool:
        """Draw what has changed; True when the scale has."""
        changed = False
        for k, trace in enumerate(self.strip.traces):
            band = self._bands[k]
            if band is None or trace.band is None:
                continue
            low, high = now.series(trace.band[0]), now.series(trace.band[1])
            if self._edges[k] is None or (low, high) != self._edges[k]:
                self._edges[k] = low, high
                band.set_path(between(low, high))
        for k, trace in enumerate(self.strip.traces):
            series = now.series(trace.quantity)
            if series is not self._series[k]:
                self._series[k] = series
                xy = np.stack([time.unix_s(series.t), series.values], axis=1)
                self._curves[k].set_points(thinned(xy))
                changed = True
        limit = self._limit_of(now)
        if self.strip.limit and limit != self._limit:
            self._limit = limit
            changed = True
        if changed:
            self._rescale()
        return changed

    def fit(self) -> None:
        """Choose the scale anew, for the height that the strip has got."""
        self._rescale()

    def _limit_of(self, now: Plotted) -> float:
        name = self.strip.limit
        return float(getattr(now.scenario.pointing, name)) if name else float("nan")

    def _rescale(self) -> None:
        values = np.concatenate([s.values for s in self._series if s is not None])
        values = values[np.isfinite(values) & (values <= self.strip.ceiling)]
        low, high = (float(values.min()), float(values.max())) if len(values) else (0.0, 1.0)
        if self.strip.limit:
            low, high = min(low, self._limit), max(high, self._limit)
        middle, half = 0.5 * (low + high), max(0.5 * (high - low), 0.5 * self.strip.least_span)
        for room in _ROOM:
            self._low = max(middle - room * half, self.strip.floor)
            self._high = self._low + 2.0 * room * half
            if sum(self._numbered(value) for value in self._ticks()) > 1:
                break
        self.box.setYRange(self._low, self._high, padding=0.0)
        if self.strip.limit:
            first, last = (float(time.unix_s(t)) for t in _ends(self._series))
            path = QPainterPath()
            path.addRect(QRectF(first, self._low, last - first, self._limit - self._low))
            self._forbidden.set_path(path)
            self._edge.set_points(np.array([[first, self._limit], [last, self._limit]]))

    # --- pixels
    def y_px(self, value: float) -> float:
        """Where *value* stands, pixels."""
        rect = self.box.geometry()
        return float(rect.bottom() - (value - self._low) / (self._high - self._low) * rect.height())

    def rules(self) -> list[tuple[QLineF, bool]]:
        """Horizontal hairlines at the ticks, and whether each is the zero line."""
        rect = self.box.geometry()
        return [
            (QLineF(rect.left(), self.y_px(v), rect.right(), self.y_px(v)), abs(v) < 1e-9)
            for v in self._ticks()
        ]

    def names(self) -> list[Line]:
        """Title, unit and ticks for the left column."""
        theme, rect = self._theme, self.box.geometry()
        unit = numbers.unit(self.strip.unit)
        pieces = ((self.strip.title, theme.text), ("  " + unit, theme.secondary))
        lines = [Line(rect.center().y(), pieces, size_px=12)]
        for value in self._ticks():
            if self._numbered(value):
                text = tick_text(value, "")
                lines.append(Line(self.y_px(value), ((text, theme.secondary),), x=-7.0))
        return lines

    def _ticks(self) -> list[float]:
        """Round values across the scale: as far apart as leaves two with a number, if any do."""
        height = self.box.geometry().height()
        found: list[float] = []
        for apart_px in _TICKS_PX:
            by = step(self._high - self._low, height, apart_px)
            found = ticks(self._low, self._high, by)
            if sum(self._numbered(value) for value in found) > 1:
                break
        return found

    def _numbered(self, value: float) -> bool:
        """Whether a number at *value* stands within the strip."""
        rect = self.box.geometry()
        return bool(rect.top() + _INSIDE_PX < self.y_px(value) < rect.bottom() - _INSIDE_PX)

    def readings(self, now: Plotted) -> list[Line]:
        """Present values for the right column."""
        rect, traces = self.box.geometry(), self.strip.traces
        count = len(traces) + bool(self.strip.limit)
        if count > _MANY:
            return self._many(now)
        spacing = min(19.0, rect.height() / count)
        first = rect.center().y() - 0.5 * spacing * (count - 1)
        lines = [
            Line(first + k * spacing, self._reading(trace, now), x=10.0, size_px=13, bold=True)
            for k, trace in enumerate(traces)
        ]
        if self.strip.limit:
            limit = f"limit {numbers.plain(self._limit, self.strip.unit, 0)}"
            lines.append(Line(first + spacing * len(traces), ((limit, self._limit_ink),), x=10.0))
        return lines

    def _many(self, now: Plotted) -> list[Line]:
        """Present values in two columns, as many as there is room for."""
        rect = self.box.geometry()
        rows = max(int(rect.height() / _SMALL_PX), 1)
        shown = self.strip.traces[: 2 * rows]
        spacing = min(17.0, rect.height() / rows)
        first = rect.center().y() - 0.5 * spacing * ((len(shown) + 1) // 2 - 1)
        return [
            Line(first + k // 2 * spacing, self._reading(trace, now), x=(8.0, 58.0)[k % 2])
            for k, trace in enumerate(shown)
        ]

    def _reading(self, trace: Trace, now: Plotted) -> tuple[tuple[str, str], ...]:
        theme, unit = self._theme, self.strip.unit
        ink = getattr(theme, trace.ink)
        text = numbers.number(now.value(trace.quantity), unit, trace.digits)
        pieces = [(text, ink if not trace.short else theme.text)]
        if trace.short:
            pieces.insert(0, (trace.short + " ", ink))
        if text != numbers.DASH:
            pieces.append((numbers.joint(unit) + numbers.unit(unit), theme.secondary))
        return tuple(pieces)

    def at(self, t: float) -> list[str]:
        """Lines for the tip: the value of every trace at *t*."""
        found = []
        drawn = zip(self.strip.traces, self._series, self._edges, strict=True)
        for trace, series, edges in drawn:
            if series is not None:
                value = float(np.interp(t, series.t, series.values))
                name = trace.name or self.strip.title
                said = numbers.plain(value, self.strip.unit, trace.digits)
                found.append(f"{name}  {said if said != numbers.DASH else 'no data'}")
            if edges is not None:
                ends = [float(np.interp(t, edge.t, edge.values)) for edge in edges]
                low, high = (numbers.plain(value, self.strip.unit, 1) for value in ends)
                found.append(f"models differ: {low} to {high}")
        return found

    @property
    def drawn(self) -> list[Series]:
        """The series on screen."""
        return [series for series in self._series if series is not None]


def between(low: Series, high: Series) -> QPainterPath:
    """The area between two curves, parted where either has no value."""
    path = QPainterPath()
    if len(low.t) != len(high.t) or low.t[0] != high.t[0]:  # one is still being worked out
        return path
    x = time.unix_s(low.t)
    there = np.isfinite(low.values) & np.isfinite(high.values)
    edges = np.flatnonzero(np.diff(there.astype(np.int8), prepend=0, append=0))
    for first, last in edges.reshape(-1, 2).tolist():
        part = slice(first, last)
        up = np.stack([x[part], high.values[part]], axis=1)
        down = np.stack([x[part], low.values[part]], axis=1)[::-1]
        path.addPath(polyline(np.concatenate([up, down])))
    return path


def _ends(series: list[Series | None]) -> tuple[float, float]:
    """First and last time of the series."""
    known = [item.t for item in series if item is not None]
    return float(known[0][0]), float(known[0][-1])
