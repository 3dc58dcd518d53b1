"""CSV: a line of headings, then rows; times in ISO, or year, day of the year, hour, minute."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError
from smileviz.base.progress import Report
from smileviz.solarwind.readers import cells
from smileviz.solarwind.readers.cells import Cells
from smileviz.solarwind.readers.headings import Heading, heading
from smileviz.solarwind.readers.moments import ADVICE, Clock, clock, of_numbers, of_texts
from smileviz.solarwind.readers.words import chunks
from smileviz.solarwind.reading import Notes, Rows, assemble
from smileviz.solarwind.timeline import Timeline

_BLANK = (b"", b"-", b"--", b"na", b"n/a", b"null", b"none", b"nan", b"inf")
_LONGEST = 40
_DELIMITERS = (b",", b";", b"\t")


@dataclass
class Head:
    """What the lines before the numbers say."""

    delimiter: bytes
    names: list[str]
    headings: dict[int, Heading]
    clock: Clock
    comments: list[str] = field(default_factory=list)
    lines: int = 0
    """How many lines they are."""


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
            _say(head, notes)
        if head.delimiter != b",":  # then a comma is a decimal point
            rows = rows.replace(b",", b".")
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
    if not any(len(piece[0]) for piece in pieces) and notes.broken:
        why = f"({notes.first_broken}); for times {ADVICE}"
        raise SmileError(f"there is not one row in it that can be read {why}.")
    said = " ".join(head.comments)
    source = f"CSV, {path.name}" + (f" ({said[:200]})" if said else "")
    return assemble(Rows(t, columns), notes, source)


def _say(head: Head, notes: Notes) -> None:
    """What the headings make worth knowing."""
    for meant in head.headings.values():
        if meant.note:
            notes.add(meant.note)
    if head.clock.parts == ("unix",):
        name = head.names[head.clock.columns[0]]
        notes.add(f"The times in {name} are taken for seconds or milliseconds since 1970, UTC.")
    used = {*head.headings, *head.clock.columns}
    unused = [name for k, name in enumerate(head.names) if k not in used and name]
    if unused:
        notes.add(f"Columns that are not used: {', '.join(unused)[:160]}.")


def _head(lines: list[bytes]) -> Head:
    comments: list[str] = []
    for number, line in enumerate(lines, 1):
        text = line.decode("utf-8-sig", "replace").strip()
        if not text:
            continue
        if text.startswith("#") and not _has_time(text.lstrip("# ")):
            comments.append(text.lstrip("# "))
            continue
        units = _units(lines[number:], text)
        head = _headings(text.lstrip("# "), lines[number:], units)
        head.comments, head.lines = comments, number + (1 if units else 0)
        return head
    raise SmileError("there is no line of headings in it.")


def _split(text: str) -> tuple[bytes, list[str]]:
    delimiter = max(_DELIMITERS, key=lambda item: text.count(item.decode()))
    return delimiter, [cell.strip() for cell in _cells(text, delimiter.decode())]


def _cells(text: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([text], delimiter=delimiter))
    except (csv.Error, StopIteration):
        return [text]


def _has_time(text: str) -> bool:
    names = _split(text)[1]
    return len(names) > 1 and clock(names) is not None


def _units(following: list[bytes], heading_line: str) -> list[str]:
    """Units if the next line holds those instead of numbers, else nothing."""
    if not following:
        return []
    cells = _split(following[0].decode("utf-8", "replace"))[1]
    wordy = [cell for cell in cells[1:] if cell and not cell[0].isdigit() and cell[0] not in "-+."]
    same = len(cells) == len(_split(heading_line)[1])
    known = ("km/s", "m/s", "nt", "cm-3", "npa", "n/cc", "cm^-3", "1/cm3", "#/cc")
    return cells if same and any(cell.lower() in known for cell in wordy) else []


def _headings(text: str, following: list[bytes], units: list[str]) -> Head:
    delimiter, names = _split(text)
    row = following[1 if units else 0].decode("utf-8", "replace") if len(following) > 1 else ""
    at = clock(names, _split(row)[1])
    found: dict[int, Heading] = {}
    for k, name in enumerate(names):
        meant = None if at is None or k in at.columns else heading(name, units[k] if units else "")
        if meant is not None and meant.name not in [other.name for other in found.values()]:
            found[k] = meant
    if at is None or not found:
        missing = "column of times ('time')" if at is None else "column of the wind or an index"
        raise SmileError(
            f"there is no {missing} among its headings: {', '.join(names)[:200]}. "
            "Name them like time, density [cm-3], speed [km/s], Bz_GSM [nT], Kp."
        )
    return Head(delimiter, names, found, at)


def _even_piece(
    even: Cells, first: int, head: Head, notes: Notes
) -> tuple[Floats, dict[str, Floats]]:
    """`_piece` of lines that all have the right number of cells."""
    numbers = range(first, first + len(even.starts))
    values = {
        meant.name: meant.factor * _even_floats(even, k, numbers, head.names[k], notes)
        for k, meant in head.headings.items()
    }
    at = head.clock
    if at.parts:
        t = of_numbers(
            at.parts, [_even_floats(even, k, numbers, head.names[k], notes) for k in at.columns]
        )
    else:
        t = of_texts([even.texts(k) for k in at.columns])
    there = np.isfinite(t)
    for row in np.flatnonzero(~there):
        text = b" ".join(even.text(int(row), k) for k in head.clock.columns)
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
    t = _times([columns[k] for k in head.clock.columns], numbers, head, notes)
    values = {
        meant.name: meant.factor * _floats(columns[k], numbers, head.names[k], notes)
        for k, meant in head.headings.items()
    }
    there = np.isfinite(t)
    for k in np.flatnonzero(~there):
        text = b" ".join(rows[k][j] for j in head.clock.columns)[:40].decode("latin-1")
        notes.line(numbers[k], f"'{text}' is not a time")
    return t[there], {name: column[there] for name, column in values.items()}


def _row(line: bytes, delimiter: bytes) -> list[bytes]:
    if b'"' in line:
        cells = _cells(line.decode("latin-1"), delimiter.decode("latin-1"))
        return [cell.encode("latin-1") for cell in cells]
    return line.split(delimiter)


def _times(
    columns: Sequence[Sequence[bytes]], numbers: list[int], head: Head, notes: Notes
) -> Floats:
    at = head.clock
    if at.parts:
        names = [head.names[k] for k in at.columns]
        cells = zip(columns, names, strict=True)
        return of_numbers(at.parts, [_floats(each, numbers, name, notes) for each, name in cells])
    return of_texts([np.array([cell[:_LONGEST] for cell in each], dtype="S40") for each in columns])


def _floats(cells: Sequence[bytes], numbers: list[int], name: str, notes: Notes) -> Floats:
    """Numbers of *cells* (n,), NaN for blanks and, with a note, for what is no number."""
    if all(len(cell) <= _LONGEST for cell in cells):
        array = np.array(cells, dtype="S40")
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
            notes.cell(numbers[k], f"'{text}' in column {name} is no number")
    return values
