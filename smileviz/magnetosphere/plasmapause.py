"""The plasmapause: what a model of it is, how the activity before decides it, its surface."""

from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, Literal, Protocol, Self

import numpy as np

from smileviz.base.arrays import Floats, Ints
from smileviz.base.units import HOUR_S
from smileviz.magnetosphere.mesh import Mesh, lattice
from smileviz.magnetosphere.shells import on_shell

LOWEST_L = 1.8
HIGHEST_L = 7.0
_ROWS = 49
SURFACE_COLUMNS = 96
"""Points of the surface around the Earth in each of its rows."""
_FOOT_RE = 1.02  # surfaces end just above the ground


class Index(Protocol):
    """An index of geomagnetic activity, asked for the worst of the hours before."""

    def highest(self, t: Floats, from_h: float, to_h: float = 0.0, *, closed: bool) -> Floats:
        """Largest value from *from_h* to *to_h* hours before *t* (n,) -> (n,); NaN: none known."""

    def lowest(self, t: Floats, from_h: float, *, closed: bool) -> Floats:
        """Smallest value of the *from_h* hours before *t* (n,) -> (n,); NaN: none known."""


@dataclass(frozen=True, eq=False)
class History:
    """An index over time; NaN is a gap."""

    t: Floats
    """Ascending (n,)."""
    values: Floats
    """(n,)"""
    until: Floats | None = None
    """Until when each value holds (n,), ascending; None: the values are samples of a moment."""

    def highest(self, t: Floats, from_h: float, to_h: float = 0.0, *, closed: bool) -> Floats:
        """Largest value from *from_h* to *to_h* hours before *t* (n,) -> (n,); NaN: none known.

        The end of the window counts, its start only for samples and when *closed*; a value that
        holds for a while counts when any part of that lies within.
        """
        begin, end = np.asarray(t) - from_h * HOUR_S, np.asarray(t) - to_h * HOUR_S
        last = self.t if self.until is None else self.until
        side: Literal["left", "right"] = "left" if closed and self.until is None else "right"
        start = np.searchsorted(last, begin, side=side).astype(np.int64)
        stop = np.searchsorted(self.t, end, side="right").astype(np.int64)
        known = np.where(np.isnan(self.values), -np.inf, self.values)
        highest = _range_maximum(known, start, stop)
        return np.where(np.isfinite(highest), highest, np.nan)

    def lowest(self, t: Floats, from_h: float, *, closed: bool) -> Floats:
        """Smallest value of the *from_h* hours before *t* (n,) -> (n,); NaN: none known."""
        return -History(self.t, -self.values, self.until).highest(t, from_h, closed=closed)


@dataclass(frozen=True)
class Constant:
    """An index that has always been the same; NaN when nothing is known of it."""

    value: float

    def highest(self, t: Floats, from_h: float, to_h: float = 0.0, *, closed: bool) -> Floats:  # noqa: ARG002
        """Return the value for every *t* (n,)."""
        return np.full(len(t), self.value)

    def lowest(self, t: Floats, from_h: float, *, closed: bool) -> Floats:  # noqa: ARG002
        """Return the value for every *t* (n,)."""
        return np.full(len(t), self.value)


@dataclass(frozen=True, eq=False)
class Activity:
    """What is known of geomagnetic activity before and at the moment."""

    kp: Index = Constant(np.nan)
    ae_nt: Index = Constant(np.nan)
    dst_nt: Index = Constant(np.nan)


class Plasmapause(Protocol):
    """A published model of the plasmapause; its field is the driver it needs, one number."""

    name: ClassVar[str]
    """The key in files."""
    title: ClassVar[str]
    citation: ClassVar[str]
    """Authors, year, DOI."""
    inputs: ClassVar[str]
    """What it needs, with units and hours."""
    validity: ClassVar[str]
    """One sentence."""

    def __hash__(self) -> int:
        """By value: cached surfaces rest on it."""

    @staticmethod
    def drivers(activity: Activity, t: Floats) -> Floats:
        """Return its driver at *t* (n,) -> (n,); NaN where *activity* does not say."""

    @classmethod
    def under(cls, activity: Activity, t: float) -> Self:
        """Return the model at *t*."""

    @staticmethod
    def fitted_l(drivers: Floats, mlt: Floats) -> Floats:
        """L of the fit for *drivers* (...) at *mlt* h (...) -> (...), not clamped."""

    @property
    def driver(self) -> float:
        """The number it depends on."""

    def caution(self) -> str | None:
        """Return one sentence when it is driven outside its range, else None."""


def l_of(model: Plasmapause, mlt: Floats) -> Floats:
    """L of *model* at *mlt* h (...) -> (...), kept from 1.8 to 7; NaN without a driver."""
    return np.clip(model.fitted_l(np.asarray(model.driver), mlt), LOWEST_L, HIGHEST_L)


def l_along(model: type[Plasmapause], activity: Activity, t: Floats, mlt: Floats) -> Floats:
    """L of *model* at the times *t* and *mlt* h (n,) -> (n,): along an orbit."""
    return np.clip(model.fitted_l(model.drivers(activity, t), mlt), LOWEST_L, HIGHEST_L)


def caution(title: str, l_value: float) -> str | None:
    """One sentence when there is no L, or the fit leaves 1.8 to 7, else None."""
    if np.isnan(l_value):
        return f"{title} has no plasmapause here: the activity before is not known."
    if not LOWEST_L <= l_value <= HIGHEST_L:
        held = min(max(l_value, LOWEST_L), HIGHEST_L)
        return f"Extrapolated: {title} gives L = {l_value:.2f}; it is held at {held:g}."
    return None


@lru_cache(maxsize=16)
def surface(model: Plasmapause) -> Mesh | None:
    """The shell of *model* down to the ground, SM R_E; None without a driver."""
    mlt = np.linspace(0.0, 24.0, SURFACE_COLUMNS, endpoint=False)
    l_value = l_of(model, mlt)
    if np.isnan(l_value).any():
        return None
    edge = np.arccos(np.sqrt(_FOOT_RE / l_value))
    latitude = np.linspace(-1.0, 1.0, _ROWS)[:, None] * edge
    return lattice(
        on_shell(l_value, latitude, np.broadcast_to(mlt, latitude.shape)), round_columns=True
    )


def _range_maximum(values: Floats, start: Ints, stop: Ints) -> Floats:
    """Maximum of values[start:stop] for many ranges (n,); -inf where one is empty.

    A sparse table: row k holds the maxima of 2^k neighbours, two of which cover any range.
    """
    width = np.maximum(stop - start, 1)
    level = np.floor(np.log2(width)).astype(np.int64)
    rows = [values]
    for k in range(int(level.max(initial=0))):
        rows.append(np.maximum(rows[k][: -(1 << k)], rows[k][1 << k :]))
    result = np.full(len(start), -np.inf)
    for k, row in enumerate(rows):
        here = (level == k) & (stop > start)
        low, high = start[here], stop[here] - (1 << k)
        result[here] = np.maximum(row[low], row[high])
    return result
