"""The time axis of drawings: where a time stands, and the marks that name it."""

from dataclasses import dataclass

import numpy as np

from smileviz.base import time
from smileviz.base.arrays import Floats
from smileviz.base.theme import LIGHT
from smileviz.base.units import DAY_S, HOUR_S
from smileviz.base.windows import Span
from smileviz.report.drawing import Drawing

_STEPS_S = (HOUR_S, 2 * HOUR_S, 6 * HOUR_S, 12 * HOUR_S, DAY_S, 2 * DAY_S, 7 * DAY_S, 14 * DAY_S)
_ROOM = 34.0  # points that a label takes
_MONTH_S = 30.4 * DAY_S


@dataclass(frozen=True)
class TimeAxis:
    """*span* from *left* to *right*, points."""

    span: Span
    left: float
    right: float

    def x(self, t: Floats | float) -> Floats:
        """Where *t* (...) stands (...)."""
        share = (np.asarray(t) - self.span.start) / self.span.length_s
        return np.asarray(self.left + share * (self.right - self.left))

    def ticks(self) -> list[tuple[float, str]]:
        """Places and labels, at round times of UTC."""
        most = max(2.0, (self.right - self.left) / _ROOM)
        step = next((s for s in _STEPS_S if self.span.length_s / s <= most), 0.0)
        start, stop = (float(time.unix_s(t)) for t in (self.span.start, self.span.stop))
        if not step:
            return self._months(start, stop, most)
        first = np.ceil(start / step - 1e-9) * step
        moments = time.from_unix_s(np.arange(first, stop + 1.0, step))
        return [(float(self.x(t)), _label(t, step)) for t in moments.tolist()]

    def _months(self, start: float, stop: float, most: float) -> list[tuple[float, str]]:
        """The first of each month, or of every so many."""
        every = int(np.ceil((stop - start) / _MONTH_S / most))
        low, high = (np.datetime64(int(s), "s").astype("datetime64[M]") for s in (start, stop))
        months = np.arange(low + 1, high + 1)[::every].astype("datetime64[s]").astype(np.float64)
        moments = time.from_unix_s(months).tolist()
        return [(float(self.x(t)), time.to_utc(t)[:7]) for t in moments]

    def draw(self, drawing: Drawing, top: float, bottom: float) -> None:
        """Fine lines from *top* to *bottom*, and the labels under them."""
        for x, label in self.ticks():
            drawing.line((x, top), (x, bottom), LIGHT.hairline, 0.4)
            anchor = "middle" if self.left + 12.0 < x < self.right - 12.0 else "start"
            anchor = "end" if x >= self.right - 12.0 else anchor
            drawing.text((x, bottom + 9.0), label, LIGHT.secondary, 6.6, anchor=anchor)


def _label(t: float, step: float) -> str:
    """The day where it begins, else the hour."""
    date, _, clock = time.label(t).partition(" ")
    return date[5:] if step >= DAY_S or clock == "00:00:00" else clock[:5]
