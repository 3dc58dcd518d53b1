"""A timeline of 10,000 bars, panned and zoomed: frames a second with Qt's software painter.

    packaging/with-display.sh .venv/bin/python tests/benchmarks/bench_timeline.py [frames]

Twenty rows of 500 made-up windows each over three years stand in the timeline of the window. A
frame is one step of a drag as the mouse makes it and the painting of the whole view, by wall
clock; the window as it would be told to all other views is not in it.
"""

import statistics
import sys
import tempfile
import time
from types import SimpleNamespace

import numpy as np
from PySide6.QtCore import QPointF, QSettings
from PySide6.QtWidgets import QApplication

from smileviz.base import time as clock
from smileviz.base.theme import DARK
from smileviz.base.units import DAY_S
from smileviz.base.windows import Span, Windows
from smileviz.mission import files
from smileviz.mission.session import Session
from smileviz.mission.slow import Slow
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.state import opening
from smileviz.panels.timeline import TimelinePanel
from smileviz.widgets import style
from smileviz.widgets.bars import Bar, BarRow
from smileviz.widgets.panel import Desk

FRAMES = int(sys.argv[1]) if len(sys.argv) > 1 else 120
ROWS, BARS = 20, 500
INKS = ("sxi", "uvi", "contact", "bow_shock", "magnetopause")
FILLS = ("plain", "half", "striped", "crossed")
ALLOWED_S = 1.0 / 30.0


def filled(panel, span):
    """Put the made-up rows into *panel*."""
    random = np.random.default_rng(3)
    rows = tuple(
        BarRow(f"row{k}", f"Row {k}", (Bar(f"k{k}", INKS[k % 5], FILLS[k % 4]),))
        for k in range(ROWS)
    )
    panel._now = None  # it asks nobody any more
    panel._take_rows(rows)
    for known in panel._rows.values():
        edges = np.sort(random.uniform(span.start, span.stop, 2 * BARS)).reshape(-1, 2)
        known.windows[0] = Windows(span, edges)
        known.edges_s[0] = clock.unix_s(edges)
    panel._place()


def frames_s(panel, window, steps):
    """Seconds of each frame while *window* is panned by *steps*."""
    times, taken, painted = panel.times, [], []
    original = panel.field.paint
    panel.field.paint = lambda *all_of_it: (painted.append(1), original(*all_of_it))
    times._look(window)
    QApplication.processEvents()
    painted.clear()
    times._grasp(QPointF(700.0, 60.0), False)
    for k in range(steps):
        start = time.perf_counter()
        times._drag(QPointF(), QPointF(700.0 - 3.0 * (k + 1), 60.0), False)
        times._sending.stop()
        while len(painted) <= k:
            QApplication.processEvents()
        taken.append(time.perf_counter() - start)
    panel.field.paint = original
    return taken


def main():
    application = QApplication([])
    folder = tempfile.TemporaryDirectory()
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder.name)
    style.dress(application, DARK)
    session = Session(opening(files.bundled("smile"), clock.from_utc("2026-11-22T10:00:00Z")))
    panel = TimelinePanel(Desk(session, DARK, SimpleNamespace()))
    panel.widget.resize(1500, 400)
    panel.widget.show()
    for _ in range(20):
        application.processEvents()
    panel.show_now(Snapshot(session.state, Slow()))
    span = session.state.scenario.span
    filled(panel, span)
    middle = 0.5 * (span.start + span.stop)
    worst = 0.0
    print(f"{ROWS * BARS} bars in {len(panel.placed)} rows, {panel.times.view.width()} px wide")
    for days in (1000.0, 365.0, 60.0, 6.0, 0.1):
        half = 0.5 * days * DAY_S
        taken = frames_s(panel, Span(middle - half, middle + half), FRAMES)
        median = statistics.median(taken)
        worst = max(worst, median)
        slow = sorted(taken)[-max(1, len(taken) // 20)]
        print(
            f"  {days:6.1f} days in view: median {1000.0 * median:5.1f} ms "
            f"({1.0 / median:4.0f} frames/s), slowest of 20 {1000.0 * slow:5.1f} ms"
        )
    print(f"at least {1.0 / worst:.0f} frames a second   (wanted: 30)")
    return 0 if worst <= ALLOWED_S else 1


if __name__ == "__main__":
    sys.exit(main())
