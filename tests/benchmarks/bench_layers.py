"""Layers of near-Earth space: a step of the pressure, field lines in the background, frames.

    .venv/bin/python tests/benchmarks/bench_layers.py [steps]

A step is what a dragged slider causes: another pressure, a new snapshot, every layer looks and
draws what changed. X-rays and field lines are worked out in the background and timed from question
to redraw. Frames are drawn off screen at 1280 x 720 with the camera moving.
"""

import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Event

import numpy as np

from smileviz.base import time as moments
from smileviz.mission import files
from smileviz.mission.slow import Slow
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.state import opening
from smileviz.scene import gesture
from smileviz.scene.layers import LAYERS
from smileviz.scene.opengl import off_screen_window
from smileviz.scene.scene import Scene

STEPS = int(sys.argv[1]) if len(sys.argv) > 1 else 40
STEP_ALLOWED_MS, LINES_ALLOWED_MS = 15.0, 200.0
SLOW = frozenset({"field_lines", "smile_line", "emissivity"})
NAMES = tuple(kind.name for kind in LAYERS)


def state_at(pdyn_npa, hidden):
    """The shipped mission at a moment, under a pressure."""
    scenario = files.bundled("smile")
    wind = replace(scenario.solar_wind, pdyn_npa=pdyn_npa)
    state = opening(replace(scenario, solar_wind=wind), moments.from_utc("2026-11-22T10:00:00Z"))
    return replace(state, view=replace(state.view, hidden=frozenset(hidden)))


def steps_ms(slow, hidden):
    """Milliseconds of our own Python of each step (CPU time), the first few left out."""
    scene = Scene()
    spent = []
    for pdyn in np.linspace(1.0, 6.0, STEPS):
        state = state_at(float(pdyn), hidden)
        start = time.thread_time()
        scene.show_now(Snapshot(state, slow))
        spent.append(1e3 * (time.thread_time() - start))
    return spent[5:]


def lines_ms():
    """From another pressure to the redraw with its field lines, in the background."""
    ready = Event()
    spent = []
    with ThreadPoolExecutor(1) as pool:
        slow = Slow(pool, on_ready=ready.set)
        scene = Scene()
        hidden = frozenset(NAMES) - {"field_lines", "magnetopause"}
        for pdyn in np.linspace(1.0, 6.0, 12):
            state = state_at(float(pdyn), hidden)
            ready.clear()
            start = time.perf_counter()
            scene.show_now(Snapshot(state, slow))
            if Snapshot(state, slow).busy:
                ready.wait(30.0)
                scene.show_now(Snapshot(state, slow))
            spent.append(1e3 * (time.perf_counter() - start))
    return spent[2:]


def frames_ms(shown, xray="slices", *, moving=True):
    """Milliseconds a frame of the opening picture and *shown*, the camera turning."""
    window = off_screen_window()
    window.SetMultiSamples(0)
    window.SetSize(1280, 720)
    window.SetDPI(72)
    scene = Scene()
    scene.attach(window)
    state = state_at(2.0, state_at(2.0, ()).view.hidden)
    hidden = opening(state.scenario, state.t).view.hidden - set(shown)
    view = replace(state.view, hidden=hidden, xray=xray)
    scene.show_now(Snapshot(replace(state, view=view), Slow()))
    scene.set_quality(moving=moving)
    pose, spent = scene.pose, []
    for k in range(25):
        scene.set_pose(gesture.turned(pose, 0.01 * k, 0.0))
        start = time.perf_counter()
        window.Render()
        spent.append(1e3 * (time.perf_counter() - start))
    scene.detach()
    window.Finalize()
    return statistics.median(spent[5:])


def main():
    with ThreadPoolExecutor(1) as pool:
        opened = steps_ms(Slow(pool), opening(files.bundled("smile")).view.hidden)
        everything = steps_ms(Slow(pool), SLOW)
    lines = lines_ms()
    step, full, traced = (statistics.median(part) for part in (opened, everything, lines))
    print(f"layers, medians of {STEPS} steps of the dynamic pressure")
    print(f"  step, as opened               {step:6.1f} ms")
    print(f"  step, all but X-rays, lines   {full:6.1f} ms   (allowed: {STEP_ALLOWED_MS:g})")
    print(f"  field lines in the background {traced:6.1f} ms   (allowed: {LINES_ALLOWED_MS:g})")
    print("a frame at 1280 x 720, the camera moving")
    base = frames_ms(())
    print(f"  as opened                     {base:6.1f} ms")
    for name in ("field_lines", "belts", "plasmapause", "neutral_sheet", "uncertainty", "cusps",
                 "smile_line", "emissivity"):  # fmt: skip
        print(f"  and {name:<26}{frames_ms((name,)) - base:+6.1f} ms")
    cast = frames_ms(("emissivity",), "volume") - base
    print(f"  and {'emissivity as a volume':<26}{cast:+6.1f} ms")
    still = frames_ms(("emissivity",), "volume", moving=False)
    print(f"  emissivity as a volume, at rest {still:6.1f} ms in all")
    return 0 if full <= STEP_ALLOWED_MS and traced <= LINES_ALLOWED_MS else 1


if __name__ == "__main__":
    sys.exit(main())
