"""Lines of text and the tables of numbers in them, quickly; what is wrong is named by its line."""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smileviz.base.arrays import Floats, Ints
from smileviz.base.errors import SmileError
from smileviz.base.progress import Report, go_on
from smileviz.orbit.readers import scales

_NUMBER = re.compile(rb"[+-]?(\d+\.?\d*|\.\d+)([eEdD][+-]?\d+)?")
_LONGEST = 4000
_CHUNK = 50_000
_END = b" \0 "
_ENDS = {b"\0"}


@dataclass(frozen=True, eq=False)
class Table:
    """Rows (n,): what stands before the numbers, the numbers (n, m), and the line of each."""

    texts: list[bytes]
    numbers: Floats
    lines: Ints


def lines_of(content: bytes) -> list[bytes]:
    """The lines of *content* without their ends; SmileError if it is no text."""
    if b"\0" in content:
        raise SmileError("it holds bytes that are not text.")
    lines = content.removeprefix(b"\xef\xbb\xbf").splitlines()
    if max(map(len, lines), default=0) > _LONGEST:
        row = next(k for k, line in enumerate(lines) if len(line) > _LONGEST)
        raise SmileError(f"line {row + 1}: {len(lines[row])} characters; at most {_LONGEST}.")
    return lines


def word(line: bytes) -> str:
    """*line* as text, whatever its bytes."""
    return line.decode("utf-8", "replace").strip()


def table(
    lines: list[bytes],
    numbers: Ints,
    words: int,
    counts: tuple[int, ...],
    report: Report | None = None,
) -> Table:
    """The rows in *lines*, of which *numbers* (n,) are the lines of the file.

    The first *words* of a row are text, joined by a space; then come as many numbers as in
    *counts*, the same in all rows. SmileError names the first line that is not so.
    """
    texts: list[bytes] = []
    parts = []
    width = len(lines[0].split()) if lines else 0
    if lines and width - words not in counts:
        _refuse_width(lines, numbers, width, [words + count for count in counts])
    for low in range(0, len(lines), _CHUNK):
        go_on(report, low / len(lines))
        chunk = lines[low : low + _CHUNK]
        cells = _END.join(chunk).split()
        cells.append(_END.strip())
        if len(cells) != len(chunk) * (width + 1) or set(cells[width :: width + 1]) != _ENDS:
            _refuse_width(chunk, numbers[low:], width, [words + count for count in counts])
        for k in range(low, low + len(chunk)) if words else ():
            at = (k - low) * (width + 1)
            texts.append(cells[at] if words == 1 else b" ".join(cells[at : at + words]))
        table_ = np.array(cells).reshape(-1, width + 1)
        parts.append(_numbers(table_[:, words:width], b"_" in b"".join(chunk), numbers[low:]))
    found = np.concatenate(parts) if parts else np.zeros((0, counts[0]))
    return Table(texts, found, numbers)


def _refuse_width(lines: list[bytes], numbers: Ints, width: int, allowed: list[int]) -> None:
    for line, number_ in zip(lines, numbers.tolist(), strict=False):
        count = len(line.split())
        if count != width or width not in allowed:
            wanted = " or ".join(str(each) for each in allowed)
            same = " and the same in all lines" if count in allowed else ""
            raise SmileError(f"line {number_}: {count} words; there must be {wanted}{same}.")


def _numbers(cells: NDArray[np.bytes_], doubtful: bool, numbers: Ints) -> Floats:
    try:
        if not doubtful:
            return np.asarray(cells.astype(np.float64))
    except ValueError:
        doubtful = True  # an exponent D, or no number: found out one by one
    return floats(cells.tolist(), numbers)


def quick(cells: list[bytes], width: int, numbers: Ints) -> Floats:
    """Numbers in *cells*, *width* in each of n rows -> (n, width); else as `floats`."""
    table_ = np.array(cells).reshape(-1, width)
    return _numbers(table_, b"_" in b"".join(cells), numbers)


def floats(cells: list[list[bytes]], numbers: Ints) -> Floats:
    """Numbers in *cells* (n, m), n at most as many as *numbers*, the lines of the file.

    SmileError names the first line with something else.
    """
    return np.array(
        [
            [number(cell, line) for cell in row]
            for row, line in zip(cells, numbers.tolist(), strict=False)
        ]
    )


def number(cell: bytes, line: int) -> float:
    """A number, also with an exponent D; SmileError names the *line*."""
    if _NUMBER.fullmatch(cell.strip()):
        return float(cell.strip().upper().replace(b"D", b"E"))
    shown = cell[:24].decode("utf-8", "replace")
    raise SmileError(f"line {line}: '{shown}' is no number.")


def calendar(texts: list[bytes], lines: Ints) -> Floats:
    """Calendar times as seconds past 2000-01-01 12:00 (n,); SmileError names the line."""
    try:
        return scales.calendars_s(texts)
    except ValueError:
        for text, line in zip(texts, lines.tolist(), strict=True):
            moment(text, line)
        raise


def moment(text: bytes, line: int) -> float:
    """One calendar time as seconds past 2000-01-01 12:00; SmileError names the *line*."""
    try:
        return scales.calendar_s(text.decode("utf-8", "replace"))
    except ValueError:
        shown = text[:40].decode("utf-8", "replace")
        raise SmileError(
            f"line {line}: '{shown}' is not a time such as 2026-11-22T10:00:00."
        ) from None
