"""read(path): the ephemeris in a file of others, whichever of the formats it is in."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from smileviz.base.errors import SmileError
from smileviz.base.progress import Report, go_on, share
from smileviz.orbit.pieces import Chebyshev, Piece
from smileviz.orbit.readers import commas, horizons, oem, oem_xml, spk, stk, team
from smileviz.orbit.readers.segment import Contents, Segment, pieces_of
from smileviz.orbit.tabulated import Origin, TabulatedEphemeris

_MOST_BYTES = 600_000_000
_HEAD = 60_000
_PACKED = {b"\x1f\x8b": "gzip", b"PK": "zip", b"BZh": "bzip2", b"\xfd7zXZ": "xz"}
_SMILE = "SMILE"


@dataclass(frozen=True)
class Format:
    """A format and its reader."""

    name: str
    title: str
    read: Callable[[bytes, Report | None], Contents]


FORMATS = {
    item.name: item
    for item in (
        Format("oem", "CCSDS OEM", oem.read),
        Format("oem-xml", "CCSDS OEM in XML", oem_xml.read),
        Format("spk", "SPICE SPK kernel", spk.read),
        Format("stk", "STK ephemeris", stk.read),
        Format("horizons", "vector table of JPL Horizons", horizons.read),
        Format("csv", "CSV of states", commas.read),
        Format("smile-team", "text of the SXI team", team.read),
    )
}


def sniff(head: bytes) -> str:
    """The format whose content begins with *head*: a key of FORMATS, or '' if it is none."""
    if head.startswith((b"DAF/SPK", b"NAIF/DAF")):
        return "spk"
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"<"):
        return "oem-xml" if b"<oem" in head or b":oem" in head else ""
    if b"CCSDS_OEM_VERS" in head[:4000]:
        return "oem"
    if text[:6].lower() == b"stk.v.":
        return "stk"
    if b"$$SOE" in head:
        return "horizons"
    return _of_lines(head.splitlines())


def _of_lines(lines: list[bytes]) -> str:
    if team.looks_so(lines):
        return "smile-team"
    return "csv" if commas.looks_so(lines) else ""


def is_ephemeris(path: Path) -> bool:
    """Whether the file *path* looks like one of the formats read here."""
    with path.open("rb") as file:
        return bool(sniff(file.read(_HEAD)))


def read(
    path: Path, report: Report | None = None, target: str = "", segment: int = 0
) -> TabulatedEphemeris:
    """The ephemeris of the object *target* in the file *path*, of its *segment* number or of all.

    Without a target it is SMILE, or the first object of the file. SmileError names the file, the
    line and the reason. *report* is told how much is done and says whether to go on.
    """
    try:
        content = _content(path)
        return _of(path.name, content, report, target, segment)
    except OSError as error:
        raise SmileError(f"{path} cannot be read: {error.strerror or error}.") from None
    except MemoryError:
        raise SmileError(f"{path.name} needs more memory than there is.") from None
    except SmileError as error:
        raise type(error)(f"{path.name}: {error}") from None


def digest(path: Path) -> str:
    """SHA-256 of the file *path*, in hexadecimal; SmileError if it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise SmileError(f"{path} cannot be read: {error.strerror or error}.") from None


def _content(path: Path) -> bytes:
    if path.is_dir():
        raise SmileError("it is a folder; choose a file.")
    size = path.stat().st_size
    if size > _MOST_BYTES:
        raise SmileError(f"it has {size / 1e6:.0f} MB; at most {_MOST_BYTES / 1e6:.0f} are read.")
    content = path.read_bytes()
    if not content.strip():
        raise SmileError("it is empty.")
    for magic, name in _PACKED.items():
        if content.startswith(magic):
            raise SmileError(f"it is packed with {name}; unpack it first.")
    return content


def _of(
    name: str, content: bytes, report: Report | None, target: str, number: int
) -> TabulatedEphemeris:
    form = sniff(content[:_HEAD])
    if not form:
        titles = ", ".join(item.title for item in FORMATS.values())
        raise SmileError(f"it is in no format known here; known are {titles}.")
    digest = hashlib.sha256(content).hexdigest()
    found = FORMATS[form].read(content, share(report, 0.0, 0.7))
    del content
    chosen, notes = _chosen(found.segments, target, number)
    pieces: list[Piece] = []
    for k, item in enumerate(chosen):
        go_on(report, 0.7 + 0.25 * k / len(chosen))
        made, more = pieces_of(item)
        pieces += made
        notes += tuple(note for note in more if note not in notes)
    origin = Origin(name, digest, target, number, FORMATS[form].title, found.made, found.made_t)
    ephemeris = TabulatedEphemeris(origin, tuple(pieces), notes + found.notes)
    go_on(report, 1.0)
    return ephemeris


def _chosen(
    segments: tuple[Segment | Chebyshev, ...], target: str, number: int
) -> tuple[list[Segment | Chebyshev], tuple[str, ...]]:
    """The segments of one object, or one of them, and a sentence if there are others."""
    names = list(dict.fromkeys(item.name for item in segments))
    name = target or next((name for name in names if name.upper() == _SMILE), names[0])
    of_it = [item for item in segments if item.name.upper() == name.upper()]
    if not of_it:
        shown = ", ".join(repr(name) for name in names[:8])
        raise SmileError(f"there is no object {target!r} in it; there is {shown}.")
    others = [other for other in names if other.upper() != name.upper()]
    notes: tuple[str, ...] = ()
    if others and not target:
        shown = ", ".join(others[:5]) + (f" and {len(others) - 5} more" if len(others) > 5 else "")
        notes = (f"The file also holds {shown}.",)
    if number:
        if not 1 <= number <= len(of_it):
            raise SmileError(f"segment {number} is asked for; {name} has 1 to {len(of_it)}.")
        of_it = [of_it[number - 1]]
    return of_it, notes
