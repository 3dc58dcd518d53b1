"""What an X-ray emissivity model is, and what every one can be asked: points, volumes."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, NamedTuple, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from smileviz.base.arrays import Floats, norm
from smileviz.magnetosphere.conditions import Conditions
from smileviz.magnetosphere.exosphere import TEAM, ChargeExchange

UNIT = "eV cm⁻³ s⁻¹"
_CHUNK = 16_384  # points at a time: their temporaries stay in the processor's cache
_TINY_RE = 1e-9


class Emissivity(Protocol):
    """A published model of soft X-ray emissivity; its fields are exactly what it depends on.

    Frozen and hashable. Points are GSM *without* aberration, as the SXI team uses the models.
    """

    name: ClassVar[str]
    """The key in files."""
    title: ClassVar[str]
    citation: ClassVar[str]
    """Authors, year, DOI."""
    inputs: ClassVar[str]
    """What it needs, with units."""
    validity: ClassVar[str]
    """One sentence: the conditions it was fitted to."""

    def __hash__(self) -> int:
        """By value: cached volumes rest on it."""

    @classmethod
    def under(cls, conditions: Conditions, exchange: ChargeExchange = TEAM) -> Self:
        """Return the model under *conditions*, with the team's initial parameters."""

    @staticmethod
    def caution(conditions: Conditions) -> str | None:
        """Return one sentence, "Extrapolated: ...", outside the range of its fit, else None."""

    def emissivity(self, points_gsm_re: Floats) -> Floats:
        """Emissivity at *points_gsm_re* (..., 3) -> (...), eV cm^-3 s^-1.

        As the model gives it: a fit may go below zero (`displayed` clamps).
        """


class Direction(NamedTuple):
    """Spherical coordinates about +X of points: all (n,)."""

    r: Floats
    theta: Floats
    cos_theta: Floats
    sin_theta: Floats
    cos_phi: Floats
    sin_phi: Floats


def direction(points_re: Floats) -> Direction:
    """Distance and angles of *points_re* (n, 3): theta from +X, phi from +Y towards +Z."""
    x, y, z = points_re[:, 0], points_re[:, 1], points_re[:, 2]
    across = np.sqrt(y * y + z * z)
    r = np.maximum(np.sqrt(x * x + across * across), _TINY_RE)
    safe = np.where(across > 0.0, across, 1.0)
    cos_phi = np.where(across > 0.0, y / safe, 1.0)
    return Direction(r, np.arctan2(across, x), x / r, across / r, cos_phi, z / safe)


def chunked(function: Callable[[Floats], Floats], points_re: Floats) -> Floats:
    """Return *function* of points (n, 3) -> (n,) for *points_re* (..., 3) -> (...)."""
    points = np.asarray(points_re, dtype=np.float64)
    flat = points.reshape(-1, 3)
    values = np.empty(len(flat))
    for start in range(0, len(flat), _CHUNK):
        values[start : start + _CHUNK] = function(flat[start : start + _CHUNK])
    return values.reshape(points.shape[:-1])


def displayed(emissivity: Floats) -> Floats:
    """Return *emissivity* (...) as it may be shown: never below zero."""
    return np.maximum(emissivity, 0.0)


@dataclass(frozen=True)
class Grid:
    """Where a volume is sampled: a box in GSM, every *step_re* R_E."""

    low_re: tuple[float, float, float] = (-10.0, -20.0, -20.0)
    high_re: tuple[float, float, float] = (16.0, 20.0, 20.0)
    step_re: float = 0.5

    @property
    def shape(self) -> tuple[int, int, int]:
        """How many samples along x, y and z."""
        ends = zip(self.low_re, self.high_re, strict=True)
        nx, ny, nz = (round((high - low) / self.step_re) + 1 for low, high in ends)
        return nx, ny, nz

    def points_re(self) -> Floats:
        """Points (nz, ny, nx, 3): x runs fastest, as VTK wants it."""
        x, y, z = (
            low + self.step_re * np.arange(n)
            for low, n in zip(self.low_re, self.shape, strict=True)
        )
        z, y, x = np.meshgrid(z, y, x, indexing="ij")
        return np.stack([x, y, z], axis=-1)


FINE = Grid()
"""For a picture that stands still: 0.3 million points."""

COARSE = Grid(step_re=1.0)
"""For a picture while a slider moves: 44 thousand points."""


@dataclass(frozen=True, eq=False)
class Volume:
    """Emissivity on a grid, clamped for display and dark within the Earth; GSM, no aberration.

    The dents of CMEM reach down to the Earth and are very bright there: colours should end at
    `scale`, not at the largest value.
    """

    model: Emissivity
    grid: Grid
    values: NDArray[np.float32]
    """(nz, ny, nx), eV cm^-3 s^-1, read-only; ``values.ravel()`` is VTK's order."""
    scale: float
    """What the colour scale should end at: the largest value on the X axis beyond 1 R_E."""


@lru_cache(maxsize=8)
def volume(model: Emissivity, grid: Grid = FINE) -> Volume:
    """Return *model* on *grid*, the same object for equal arguments."""
    points = grid.points_re()
    values = displayed(model.emissivity(points)).astype(np.float32)
    values[norm(points) < 1.0] = 0.0
    values.setflags(write=False)
    return Volume(model, grid, values, scale(model))


def scale(model: Emissivity) -> float:
    """Largest emissivity of *model* on the X axis, from 1 to 30 R_E: that of the nose."""
    x = np.linspace(1.0, 30.0, 2901)
    return float(displayed(model.emissivity(x[:, None] * np.array([1.0, 0.0, 0.0]))).max())
