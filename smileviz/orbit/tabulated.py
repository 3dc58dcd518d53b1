"""TabulatedEphemeris: what others computed, read between its points as their file prescribes."""

from bisect import bisect_right
from copy import copy
from dataclasses import dataclass, replace

import numpy as np

from smileviz.base import time
from smileviz.base.arrays import Floats, fixed
from smileviz.base.errors import SmileError
from smileviz.base.windows import Span
from smileviz.orbit.ephemeris import Provenance, refuse_outside
from smileviz.orbit.pieces import Piece

SLACK_S = 1e-3
"""How far beyond its ends a table is continued: UTC in files is rounded."""
_PLANNING_KM = 10.0


@dataclass(frozen=True)
class Origin:
    """Which part of which file it is: equal for equal content."""

    file: str
    """Name without folder."""
    sha256: str
    target: str = ""
    segment: int = 0
    title: str = ""
    """Of the format."""
    made: str = ""
    made_t: float | None = None


class TabulatedEphemeris:
    """An Ephemeris of *pieces* that follow one another without a gap. Equal for equal content.

    Where two pieces overlap the later of the file stands. Velocities may jump at `breaks`.
    """

    def __init__(self, origin: Origin, pieces: tuple[Piece, ...], notes: tuple[str, ...]) -> None:
        """Lay the pieces end to end: the longest run without a gap is the ephemeris."""
        self.origin = origin
        self.pieces = pieces
        run, gaps = longest_run(laid(pieces))
        self._spans = [span for span, _ in run]
        self._pieces = [piece for _, piece in run]
        self._starts = [span.start for span in self._spans]
        self.span = Span(self._spans[0].start, self._spans[-1].stop)
        self.notes = notes + gaps
        self.breaks = fixed(np.array(self._starts[1:]))
        self._error_t, self._error_km = self._errors()
        self.provenance = self._provenance()

    def noted(self, note: str) -> "TabulatedEphemeris":
        """The same ephemeris, *note* before what is told of it."""
        other = copy(self)
        warning = f"{note} {self.provenance.warning}".strip()
        other.provenance = replace(self.provenance, warning=warning)
        return other

    def __eq__(self, other: object) -> bool:
        return isinstance(other, TabulatedEphemeris) and self.origin == other.origin

    def __hash__(self) -> int:
        return hash(self.origin)

    @property
    def worst_km(self) -> float:
        """The largest error of interpolation anywhere."""
        return float(self._error_km.max())

    @property
    def rows(self) -> tuple[Floats, Floats]:
        """Times (m,) and GCRS positions (m, 3) of the file itself, within the span."""
        times, positions = [], []
        for span, piece in zip(self._spans, self._pieces, strict=True):
            t, position = piece.points
            inside = (t >= span.start - SLACK_S) & (t <= span.stop + SLACK_S)
            times.append(t[inside])
            positions.append(position[inside])
        t, first = np.unique(np.concatenate(times), return_index=True)
        return t, np.concatenate(positions)[first]

    def position_km(self, t: Floats | float) -> Floats:
        """GCRS position at *t* (...) -> (..., 3) km."""
        return self._states(t)[0]

    def velocity_km_s(self, t: Floats | float) -> Floats:
        """GCRS velocity at *t* (...) -> (..., 3) km/s."""
        return self._states(t)[1]

    def error_km(self, t: Floats | float) -> Floats:
        """Error of the interpolation at *t* (...) -> (...) km, the largest between two points.

        How good the points themselves are the file does not say.
        """
        at = np.searchsorted(self._error_t, np.asarray(t, dtype=np.float64), side="right") - 1
        return np.asarray(self._error_km[np.clip(at, 0, len(self._error_km) - 1)])

    def _states(self, t: Floats | float) -> tuple[Floats, Floats]:
        known = Span(self.span.start - SLACK_S, self.span.stop + SLACK_S)
        moments = np.asarray(t, dtype=np.float64)
        if moments.ndim == 0:
            refuse_outside(known, float(moments), self.provenance.title)
            piece = self._pieces[max(bisect_right(self._starts, float(moments)) - 1, 0)]
            position, velocity = piece.states(np.array([float(moments)]))
            return position[0], velocity[0]
        refuse_outside(known, moments, self.provenance.title)
        flat = np.ravel(moments)
        which = np.maximum(np.searchsorted(self._starts, flat, side="right") - 1, 0)
        position, velocity = np.empty((len(flat), 3)), np.empty((len(flat), 3))
        for number in np.unique(which):
            part = which == number
            position[part], velocity[part] = self._pieces[number].states(flat[part])
        return position.reshape((*moments.shape, 3)), velocity.reshape((*moments.shape, 3))

    def _errors(self) -> tuple[Floats, Floats]:
        times, errors = [], []
        for span, piece in zip(self._spans, self._pieces, strict=True):
            t, error = piece.errors
            first = max(int(np.searchsorted(t, span.start, side="right")) - 1, 0)
            part = slice(first, max(int(np.searchsorted(t, span.stop)), first + 1))
            times.append(np.maximum(t[part], span.start))
            errors.append(error[part])
        return fixed(np.concatenate(times)), fixed(np.concatenate(errors))

    def _provenance(self) -> Provenance:
        origin, piece = self.origin, self._pieces[0]
        count = f", {len(self._pieces)} segments" if len(self._pieces) > 1 else ""
        made = f"; {origin.made}" if origin.made else ""
        worst = self.worst_km
        rough = ""
        if worst > _PLANNING_KM:
            when = time.to_utc(float(self._error_t[int(np.argmax(self._error_km))]))
            rough = (
                f"Between the points of {origin.file} positions are wrong by up to {worst:,.0f} km "
                f"(about {when}): its points are too far apart there; fit an orbit to it."
            )
        return Provenance(
            title=piece.name or origin.file,
            source=f"{origin.file} ({origin.title}{made}), sha256 {origin.sha256[:12]}",
            method=f"{piece.words}{count}; interpolation within {worst:.3g} km",
            epoch_t=self.span.start if origin.made_t is None else origin.made_t,
            planning=worst <= _PLANNING_KM,
            warning=" ".join(part for part in (rough, *self.notes) if part),
            table=origin.file,
        )


