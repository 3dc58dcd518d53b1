"""The magnetopause: sky blue, solid outline."""

from smileviz.magnetosphere.boundary import Boundary
from smileviz.mission.snapshot import Snapshot
from smileviz.scene.boundary_layer import BoundaryLayer


class MagnetopauseLayer(BoundaryLayer):
    name = "magnetopause"
    title = "Magnetopause"
    rim = 0.58
    shares = (0.42, 0.5, 0.34, 0.6, 0.26)
    priority = 30

    def model(self, now: Snapshot) -> Boundary:
        return now.magnetopause

    def distance_re(self, now: Snapshot) -> float:
        return now.value("magnetopause_distance_re")

    def colour(self) -> str:
        return self.theme.magnetopause
