"""Kp of GFZ Potsdam, Dst of WDC Kyoto (its own format and IAGA-2002), all in text."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError
from smileviz.base.progress import Report
from smileviz.solarwind.readers import calendar
from smileviz.solarwind.readers.words import chunks
from smileviz.solarwind.reading import Notes, Rows, assemble
from smileviz.solarwind.timeline import Timeline

_KP_S, _DST_S = 10_800.0, 3600.0
_KP_WORDS = {28: 8, 10: 1, 27: 8}
_NO_DST = 9999.0


def read_kp(path: Path, notes: Notes, report: Report | None = None) -> Timeline:
    """Kp of GFZ: a line a day with eight values, or a line every three hours; -1 is no value."""
    texts: list[str] = []
    values: list[float] = []
    said = []
    for number, line in _lines(path, report):
        if line.startswith("#"):
            said.append(line)
            continue
        try:
            found = _kp_line(line.split())
        except ValueError as error:
            notes.line(number, str(error))
            continue
        for moment, value in found:
            texts.append(moment)
            values.append(value)
    kp = np.array(values)
    t, kp = _there(texts, np.where(kp < 0.0, np.nan, kp), notes)
    synthetic = ", SYNTHETIC" if any("SYNTHETIC" in line for line in said) else ""
    source = f"GFZ Kp (CC BY 4.0), {path.name}{synthetic}"
    return assemble(Rows(t, {"kp": kp}, _KP_S), notes, source)


def _kp_line(words: list[str]) -> list[tuple[str, float]]:
    count = _KP_WORDS.get(len(words))
    if count is None:
        raise ValueError(f"{len(words)} words instead of 28 or 10")
    try:
        day = f"{int(words[0]):04d}-{int(words[1]):02d}-{int(words[2]):02d}"
        if count == 1:
            hour = float(words[3])
            return [(f"{day}T{int(hour):02d}:{round(hour % 1.0 * 60.0):02d}", float(words[7]))]
        return [(f"{day}T{3 * k:02d}:00", float(words[7 + k])) for k in range(count)]
    except (ValueError, OverflowError):
        raise ValueError("a word that is no number") from None


def read_dst(path: Path, notes: Notes, report: Report | None = None) -> Timeline:
    """Dst in the format of WDC Kyoto: a line of 120 characters a day; 9999 is no value."""
    texts: list[str] = []
    values: list[float] = []
    for number, line in _lines(path, report):
        if not line.upper().startswith("DST"):
            notes.line(number, "it does not begin with DST")
            continue
        try:
            day, hours = _dst_line(line)
        except ValueError as error:
            notes.line(number, str(error))
            continue
        texts += [f"{day}T{hour:02d}:00" for hour in range(24)]
        values += hours
    t, dst = _there(texts, np.array(values), notes)
    return assemble(Rows(t, {"dst_nt": dst}, _DST_S), notes, f"WDC Kyoto Dst, {path.name}")


def _dst_line(line: str) -> tuple[str, list[float]]:
    if len(line) < 116:
        raise ValueError(f"{len(line)} characters instead of 120")
    try:
        century = line[14:16].strip() or ("19" if int(line[3:5]) >= 57 else "20")
        day = f"{int(century):02d}{line[3:5]}-{line[5:7]}-{line[8:10]}"
        base = 100.0 * float(line[16:20].strip() or 0)
        hours = [float(line[20 + 4 * k : 24 + 4 * k]) for k in range(24)]
    except (ValueError, OverflowError):
        raise ValueError("a number is broken") from None
    return day, [np.nan if value == _NO_DST else base + value for value in hours]


def read_iaga(path: Path, notes: Notes, report: Report | None = None) -> Timeline:
    """Dst in IAGA-2002: headings that end in |, then date, time, day of the year, value."""
    texts: list[str] = []
    values: list[float] = []
    for number, line in _lines(path, report):
        if line.rstrip().endswith("|"):
            continue
        words = line.split()
        try:
            values.append(float(words[3]))
            texts.append(f"{words[0]}T{words[1]}")
        except (IndexError, ValueError):
            notes.line(number, "not date, time, day and value")
    dst = np.array(values)
    t, dst = _there(texts, np.where(np.abs(dst) >= _NO_DST, np.nan, dst), notes)
    # IAGA-2002 may give the middle of the hour
    t = t - (t - t[0]) % _DST_S if len(t) else t
    return assemble(Rows(t, {"dst_nt": dst}, _DST_S), notes, f"WDC Kyoto Dst, {path.name}")


def _there(texts: list[str], values: Floats, notes: Notes) -> tuple[Floats, Floats]:
    if not texts:
        raise SmileError("there is not one line in it that can be read.")
    t = calendar.of_texts(np.array([text.encode() for text in texts], dtype="S32"))
    there = np.isfinite(t)
    if not there.all():
        notes.add(f"{int((~there).sum())} values have no date {calendar.YEARS}; left out.")
    return t[there], values[there]


def _lines(path: Path, report: Report | None) -> Iterator[tuple[int, str]]:
    """Number and text of every line that is not blank."""
    number = 0
    for chunk in chunks(path, report):
        for line in chunk.decode("latin-1").split("\n")[:-1]:
            number += 1
            if line.strip():
                yield number, line
