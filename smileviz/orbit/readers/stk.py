"""Ephemerides of STK, ``.e``: EphemerisTimePos, -PosVel and -PosVelAcc."""

from dataclasses import dataclass, field

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError
from smileviz.base.progress import Report
from smileviz.orbit.interpolation import MOST_DEGREE, Method
from smileviz.orbit.readers import axes, scales, text
from smileviz.orbit.readers.segment import Contents, Segment, method_of

_TABLES = {
    b"ephemeristimepos": 3,
    b"ephemeristimeposvel": 6,
    b"ephemeristimeposvelacc": 9,
}
_UNITS_KM = {"meters": 1e-3, "m": 1e-3, "kilometers": 1.0, "km": 1.0}
_KNOWN = {
    "numberofephemerispoints",
    "scenarioepoch",
    "interpolationmethod",
    "interpolationorder",
    "interpolationsamplesm1",
    "centralbody",
    "coordinatesystem",
    "coordinatesystemepoch",
    "distanceunit",
    "messagelevel",
    "blockingfactor",
}
_CONSTANT = {"begin", "end"}
_BOUNDARIES = "segmentboundarytimes"


@dataclass
class _File:
    fields: dict[str, tuple[str, int]] = field(default_factory=dict)
    boundaries: list[float] = field(default_factory=list)
    rows: list[bytes] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    columns: int = 0


def read(content: bytes, report: Report | None) -> Contents:
    """The ephemeris, a segment between every two of its boundaries."""
    lines = text.lines_of(content)
    if not lines or not lines[0].strip().lower().startswith(b"stk.v."):
        raise SmileError("line 1: it does not begin with 'stk.v.'.")
    found = _parsed(lines)
    if not found.columns:
        raise SmileError(
            "there is no EphemerisTimePos, EphemerisTimePosVel or EphemerisTimePosVelAcc in it."
        )
    numbers = np.array(found.numbers, dtype=np.int64)
    table = text.table(found.rows, numbers, 0, (found.columns + 1,), report)
    _refuse_count(found, len(table.numbers))
    return Contents(tuple(_segments(found, table)))


def _parsed(lines: list[bytes]) -> _File:
    found = _File()
    bounding = False
    for number, line in enumerate(lines[1:], start=2):
        plain = line.split(b"#", 1)[0].strip()
        if not plain:
            continue
        words = plain.split()
        key = words[0].lower()
        if key in _TABLES and len(words) == 1:
            found.columns = _TABLES[key]
        elif key in {b"begin", b"end"}:
            bounding = (
                len(words) > 1 and words[1].lower() == _BOUNDARIES.encode() and key == b"begin"
            )
        elif bounding:
            found.boundaries += [text.number(word, number) for word in words]
        elif found.columns:
            found.rows.append(plain)
            found.numbers.append(number)
        else:
            _field(found, text.word(plain), number)
    return found


def _field(found: _File, plain: str, number: int) -> None:
    key, _, value = plain.partition(" ") if " " in plain else plain.partition("\t")
    name = key.lower()
    if name == "timeformat" or (name.startswith("ephemeris") and name not in _KNOWN):
        raise SmileError(f"line {number}: {plain[:60]} is not supported.")
    found.fields[name] = (value.strip(), number)


def _refuse_count(found: _File, rows: int) -> None:
    written, line = found.fields.get("numberofephemerispoints", ("", 0))
    if written and (not written.isdigit() or int(written) != rows):
        raise SmileError(
            f"line {line}: NumberOfEphemerisPoints is {written[:20]}, but there are {rows} rows; "
            "the file is not whole."
        )


def _segments(found: _File, table: text.Table) -> list[Segment]:
    central = found.fields.get("centralbody", ("Earth", 0))
    if central[0].lower() != "earth":
        raise SmileError(f"line {central[1]}: CentralBody is {central[0][:40]}; it must be Earth.")
    unit = found.fields.get("distanceunit", ("Meters", 0))
    if unit[0].lower() not in _UNITS_KM:
        raise SmileError(
            f"line {unit[1]}: DistanceUnit is {unit[0][:40]}; it must be Meters or Kilometers."
        )
    epoch_s = _epoch_s(found, "scenarioepoch", "ScenarioEpoch")
    km = _UNITS_KM[unit[0].lower()]
    frame = _axes(found)
    method = _method(found, with_velocity=found.columns > 3)
    seconds = epoch_s + table.numbers[:, 0]
    return [
        Segment(
            name="",
            scale="UTC",
            seconds=seconds[part],
            position_km=table.numbers[part, 1:4] * km,
            velocity_km_s=table.numbers[part, 4:7] * km if found.columns > 3 else None,
            axes=frame,
            lines=table.lines[part],
            method=method,
        )
        for part in _parts(table.numbers[:, 0], np.array(found.boundaries))
    ]


def _parts(offset: Floats, boundaries: Floats) -> list[slice]:
    """Rows of each segment; at a boundary the point may stand twice, once for each."""
    inner = [b for b in np.sort(boundaries) if offset[0] < b < offset[-1]] if len(offset) else []
    starts, stops = [0], []
    for boundary in inner:
        at = np.flatnonzero(np.abs(offset - boundary) < 1e-6)
        if not len(at):
            raise SmileError(f"no row stands at the segment boundary {boundary:g} s.")
        stops.append(int(at[0]) + 1)
        starts.append(int(at[-1]))
    stops.append(len(offset))
    return [slice(a, b) for a, b in zip(starts, stops, strict=True)]


def _epoch_s(found: _File, name: str, shown: str) -> float:
    if name not in found.fields:
        raise SmileError(f"{shown} is missing.")
    written, line = found.fields[name]
    return text.moment(written.encode(), line)


def _axes(found: _File) -> axes.Axes:
    written, line = found.fields.get("coordinatesystem", ("Fixed", 0))
    at_t = None
    if "coordinatesystemepoch" in found.fields:
        epoch_s = _epoch_s(found, "coordinatesystemepoch", "CoordinateSystemEpoch")
        at_t = float(scales.to_t("UTC", np.array([epoch_s]))[0])
    try:
        return axes.known(written, at_t)
    except SmileError as error:
        raise SmileError(f"line {line}: {error}") from None


def _method(found: _File, *, with_velocity: bool) -> Method | None:
    written, line = found.fields.get("interpolationmethod", ("", 0))
    if not written:
        return None
    order, at = found.fields.get("interpolationsamplesm1") or found.fields.get(
        "interpolationorder", ("5", 0)
    )
    if not order.isdigit() or not 1 <= int(order) <= MOST_DEGREE:
        raise SmileError(
            f"line {at}: the order of interpolation is {order[:20]}; 1 to {MOST_DEGREE}."
        )
    name = written.lower()
    hermite = name == "hermite" and with_velocity
    try:
        found_method = method_of(name, None)
    except SmileError as error:
        raise SmileError(f"line {line}: {error}") from None
    if found_method.kind == "linear":
        return found_method
    # STK counts samples less one; through each sample a Hermite polynomial meets the velocity, too
    points = min(int(order) + 1, (MOST_DEGREE + 1) // 2) if hermite else int(order) + 1
    return Method("hermite" if hermite else "lagrange", points)
