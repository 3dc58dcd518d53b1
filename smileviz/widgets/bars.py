"""A row of bars and marks: when something is true; its windows, shares and what is said of them."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from smileviz.base import time
from smileviz.base.arrays import Floats
from smileviz.base.windows import Span, Windows
from smileviz.mission.snapshot import Snapshot
from smileviz.widgets import regions


@dataclass(frozen=True)
class Bar:
    """A kind of window of the almanac in a row: its colour of the theme, and how it is filled."""

    kind: str
    """Of the almanac, or of `regions.TITLES`."""
    ink: str
    fill: str = "plain"
    """A key of `bar_paint.FILLS`."""
    word: str = ""
    """Written in the bar where there is room; else how long it lasts."""


@dataclass(frozen=True)
class Marked:
    """A kind of event of the almanac in a row: a triangle that points up or down."""

    kind: str
    up: bool = True


@dataclass(frozen=True)
class BarRow:
    """A row: its key and title, bars, and marks."""

    name: str
    title: str
    bars: tuple[Bar, ...] = ()
    marks: tuple[Marked, ...] = ()
    letter: str = ""
    """By which planners of SMILE know it."""

    @property
    def named(self) -> bool:
        """Whether its bars bear names: then each is something of its own."""
        return any(bar.word for bar in self.bars)


class RowWindows:
    """What is known of a row: windows of its bars and times of its marks, None until they are."""

    def __init__(self, row: BarRow) -> None:
        self.row = row
        self.windows: list[Windows | None] = [None] * len(row.bars)
        self.edges_s: list[Floats] = [np.empty((0, 2))] * len(row.bars)
        """Of each bar (n, 2), UTC s since 1970."""
        self.pages_s: list[tuple[float, float]] = [(0.0, 0.0)] * len(row.bars)
        """From when to when each bar was looked for, UTC s since 1970."""
        self.others: list[Windows | None] = [None] * len(row.bars)
        """Of plan B, if there is one."""
        self.others_s: list[Floats] = [np.empty((0, 2))] * len(row.bars)
        self.events: list[Floats | None] = [None] * len(row.marks)
        self.events_s: list[Floats] = [np.empty(0)] * len(row.marks)
        """Of each mark (n,), UTC s since 1970."""

    def look(self, now: Snapshot) -> bool:
        """Take what *now* knows; True when it is something else."""
        changed = False
        for k, bar in enumerate(self.row.bars):
            windows = regions.windows(now, bar.kind)
            if windows is not self.windows[k]:
                self.windows[k] = windows
                if windows is None:
                    self.edges_s[k] = np.empty((0, 2))
                else:
                    self.edges_s[k] = time.unix_s(windows.edges)
                    page = windows.span
                    self.pages_s[k] = float(time.unix_s(page.start)), float(time.unix_s(page.stop))
                changed = True
        changed = self._look_at_b(now) or changed
        for k, mark in enumerate(self.row.marks):
            events = now.events(mark.kind)
            if events is not self.events[k]:
                self.events[k] = events
                self.events_s[k] = time.unix_s(np.empty(0) if events is None else events)
                changed = True
        return changed

    def _look_at_b(self, now: Snapshot) -> bool:
        """Take what is known of plan B; regions are not compared."""
        changed = False
        for k, bar in enumerate(self.row.bars):
            other = None if bar.kind in regions.TITLES else now.other_windows(bar.kind)
            if other is not self.others[k]:
                self.others[k] = other
                self.others_s[k] = np.empty((0, 2)) if other is None else time.unix_s(other.edges)
                changed = True
        return changed

    def true_at(self, t: float) -> bool:
        """Whether what any of its bars shows is true at *t*."""
        return any(windows is not None and bool(windows.contains(t)) for windows in self.windows)

    def share(self, span: Span) -> float:
        """How much of *span* the first bar is true, 0 to 1; NaN when that is not known."""
        first = self.windows[0] if self.windows else None
        return float("nan") if first is None else first.share(span)

    def at(self, t: float) -> Iterator[tuple[Bar, Span, Span]]:
        """The bars at *t*, their spans, and where they were looked for; the one on top first."""
        for bar, windows in zip(reversed(self.row.bars), reversed(self.windows), strict=True):
            if windows is not None:
                k = int(np.searchsorted(windows.edges[:, 1], t))
                if k < len(windows) and windows.edges[k, 0] <= t:
                    yield bar, Span(*windows.edges[k].tolist()), windows.span

    def event_near(self, t: float, reach_s: float) -> tuple[str, float] | None:
        """The kind and time of the mark nearest to *t*, if within *reach_s*."""
        for mark, events in zip(self.row.marks, self.events, strict=True):
            if events is not None and len(events):
                nearest = float(events[np.argmin(np.abs(events - t))])
                if abs(nearest - t) <= reach_s:
                    return mark.kind, nearest
        return None

    def edge_near(self, t: float, reach_s: float) -> float | None:
        """The exact time of the edge or mark nearest to *t*, if within *reach_s*.

        Where the page ends nothing begins or stops.
        """
        known = [item.ravel() for item in (*self._edges(), *self.events) if item is not None]
        times = np.concatenate(known) if known else np.empty(0)
        if not len(times):
            return None
        nearest = float(times[np.argmin(np.abs(times - t))])
        return nearest if abs(nearest - t) <= reach_s else None

    def _edges(self) -> Iterator[Floats]:
        for windows in self.windows:
            if windows is not None:
                edges, page = windows.edges, windows.span
                yield edges[(edges > page.start) & (edges < page.stop)]
