"""Events: sixteen kinds over a year, everything over three years, in CPU time: others may work.

    .venv/bin/python tests/benchmarks/bench_events.py [runs]

The orbit is given: its propagation is measured beside. Each run starts with empty caches of windows
and of the spacecraft at the nodes; those of the Earth's rotation are kept, as in a session. Columns
are what each window adds, such as the greatest elevation. Conjunctions, which trace field lines,
are measured for 30 days.
"""

import statistics
import sys
import time

from smileviz.base.units import DAY_S
from smileviz.base.windows import Span
from smileviz.mission import almanac, calendar, files, footprint, kinds, truth
from smileviz.mission.ephemerides import complete, ephemeris

RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 3
SMILE = files.bundled("smile")
YEAR = Span(SMILE.span.start, SMILE.span.start + 365.25 * DAY_S)
MONTH = Span(SMILE.span.start, SMILE.span.start + 30.0 * DAY_S)
SIXTEEN = (
    *("umbra", "penumbra", "moon_penumbra", "sxi_allowed", "uvi_allowed", "sun_limit"),
    *("altitude_above:10000", "altitude_sphere_above:50000"),
    *(f"contact:{station.name}" for station in almanac.stations()),
)
ALLOWED_S = {"sixteen": 1.0, "everything": 10.0}


def forget():
    """Empty what remembers windows."""
    for cached in (
        *(truth.at_nodes, truth._windows, truth.crossings, kinds._windows, kinds._added),
        footprint.feet_of,
    ):
        cached.cache_clear()


def seconds(work):
    """CPU time of *work*, median of the runs, from empty caches."""
    taken = []
    for _ in range(RUNS):
        forget()
        begin = time.process_time()
        work()
        taken.append(time.process_time() - begin)
    return statistics.median(taken)


def windows_of(names, span):
    return [almanac.windows(name, SMILE, span) for name in names]


def everything(span):
    """Every kind but conjunctions, with columns, and every event."""
    for kind in almanac.selected(None, SMILE):
        kind.added(SMILE, kind.windows(SMILE, span))
    for kind in almanac.EVENTS:
        kind.events(SMILE, span)


def main():
    begin = time.process_time()
    complete(SMILE)
    propagated_s = time.process_time() - begin
    windows_of(SIXTEEN, SMILE.span)
    begin = time.process_time()
    ephemeris.cache_clear()
    complete(SMILE)
    again_s = time.process_time() - begin
    sixteen_s = seconds(lambda: windows_of(SIXTEEN, YEAR))
    everything_s = seconds(lambda: everything(SMILE.span))
    season_s = seconds(lambda: calendar.calendar(SMILE))
    sites = [kind.name for kind in almanac.selected(("conjunction",), SMILE)]
    conjunctions_s = seconds(lambda: windows_of(sites, MONTH))
    count = len(almanac.selected(None, SMILE)) + len(almanac.EVENTS)
    print(f"events, CPU time, medians of {RUNS} runs; the orbit is given")
    print(
        f"  16 kinds over a year             {sixteen_s:6.2f} s   (allowed: {ALLOWED_S['sixteen']})"
    )
    print(
        f"  all {count} kinds over three years    {everything_s:6.2f} s   "
        f"(allowed: {ALLOWED_S['everything']}; with what each window adds)"
    )
    print(f"  the season calendar              {season_s:6.2f} s")
    print(f"  {len(sites)} conjunctions over 30 days     {conjunctions_s:6.2f} s")
    print(f"  the orbit itself, three years    {propagated_s:6.2f} s, {again_s:.2f} s once more")
    good = sixteen_s <= ALLOWED_S["sixteen"] and everything_s <= ALLOWED_S["everything"]
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
