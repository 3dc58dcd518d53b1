"""CSV: a line of headings, then rows; times in ISO, or year, day of the year, hour, minute."""

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError
from smileviz.base.progress import Report
from smileviz.solarwind.readers import calendar, cells
from smileviz.solarwind.readers.cells import Cells
from smileviz.solarwind.readers.headings import Heading, heading
from smileviz.solarwind.readers.words import chunks
from smileviz.solarwind.reading import Notes, Rows, assemble
from smileviz.solarwind.timeline import Timeline

_TIMES = [
    "propagated_time_tag",
    "time",
    "utc",
    "datetime",
    "date_time",
    "timestamp",
    "epoch",
    "time_tag",
    "time_utc",
    "utc_time",
    "date_utc",
    "iso_time",
    "date",
]
_CALENDAR = (("year", "yyyy", "yr"), ("doy", "day_of_year", "day"), ("hour", "hr", "hh"))
_MINUTES = ("minute", "min", "mn", "mm")
_BLANK = (b"", b"-", b"--", b"na", b"n/a", b"null", b"none", b"nan", b"inf")
_DELIMITERS = (b",", b";", b"\t")


@dataclass
class Head:
    """What the lines before the numbers say."""

    delimiter: bytes
    names: list[str]
    headings: dict[int, Heading]
    time: tuple[int, ...]
    """The column of the time; date and time; or year, day, hour (and minute)."""
    comments: list[str] = field(default_factory=list)
    lines: int = 0
    """How many lines they are."""

    @property
    def in_numbers(self) -> bool:
        """Whether the time is year, day of the year, hour and minute."""
        return len(self.time) > 2


def read(path: Path, notes: Notes, report: Report | None = None) -> Timeline:
    """The timeline of the CSV file *path*."""
    head: Head | None = None
    pieces: list[tuple[Floats, dict[str, Floats]]] = []
    first = 1
    for chunk in chunks(path, report):
        rows = chunk
        if head is None:
            head = _head(chunk.split(b"\n")[:-1])
            rows = chunk.split(b"\n", head.lines)[-1]
            first += head.lines
            for meant in head.headings.values():
                if meant.note:
                    notes.add(meant.note)
        even = cells.of_lines(rows, head.delimiter, len(head.names)) if rows else None
        if even is None:
            pieces.append(_piece(rows.split(b"\n")[:-1], first, head, notes))
        else:
            pieces.append(_even_piece(even, first, head, notes))
        first += rows.count(b"\n")
    if head is None:
        raise SmileError("there is no line in it.")
    t = np.concatenate([piece[0] for piece in pieces])
    columns = {
        meant.name: np.concatenate([piece[1][meant.name] for piece in pieces])
        for meant in head.headings.values()
    }
    said = " ".join(head.comments)
    source = f"CSV, {path.name}" + (f" ({said[:200]})" if said else "")
    return assemble(Rows(t, columns), notes, source)


def _head(lines: list[bytes]) -> Head:
    comments: list[str] = []
    for number, line in enumerate(lines, 1):
        text = line.decode("utf-8-sig", "replace").strip()
        if not text:
            continue
        if text.startswith("#") and not _has_time(text.lstrip("# ")):
            comments.append(text.lstrip("# "))
            continue
        head = _headings(text.lstrip("# "), _units(lines[number:], text))
        head.comments, head.lines = comments, number + (1 if _units(lines[number:], text) else 0)
        return head
    raise SmileError("there is no line of headings in it.")


def _split(text: str) -> tuple[bytes, list[str]]:
    delimiter = max(_DELIMITERS, key=lambda item: text.count(item.decode()))
    row = next(csv.reader([text], delimiter=delimiter.decode()))
    return delimiter, [cell.strip() for cell in row]


def _key(name: str) -> str:
    return re.split(r"[\[(]", name, maxsplit=1)[0].strip().lower().replace(" ", "_")


def _has_time(text: str) -> bool:
    keys = [_key(name) for name in _split(text)[1]]
    return len(keys) > 1 and any(key in _TIMES or key in _CALENDAR[0] for key in keys)


def _units(following: list[bytes], heading_line: str) -> list[str]:
    """Units if the next line holds those instead of numbers, else nothing."""
    if not following:
        return []
    cells = _split(following[0].decode("utf-8", "replace"))[1]
    wordy = [cell for cell in cells[1:] if cell and not cell[0].isdigit() and cell[0] not in "-+."]
    same = len(cells) == len(_split(heading_line)[1])
    known = ("km/s", "m/s", "nt", "cm-3", "npa", "n/cc", "cm^-3", "1/cm3", "#/cc")
    return cells if same and any(cell.lower() in known for cell in wordy) else []


def _headings(text: str, units: list[str]) -> Head:
    delimiter, names = _split(text)
    keys = [_key(name) for name in names]
    time = _time_columns(keys)
    found: dict[int, Heading] = {}
    for k, name in enumerate(names):
        meant = None if k in time else heading(name, units[k] if units else "")
        if meant is not None and meant.name not in [other.name for other in found.values()]:
            found[k] = meant
    if not time or not found:
        missing = "column of times ('time')" if not time else "column of the wind or an index"
        raise SmileError(
            f"there is no {missing} among its headings: {', '.join(names)[:200]}. "
            "Name them like time, density [cm-3], speed [km/s], Bz_GSM [nT], Kp."
        )
    return Head(delimiter, names, found, time)


