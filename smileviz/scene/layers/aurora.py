"""The auroral ovals, glowing over the turning globe; a ring of light where the Earth is small."""

from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats, Ints, norm, rotate
from smileviz.base.frames import Frame
from smileviz.magnetosphere.aurora import Glow, Glowing
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.space_shapes import Oval
from smileviz.scene.framing import triple
from smileviz.scene.layer import Entry, Hit, Label, Layer, Pointer
from smileviz.scene.shell import Veil
from smileviz.scene.sight import Sight
from smileviz.scene.stroke import DOTTED, Stroke

_SOUTH = np.array([1.0, 1.0, -1.0])
_HALF_GLOW_MW_M2 = 2.4
"""Energy flux at which the glow has reached half its strength."""
_FAINTEST_MW_M2 = 0.12
_RING_PX, _GLOW_PX = 60.0, 130.0
"""Radii of the Earth, design pixels, between which the ring gives way to the glow."""


class AuroraLayer(Layer[Oval]):
    name = "aurora"
    title = "Auroral ovals"

    def build(self) -> None:
        self._glow = Veil()
        self._ring, self._edges = Stroke(1.6), Stroke(1.1, DOTTED)
        self.paint.others.append(self._glow.actor)
        self.paint.strokes += [self._ring, self._edges]
        self._near = -1.0

    def look(self, now: Snapshot) -> Oval:
        return now.space.oval

    def draw(self, shape: Oval) -> None:
        points, triangles, strength = _glowing(shape)
        self._glow.set_surface(points, triangles, strength)
        ridges = [shape.ridge_re, shape.ridge_re * _SOUTH]
        bright = 0.35 + 0.65 * brightness(shape.ridge_mw_m2)
        self._ring.set_lines(ridges, strength=[bright, bright])
        self._edges.set_lines(_edges(shape))
        self._near = -1.0

    def placement(self, now: Snapshot) -> Floats:
        return now.to_display(Frame.SM)

    def fit(self, sight: Sight) -> None:
        """Let the ring give way to the glow as the Earth grows on the screen."""
        super().fit(sight)
        radius = float(sight.pixels_per_re(np.zeros(3))) / sight.scale
        near = round(float(np.clip((radius - _RING_PX) / (_GLOW_PX - _RING_PX), 0.0, 1.0)), 2)
        if near == self._near:
            return
        self._near = near
        self._glow.paint(self.theme.aurora, 0.6 + 0.36 * near)
        self._ring.paint(self.theme.aurora, 0.9 * (1.0 - near))
        self._edges.paint(self.theme.aurora, 0.6 * near)

    def labels(self, now: Snapshot) -> tuple[Label, ...]:
        oval, turn = now.space.oval, self.placement(now)
        middle = rotate(turn, oval.ridge_re[:: len(oval.ridge_re) // 8][:8])
        model = oval.model
        return (
            Label(
                key="aurora",
                text="Auroral oval",
                detail=f"{model.power_gw:.0f} GW" if isinstance(model, Glowing) else "",
                anchors=tuple(triple(p) for p in middle),
                colour=self.theme.aurora,
                priority=36,
                clear_px=14.0,
                least_px=_RING_PX,
            ),
        )

    def legend(self, now: Snapshot) -> tuple[Entry, ...]:
        model = now.space.aurora
        badge = "extrapolated" if model.caution(now.space.kp) else ""
        edges = f"dotted: {now.space.outlined.title}" if isinstance(model, Glowing) else "its edges"
        note = f"{model.title}, {now.space.kp_words}; {edges}"
        return (Entry(self.title, self.theme.aurora, "fill", note, badge),)

    def hit(self, now: Snapshot, pointer: Pointer) -> Hit | None:
        oval, turn = now.space.oval, self.placement(now)
        if not isinstance(oval.model, Glowing):
            return None
        origin, ray = pointer.sight.position, pointer.sight.ray(pointer.x, pointer.y)
        height = float(norm(oval.ridge_re[0]))
        along = float(-origin @ ray)
        rest = height**2 - float(origin @ origin) + along**2
        if rest < 0.0 or along < 0.0:
            return None
        point = origin + (along - np.sqrt(rest)) * ray
        x, y, z = point @ turn
        latitude = np.arctan2(abs(z), np.hypot(x, y))
        mlt = (np.degrees(np.arctan2(y, x)) / 15.0 + 12.0) % 24.0
        flux = float(oval.model.flux_mw_m2(np.asarray(latitude), np.asarray(mlt)))
        if flux < _FAINTEST_MW_M2:
            return None
        sentence = (
            f"{flux:.2f} mW m⁻² at magnetic latitude {np.degrees(latitude):.1f}° and MLT "
            f"{mlt:.1f} h ({oval.model.title}, {now.space.kp_words}); "
            f"{oval.model.power_gw:.0f} GW in each hemisphere."
        )
        return Hit(self.name, self.title, sentence, triple(point), 4.0)


def brightness(flux_mw_m2: Floats) -> Floats:
    """How much of the glow an energy flux (...) makes, 0 to 1: doubling never burns out."""
    seen = np.maximum(np.asarray(flux_mw_m2) - _FAINTEST_MW_M2, 0.0)
    return np.asarray(seen / (seen + _HALF_GLOW_MW_M2))


@lru_cache(maxsize=4)
def _both(glow: Glow) -> tuple[Floats, Ints]:
    """Points and triangles of both caps."""
    mesh = glow.mesh
    points = np.concatenate([mesh.points_re, mesh.points_re * _SOUTH])
    return points, np.concatenate([mesh.triangles, mesh.triangles + len(mesh.points_re)])


def _glowing(shape: Oval) -> tuple[Floats, Ints, Floats]:
    """Points, triangles and how bright each point is, of both caps; nothing of edges alone."""
    if shape.glow is None:
        return np.zeros((0, 3)), np.zeros((0, 3), dtype=np.int64), np.zeros(0)
    return *_both(shape.glow), np.tile(brightness(shape.glow.flux_mw_m2), 2)


def _edges(shape: Oval) -> list[Floats]:
    """The outlines in both hemispheres, parted where there is no edge."""
    found = []
    for line in (*shape.outlines_re, *(edge * _SOUTH for edge in shape.outlines_re)):
        gaps = np.flatnonzero(~np.isfinite(line).all(axis=1))
        found += [piece[np.isfinite(piece).all(axis=1)] for piece in np.split(line, gaps)]
    return [piece for piece in found if len(piece) > 1]
