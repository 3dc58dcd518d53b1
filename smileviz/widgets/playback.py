"""What the time control asks of a clock, and the speeds it offers; the clock itself is app's."""

from dataclasses import dataclass
from typing import Protocol


class Playback(Protocol):
    """A clock that carries the session along; whoever changes it causes a redraw."""

    @property
    def playing(self) -> bool:
        """Whether time runs."""

    @property
    def rate(self) -> float:
        """Seconds of the mission in a second; negative is backwards; kept while paused."""

    def play(self, rate: float) -> None:
        """Run, or run on at another rate."""

    def pause(self) -> None:
        """Stand still."""


@dataclass(frozen=True)
class Speed:
    """A speed on offer."""

    rate: float
    title: str


SPEEDS = (
    Speed(1.0, "real time"),
    Speed(10.0, "10 s / s"),
    Speed(60.0, "1 min / s"),
    Speed(600.0, "10 min / s"),
    Speed(3600.0, "1 h / s"),
    Speed(21600.0, "6 h / s"),
    Speed(86400.0, "1 d / s"),
)


def nearest(rate: float) -> int:
    """Which of SPEEDS is nearest to *rate*."""
    return min(range(len(SPEEDS)), key=lambda k: abs(SPEEDS[k].rate - abs(rate)))


def _neighbour(rate: float, step: int) -> float:
    k = min(max(nearest(rate) + step, 0), len(SPEEDS) - 1)
    return SPEEDS[k].rate if rate >= 0.0 else -SPEEDS[k].rate


def faster(rate: float) -> float:
    """The next higher speed, in the same direction."""
    return _neighbour(rate, 1)


def slower(rate: float) -> float:
    """The next lower speed, in the same direction."""
    return _neighbour(rate, -1)


def title(rate: float) -> str:
    """What the speed nearest to *rate* is called."""
    return SPEEDS[nearest(rate)].title
