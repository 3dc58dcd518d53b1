"""Ticks of a UTC axis: round steps from a second to years, written as ISO 8601."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

from smileviz.base.units import DAY_S, HOUR_S, MINUTE_S

_LABEL_PX = 66.0
_DATE_PX = 92.0

_STEPS_S = (
    *(1.0, 2.0, 5.0, 10.0, 15.0, 30.0),
    *(k * MINUTE_S for k in (1, 2, 5, 10, 15, 30)),
    *(k * HOUR_S for k in (1, 2, 3, 6, 12)),
)
_STEPS_D = (1, 2, 5, 10)
_STEPS_MONTHS = (1, 3, 6, 12, 24, 60)
_MONTH_S = 30.4 * DAY_S
_FINER = 6


@dataclass(frozen=True)
class Ticks:
    """Where ticks stand, UTC s since 1970: those with a label, and finer ones."""

    labels: tuple[tuple[float, str], ...]
    fine: tuple[float, ...]


def ticks(start_s: float, stop_s: float, room_px: float) -> Ticks:
    """Ticks for the axis from *start_s* to *stop_s* (UTC s since 1970), *room_px* long."""
    per_px = (stop_s - start_s) / max(room_px, 1.0)
    for step in _STEPS_S:
        if step >= _LABEL_PX * per_px:
            shown = "%H:%M:%S" if step < MINUTE_S else "%H:%M"
            labels = tuple((x, _clock(x, shown)) for x in _every(step, start_s, stop_s))
            return Ticks(labels, tuple(_every(_fine(step), start_s, stop_s)))
    for days in _STEPS_D:
        if days * DAY_S >= _DATE_PX * per_px:
            places = _days(days, start_s, stop_s)
            finer = DAY_S if days > 1 else 6.0 * HOUR_S
            return Ticks(
                tuple((x, _text(x, "%Y-%m-%d")) for x in places),
                tuple(_every(finer, start_s, stop_s)),
            )
    for months in _STEPS_MONTHS:
        if months * _MONTH_S >= _LABEL_PX * per_px or months == _STEPS_MONTHS[-1]:
            break
    shown = "%Y-%m" if months < 12 else "%Y"
    fine = tuple(_months(1 if months <= 12 else 12, start_s, stop_s))
    return Ticks(tuple((x, _text(x, shown)) for x in _months(months, start_s, stop_s)), fine)


def _every(step: float, start_s: float, stop_s: float) -> Iterator[float]:
    first, last = -int(-start_s // step), int(stop_s // step)
    return (k * step for k in range(first, last + 1))


def _fine(step: float) -> float:
    """The step of finer ticks: it divides *step* into no more than six."""
    return min(
        (s for s in _STEPS_S if s < step and step % s == 0.0 and step / s <= _FINER), default=step
    )


def _days(step: int, start_s: float, stop_s: float) -> list[float]:
    """Midnights every *step* days, counted from the first of each month."""
    found = []
    edges = [*_months(1, start_s - 32.0 * DAY_S, stop_s), stop_s + DAY_S]
    for first, after in pairwise(edges):
        count = int((after - first) / DAY_S)
        whole = count if step == 1 else max(count - step // 2, 1)
        found += [first + k * DAY_S for k in range(0, whole, step)]
    return [x for x in found if start_s <= x <= stop_s]


def _months(step: int, start_s: float, stop_s: float) -> Iterator[float]:
    """Firsts of every *step*-th month."""
    moment = datetime.fromtimestamp(start_s, UTC)
    month = (moment.year * 12 + moment.month - 1) // step * step
    while True:
        x = datetime(month // 12, month % 12 + 1, 1, tzinfo=UTC).timestamp()
        if x > stop_s:
            return
        if x >= start_s:
            yield x
        month += step


def _clock(x: float, shown: str) -> str:
    """The time of day, or at midnight the date."""
    return _text(x, "%Y-%m-%d" if x % DAY_S == 0.0 else shown)


def _text(x: float, shown: str) -> str:
    return datetime.fromtimestamp(x, UTC).strftime(shown)
