"""CSV of states: columns told by their names, frame and units by names or by comment lines."""

import re
from dataclasses import dataclass, field

import numpy as np

from smileviz.base.arrays import Floats, Ints
from smileviz.base.errors import SmileError
from smileviz.base.progress import Report, go_on
from smileviz.base.units import DAY_S
from smileviz.orbit.interpolation import Method
from smileviz.orbit.readers import headings, scales, text
from smileviz.orbit.readers.axes import Axes
from smileviz.orbit.readers.headings import Heading
from smileviz.orbit.readers.segment import Contents, Segment, method_of

_CHUNK = 50_000
_POSITION, _VELOCITY = ("x", "y", "z"), ("vx", "vy", "vz")
_JD_J2000, _MJD_J2000, _UNIX_J2000_S = 2_451_545.0, 51_544.5, 946_728_000.0
_DATE = re.compile(rb"\d{4}-\d{2}-\d{2}")
_CLOCK = re.compile(rb"\d{2}:\d{2}(:\d{2}(\.\d*)?)?Z?")
_WORDS = re.compile(r"[A-Za-z][A-Za-z0-9]*")


@dataclass
class _Head:
    """What comments and the line of names say."""

    said: dict[str, str] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    delimiter: bytes = b","
    first: int = 0
    """Index of the first row."""

    def told(self, *keys: str) -> str:
        """What a comment ``# key: value`` says under one of *keys*."""
        return next((self.said[key] for key in keys if key in self.said), "")


@dataclass(frozen=True)
class _Columns:
    time: int
    clock: int | None
    values: tuple[int, ...]
    headings: tuple[Heading, ...]


def looks_so(lines: list[bytes]) -> bool:
    """Whether the first line that is no comment names columns of a position."""
    head = _head(lines[:200])
    parts = {headings.heading(name).part for name in head.names}
    return parts >= set(_POSITION) or bool(parts & set(_POSITION) and "time" in parts)


def read(content: bytes, report: Report | None) -> Contents:
    """The one table of the file."""
    lines = text.lines_of(content)
    head = _head(lines)
    kept = [k for k in range(head.first, len(lines)) if _is_row(lines[k])]
    if not kept:
        raise SmileError("there is no row under the names of its columns.")
    first = _cells(lines[kept[0]], head)
    columns = _columns(head, first)
    numbers = np.array(kept, dtype=np.int64) + 1
    times, values = _rows(lines, numbers, head, columns, report)
    scale, notes = _scale(head, columns, times[0])
    velocity = values[:, 3:6] * _speed(head, columns) if values.shape[1] == 6 else None
    segment = Segment(
        name=head.told("object", "object name", "spacecraft", "satellite", "ephemeris").split(";")[
            0
        ],
        scale=scale,
        seconds=_seconds(times, numbers, columns.headings[columns.time], first[columns.time]),
        position_km=values[:, :3] * _length(head, columns),
        velocity_km_s=velocity,
        axes=_frame(head, columns),
        lines=numbers,
        method=_method(head),
        split=True,
    )
    return Contents((segment,), notes)


def _is_row(line: bytes) -> bool:
    plain = line.strip()
    return bool(plain) and not plain.startswith(b"#")


def _head(lines: list[bytes]) -> _Head:
    head = _Head()
    for k, line in enumerate(lines):
        plain = text.word(line)
        if not plain:
            continue
        if not plain.startswith("#"):
            head.delimiter = max((b",", b";", b"\t"), key=line.count)
            head.names = [cell.decode("utf-8", "replace") for cell in _cells(line, head)]
            head.first = k + 1
            break
        said = plain.lstrip("# ").strip()
        key, colon, value = said.partition(":")
        if colon:
            head.said.setdefault(key.strip().lower().replace("_", " "), value.strip())
        head.words += _WORDS.findall(said)
    return head


def _cells(line: bytes, head: _Head) -> list[bytes]:
    return [cell.strip().strip(b'"').strip() for cell in line.split(head.delimiter)]


def _columns(head: _Head, first: list[bytes]) -> _Columns:
    found = tuple(headings.heading(name) for name in head.names)
    places: dict[str, int] = {}
    for k, item in enumerate(found):
        if item.part not in ("", "time"):
            if item.part in places:
                raise SmileError(
                    f"line {head.first}: the columns '{head.names[places[item.part]]}' and "
                    f"'{head.names[k]}' are both {item.part}."
                )
            places[item.part] = k
    missing = [part for part in _POSITION if part not in places]
    if missing:
        raise SmileError(
            f"line {head.first}: no column is named {missing[0]} (as x_km, X (R_E), x_gse_km)."
        )
    wanted = _POSITION + (_VELOCITY if set(_VELOCITY) <= set(places) else ())
    time, clock = _time_columns(head, found, first)
    return _Columns(time, clock, tuple(places[part] for part in wanted), found)


