"""Orbit ephemeris messages (CCSDS OEM 1, 2 and 3) as XML."""

from dataclasses import dataclass, field

import numpy as np

from smileviz.base.errors import SmileError
from smileviz.base.progress import Report, share
from smileviz.orbit.readers import text
from smileviz.orbit.readers.oem_fields import made_by, refuse_version, segment_of
from smileviz.orbit.readers.oem_vectors import RUN, VECTOR, Vectors, cut
from smileviz.orbit.readers.segment import Contents, Segment
from smileviz.orbit.readers.text import Table
from smileviz.orbit.readers.xml import Group, groups

_WANTED = frozenset({"header", "metadata", "stateVector", "covarianceMatrix"})
_UNITS = dict.fromkeys(VECTOR[:3], "km") | dict.fromkeys(VECTOR[3:], "km/s")


@dataclass
class _Block:
    meta: dict[str, str]
    line: int
    parts: list[Table] = field(default_factory=list)


def read(content: bytes, report: Report | None) -> Contents:
    """Every segment of the message."""
    if b"\0" in content:
        raise SmileError("it holds bytes that are not text.")
    blocks: list[_Block] = []
    header: dict[str, str] = {}
    version, covariance = "missing", False
    vectors, skeleton = cut(content, share(report, 0.0, 0.8))
    for group in groups(skeleton, _WANTED, share(report, 0.8, 1.0)):
        if group.tag == "stateVector" and blocks:
            blocks[-1].parts.append(_vectors(group, vectors))
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


def _vectors(group: Group, vectors: Vectors) -> Table:
    """The vector that is written out, or a run of those that were cut out before."""
    if RUN in group.attributes:
        return vectors.part(group.attributes[RUN])
    for name, unit in group.units.items():
        if name in _UNITS and unit.strip().lower() != _UNITS[name]:
            raise SmileError(f"line {group.line}: {name} is in {unit[:20]}, not {_UNITS[name]}.")
    missing = next((name for name in ("EPOCH", *VECTOR) if name not in group.leaves), None)
    if missing:
        raise SmileError(f"line {group.line}: a stateVector has no {missing}.")
    values = [text.number(group.leaves[name].encode(), group.line) for name in VECTOR]
    epoch = group.leaves["EPOCH"].encode()
    return Table([epoch], np.array([values]), np.array([group.line], dtype=np.int64))


def _segment(block: _Block) -> Segment:
    lines = np.concatenate([np.zeros(0, dtype=np.int64), *(part.lines for part in block.parts)])
    numbers = np.concatenate([np.zeros((0, 6)), *(part.numbers for part in block.parts)])
    epochs = [epoch for part in block.parts for epoch in part.texts]
    seconds = text.calendar(epochs, lines)
    try:
        return segment_of(block.meta, seconds, numbers, lines)
    except SmileError as error:
        if str(error).startswith("line "):
            raise
        raise SmileError(f"line {block.line}: {error}") from None
