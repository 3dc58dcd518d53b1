"""A slider along a track of numbers: straight or logarithmic, in steps a hand can aim at."""

from dataclasses import dataclass
from math import log

from PySide6.QtGui import QWheelEvent

from smileviz.widgets.slider import Slider


@dataclass(frozen=True)
class Track:
    """What a slider runs over: usual numbers; a box beside it may hold less usual ones."""

    low: float
    high: float
    step: float
    """What the slider stops at are multiples of it."""
    logarithmic: bool = False

    def share(self, value: float) -> float:
        """How far along *value* stands, 0 to 1; beyond the ends it stands at the end."""
        value = min(max(value, self.low), self.high)
        if self.logarithmic:
            return log(value / self.low) / log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)

    def value(self, share: float) -> float:
        """The number at *share* of the way, to the step."""
        if self.logarithmic:
            found = self.low * float((self.high / self.low) ** share)
        else:
            found = self.low + share * (self.high - self.low)
        stepped = round(found / self.step) * self.step
        return round(min(max(stepped, self.low), self.high), 6) + 0.0


class TrackSlider(Slider):
    """A slider that knows numbers; the wheel turns it only when it has the keys."""

    def __init__(self, track: Track) -> None:
        super().__init__()
        self.track = track
        self.setProperty("bipolar", track.low < 0.0)

    @property
    def number(self) -> float:
        """The number it was put at."""
        return self.track.value(self.share)

    def show_number(self, value: float) -> None:
        """Stand there, unless a hand holds it."""
        self.show_share(self.track.share(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the form scroll that it stands in."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
