"""A wind that changes at every sample: crossings, the region bar and distances under it.

    .venv/bin/python tests/benchmarks/bench_moving_wind.py [runs]

A year of minutes as the driver, asked for a month; hours, asked for the three years of SMILE. The
wind is noise: every sample differs from the one before as much as it can.
"""

import statistics
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from bench_solar_wind import HOURLY, calendar, numbers, write

from smileviz.base.time import from_utc
from smileviz.base.windows import Span
from smileviz.mission import almanac, files, kinds, truth
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import Models
from smileviz.mission.wind import wind_of
from smileviz.mission.wind_files import file_wind
from smileviz.mission.wind_gaps import unknown

RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 3
MONTH_S, MISSION_S = 2.0, 10.0
HOURS = 26_500
BOUNDARIES = ("outside_magnetopause", "outside_bow_shock")
PAIRS = (("shue98", "jelinek12"), ("lin10", "merka05"))


def driven(path, pair):
    """SMILE under the wind of *path*, with a pair of models."""
    smile = files.bundled("smile")
    models = Models(magnetopause=pair[0], bow_shock=pair[1])
    drive = file_wind((path,))
    return replace(smile, models=models, solar_wind=replace(smile.solar_wind, drive=drive))


def crossings(scenario, span):
    """Work out the windows outside both boundaries in *span*, and those of nothing known."""
    for cache in (kinds._windows, truth._windows, truth.at_nodes, unknown):
        cache.cache_clear()
    found = [len(almanac.windows(kind, scenario, span)) for kind in BOUNDARIES]
    unknown(wind_of(scenario.solar_wind), span)
    return sum(found)


def distances(scenario, span):
    """Work out the distance from the magnetopause as a plot has it."""
    t = np.linspace(span.start, span.stop, 1201)
    return Samples(scenario, ephemeris_of(scenario), t).magnetopause_distance_re


def seconds(work):
    """Median of the processor time of *work*: other work on the machine does not count."""
    spent = []
    for _ in range(RUNS):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return statistics.median(spent)


def hourly(folder):
    """Hours from before SMILE's first day to after its last."""
    when = np.datetime64("2026-06-21T00", "h") + np.arange(HOURS)
    dates = zip(*calendar(when), numbers(HOURS), strict=True)
    path = folder / "mission.dat"
    lines = [HOURLY.format(year, day, hour, **row) for year, day, hour, _, row in dates]
    path.write_text("\n".join(lines) + "\n", encoding="ascii")
    return path


def main():
    slow = False
    with tempfile.TemporaryDirectory(prefix="smileviz-") as folder:
        minutes, hours = write(Path(folder))["OMNI, a year of minutes"], hourly(Path(folder))
        start = from_utc("2026-11-01T00:00:00Z")
        month = Span(start, start + 30 * 86400.0)
        print(f"a wind that changes at every sample, medians of {RUNS} runs")
        for pair in PAIRS:
            name = "-".join(pair)
            scenario = driven(minutes, pair)
            taken = seconds(lambda s=scenario: crossings(s, month))
            print(f"  {name:16s} a month of minutes     {taken:6.2f} s (allowed: {MONTH_S})")
            slow |= taken > MONTH_S
            each = seconds(lambda s=scenario: distances(s, month))
            print(f"  {name:16s} 1201 distances         {each:6.2f} s")
            scenario = driven(hours, pair)
            taken = seconds(lambda s=scenario: crossings(s, s.span))
            print(f"  {name:16s} three years of hours   {taken:6.2f} s (allowed: {MISSION_S})")
            slow |= taken > MISSION_S
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
