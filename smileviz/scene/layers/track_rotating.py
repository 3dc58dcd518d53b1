"""The path that SMILE traces in the turning display frame: each point at its own time."""

from smileviz.base.arrays import Floats
from smileviz.mission.snapshot import Snapshot
from smileviz.scene.track_layer import TrackLayer


class TrackRotatingLayer(TrackLayer):
    name = "track_rotating"
    title = "Path in the turning frame"
    width_px = 1.3
    opacity = 0.75
    dashed = True
    hour_px = 1.2

    def points_re(self, now: Snapshot) -> Floats:
        return now.path(now.view.frame)

    def marks_re(self, now: Snapshot) -> Floats:
        return now.hours(now.view.frame)
