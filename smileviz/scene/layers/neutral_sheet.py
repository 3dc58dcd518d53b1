"""The neutral sheet of the tail, and the plasma sheet on both sides of it."""

from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats, rotate
from smileviz.base.frames import Frame
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.space_shapes import PLASMA_SHEET_FROM_RE, PLASMA_SHEET_HALF_RE, Sheet
from smileviz.scene.framing import triple
from smileviz.scene.layer import Entry, Hit, Label, Layer, Pointer
from smileviz.scene.shell import Veil
from smileviz.scene.stroke import Stroke

_RAYS, _RINGS = 4, 12
_ARCS = (24, 48, 72)


class NeutralSheetLayer(Layer[Sheet]):
    name = "neutral_sheet"
    title = "Neutral and plasma sheet"

    def build(self) -> None:
        self._faces = Veil(), Veil(), Veil()
        self._grid, self._slab = Stroke(1.0), Stroke(1.2)
        self.paint.others += [face.actor for face in self._faces]
        self.paint.strokes += [self._grid, self._slab]

    def look(self, now: Snapshot) -> Sheet:
        return now.space.sheet

    def draw(self, shape: Sheet) -> None:
        colour, dark = self.theme.neutral_sheet, self.theme.dark
        points, triangles = shape.mesh.points_re, shape.mesh.triangles
        far = np.clip((-points[:, 0] - PLASMA_SHEET_FROM_RE) / 2.0, 0.0, 1.0)
        for face, rise in zip(self._faces, (0.0, 1.0, -1.0), strict=True):
            lifted = points + np.array([0.0, 0.0, rise * PLASMA_SHEET_HALF_RE])
            face.set_surface(lifted, triangles, shape.share * (far if rise else 1.0))
            face.paint(colour, 0.035 if rise else (0.16 if dark else 0.2))
        lines, strength = _grid(shape)
        self._grid.set_lines(lines, strength=strength)
        self._grid.paint(colour, 0.42 if dark else 0.7)
        lines, strength = _slab(shape)
        self._slab.set_lines(lines, strength=strength)
        self._slab.paint(colour, 0.6)

    def placement(self, now: Snapshot) -> Floats:
        return now.to_display(Frame.SM)

    def labels(self, now: Snapshot) -> tuple[Label, ...]:
        shape, turn = now.space.sheet, self.placement(now)
        anchors = rotate(turn, _middle(shape))
        return (
            Label(
                key="neutral sheet",
                text="Neutral sheet",
                anchors=tuple(triple(p) for p in anchors),
                colour=self.theme.neutral_sheet,
                priority=37,
                clear_px=8.0,
            ),
        )

    def legend(self, now: Snapshot) -> tuple[Entry, ...]:
        model = now.space.neutral_sheet
        badge = "extrapolated" if model.caution(now.conditions) else ""
        return (Entry(self.title, self.theme.neutral_sheet, "fill", model.title, badge),)

    def hit(self, now: Snapshot, pointer: Pointer) -> Hit | None:
        lines, _ = _grid(now.space.sheet)
        points = rotate(self.placement(now), np.concatenate(lines))
        index, far = pointer.nearest(points)
        if far > pointer.reach_px:
            return None
        away = float(np.sqrt((points[index] ** 2).sum()))
        sentence = (
            f"{away:.1f} R⊕ from the Earth's centre ({now.space.neutral_sheet.title}); the plasma "
            f"sheet is taken {PLASMA_SHEET_HALF_RE:g} R⊕ thick to either side beyond "
            f"{PLASMA_SHEET_FROM_RE:g} R⊕."
        )
        return Hit(self.name, "Neutral sheet", sentence, triple(points[index]), far + 35.0)


@lru_cache(maxsize=4)
def _grid(shape: Sheet) -> tuple[list[Floats], list[Floats]]:
    """Lines outward and around, and how much of each point is seen."""
    points = shape.mesh.points_re.reshape(shape.rows, shape.columns, 3)
    share = shape.share.reshape(shape.rows, shape.columns)
    rings = range(0, shape.columns, _RINGS)
    lines = [*points[::_RAYS], *(points[:, k] for k in rings)]
    strength = [*share[::_RAYS], *(share[:, k] for k in rings)]
    return lines, strength


@lru_cache(maxsize=4)
def _slab(shape: Sheet) -> tuple[list[Floats], list[Floats]]:
    """Arcs across the plasma sheet, above and below, and how much of each point is seen."""
    points = shape.mesh.points_re.reshape(shape.rows, shape.columns, 3)
    share = shape.share.reshape(shape.rows, shape.columns)
    lift = np.array([0.0, 0.0, PLASMA_SHEET_HALF_RE])
    lines = [points[:, k] + sign * lift for k in _ARCS for sign in (1.0, -1.0)]
    return lines, [share[:, k] for k in _ARCS for _ in range(2)]


def _middle(shape: Sheet) -> Floats:
    """Points (n, 3) of the sheet at midnight, where its name may stand."""
    middle = shape.mesh.points_re.reshape(shape.rows, shape.columns, 3)[shape.rows // 2]
    return np.asarray(middle[[40, 55, 25, 70]])
