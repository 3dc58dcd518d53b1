"""Vector tables of JPL Horizons, as the web, mail or telnet give them: $$SOE to $$EOE."""

import re
from dataclasses import dataclass

import numpy as np

from smileviz.base.arrays import Floats, Ints
from smileviz.base.errors import SmileError
from smileviz.base.progress import Report
from smileviz.base.units import AU_KM, DAY_S
from smileviz.orbit.readers import axes, scales, text
from smileviz.orbit.readers.axes import Axes
from smileviz.orbit.readers.segment import Contents, Segment

_TIME = re.compile(rb"(?:^|[=,])\s*(A\.D\.\s+\S+\s+[\d:.]+)")
_LABEL = re.compile(rb"\b(?:X|Y|Z|VX|VY|VZ|LT|RG|RR)\s*=")
_UNITS = {"KM-S": (1.0, 1.0), "KM-D": (1.0, 1.0 / DAY_S), "AU-D": (AU_KM, AU_KM / DAY_S)}
_WITH_VELOCITY = ("2", "3", "5", "6")


@dataclass(frozen=True, eq=False)
class _Header:
    fields: dict[str, str]
    columns: str

    def get(self, name: str) -> str:
        return self.fields.get(name, "")


def read(content: bytes, report: Report | None) -> Contents:
    """The one table of the file."""
    lines = text.lines_of(content)
    start, stop = _borders(lines)
    header = _header(lines[:start])
    _refuse_others(header)
    body = [(k + 1, lines[k]) for k in range(start + 1, stop) if lines[k].strip()]
    if not body:
        raise SmileError("there is nothing between $$SOE and $$EOE.")
    rows = _rows(body)
    scale = _scale(header, rows)
    table = _numbers(rows, report)
    lines_of_rows = np.array([row[0] for row in rows], dtype=np.int64)
    seconds = text.calendar([row[1] for row in rows], lines_of_rows)
    km, km_s = _units(header)
    velocity = table[:, 3:6] * km_s if table.shape[1] >= 6 and _has_velocity(header) else None
    name = re.sub(r"\s*\{.*", "", header.get("Target body name"))
    segment = Segment(
        name=name,
        scale=scale,
        seconds=seconds,
        position_km=table[:, :3] * km,
        velocity_km_s=velocity,
        axes=_axes(header),
        lines=lines_of_rows,
        split=True,
    )
    source = re.search(r"\{source:\s*([^}]+)\}", header.get("Target body name"))
    return Contents((segment,), (), f"source {source[1].strip()}" if source else "")


def _borders(lines: list[bytes]) -> tuple[int, int]:
    marks = {mark: [k for k, line in enumerate(lines) if line.strip() == mark] for mark in _MARKS}
    start, stop = (marks[mark] for mark in _MARKS)
    if len(start) != 1 or len(stop) != 1 or stop[0] < start[0]:
        raise SmileError(
            f"it has {len(start)} lines $$SOE and {len(stop)} lines $$EOE; one of each, in this "
            "order, hold the table."
        )
    return start[0], stop[0]


_MARKS = (b"$$SOE", b"$$EOE")


def _header(lines: list[bytes]) -> _Header:
    fields: dict[str, str] = {}
    words = [text.word(line) for line in lines]
    for line in words:
        key, colon, value = line.partition(":")
        if colon:
            fields.setdefault(" ".join(key.split()), value.strip())
    plain = [line for line in words if line and not set(line) <= {"*"}]
    return _Header(fields, plain[-1] if plain else "")


def _refuse_others(header: _Header) -> None:
    if "Output units" not in header.fields or "Center body name" not in header.fields:
        raise SmileError(
            "its head names no 'Output units' or no 'Center body name': is it a vector table of "
            "Horizons (EPHEM_TYPE = VECTORS)?"
        )
    center = header.get("Center body name")
    if not re.match(r"Earth\s*\(399\)", center):
        raise SmileError(
            f"its centre is {center.split('{')[0].strip()[:60]}; it must be Earth (399)."
        )
    site = header.get("Center-site name")
    if site and site.upper() not in ("BODY CENTER", "GEOCENTRIC"):
        raise SmileError(f"its centre is the site {site[:60]}; it must be the BODY CENTER.")
    kind = header.get("Output type")
    if kind and not kind.upper().startswith("GEOMETRIC"):
        raise SmileError(f"its vectors are {kind[:60]}; they must be GEOMETRIC (VEC_CORR = NONE).")
    if "osculating" in kind:
        raise SmileError("it holds osculating elements; vectors are needed.")


def _rows(body: list[tuple[int, bytes]]) -> list[tuple[int, bytes, bytes]]:
    """Line, calendar time and numbers of every row, of one line or of several."""
    rows: list[tuple[int, bytes, bytes]] = []
    for number, line in body:
        match = _TIME.search(line)
        if match:
            rest = line[match.end() :].replace(b"TDB", b"").replace(b"UT", b"").replace(b"TT", b"")
            rows.append((number, match[1], rest))
        elif rows:
            first, when, rest = rows[-1]
            rows[-1] = (first, when, rest + b" " + line)
        else:
            raise SmileError(
                f"line {number}: '{text.word(line)[:40]}' is no calendar time of Horizons."
            )
    return rows


def _numbers(rows: list[tuple[int, bytes, bytes]], report: Report | None) -> Floats:
    plain = [_LABEL.sub(b" ", rest).replace(b",", b" ") for _, _, rest in rows]
    lines: Ints = np.array([number for number, _, _ in rows], dtype=np.int64)
    return text.table(plain, lines, 0, (3, 6, 9, 4, 12), report).numbers


def _has_velocity(header: _Header) -> bool:
    written = header.get("Output format")
    return written[:1] in _WITH_VELOCITY if written else "VX" in header.columns.upper()


def _scale(header: _Header, rows: list[tuple[int, bytes, bytes]]) -> str:
    """From the start time in the head, which ends with it."""
    written = header.get("Start time").split()
    del rows
    name = written[-1] if written else ""
    return scales.known({"UT": "UTC", "CT": "TDB"}.get(name.upper(), name))


def _units(header: _Header) -> tuple[float, float]:
    written = header.get("Output units").split(",")[0].strip().upper()
    if written not in _UNITS:
        raise SmileError(f"Output units are {written[:40]}; they must be {', '.join(_UNITS)}.")
    return _UNITS[written]


def _axes(header: _Header) -> Axes:
    frame = header.get("Reference frame").upper()
    if not frame.startswith(("ICRF", "J2000")):
        raise SmileError(f"Reference frame is {frame[:40] or '(none)'}; it must be ICRF.")
    plane = " ".join([header.get("Coordinate systm"), header.get("Reference plane"), frame]).upper()
    if "ECLIPTIC" in plane:
        return axes.known("ECLIPJ2000")
    if "BODY" in plane:
        raise SmileError("its vectors lie in the body equator; ICRF or the ecliptic is needed.")
    return axes.known("ICRF")
