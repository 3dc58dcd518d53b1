"""Rows of bars against time: when something is true."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QPainterPath

from smileviz.base import time
from smileviz.base.arrays import Floats
from smileviz.base.theme import Theme
from smileviz.base.windows import Span, Windows
from smileviz.mission.snapshot import Snapshot
from smileviz.widgets import regions
from smileviz.widgets.bar_words import BarWords, Word
from smileviz.widgets.colours import brush, colour, hatch, mix, pen
from smileviz.widgets.items import Curve


@dataclass(frozen=True)
class Bar:
    """A kind of window of the almanac in a row: its colour of the theme, and how it is filled."""

    kind: str
    """Of the almanac, or of `regions.TITLES`."""
    ink: str
    fill: str = "plain"
    word: str = ""
    """Written in the bar where there is room."""


@dataclass(frozen=True)
class Marked:
    """A kind of event of the almanac in a row."""

    kind: str
    symbol: str


@dataclass(frozen=True)
class BarRow:
    """A row: its key and title, bars, and marks."""

    name: str
    title: str
    bars: tuple[Bar, ...] = ()
    marks: tuple[Marked, ...] = ()


def _plain(ink: str) -> QBrush:
    return brush(ink, 0.8)


def _half(ink: str) -> QBrush:
    return brush(ink, 0.4)


def _faint(ink: str) -> QBrush:
    return brush(ink, 0.22)


def _striped(ink: str) -> QBrush:
    return hatch(ink)


def _crossed(ink: str) -> QBrush:
    return hatch(ink, crossed=True)


_FILLS: dict[str, Callable[[str], QBrush]] = {
    "plain": _plain,
    "half": _half,
    "faint": _faint,
    "striped": _striped,
    "crossed": _crossed,
}


class DrawnRow:
    """A row in a view box of its own; draws only windows that are not those drawn last."""

    def __init__(self, row: BarRow, box: Any, theme: Theme) -> None:
        self.row = row
        self.box = box
        self._theme = theme
        box.setYRange(0.0, 1.0, padding=0.0)
        self._bars = [self._bar(bar) for bar in row.bars]
        self._marks = [self._mark(mark) for mark in row.marks]
        self._words: BarWords | None = None
        if any(bar.word for bar in row.bars):
            self._words = BarWords(theme)
            box.addItem(self._words, ignoreBounds=True)
            box.sigXRangeChanged.connect(lambda _box, seen: self._see(*seen))
        self.windows: list[Windows | None] = [None] * len(row.bars)
        self.events: list[Floats | None] = [None] * len(row.marks)

    def _bar(self, bar: Bar) -> Curve:
        ink = getattr(self._theme, bar.ink)
        edge = pen(ink, alpha=0.8 if bar.fill == "plain" else 1.0)
        made = Curve(edge, _FILLS[bar.fill](ink))
        self.box.addItem(made, ignoreBounds=True)
        return made

    def _mark(self, mark: Marked) -> Any:
        ink = mix(self._theme.background, self._theme.smile, 0.85)
        made = pg.ScatterPlotItem(
            size=8, symbol=mark.symbol, pen=None, brush=colour(ink), pxMode=True
        )
        self.box.addItem(made, ignoreBounds=True)
        return made

    def show_now(self, now: Snapshot) -> bool:
        """Draw what has changed; True when something has."""
        changed = False
        for k, bar in enumerate(self.row.bars):
            windows = regions.windows(now, bar.kind)
            if windows is not self.windows[k]:
                self.windows[k] = windows
                self._bars[k].set_path(_path(windows))
                changed = True
        if changed and self._words is not None:
            self._words.set_words(tuple(self._named()))
        for k, mark in enumerate(self.row.marks):
            events = now.events(mark.kind)
            if events is not self.events[k]:
                self.events[k] = events
                self._marks[k].setData(time.unix_s(events), np.full(len(events), 0.5))
                changed = True
        return changed

    def _named(self) -> Iterator[Word]:
        for bar, windows in zip(self.row.bars, self.windows, strict=True):
            if windows is not None and bar.word:
                for start, stop in time.unix_s(windows.edges).tolist():
                    yield Word(bar.word, start, stop)

    def _see(self, first: float, last: float) -> None:
        if self._words is not None:
            self._words.see(first, last)

    @property
    def named(self) -> bool:
        """Whether its bars bear names: then each is something of its own."""
        return self._words is not None

    def true_at(self, t: float) -> bool:
        """Whether what the first bar shows is true at *t*."""
        return any(windows is not None and bool(windows.contains(t)) for windows in self.windows)

    @property
    def share(self) -> float:
        """How much of the span shown it is true, 0 to 1; NaN for a row without bars."""
        first = self.windows[0] if self.windows else None
        if first is None or first.span.length_s <= 0.0:
            return float("nan")
        return first.total_s / first.span.length_s

    @property
    def total_s(self) -> float:
        """How long it is true in the span shown, s."""
        first = self.windows[0] if self.windows else None
        return first.total_s if first is not None else 0.0

    def window_at(self, t: float) -> tuple[str, Span] | None:
        """The kind and span of the bar at *t*, the one on top first."""
        for bar, windows in zip(reversed(self.row.bars), reversed(self.windows), strict=True):
            if windows is not None:
                for span in windows:
                    if t in span:
                        return bar.kind, span
        return None

    def event_near(self, t: float, reach_s: float) -> tuple[str, float] | None:
        """The kind and time of the mark nearest to *t*, if within *reach_s*."""
        for mark, events in zip(self.row.marks, self.events, strict=True):
            if events is not None and len(events):
                nearest = float(events[np.argmin(np.abs(events - t))])
                if abs(nearest - t) <= reach_s:
                    return mark.kind, nearest
        return None


def _path(windows: Windows) -> QPainterPath:
    """A rectangle for each window, in UTC s and 0 to 1."""
    path = QPainterPath()
    for start, stop in time.unix_s(windows.edges).tolist():
        path.addRect(QRectF(start, 0.16, stop - start, 0.68))
    return path
