"""The cusps: where they open on the magnetopause, and the arcs over the ground they lead to."""

import numpy as np
from vtkmodules.vtkCommonMath import vtkMatrix4x4

from smileviz.base.arrays import Floats, rotate
from smileviz.base.frames import Frame
from smileviz.mission.snapshot import Snapshot
from smileviz.scene import polydata
from smileviz.scene.dots import RING, Dots
from smileviz.scene.framing import triple
from smileviz.scene.layer import Entry, Hit, Label, Layer, Pointer
from smileviz.scene.stroke import DASHED, Stroke


class CuspsLayer(Layer[Floats]):
    name = "cusps"
    title = "Cusps"

    def build(self) -> None:
        self._marks = Dots(RING, ring_px=1.5)
        self._arcs, self._ways = Stroke(2.0), Stroke(1.1, DASHED)
        self.paint.dots.append(self._marks)
        self.paint.strokes += [self._arcs, self._ways]
        self._drawn_ways: list[Floats] = [np.zeros((0, 3))]
        self._mark_matrix = vtkMatrix4x4()
        self._arc_matrix = vtkMatrix4x4()

    def look(self, now: Snapshot) -> Floats:
        return now.space.cusp_feet_sm_re

    def draw(self, shape: Floats) -> None:
        self._arcs.set_lines([*shape])
        self._arcs.paint(self.theme.closed_line, 0.95)
        self._ways.paint(self.theme.closed_line, 0.8)

    def move(self, now: Snapshot) -> None:
        places = _places(now)
        colour = np.tile(polydata.rgb(self.theme.closed_line), (2, 1))
        self._marks.set_dots(places, np.full(2, 6.0), colour)
        self._drawn_ways = _ways(now)
        self._ways.set_lines(self._drawn_ways)
        polydata.set_matrix(self._arc_matrix, now.to_display(Frame.SM))
        self._arcs.actor.SetUserMatrix(self._arc_matrix)

    def labels(self, now: Snapshot) -> tuple[Label, ...]:
        return tuple(
            Label(
                key=f"cusp {side}",
                text=f"Cusp {side}",
                anchors=(triple(place),),
                colour=self.theme.closed_line,
                priority=32 + k,
                clear_px=10.0,
            )
            for k, (side, place) in enumerate(zip(("north", "south"), _places(now), strict=True))
        )

    def thin_re(self, now: Snapshot) -> Floats:  # noqa: ARG002
        return np.concatenate(self._drawn_ways)

    def legend(self, now: Snapshot) -> tuple[Entry, ...]:  # noqa: ARG002
        note = "Lin et al. 2010, Zhang et al. 2005"
        colour = self.theme.closed_line
        return (
            Entry("Cusps, over the ground", colour, "line", note),
            Entry("Way to a cusp", colour, "dash", "not traced", "sketch"),
        )

    def hit(self, now: Snapshot, pointer: Pointer) -> Hit | None:
        places = _places(now)
        index, far = pointer.nearest(places)
        if far > pointer.reach_px + 4.0:
            return None
        side = ("Northern", "Southern")[index]
        away = float(np.sqrt((places[index] ** 2).sum()))
        sentence = (
            f"{side} exterior cusp on the magnetopause, {away:.1f} R⊕ from the Earth's centre, at "
            f"the dent of Lin et al. 2010 for a dipole tilt of {np.degrees(now.tilt_rad):.1f}°."
        )
        return Hit(self.name, f"{side} cusp", sentence, triple(places[index]), far + 6.0)


def _places(now: Snapshot) -> Floats:
    """The exterior cusps (2, 3), display frame."""
    return rotate(now.boundary_to_display, now.space.cusps_boundary_re)


def _ways(now: Snapshot) -> list[Floats]:
    """From the middle of each arc to the exterior cusp: up along the dipole, then across.

    A cubic curve that leaves the ground along the field there; a sketch, not a traced line.
    """
    arcs = rotate(now.to_display(Frame.SM), now.space.cusp_feet_sm_re)
    share = np.linspace(0.0, 1.0, 40)[:, None]
    lines = []
    for arc, end in zip(arcs, _places(now), strict=True):
        start = arc[len(arc) // 2]
        length = float(np.sqrt(((end - start) ** 2).sum()))
        lift = start + 0.45 * length * start / np.sqrt((start**2).sum())
        lines.append((1 - share) ** 2 * start + 2 * share * (1 - share) * lift + share**2 * end)
    return lines
