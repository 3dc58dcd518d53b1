"""Segment: one table of a file as it was read, and how it is made into a piece of an ephemeris."""

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from smileviz.base import time
from smileviz.base.arrays import Floats, Ints, norm
from smileviz.base.errors import SmileError
from smileviz.base.windows import Span
from smileviz.orbit.interpolation import MOST_DEGREE, Kind, Method
from smileviz.orbit.pieces import Chebyshev, Piece, Table
from smileviz.orbit.readers import axes as frames_of_files
from smileviz.orbit.readers import scales
from smileviz.orbit.readers.axes import Axes
from smileviz.orbit.readers.plausible import steps_of

_LARGEST_KM = 2e6
_SMALLEST_KM = 1000.0
_FREE = {1: Method("lagrange", 8, prescribed=False), 2: Method("hermite", 4, prescribed=False)}
_GAP_STEPS = 2.5


@dataclass(frozen=True, eq=False)
class Segment:
    """Rows (n,) of a file in its own time system and axes; km and km/s."""

    name: str
    """Of the object."""
    scale: str
    seconds: Floats
    """Since 2000-01-01 12:00 of that time system (n,)."""
    position_km: Floats
    velocity_km_s: Floats | None
    axes: Axes
    lines: Ints
    """Line of the file of each row, the first being 1; empty if it has no lines."""
    method: Method | None = None
    usable_s: tuple[float | None, float | None] = (None, None)
    """From when to when the file lets it be used."""
    split: bool = False
    """Whether a hole in evenly spaced rows parts the table."""


@dataclass(frozen=True, eq=False)
class Contents:
    """What a file holds."""

    segments: tuple[Segment | Chebyshev, ...]
    notes: tuple[str, ...] = ()
    made: str = ""
    """By whom and when, as the file says."""
    made_t: float | None = None


def method_of(name: str, degree: int | None) -> Method:
    """The method that a file names, with its degree; SmileError if it is not supported."""
    kind = name.strip().lower()
    if kind == "linear":
        return Method("linear", 2)
    kinds: dict[str, Kind] = {"lagrange": "lagrange", "hermite": "hermite"}
    if kind not in kinds:
        raise SmileError(
            f"the interpolation {name.strip()[:40]} is not supported; "
            "supported are LAGRANGE, HERMITE and LINEAR."
        )
    if degree is None:
        degree = 7
    if not 1 <= degree <= MOST_DEGREE:
        raise SmileError(f"the degree of interpolation is {degree}; from 1 to {MOST_DEGREE} is.")
    points = (degree + 1) // 2 if kind == "hermite" else degree + 1
    return Method(kinds[kind], max(points, 1))


def pieces_of(segment: Segment | Chebyshev) -> tuple[list[Piece], tuple[str, ...]]:
    """The pieces of ephemeris that *segment* gives, GCRS, and what is to be known of them.

    SmileError if its rows cannot be true.
    """
    if isinstance(segment, Chebyshev):
        return [segment], ()
    _refuse_disorder(segment)
    found = [_piece(part) for part in _parted(segment)]
    return [piece for piece, _ in found], tuple(dict.fromkeys(note for _, note in found if note))


def _line(segment: Segment, row: int) -> str:
    return f"line {segment.lines[row]}: " if len(segment.lines) else ""


def _refuse_disorder(segment: Segment) -> None:
    if len(segment.seconds) < 2:
        raise SmileError(
            f"{_line(segment, 0)}the table has {len(segment.seconds)} rows; 2 at least."
        )
    step = np.diff(segment.seconds)
    if not (step > 0.0).all():
        row = int(np.argmin(step > 0.0)) + 1
        raise SmileError(f"{_line(segment, row)}its time is not after that of the row before.")
    _refuse_no_numbers(segment)
    distance = norm(segment.position_km)
    far = (distance > _LARGEST_KM) | (distance < _SMALLEST_KM)
    if far.any():
        row = int(np.argmax(far))
        raise SmileError(
            f"{_line(segment, row)}the distance from the Earth's centre is {distance[row]:.6g} km; "
            f"it must be from {_SMALLEST_KM:,.0f} to {_LARGEST_KM:,.0f} km (is the unit another?)."
        )


def _refuse_no_numbers(segment: Segment) -> None:
    parts = [segment.position_km]
    if segment.velocity_km_s is not None:
        parts.append(segment.velocity_km_s)
    finite = np.isfinite(np.concatenate(parts, axis=1)).all(axis=1)
    if not finite.all():
        row = int(np.argmin(finite))
        raise SmileError(f"{_line(segment, row)}a value is missing or no number.")


def _parted(segment: Segment) -> list[Segment]:
    """The table, parted where evenly spaced rows are missing."""
    step = np.diff(segment.seconds)
    usual = float(np.median(step))
    even = np.mean(np.abs(step - usual) < 0.01 * usual) > 0.9
    at = np.flatnonzero(step > _GAP_STEPS * usual) + 1
    if not segment.split or not even or not len(at):
        return [segment]
    edges = [0, *at.tolist(), len(segment.seconds)]
    parts = [slice(a, b) for a, b in pairwise(edges) if b - a > 1]
    return [_cut(segment, part) for part in parts]


def _cut(segment: Segment, part: slice) -> Segment:
    velocity = segment.velocity_km_s
    return replace(
        segment,
        seconds=segment.seconds[part],
        position_km=segment.position_km[part],
        velocity_km_s=None if velocity is None else velocity[part],
        lines=segment.lines[part],
    )


def _piece(segment: Segment) -> tuple[Piece, str]:
    t = scales.to_t(segment.scale, segment.seconds)
    given = segment.velocity_km_s
    position, velocity = frames_of_files.to_gcrs(segment.axes, t, segment.position_km, given)
    notes: list[str] = []
    if velocity is not None and given is not None:
        found = steps_of(t, position, velocity)
        if not segment.axes.still:
            turned = _along(segment.axes, t, given)
            other = steps_of(t, position, turned)
            if other.usual_km < 0.3 * found.usual_km:
                velocity, found = turned, other
                notes.append(f"Its velocities are inertial, along the axes of {segment.axes.name}.")
        found.refuse_wrong(lambda row: _line(segment, row))
        notes.append(found.doubt(t))
    method = segment.method or _FREE[1 if velocity is None else 2]
    if method.kind == "hermite" and velocity is None:
        raise SmileError("it prescribes HERMITE interpolation but has no velocities.")
    note = " ".join(note for note in notes if note)
    return Table(segment.name, _usable(segment, t), t, position, velocity, method), note


def _along(axes: Axes, t: Floats, vectors: Floats) -> Floats:
    """Vectors (n, 3) along *axes* at *t* (n,), in GCRS."""
    return frames_of_files.to_gcrs(axes, t, vectors, None)[0]


def _usable(segment: Segment, t: Floats) -> Span:
    first, last = float(t[0]), float(t[-1])
    start, stop = (
        edge if given is None else float(scales.to_t(segment.scale, np.array([given]))[0])
        for given, edge in zip(segment.usable_s, (first, last), strict=True)
    )
    slack = 1e-3
    if start < first - slack or stop > last + slack or start >= stop:
        raise SmileError(
            f"the table of {segment.name} has rows from {time.to_utc(first)} to "
            f"{time.to_utc(last)}, but is said to be usable from {time.to_utc(start)} to "
            f"{time.to_utc(stop)}."
        )
    return Span(max(start, first), min(stop, last))
