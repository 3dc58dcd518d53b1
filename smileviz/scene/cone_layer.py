"""What the layers of the two fields of view share: faces, edges, the outline of where they end."""

from abc import abstractmethod
from functools import lru_cache
from typing import ClassVar

import numpy as np

from smileviz.base.arrays import Floats, Ints, norm, rotate, unit
from smileviz.base.frames import Frame
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.stops import status
from smileviz.scene.framing import triple
from smileviz.scene.layer import Entry, Hit, Layer, Pointer
from smileviz.scene.shell import Veil
from smileviz.scene.sight import Sight
from smileviz.scene.stroke import Stroke

_PARTS = 6
"""Along each ray, so that the colour may fade from the camera on."""
_GHOST = 0.28
_BEHIND_EARTH_RE = 1.1
_WITHIN_RE = 0.4
"""When the eye is this near to the camera only the frame of the picture is left."""


class ConeLayer(Layer[Floats]):
    """A field of view from the camera to what it meets, in the camera's colour."""

    camera: ClassVar[str]
    legend_text: ClassVar[str]
    to_earth: ClassVar[bool] = False
    """Whether it looks at the Earth: rays that miss it then end where they pass it."""

    @abstractmethod
    def colour(self) -> str:
        """The camera's colour in the theme."""

    def build(self) -> None:
        """Faces, edges and the outline at the far end."""
        self._faces = Veil()
        self._edges, self._end = Stroke(1.1), Stroke(1.6)
        self.paint.others.append(self._faces.actor)
        self.paint.strokes += [self._edges, self._end]
        self._apex, self._ends, self._turn = np.zeros(3), np.zeros((3, 3)), np.eye(3)
        self._corners: tuple[int, ...] = ()
        self._edged: tuple[int, ...] = ()

    def look(self, now: Snapshot) -> Floats | None:
        """Where the edge rays end; None where the camera has no direction."""
        self._apex = now.position_km / EARTH_RADIUS_KM
        self._turn = now.to_display(Frame.GCRS)
        ends = now.cones[self.camera]
        self._corners = _corners(now.cameras[self.camera].instrument.field.outline_deg(len(ends)))
        return ends if np.isfinite(ends).all() else None

    def draw(self, shape: Floats) -> None:
        """Draw the faces and the outline; the edges follow the camera."""
        shape = _up_to_earth(self._apex, shape) if self.to_earth else shape
        shape = shape if self._corners else _rounded(shape)
        self._ends, self._edged = shape, ()
        share = np.linspace(0.0, 1.0, _PARTS + 1)
        points = self._apex + share[:, None, None] * (shape - self._apex)
        fade = np.broadcast_to((1.0 - 0.82 * share**0.7)[:, None], points.shape[:2])
        triangles = _lattice(_PARTS + 1, len(shape))
        self._faces.set_surface(points.reshape(-1, 3), triangles, fade.ravel())
        self._end.set_lines([np.vstack([shape, shape[:2]])])

    def move(self, now: Snapshot) -> None:
        """Draw it as a ghost while the camera may not observe."""
        share = _GHOST if self._stopped(now) else 1.0
        dark = self.theme.dark
        self._faces.paint(self.colour(), share * (0.17 if dark else 0.22))
        self._edges.paint(self.colour(), 0.85 * max(share, 0.5))
        self._end.paint(self.colour(), 0.9 * max(share, 0.5))

    def _stopped(self, now: Snapshot) -> bool:
        return any(stop.instrument == self.camera for stop in now.stops)

    def placement(self, now: Snapshot) -> Floats:
        """From GCRS."""
        return now.to_display(Frame.GCRS)

    def fit(self, sight: Sight) -> None:
        """Draw the edges: the corners, and the two rays that bound the cone on the screen."""
        super().fit(sight)
        apex = self._turn @ self._apex
        near = float(norm(sight.position - apex)) < _WITHIN_RE
        self._faces.actor.SetVisibility(self.shown and not near)
        self._edges.actor.SetVisibility(self.shown and not near)
        if not self.shown or near:
            return
        edged = self._corners or _silhouette(sight, apex, rotate(self._turn, self._ends))
        if edged != self._edged:
            self._edged = edged
            share = np.linspace(0.0, 1.0, 9)
            rays = [self._apex + share[:, None] * (self._ends[i] - self._apex) for i in edged]
            self._edges.set_lines(rays, strength=[1.0 - 0.45 * share] * len(rays))

    def thin_re(self, now: Snapshot) -> Floats:  # noqa: ARG002
        """Points of the outline and of the edges."""
        share = np.linspace(0.1, 0.95, 24)[:, None]
        rays = [self._apex + share * (self._ends[i] - self._apex) for i in self._corners]
        return rotate(self._turn, np.concatenate([self._ends, *rays]))

    def legend(self, now: Snapshot) -> tuple[Entry, ...]:
        """The field, and whether its mounting is assumed."""
        assumed = now.cameras[self.camera].instrument.mount.assumed
        note = "may not observe" if self._stopped(now) else ""
        badge = "assumed mounting" if assumed else ""
        return (Entry(self.legend_text, self.colour(), "fill", note, badge),)

    def hit(self, now: Snapshot, pointer: Pointer) -> Hit | None:
        """The outline or an edge under the pointer."""
        ends = rotate(self._turn, self._ends)
        apex = self._turn @ self._apex
        share = np.linspace(0.08, 1.0, 60)[:, None]
        rays = [apex + share * (ends[i] - apex) for i in self._edged]
        points = np.concatenate([_closed(ends), *rays])
        index, far = pointer.nearest(points)
        if far > pointer.reach_px:
            return None
        title = now.cameras[self.camera].instrument.title
        return Hit(
            self.name,
            f"{title} field of view",
            f"{title}: {status(now.stops, self.camera)}.",
            triple(points[index]),
            far + 15.0,
        )


