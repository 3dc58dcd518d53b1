"""State vectors of an OEM in XML, cut out of it: a million of them would be minutes of XML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from smileviz.base.arrays import Ints
from smileviz.base.progress import Report, go_on
from smileviz.orbit.readers.text import Table

VECTOR = ("X", "Y", "Z", "X_DOT", "Y_DOT", "Z_DOT")
RUN = "smileviz-run"
_CHUNK = 50_000
_NUMBER = rb"\s*([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?)\s*"
_PLAIN = re.compile(
    rb"<stateVector>\s*<EPOCH>\s*([0-9T:.Z-]+)\s*</EPOCH>\s*"
    + rb"\s*".join(
        b'<%b(?: units="%b")?>%b</%b>'
        % (name.encode(), b"km/s" if name.endswith("DOT") else b"km", _NUMBER, name.encode())
        for name in VECTOR
    )
    + rb"\s*</stateVector>\s*"
)


@dataclass(frozen=True, eq=False)
class Vectors:
    """Those that were cut out, in order."""

    all: Table

    def part(self, written: str) -> Table:
        """The run that a mark names by its first and last."""
        words = [int(word) for word in written.split() if word.isdigit()]
        part = slice(*words[:2])
        return Table(self.all.texts[part], self.all.numbers[part], self.all.lines[part])


def cut(content: bytes, report: Report | None) -> tuple[Vectors, bytes]:
    """Vectors written without frills, and the XML with a mark in place of each run of them.

    What stands in a comment is marked there, and so never asked for. Lines keep their numbers.
    """
    if RUN.encode() in content:  # no message has it; nothing may pass for a mark
        return Vectors(Table([], np.zeros((0, 6)), np.zeros(0, dtype=np.int64))), content
    newlines = np.flatnonzero(np.frombuffer(content, dtype=np.uint8) == ord("\n"))
    epochs: list[bytes] = []
    parts, spans = [np.zeros((0, 6))], [np.zeros((0, 2), dtype=np.int64)]
    for chunk in _chunks(content, report):
        rows = [match.groups() for match in chunk]
        spans.append(np.array([match.span() for match in chunk], dtype=np.int64))
        epochs += [row[0] for row in rows]
        # the pattern has seen to it that these are numbers
        cells = b" ".join([b" ".join(row[1:]) for row in rows])
        parts.append(np.fromstring(cells, sep=" ").reshape(-1, len(VECTOR)))
    span = np.concatenate(spans)
    table = Table(epochs, np.concatenate(parts), np.searchsorted(newlines, span[:, 0]) + 1)
    return Vectors(table), _marked(content, span)


def _chunks(content: bytes, report: Report | None) -> Iterator[list["re.Match[bytes]"]]:
    chunk: list[re.Match[bytes]] = []
    for match in _PLAIN.finditer(content):
        chunk.append(match)
        if len(chunk) == _CHUNK:
            go_on(report, match.end() / len(content))
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _marked(content: bytes, span: Ints) -> bytes:
    """The XML without the vectors at *span* (n, 2), as many lines long; a run has no gap."""
    first = np.flatnonzero(np.append(True, span[1:, 0] != span[:-1, 1])[: len(span)])
    edges = [*first.tolist(), len(span)]
    out, done = [], 0
    for low, high in pairwise(edges):
        start, end = int(span[low, 0]), int(span[high - 1, 1])
        blank = b"\n" * content.count(b"\n", start, end)
        mark = b'<stateVector %b="%d %d">%b</stateVector>' % (RUN.encode(), low, high, blank)
        out += [content[done:start], mark]
        done = end
    return b"".join([*out, content[done:]])
