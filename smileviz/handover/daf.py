"""DAF, the file of SPICE kernels: a comment area and arrays of doubles.

After NAIF's "DAF Required Reading"; little-endian, with the one segment that an ephemeris needs.
"""

import struct
from dataclasses import dataclass

from smileviz.base.arrays import Floats

_RECORD = 1024
_DOUBLES = _RECORD // 8
_COMMENT = 1000  # characters of a comment record that are used
_FTP = b"FTPSTR:\r:\n:\r\n:\r\x00:\x81:\x10\xce:ENDFTP"
_ND, _NI = 2, 6  # of an SPK: doubles and integers of a summary
_NAME = 8 * (_ND + (_NI + 1) // 2)


@dataclass(frozen=True, eq=False)
class Segment:
    """One array of an SPK, and its summary."""

    name: str
    start_s: float
    stop_s: float
    """TDB seconds past J2000."""
    target: int
    center: int
    frame: int
    kind: int
    data: Floats
    """(n,)."""


def spk(segment: Segment, comments: list[str], title: str) -> bytes:
    """A kernel with *segment* and the lines *comments*, ASCII."""
    area = _comment_records("\0".join([*comments, ""]).encode("ascii") + b"\x04")
    first = 2 + len(area) // _RECORD  # record of summaries; that of names and the data follow
    begin = (first + 1) * _DOUBLES + 1
    end = begin + len(segment.data) - 1
    summary = struct.pack(
        "<3d2d6i",
        *(0.0, 0.0, 1.0),
        *(segment.start_s, segment.stop_s),
        *(segment.target, segment.center, segment.frame, segment.kind, begin, end),
    )
    name = segment.name.encode("ascii").ljust(_NAME)[:_NAME].ljust(_RECORD)
    data = segment.data.astype("<f8").tobytes()
    padding = bytes(-len(data) % _RECORD)
    head = _file_record(title, first, end + 1)
    return b"".join([head, area, summary.ljust(_RECORD, b"\0"), name, data, padding])


def _file_record(title: str, first: int, free: int) -> bytes:
    """The first record: which file it is, where summaries begin, the first free address."""
    head = struct.pack(
        "<8s2i60s3i8s",
        b"DAF/SPK ",
        _ND,
        _NI,
        title.encode("ascii").ljust(60)[:60],
        first,
        first,
        free,
        b"LTL-IEEE",
    )
    return head + bytes(603) + _FTP + bytes(_RECORD - len(head) - 603 - len(_FTP))


def _comment_records(text: bytes) -> bytes:
    pieces = [text[low : low + _COMMENT] for low in range(0, len(text), _COMMENT)]
    return b"".join(piece.ljust(_RECORD, b"\0") for piece in pieces)
