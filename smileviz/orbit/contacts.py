"""Shadow contacts: where an orbit, known piece by piece, enters and leaves penumbra and umbra."""

from collections.abc import Callable

import numpy as np

from smileviz.base.arrays import Floats, Ints

Margins = Callable[[Ints, Floats], Floats]
"""Margins to penumbra and umbra (2, k, m) in pieces (k,) at places from -1 to 1 in them.

The places are (k, m), or the same in all pieces (m,).
"""

_STEPS = 64
_CUTS = 32
_ROUNDS = 3


def contacts(margins: Margins, pieces: int) -> tuple[Ints, Floats]:
    """Pieces (n,) and places in them (n,) where a margin changes sign."""
    places = np.linspace(-1.0, 1.0, _STEPS + 1)
    values = margins(np.arange(pieces), places)
    found: list[tuple[Ints, Floats]] = []
    for which in range(2):
        piece, low, high = _brackets(values[which], places)
        touching = _touching(margins, which, values[which], places)
        piece = np.concatenate([piece, touching[0]])
        low, high = np.append(low, touching[1]), np.append(high, touching[2])
        if len(piece):
            found.append((piece, _refined(margins, which, piece, low, high)))
    if not found:
        return np.empty(0, dtype=np.int64), np.empty(0)
    return np.concatenate([f[0] for f in found]), np.concatenate([f[1] for f in found])


def _brackets(values: Floats, places: Floats) -> tuple[Ints, Floats, Floats]:
    """Pieces and neighbouring *places* between which *values* (k, m) change sign."""
    inside = values < 0.0
    piece, at = np.nonzero(inside[:, 1:] != inside[:, :-1])
    return piece, places[at], places[at + 1]


def _touching(
    margins: Margins, which: int, values: Floats, places: Floats
) -> tuple[Ints, Floats, Floats]:
    """Brackets of short contacts that hide between the steps: look closer at every minimum."""
    middle = values[:, 1:-1]
    low = (middle > 0.0) & (middle <= values[:, :-2]) & (middle <= values[:, 2:])
    piece, at = np.nonzero(low)
    if not len(piece):
        return piece, np.empty(0), np.empty(0)
    closer = np.linspace(places[at], places[at + 2], _CUTS + 1, axis=1)
    inside = margins(piece, closer)[which] < 0.0
    row, cut = np.nonzero(inside[:, 1:] != inside[:, :-1])
    return piece[row], closer[row, cut], closer[row, cut + 1]


def _refined(margins: Margins, which: int, piece: Ints, low: Floats, high: Floats) -> Floats:
    """The place in each bracket where the margin is zero."""
    row = np.arange(len(piece))
    for _ in range(_ROUNDS):
        closer = np.linspace(low, high, _CUTS + 1, axis=1)
        inside = margins(piece, closer)[which] < 0.0
        cut = np.argmax(inside[:, 1:] != inside[:, :-1], axis=1)
        low, high = closer[row, cut], closer[row, cut + 1]
    return np.asarray(0.5 * (low + high))
