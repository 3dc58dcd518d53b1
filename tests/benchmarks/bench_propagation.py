"""Propagation: three years of SMILE, against satkit with the same forces and the same Earth.

    .venv/bin/python tests/benchmarks/bench_propagation.py [runs]

EGM96 12x12, Sun, Moon, sunlight with the Earth's shadow. The first run is of a new process, with
nothing sampled yet; the others find the nutation already there, as the second scenario of a session
does. Ours answers at any time of the three years, satkit's is asked for the last state with its
dense output, too. satkit and its data come with the extra `bench`.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from smileviz.base import resources
from smileviz.base.time import from_utc, timescale
from smileviz.base.units import DAY_S
from smileviz.base.windows import Span
from smileviz.orbit.forces import Forces
from smileviz.orbit.numerical import InitialState, propagate

RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 7
SATKIT_RUNS = 3
DAYS = 1095
ALLOWED_RATIO = 1.0
AREA_MASS_M2_KG = 0.001119
START = InitialState(
    from_utc("2026-06-23T01:00:01Z"),
    (-16058.143982, -22695.106223, 36011.286501),
    (0.707269636, -0.961746056, 3.217622596),
)


def seconds(work):
    """How long *work* takes, and what it makes."""
    begin = time.perf_counter()
    made = work()
    return time.perf_counter() - begin, made


def mine():
    propagate.cache_clear()
    return propagate(
        START,
        Forces(srp_area_mass_m2_kg=AREA_MASS_M2_KG),
        Span(START.t, START.t + DAYS * DAY_S),
    )


def satkits(folder):
    """A function that propagates with satkit, or None if it is not installed."""
    try:
        import satkit_data
    except ImportError:
        return None
    # satkit looks for one folder with everything, and for the Earth's rotation as IERS has it
    for path in Path(satkit_data.__file__).parent.joinpath("data").iterdir():
        (folder / path.name).symlink_to(path)
    (folder / "finals2000A.all").symlink_to(resources.path("data/finals2000A.all"))
    os.environ["SATKIT_OFFLINE"] = "1"
    os.environ["SATKIT_DATA"] = str(folder)
    import satkit

    satkit.frametransform.disable_eop_time_warning()
    settings = satkit.propsettings(
        abs_error=1e-12,
        rel_error=1e-12,
        gravity_degree=12,
        gravity_order=12,
        gravity_model=satkit.gravmodel.egm96,
        use_spaceweather=False,
        tide_model=satkit.tidemodel.none,
        use_relativistic_correction=False,
    )
    state = np.array(START.position_km + START.velocity_km_s) * 1e3
    begin = satkit.time(2026, 6, 23, 1, 0, 1.0)
    body = satkit.satproperties(craoverm=AREA_MASS_M2_KG)
    return lambda: satkit.propagate(
        state, begin, duration_days=DAYS, propsettings=settings, satproperties=body
    )


def main():
    timescale()
    first_s, trajectory = seconds(mine)
    mine_s = statistics.median(seconds(mine)[0] for _ in range(RUNS))
    print(f"propagation of {DAYS} days, medians of {RUNS} runs")
    print(f"  ours, new process             {first_s:6.2f} s")
    print(f"  ours                          {mine_s:6.2f} s")
    with tempfile.TemporaryDirectory() as folder:
        theirs = satkits(Path(folder))
        if theirs is None:
            print("  satkit is not installed: pip install 'smileviz[bench]'")
            return 0
        runs = [seconds(theirs) for _ in range(SATKIT_RUNS)]
    satkit_s = statistics.median(run[0] for run in runs)
    last = trajectory.position_km(START.t + DAYS * DAY_S)
    apart_m = 1e3 * float(np.linalg.norm(np.array(runs[0][1].pos) / 1e3 - last))
    print(f"  satkit, rkv98 at 1e-12        {satkit_s:6.2f} s   (median of {SATKIT_RUNS})")
    print(
        f"  ratio, new process            {first_s / satkit_s:6.2f}     (allowed: {ALLOWED_RATIO})"
    )
    print(f"  ratio                         {mine_s / satkit_s:6.2f}     (aim: 0.5)")
    print(f"  apart after {DAYS} days         {apart_m:6.1f} m")
    return 0 if first_s <= ALLOWED_RATIO * satkit_s else 1


if __name__ == "__main__":
    sys.exit(main())
