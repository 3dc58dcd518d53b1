"""Reading a million states: seconds of the processor, and the memory of the whole process.

Writes 60 s states of SMILE over two years as OEM, CSV and OEM in XML into a temporary folder, and
reads each in a process of its own. And the fit of an orbit to the published positions.
"""

import subprocess
import sys
import tempfile
from pathlib import Path
from time import process_time

import numpy as np

from smileviz.base.time import from_utc
from smileviz.base.windows import Span
from smileviz.mission import files, fitting
from smileviz.mission.ephemerides import ephemeris

ROWS = 1_000_000
STEP_S = 60
START = "2026-06-23T00:00:00"
HORIZONS = Path(__file__).parents[1] / "authorities" / "smile_horizons_2026-06-22.csv"
NAMES = ("X", "Y", "Z", "X_DOT", "Y_DOT", "Z_DOT")
READ = """
import resource, sys, time
from pathlib import Path
from smileviz.orbit.reader import read
begun = time.process_time()
read(Path(sys.argv[1]))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000.0
print(f"{time.process_time() - begun:.1f} s, {peak:.0f} MB")
"""


def rows():
    """Lines of epoch and six numbers."""
    t = from_utc(START) + float(STEP_S) * np.arange(ROWS)
    orbit = ephemeris(files.bundled("smile").orbit, Span(float(t[0]), float(t[-1])))
    states = np.hstack([orbit.position_km(t), orbit.velocity_km_s(t)])
    epochs = np.datetime64(f"{START}.000") + np.arange(ROWS) * np.timedelta64(STEP_S * 1000, "ms")
    return [
        f"{epoch} {' '.join(f'{value:.6f}' for value in state)}"
        for epoch, state in zip(epochs.astype(str).tolist(), states.tolist(), strict=True)
    ]


def metadata(lines):
    """What stands before the rows of an OEM."""
    return {
        "OBJECT_NAME": "SMILE",
        "OBJECT_ID": "2026-101A",
        "CENTER_NAME": "EARTH",
        "REF_FRAME": "ICRF",
        "TIME_SYSTEM": "UTC",
        "START_TIME": lines[0].split()[0],
        "STOP_TIME": lines[-1].split()[0],
        "INTERPOLATION": "HERMITE",
        "INTERPOLATION_DEGREE": "7",
    }


def kvn(lines):
    meta = "\n".join(f"{key} = {value}" for key, value in metadata(lines).items())
    body = "\n".join(lines)
    return f"CCSDS_OEM_VERS = 2.0\nMETA_START\n{meta}\nMETA_STOP\n{body}\n"


def commas(lines):
    body = "\n".join(line.replace(" ", ",") for line in lines)
    return f"# frame: GCRF\nutc,x_km,y_km,z_km,vx_km_s,vy_km_s,vz_km_s\n{body}\n"


def xml(lines):
    meta = "".join(f"<{key}>{value}</{key}>" for key, value in metadata(lines).items())

    def vector(line):
        epoch, *values = line.split()
        leaves = "".join(f"<{k}>{v}</{k}>" for k, v in zip(NAMES, values, strict=True))
        return f"<stateVector><EPOCH>{epoch}</EPOCH>{leaves}</stateVector>"

    body = "\n".join(map(vector, lines))
    return (
        '<oem id="CCSDS_OEM_VERS" version="2.0"><header/><body><segment>\n'
        f"<metadata>{meta}</metadata><data>\n{body}\n</data></segment></body></oem>\n"
    )


def main():
    lines = rows()
    with tempfile.TemporaryDirectory() as folder:
        for name, write in (("smile.oem", kvn), ("smile.csv", commas), ("smile.xml", xml)):
            path = Path(folder, name)
            path.write_text(write(lines))
            done = subprocess.run(
                [sys.executable, "-c", READ, str(path)], capture_output=True, text=True, check=True
            )
            size = path.stat().st_size / 1e6
            print(f"{ROWS} states, {name}, {size:.0f} MB: {done.stdout.strip()}")
    begun = process_time()
    found = fitting.fit(HORIZONS, files.bundled("smile"))
    print(
        f"fit to {len(found.result.t)} published positions: {process_time() - begun:.2f} s, "
        f"largest residual {1000.0 * found.result.max_km:.2f} m"
    )


if __name__ == "__main__":
    main()
