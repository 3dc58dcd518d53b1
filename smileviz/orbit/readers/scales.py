"""Scales: the time systems that files name, and calendar times as seconds in them."""

import re
from collections.abc import Callable

import numpy as np
from skyfield.timelib import tdb_minus_tt

from smileviz.base import time
from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError
from smileviz.base.units import DAY_S, J2000_JD

_UNIX_J2000_S = 946_728_000.0
_J2000_NS = np.int64(946_728_000_000_000_000)
_GPS_MINUS_TAI_S = -19.0

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_OF_YEAR = re.compile(r"(\d{4})-(\d{3})[T ](.+)")
_WORDS = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4})[ T]+(.+)")
_YEAR_WORDS = re.compile(r"(?:A\.D\.\s*)?(\d{4})-([A-Za-z]{3})-(\d{2})[ T]+(.+)")
_PLAIN = re.compile(rb"(19|20|21)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{0,9})?Z?")
_ISO = re.compile(r"((?:19|20|21)\d\d-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d*)?)?))?")


def _utc(s: Floats) -> Floats:
    return time.from_unix_s(s + _UNIX_J2000_S)


def _tai(s: Floats) -> Floats:
    return s + time.TT_MINUS_TAI_S


def _tt(s: Floats) -> Floats:
    return s


def _tdb(s: Floats) -> Floats:
    return np.asarray(s - tdb_minus_tt(J2000_JD, s / DAY_S))


def _gps(s: Floats) -> Floats:
    return s - _GPS_MINUS_TAI_S + time.TT_MINUS_TAI_S


def _ut1(s: Floats) -> Floats:
    delta_t = time.timescale().delta_t_function
    t = s + delta_t(J2000_JD + s / DAY_S)
    return np.asarray(s + delta_t(J2000_JD + t / DAY_S))


SCALES: dict[str, Callable[[Floats], Floats]] = {
    "UTC": _utc,
    "TAI": _tai,
    "TT": _tt,
    "TDT": _tt,
    "TDB": _tdb,
    "ET": _tdb,
    "GPS": _gps,
    "UT1": _ut1,
}
"""Seconds past 2000-01-01 12:00 of that system, as a calendar without leap seconds -> t."""


def known(name: str) -> str:
    """The key of SCALES that *name* means; SmileError if it is none."""
    plain = name.strip().upper()
    aliases = {"UT": "UTC", "UTCG": "UTC", "GPST": "GPS", "Z": "UTC"}
    plain = aliases.get(plain, plain)
    if plain not in SCALES:
        raise SmileError(
            f"the time system {name.strip()[:40] or '(none)'} is not supported; "
            f"supported are {', '.join(SCALES)}."
        )
    return plain


def to_t(scale: str, seconds: Floats) -> Floats:
    """Seconds (n,) of the calendar of *scale* past its 2000-01-01 12:00 -> t (n,)."""
    return np.asarray(SCALES[scale](np.asarray(seconds, dtype=np.float64)))


def from_t(scale: str, t: Floats) -> Floats:
    """The inverse of `to_t`, to a microsecond: TDB and the rest."""
    seconds = 2.0 * t - to_t(scale, t)
    return np.asarray(seconds - (to_t(scale, seconds) - t))


def calendar_s(text: str) -> float:
    """A calendar time of any scale -> seconds past 2000-01-01 12:00 of it.

    ``2026-06-22T10:00:00.5``, with a space, with the day of the year (2026-173T10:00:00), or with
    the month in letters (22 Jun 2026 10:00:00, 2026-Jun-22 10:00:00). ValueError if it is none.
    """
    moment = np.datetime64(_iso(text.strip()), "ns")
    return float((moment.astype(np.int64) - _J2000_NS) / 1e9)


def _iso(text: str) -> str:
    """*text* as ``2026-06-22T10:00:00.5``; ValueError if it is no calendar time."""
    plain = text.removesuffix("Z").strip()
    if match := _DAY_OF_YEAR.fullmatch(plain):
        number = int(match[2])
        day = np.datetime64(f"{match[1]}-01-01", "D") + np.timedelta64(number - 1, "D")
        if number < 1 or str(day)[:4] != match[1]:
            raise ValueError(text)
        plain = f"{day}T{match[3]}"
    elif match := _WORDS.fullmatch(plain):
        plain = f"{match[3]}-{_month(match[2])}-{int(match[1]):02d}T{match[4]}"
    elif match := _YEAR_WORDS.fullmatch(plain):
        plain = f"{match[1]}-{_month(match[2])}-{match[3]}T{match[4]}"
    found = _ISO.fullmatch(plain)
    if not found:
        raise ValueError(text)
    clock = found[2] or "00:00:00"
    return f"{found[1]}T{clock if len(clock) > 5 else clock + ':00'}"


def _month(name: str) -> str:
    if name.lower() not in _MONTHS:
        raise ValueError(name)
    return f"{_MONTHS.index(name.lower()) + 1:02d}"


def calendars_s(texts: list[bytes]) -> Floats:
    """`calendar_s` of many texts (n,), quickly where all are plain ISO; ValueError as there."""
    if all(map(_PLAIN.fullmatch, texts)):
        try:
            column = np.array(texts, dtype="S32").astype("U32")
            moments = np.char.rstrip(column, "Z").astype("datetime64[ns]")
            return np.asarray((moments.astype(np.int64) - _J2000_NS) / 1e9)
        except ValueError:
            pass  # a day or an hour that is not: found out one by one
    return np.array([calendar_s(text.decode("latin-1")) for text in texts], dtype=np.float64)
