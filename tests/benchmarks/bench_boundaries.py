"""Boundaries: meshes, cuts, edges and distances of every model; regions of 1e5 points.

    .venv/bin/python tests/benchmarks/bench_boundaries.py [runs]

Each run takes another model (another pressure), so that no cached answer can count. The mesh is
that of the window, 72 x 96 points with normals.
"""

import statistics
import sys
import time

import numpy as np

from smileviz.magnetosphere.boundaries import BOW_SHOCKS, MAGNETOPAUSES
from smileviz.magnetosphere.boundary import outside
from smileviz.magnetosphere.conditions import Conditions
from smileviz.magnetosphere.distance import signed_distance_re
from smileviz.magnetosphere.regions import Around, regions
from smileviz.magnetosphere.section import section
from smileviz.magnetosphere.spread import spread
from smileviz.magnetosphere.surface import surface
from smileviz.magnetosphere.tangent import tangent

RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 9
POINTS = 10_000
MANY = 100_000
MESH_MS, DISTANCE_MS, REGION_MS = 3.0, 300.0, 10.0
MERIDIAN = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
VIEWPOINT = np.array([4.0, 8.0, 17.0])


def median_ms(work, runs=RUNS):
    """Median time of work(run), which gets the number of the run."""
    spent = []
    for run in range(runs):
        start = time.perf_counter()
        work(run)
        spent.append(1e3 * (time.perf_counter() - start))
    return statistics.median(spent)


def wind(run):
    """Solar wind that no other run has."""
    return Conditions(
        5.0 + 0.1 * run, 420.0, 2.0, -3.0, -4.0, tilt_rad=0.2, roll_rad=0.3 + 0.01 * run
    )


def regions_ms(name):
    """Time of the regions of many points where the model *name* is the one chosen."""
    magnetopause = MAGNETOPAUSES[name if name in MAGNETOPAUSES else "shue98"].under(wind(0))
    shock = BOW_SHOCKS[name if name in BOW_SHOCKS else "jelinek12"].under(wind(0))
    around = Around(magnetopause, outside(shock, magnetopause), 0.2, plasmapause_l=4.5)
    points = np.random.default_rng(2).uniform(-30.0, 30.0, (MANY, 3))
    return median_ms(lambda run: regions(points, around))


def main():
    cloud = np.random.default_rng(1).uniform(-20.0, 20.0, (POINTS, 3))
    print(f"boundaries, medians of {RUNS} runs, ms; distance of {POINTS} points")
    print(f"  {'model':12s} {'mesh':>7s} {'cut':>7s} {'edge':>7s} {'one':>7s} {'distance':>9s}")
    slow = []
    for name, model in {**MAGNETOPAUSES, **BOW_SHOCKS}.items():
        made = [model.under(wind(run)) for run in range(RUNS)]
        mesh = median_ms(lambda run, made=made: surface(made[run]))
        cut = median_ms(lambda run, made=made: section(made[run], np.zeros(3), MERIDIAN))
        edge = median_ms(lambda run, made=made: tangent(made[run], VIEWPOINT))
        one = median_ms(lambda run, made=made: signed_distance_re(made[run], cloud[run]))
        many = median_ms(lambda run, made=made: signed_distance_re(made[run], cloud), 5)
        print(f"  {name:12s} {mesh:7.2f} {cut:7.2f} {edge:7.2f} {one:7.2f} {many:9.1f}")
        slow += [name] if mesh > MESH_MS or many > DISTANCE_MS else []
    magnetopause = MAGNETOPAUSES["shue98"].under(wind(0))
    spent = {name: regions_ms(name) for name in (*MAGNETOPAUSES, *BOW_SHOCKS)}
    worst = max(spent, key=spent.get)
    region = spent[worst]
    print(f"  regions of {MANY} points         {spent['shue98']:6.2f} ms as the window opens")
    print(f"  the same, the slowest model      {region:6.2f} ms, {worst} (allowed: {REGION_MS})")
    band = median_ms(lambda run: [surface(e) for e in spread(magnetopause, wind(run + 50))[:2]])
    print(f"  both meshes of the spread band   {band:6.2f} ms")
    print(f"  over {MESH_MS} ms a mesh or {DISTANCE_MS} ms a cloud: {', '.join(slow) or 'none'}")
    return 1 if slow or region > REGION_MS else 0


if __name__ == "__main__":
    sys.exit(main())
