"""Moments: which columns of a table are its time, and what their cells say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smileviz.base import time
from smileviz.base.arrays import Floats
from smileviz.solarwind.readers import calendar

ADVICE = (
    "write UTC as 2026-11-22T10:00:00Z, or in columns year, month, day, hour, minute; seconds "
    "since 1970 are called unix_s"
)

_TEXTS = [
    *("propagated_time_tag", "time", "utc", "datetime", "date_time", "timestamp", "epoch"),
    *("time_tag", "time_utc", "utc_time", "date_utc", "datetime_utc", "utc_datetime"),
    *("timestamp_utc", "iso_time", "isotime", "ut", "time_ut", "start_time", "date"),
]
"""What a column of times in text may be called, the surest first."""
_SINCE_1970 = [
    *("unix", "unix_s", "unix_ms", "unix_time", "unixtime", "time_unix", "posix", "posix_time"),
    *("epoch", "epoch_s", "epoch_ms", "epoch_time", "timestamp", "timestamp_s", "timestamp_ms"),
]
_PARTS = {
    "year": ("year", "yyyy", "yr", "yy"),
    "month": ("month", "mon", "mo", "mm"),
    "day": ("dom", "dd", "day_of_month", "day"),
    "doy": ("doy", "day_of_year", "dayofyear", "ddd", "jday", "day"),
    "hour": ("hour", "hr", "hh", "hours"),
    "minute": ("minute", "min", "mn", "mi", "mm", "minutes"),
    "second": ("second", "sec", "ss", "seconds"),
}
_SECONDS, _MILLISECONDS = (1e8, 5e9), (1e11, 5e12)


@dataclass(frozen=True)
class Clock:
    """The columns that hold the time: one text, a date and a time, or numbers by their *parts*."""

    columns: tuple[int, ...]
    parts: tuple[str, ...] = ()
    """Of columns with numbers what each is: a key of _PARTS, or "unix"."""


def key(name: str) -> str:
    """The heading *name* without its unit, in small letters."""
    return re.split(r"[\[(]", name, maxsplit=1)[0].strip().lower().replace(" ", "_")


def clock(names: Sequence[str], first: Sequence[str] = ()) -> Clock | None:
    """The columns of the time among headings *names*; *first* are the cells of the first row."""
    keys = [key(name) for name in names]
    if "date" in keys and "time" in keys:
        return Clock((keys.index("date"), keys.index("time")))
    text = next((name for name in _TEXTS if name in keys), None)
    if text is None and keys and keys[0].startswith("epoch_y"):  # CDAWeb: EPOCH_yyyy-mm-dd...
        return Clock((0,))
    counted = next((name for name in _SINCE_1970 if name in keys), None)
    if counted is not None:
        at = keys.index(counted)
        if text is None or (text == counted and at < len(first) and _is_count(first[at])):
            return Clock((at,), ("unix",))
    parts = None if text is not None and text != "date" else _of_parts(keys)
    if parts is not None:
        return parts
    return None if text is None else Clock((keys.index(text),))


def _of_parts(keys: list[str]) -> Clock | None:
    """Year, then month and day or the day of the year, then as much of the clock as there is."""
    counts_days = bool(set(_PARTS["doy"][:-1]) & set(keys))
    day = ("doy",) if counts_days or not set(_PARTS["month"]) & set(keys) else ("month", "day")
    found: dict[str, int] = {}
    for part in ("year", *day, "hour", "minute", "second"):
        place = _place(keys, _PARTS[part], set(found.values()))
        if place is None:
            if part in ("year", *day):
                return None
            break
        found[part] = place
    return Clock(tuple(found.values()), tuple(found))


def _place(keys: list[str], aliases: Sequence[str], taken: set[int]) -> int | None:
    """The column of the first of *aliases* that is there and not *taken*."""
    places = (k for alias in aliases for k, item in enumerate(keys) if item == alias)
    return next((k for k in places if k not in taken), None)


def _is_count(cell: str) -> bool:
    return bool(re.fullmatch(r"\s*\d{9,13}(\.\d*)?\s*", cell))


def of_numbers(parts: Sequence[str], columns: Sequence[Floats]) -> Floats:
    """Times t (n,) of *columns* (n,) that are *parts* of a `Clock`; NaN for what is no moment."""
    if parts[0] == "unix":
        return _since_1970(columns[0])
    given = dict(zip(parts, columns, strict=True))
    year, none = given["year"], np.zeros(len(columns[0]))
    if "month" in given:
        day = calendar.day_of_year(year, given["month"], given["day"])
    else:
        day = given["doy"]
    hour, minute, second = (given.get(name, none) for name in ("hour", "minute", "second"))
    if "hour" not in given:  # a day may then have a fraction
        hour, day = (day - np.floor(day)) * 24.0, np.floor(day)
    sound = calendar.sound(year, day, hour, minute) & (second >= 0.0) & (second < 60.0)
    clean = (np.where(sound, part, 0.0) for part in (day, hour, minute, second))
    day, hour, minute, second = clean
    t = calendar.of_days(np.where(sound, year, 1972.0), day, hour, minute) + second
    return np.where(sound, t, np.nan)


def _since_1970(count: Floats) -> Floats:
    """Times t (n,) of seconds or milliseconds since 1970 (n,), told apart by their size."""
    seconds = np.where(
        (count >= _MILLISECONDS[0]) & (count < _MILLISECONDS[1]), 1e-3 * count, count
    )
    there = (seconds >= _SECONDS[0]) & (seconds < _SECONDS[1])
    return np.where(there, time.from_unix_s(np.where(there, seconds, 0.0)), np.nan)


def of_texts(texts: Sequence[NDArray[np.bytes_]]) -> Floats:
    """Times t of texts (n,), or of dates and clock times; NaN for what is no moment."""
    if len(texts) == 1:
        return calendar.of_texts(texts[0])
    date, at = (np.char.strip(part) for part in texts)
    return calendar.of_texts(np.char.add(np.char.add(date, b"T"), at))
