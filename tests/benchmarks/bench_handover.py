"""The planning report of a week and of a season, each in a process of its own; a million states.

    .venv/bin/python tests/benchmarks/bench_handover.py

The reports are PDF with pictures of the 3D view, from `smileviz report`, start-up included. The
million states are an OEM of SMILE at a step of 90 s, written to a folder that is thrown away.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SMILEVIZ = [sys.executable, "-m", "smileviz"]
RUNS = 3
LIMITS_S = {
    "planning report of a week": (
        30.0,
        ["report", "--start", "2026-11-28", "--stop", "7d"],
        "a.pdf",
    ),
    "planning report of a season": (
        120.0,
        ["report", "--start", "2026-12-01", "--stop", "90d"],
        "b.pdf",
    ),
    "an OEM of a million states": (
        60.0,
        ["export", "--start", "2026-06-22", "--stop", "1041d", "--step", "90s"],
        "c.oem",
    ),
}


def taken_s(words, path):
    """Seconds that the command takes, from its start to its end."""
    begin = time.perf_counter()
    subprocess.run([*SMILEVIZ, *words, "-o", str(path)], check=True)
    return time.perf_counter() - begin


def main():
    """Print medians; -> 1 if one of them is over its limit."""
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for title, (limit, words, name) in LIMITS_S.items():
            median = statistics.median(taken_s(words, Path(folder, name)) for _ in range(RUNS))
            print(f"{title}: {median:.1f} s (limit {limit:.0f} s)")
            failed |= median > limit
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
