"""The orbit as it lies in space now: one ellipse among the stars, seen in the display frame."""

from smileviz.base.arrays import Floats, fixed, rotate
from smileviz.base.frames import Frame
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.track import Track
from smileviz.scene.layer import Label
from smileviz.scene.track_layer import TrackLayer, hour_labels


class TrackInertialLayer(TrackLayer):
    name = "track_inertial"
    title = "Orbit in space"

    def build(self) -> None:
        super().build()
        self._of: Track | None = None
        self._points: Floats | None = None

    def points_re(self, now: Snapshot) -> Floats:
        if self._of is not now.orbit or self._points is None:
            self._of = now.orbit
            self._points = fixed(now.orbit.position_km / EARTH_RADIUS_KM)
        return self._points

    def marks_re(self, now: Snapshot) -> Floats:
        return now.hours(Frame.GCRS)

    def placement(self, now: Snapshot) -> Floats:
        return now.to_display(Frame.GCRS)

    def labels(self, now: Snapshot) -> tuple[Label, ...]:
        points = rotate(self.placement(now), self.marks_re(now))
        return hour_labels(now, points, self.theme.secondary)
