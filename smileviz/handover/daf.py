"""DAF, the file of SPICE kernels: a comment area and arrays of doubles.

After NAIF's "DAF Required Reading"; little-endian, with a few segments.
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


MOST = 25
"""Segments: as many summaries as one record holds."""


def spk(segments: list[Segment], comments: list[str], title: str) -> bytes:
    """A kernel with *segments*, MOST at most, and the lines *comments*, ASCII."""
    area = _comment_records("\0".join([*comments, ""]).encode("ascii") + b"\x04")
    first = 2 + len(area) // _RECORD  # record of summaries; that of names and the data follow
    free = (first + 1) * _DOUBLES + 1
    summaries, names = [struct.pack("<3d", 0.0, 0.0, float(len(segments)))], []
    for segment in segments:
        end = free + len(segment.data) - 1
        times = (segment.start_s, segment.stop_s)
        whole = (segment.target, segment.center, segment.frame, segment.kind, free, end)
        summaries.append(struct.pack("<2d6i", *times, *whole))
        names.append(segment.name.encode("ascii").ljust(_NAME)[:_NAME])
        free = end + 1
    data = b"".join(segment.data.astype("<f8").tobytes() for segment in segments)
    parts = [
        _file_record(title, first, free),
        area,
        b"".join(summaries).ljust(_RECORD, b"\0"),
        b"".join(names).ljust(_RECORD),
        data,
        bytes(-len(data) % _RECORD),
    ]
    return b"".join(parts)


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
