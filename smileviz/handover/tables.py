"""States as plain tables: CSV, and CDF with position and velocity as vectors."""

from collections.abc import Iterator

import numpy as np

from smileviz.base import time
from smileviz.base.arrays import Floats
from smileviz.base.frames import Frame
from smileviz.handover import cdf
from smileviz.handover.job import Job
from smileviz.handover.sheet import Sheet, comments, rows_text, utc
from smileviz.mission.table import STATE_COLUMNS

FRAMES = {frame: frame.value for frame in Frame}


def csv_parts(job: Job) -> Iterator[bytes]:
    """Comment lines, a line of names, and a row a state."""
    yield (comments(job.meta) + ",".join(("utc", *STATE_COLUMNS)) + "\n").encode()
    for t, states in _once(job):
        columns = {"utc": utc(t, whole=False), **dict(zip(STATE_COLUMNS, states.T, strict=True))}
        yield rows_text(Sheet({}, columns)).encode()


def _once(job: Job) -> Iterator[tuple[Floats, Floats]]:
    """Times and states; a manoeuvre stands once, with the state after it."""
    starts = {float(leg.t[0]) for leg in job.legs[1:]}
    for leg in job.legs:
        last = float(leg.t[-1])
        for t, states in job.parts_of(leg):
            keep = slice(None, -1 if t[-1] == last and last in starts else None)
            yield t[keep], states[keep]


def cdf_parts(job: Job) -> Iterator[bytes]:
    """One file: Epoch, position (n, 3) and velocity (n, 3)."""
    rows = list(_once(job))
    t, states = np.concatenate([t for t, _ in rows]), np.vstack([part for _, part in rows])
    frame = job.frame.value
    variables = [
        cdf.Variable(
            "position_km",
            states[:, :3],
            "km",
            f"Position of {job.craft.name}, geocentric",
            frame,
            6,
        ),
        cdf.Variable(
            "velocity_km_s",
            states[:, 3:],
            "km/s",
            f"Velocity of {job.craft.name}: the rate of change of position_km",
            frame,
            9,
        ),
    ]
    first = time.to_utc(float(job.t[0]))[:19].replace("-", "").replace(":", "")
    yield cdf.content(job.meta, t, variables, f"smile_or_smileviz_{first}_v01")
