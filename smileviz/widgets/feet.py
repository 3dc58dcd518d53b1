"""The feet of SMILE's field line, traced beside the event loop: a trace takes a few frames."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from smileviz.base.errors import SmileError
from smileviz.base.progress import Report
from smileviz.magnetosphere.footpoints import Footpoint
from smileviz.mission.field_now import OwnLine
from smileviz.mission.snapshot import Snapshot
from smileviz.widgets.errand import Errand
from smileviz.widgets.numbers import DASH, number

_PAUSE_MS = 200
_LATE = " …"
"""Stands after what is about to be replaced."""


class Feet:
    """Answers for a snapshot; *on_ready* is called when a newer answer can be read.

    It ends with the *owner*.
    """

    def __init__(self, owner: QObject, on_ready: Callable[[], None]) -> None:
        self._on_ready = on_ready
        self._errand = Errand(owner)
        self._errand.done.connect(self._arrived)
        self._errand.failed.connect(self._refused)
        self._timer = QTimer(owner, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self._ask)
        self._wanted: Snapshot | None = None
        self._asked: Snapshot | None = None
        self._line: OwnLine | None = None
        self._key: object = None

    def show_now(self, now: Snapshot) -> None:
        """Want the feet of *now*."""
        if _key(now) == self._key:
            self._wanted = None
            return
        self._wanted = now
        if not self._errand.running and not self._timer.isActive():
            self._timer.start()

    @property
    def late(self) -> bool:
        """Whether what is said is of another moment."""
        return self._wanted is not None

    def kind(self) -> str:
        """What the line connects."""
        line = self._line
        if line is None:
            return "…"
        if not line.inside:
            return self._said(f"none: {line.none}")
        words = ("closed", "open, foot in the north", "open, foot in the south", "open both ends")
        return self._said(words[line.connection.kind])

    def place(self, *, north: bool) -> str:
        """Geographic latitude and longitude of a foot."""
        foot = self._foot(north=north)
        if foot is None:
            return self._said(DASH)
        east = (foot.longitude_deg + 180.0) % 360.0 - 180.0
        return self._said(f"{_angle(foot.latitude_deg, 'NS')}  {_angle(east, 'EW')}")

    def magnetic(self, *, north: bool) -> str:
        """Magnetic latitude and local time of a foot."""
        foot = self._foot(north=north)
        if foot is None:
            return self._said(DASH)
        latitude = number(foot.magnetic_latitude_deg, "deg")
        return self._said(f"{latitude}°  {number(foot.mlt_h, 'h')} h")

    def _foot(self, *, north: bool) -> Footpoint | None:
        if self._line is None or not self._line.inside:
            return None
        return self._line.connection.north if north else self._line.connection.south

    def _said(self, text: str) -> str:
        return text + _LATE if self.late else text

    # --- in the background
    def _ask(self) -> None:
        now = self._wanted
        if now is not None and not self._errand.running:
            self._asked = now
            self._errand.run(partial(_trace, now))

    def _arrived(self, line: OwnLine) -> None:
        self._line = line
        self._settle()

    def _refused(self, _error: SmileError) -> None:
        self._line = None
        self._settle()

    def _settle(self) -> None:
        """The answer to what was asked is here; perhaps another is wanted by now."""
        if self._asked is not None:
            self._key = _key(self._asked)
        if self._wanted is self._asked:
            self._wanted = None
        elif self._wanted is not None:
            self._timer.start()
        self._asked = None
        self._on_ready()


def _key(now: Snapshot) -> object:
    """What the feet depend on."""
    return now.t, now.scenario


def _trace(now: Snapshot, _report: Report) -> OwnLine:
    return now.space.traced_line


def _angle(value: float, letters: str) -> str:
    text = number(abs(value), "deg")
    return f"{text}° {letters[0] if value >= 0.0 else letters[1]}"