def _time_columns(keys: list[str]) -> tuple[int, ...]:
    if "date" in keys and "time" in keys:
        return keys.index("date"), keys.index("time")
    for name in _TIMES:
        if name in keys:
            return (keys.index(name),)
    if keys and keys[0].startswith("epoch"):  # CDAWeb: EPOCH_yyyy-mm-ddThh:mm:ss.sssZ
        return (0,)
    parts = [next((k for k, key in enumerate(keys) if key in names), -1) for names in _CALENDAR]
    if min(parts) < 0:
        return ()
    return (*parts, *[k for k, key in enumerate(keys) if key in _MINUTES][:1])


def _even_piece(
    even: Cells, first: int, head: Head, notes: Notes
) -> tuple[Floats, dict[str, Floats]]:
    """`_piece` of lines that all have the right number of cells."""
    numbers = range(first, first + len(even.starts))
    values = {
        meant.name: meant.factor * _even_floats(even, k, numbers, head.names[k], notes)
        for k, meant in head.headings.items()
    }
    if head.in_numbers:
        names = [head.names[k] for k in head.time]
        parts = [_even_floats(even, k, numbers, names[i], notes) for i, k in enumerate(head.time)]
        t = _of_calendar(parts)
    else:
        t = _of_texts([even.texts(k) for k in head.time])
    there = np.isfinite(t)
    for row in np.flatnonzero(~there):
        text = b" ".join(even.text(int(row), k) for k in head.time)
        notes.line(numbers[row], f"'{text[:40].decode('latin-1')}' is not a time")
    return t[there], {name: column[there] for name, column in values.items()}


def _even_floats(even: Cells, k: int, numbers: range, name: str, notes: Notes) -> Floats:
    values, sound = even.numbers(k)
    odd = np.flatnonzero(~sound)
    texts = [even.text(int(row), k) for row in odd]
    values[odd] = _floats(texts, [numbers[row] for row in odd], name, notes)
    return values


def _piece(
    lines: list[bytes], first: int, head: Head, notes: Notes
) -> tuple[Floats, dict[str, Floats]]:
    """Times and columns of whole lines; the first of them is line *first* of the file."""
    rows: list[list[bytes]] = []
    numbers: list[int] = []
    for number, line in enumerate(lines, first):
        if not line.strip() or line.startswith(b"#"):
            continue
        row = _row(line, head.delimiter)
        if len(row) == len(head.names):
            rows.append(row)
            numbers.append(number)
        else:
            notes.line(number, f"{len(row)} cells instead of {len(head.names)}")
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(head.names)
    t = _times([columns[k] for k in head.time], numbers, head, notes)
    values = {
        meant.name: meant.factor * _floats(columns[k], numbers, head.names[k], notes)
        for k, meant in head.headings.items()
    }
    there = np.isfinite(t)
    for k in np.flatnonzero(~there):
        text = b" ".join(rows[k][j] for j in head.time)[:40].decode("latin-1")
        notes.line(numbers[k], f"'{text}' is not a time")
    return t[there], {name: column[there] for name, column in values.items()}


def _row(line: bytes, delimiter: bytes) -> list[bytes]:
    if b'"' in line:
        text = line.decode("latin-1")
        row = next(csv.reader(io.StringIO(text), delimiter=delimiter.decode("latin-1")))
        return [cell.encode("latin-1") for cell in row]
    if delimiter == b";":
        line = line.replace(b",", b".")
    return line.split(delimiter)


def _times(
    columns: Sequence[Sequence[bytes]], numbers: list[int], head: Head, notes: Notes
) -> Floats:
    if head.in_numbers:
        return _of_calendar([_floats(column, numbers, "the time", notes) for column in columns])
    return _of_texts([np.array(column, dtype="S40") for column in columns])


def _of_calendar(parts: list[Floats]) -> Floats:
    """Times t of year, day of the year, hour and perhaps minute (n,); NaN for what is no moment."""
    parts = parts if len(parts) > 3 else [*parts, np.zeros(len(parts[0]))]
    sound = calendar.sound(*parts)
    safe = [np.where(sound, part, 1972.0 if k == 0 else 1.0) for k, part in enumerate(parts)]
    return np.where(sound, calendar.of_days(*safe), np.nan)


def _of_texts(texts: list[NDArray[np.bytes_]]) -> Floats:
    """Times t of texts (n,), or of dates and clock times; NaN for what is no moment."""
    if len(texts) == 1:
        return calendar.of_texts(texts[0])
    date, clock = (np.char.strip(part) for part in texts)
    return calendar.of_texts(np.char.add(np.char.add(date, b"T"), clock))


def _floats(cells: Sequence[bytes], numbers: list[int], name: str, notes: Notes) -> Floats:
    """Numbers of *cells* (n,), NaN for blanks and, with a note, for what is no number."""
    array = np.array(cells, dtype="S32")
    try:
        return np.asarray(np.where(array == b"", b"nan", array).astype(np.float64))
    except ValueError:
        pass
    values = np.full(len(cells), np.nan)
    for k, cell in enumerate(cells):
        if cell.strip().lower() in _BLANK:
            continue
        try:
            values[k] = float(cell)
        except ValueError:
            text = cell[:20].decode("latin-1")
            notes.add(f"Line {numbers[k]}: '{text}' in column {name} is no number; no value.")
    return values
