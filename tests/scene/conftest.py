"""Snapshots of the shipped mission, and a scene in a window that is never shown."""

from dataclasses import replace

import pytest

from smileviz.base import time
from smileviz.base.frames import Frame
from smileviz.mission import files
from smileviz.mission.slow import Slow
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.state import CameraChoice, opening
from smileviz.scene.opengl import off_screen_window
from smileviz.scene.scene import Scene

APOGEE = "2026-11-22T10:00:00Z"


@pytest.fixture(scope="session")
def at():
    """The world at a time, seen as asked: at(utc, preset=..., sets=..., frame=..., hidden=...)."""
    slow = Slow()

    def snapshot(utc=APOGEE, preset="dawn", sets=(), frame=Frame.GSE, hidden=None, pose=None):
        scenario = files.apply_sets(files.bundled("smile"), list(sets))
        state = opening(scenario, time.from_utc(utc))
        camera = CameraChoice(preset=preset, pose=pose)
        shown = state.view.hidden if hidden is None else frozenset(hidden)
        view = replace(state.view, camera=camera, hidden=shown, frame=frame)
        return Snapshot(replace(state, view=view), slow)

    return snapshot


@pytest.fixture(scope="module")
def window():
    """An off-screen window of 640 x 360 pixels."""
    made = off_screen_window()
    made.SetMultiSamples(0)
    made.SetSize(640, 360)
    made.SetDPI(72)
    yield made
    made.Finalize()


@pytest.fixture
def scene(window):
    """A scene in the window."""
    made = Scene()
    made.attach(window)
    yield made
    made.detach()
