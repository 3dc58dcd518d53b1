"""Axes of the display frame and rings of equal distance in its XY plane."""

from functools import cache

import numpy as np

from smileviz.base.arrays import Floats, norm
from smileviz.base.frames import Frame
from smileviz.mission.snapshot import Snapshot
from smileviz.scene.framing import triple
from smileviz.scene.layer import Label, Layer
from smileviz.scene.stroke import Stroke

RINGS_RE = (5.0, 10.0, 15.0, 20.0)
_REACH_RE = (22.0, 22.0, 14.0)
_SOFT_RE = (1.2, 3.5)
"""The axes come out of the Earth softly, between these radii."""
_SUN_ON_X = (Frame.GSE, Frame.GSM)
"""Frames whose X axis is the Sun's direction, which its own layer draws."""
# Where on a ring its number may stand: angles from +X towards +Y.
_NUMBER_DEG = (-122.0, 122.0, -58.0, 58.0, 180.0)


class AxesLayer(Layer[Frame]):
    name = "axes"
    title = "Axes and distance rings"

    def build(self) -> None:
        self._rings = Stroke(1.0)
        self._lines = Stroke(1.0)
        self.paint.strokes += [self._rings, self._lines]

    def look(self, now: Snapshot) -> Frame:
        return now.view.frame

    def draw(self, shape: Frame) -> None:
        self._rings.set_lines(_rings())
        lines = _axes(shape)
        soft = [
            np.clip((norm(line) - _SOFT_RE[0]) / (_SOFT_RE[1] - _SOFT_RE[0]), 0.0, 1.0)
            for line in lines
        ]
        self._lines.set_lines(lines, strength=soft)
        dark = self.theme.dark
        self._rings.paint(self.theme.secondary, 0.26 if dark else 0.45)
        self._lines.paint(self.theme.secondary, 0.42 if dark else 0.6)

    def labels(self, now: Snapshot) -> tuple[Label, ...]:
        return (*self._names(now.view.frame), *self._numbers())

    def thin_re(self, now: Snapshot) -> Floats:
        return _thin(now.view.frame)

    def _names(self, frame: Frame) -> tuple[Label, ...]:
        sunny = frame in _SUN_ON_X
        hints = ("", "dusk", "north") if sunny else ("", "", "north")
        return tuple(
            Label(
                key=f"axis {axis}",
                text=f"+{axis}",
                detail=hint,
                anchors=tuple(triple(part * reach * np.eye(3)[i]) for part in (1.0, 0.8)),
                colour=self.theme.secondary,
                priority=40 + i,
                clear_px=5.0,
                led=False,
            )
            for i, (axis, hint, reach) in enumerate(zip("XYZ", hints, _REACH_RE, strict=True))
            if not (sunny and axis == "X")
        )

    def _numbers(self) -> tuple[Label, ...]:
        return tuple(
            Label(
                key=f"ring {radius:.0f}",
                text=f"{radius:.0f} R⊕",
                anchors=tuple(triple(radius * _towards(deg)) for deg in _NUMBER_DEG),
                colour=self.theme.secondary,
                priority=45 + i,
                clear_px=2.0,
                led=False,
            )
            for i, radius in enumerate(reversed(RINGS_RE))
        )


@cache
def _rings() -> list[Floats]:
    """The circles, each (181, 3)."""
    turn = np.linspace(0.0, 2.0 * np.pi, 181)
    circle = np.stack([np.cos(turn), np.sin(turn), np.zeros_like(turn)], axis=1)
    return [radius * circle for radius in RINGS_RE]


@cache
def _axes(frame: Frame) -> list[Floats]:
    """The half axes that are drawn, from the Earth out, each (24, 3)."""
    x, y, z = np.diag(_REACH_RE)
    shown = (-x, y, -y, z) if frame in _SUN_ON_X else (x, -x, y, -y, z)
    part = np.linspace(_SOFT_RE[0] / _REACH_RE[0], 1.0, 24)[:, None]
    return [part * end for end in shown]


@cache
def _thin(frame: Frame) -> Floats:
    """Points (n, 3) of rings and axes."""
    return np.concatenate([*(ring[::4] for ring in _rings()), *_axes(frame)])


def _towards(angle_deg: float) -> Floats:
    angle = np.radians(angle_deg)
    return np.array([np.cos(angle), np.sin(angle), 0.0])
