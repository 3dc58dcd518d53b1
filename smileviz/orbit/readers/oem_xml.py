"""Orbit ephemeris messages (CCSDS OEM 1, 2 and 3) as XML."""

from dataclasses import dataclass, field

import numpy as np

from smileviz.base.errors import SmileError
from smileviz.base.progress import Report
from smileviz.orbit.readers import text
from smileviz.orbit.readers.oem_fields import made_by, refuse_version, segment_of
from smileviz.orbit.readers.segment import Contents, Segment
from smileviz.orbit.readers.xml import Group, groups

_WANTED = frozenset({"header", "metadata", "stateVector", "covarianceMatrix"})
_VECTOR = ("X", "Y", "Z", "X_DOT", "Y_DOT", "Z_DOT")
_UNITS = dict.fromkeys(_VECTOR[:3], "km") | dict.fromkeys(_VECTOR[3:], "km/s")


@dataclass
class _Block:
    meta: dict[str, str]
    line: int
    epochs: list[bytes] = field(default_factory=list)
    numbers: list[float] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)


def read(content: bytes, report: Report | None) -> Contents:
    """Every segment of the message."""
    if b"\0" in content:
        raise SmileError("it holds bytes that are not text.")
    blocks: list[_Block] = []
    header: dict[str, str] = {}
    version, covariance = "missing", False
    for group in groups(content, _WANTED, report):
        if group.tag == "stateVector" and blocks:
            _vector(blocks[-1], group)
        elif group.tag == "metadata":
            blocks.append(_Block(group.leaves, group.line))
        elif group.tag == "header":
            header = group.leaves
        elif group.tag == "oem":
            version = group.attributes.get("version", "missing")
        covariance = covariance or group.tag == "covarianceMatrix"
    refuse_version(version)
    if not blocks:
        raise SmileError("it has no metadata: there is no ephemeris in it.")
    made, made_t = made_by(header)
    notes = ("Its covariances are not used.",) if covariance else ()
    return Contents(tuple(map(_segment, blocks)), notes, made, made_t)


def _vector(block: _Block, group: Group) -> None:
    for name, unit in group.units.items():
        if name in _UNITS and unit.strip().lower() != _UNITS[name]:
            raise SmileError(f"line {group.line}: {name} is in {unit[:20]}, not {_UNITS[name]}.")
    missing = next((name for name in ("EPOCH", *_VECTOR) if name not in group.leaves), None)
    if missing:
        raise SmileError(f"line {group.line}: a stateVector has no {missing}.")
    values = [text.number(group.leaves[name].encode(), group.line) for name in _VECTOR]
    block.epochs.append(group.leaves["EPOCH"].encode())
    block.numbers += values
    block.lines.append(group.line)


def _segment(block: _Block) -> Segment:
    lines = np.array(block.lines, dtype=np.int64)
    numbers = np.array(block.numbers).reshape(-1, 6)
    seconds = text.calendar(block.epochs, lines)
    try:
        return segment_of(block.meta, seconds, numbers, lines)
    except SmileError as error:
        raise SmileError(f"line {block.line}: {error}") from None
