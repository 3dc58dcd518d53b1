"""Orbit Ephemeris Message, CCSDS 502.0-B: as KVN and as XML (505.0-B), version 2.0.

Version 2.0 is what every reader has; 3.0 changes nothing that is written here. A manoeuvre ends a
segment and begins the next: no reader interpolates across it.
"""

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape

from smileviz.base.arrays import Floats
from smileviz.base.frames import Frame
from smileviz.handover.job import HERMITE, Job, ccsds_utc, span_words
from smileviz.handover.leg import Leg
from smileviz.handover.plain import ascii_lines, plain

VERSION = "2.0"
FRAMES = {
    Frame.GCRS: "GCRF",
    Frame.EME2000: "EME2000",
    Frame.ITRS: "ITRF2000",
    Frame.TOD: "TOD",
    Frame.TEME: "TEME",
}
"""REF_FRAME of 502.0-B-2, annex A. Realisations of the ITRF differ by centimetres."""

_ORIGINATOR = "SMILEVIZ"
_UNITS = ("km", "km", "km", "km/s", "km/s", "km/s")
_COLUMNS = ("X", "Y", "Z", "X_DOT", "Y_DOT", "Z_DOT")
_XML_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oem xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
    'xsi:noNamespaceSchemaLocation="http://sanaregistry.org/r/ndmxml/ndmxml-1.0-master.xsd" '
    f'id="CCSDS_OEM_VERS" version="{VERSION}">\n'
)


def kvn(job: Job) -> Iterator[bytes]:
    """The message as lines ``KEYWORD = value`` and a line a state: km to 1 mm, km/s to 1 um/s."""
    lines = [f"CCSDS_OEM_VERS = {VERSION}"]
    lines += [f"COMMENT {line}" for line in _comments(job)]
    lines += [f"{key} = {value}" for key, value in _header(job).items()]
    yield _text(lines)
    for leg in job.legs:
        metadata = [f"{key} = {value}" for key, value in _metadata(job, leg).items()]
        yield _text(["", "META_START", *metadata, "META_STOP", ""])
        for t, states in job.parts_of(leg):
            rows = zip(ccsds_utc(t), _numbers(states), strict=True)
            yield _text(f"{utc} {' '.join(cells)}" for utc, cells in rows)


def xml(job: Job) -> Iterator[bytes]:
    """The message as XML."""
    lines = ["<header>", *(_element("COMMENT", line) for line in _comments(job))]
    lines += [_element(key, value) for key, value in _header(job).items()]
    yield _XML_HEAD.encode() + _text([*lines, "</header>", "<body>"])
    for leg in job.legs:
        metadata = [_element(key, value) for key, value in _metadata(job, leg).items()]
        yield _text(["<segment>", "<metadata>", *metadata, "</metadata>", "<data>"])
        for t, states in job.parts_of(leg):
            rows = zip(ccsds_utc(t), _numbers(states), strict=True)
            yield _text(_state(utc, cells) for utc, cells in rows)
        yield b"</data>\n</segment>\n"
    yield b"</body>\n</oem>\n"


def _comments(job: Job) -> list[str]:
    return ascii_lines({**job.meta, "interpolation": job.error_words(*HERMITE)})


def _header(job: Job) -> dict[str, str]:
    made = ccsds_utc(job.t[:1] * 0.0 + job.made_t)[0]
    return {"CREATION_DATE": made, "ORIGINATOR": _ORIGINATOR}


def _metadata(job: Job, leg: Leg) -> dict[str, str]:
    start, stop = span_words(leg.t)
    return {
        "OBJECT_NAME": plain(job.craft.name).upper(),
        "OBJECT_ID": job.craft.designator,
        "CENTER_NAME": "EARTH",
        "REF_FRAME": FRAMES[job.frame],
        "TIME_SYSTEM": "UTC",
        "START_TIME": start,
        "STOP_TIME": stop,
        "INTERPOLATION": "HERMITE",
        "INTERPOLATION_DEGREE": str(leg.method(*HERMITE).degree),
    }


def _numbers(states: Floats) -> Iterator[list[str]]:
    for row in states.tolist():
        yield [f"{value:.6f}" for value in row[:3]] + [f"{value:.9f}" for value in row[3:]]


def _state(utc: str, cells: list[str]) -> str:
    named = zip(_COLUMNS, _UNITS, cells, strict=True)
    values = "".join(f'<{name} units="{unit}">{cell}</{name}>' for name, unit, cell in named)
    return f"<stateVector><EPOCH>{utc}</EPOCH>{values}</stateVector>"


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"


def _text(lines: Iterable[str]) -> bytes:
    return ("\n".join(lines) + "\n").encode("ascii")
