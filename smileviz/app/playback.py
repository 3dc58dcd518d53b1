"""Playback: the wall clock carries the session along; a slow picture never slows the time."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer

from smileviz.mission.session import Session
from smileviz.widgets.playback import faster, slower

TICK_MS = 33
USUAL_RATE = 3600.0  # an orbit of 51 h in 51 s


class Playback(QObject):
    """Runs time at *rate* seconds a second, between the ends of the scenario's span."""

    def __init__(self, session: Session, on_change: Callable[[], None]) -> None:
        super().__init__()
        self._session = session
        self._on_change = on_change
        self._rate = USUAL_RATE
        self._since = QElapsedTimer()
        self._tick = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._advance)

    @property
    def playing(self) -> bool:
        """Whether time runs."""
        return self._tick.isActive()

    @property
    def rate(self) -> float:
        """Seconds of the mission in a second; negative is backwards; kept while paused."""
        return self._rate

    def play(self, rate: float) -> None:
        """Run, or run on at another rate; at the end where it leads there is nothing to run to."""
        if rate == 0.0:
            self.pause()
            return
        self._rate = rate
        if not self.playing and not self._at_the_end():
            self._since.start()
            self._tick.start()
        self._on_change()

    def pause(self) -> None:
        """Stand still."""
        self._tick.stop()
        self._on_change()

    def toggle(self) -> None:
        """Run if it stands, stand if it runs."""
        if self.playing:
            self.pause()
        else:
            self.play(self._rate)

    def turn_round(self) -> None:
        """The other direction, running or not."""
        self._set_rate(-self._rate)

    def run(self, sign: float) -> None:
        """Run forwards (+1) or backwards (-1); if it does already, faster."""
        same = self.playing and self._rate * sign > 0.0
        self.play(faster(self._rate) if same else sign * abs(self._rate))

    def go_faster(self) -> None:
        """The next higher speed."""
        self._set_rate(faster(self._rate))

    def go_slower(self) -> None:
        """The next lower speed."""
        self._set_rate(slower(self._rate))

    def _set_rate(self, rate: float) -> None:
        if self.playing:
            self.play(rate)
        else:
            self._rate = rate
            self._on_change()

    def _advance(self) -> None:
        seconds = self._since.nsecsElapsed() * 1e-9
        self._since.start()
        self._session.go_to(self._session.state.t + self._rate * seconds)
        if self._at_the_end():
            self.pause()

    def _at_the_end(self) -> bool:
        span = self._session.state.scenario.span
        t = self._session.state.t
        return t >= span.stop if self._rate > 0.0 else t <= span.start
