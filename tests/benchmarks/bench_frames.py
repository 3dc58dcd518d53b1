"""Frames: GCRS to GSM at 1e5 epochs, against Skyfield's own rotation to the ITRS at as many.

    .venv/bin/python tests/benchmarks/bench_frames.py [runs]

Each run takes other epochs of the mission, so that no cached matrix can answer.
"""

import statistics
import sys
import time

import numpy as np
from skyfield.framelib import itrs

from smileviz.base import frames
from smileviz.base import time as moments
from smileviz.base.frames import Frame

RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 5
EPOCHS = 100_000
BASELINE_EPOCHS = 2_000  # Skyfield takes 22 kB an epoch: its time is scaled up
ALLOWED_S = 2.0


def seconds(work):
    """How long *work* takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main():
    first = moments.from_utc("2026-06-22T00:00:00Z")
    mine, skyfields = [], []
    for run in range(RUNS):
        t = first + 3600.0 * run + np.linspace(0.0, 9e7, EPOCHS)
        mine.append(seconds(lambda t=t: frames.rotations(Frame.GCRS, Frame.GSM, t)))
        few = moments.skyfield(t[:: EPOCHS // BASELINE_EPOCHS])
        skyfields.append(seconds(lambda few=few: itrs.rotation_at(few)) * EPOCHS / BASELINE_EPOCHS)
    mine_s, skyfield_s = statistics.median(mine), statistics.median(skyfields)
    print(f"frames, medians of {RUNS} runs of {EPOCHS} epochs over the mission")
    print(f"  GCRS to GSM                   {mine_s:6.2f} s   (allowed: {ALLOWED_S})")
    print(f"  Skyfield, GCRS to ITRS        {skyfield_s:6.2f} s   (scaled from {BASELINE_EPOCHS})")
    print(f"  ratio                         {mine_s / skyfield_s:6.3f}")
    return 0 if mine_s <= ALLOWED_S else 1


if __name__ == "__main__":
    sys.exit(main())
