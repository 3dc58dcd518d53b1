"""The 3D picture of a state as a PNG file with its provenance."""

from dataclasses import replace
from pathlib import Path

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.base.theme import THEMES
from smileviz.mission.files import write_atomic
from smileviz.mission.scenario import Scenario
from smileviz.mission.slow import Slow
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.state import CameraChoice, State, opening
from smileviz.scene.camera import PRESETS
from smileviz.scene.png import png


def state_at(scenario: Scenario, t: float) -> State:
    """*scenario* at *t* as it opens."""
    return opening(scenario, t)


def seen_from(state: State, preset: str) -> State:
    """*state* seen from another place."""
    if preset not in PRESETS:
        raise SmileError(f"--view is '{preset}'; it must be one of {', '.join(PRESETS)}.")
    return replace(state, view=replace(state.view, camera=CameraChoice(preset)))


def in_frame(state: State, frame: Frame) -> State:
    """*state* shown in another frame."""
    return replace(state, view=replace(state.view, frame=frame))


def with_layers(state: State, show: tuple[str, ...], hide: tuple[str, ...]) -> State:
    """*state* with the layers *show* in the picture and *hide* not; what both name is hidden."""
    from smileviz.scene.layers import LAYERS  # VTK, only for those who ask
    from smileviz.scene.paper import SWITCHES

    known = (*(layer.name for layer in LAYERS), *(name for name, _ in SWITCHES))
    for option, names in (("--show", show), ("--hide", hide)):
        unknown = [name for name in names if name not in known]
        if unknown:
            raise SmileError(f"{option} names '{unknown[0]}'; there are {', '.join(known)}.")
    hidden = (state.view.hidden - frozenset(show)) | frozenset(hide)
    return replace(state, view=replace(state.view, hidden=hidden))


def write(
    state: State, size: tuple[int, int], theme: str, meta: dict[str, str], path: Path
) -> None:
    """Write the picture of *state* to *path*."""
    from smileviz.scene.scene import picture  # VTK, once the words are known to be right

    rgb = picture(Snapshot(state, Slow()), size, THEMES[theme])
    text = {
        "Title": f"{state.scenario.title}, {time.label(state.t)} UTC",
        "Software": meta["program"],
        "utc": time.to_utc(state.t, 3),
        "view": state.view.camera.preset,
        "frame": state.view.frame.value,
        "hidden": ", ".join(sorted(state.view.hidden)),
    }
    write_atomic(path, png(rgb, text | meta))
