"""Start-up: from a new process to the first painted picture, against the bare imports it needs.

    packaging/with-display.sh .venv/bin/python tests/benchmarks/bench_startup.py [runs]

Both are measured in fresh processes, one after the other, from before the process is made: what
a person waits for. The libraries are those that the program names, read from its source.
"""

import ast
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "smileviz"
RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 9
ALLOWED_RATIO = 3.0
LIBRARIES = [
    "PySide6.QtWidgets",
    "PySide6.QtOpenGLWidgets",
    "pyqtgraph",
    "numpy",
    "skyfield.api",
]

# The child says when its first picture is painted; the clock is one for all processes.
WINDOW = """
import time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from smileviz.app.main import run
from smileviz.mission import files
from smileviz.mission.state import opening

def painted():
    print(time.monotonic(), flush=True)
    QTimer.singleShot(0, QApplication.closeAllWindows)

run(opening(files.bundled("smile")), on_first_picture=painted)
"""


def vtk_modules():
    """Every part of VTK that the program imports, by name."""
    found = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "vtkmodules":
                found |= {f"vtkmodules.{alias.name}" for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module.startswith("vtkmodules."):
                found.add(node.module)
            elif isinstance(node, ast.Import):
                found |= {a.name for a in node.names if a.name.startswith("vtkmodules.")}
    return sorted(found)


def seconds(program):
    """Time from before the process is made until *program* says that it is there."""
    # As it is when installed: with the byte code written.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    start = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env=environment,
    )
    return float(done.stdout.split()[-1]) - start


def main():
    libraries = [*LIBRARIES, *vtk_modules()]
    bare = f"import {', '.join(libraries)}\nimport time\nprint(time.monotonic())"
    for program in (bare, WINDOW):  # fill the disk cache, and write the byte code
        seconds(program)
    imports, pictures = [], []
    for _ in range(RUNS):
        imports.append(seconds(bare))
        pictures.append(seconds(WINDOW))
    bare_s, picture_s = statistics.median(imports), statistics.median(pictures)
    ratio = picture_s / bare_s
    print(f"start-up, medians of {RUNS} runs (from before the process is made)")
    print(f"  bare imports of {len(libraries)} libraries  {bare_s:6.2f} s")
    print(f"  first picture painted         {picture_s:6.2f} s")
    print(f"  ratio                         {ratio:6.2f}   (allowed: {ALLOWED_RATIO})")
    return 0 if ratio <= ALLOWED_RATIO else 1


if __name__ == "__main__":
    sys.exit(main())
