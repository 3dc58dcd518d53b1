"""Calendars of files to t: years and days of the year, times in many spellings of ISO."""

from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from smileviz.base import time
from smileviz.base.arrays import Bools, Floats
from smileviz.base.units import DAY_S

FIRST_YEAR, LAST_YEAR = 1972, 2149
YEARS = f"from {FIRST_YEAR} to {LAST_YEAR}"
"""What is read: UTC as it is now began in 1972."""
_DAY_ENDS = 9
_MARKS = {4: b"-", 7: b"-", 10: b"T ", 13: b":", 16: b":", 19: b"."}


def of_days(year: Floats, day: Floats, hour: Floats, minute: Floats | float = 0.0) -> Floats:
    """Times t of UTC as year, day of the year (1 January is 1), hour and minute, each (n,)."""
    new_year = (year.astype(np.int64) - 1970).astype("datetime64[Y]").astype("datetime64[D]")
    days = new_year.astype(np.int64) + day - 1.0
    return time.from_unix_s(days * DAY_S + hour * 3600.0 + minute * 60.0)


def sound(year: Floats, day: Floats, hour: Floats, minute: Floats | float = 0.0) -> Bools:
    """Whether they are a moment of the calendar, each (n,)."""
    whole = (year == np.floor(year)) & (day == np.floor(day))
    year = np.where(np.isfinite(year), year, 0.0)
    length = 365 + ((year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0)))
    years = (year >= FIRST_YEAR) & (year <= LAST_YEAR) & (day >= 1) & (day <= length)
    clock = (hour >= 0) & (hour < 24) & (np.asarray(minute) >= 0) & (np.asarray(minute) < 60)
    return np.asarray(whole & years & clock)


def day_of_year(year: Floats, month: Floats, day: Floats) -> Floats:
    """The day of the year, 1 January being 1, of a date (n,); NaN for what is none."""
    whole = (month == np.floor(month)) & (month >= 1) & (month <= 12) & (day >= 1) & (day < 32)
    whole &= (year == np.floor(year)) & (np.abs(year) < 10_000)
    months = (np.where(whole, (year - 1970.0) * 12.0 + month - 1.0, 0.0)).astype(np.int64)
    first = months.astype("datetime64[M]").astype("datetime64[D]")
    length = (months + 1).astype("datetime64[M]").astype("datetime64[D]") - first
    before = first - first.astype("datetime64[Y]").astype("datetime64[D]")
    inside = whole & (day < length.astype(np.int64) + 1)
    return np.where(inside, before.astype(np.int64) + day, np.nan)


def of_texts(texts: NDArray[np.bytes_]) -> Floats:
    """Times t of UTC as ISO (n,), ``2026-11-15T10:00Z`` or with a space; NaN for other text."""
    if not len(texts):
        return np.zeros(0)
    plain = np.char.rstrip(np.char.strip(texts), b"Zz")
    try:
        moments = plain.astype("datetime64[us]") if _plainly_iso(plain) else None
    except ValueError:
        moments = None
    if moments is None:
        moments = np.array([_one(text) for text in plain.tolist()])
    years = moments.astype("datetime64[Y]").astype(np.int64) + 1970
    bad = np.isnat(moments) | (years < FIRST_YEAR) | (years > LAST_YEAR)
    unix_s = moments.astype(np.int64) * 1e-6
    return np.where(bad, np.nan, time.from_unix_s(np.where(bad, 0.0, unix_s)))


def _plainly_iso(texts: NDArray[np.bytes_]) -> bool:
    """Whether all (n,) are YYYY-MM-DD, with or without a clock time, and have no zone."""
    grid = np.ascontiguousarray(texts).view(np.uint8).reshape(len(texts), -1)
    for k in range(grid.shape[1]):
        allowed = np.frombuffer(_MARKS.get(k, b"0123456789"), dtype=np.uint8)
        fits = np.zeros(256, dtype=np.bool_)
        fits[allowed] = True
        fits[0] = k > _DAY_ENDS
        if not fits[grid[:, k]].all():
            return False
    return grid.shape[1] > _DAY_ENDS


def _one(text: bytes) -> np.datetime64:
    written = text.decode("latin-1").strip().replace("/", "-")
    written = written.removesuffix("UTC").strip()
    try:
        moment = datetime.fromisoformat(written)
        if moment.tzinfo is not None:
            moment = moment.astimezone(UTC).replace(tzinfo=None)
        return np.datetime64(moment, "us")
    except (ValueError, OverflowError):
        return np.datetime64("NaT", "us")
