"""SMILE as a body, in metres: boxes, prisms, tubes; illustrative, its dimensions are not known.

Axes of the body: x = xi (sunward), y = eta, z = boresight of SXI. Known: two wings of 5.8 m2 in
all, a plate of 1 m x 1 m with SXI on it 0.95 m high, a boom of 3 m with two MAG heads 0.8 m apart
(ESA, cosmos.esa.int). All else is proportion.
"""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from smileviz.base.arrays import Floats, unit

SPAN_M = 7.4
"""From wing tip to wing tip."""

CORNERS_M = np.array(
    [[x, y, z] for x in (-0.8, 0.8) for y in (-0.8, 0.8) for z in (-1.85, 1.1)]
    + [[-3.4, 0.0, -2.1]]
)
"""Points (9, 3) around the bus and at the end of the boom."""
WING_CORNERS_M = np.array([[x, y, 0.0] for x in (-0.64, 0.64) for y in (-3.7, 3.7)])
"""Tips (4, 3) of the wings."""

_GOLD, _GREY, _DARK = (0.90, 0.70, 0.34), (0.78, 0.80, 0.84), (0.22, 0.23, 0.27)
_CELL, _FRAME = (0.20, 0.34, 0.68), (0.66, 0.70, 0.78)
_BACK = (0.40, 0.43, 0.50)
_WHITE = (0.90, 0.91, 0.93)


@dataclass(frozen=True, eq=False)
class Facets:
    """Flat faces: triangle corners (n, 3), their normals (n, 3) and colours (n, 3)."""

    points: Floats
    normals: Floats
    colours: Floats


def joined(parts: list[Facets]) -> Facets:
    """Several bodies as one."""
    return Facets(
        np.concatenate([p.points for p in parts]),
        np.concatenate([p.normals for p in parts]),
        np.concatenate([p.colours for p in parts]),
    )


def bus(sxi: tuple[float, float, float], uvi: tuple[float, float, float], uvi_deg: float) -> Facets:
    """Everything but the wings; the rims of SXI and UVI in their colours."""
    tilt = np.radians(uvi_deg)
    along = np.array([-np.sin(tilt), 0.0, np.cos(tilt)])
    stand = np.array([-0.42, 0.34, 0.06])
    return joined(
        [
            _prism(6, (0.78, 0.78), (-1.55, -0.15), _GOLD, turn=np.pi / 6),
            _prism(12, (0.20, 0.34), (-1.85, -1.55), _DARK),
            _box((-0.62, -0.62, -0.15), (0.62, 0.62, -0.03), _GREY),
            _box((-0.28, -0.46, -0.03), (0.38, 0.46, 0.62), _WHITE),
            _flare((0.05, 0.0), (0.33, 0.46), (0.40, 0.60), (0.62, 0.98), _WHITE),
            _flare((0.05, 0.0), (0.40, 0.60), (0.43, 0.63), (0.98, 1.06), sxi),
            _lid((0.05, 0.0), (0.38, 0.57), 1.065, (0.05, 0.05, 0.06)),
            _tube(stand, stand + 0.52 * along, 0.17, _GREY),
            _tube(stand + 0.52 * along, stand + 0.62 * along, 0.19, uvi),
            _tube(np.array([-0.6, 0, -1.2]), np.array([-3.3, 0, -2.1]), 0.035, _FRAME),
            _box((-3.42, -0.10, -2.22), (-3.22, 0.10, -2.02), _WHITE),
            _box((-2.62, -0.10, -1.96), (-2.42, 0.10, -1.76), _WHITE),
        ]
    )


def wings() -> Facets:
    """Both wings in the xy plane, cells towards +z; they turn about y to face the Sun."""
    parts: list[Facets] = []
    for side in (-1.0, 1.0):
        yoke = sorted((side * 0.75, side * 1.38))
        parts.append(_box((-0.05, yoke[0], -0.03), (0.05, yoke[1], 0.03), _FRAME))
        for k in range(2):
            near, far = sorted((side * (1.38 + 1.17 * k), side * (1.38 + 1.17 * k + 1.12)))
            parts.append(_box((-0.64, near, -0.02), (0.64, far, 0.02), _BACK))
            parts += _cells(near, far)
    return joined(parts)


