"""The aim point on the GSE X axis, and the line of sight of SXI that leads to it."""

import numpy as np
from vtkmodules.vtkCommonMath import vtkMatrix4x4

from smileviz.base.arrays import Floats
from smileviz.mission.snapshot import Snapshot
from smileviz.scene import polydata
from smileviz.scene.dots import DISC, RING, Dots
from smileviz.scene.framing import triple
from smileviz.scene.layer import Entry, Hit, Label, Layer, Pointer
from smileviz.scene.stance import aim_re, smile_re
from smileviz.scene.stroke import DASHED, Stroke

_UP = np.array([0.0, 0.0, 1.0])
_UNIT = np.linspace(0.0, 1.0, 25)[:, None] * _UP


class AimLayer(Layer[str]):
    name = "aim"
    title = "SXI aim point"

    def build(self) -> None:
        self._line = Stroke(1.3, DASHED)
        self._disc = Dots(DISC)
        self._ring = Dots(RING, ring_px=1.6)
        self.paint.strokes.append(self._line)
        self.paint.dots += [self._disc, self._ring]
        self._line_matrix, self._mark_matrix = vtkMatrix4x4(), vtkMatrix4x4()

    def look(self, now: Snapshot) -> str | None:
        return self.theme.name if np.isfinite(now.aim_km).all() else None

    def draw(self, shape: str) -> None:  # noqa: ARG002
        self._line.set_lines([_UNIT])
        self._line.paint(self.theme.sxi, 0.9)
        colour = np.array([polydata.rgb(self.theme.sxi)])
        self._disc.set_dots(np.zeros((1, 3)), np.array([2.3]), colour)
        self._ring.set_dots(np.zeros((1, 3)), np.array([6.0]), colour)

    def move(self, now: Snapshot) -> None:
        smile, aim = smile_re(now), aim_re(now)
        polydata.set_matrix(self._line_matrix, np.outer(aim - smile, _UP), smile)
        polydata.set_matrix(self._mark_matrix, np.eye(3), aim)
        self._line.actor.SetUserMatrix(self._line_matrix)
        for mark in (self._disc, self._ring):
            mark.actor.SetUserMatrix(self._mark_matrix)

    def labels(self, now: Snapshot) -> tuple[Label, ...]:
        return (
            Label(
                key="aim",
                text="SXI aim",
                detail=f"X {_short(now.value('aim_x_re'))} R⊕",
                anchors=(triple(aim_re(now)),),
                colour=self.theme.sxi,
                priority=10,
                clear_px=11.0,
            ),
        )

    def thin_re(self, now: Snapshot) -> Floats:
        smile, aim = smile_re(now), aim_re(now)
        return smile + np.linspace(0.1, 0.95, 30)[:, None] * (aim - smile)

    def legend(self, now: Snapshot) -> tuple[Entry, ...]:  # noqa: ARG002
        return (Entry("SXI line of sight and aim point", self.theme.sxi, "dash"),)

    def hit(self, now: Snapshot, pointer: Pointer) -> Hit | None:
        aim = aim_re(now)
        _, far = pointer.nearest(aim[None])
        if far > pointer.reach_px + 4.0:
            return None
        x, away = now.value("aim_x_re"), now.value("aim_distance_re")
        sentence = (
            f"On the GSE X axis at {_short(x)} R⊕, {_short(away)} R⊕ from SMILE (guidance law)."
        )
        return Hit(self.name, self.title, sentence, triple(aim), far)


def _short(length_re: float) -> str:
    """A length with the digits that matter: near perigee the aim may be thousands of R_E away."""
    return f"{length_re:.2f}" if abs(length_re) < 100.0 else f"{length_re:.0f}"
