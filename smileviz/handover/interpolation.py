"""How readers of an ephemeris interpolate it, and how far off they are."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from smileviz.base.arrays import Floats, norm


@dataclass(frozen=True)
class Scheme:
    """A polynomial through neighbouring *nodes*: their positions and, if *hermite*, velocities."""

    hermite: bool
    nodes: int

    @property
    def degree(self) -> int:
        """Of the polynomial."""
        return (2 * self.nodes if self.hermite else self.nodes) - 1

    @property
    def words(self) -> str:
        """Its name."""
        return f"{'Hermite' if self.hermite else 'Lagrange'} interpolation of degree {self.degree}"


def largest_error_km(
    states: Callable[[Floats], Floats], t: Floats, scheme: Scheme, most: int
) -> float:
    """How far *scheme* on the states at *t* (n,) is off half way between them, at most.

    Looks at *most* of the gaps between states, evenly chosen, and at the shortest.
    """
    if len(t) < 2:
        return 0.0
    gaps = np.arange(len(t) - 1)
    if len(gaps) > most:
        gaps = np.union1d(gaps[:: len(gaps) // most + 1], np.argsort(np.diff(t))[: most // 4])
    middle = 0.5 * (t[gaps] + t[gaps + 1])
    first = np.clip(gaps - scheme.nodes // 2 + 1, 0, len(t) - scheme.nodes)
    around = first[:, None] + np.arange(scheme.nodes)
    needed, back = np.unique(around, return_inverse=True)
    known = states(t[needed])[back.reshape(around.shape)]
    found = interpolated(t[around], known, middle, scheme)
    return float(norm(found - states(middle)[:, :3]).max())


def interpolated(t: Floats, states: Floats, at: Floats, scheme: Scheme) -> Floats:
    """Positions (m, 3) at *at* (m,) from states (m, k, 6) at *t* (m, k)."""
    scale = (t[:, -1] - t[:, 0])[:, None]
    x, node = ((at - t[:, 0])[:, None] / scale), (t - t[:, :1]) / scale
    apart = node[:, :, None] - node[:, None, :]
    k = scheme.nodes
    off = ~np.eye(k, dtype=np.bool_)
    distance = x - node
    ratios = np.where(off, distance[:, None, :] / np.where(off, apart, 1.0), 1.0)
    basis = ratios.prod(axis=2)[..., None]
    if not scheme.hermite:
        return np.asarray((basis * states[..., :3]).sum(axis=1))
    slope = np.where(off, 1.0 / np.where(off, apart, 1.0), 0.0).sum(axis=2)
    value = (1.0 - 2.0 * slope * distance)[..., None] * states[..., :3]
    rate = (distance * scale)[..., None] * states[..., 3:]
    return np.asarray((basis**2 * (value + rate)).sum(axis=1))
