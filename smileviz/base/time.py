"""t: TT seconds past J2000, to and from UTC and Skyfield. Nothing else touches UTC."""

import re
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache

import numpy as np
from skyfield.api import load
from skyfield.data.iers import parse_x_y_dut1_from_finals_all
from skyfield.timelib import Time, Timescale

from smileviz.base import resources
from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError
from smileviz.base.units import DAY_S, J2000_JD

TT_MINUS_TAI_S = 32.184
_UNIX_J2000_S = 946_728_000.0  # 2000-01-01T12:00:00, counted as a calendar without leap seconds
_UNIX_JD = 2_440_587.5
_UNIX_MJD = 40_587.0
_FIRST = datetime(1972, 1, 1, tzinfo=UTC)
_LAST = datetime(2150, 1, 1, tzinfo=UTC)
_LEAP = re.compile(r"(\d\d:\d\d):60")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DURATION = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*(s|sec|min|m|h|d)?\s*")
_DURATION_S = {None: 1.0, "s": 1.0, "sec": 1.0, "min": 60.0, "m": 60.0, "h": 3600.0, "d": DAY_S}


@cache
def timescale() -> Timescale:
    """Skyfield's time scale with the shipped IERS Earth rotation and polar motion.

    Within the shipped ``finals2000A.all`` Delta T and the pole follow that table, before it
    Skyfield's own daily table; after it UT1 - UTC and the pole keep their last value.
    Leap seconds are those Skyfield carries (none is announced after 2017).
    """
    with resources.path("data/finals2000A.all").open("rb") as file:
        rows = parse_x_y_dut1_from_finals_all(file)
    utc_s = (rows["utc_mjd"] - _UNIX_MJD) * DAY_S
    t = from_unix_s(utc_s)
    tt_jd = J2000_JD + t / DAY_S
    delta_t_s = t + _UNIX_J2000_S - utc_s - rows["dut1"]
    builtin = _builtin()
    before = builtin.delta_t_table[0] < tt_jd[0]
    known_tt = np.concatenate([builtin.delta_t_table[0][before], tt_jd])
    known_s = np.concatenate([builtin.delta_t_table[1][before], delta_t_s])

    def delta_t(moment: Floats) -> Floats:
        return np.asarray(np.interp(moment, known_tt, known_s))

    scale = Timescale(delta_t, builtin.leap_dates, builtin.leap_offsets)
    scale.polar_motion_table = (tt_jd, rows["x_arcseconds"], rows["y_arcseconds"])
    return scale


@cache
def _builtin() -> Timescale:
    return load.timescale(builtin=True)


@cache
def _leap_table() -> tuple[Floats, Floats]:
    """UTC (unix s) from which a TAI - UTC holds (n,), and the TAI - UTC (n + 1,)."""
    dates = np.asarray(_builtin().leap_dates, dtype=np.float64)
    offsets = np.asarray(_builtin().leap_offsets, dtype=np.float64)
    return (dates - _UNIX_JD) * DAY_S, np.concatenate([[offsets[0] - 1.0], offsets])


def from_unix_s(unix_s: Floats | float) -> Floats:
    """UTC as seconds since 1970 of 86,400 s days (...) -> t (...)."""
    dates, offsets = _leap_table()
    utc = np.asarray(unix_s, dtype=np.float64)
    tai_minus_utc = offsets[np.searchsorted(dates, utc, side="right")]
    return np.asarray(utc - _UNIX_J2000_S + tai_minus_utc + TT_MINUS_TAI_S)


def unix_s(t: Floats | float) -> Floats:
    """UTC of *t* (...) as seconds since 1970 of 86,400 s days (...): the axis of every plot."""
    dates, offsets = _leap_table()
    moments = np.asarray(t, dtype=np.float64)
    starts = dates - _UNIX_J2000_S + offsets[1:] + TT_MINUS_TAI_S
    tai_minus_utc = offsets[np.searchsorted(starts, moments, side="right")]
    return np.asarray(moments + _UNIX_J2000_S - tai_minus_utc - TT_MINUS_TAI_S)


def from_utc(text: str) -> float:
    """*text* such as ``2026-11-22T10:00:00Z`` -> t; without a zone it is UTC.

    A leap second, ``2016-12-31T23:59:60Z``, is read as what it is.
    """
    written, leaps = _LEAP.subn(r"\1:59", text.strip())
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise SmileError(
            f"'{text}' is not a time; write UTC as 2026-11-22T10:00:00Z (or 2026-11-22)."
        ) from None
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    if not _FIRST <= moment <= _LAST:
        raise SmileError(f"The time {text} is outside the years 1972 to 2149.")
    utc_s = (moment - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(seconds=1)
    t, after = from_unix_s(np.array([utc_s, np.floor(utc_s) + 1.0]))
    if leaps and after - np.floor(t) < 2.0:
        raise SmileError(f"There is no leap second at {text}.")
    return float(t) + leaps


def to_utc(t: float, digits: int = 0) -> str:
    """UTC of *t* as ``2026-11-22T10:00:00Z``, rounded to *digits* decimals of a second (0 to 6)."""
    seconds = round(float(unix_s(t)), digits)
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    text = moment.strftime("%Y-%m-%dT%H:%M:%S")
    return f"{text}.{moment.microsecond:06d}"[: 20 + digits] + "Z" if digits else text + "Z"


def day_month(t: float, separator: str, digits: int = 0) -> str:
    """UTC of *t* with the month as a word: ``22-Nov-2026 10:00:00`` where that is "-"."""
    date, _, clock = to_utc(t, digits).removesuffix("Z").partition("T")
    year, month, day = date.split("-")
    return f"{day}{separator}{_MONTHS[int(month) - 1]}{separator}{year} {clock}"


def label(t: float) -> str:
    """UTC of *t* as ``2026-11-22 10:00:00``, as it stands on the screen."""
    return to_utc(t)[:-1].replace("T", " ")


@lru_cache(maxsize=4096)
def _skyfield_scalar(t: float) -> Time:
    return timescale().tt_jd(J2000_JD, t / DAY_S)


def skyfield(t: Floats | float) -> Time:
    """Skyfield's Time of *t*, a number or (n,)."""
    if np.ndim(t) == 0:
        return _skyfield_scalar(float(t))
    return timescale().tt_jd(np.full(np.shape(t), J2000_JD), np.asarray(t) / DAY_S)


def from_skyfield(moment: Time) -> Floats:
    """Skyfield's Time -> t, a number or (n,)."""
    return np.asarray((moment.whole - J2000_JD) * DAY_S + moment.tt_fraction * DAY_S)


def now() -> float:
    """The present t, by the computer's clock."""
    since = datetime.now(UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    return float(from_unix_s(since.total_seconds()))


def parse_duration(text: str) -> float:
    """*text* such as ``30s``, ``10min``, ``1h``, ``1d`` -> seconds, more than zero."""
    match = _DURATION.fullmatch(text)
    seconds = float(match[1]) * _DURATION_S[match[2]] if match else 0.0
    if seconds <= 0.0:
        raise SmileError(f"'{text}' is not a duration; write it as 30s, 10min, 1h or 1d.")
    return seconds


def duration_label(seconds: float) -> str:
    """Seconds -> ``45 s``, ``12 min``, ``3 h 20 min``, ``2 d 03 h``."""
    if seconds < 60.0:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60.0)
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 1440:
        return f"{minutes // 60} h {minutes % 60:02d} min"
    hours = round(seconds / 3600.0)
    return f"{hours // 24} d {hours % 24:02d} h"
