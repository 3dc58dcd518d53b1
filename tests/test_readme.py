"""The commands in README.md are commands that there are, and they work."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LINES = [
    line.partition(" #")[0].strip()
    for block in re.findall(r"```sh\n(.*?)```", README, flags=re.DOTALL)
    for line in block.splitlines()
    if line
]
PROGRAM = ".venv/bin/smileviz "
MAKE = [line.removeprefix("make ") for line in LINES if line.startswith("make ")]
SMILEVIZ = [line.removeprefix(PROGRAM) for line in LINES if line.startswith(PROGRAM)]


def smileviz(*words, cwd):
    return subprocess.run(
        [sys.executable, "-m", "smileviz", *words],
        cwd=cwd,
        env={**os.environ, "COLUMNS": "200", "NO_COLOR": "1", "TERM": "dumb"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_two_commands_set_everything_up():
    assert MAKE == ["run", "test"]
    assert len(SMILEVIZ) == 5
    assert len(LINES) == len(MAKE) + len(SMILEVIZ)


@pytest.mark.parametrize("target", MAKE)
def test_a_make_command_is_a_target(target):
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("line", [line for line in SMILEVIZ if line.split()[0] != "window"])
def test_a_line_of_the_readme_works(line, tmp_path):
    words = shlex.split(line)
    done = smileviz(*words, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    if "-o" in words:
        assert (tmp_path / words[words.index("-o") + 1]).stat().st_size > 1000
    else:
        assert len(done.stdout.splitlines()) > 3


@pytest.mark.parametrize("line", [line for line in SMILEVIZ if line.split()[0] == "window"])
def test_the_window_knows_the_options_that_the_readme_gives_it(line, tmp_path):
    known = smileviz("window", "--help", cwd=tmp_path).stdout
    assert [word for word in line.split() if word.startswith("--") and word not in known] == []


@pytest.mark.parametrize("target", re.findall(r"\]\((?!https?:)([^)#]+)\)", README))
def test_what_the_readme_points_to_is_there(target):
    assert (ROOT / target).exists()
