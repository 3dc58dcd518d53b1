"""How sure the magnetopause is: the thin shell between the innermost and the outermost model."""

from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats, Ints, norm, rotate
from smileviz.magnetosphere.surface import Surface
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.space_shapes import Band
from smileviz.scene.boundary_layer import fading, outlines
from smileviz.scene.framing import triple
from smileviz.scene.layer import Entry, Hit, Layer, Pointer
from smileviz.scene.shell import Shell, Veil
from smileviz.scene.sight import Sight
from smileviz.scene.stroke import Stroke

_RIM, _FILL, _LINE = 0.26, 0.2, 0.4
_DIMMED_RE = (18.0, 55.0)


class UncertaintyLayer(Layer[Band]):
    name = "uncertainty"
    title = "Magnetopause, spread of models"
    questions = ("magnetopause band",)

    def build(self) -> None:
        self._shells = Shell(), Shell()
        self._cuts = Veil()
        self._edges = Stroke(1.0)
        self.paint.others += [*(shell.actor for shell in self._shells), self._cuts.actor]
        self.paint.strokes.append(self._edges)

    def look(self, now: Snapshot) -> Band:
        return now.space.band

    def draw(self, shape: Band) -> None:
        colour, strong = self.theme.magnetopause, 1.0 if self.theme.dark else 1.35
        lines = []
        for shell, surface in zip(self._shells, (shape.outer, shape.inner), strict=True):
            shell.set_surface(surface, fading(surface.points_re))
            shell.paint(colour, _RIM * strong)
            lines += [surface.points_re[index] for index in outlines(surface)]
        self._edges.set_lines(lines, strength=[fading(line) for line in lines])
        self._edges.paint(colour, _LINE * strong)
        points = np.concatenate([np.concatenate(pair) for pair in _pairs(shape)])
        self._cuts.set_surface(points, _ribbons(shape.inner.rows), fading(points))
        self._cuts.paint(colour, _FILL * strong)

    def refine(self, *, fine: bool) -> None:
        for shell in self._shells:
            shell.refine(fine=fine)

    def fit(self, sight: Sight) -> None:
        """Dim the shells for an eye that is near or within."""
        super().fit(sight)
        near, far = _DIMMED_RE
        share = float(np.clip((float(norm(sight.position)) - near) / (far - near), 0.0, 1.0))
        for shell in self._shells:
            shell.dim(0.35 + 0.65 * share)

    def placement(self, now: Snapshot) -> Floats:
        return now.boundary_to_display

    def legend(self, now: Snapshot) -> tuple[Entry, ...]:
        low, high = (
            float(norm(s.points_re[0])) for s in (now.space.band.inner, now.space.band.outer)
        )
        note = f"nose {low:.1f} to {high:.1f} R⊕"
        return (Entry(self.title, self.theme.magnetopause, "fill", note),)

    def hit(self, now: Snapshot, pointer: Pointer) -> Hit | None:
        points = rotate(self.placement(now), np.concatenate([p for p, _ in _pairs(now.space.band)]))
        index, far = pointer.nearest(points)
        if far > pointer.reach_px:
            return None
        sentence = now.space.band.sentence
        return Hit(self.name, self.title, sentence, triple(points[index]), 80.0 + far)


@lru_cache(maxsize=4)
def _pairs(shape: Band) -> tuple[tuple[Floats, Floats], ...]:
    """Inner and outer outline (n, 3) in the noon-midnight and in the equatorial plane."""
    return tuple(
        (_line(shape.inner, k), _line(shape.outer, k)) for k in range(len(outlines(shape.inner)))
    )


def _line(surface: Surface, which: int) -> Floats:
    return np.asarray(surface.points_re[outlines(surface)[which]])


@lru_cache(maxsize=4)
def _ribbons(rows: int) -> Ints:
    """Triangles (m, 3) of two ribbons between outlines of 2 rows - 1 points each."""
    count = 2 * rows - 1
    i = np.arange(count - 1)
    one = np.concatenate(
        [
            np.stack([i, i + 1, i + count], axis=1),
            np.stack([i + 1, i + count + 1, i + count], axis=1),
        ]
    )
    return np.concatenate([one, one + 2 * count])
