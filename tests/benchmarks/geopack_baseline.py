"""Field lines by geopack or geopack-vectorized, in a process of its own: both are named geopack.

    python tests/benchmarks/geopack_baseline.py FOLDER < question.json > answer.json

Both look for newer coefficients in the network when they are imported: here that fails at once, and
the coefficients are ours. Times are those of tracing alone.
"""

import json
import statistics
import sys
import tempfile
import time
import urllib.request
from contextlib import redirect_stdout
from pathlib import Path
from shutil import copy, copytree
from urllib.error import URLError


def refuse(*_arguments, **_options):
    raise URLError("this benchmark uses no network")


def traced(module, seeds, iopt):
    """End points of every line, against the field and along it."""
    options = {"rlim": 70.0, "r0": 1.0, "parmod": iopt, "exname": "t89", "inname": "igrf"}
    if hasattr(module, "trace_vectorized"):
        x, y, z = (list(axis) for axis in zip(*seeds, strict=True))
        ways = [module.trace_vectorized(x, y, z, dir=way, **options)[:3] for way in (1, -1)]
        return [[list(map(float, foot)) for foot in zip(*way, strict=True)] for way in ways]
    return [
        [list(map(float, module.trace(*seed, dir=way, **options)[:3])) for seed in seeds]
        for way in (1, -1)
    ]


def main():
    question = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(sys.stderr):
        package = Path(folder, "geopack")
        copytree(Path(sys.argv[1], "geopack"), package)
        package.joinpath("igrf_coeffs").mkdir(exist_ok=True)
        copy(question["coefficients"], package / "igrf_coeffs" / "igrf14coeffs.txt")
        sys.path.insert(0, folder)
        urllib.request.urlopen = refuse
        from geopack import geopack

        module = geopack
        if package.joinpath("trace_field_lines_vectorized.py").exists():
            from geopack import trace_field_lines_vectorized as module
        geopack.recalc(question["unix_s"])
        seconds, ends = [], []
        for _ in range(question["runs"]):
            begin = time.perf_counter()
            ends = traced(module, question["seeds"], question["iopt"])
            seconds.append(time.perf_counter() - begin)
    json.dump({"seconds": statistics.median(seconds), "ends": ends}, sys.stdout)


if __name__ == "__main__":
    main()
