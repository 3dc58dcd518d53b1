"""What the two track layers share: a line coloured by time, and the hours on it."""

from abc import abstractmethod
from functools import lru_cache
from typing import ClassVar

import numpy as np

from smileviz.base import time
from smileviz.base.arrays import Floats, Ints, rotate
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.track import Track
from smileviz.scene import polydata
from smileviz.scene.dots import DISC, Dots
from smileviz.scene.framing import triple
from smileviz.scene.layer import Entry, Hit, Label, Layer, Pointer
from smileviz.scene.stroke import DASHED, Stroke

# *along* is the part of the revolution; what was flown last is brightest.
_BY_TIME = """
  float age = present - along;
  paint.a *= age >= 0.0 ? 0.45 + 0.55 * exp(-5.0 * age) : 0.34;
"""
_LABELLED_H = 6


class TrackLayer(Layer[Floats]):
    """A revolution, perigee to perigee: the past brighter than the future, a dot each hour."""

    width_px: ClassVar[float] = 2.0
    opacity: ClassVar[float] = 1.0
    dashed: ClassVar[bool] = False
    hour_px: ClassVar[float] = 1.7

    def build(self) -> None:
        """A line and the hours."""
        self._line = Stroke(self.width_px, _BY_TIME + (DASHED if self.dashed else ""))
        self._line.tell("present", 0.0)
        self._hours = Dots(DISC)
        self.paint.strokes.append(self._line)
        self.paint.dots.append(self._hours)
        self._track: Track | None = None
        self._marks: Floats = np.zeros((0, 3))

    @abstractmethod
    def points_re(self, now: Snapshot) -> Floats:
        """The line (n, 3) in the frame of the layer; the same object through a revolution."""

    @abstractmethod
    def marks_re(self, now: Snapshot) -> Floats:
        """The hours (m, 3) in the frame of the layer."""

    def look(self, now: Snapshot) -> Floats | None:
        """The line: the same object all through a revolution."""
        self._track, self._marks = now.orbit, self.marks_re(now)
        return self.points_re(now)

    def draw(self, shape: Floats) -> None:
        """Draw the line and the hours."""
        if self._track is None:
            return
        t = self._track.t
        self._line.set_lines([shape], along=[(t - t[0]) / (t[-1] - t[0])])
        self._line.paint(self.theme.smile, self.opacity)
        main = _hour_numbers(self._track) % _LABELLED_H == 0
        size = np.where(main, self.hour_px + 1.1, self.hour_px)
        colour = np.tile(polydata.rgb(self.theme.smile), (len(main), 1))
        strength = self.opacity * np.where(main, 0.95, 0.6)
        self._hours.set_dots(self._marks, size, colour, strength)

    def move(self, now: Snapshot) -> None:
        """Tell the line the time."""
        t = now.orbit.t
        self._line.tell("present", float((now.t - t[0]) / (t[-1] - t[0])))

    def thin_re(self, now: Snapshot) -> Floats:
        """Every fourth point of the line."""
        return rotate(self.placement(now), self.points_re(now)[::4])

    def legend(self, now: Snapshot) -> tuple[Entry, ...]:  # noqa: ARG002
        """What the line is."""
        return (Entry(self.title, self.theme.smile, "dash" if self.dashed else "line"),)

    def hit(self, now: Snapshot, pointer: Pointer) -> Hit | None:
        """The time at the pointer."""
        points = rotate(self.placement(now), self.points_re(now))
        fine = np.linspace(0.0, len(points) - 1.0, 8 * len(points))
        index = np.arange(len(points))
        points = np.stack([np.interp(fine, index, column) for column in points.T], axis=1)
        nearest, far = pointer.nearest(points)
        if far > pointer.reach_px:
            return None
        t = float(np.interp(fine[nearest], index, now.orbit.t))
        r_re = float(np.linalg.norm(points[nearest]))
        sentence = f"{time.label(t)} UTC, {r_re:.2f} R⊕ from the Earth's centre; click to go there."
        return Hit(self.name, self.title, sentence, triple(points[nearest]), far + 10.0, t)


def hour_labels(now: Snapshot, points: Floats, colour: str) -> tuple[Label, ...]:
    """A name at every sixth hour of *points* (m, 3), display frame: the date at midnight."""
    return tuple(
        Label(
            key=f"hour {hour}",
            text=name,
            anchors=(triple(points[index]),),
            colour=colour,
            priority=50 + int(hour % 24 != 0),
            clear_px=4.0,
            led=False,
        )
        for index, hour, name in _named_hours(now.orbit)
    )


@lru_cache(maxsize=4)
def _named_hours(track: Track) -> tuple[tuple[int, int, str], ...]:
    """Index, number and name of every sixth hour."""
    return tuple(
        (index, int(hour), _hour_name(float(track.hours_t[index])))
        for index, hour in enumerate(_hour_numbers(track))
        if hour % _LABELLED_H == 0
    )


def _hour_numbers(track: Track) -> Ints:
    """Whole hours since 1970 of the hour marks (m,)."""
    return np.round(np.asarray(time.unix_s(track.hours_t)) / 3600.0).astype(np.int64)


def _hour_name(t: float) -> str:
    text = time.label(t)
    month = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    if text[11:13] == "00":
        return f"{int(text[8:10])} {month[int(text[5:7]) - 1]}"
    return f"{text[11:13]} h"
