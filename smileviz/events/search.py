"""find_crossings, find_windows, find_extrema: when a number changes sign, is positive, turns.

One engine for everything that happens: the function is evaluated at given times (the nodes, see
`nodes.py`), sign changes between neighbours are brackets of a root, and a hill that stops short of
zero is climbed, because a window shorter than the step may hide on it. All brackets are refined
together, so that a search is a few dozen calls of the function with arrays.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from smileviz.base.arrays import Bools, Floats, Ints
from smileviz.base.windows import Span, Windows
from smileviz.events.refine import minima, roots

Function = Callable[[Floats], Floats]
"""Values at times t (n,) -> (n,). Of a margin: positive when it is true; NaN means it is not."""

LEAP_S = 2e-4
"""Two nodes nearer than this are the two sides of a leap of the function."""

_NOT = -1e30
_EDGE = 1e-3
_SURE = 4.0
_IN_A_WINDOW = 9


@dataclass(frozen=True, eq=False)
class Crossings:
    """Where a margin changes sign: *t* (n,), and whether it becomes positive there (n,)."""

    t: Floats
    rising: Bools


@dataclass(frozen=True, eq=False)
class Extrema:
    """Where a value turns: *t* (n,), the *value* there (n,), and whether it is a maximum (n,)."""

    t: Floats
    value: Floats
    maximum: Bools


def find_windows(
    margin: Function, span: Span, nodes: Floats, at_nodes: Floats | None = None
) -> Windows:
    """When *margin* is positive in *span*; *nodes* (n,) are sorted times that cover the span.

    Edges are good to 1 ms. Where the margin may leap, nodes are on both sides, `LEAP_S` apart or
    less. A window or gap is missed only if the margin turns twice between three
    neighbouring nodes. *at_nodes* (n,) saves the evaluation at the nodes if it is known already.
    """
    crossings, first = _search(margin, nodes, at_nodes)
    opens = crossings.t[crossings.rising]
    closes = crossings.t[~crossings.rising]
    if first > 0.0:
        opens = np.concatenate([[span.start], opens])
    if len(closes) < len(opens):
        closes = np.concatenate([closes, [span.stop]])
    return Windows(span, np.stack([opens, closes], axis=1))


def find_crossings(margin: Function, nodes: Floats, at_nodes: Floats | None = None) -> Crossings:
    """Every change of sign of *margin* between the first and the last of *nodes* (n,), to 1 ms."""
    return _search(margin, nodes, at_nodes)[0]


def _search(margin: Function, nodes: Floats, at_nodes: Floats | None) -> tuple[Crossings, float]:
    """Return the crossings, and the margin at the first node."""

    def known(t: Floats) -> Floats:
        return np.nan_to_num(margin(t), nan=_NOT)

    t = np.asarray(nodes, dtype=np.float64)
    values = known(t) if at_nodes is None else np.nan_to_num(at_nodes, nan=_NOT)
    t, values = _with_edges(known, t, values)
    t, values = _with_summits(known, t, values)
    after = np.flatnonzero((values[:-1] > 0.0) != (values[1:] > 0.0))
    found = t[after + 1]
    smooth = found - t[after] > LEAP_S
    some = after[smooth]
    found[smooth] = roots(known, t[some], t[some + 1], values[some], values[some + 1])
    return Crossings(found, values[after + 1] > 0.0), float(values[0])


def _with_edges(function: Function, t: Floats, values: Floats) -> tuple[Floats, Floats]:
    """Return nodes and values with two more, just inside the ends: they show the slope there."""
    if len(t) < 2:
        return t, values
    inner = np.array([t[0] + _EDGE * (t[1] - t[0]), t[-1] - _EDGE * (t[-1] - t[-2])])
    more = function(inner)
    return (
        np.concatenate([t[:1], inner[:1], t[1:-1], inner[1:], t[-1:]]),
        np.concatenate([values[:1], more[:1], values[1:-1], more[1:], values[-1:]]),
    )


def _with_summits(function: Function, t: Floats, values: Floats) -> tuple[Floats, Floats]:
    """Return nodes and values with those summits beyond zero that lie between nodes.

    A hill is three neighbours of one sign of which the middle one is nearest to zero; there is none
    across a leap.
    """
    sign = np.where(values > 0.0, 1.0, -1.0)
    height = np.abs(values)
    same = (sign[:-2] == sign[1:-1]) & (sign[2:] == sign[1:-1])
    apart = np.diff(t) > LEAP_S
    middle = np.flatnonzero(same & apart[:-1] & apart[1:] & _may_reach_zero(t, height)) + 1
    side = sign[middle]

    def above(moments: Floats, which: Ints) -> Floats:
        return np.asarray(side[which] * function(moments))

    at, low = minima(
        above,
        np.stack([t[middle - 1], t[middle], t[middle + 1]]),
        np.stack([height[middle - 1], height[middle], height[middle + 1]]),
        enough=0.0,
    )
    beyond = low < 0.0
    moments = np.concatenate([t, at[beyond]])
    order = np.argsort(moments, kind="stable")
    return moments[order], np.concatenate([values, (side * low)[beyond]])[order]


def _may_reach_zero(t: Floats, height: Floats) -> Bools:
    """Whether the *height* (n,) above zero dips between nodes, perhaps to zero (n - 2,).

    It does not if it would have to dip *_SURE* times deeper than the parabola through the three
    nodes does, and still as much again as it changes between them.
    """
    before, here, after = height[:-2], height[1:-1], height[2:]
    left = (here - before) / np.diff(t)[:-1]
    right = (after - here) / np.diff(t)[1:]
    bend = np.maximum((right - left) / (t[2:] - t[:-2]), 1e-300)
    slope = (left * np.diff(t)[1:] + right * np.diff(t)[:-1]) / (t[2:] - t[:-2])
    change = np.maximum(before, after) - here
    dips = (here <= before) & (here <= after) & (change > 0.0)
    with np.errstate(over="ignore"):
        depth = _SURE * slope**2 / (4.0 * bend) + change
    return np.asarray(dips & (here <= depth))


def find_extrema(value: Function, nodes: Floats, at_nodes: Floats | None = None) -> Extrema:
    """Every time *value* turns between the first and the last of *nodes* (n,).

    Times are good to 0.1 s where the value is smooth; a flat stretch counts as no extremum.
    """
    t = np.asarray(nodes, dtype=np.float64)
    values = value(t) if at_nodes is None else np.asarray(at_nodes)
    t, values = _with_edges(value, t, values)
    before, here, after = values[:-2], values[1:-1], values[2:]
    top = (here >= before) & (here > after)
    bottom = (here <= before) & (here < after)
    middle = np.flatnonzero(top | bottom) + 1
    side = np.where(top[middle - 1], -1.0, 1.0)

    def below(moments: Floats, which: Ints) -> Floats:
        return np.asarray(side[which] * value(moments))

    at, low = minima(
        below,
        np.stack([t[middle - 1], t[middle], t[middle + 1]]),
        side * np.stack([values[middle - 1], values[middle], values[middle + 1]]),
    )
    return Extrema(at, side * low, side < 0.0)


def extremes(
    value: Function,
    edges: Floats,
    nodes: Floats,
    at_nodes: Floats | None = None,
    *,
    maximum: bool,
) -> Extrema:
    """Return the greatest (or least) *value* in each of the intervals *edges*: (n,) of each.

    *edges* (n, 2) are starts and stops in order of time; one may start where another stops.
    *nodes* are the times at which to look, as for `find_windows`, and *at_nodes* the values there
    if they are known already. Where there is no value at all it is NaN, at the start.
    """
    side = -1.0 if maximum else 1.0
    if not len(edges):
        return Extrema(np.empty(0), np.empty(0), np.empty(0, dtype=np.bool_))
    t, values = _looks(value, edges, nodes, at_nodes)
    height = np.nan_to_num(side * values, nan=-_NOT)
    first = np.searchsorted(t, edges[:, 0])
    ends = np.searchsorted(t, edges[:, 1], side="right")
    best = np.array([a + np.argmin(height[a:b]) for a, b in zip(first, ends, strict=True)])
    inner = np.flatnonzero((best > first) & (best < ends - 1))
    middle = best[inner]
    at, least = t[best], height[best]
    at[inner], least[inner] = minima(
        lambda moments, _: np.nan_to_num(side * value(moments), nan=-_NOT),
        np.stack([t[middle - 1], t[middle], t[middle + 1]]),
        np.stack([height[middle - 1], height[middle], height[middle + 1]]),
    )
    found = np.where(least >= -_NOT, np.nan, side * least)
    return Extrema(at, found, np.full(len(at), maximum))


def _looks(
    value: Function, edges: Floats, nodes: Floats, at_nodes: Floats | None
) -> tuple[Floats, Floats]:
    """Times in and on the *edges* of intervals, ascending, and the values there."""
    share = np.linspace(0.0, 1.0, _IN_A_WINDOW)
    start, stop = edges.T
    even = start[:, None] + (stop - start)[:, None] * share
    even[:, -1] = stop
    after = np.searchsorted(start, nodes, side="right") - 1
    within = (after >= 0) & (nodes <= stop[np.maximum(after, 0)])
    known = value(nodes[within]) if at_nodes is None else at_nodes[within]
    t = np.concatenate([nodes[within], even.ravel()])
    t, order = np.unique(t, return_index=True)
    return t, np.concatenate([known, value(even.ravel())])[order]