def _up_to_earth(apex: Floats, ends: Floats) -> Floats:
    """Rays from *apex* (3,) cut just behind the Earth, if that is ahead of them."""
    away = ends - apex
    length = norm(away)
    wanted = _BEHIND_EARTH_RE - (away @ apex) / length
    share = np.where(wanted > _BEHIND_EARTH_RE, np.minimum(wanted / length, 1.0), 1.0)
    return np.asarray(apex + share[:, None] * away)


def _rounded(ends: Floats) -> Floats:
    """A closed curve (n, 3) with four times the points, by Catmull and Rom's cubic."""
    before, after = np.roll(ends, 1, axis=0), np.roll(ends, -1, axis=0)
    beyond = np.roll(ends, -2, axis=0)
    share = np.arange(4)[None, :, None] / 4.0
    p0, p1, p2, p3 = (p[:, None, :] for p in (before, ends, after, beyond))
    curve = (
        2.0 * p1
        + (p2 - p0) * share
        + (2.0 * p0 - 5.0 * p1 + 4.0 * p2 - p3) * share**2
        + (3.0 * p1 - p0 - 3.0 * p2 + p3) * share**3
    )
    return np.asarray(0.5 * curve.reshape(-1, 3))


def _closed(ends: Floats) -> Floats:
    """Points along the closed outline (n, 3), eight to a side."""
    share = np.linspace(0.0, 1.0, 8, endpoint=False)[:, None, None]
    return ((1.0 - share) * ends + share * np.roll(ends, -1, axis=0)).reshape(-1, 3)


def _corners(outline_deg: Floats) -> tuple[int, ...]:
    """Indices of the corners of a rectangle; none for a circle."""
    reach = np.abs(outline_deg)
    corner = np.isclose(reach, reach.max(axis=0), rtol=1e-6).all(axis=1)
    return tuple(int(i) for i in np.flatnonzero(corner))


def _silhouette(sight: Sight, apex: Floats, ends: Floats) -> tuple[int, ...]:
    """Indices of the two rays farthest apart on the screen; none when the eye looks along."""
    start, _ = sight.project(apex)
    tips, _ = sight.project(ends)
    away = tips - start
    if not np.isfinite(away).all():
        return ()
    middle = unit(away.mean(axis=0))
    turn = np.arctan2(away @ np.array([-middle[1], middle[0]]), away @ middle)
    if np.abs(turn).max() > 0.75 * np.pi:
        return ()
    return int(np.argmin(turn)), int(np.argmax(turn))


@lru_cache(maxsize=8)
def _lattice(rows: int, columns: int) -> Ints:
    """Triangles of a grid of *rows* rings of *columns* points each, closed around."""
    around = np.arange(columns)
    after = (around + 1) % columns
    first = columns * np.arange(rows - 1)[:, None]
    a, b = (first + around).ravel(), (first + after).ravel()
    c, d = a + columns, b + columns
    return np.concatenate([np.stack([a, b, d], axis=1), np.stack([a, d, c], axis=1)])