Laid = list[tuple[Span, Piece]]


def laid(pieces: tuple[Piece, ...]) -> Laid:
    """From when to when each piece stands, in order: of two that overlap the later one does."""
    out: Laid = []
    for piece in pieces:
        kept: Laid = []
        for span, old in out:
            if span.start < piece.span.start:
                kept.append((Span(span.start, min(span.stop, piece.span.start)), old))
            if span.stop > piece.span.stop:
                kept.append((Span(max(span.start, piece.span.stop), span.stop), old))
        out = [*kept, (piece.span, piece)]
    return sorted(out, key=lambda item: item[0].start)


def longest_run(parts: Laid) -> tuple[Laid, tuple[str, ...]]:
    """The longest run of *parts* without a gap, and a sentence that names what is left out."""
    if not parts:
        raise SmileError("there is no table in it.")
    runs: list[Laid] = [[parts[0]]]
    for part in parts[1:]:
        if part[0].start <= runs[-1][-1][0].stop + SLACK_S:
            runs[-1].append(part)
        else:
            runs.append([part])
    best = max(runs, key=lambda run: run[-1][0].stop - run[0][0].start)
    others = [f"{_utc(run[0][0].start)} to {_utc(run[-1][0].stop)}" for run in runs if run != best]
    if not others:
        return best, ()
    shown = ", ".join(others[:3]) + (f" and {len(others) - 3} more" if len(others) > 3 else "")
    return best, (f"There are gaps in the file; {shown} is left out.",)


def _utc(t: float) -> str:
    return time.to_utc(t)
