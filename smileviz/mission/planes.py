"""The planes XY, XZ and YZ of the display frame: the boundaries cut, fields of view flattened.

In every plane the first axis points right and the second up: XY is seen from the north, XZ from
dawn, YZ from the Sun.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats, fixed
from smileviz.magnetosphere.boundary import Boundary
from smileviz.magnetosphere.section import section
from smileviz.mission.picture import parted

PLANES = ("XY", "XZ", "YZ")
_AXES = {"XY": (0, 1), "XZ": (0, 2), "YZ": (1, 2)}
_DIGITS = 6  # of a direction cosine: 1e-6 moves a boundary by less than 1e-4 R_E


@dataclass(frozen=True, eq=False)
class PlaneCurve:
    """A boundary in a plane."""

    name: str
    """The key of its colour."""
    title: str
    sentence: str
    xy_re: Floats
    """Right and up (n, 2), R_E from Earth's centre; rows of NaN part its pieces."""


@dataclass(frozen=True, eq=False)
class Cut:
    """Both boundaries in one plane through Earth's centre."""

    plane: str
    curves: tuple[PlaneCurve, ...]


def flat(points_re: Floats, plane: str) -> Floats:
    """Points (..., 3) of the display frame seen in *plane* (..., 2)."""
    return np.asarray(points_re)[..., list(_AXES[plane])]


def axes_of(boundary_to_display: Floats, plane: str) -> Floats:
    """The axes of *plane* (2, 3), right and up, in the boundary frame."""
    return np.asarray(np.asarray(boundary_to_display)[list(_AXES[plane])])


def cut(
    magnetopause: Boundary, bow_shock: Boundary, boundary_to_display: Floats, plane: str
) -> Cut:
    """Cut both boundaries with *plane* of the display frame through Earth's centre.

    *boundary_to_display* (3, 3) turns the boundary frame, aberration included, into the display
    frame. Of an axisymmetric boundary the cut depends only on how the plane lies to its axis, so
    that in GSE and GSM it stays the same object as time runs.
    """
    axes = axes_of(boundary_to_display, plane)
    if magnetopause.axisymmetric and bow_shock.axisymmetric:
        axes = _upright(axes)
    rows = [tuple(row) for row in np.round(axes, _DIGITS).tolist()]
    return _cut(magnetopause, bow_shock, plane, (rows[0], rows[1]))


def _upright(axes: Floats) -> Floats:
    """Another plane (2, 3) that lies to X as *axes* does: the same cut of a surface about X."""
    (a, b), root = axes[:, 0], np.sqrt(max(1.0 - float(axes[0, 0]) ** 2, 0.0))
    if root < 1e-9:
        return np.array([[np.sign(a), 0.0, 0.0], [0.0, 1.0, 0.0]])
    along = -a * b / root
    return np.array([[a, root, 0.0], [b, along, np.sqrt(max(1.0 - b**2 - along**2, 0.0))]])


Row = tuple[float, ...]


@lru_cache(maxsize=96)
def _cut(magnetopause: Boundary, bow_shock: Boundary, plane: str, rows: tuple[Row, Row]) -> Cut:
    axes = np.array(rows)
    named = (("magnetopause", magnetopause), ("bow_shock", bow_shock))
    return Cut(plane, tuple(_curve(name, boundary, plane, axes) for name, boundary in named))


def _curve(name: str, boundary: Boundary, plane: str, axes: Floats) -> PlaneCurve:
    """The section of one boundary, with its words."""
    word = "Magnetopause" if name == "magnetopause" else "Bow shock"
    lines = section(boundary, np.zeros(3), axes)
    sentence = f"{word} ({boundary.title}) in the {plane} plane through Earth's centre."
    return PlaneCurve(name, word, sentence, fixed(parted(lines, 2)))


def shadow(points_re: Floats, plane: str) -> Floats:
    """Outline of a field of view in *plane*: the convex hull, closed and anticlockwise (m, 2).

    *points_re* (n, 3): the spacecraft and the ends of the cone, display frame. Empty when there is
    no pointing (NaN).
    """
    points = flat(points_re, plane)
    if not np.isfinite(points).all():
        return np.empty((0, 2))
    ordered = sorted(map(tuple, points.tolist()))
    lower, upper = _chain(ordered), _chain(ordered[::-1])
    return np.array([*lower[:-1], *upper])


def _chain(points: list[tuple[float, ...]]) -> list[tuple[float, ...]]:
    """One side of the convex hull of *points* sorted along it (Andrew 1979)."""
    chain: list[tuple[float, ...]] = []
    for x, y in points:
        while len(chain) > 1:
            (x0, y0), (x1, y1) = chain[-2:]
            if (x1 - x0) * (y - y0) > (y1 - y0) * (x - x0):  # a turn to the left
                break
            chain.pop()
        chain.append((x, y))
    return chain
