"""Tables of numbers parted by spaces, of many megabytes: only the columns wanted, in time.

Lines of equal length whose numbers stand in columns, as programs write them, are read digit by
digit with whole arrays: twenty times faster than parsing number after number. Lines that are
not so are read word by word, and the broken ones are named.
"""

import codecs
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from smileviz.base.arrays import Bools, Floats
from smileviz.base.errors import SmileError
from smileviz.base.progress import Report, go_on
from smileviz.solarwind.reading import Notes

UTF_16 = (b"\xff\xfe", b"\xfe\xff")
"""How a file in UTF-16 begins."""

_BOM = codecs.BOM_UTF8
_CHUNK = 4_000_000
_LONGEST_LINE = 1_000_000
_LONGEST_WORD = 40
_SPACE, _DOT, _MINUS, _PLUS, _ZERO, _NEWLINE = b" .-+0\n"
Bytes = NDArray[np.uint8]


@dataclass(frozen=True)
class Wanted:
    """Which words of a line are read, the first being 0, and how many words a line may have."""

    words: tuple[int, ...]
    counts: tuple[int, ...]


def chunks(path: Path, report: Report | None) -> Iterator[bytes]:
    """The file in pieces of whole lines; the last line gets its end if it has none."""
    size = max(path.stat().st_size, 1)
    done, rest = 0, b""
    with path.open("rb") as file:
        wide = codecs.getincrementaldecoder("utf-16")("replace") if _is_wide(file) else None
        while piece := file.read(_CHUNK):
            go_on(report, done / size)
            if wide is not None:
                piece = wide.decode(piece).encode("utf-8", "replace")
            piece = rest + (piece.removeprefix(_BOM) if done == 0 else piece)
            if b"\r" in piece:
                piece = _plain_ends(piece)
            done = file.tell()
            end = piece.rfind(b"\n") + 1
            rest = piece[end:]
            if len(rest) > _LONGEST_LINE:
                raise SmileError("it has a line of more than a million letters: it is no table.")
            if end:
                yield piece[:end]
    rest = rest.replace(b"\r", b"\n")
    if rest.strip():
        yield rest + b"\n"
    go_on(report, 1.0)


def decoded(head: bytes) -> str:
    """The text that begins with *head*, in UTF-8 or, if it says so, in UTF-16."""
    if head.startswith(UTF_16):
        return head[: len(head) & ~1].decode("utf-16", "replace")
    return head.decode("utf-8-sig", "replace")


def _is_wide(file: BinaryIO) -> bool:
    """Whether the text is in UTF-16; the file stands at its beginning again."""
    head = file.read(2)
    file.seek(0)
    return head in UTF_16


def _plain_ends(piece: bytes) -> bytes:
    """*piece* with one kind of line end; a CR at its very end waits for what follows it."""
    ahead = piece.removesuffix(b"\r")
    plain = ahead.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return plain + piece[len(ahead) :]


def table(path: Path, wanted: Wanted, notes: Notes, report: Report | None = None) -> Floats:
    """The wanted words of every line that can be read (n, len(words))."""
    parts = []
    first = 1
    for chunk in chunks(path, report):
        lines = chunk.count(b"\n")
        found = _in_columns(chunk, wanted)
        parts.append(_by_words(chunk, wanted, notes, first) if found is None else found)
        first += lines
    return np.concatenate(parts) if parts else np.zeros((0, len(wanted.words)))


def _in_columns(chunk: bytes, wanted: Wanted) -> Floats | None:
    """The wanted words (n, m) if all lines are equally long and their words stand in columns."""
    length = chunk.index(b"\n") + 1
    if len(chunk) % length or length < 3:
        return None
    grid = np.frombuffer(chunk, dtype=np.uint8).reshape(-1, length)
    if (grid[:, -1] != _NEWLINE).any() or (grid[:, :-1] == _NEWLINE).any():
        return None
    fields = _fields(grid[:, :-1])
    if len(fields) not in wanted.counts:
        return None
    values = np.empty((len(grid), len(wanted.words)))
    for k, word in enumerate(wanted.words):
        numbers, sound = _numbers(grid[:, slice(*fields[word])])
        if not sound.all():
            return None
        values[:, k] = numbers
    return values


def _fields(grid: Bytes) -> list[tuple[int, int]]:
    """From where to where the words stand: between columns that are blank in every line."""
    used = np.concatenate([[False], (grid != _SPACE).any(axis=0), [False]])
    edges = np.flatnonzero(used[1:] != used[:-1])
    return [(int(a), int(b)) for a, b in edges.reshape(-1, 2)]


def _numbers(cells: Bytes) -> tuple[Floats, Bools]:
    """Numbers written in *cells* (n, width), and whether each is one: spaces, sign, digits."""
    width = cells.shape[1]
    cells = np.ascontiguousarray(cells.T)
    dots = (cells == _DOT).sum(axis=1)
    at = int(np.argmax(dots)) if dots.any() else width
    whole = [k for k in range(width) if k != at]
    value = np.zeros(cells.shape[1])
    stage = np.zeros(cells.shape[1], dtype=np.uint8)
    sound = np.ones(cells.shape[1], dtype=np.bool_)
    if at < width:
        sound &= cells[at] == _DOT
    negative = np.zeros(cells.shape[1], dtype=np.bool_)
    for k in whole:
        cell = cells[k]
        digit = cell - np.uint8(_ZERO)
        is_digit = digit < 10
        minus = cell == _MINUS
        signed = minus | (cell == _PLUS)
        now = np.where(is_digit, np.uint8(2), np.where(signed, np.uint8(1), np.uint8(0)))
        sound &= (now > 0) | (cell == _SPACE)
        sound &= (now >= stage) & ~((now == 1) & (stage == 1))
        stage = now
        negative |= minus
        place = 10.0 ** (at - 1 - k if k < at else at - k)
        value += np.where(is_digit, digit, np.uint8(0)) * place
    sound &= stage == 2
    # a sum of tenths differs from the number written in its last bits: as many decimals as written
    decimals = max(width - at - 1, 0)
    scale = 10.0**decimals
    value = np.rint(value * scale) / scale
    return np.where(negative, -value, value), sound


def _by_words(chunk: bytes, wanted: Wanted, notes: Notes, first: int) -> Floats:
    """The wanted words of each line that has the right number of words, all of them numbers."""
    rows: list[Sequence[bytes]] = []
    numbers: list[int] = []
    for number, line in enumerate(chunk.split(b"\n")[:-1], first):
        words = line.split()
        if len(words) in wanted.counts:
            rows.append([words[k] for k in wanted.words])
            numbers.append(number)
        elif words and not words[0].startswith(b"#"):
            allowed = " or ".join(map(str, wanted.counts))
            notes.line(number, f"{len(words)} words instead of {allowed}")
    if not rows:
        return np.zeros((0, len(wanted.words)))
    grid = np.array(rows)
    if grid.dtype.itemsize <= _LONGEST_WORD:
        try:
            return np.asarray(grid.astype(np.float64))
        except ValueError:
            pass
    return _one_by_one(rows, numbers, notes)


def _one_by_one(rows: list[Sequence[bytes]], numbers: list[int], notes: Notes) -> Floats:
    kept = []
    for row, number in zip(rows, numbers, strict=True):
        try:
            kept.append([float(word) for word in row])
        except ValueError:
            odd = next(word for word in row if not _is_number(word))
            notes.line(number, f"'{odd[:20].decode('latin-1')}' is no number")
    return np.array(kept).reshape(len(kept), len(rows[0]))


def _is_number(word: bytes) -> bool:
    try:
        float(word)
    except ValueError:
        return False
    return True
