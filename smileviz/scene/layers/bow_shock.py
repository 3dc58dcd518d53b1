"""The bow shock: gold, dashed outline."""

from smileviz.magnetosphere.boundary import Boundary
from smileviz.mission.snapshot import Snapshot
from smileviz.scene.boundary_layer import BoundaryLayer


class BowShockLayer(BoundaryLayer):
    name = "bow_shock"
    title = "Bow shock"
    dashed = True
    rim = 0.36
    shares = (0.34, 0.26, 0.42, 0.18, 0.5)
    priority = 31

    def model(self, now: Snapshot) -> Boundary:
        return now.bow_shock

    def distance_re(self, now: Snapshot) -> float:
        return now.value("bow_shock_distance_re")

    def colour(self) -> str:
        return self.theme.bow_shock
