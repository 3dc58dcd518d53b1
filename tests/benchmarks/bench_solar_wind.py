"""Files of the solar wind: ten years of hours and a year of minutes, in OMNI's formats and as CSV.

.venv/bin/python tests/benchmarks/bench_solar_wind.py [runs]
"""

import statistics
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from smileviz.solarwind.reader import read

RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 3
ALLOWED_S = 3.0
HOURS, MINUTES = 87_600, 525_600
HOURLY = (
    "{:4d}{:4d}{:3d} 2630 71 71  60  30{b:6.1f}{b:6.1f}  10.0 200.0{x:6.1f}  -2.0  -4.0{y:6.1f}"
    "{z:6.1f}   0.1   0.5   0.3   0.3   0.3{k:9.0f}.{n:6.1f}{v:5.0f}.  -1.0   1.0 0.035{p:6.2f}"
    "    5000.   0.2    5.   0.5   0.5 0.003   1.49   2.10   8.9 33 145   -21  310 999999.99"
    " 99999.99 99999.99 99999.99 99999.99 99999.99  0  18 152.3 999.9  -210   100  6.1"
)
MINUTELY = (
    "{:4d}{:4d}{:3d}{:3d} 71 71  16   6 100   3210    210  0.15     70{b:8.2f}{x:8.2f}   -3.10"
    "   -4.20{y:8.2f}{z:8.2f}    0.12    0.55{v:8.1f}  -411.8    12.1    -8.4{n:7.2f}{k:8.0f}."
    "{p:6.2f}   1.56   2.31   8.7  234.50   20.10  -10.20   12.71    0.13   -0.25   310  -210"
    "   100    -5   -23    12    30   1.35  6.1"
)


def numbers(count):
    """Believable values, one row each."""
    draw = np.random.default_rng(3)
    field = draw.normal(0.0, 3.0, (count, 3)).clip(-90.0, 90.0)
    return [
        {
            "x": x,
            "y": y,
            "z": z,
            "b": (x * x + y * y + z * z) ** 0.5,
            "v": v,
            "n": n,
            "k": k,
            "p": p,
        }
        for (x, y, z), v, n, k, p in zip(
            field.tolist(),
            draw.uniform(300.0, 700.0, count).tolist(),
            draw.uniform(1.0, 30.0, count).tolist(),
            draw.uniform(2e4, 3e5, count).tolist(),
            draw.uniform(0.5, 9.0, count).tolist(),
            strict=True,
        )
    ]


def write(folder):
    """The three files, by name."""
    hours, minutes = numbers(HOURS), numbers(MINUTES)
    first = np.datetime64("2016-01-01T00", "h")
    when = first + np.arange(HOURS)
    dates = zip(*calendar(when), hours, strict=True)
    hourly = folder / "hourly.dat"
    lines = [HOURLY.format(year, day, hour, **row) for year, day, hour, _, row in dates]
    hourly.write_text("\n".join(lines) + "\n", encoding="ascii")
    when = np.datetime64("2026-01-01T00:00", "m") + np.arange(MINUTES)
    dates = zip(*calendar(when), minutes, strict=True)
    lines = [MINUTELY.format(year, day, h, m, **row) for year, day, h, m, row in dates]
    minutely = folder / "minutes.asc"
    minutely.write_text("\n".join(lines) + "\n", encoding="ascii")
    commas = folder / "minutes.csv"
    texts = np.datetime_as_string(when, unit="s").tolist()
    rows = [
        f"{text}Z,{row['n']:.2f},{row['v']:.1f},{row['x']:.2f},{row['y']:.2f},{row['z']:.2f}"
        for text, row in zip(texts, minutes, strict=True)
    ]
    heading = "time,density [cm-3],speed [km/s],bx_gsm [nT],by_gsm [nT],bz_gsm [nT]"
    commas.write_text("\n".join([heading, *rows]) + "\n", encoding="ascii")
    return {
        "OMNI2, ten years of hours": hourly,
        "OMNI, a year of minutes": minutely,
        "CSV, a year of minutes": commas,
    }


def calendar(when):
    """Year, day of the year, hour and minute of *when*."""
    years = when.astype("datetime64[Y]")
    days = (when.astype("datetime64[D]") - years.astype("datetime64[D]")).astype(int) + 1
    hours = when.astype("datetime64[h]").astype(int) % 24
    minutes = when.astype("datetime64[m]").astype(int) % 60
    return (years.astype(int) + 1970).tolist(), days.tolist(), hours.tolist(), minutes.tolist()


def seconds(path):
    """How long it takes to read *path*."""
    start = time.perf_counter()
    reading = read(path)
    taken = time.perf_counter() - start
    assert not reading.notes, reading.notes
    return taken


def main():
    slow = False
    with tempfile.TemporaryDirectory(prefix="smileviz-") as folder:
        print(f"solar wind files, medians of {RUNS} runs (allowed: {ALLOWED_S} s each)")
        for name, path in write(Path(folder)).items():
            taken = statistics.median(seconds(path) for _ in range(RUNS))
            size = path.stat().st_size / 1e6
            print(f"  {name:26s} {size:6.0f} MB  {taken:6.2f} s")
            slow |= taken > ALLOWED_S
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
