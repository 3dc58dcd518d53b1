"""Spans of time and sorted disjoint windows in them, with an algebra."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from smileviz.base.arrays import Bools, Floats, fixed


@dataclass(frozen=True)
class Span:
    """From *start* to *stop*, both t (TT s past J2000)."""

    start: float
    stop: float

    def __post_init__(self) -> None:
        """Refuse a span that ends before it starts, or has no numbers."""
        if not self.start <= self.stop:
            raise ValueError(f"a span cannot run from {self.start} to {self.stop}")

    @property
    def length_s(self) -> float:
        """How long it lasts, s."""
        return self.stop - self.start

    def clamp(self, t: float) -> float:
        """The time in the span nearest to *t*."""
        return min(max(t, self.start), self.stop)

    def __contains__(self, t: float) -> bool:
        return self.start <= t <= self.stop

    def within(self, outer: "Span") -> "Span":
        """This span moved, and if need be cut, to lie in *outer*."""
        length = min(self.length_s, outer.length_s)
        start = min(max(self.start, outer.start), outer.stop - length)
        return Span(start, start + length)


def covered(edges: Floats, t: Floats | float) -> Floats:
    """How much of the time until *t* (...) lies in sorted disjoint intervals (n, 2) -> (...)."""
    moments = np.asarray(t, dtype=np.float64)
    if not len(edges):
        return 0.0 * moments
    lengths = edges[:, 1] - edges[:, 0]
    after = np.cumsum(lengths)
    known = np.stack([after - lengths, after], axis=1)
    return np.asarray(np.interp(moments, edges.ravel(), known.ravel()))


@dataclass(frozen=True, eq=False)
class Windows:
    """When something is true in *span*: sorted disjoint intervals.

    *edges* (n, 2): start and stop of each, t. Windows that touch are joined, empty ones dropped,
    what lies outside the span is cut off.
    """

    span: Span
    edges: Floats

    def __post_init__(self) -> None:
        """Bring the edges into normal form."""
        edges = np.asarray(self.edges, dtype=np.float64).reshape(-1, 2)
        edges = np.clip(edges, self.span.start, self.span.stop)
        edges = edges[edges[:, 1] > edges[:, 0]]
        edges = edges[np.argsort(edges[:, 0], kind="stable")]
        if len(edges) > 1:
            reach = np.maximum.accumulate(edges[:, 1])
            opens = np.concatenate([[True], edges[1:, 0] > reach[:-1]])
            last = np.concatenate([np.flatnonzero(opens)[1:] - 1, [len(edges) - 1]])
            edges = np.stack([edges[opens, 0], reach[last]], axis=1)
        object.__setattr__(self, "edges", fixed(edges))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Windows):
            return NotImplemented
        return self.span == other.span and np.array_equal(self.edges, other.edges)

    def __hash__(self) -> int:
        return hash((self.span, self.edges.tobytes()))

    def __len__(self) -> int:
        return len(self.edges)

    def __iter__(self) -> Iterator[Span]:
        return (Span(float(a), float(b)) for a, b in self.edges)

    def __invert__(self) -> "Windows":
        """When it is not true."""
        flat = np.concatenate([[self.span.start], self.edges.ravel(), [self.span.stop]])
        return Windows(self.span, flat.reshape(-1, 2))

    def __or__(self, other: "Windows") -> "Windows":
        """When either is true."""
        self._same_span(other)
        return Windows(self.span, np.concatenate([self.edges, other.edges]))

    def __and__(self, other: "Windows") -> "Windows":
        """When both are true."""
        self._same_span(other)
        return ~(~self | ~other)

    def _same_span(self, other: "Windows") -> None:
        if self.span != other.span:
            raise ValueError(f"windows of different spans: {self.span} and {other.span}")

    def contains(self, t: Floats | float) -> Bools:
        """Whether it is true at *t* (...) -> (...); the stop of a window belongs to it."""
        moments = np.asarray(t, dtype=np.float64)
        after = np.searchsorted(self.edges[:, 0], moments, side="right") - 1
        inside = (after >= 0) & (len(self.edges) > 0)
        if not len(self.edges):
            return np.asarray(inside, dtype=np.bool_)
        return np.asarray(inside & (moments <= self.edges[np.maximum(after, 0), 1]))

    def true_s(self, t: Floats | float) -> Floats:
        """How long it has been true from the start of the span until *t* (...) -> (...), s."""
        return covered(self.edges, t)

    def share(self, span: Span) -> float:
        """How much of *span* it is true, 0 to 1; NaN where *span* is not within its own."""
        if span.length_s <= 0.0 or span.start < self.span.start or span.stop > self.span.stop:
            return float("nan")
        first, last = self.true_s(np.array([span.start, span.stop])).tolist()
        return float((last - first) / span.length_s)

    @property
    def total_s(self) -> float:
        """How long it is true in all, s."""
        return float(np.sum(self.edges[:, 1] - self.edges[:, 0]))
