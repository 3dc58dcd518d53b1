"""STK external ephemeris, ``.e``: states with seconds past an epoch, km and km/s."""

from collections.abc import Iterator

import numpy as np

from smileviz.base import time
from smileviz.base.frames import Frame
from smileviz.handover.job import Job
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
    about = ascii_lines({**job.meta, "interpolation": job.error_words(job.scheme)})
    lines = [_VERSION, *(f"# {line}" for line in about), "", "BEGIN Ephemeris", ""]
    lines += [f"{key} {value}" for key, value in _keywords(job).items()]
    lines += ["", "EphemerisTimePosVel", ""]
    yield ("\n".join(lines) + "\n").encode("ascii")
    for t, states in job.parts():
        rows = np.column_stack([t - job.t[0], states]).tolist()
        yield "".join(_ROW.format(*row) for row in rows).encode("ascii")
    yield b"\nEND Ephemeris\n"


def _keywords(job: Job) -> dict[str, str]:
    return {
        "NumberOfEphemerisPoints": str(len(job.t)),
        "ScenarioEpoch": time.day_month(float(job.t[0]), " ", 6),
        "InterpolationMethod": "Hermite",
        "InterpolationSamplesM1": str(job.scheme.nodes - 1),
        "CentralBody": "Earth",
        "CoordinateSystem": FRAMES[job.frame],
        "DistanceUnit": "Kilometers",
    }