def _time_columns(
    head: _Head, found: tuple[Heading, ...], first: list[bytes]
) -> tuple[int, int | None]:
    """The column of the time, and of the clock if the date stands alone."""
    places = [k for k, item in enumerate(found) if item.part == "time" and k < len(first)]
    for k in places:
        if _is_calendar(first[k]):
            beside = k + 1 < len(first) and _CLOCK.fullmatch(first[k + 1])
            return k, k + 1 if beside and _DATE.fullmatch(first[k]) else None
    for k in places:
        if found[k].counted:
            return k, None
    raise SmileError(
        f"line {head.first}: no column is a time (as utc with 2026-11-22T10:00:00, or jd_tdb)."
    )


def _is_calendar(cell: bytes) -> bool:
    try:
        scales.calendar_s(cell.decode("utf-8", "replace"))
    except ValueError:
        return False
    return True


def _rows(
    lines: list[bytes], numbers: Ints, head: _Head, columns: _Columns, report: Report | None
) -> tuple[list[bytes], Floats]:
    times: list[bytes] = []
    parts = []
    width = len(head.names)
    for low in range(0, len(numbers), _CHUNK):
        go_on(report, low / len(numbers))
        part = numbers[low : low + _CHUNK]
        rows = [lines[k - 1].split(head.delimiter) for k in part.tolist()]
        for row, number in zip(rows, part.tolist(), strict=True):
            if len(row) != width:
                raise SmileError(f"line {number}: {len(row)} cells; {width} columns are named.")
        times += [_time_cell(row, columns) for row in rows]
        cells = [row[k] for row in rows for k in columns.values]
        if b'"' in lines[part[0] - 1]:
            cells = [cell.strip().strip(b'"') for cell in cells]
        parts.append(text.quick(cells, len(columns.values), part))
    return times, np.concatenate(parts)


def _time_cell(row: list[bytes], columns: _Columns) -> bytes:
    cell = row[columns.time].strip().strip(b'"')
    return cell if columns.clock is None else cell + b"T" + row[columns.clock].strip().strip(b'"')


def _seconds(times: list[bytes], numbers: Ints, column: Heading, first: bytes) -> Floats:
    """Times past 2000-01-01 12:00 of their scale (n,)."""
    if _is_calendar(first):
        return text.calendar(times, numbers)
    value = text.floats([[cell] for cell in times], numbers)[:, 0]
    if column.counted == "jd":
        return (value - _JD_J2000) * DAY_S
    if column.counted == "mjd":
        return (value - _MJD_J2000) * DAY_S
    return value - _UNIX_J2000_S if column.counted == "unix" else value


def _scale(head: _Head, columns: _Columns, first: bytes) -> tuple[str, tuple[str, ...]]:
    column = columns.headings[columns.time]
    told = head.told("time system", "time scale", "timescale", "time")
    name = column.scale or (told.split() or [""])[0]
    if name:
        return scales.known(name), ()
    if first.endswith(b"Z"):
        return "UTC", ()
    return "UTC", ("The file names no time system: UTC is assumed.",)


def _frame(head: _Head, columns: _Columns) -> Axes:
    in_names = {columns.headings[k].frame for k in columns.values}
    told = head.told("frame", "reference frame", "ref frame", "coordinate system", "coordinates")
    named = in_names - {""}
    if told:
        named.add(told.split()[0].strip(",;()").upper())
    elif named and "" in in_names:
        raise SmileError(f"line {head.first}: only some of its columns name the frame.")
    if not named:
        words = [word.lower() for word in head.words]
        named = {headings.frame_in(words[k:]) for k in range(len(words))} - {""}
    if len(named) != 1:
        what = f"several frames: {', '.join(sorted(named))}" if named else "no frame"
        raise SmileError(f"it names {what}; a line such as '# frame: GSE' above the names does.")
    return headings.frame_of(named.pop())


def _length(head: _Head, columns: _Columns) -> float:
    units = {columns.headings[k].unit for k in columns.values[:3]}
    return headings.POSITION_KM[_one_unit(head, units, tuple(headings.POSITION_KM), "positions")]


def _speed(head: _Head, columns: _Columns) -> float:
    units = {columns.headings[k].unit for k in columns.values[3:]}
    return headings.VELOCITY_KM_S[
        _one_unit(head, units, tuple(headings.VELOCITY_KM_S), "velocities")
    ]


def _one_unit(head: _Head, units: set[str], allowed: tuple[str, ...], what: str) -> str:
    if len(units) > 1:
        raise SmileError(f"line {head.first}: its {what} are in several units.")
    unit = units.pop()
    if not unit:
        text_ = " ".join(head.said.values()).lower() + " " + " ".join(head.words).lower()
        found = [name for name in ("km", "m") if re.search(rf"\b{name}\b", text_)]
        suffix = "_s" if allowed[0].endswith("_s") else ""
        unit = f"{found[0]}{suffix}" if found else ""
    if unit not in allowed:
        raise SmileError(
            f"line {head.first}: its {what} have no unit; write it in the names, as x_{allowed[0]}."
        )
    return unit


def _method(head: _Head) -> Method | None:
    told = head.told("interpolation")
    if not told:
        return None
    degree = head.told("interpolation degree")
    return method_of(told.split()[0], int(degree) if degree.isdigit() else None)
