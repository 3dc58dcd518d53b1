"""Field lines of the Earth: closed ones solid, open ones dashed."""

import numpy as np

from smileviz.base.arrays import Floats, rotate
from smileviz.base.frames import Frame
from smileviz.mission.field_now import DrawnLines
from smileviz.mission.snapshot import Snapshot
from smileviz.scene.colour_map import (
    STRENGTH,
    STRONGEST_NT,
    WEAKEST_NT,
    scaled_strength,
    shaded,
)
from smileviz.scene.framing import triple
from smileviz.scene.layer import Entry, Hit, Layer, Pointer
from smileviz.scene.stroke import DASHED, Stroke

# By strength the third number of a point says where its field stands on the scale.
_BY_STRENGTH = f"""
  if (byStrength > 0.5) {{
    {shaded("strength", STRENGTH)}
    paint = vec4(shade, 0.85);
  }}
"""


class FieldLinesLayer(Layer[DrawnLines]):
    name = "field_lines"
    title = "Magnetic field lines"
    questions = ("field lines",)

    def build(self) -> None:
        self._closed, self._open = Stroke(1.0, _BY_STRENGTH), Stroke(1.0, _BY_STRENGTH + DASHED)
        self.paint.strokes += [self._open, self._closed]

    def look(self, now: Snapshot) -> DrawnLines:
        return now.space.field_lines(now.view.lines)

    def draw(self, shape: DrawnLines) -> None:
        for stroke, closed in ((self._closed, True), (self._open, False)):
            share = [scaled_strength(part) for part in shape.strengths(closed=closed)]
            by_strength = shape.choice.colour == "strength"
            stroke.tell("byStrength", float(by_strength))
            lines = shape.lines(closed=closed)
            stroke.set_lines(lines, strength=share if by_strength else None)
        dark = self.theme.dark
        self._closed.paint(self.theme.closed_line, 0.62 if dark else 0.85)
        self._open.paint(self.theme.open_line, 0.5 if dark else 0.8)

    def placement(self, now: Snapshot) -> Floats:
        return now.to_display(Frame.SM)

    def legend(self, now: Snapshot) -> tuple[Entry, ...]:
        note = self.look(now).words
        if now.view.lines.colour == "strength":
            ends = f"{WEAKEST_NT:g} to {STRONGEST_NT:g} nT, log"
            return (Entry("Field lines, strength", self.theme.text, "map", note, ends, STRENGTH),)
        return (
            Entry("Field lines, closed", self.theme.closed_line, "line", note),
            Entry("Field lines, open", self.theme.open_line, "dash"),
        )

    def hit(self, now: Snapshot, pointer: Pointer) -> Hit | None:
        lines = self.look(now)
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
            f"({lines.words})."
        )
        return Hit(self.name, "Magnetic field line", sentence, triple(points[index]), far + 25.0)
