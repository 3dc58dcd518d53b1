"""Where the Sun is: an arrow along the true direction, and the Sun's sign at its tip."""

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.frames import Frame
from smileviz.mission.snapshot import Snapshot
from smileviz.scene import polydata
from smileviz.scene.dots import DISC, RING, Dots
from smileviz.scene.framing import triple
from smileviz.scene.layer import Hit, Label, Layer, Pointer
from smileviz.scene.stance import sunward
from smileviz.scene.stroke import Stroke

_FROM_RE, _TIP_RE, _SIGN_RE = 1.6, 20.6, 21.4
_SUN_ON_X = (Frame.GSE, Frame.GSM)


class SunLayer(Layer[str]):
    name = "sun"
    title = "Sun direction"

    def build(self) -> None:
        self._line = Stroke(1.4)
        self._disc = Dots(DISC)
        self._ring = Dots(RING, ring_px=1.4)
        self.paint.strokes.append(self._line)
        self.paint.dots += [self._disc, self._ring]

    def look(self, now: Snapshot) -> str:  # noqa: ARG002
        return self.theme.name

    def draw(self, shape: str) -> None:  # noqa: ARG002
        along = np.linspace(_FROM_RE, _TIP_RE, 40)
        line = along[:, None] * np.array([1.0, 0.0, 0.0])
        strength = 0.12 + 0.88 * ((along - _FROM_RE) / (_TIP_RE - _FROM_RE)) ** 1.5
        self._line.set_lines([line], strength=[strength])
        self._line.paint(self.theme.sun, 0.9)
        sign = np.array([[_SIGN_RE, 0.0, 0.0]])
        colour = np.array([polydata.rgb(self.theme.sun)])
        self._disc.set_dots(sign, np.array([2.4]), colour)
        self._ring.set_dots(sign, np.array([7.0]), colour)

    def placement(self, now: Snapshot) -> Floats:
        return now.to_display(Frame.GSE)

    def labels(self, now: Snapshot) -> tuple[Label, ...]:
        at = triple(_SIGN_RE * sunward(now))
        hint = "+X" if now.view.frame in _SUN_ON_X else ""
        return (Label("sun", "Sun", (at,), self.theme.sun, 20, hint, 12.0),)

    def thin_re(self, now: Snapshot) -> Floats:
        return np.linspace(3.0, _SIGN_RE, 40)[:, None] * sunward(now)

    def hit(self, now: Snapshot, pointer: Pointer) -> Hit | None:
        points = np.linspace(_FROM_RE, _SIGN_RE, 80)[:, None] * sunward(now)
        index, far = pointer.nearest(points)
        if far > pointer.reach_px:
            return None
        angle = now.value("sun_angle_deg")
        sentence = f"The Sun is {angle:.1f}° from SXI's boresight."
        return Hit(self.name, self.title, sentence, triple(points[index]), far + 8.0)
