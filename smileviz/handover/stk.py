"""STK external ephemeris, ``.e``: states with seconds past an epoch, km and km/s."""

from collections.abc import Iterator

import numpy as np

from smileviz.base import time
from smileviz.base.frames import Frame
from smileviz.handover.job import HERMITE, Job
from smileviz.handover.plain import ascii_lines

FRAMES = {
    Frame.GCRS: "ICRF",
    Frame.EME2000: "J2000",
    Frame.ITRS: "Fixed",
    Frame.MOD: "MeanOfDate",
    Frame.TOD: "TrueOfDate",
    Frame.TEME: "TEMEOfDate",
}
"""CoordinateSystem of the central body Earth."""

_VERSION = "stk.v.11.0"
_ROW = " ".join(["{:.6f}"] * 4 + ["{:.9f}"] * 3) + "\n"


def parts(job: Job) -> Iterator[bytes]:
    """The file: km to 1 mm, km/s to 1 um/s, seconds of SI to 1 us from the first state."""
    about = ascii_lines({**job.meta, "interpolation": job.error_words(*HERMITE)})
    lines = [_VERSION, *(f"# {line}" for line in about), "", "BEGIN Ephemeris", ""]
    lines += [f"{key} {value}" for key, value in _keywords(job).items()]
    lines += [*_boundaries(job), "", "EphemerisTimePosVel", ""]
    yield ("\n".join(lines) + "\n").encode("ascii")
    for t, states in job.parts():
        rows = np.column_stack([t - job.t[0], states]).tolist()
        yield "".join(_ROW.format(*row) for row in rows).encode("ascii")
    yield b"\nEND Ephemeris\n"


def _boundaries(job: Job) -> list[str]:
    """Where the velocity jumps: the state of that time stands twice, before and after."""
    if len(job.legs) == 1:
        return []
    times = [f"{leg.t[0] - job.t[0]:.6f}" for leg in job.legs[1:]]
    return ["", "BEGIN SegmentBoundaryTimes", *times, "END SegmentBoundaryTimes"]


def _keywords(job: Job) -> dict[str, str]:
    return {
        "NumberOfEphemerisPoints": str(len(job.t)),
        "ScenarioEpoch": time.day_month(float(job.t[0]), " ", 6),
        "InterpolationMethod": "Hermite",
        "InterpolationSamplesM1": str(
            HERMITE[1] - 1 if len(job.t) > HERMITE[1] else len(job.t) - 1
        ),
        "CentralBody": "Earth",
        "CoordinateSystem": FRAMES[job.frame],
        "DistanceUnit": "Kilometers",
    }
