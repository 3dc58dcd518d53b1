"""The wheel holds the whole program: its modules, its resources, its types, its licence."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import smileviz

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder / "site")
    return folder / "site"


def test_every_module_and_resource_is_in_it(unpacked):
    modules = {path.relative_to(ROOT) for path in (ROOT / "smileviz").rglob("*.py")}
    resources = {
        Path("smileviz", path.relative_to(ROOT))
        for path in (ROOT / "resources").rglob("*")
        if path.is_file()
    }
    assert resources
    packed = {path.relative_to(unpacked) for path in unpacked.rglob("*") if path.is_file()}
    assert (modules | resources | {Path("smileviz/py.typed")}) - packed == set()


def test_its_name_carries_the_one_version_and_the_licence(unpacked):
    about = unpacked / f"smileviz-{smileviz.__version__}.dist-info"
    assert "Apache License" in (about / "licenses" / "LICENSE").read_text(encoding="utf-8")
    assert "smileviz.cli.main:main" in (about / "entry_points.txt").read_text(encoding="utf-8")


def test_the_program_finds_its_resources_in_it(unpacked, tmp_path):
    done = subprocess.run(
        [
            *(sys.executable, "-c"),
            "from smileviz.base import resources; print(resources.path('data/igrf14coeffs.txt'))",
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(done.stdout.strip()).is_relative_to(unpacked)
