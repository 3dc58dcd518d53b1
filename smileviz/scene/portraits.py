"""Portraits: the 3D picture of a moment from several sides, as PNG, for paper."""

from dataclasses import dataclass, replace

from smileviz.base import time
from smileviz.base.frames import Frame
from smileviz.base.theme import LIGHT
from smileviz.base.windows import Span
from smileviz.mission.provenance import provenance
from smileviz.mission.scenario import Scenario
from smileviz.mission.slow import Slow
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.state import CameraChoice, opening
from smileviz.scene.camera import PRESETS
from smileviz.scene.png import png
from smileviz.scene.scene import picture


@dataclass(frozen=True)
class _Look:
    """From where, pixels, pixels of one design pixel, what is left out."""

    preset: str
    size: tuple[int, int]
    scale: float
    hidden: frozenset[str]


_LOOKS = (
    _Look("dawn", (1600, 800), 1.7, frozenset({"clock"})),
    _Look("sun", (900, 675), 1.9, frozenset({"clock", "legend"})),
    _Look("pole", (900, 675), 1.9, frozenset({"clock", "legend"})),
)


@dataclass(frozen=True)
class Portrait:
    """A picture, its size in pixels, and what it shows."""

    png: bytes
    size: tuple[int, int]
    caption: str


def portraits(scenario: Scenario, t: float) -> tuple[Portrait, ...]:
    """A wide one from dawn, smaller ones from the Sun and from above the pole, on white."""
    return tuple(_portrait(scenario, t, look) for look in _LOOKS)


def _portrait(scenario: Scenario, t: float, look: _Look) -> Portrait:
    state = opening(scenario, t)
    hidden = state.view.hidden | look.hidden
    camera = CameraChoice(look.preset)
    view = replace(state.view, camera=camera, frame=Frame.GSE, hidden=hidden)
    rgb = picture(Snapshot(replace(state, view=view), Slow()), look.size, LIGHT, look.scale)
    text = {"utc": time.to_utc(t, 3), "view": look.preset}
    content = png(rgb, text | provenance(scenario, Span(t, t), Frame.GSE))
    title = PRESETS[look.preset].title
    words = f"{time.label(t)} UTC, {title[0].lower()}{title[1:]}."
    return Portrait(content, look.size, words)