def _cells(near: float, far: float) -> list[Facets]:
    """The dark blue cells of one panel, framed."""
    edges_x, edges_y = np.linspace(-0.61, 0.61, 4), np.linspace(near + 0.03, far - 0.03, 4)
    gap = 0.012
    return [
        _box((x0 + gap, y0 + gap, 0.0), (x1 - gap, y1 - gap, 0.026), _CELL)
        for x0, x1 in pairwise(edges_x)
        for y0, y1 in pairwise(edges_y)
    ]


def _faces(quads: list[Floats], colour: tuple[float, float, float]) -> Facets:
    """Quads (4, 3), anticlockwise from outside, as flat triangles."""
    corners = np.concatenate([quad[[0, 1, 2, 0, 2, 3]] for quad in quads])
    normals = [unit(np.cross(quad[1] - quad[0], quad[2] - quad[0])) for quad in quads]
    return Facets(
        corners, np.repeat(np.array(normals), 6, axis=0), np.tile(colour, (len(corners), 1))
    )


def _box(
    low: tuple[float, float, float], high: tuple[float, float, float], colour: tuple[float, ...]
) -> Facets:
    centre = (0.5 * (low[0] + high[0]), 0.5 * (low[1] + high[1]))
    half = (0.5 * (high[0] - low[0]), 0.5 * (high[1] - low[1]))
    return _flare(centre, half, half, (low[2], high[2]), colour)


def _flare(
    centre: tuple[float, float],
    low_half: tuple[float, float],
    high_half: tuple[float, float],
    z: tuple[float, float],
    colour: tuple[float, ...],
) -> Facets:
    """A box whose top may be wider than its bottom."""
    signs = np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])
    below = np.column_stack([signs * low_half + centre, np.full(4, z[0])])
    above = np.column_stack([signs * high_half + centre, np.full(4, z[1])])
    sides = [
        np.array([below[i], below[(i + 1) % 4], above[(i + 1) % 4], above[i]]) for i in range(4)
    ]
    return _faces([below[::-1], above, *sides], _colour(colour))


def _lid(
    centre: tuple[float, float], half: tuple[float, float], z: float, colour: tuple[float, ...]
) -> Facets:
    signs = np.array([[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]])
    return _faces([np.column_stack([signs * half + centre, np.full(4, z)])], _colour(colour))


def _prism(
    sides: int,
    radii: tuple[float, float],
    z: tuple[float, float],
    colour: tuple[float, ...],
    turn: float = 0.0,
) -> Facets:
    """An upright prism or frustum about z; *radii* and *z* at its bottom and top."""
    (low_radius, high_radius), (low, high) = radii, z
    angle = turn + 2.0 * np.pi * np.arange(sides) / sides
    ring = np.column_stack([np.cos(angle), np.sin(angle)])
    below = np.column_stack([low_radius * ring, np.full(sides, low)])
    above = np.column_stack([high_radius * ring, np.full(sides, high)])
    quads = []
    for i in range(sides):
        j = (i + 1) % sides
        quads.append(np.array([below[i], below[j], above[j], above[i]]))
        quads.append(np.array([[0.0, 0.0, high], above[i], above[j], [0.0, 0.0, high]]))
        quads.append(np.array([[0.0, 0.0, low], below[j], below[i], [0.0, 0.0, low]]))
    return _faces(quads, _colour(colour))


def _tube(start: Floats, stop: Floats, radius: float, colour: tuple[float, ...]) -> Facets:
    """A round bar from *start* to *stop* (3,), closed at its end."""
    axis = unit(stop - start)
    side = unit(np.cross(axis, [0.3, 0.9, 0.1]))
    basis = np.stack([side, np.cross(axis, side), axis])
    upright = _prism(10, (radius, radius), (0.0, float(np.linalg.norm(stop - start))), colour)
    return Facets(upright.points @ basis + start, upright.normals @ basis, upright.colours)


def _colour(colour: tuple[float, ...]) -> tuple[float, float, float]:
    return colour[0], colour[1], colour[2]
