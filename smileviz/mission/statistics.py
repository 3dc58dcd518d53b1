"""Statistics of a kind of window: percent of the time, hours a revolution, the longest."""

from dataclasses import dataclass

import numpy as np

from smileviz.base.arrays import Floats, fixed
from smileviz.base.units import HOUR_S
from smileviz.base.windows import Span, Windows
from smileviz.mission import almanac
from smileviz.mission.rounds import Rounds, per_round_s, rounds
from smileviz.mission.scenario import Scenario


@dataclass(frozen=True, eq=False)
class Statistics:
    """How much of a span something is true."""

    kind: str
    percent: float
    """Of the span."""
    total_h: float
    count: int
    longest: Span | None
    rounds: Rounds
    hours: Floats
    """In each of the revolutions (n,)."""

    @property
    def _whole(self) -> Floats:
        return self.hours[self.rounds.whole]

    @property
    def mean_h(self) -> float:
        """Hours a revolution, over the whole ones; NaN without one."""
        return float(self._whole.mean()) if len(self._whole) else float("nan")

    @property
    def least_h(self) -> float:
        """Hours in the revolution that has least."""
        return float(self._whole.min()) if len(self._whole) else float("nan")

    @property
    def most_h(self) -> float:
        """Hours in the revolution that has most."""
        return float(self._whole.max()) if len(self._whole) else float("nan")


def statistics(name: str, scenario: Scenario, span: Span) -> Statistics:
    """Statistics of the kind *name* in *span*."""
    return statistics_of(name, almanac.windows(name, scenario, span), rounds(scenario, span))


def statistics_of(name: str, windows: Windows, found: Rounds) -> Statistics:
    """Statistics of *windows* over the revolutions *found*, which fill their span."""
    length = windows.span.length_s
    longest = max(windows, key=lambda window: window.length_s, default=None)
    return Statistics(
        kind=name,
        percent=100.0 * windows.total_s / length if length > 0.0 else float("nan"),
        total_h=windows.total_s / HOUR_S,
        count=len(windows),
        longest=longest,
        rounds=found,
        hours=fixed(np.asarray(per_round_s(windows, found)) / HOUR_S),
    )
