"""Field lines: 100 closed ones, both feet, T89c and IGRF-14, over geopack and geopack-vectorized.

    .venv/bin/python tests/benchmarks/bench_field.py [folder of geopack] [of geopack-vectorized]

The two packages have one import name: geopack-vectorized is that of the virtual environment,
geopack in a folder of its own there (`pip install --target`); each runs in its own process. Last
the same lines by T96, T01 and TS04, as in the background. Ours takes IGRF to degree 8, theirs
choose theirs by distance. The error of a foot is against IGRF of degree 13 at a tolerance of 1e-10.
"""

import json
import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from smileviz.base import resources
from smileviz.base.arrays import angle_rad, norm
from smileviz.base.frames import dipole_tilt_rad
from smileviz.base.time import from_utc, unix_s
from smileviz.magnetosphere.field import Total, field_nt
from smileviz.magnetosphere.fields import T01, T96, TS04, Drivers, geopack_process
from smileviz.magnetosphere.fields.dipole import Dipole
from smileviz.magnetosphere.fields.igrf import Igrf
from smileviz.magnetosphere.fields.t89 import T89
from smileviz.magnetosphere.tracing import Reach, trace
from smileviz.mission.field_now import DRAWN

UTC = "2026-11-15T12:00:00Z"
IOPT = 4
RUNS = 15
WANTED = {"geopack": 40.0, "geopack-vectorized": 10.0}
LINES = {"geopack": 20, "geopack-vectorized": 100}
REPEATS = {"geopack": 1, "geopack-vectorized": 3}
ALLOWED_DEG = 0.05
SLOW_S = 5.0
POINTS = 20_000


def seeds():
    """100 points of the equatorial plane, 3 to 7 R_E out, at 20 local times."""
    radius, phi = np.meshgrid(np.linspace(3, 7, 5), np.arange(20) * np.pi / 10, indexing="ij")
    flat = np.stack([radius * np.cos(phi), radius * np.sin(phi), 0 * phi], axis=-1)
    return flat.reshape(-1, 3)


def median_s(work, runs=RUNS):
    """The median time of *work*, s."""
    work()
    taken = []
    for _ in range(runs):
        begin = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken)


def worst_deg(ends, truth):
    """The largest angle between feet and true feet (2, n, 3)."""
    return float(np.degrees(angle_rad(ends, truth)).max())


def baseline(name, folder, t, points):
    """Lines per second and feet by the package *name* in *folder*, or None with a sentence said."""
    if not Path(folder, "geopack").is_dir():
        print(f"  {name} is not in {folder}: pip install --no-deps --target {folder} {name}")
        return None
    question = {
        "coefficients": str(resources.path("data/igrf14coeffs.txt")),
        "unix_s": float(unix_s(t)),
        "seeds": points[: LINES[name]].tolist(),
        "iopt": IOPT,
        "runs": REPEATS[name],
    }
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("geopack_baseline.py"), folder],
        input=json.dumps(question),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(f"  {name} does not run here: {done.stderr.strip().splitlines()[-1]}")
        return None
    answer = json.loads(done.stdout)
    # theirs: against the field first
    return LINES[name] / answer["seconds"], np.array(answer["ends"])[::-1]


def kernels(t, tilt):
    """How many points a second the models answer for."""
    points = np.random.default_rng(3).normal(size=(POINTS, 3)) * 5.0
    for label, model in (
        ("T89c", T89(IOPT, tilt)),
        ("IGRF degree 8", Igrf(t, 8)),
        ("IGRF degree 13", Igrf(t, 13)),
    ):
        took = median_s(lambda model=model: field_nt(model, points), 5)
        print(f"  {label:34s} {POINTS / took / 1e6:8.2f} M points/s")


def main():
    t = from_utc(UTC)
    tilt = float(dipole_tilt_rad(t))
    points = seeds()
    external = T89(IOPT, tilt)
    model = Total(Igrf(t, 8), external)
    truth = trace(Total(Igrf(t, 13), external), points, Reach(tolerance=1e-10)).ends_re
    own = geopack_process.folder()
    here = str(own.parents[1]) if own else ""
    folders = sys.argv[1:] or [str(Path(sys.prefix, "geopack")), here]
    print(f"field lines, {len(points)} closed, both feet, medians")
    kernels(t, tilt)
    lines = trace(model, points)
    error = worst_deg(lines.ends_re, truth)
    ours = len(points) / median_s(lambda: trace(model, points))
    dragged = len(points) / median_s(lambda: trace(Total(Dipole.at(t), external), points))
    print(f"  ours, T89c + IGRF degree 8         {ours:8.0f} lines/s   feet within {error:.4f} deg")
    print(f"  ours, T89c + dipole                {dragged:8.0f} lines/s")
    fine = lines.closed.all() and error <= ALLOWED_DEG and norm(lines.apex_re).max() > 6.0
    for (name, wanted), folder in zip(WANTED.items(), folders, strict=True):
        theirs = baseline(name, folder, t, points)
        if theirs is not None:
            rate, ends = theirs
            apart = worst_deg(ends, truth[:, : LINES[name]])
            print(f"  {name:34s} {rate:8.0f} lines/s   feet within {apart:.4f} deg")
            print(
                f"  ratio                              {ours / rate:8.1f}     (wanted: {wanted:g})"
            )
            fine = fine and ours >= wanted * rate
    return 0 if fine and slow_models(t, tilt, points) else 1


def slow_models(t, tilt, points):
    """Whether 100 lines by T96 take less than SLOW_S; T01 and TS04 are larger models."""
    if geopack_process.folder() is None:
        print("  T96, T01 and TS04 are not here: pip install 'smileviz[fields]'")
        return True
    drivers = Drivers(tilt, 2.0, 2.5, -30.0, 2.0, -4.0, 5.0, 10.0, (0.5,) * 6)
    fine = True
    for kind in (T96, T01, TS04):
        model = Total(Igrf(t, 8), kind.under(drivers))
        took = median_s(lambda model=model: trace(model, points, DRAWN), 3)
        print(f"  ours, {kind.short:4s} + IGRF degree 8     {took:8.2f} s for all, as drawn")
        fine = fine and (kind is not T96 or took <= SLOW_S)
    return fine


if __name__ == "__main__":
    sys.exit(main())
