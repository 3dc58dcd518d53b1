"""The sky: 5044 real stars in their true directions, nothing invented."""

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.frames import Frame
from smileviz.mission.snapshot import Snapshot
from smileviz.scene.dots import SOFT, Dots
from smileviz.scene.layer import Layer
from smileviz.scene.stars import catalogue, star_colours, star_directions


class SkyLayer(Layer[Floats]):
    name = "sky"
    title = "Stars"
    stage = "sky"

    def build(self) -> None:
        self._stars = Dots(SOFT)
        self.paint.dots.append(self._stars)

    def look(self, now: Snapshot) -> Floats | None:  # noqa: ARG002
        return catalogue() if self.theme.dark else None

    def draw(self, shape: Floats) -> None:
        magnitude = shape[:, 2]
        # A star's light is spread over its disc: area and strength share the magnitude.
        light = 10.0 ** (-0.4 * (magnitude - 1.0))
        radius = np.clip(1.0 + 0.9 * light**0.3, 1.15, 3.4)
        strength = np.clip(1.2 * light**0.34, 0.2, 1.0)
        self._stars.set_dots(star_directions(shape), radius, star_colours(shape), strength)

    def placement(self, now: Snapshot) -> Floats:
        return now.to_display(Frame.GCRS)
