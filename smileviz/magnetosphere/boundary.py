"""What a boundary of the magnetosphere is: a distance from Earth's centre in every direction.

The convention, here and nowhere else: a direction is (theta, phi), theta from +X, phi about X from
+Y towards +Z, so that x = r cos(theta), y = r sin(theta) cos(phi), z = r sin(theta) sin(phi).
The axes are those of the *boundary frame*: GSM after the aberration was taken out in GSE, that is
GSE -> `aberrated` -> rolled about X as GSE is rolled to GSM. Lengths are R_E.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, Protocol, Self

import numpy as np

from smileviz.base.arrays import Bools, Floats, Ints, norm, unit
from smileviz.magnetosphere.conditions import Conditions

_STEP_RAD = 1e-4
_STEP_SLOPE = 5.0  # a change of slope over 1e-4 rad that only a step makes, in radii per rad
_FAR_RE = -150.0


class Boundary(Protocol):
    """A closed or open surface around the Earth that every ray from its centre meets once."""

    def __hash__(self) -> int:
        """By value: caches of surfaces, profiles and cuts rest on it."""

    @property
    def title(self) -> str:
        """Its name for people, such as "Shue et al. 1998"."""

    @property
    def x_min_re(self) -> float:
        """Where to cut the tail when it is drawn."""

    @property
    def axisymmetric(self) -> bool:
        """Whether the radius is the same for every phi."""

    def caution(self, conditions: Conditions) -> str | None:
        """Return one sentence when *conditions* lie outside the range of its fit, else None."""

    def radius_re(self, theta: Floats, phi: Floats) -> Floats:
        """Distance from Earth's centre in the directions *theta*, *phi* rad (...) -> (...)."""


class BoundaryModel(Boundary, Protocol):
    """A published model of a boundary: its fields are exactly what it depends on (frozen)."""

    name: ClassVar[str]
    """The key in files."""
    title: ClassVar[str]
    citation: ClassVar[str]
    """Authors, year, DOI."""
    inputs: ClassVar[str]
    """What it needs, with units."""
    validity: ClassVar[str]
    """One sentence: the conditions it was fitted to."""
    x_min_re: ClassVar[float]
    axisymmetric: ClassVar[bool]

    @classmethod
    def under(cls, conditions: Conditions) -> Self:
        """Return the model under *conditions*."""


At = Callable[[Ints, int], Boundary]
"""The boundary of some rows (m,): to be asked in m directions at depth 1, in (m, k) at 2."""


def position_re(boundary: Boundary, theta: Floats, phi: Floats) -> Floats:
    """Points of *boundary* in the directions *theta*, *phi* (...) -> (..., 3) R_E."""
    return boundary.radius_re(theta, phi)[..., None] * direction(theta, phi)


def direction(theta: Floats, phi: Floats) -> Floats:
    """Unit vectors of *theta*, *phi* (...) -> (..., 3)."""
    across = np.sin(theta)
    return np.stack(
        np.broadcast_arrays(np.cos(theta), across * np.cos(phi), across * np.sin(phi)), axis=-1
    )


def angles(points: Floats) -> tuple[Floats, Floats]:
    """Return theta and phi (...) of *points* (..., 3); phi is 0 on the axis."""
    x, y, z = np.moveaxis(np.asarray(points, dtype=np.float64), -1, 0)
    return np.arctan2(np.hypot(y, z), x), np.arctan2(z, y)


def radius_along(boundary: Boundary, points: Floats) -> Floats:
    """Distance of *boundary* from Earth's centre behind or before *points* (..., 3) -> (...)."""
    return boundary.radius_re(*angles(points))


def is_inside(boundary: Boundary, points_re: Floats) -> Bools:
    """Whether *points_re* (..., 3) lie within *boundary* -> (...); its surface counts as inside."""
    return np.asarray(norm(points_re) <= radius_along(boundary, points_re))


def normal(boundary: Boundary, theta: Floats, phi: Floats) -> Floats:
    """Outward unit normals in the directions *theta*, *phi* (...) -> (..., 3).

    n is along r u - grad r with u the direction and grad the gradient on the unit sphere, here by
    central differences along two tangents, so that the nose is no special point. Good to 1e-8.
    Beside a step in the radius, which some models have, the side without the step counts.
    """
    radial = direction(theta, phi)
    along = direction(np.asarray(theta + 0.5 * np.pi), phi)
    radius = boundary.radius_re(theta, phi)
    out = radius[..., None] * radial
    out = out - _slope(boundary, radius, radial, along)[..., None] * along
    if not boundary.axisymmetric:
        around = np.cross(radial, along)
        out = out - _slope(boundary, radius, radial, around)[..., None] * around
    return unit(out)


def _slope(boundary: Boundary, radius: Floats, radial: Floats, tangent: Floats) -> Floats:
    """Derivative of the *radius* (...) from *radial* towards *tangent* (..., 3), R_E per rad."""
    step = np.tan(_STEP_RAD) * tangent
    ahead = (radius_along(boundary, radial + step) - radius) / _STEP_RAD
    behind = (radius - radius_along(boundary, radial - step)) / _STEP_RAD
    gentler = np.where(np.abs(ahead) < np.abs(behind), ahead, behind)
    stepped = np.abs(ahead - behind) > _STEP_SLOPE * radius
    return np.where(stepped, gentler, 0.5 * (ahead + behind))


@dataclass(frozen=True)
class Outside:
    """*outer* kept at least *gap_re* outside *inner*: max(r_outer, r_inner + gap)."""

    outer: Boundary
    inner: Boundary
    gap_re: float = 0.3

    @property
    def title(self) -> str:
        """That of the outer boundary."""
        return self.outer.title

    @property
    def x_min_re(self) -> float:
        """That of the outer boundary."""
        return self.outer.x_min_re

    @property
    def axisymmetric(self) -> bool:
        """Whether both are."""
        return self.outer.axisymmetric and self.inner.axisymmetric

    def caution(self, conditions: Conditions) -> str | None:
        """Return that of the outer boundary."""
        return self.outer.caution(conditions)

    def radius_re(self, theta: Floats, phi: Floats) -> Floats:
        """Distance from Earth's centre in the directions *theta*, *phi* rad (...) -> (...)."""
        inner = self.inner.radius_re(theta, phi) + self.gap_re
        return np.maximum(self.outer.radius_re(theta, phi), inner)


@lru_cache(maxsize=64)
def outside(outer: Boundary, inner: Boundary, gap_re: float = 0.3) -> Boundary:
    """Return the bow shock *outer* guarded against the magnetopause *inner* (physics.md 2).

    Empirical shocks and magnetopauses cross far down the flanks under extreme conditions. Where
    they do not (down to x = -150 R_E) this is *outer* itself, so that a new magnetopause does not
    make a new shock.
    """
    guarded = Outside(outer, inner, gap_re)
    around = (0,) if guarded.axisymmetric else range(0, 360, 20)
    theta, phi = np.meshgrid(np.radians(np.arange(0.0, 179.5, 1.0)), np.radians(around))
    plain = outer.radius_re(theta, phi)
    near = plain * np.cos(theta) > _FAR_RE
    return guarded if (guarded.radius_re(theta, phi) > plain)[near].any() else outer
