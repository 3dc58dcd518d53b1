"""X-ray emissivity of a million points, and the volumes drawn from it.

    .venv/bin/python tests/benchmarks/bench_emissivity.py [runs]

Each run takes another density, so that no cached volume can answer.
"""

import statistics
import sys
import time

import numpy as np

from smileviz.magnetosphere.conditions import Conditions
from smileviz.magnetosphere.emissivities import EMISSIVITIES
from smileviz.magnetosphere.emissivity import COARSE, FINE, volume

RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 5
POINTS = 1_000_000
ALLOWED_S = 0.5


def seconds(work):
    """How long *work* takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main():
    points = np.random.default_rng(1).uniform(-20.0, 20.0, (POINTS, 3))
    slowest = 0.0
    print(f"X-ray emissivity, medians of {RUNS} runs")
    for name, model in EMISSIVITIES.items():
        made = [
            model.under(Conditions(6.0 + run, 400.0, 0.0, 2.0, -3.0, tilt_rad=0.2))
            for run in range(RUNS)
        ]
        cloud = statistics.median(seconds(lambda m=m: m.emissivity(points)) for m in made)
        fine, coarse = (
            statistics.median(seconds(lambda m=m, g=grid: volume(m, g)) for m in made)
            for grid in (FINE, COARSE)
        )
        slowest = max(slowest, cloud)
        print(f"  {name:12} {POINTS} points {cloud:6.3f} s   (allowed: {ALLOWED_S})")
        for title, grid, taken in (("still", FINE, fine), ("dragged", COARSE, coarse)):
            shape = "x".join(map(str, grid.shape))
            print(f"  {name:12} volume {title:8} {shape:10} {1e3 * taken:6.1f} ms")
    return 0 if slowest <= ALLOWED_S else 1


if __name__ == "__main__":
    sys.exit(main())
