"""Field lines of the Earth: closed ones solid, open ones dashed."""

import numpy as np

from smileviz.base.arrays import Floats, rotate
from smileviz.base.frames import Frame
from smileviz.mission.field_now import DrawnLines
from smileviz.mission.snapshot import Snapshot
from smileviz.scene.framing import triple
from smileviz.scene.layer import Entry, Hit, Layer, Pointer
from smileviz.scene.stroke import DASHED, Stroke


class FieldLinesLayer(Layer[DrawnLines]):
    name = "field_lines"
    title = "Magnetic field lines"

    def build(self) -> None:
        self._closed, self._open = Stroke(1.0), Stroke(1.0, DASHED)
        self.paint.strokes += [self._open, self._closed]

    def look(self, now: Snapshot) -> DrawnLines:
        return now.space.field_lines()

    def draw(self, shape: DrawnLines) -> None:
        self._closed.set_lines(shape.lines(closed=True))
        self._open.set_lines(shape.lines(closed=False))
        dark = self.theme.dark
        self._closed.paint(self.theme.closed_line, 0.62 if dark else 0.85)
        self._open.paint(self.theme.open_line, 0.62 if dark else 0.85)

    def placement(self, now: Snapshot) -> Floats:
        return now.to_display(Frame.SM)

    def legend(self, now: Snapshot) -> tuple[Entry, ...]:
        note = f"T89c, IGRF-14, Kp {now.space.kp:.2g}"
        badge = "computing" if now.busy else ""
        return (
            Entry("Field lines, closed", self.theme.closed_line, "line", note, badge),
            Entry("Field lines, open", self.theme.open_line, "dash"),
        )

    def hit(self, now: Snapshot, pointer: Pointer) -> Hit | None:
        lines = now.space.field_lines()
        points = rotate(self.placement(now), lines.points_re)
        index, far = pointer.nearest(points)
        if far > pointer.reach_px:
            return None
        which = int(np.searchsorted(lines.starts, index, side="right")) - 1
        line = lines.points_re[lines.starts[which] : lines.starts[which + 1]]
        kind = "Closed" if lines.closed[which] else "Open"
        apex = float(np.sqrt((line**2).sum(axis=1)).max())
        sentence = (
            f"{kind}; {lines.strength_nt[index]:.3g} nT here, reaches {apex:.1f} R⊕ "
            f"(T89c with IGRF-14, Kp {now.space.kp:.2g})."
        )
        return Hit(self.name, "Magnetic field line", sentence, triple(points[index]), far + 25.0)
