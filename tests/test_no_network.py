"""Nothing that the program does at import or in a table reaches for the network."""

import shutil
import subprocess
import sys

import pytest

TABLE = [
    "table",
    *("--start", "2026-11-22T00:00:00Z"),
    *("--stop", "2026-11-22T02:00:00Z"),
    *("--step", "1h"),
    *("--quantities", "state,r_re,sun_angle_deg,magnetopause_distance_re"),
    *("--frame", "gsm"),
]

# Replaces every way out by one that raises before smileviz is first imported.
REFUSING = f"""
import importlib, pkgutil, socket, sys
import skyfield.iokit

def refuse(*arguments, **options):
    raise SystemExit(f"the network was reached for: {{arguments}}")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
skyfield.iokit.urlopen = skyfield.iokit.download = refuse

import smileviz
names = [module.name for module in pkgutil.walk_packages(smileviz.__path__, "smileviz.")]
assert len(names) > 50, names
for name in names:
    if name != "smileviz.__main__":
        importlib.import_module(name)

from smileviz.cli.main import main
sys.argv = ["smileviz", *{TABLE!r}]
sys.exit(main())
"""


# The module of the field models that the optional package has, and nothing else of it, is loaded.
MODELS = """
import sys
import numpy as np
from smileviz.magnetosphere.fields import geopack_process
place = str(geopack_process.folder())
for name in ("t96", "t01", "t04"):
    question = (name, (2.0, 0.0, 1.0, 1.0, *(0.5,) * 6), 0.1, np.array([[5.0], [1.0], [1.0]]))
    assert np.isfinite(geopack_process.evaluated(question, place)).all()
assert "geopack" not in sys.modules
sys.exit(0)
"""


def test_the_models_of_the_optional_package_are_loaded_without_the_network(tmp_path):
    code = REFUSING.split("\nimport smileviz\n", maxsplit=1)[0] + MODELS
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def rows(table):
    return [line for line in table.splitlines() if line and not line.startswith("#")]


def test_importing_everything_and_making_a_table_downloads_nothing(tmp_path):
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", REFUSING],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(rows(done.stdout)) == 1 + 3


def cut_off():
    """Give the words that run a command with the network cut, or None where that is refused."""
    for words in (["unshare", "--map-root-user", "--net"], ["unshare", "--net"]):
        if shutil.which("unshare"):
            tried = subprocess.run([*words, "true"], capture_output=True, check=False)
            if tried.returncode == 0:
                return words
    return None


def test_a_table_is_made_with_the_network_cut(tmp_path):
    words = cut_off()
    if words is None:
        pytest.skip("this system lets nobody cut a process off the network (unshare)")
    command = [*words, sys.executable, "-m", "smileviz", *TABLE]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stderr
    assert len(rows(done.stdout)) == 1 + 3
