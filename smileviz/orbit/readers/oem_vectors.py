"""State vectors of an OEM in XML, cut out of it: a million of them would be minutes of XML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from smileviz.base.arrays import Ints
from smileviz.base.progress import Report, go_on
from smileviz.orbit.readers import text
from smileviz.orbit.readers.text import Table

VECTOR = ("X", "Y", "Z", "X_DOT", "Y_DOT", "Z_DOT")
RUN = "smileviz-run"
_CHUNK = 50_000
_NUMBER = rb"\s*([+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)\s*"
_PLAIN = re.compile(
    rb"<stateVector>\s*<EPOCH>\s*([0-9T:.Z-]+)\s*</EPOCH>\s*"
    + rb"\s*".join(
        b'<%b(?: units="%b")?>%b</%b>'
        % (name.encode(), b"km/s" if name.endswith("DOT") else b"km", _NUMBER, name.encode())
        for name in VECTOR
    )
    + rb"\s*</stateVector>"
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
    parts = [np.zeros((0, 6))]
    places: list[Ints] = [np.zeros(0, dtype=np.int64)]
    runs: list[tuple[int, int, int]] = []  # first vector, first and last byte
    for chunk in _chunks(content, report):
        starts = np.array([match.start() for match in chunk], dtype=np.int64)
        lines = np.searchsorted(newlines, starts) + 1
        cells = [cell for match in chunk for cell in match.groups()[1:]]
        parts.append(text.quick(cells, len(VECTOR), lines))
        places.append(lines)
        for match in chunk:
            if runs and not content[runs[-1][2] : match.start()].strip():
                runs[-1] = (*runs[-1][:2], match.end())
            else:
                runs.append((len(epochs), match.start(), match.end()))
            epochs.append(match[1])
    table = Table(epochs, np.concatenate(parts), np.concatenate(places))
    return Vectors(table), _marked(content, runs, len(epochs))


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


def _marked(content: bytes, runs: list[tuple[int, int, int]], count: int) -> bytes:
    """The XML without the runs, as many lines long."""
    firsts = [run[0] for run in runs] + [count]
    out, done = [], 0
    for k, (first, start, end) in enumerate(runs):
        blank = b"\n" * content.count(b"\n", start, end)
        mark = b'<stateVector %b="%d %d">%b</stateVector>' % (
            RUN.encode(), first, firsts[k + 1], blank
        )  # fmt: skip
        out += [content[done:start], mark]
        done = end
    return b"".join([*out, content[done:]])
