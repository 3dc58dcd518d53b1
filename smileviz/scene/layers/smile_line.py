"""The field line that SMILE is on, and where it comes down."""

import numpy as np

from smileviz.base.arrays import Floats, norm, rotate
from smileviz.base.frames import Frame
from smileviz.mission.field_now import TRACING, OwnLine
from smileviz.mission.snapshot import Snapshot
from smileviz.scene import polydata
from smileviz.scene.dots import DISC, RING, Dots
from smileviz.scene.framing import triple
from smileviz.scene.layer import Entry, Hit, Label, Layer, Pointer
from smileviz.scene.stroke import Stroke

_LIFT = 1.006
"""Feet are drawn this much above the ground, so that the globe does not swallow them."""


class SmileLineLayer(Layer[OwnLine]):
    name = "smile_line"
    title = "SMILE's field line"

    def build(self) -> None:
        self._line = Stroke(1.5)
        self._disc, self._ring = Dots(DISC), Dots(RING, ring_px=1.3)
        self.paint.strokes.append(self._line)
        self.paint.dots += [self._disc, self._ring]

    def look(self, now: Snapshot) -> OwnLine:
        return now.space.smile_line

    def draw(self, shape: OwnLine) -> None:
        self._line.set_lines([shape.points_gsm_re])
        self._line.paint(self.theme.smile, 0.75)
        feet = _feet(shape)
        colour = np.tile(polydata.rgb(self.theme.smile), (len(feet), 1))
        self._disc.set_dots(feet, np.full(len(feet), 2.0), colour)
        self._ring.set_dots(feet, np.full(len(feet), 5.0), colour)

    def placement(self, now: Snapshot) -> Floats:
        return now.to_display(Frame.GSM)

    def labels(self, now: Snapshot) -> tuple[Label, ...]:
        own, turn = now.space.smile_line, self.placement(now)
        names = (("north", own.connection.north), ("south", own.connection.south))
        return tuple(
            Label(
                key=f"foot {side}",
                text=f"Footpoint {side}",
                detail=f"{foot.magnetic_latitude_deg:.1f}° MLAT, {foot.mlt_h:.1f} h MLT",
                anchors=(triple(turn @ place),),
                colour=self.theme.smile,
                priority=12 + k,
                clear_px=9.0,
            )
            for k, ((side, foot), place) in enumerate(zip(names, own.feet_gsm_re, strict=True))
            if foot is not None
        )

    def thin_re(self, now: Snapshot) -> Floats:
        return rotate(self.placement(now), now.space.smile_line.points_gsm_re[::3])

    def legend(self, now: Snapshot) -> tuple[Entry, ...]:
        own = now.space.smile_line
        note = own.field if own.inside else f"none: {own.why}"
        badge = "computing" if own.none == TRACING or own.t != now.t else ""
        return (Entry(self.title, self.theme.smile, "line", note, badge),)

    def hit(self, now: Snapshot, pointer: Pointer) -> Hit | None:
        own = now.space.smile_line
        points = rotate(self.placement(now), own.points_gsm_re)
        index, far = pointer.nearest(points)
        if far > pointer.reach_px or not own.inside:
            return None
        return Hit(self.name, self.title, own.sentence, triple(points[index]), far + 12.0)


def _feet(shape: OwnLine) -> Floats:
    """The feet there are (n, 3), a little above the ground."""
    feet = shape.feet_gsm_re[np.isfinite(shape.feet_gsm_re).all(axis=1)]
    return np.asarray(feet / norm(feet)[:, None] * _LIFT)
