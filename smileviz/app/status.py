"""The status line: what stops observing now, where the ephemeris is from, what is worked out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QWidget

from smileviz.app.work import Work
from smileviz.base import time
from smileviz.base.units import DAY_S
from smileviz.mission.snapshot import Snapshot
from smileviz.widgets import style

TITLES = {"sxi": "SXI", "uvi": "UVI"}


class Status(QStatusBar):
    """One line; every part has the whole sentence as its tool tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setContentsMargins(8, 0, 8, 0)
        self.observing = Sentences("stops")
        self.trouble = Sentences("wrong")
        self.warning = style.badge("not for planning", "caution")
        self.origin = QLabel()
        self.origin.setObjectName("secondary")
        self.work = Work()
        self.addWidget(self.trouble, 1)
        self.addWidget(self.observing, 1)
        for part in (self.work, self.warning, self.origin):
            self.addPermanentWidget(part)
        self.trouble.hide()
        self.warning.hide()

    def show_now(self, now: Snapshot) -> None:
        """Show *now*."""
        self.trouble.hide()
        self.observing.say(observing(now))
        self.observing.setToolTip("\n".join(dict.fromkeys(s.sentence for s in now.stops)))
        self.origin.setText(origin(now))
        made = now.provenance
        self.origin.setToolTip(f"{made.source}\n{made.method}")
        self.warning.setVisible(bool(made.warning))
        self.warning.setToolTip(made.warning)
        self.work.show_now(now)

    def show_trouble(self, sentence: str) -> None:
        """Say why what is on screen is not what was asked for."""
        self.trouble.say(sentence)
        self.trouble.setToolTip(sentence)
        self.trouble.show()
        self.observing.say("")


class Sentences(QLabel):
    """Words that end in an ellipsis where there is no room, and never widen the window."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole = ""

    def say(self, whole: str) -> None:
        """Say as much of *whole* as there is room for."""
        self._whole = whole
        self.setAccessibleName(whole)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say more, or less."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        elide = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._whole, elide, self.width()))


def observing(now: Snapshot) -> str:
    """Which instruments may observe now, and what stops the others."""
    by_sentence: dict[str, list[str]] = {}
    for stop in now.stops:
        by_sentence.setdefault(stop.sentence, []).append(
            TITLES.get(stop.instrument, stop.instrument)
        )
    stopped = {name for names in by_sentence.values() for name in names}
    free = [title for title in TITLES.values() if title not in stopped]
    parts = [f"{' and '.join(free)} may observe."] if free else []
    parts += [f"{' and '.join(names)}: {why}" for why, names in by_sentence.items()]
    return "   ".join(parts)


def origin(now: Snapshot) -> str:
    """Where the ephemeris is from, how old it is and how far to trust it."""
    if now.provenance.table:
        named = now.provenance.title
        file = "" if named == now.provenance.table else f"{now.provenance.table}, "
        return f"{named}, {file}interpolated {accuracy(now.error_km)}"
    return f"{now.provenance.title}, {age(now.age_s)}, {accuracy(now.error_km)}"


def age(seconds: float) -> str:
    """How far from its epoch an ephemeris is asked: ``152 d old``, ``3 d before its epoch``."""
    if seconds < 0.0:
        return f"{_days(-seconds)} before its epoch"
    return f"{_days(seconds)} old"


def _days(seconds: float) -> str:
    return time.duration_label(seconds) if seconds < DAY_S else f"{seconds / DAY_S:,.0f} d"


def accuracy(error_km: float) -> str:
    """An expected error to the one digit that is true: ``± 2 km``."""
    if error_km < 0.1:
        return f"± {error_km * 1000.0:.0f} m"
    if error_km < 1.0:
        return f"± {error_km:.1f} km"
    size = 10 ** (len(str(int(error_km))) - 1)
    return f"± {round(error_km / size) * size:,.0f} km"
