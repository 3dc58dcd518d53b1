"""The neutral sheet of the tail, and the plasma sheet on both sides of it."""

import numpy as np

from smileviz.base.arrays import Floats, rotate
from smileviz.base.frames import Frame
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.space_shapes import PLASMA_SHEET_FROM_RE, PLASMA_SHEET_HALF_RE, Sheet
from smileviz.scene.framing import triple
from smileviz.scene.layer import Entry, Hit, Label, Layer, Pointer
from smileviz.scene.shell import Veil
from smileviz.scene.stroke import Stroke

_END_RE, _FADE_RE = 30.0, 3.0
"""The model ends there: what is drawn fades before."""


class NeutralSheetLayer(Layer[Sheet]):
    name = "neutral_sheet"
    title = "Neutral and plasma sheet"
    questions = ("neutral sheet",)

    def build(self) -> None:
        self._faces = Veil(), Veil(), Veil()
        self._grid, self._slab = Stroke(1.0), Stroke(1.2)
        self.paint.others += [face.actor for face in self._faces]
        self.paint.strokes += [self._grid, self._slab]

    def look(self, now: Snapshot) -> Sheet:
        return now.space.sheet

    def draw(self, shape: Sheet) -> None:
        colour, dark = self.theme.neutral_sheet, self.theme.dark
        for face, mesh in zip(self._faces, (shape.mesh, *shape.faces), strict=True):
            face.set_surface(mesh.points_re, mesh.triangles, _seen(mesh.points_re))
            face.paint(colour, (0.16 if dark else 0.2) if mesh is shape.mesh else 0.035)
        for stroke, lines in ((self._grid, shape.grid), (self._slab, shape.rims)):
            stroke.set_lines([*lines], strength=[_seen(line) for line in lines])
        self._grid.paint(colour, 0.42 if dark else 0.7)
        self._slab.paint(colour, 0.6)

    def placement(self, now: Snapshot) -> Floats:
        return now.to_display(Frame.SM)

    def labels(self, now: Snapshot) -> tuple[Label, ...]:
        shape, turn = now.space.sheet, self.placement(now)
        anchors = rotate(turn, shape.middle_re[[20, 27, 12, 35]])
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
        points = rotate(self.placement(now), np.concatenate(now.space.sheet.grid))
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


def _seen(points: Floats) -> Floats:
    """How much of each point (n, 3) is seen: the sheet goes on beyond where it is drawn."""
    return np.clip((_END_RE - np.hypot(points[:, 0], points[:, 1])) / _FADE_RE, 0.0, 1.0)
