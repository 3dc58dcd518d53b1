"""Cells of delimited text, a chunk at a time with whole arrays: ten times faster than by rows."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from smileviz.base.arrays import Bools, Floats, Ints

_NEWLINE, _SPACE, _DOT, _MINUS, _PLUS, _ZERO = b"\n .-+0"
_WIDEST = 40
_MOST_DIGITS = 15


@dataclass(frozen=True, eq=False)
class Cells:
    """Where in *letters* the cells of the rows start and end, each (n, columns)."""

    letters: NDArray[np.uint8]
    starts: Ints
    ends: Ints

    def texts(self, column: int) -> NDArray[np.bytes_]:
        """The texts of *column* (n,), cut at 40 letters."""
        at, inside = self._letters_at(column, from_the_right=False)
        grid = np.where(inside, self.letters[at], 0).astype(np.uint8)
        return np.ascontiguousarray(grid).view(f"S{grid.shape[1]}").ravel()

    def text(self, row: int, column: int) -> bytes:
        """The text of one cell."""
        return self.letters[self.starts[row, column] : self.ends[row, column]].tobytes()

    def numbers(self, column: int) -> tuple[Floats, Bools]:
        """Numbers of *column* (n,), and whether each cell is a plain one: sign, digits, a dot.

        A blank cell is a plain NaN. The quotient of the digits and a power of ten is the number
        that parsing would give, to the last bit.
        """
        at, inside = self._letters_at(column, from_the_right=True)
        count, width = at.shape
        value, decimals = np.zeros(count), np.zeros(count, dtype=np.int64)
        stage, digits = np.zeros(count, dtype=np.uint8), np.zeros(count, dtype=np.int64)
        dotted, negative = np.zeros(count, dtype=np.bool_), np.zeros(count, dtype=np.bool_)
        sound = np.asarray(self.ends[:, column] - self.starts[:, column] <= _WIDEST)
        for k in range(width):
            letter = np.where(inside[:, k], self.letters[at[:, k]], _SPACE)
            digit = letter - np.uint8(_ZERO)
            is_digit, is_dot = digit < 10, letter == _DOT
            minus = letter == _MINUS
            sign = minus | (letter == _PLUS)
            now = np.where(is_digit | is_dot, 2, np.where(sign, 1, 0)).astype(np.uint8)
            sound &= (now > 0) | (letter == _SPACE)
            sound &= (now >= stage) & ~(sign & (stage == 1)) & ~(is_dot & dotted)
            value = np.where(is_digit, value * 10.0 + digit, value)
            decimals += is_digit & dotted
            digits += is_digit
            dotted |= is_dot
            negative |= minus
            stage = now
        blank = (digits == 0) & (stage == 0) & sound
        sound &= blank | ((digits > 0) & (digits <= _MOST_DIGITS))
        value = value / 10.0 ** np.minimum(decimals, _MOST_DIGITS)
        value = np.where(negative, -value, value)
        return np.where(blank, np.nan, value), sound

    def _letters_at(self, column: int, *, from_the_right: bool) -> tuple[Ints, Bools]:
        """Places in *letters* (n, width) of the letters of cells, and whether they are in them."""
        start, end = self.starts[:, column], self.ends[:, column]
        width = int(min(max(np.max(end - start, initial=1), 1), _WIDEST))
        steps = np.arange(width)
        first = end - width if from_the_right else start
        at = first[:, None] + steps
        inside = (at >= start[:, None]) & (at < end[:, None])
        return np.clip(at, 0, len(self.letters) - 1), inside


def of_lines(chunk: bytes, delimiter: bytes, columns: int) -> Cells | None:
    """The cells of the lines in *chunk* if all have as many as *columns* and nothing is quoted."""
    if b'"' in chunk or b"#" in chunk:
        return None
    letters = np.frombuffer(chunk, dtype=np.uint8)
    ends = np.flatnonzero((letters == delimiter[0]) | (letters == _NEWLINE))
    if len(ends) % columns:
        return None
    table = ends.reshape(-1, columns)
    newline = letters[table] == _NEWLINE
    if not newline[:, -1].all() or newline[:, :-1].any():
        return None
    starts = np.concatenate([[0], ends[:-1] + 1]).reshape(-1, columns)
    return Cells(letters, starts, table)
