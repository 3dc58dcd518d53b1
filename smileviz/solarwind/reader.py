"""read(path): the timeline of a file, whichever of the formats it is in, told by its content."""

import stat
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from smileviz.base.errors import SmileError
from smileviz.base.progress import Report, go_on
from smileviz.solarwind.readers import cdf, commas, indices, omni, swpc
from smileviz.solarwind.readers.words import UTF_16, decoded
from smileviz.solarwind.reading import Notes, Reading
from smileviz.solarwind.timeline import Timeline

_READING = 0.7
_HEAD = 20_000
_MAX_BYTES = 1_000_000_000
_MAX_JSON_BYTES = 200_000_000
_CDF = (b"\xcd\xf3\x00\x01", b"\xcd\xf2\x60\x02", b"\x00\x00\xff\xff")
_PACKED = {b"\x1f\x8b": "gzip", b"PK": "zip", b"BZh": "bzip2", b"\xfd7zXZ": "xz"}


@dataclass(frozen=True)
class Format:
    """A format and its reader."""

    name: str
    title: str
    read: Callable[[Path, Notes, Report | None], Timeline]


FORMATS = {
    item.name: item
    for item in (
        Format("omni2", "OMNI2 hourly, 55 or 57 words", omni.read_hourly),
        Format("omni-hro", "OMNI 1 or 5 minutes, 46 or 49 words", omni.read_high_resolution),
        Format("csv", "CSV with headings", commas.read),
        Format("cdf", "CDF of CDAWeb", cdf.read),
        Format("swpc", "JSON of NOAA SWPC", swpc.read),
        Format("gfz-kp", "Kp of GFZ", indices.read_kp),
        Format("kyoto-dst", "Dst of WDC Kyoto", indices.read_dst),
        Format("iaga-dst", "Dst in IAGA-2002", indices.read_iaga),
    )
}
_BY_WORDS = {55: "omni2", 57: "omni2", 46: "omni-hro", 49: "omni-hro", 28: "gfz-kp", 10: "gfz-kp"}


def read(path: Path, report: Report | None = None) -> Reading:
    """The timeline of the file *path* with notes; SmileError names the file and what is wrong.

    *report* is told how much is done and says whether to go on (CancelledError if not).
    """
    try:
        chosen = FORMATS[sniff(path)]
        notes = Notes()
        timeline = chosen.read(path, notes, None if report is None else _first_part(report))
        go_on(report, 1.0)
    except OSError as error:
        raise SmileError(f"{path} cannot be read: {error.strerror or error}.") from None
    except MemoryError:
        raise SmileError(f"{path.name}: it needs more memory than there is.") from None
    except SmileError as error:
        raise type(error)(f"{path.name}: {error}") from None
    return Reading(timeline, notes.all(), chosen.title)


def _first_part(report: Report) -> Report:
    """Progress of the reading alone: what is read has to be put in order yet."""
    return lambda done: report(_READING * done)


def sniff(path: Path) -> str:
    """The format of the file *path*: a key of FORMATS; SmileError if it is none."""
    size = _size(path)
    if size > _MAX_BYTES:
        raise SmileError(f"it has {size / 1e9:.1f} GB; at most {_MAX_BYTES / 1e9:.0f} GB are read.")
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip():
        raise SmileError("it is empty.")
    if head.startswith(_CDF):
        return "cdf"
    for magic, name in _PACKED.items():
        if head.startswith(magic):
            raise SmileError(f"it is packed with {name}; unpack it first.")
    if not head.startswith(UTF_16) and b"\x00" in head:
        raise SmileError(f"it is binary and no CDF; {_known()}")
    return _of_text(decoded(head), size)


def _size(path: Path) -> int:
    """How many bytes the file has; refused is what is none."""
    try:
        status = path.stat()
    except ValueError:  # a name that no file can have
        raise SmileError("there cannot be a file of that name.") from None
    if stat.S_ISDIR(status.st_mode):
        raise SmileError("it is a folder; choose a file.")
    if not stat.S_ISREG(status.st_mode):
        raise SmileError("it is a device or a pipe; choose a file.")
    return status.st_size


def _of_text(text: str, size: int) -> str:
    text = text.lstrip()
    if text.startswith(("[", "{")):
        if size > _MAX_JSON_BYTES:
            raise SmileError(f"it is JSON of {size / 1e6:.0f} MB; at most 200 MB are read.")
        return "swpc"
    if text.startswith("<"):
        raise SmileError("it is a web page, not data: save the data file itself.")
    lines = [line for line in text.splitlines() if line.strip()][:200]
    if not lines:
        raise SmileError("it is empty.")
    if size > _HEAD:
        lines = lines[:-1] or lines
    if "IAGA-2002" in lines[0]:
        return "iaga-dst"
    kyoto = [line[:3].upper() == "DST" and line[3:7].isdigit() for line in lines]
    if sum(kyoto) * 2 >= len(lines):
        return "kyoto-dst"
    return _of_table(lines)


def _of_table(lines: list[str]) -> str:
    """The format of rows of numbers, by how many there are in most of them, or of CSV."""
    plain = [line for line in lines if not line.startswith("#")]
    words = Counter(len(line.split()) for line in plain if _only_numbers(line))
    if words and words.most_common(1)[0][0] in _BY_WORDS:
        return _BY_WORDS[words.most_common(1)[0][0]]
    if any(mark in line for line in lines for mark in ",;\t") and any(
        letter.isalpha() for letter in lines[0]
    ):
        return "csv"
    raise SmileError(f"it is in no format known here; {_known()}")


def _only_numbers(line: str) -> bool:
    return not set(line) - set("0123456789.+-eE \t\r")


def _known() -> str:
    return "known are " + ", ".join(item.title for item in FORMATS.values()) + "."
