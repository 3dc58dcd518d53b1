"""TimeScale: where a time stands on a UTC axis in pixels, and back."""

from dataclasses import dataclass
from typing import TypeVar

from smileviz.base.arrays import Floats

Number = TypeVar("Number", float, Floats)


@dataclass(frozen=True)
class TimeScale:
    """An axis from *start_s* to *stop_s* (UTC s since 1970) over *left_px* to *right_px*."""

    start_s: float
    stop_s: float
    left_px: float
    right_px: float

    @property
    def px_per_s(self) -> float:
        """Pixels to a second."""
        return (self.right_px - self.left_px) / (self.stop_s - self.start_s)

    def x_px(self, unix_s: Number) -> Number:
        """Where times stand, pixels."""
        return self.left_px + (unix_s - self.start_s) * self.px_per_s
