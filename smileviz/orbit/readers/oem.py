"""Orbit ephemeris messages (CCSDS OEM 1, 2 and 3) in their text form, keyword = value."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from smileviz.base.errors import SmileError
from smileviz.base.progress import Report, share
from smileviz.orbit.readers import text
from smileviz.orbit.readers.oem_fields import made_by, refuse_version, segment_of
from smileviz.orbit.readers.segment import Contents, Segment

_DIGITS = frozenset(b"0123456789")


@dataclass
class _Block:
    meta: dict[str, str] = field(default_factory=dict)
    rows: list[bytes] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    line: int = 0


def read(content: bytes, report: Report | None) -> Contents:
    """Every segment of the message."""
    lines = text.lines_of(content)
    header: dict[str, str] = {}
    blocks, covariance = _blocks(lines, header)
    refuse_version(header.get("CCSDS_OEM_VERS", "missing"))
    total = sum(len(block.rows) for block in blocks)
    segments, done = [], 0
    for block in blocks:
        part = share(report, done / max(total, 1), (done + len(block.rows)) / max(total, 1))
        segments.append(_segment(block, part))
        done += len(block.rows)
    if not segments:
        raise SmileError("it has no META_START: there is no ephemeris in it.")
    made, made_t = made_by(header)
    notes = ("Its covariances are not used.",) if covariance else ()
    return Contents(tuple(segments), notes, made, made_t)


def _blocks(lines: list[bytes], header: dict[str, str]) -> tuple[list[_Block], bool]:
    blocks: list[_Block] = []
    covariance = False
    walk = enumerate(lines, start=1)
    for number, line in walk:
        if line[:1] and line[0] in _DIGITS and blocks:
            blocks[-1].rows.append(line)
            blocks[-1].numbers.append(number)
            continue
        plain = line.strip()
        if not plain or plain.startswith(b"COMMENT"):
            continue
        if plain == b"META_START":
            blocks.append(_Block(_metadata(walk, number), line=number))
        elif plain == b"COVARIANCE_START":
            covariance = True
            _skip(walk, number)
        elif not blocks and b"=" in plain:
            key, _, value = plain.partition(b"=")
            header[text.word(key)] = text.word(value)
        elif blocks and plain[0] in _DIGITS:
            blocks[-1].rows.append(plain)
            blocks[-1].numbers.append(number)
        else:
            raise SmileError(f"line {number}: '{text.word(plain)[:40]}' is not part of an OEM.")
    return blocks, covariance


def _metadata(walk: Iterator[tuple[int, bytes]], start: int) -> dict[str, str]:
    meta: dict[str, str] = {}
    for number, line in walk:
        plain = line.strip()
        if plain == b"META_STOP":
            return meta
        if not plain or plain.startswith(b"COMMENT"):
            continue
        key, equals, value = plain.partition(b"=")
        name = text.word(key)
        if not equals:
            raise SmileError(f"line {number}: '{text.word(plain)[:40]}' has no '='.")
        if name in meta:
            raise SmileError(f"line {number}: {name[:40]} stands twice in the metadata.")
        meta[name] = text.word(value)
    raise SmileError(f"line {start}: META_START has no META_STOP.")


def _skip(walk: Iterator[tuple[int, bytes]], start: int) -> None:
    for _, line in walk:
        if line.strip() == b"COVARIANCE_STOP":
            return
    raise SmileError(f"line {start}: COVARIANCE_START has no COVARIANCE_STOP.")


def _segment(block: _Block, report: Report | None) -> Segment:
    numbers = np.array(block.numbers, dtype=np.int64)
    found = text.table(block.rows, numbers, 1, (6, 9), report)
    try:
        return segment_of(block.meta, text.calendar(found.texts, numbers), found.numbers, numbers)
    except SmileError as error:
        if str(error).startswith("line "):
            raise
        raise SmileError(f"line {block.line}: {error}") from None
