"""SMILE's height over the XY plane of the display frame: a plumb line and its foot."""

import numpy as np
from vtkmodules.vtkCommonMath import vtkMatrix4x4

from smileviz.mission.snapshot import Snapshot
from smileviz.scene import polydata
from smileviz.scene.dots import RING, Dots
from smileviz.scene.layer import Layer
from smileviz.scene.stance import smile_re
from smileviz.scene.stroke import DASHED, Stroke

_UNIT = np.linspace(0.0, 1.0, 25)[:, None] * np.array([0.0, 0.0, 1.0])


class FootLayer(Layer[str]):
    name = "foot"
    title = "Plumb line to the XY plane"

    def build(self) -> None:
        self._line = Stroke(1.0, DASHED)
        self._ring = Dots(RING, ring_px=1.0)
        self.paint.strokes.append(self._line)
        self.paint.dots.append(self._ring)
        self._stand = vtkMatrix4x4()

    def look(self, now: Snapshot) -> str:  # noqa: ARG002
        return self.theme.name

    def draw(self, shape: str) -> None:  # noqa: ARG002
        self._line.set_lines([_UNIT])
        self._line.paint(self.theme.secondary, 0.55)
        colour = np.array([polydata.rgb(self.theme.secondary)])
        self._ring.set_dots(np.zeros((1, 3)), np.array([3.0]), colour, np.array([0.8]))

    def move(self, now: Snapshot) -> None:
        x, y, z = smile_re(now)
        polydata.set_matrix(self._stand, np.diag([1.0, 1.0, z]), np.array([x, y, 0.0]))
        for mark in (self._line, self._ring):
            mark.actor.SetUserMatrix(self._stand)
