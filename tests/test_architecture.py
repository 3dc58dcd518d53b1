"""What import-linter cannot see: what is really loaded, sizes of files, and names never named."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "smileviz"
SOURCES = sorted(
    path for folder in ("smileviz", "tests", "packaging") for path in (ROOT / folder).rglob("*.py")
)
MODULES = [path for path in SOURCES if path.is_relative_to(PACKAGE)]
LONGEST = 300

LOADED = 'import sys; print("\\n".join(sys.modules))'
# Imports the named packages and all modules in them.
LOADING = f"""
import importlib, pkgutil, sys
for name in sys.argv[1:]:
    module = importlib.import_module(name)
    if hasattr(module, "__path__"):
        for found in pkgutil.walk_packages(module.__path__, name + "."):
            importlib.import_module(found.name)
{LOADED}
"""


def loaded_by(program, *names):
    done = subprocess.run(
        [sys.executable, "-c", program, *names], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return {name.split(".")[0] for name in done.stdout.splitlines()}


@pytest.mark.parametrize(
    ("importing", "loads_no"),
    [
        (["smileviz.cli"], {"PySide6", "pyqtgraph", "vtkmodules", "vtk"}),
        (
            [
                f"smileviz.{name}"
                for name in ("base", "orbit", "instruments", "magnetosphere", "solarwind")
            ]
            + ["smileviz.events", "smileviz.mission"],
            {"PySide6", "pyqtgraph", "vtkmodules", "vtk"},
        ),
        (["smileviz.scene"], {"PySide6", "pyqtgraph"}),
        (["smileviz.widgets", "smileviz.panels"], {"vtkmodules", "vtk"}),
    ],
    ids=["the command line", "mission and below", "the scene", "the panels"],
)
def test_what_a_package_loads_when_it_is_imported(importing, loads_no):
    assert loaded_by(LOADING, *importing) & loads_no == set()


def test_the_package_itself_gives_its_version_and_loads_nothing():
    added = loaded_by("import smileviz\n" + LOADED) - loaded_by(LOADED)
    assert added == {"smileviz"}


def imports(path):
    """Every module that *path* imports, by its full name."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_vtk_is_imported_by_the_scene_and_the_3d_widget_only():
    users = {path for path in MODULES if any(name.startswith("vtk") for name in imports(path))}
    assert users
    elsewhere = [
        path
        for path in users
        if path.parent != PACKAGE / "app" or not path.name.startswith("view3d")
        if not path.is_relative_to(PACKAGE / "scene")
    ]
    assert elsewhere == []


def test_vtk_is_imported_a_part_at_a_time():
    whole = {"vtk", "vtkmodules.all"}
    assert [path for path in MODULES if whole & set(imports(path))] == []


def test_type_checking_hides_no_import():
    hiding = [path for path in MODULES if "typing.TYPE_CHECKING" in set(imports(path))]
    assert hiding == []


def test_no_file_is_longer_than_300_lines():
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {str(path): n for path, n in lengths.items() if n > LONGEST} == {}


def test_every_module_says_what_it_is():
    silent = [path for path in SOURCES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert silent == []


def tracked():
    """Every text file of the repository (path, text)."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: there is no list of tracked files")
    names = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    for name in names.stdout.decode().split("\0"):
        path = ROOT / name
        if name and path.is_file():
            content = path.read_bytes()
            if b"\0" not in content:
                yield name, content.decode("utf-8")


def test_no_package_registry_and_no_one_machine_is_named():
    # In two halves, so that this file does not name them either.
    unwanted = [
        first + second
        for first, second in (
            ("pypi", ".org"),
            ("files.python", "hosted"),
            ("registry.", "npmjs"),
            ("deb.", "debian"),
            ("archive.", "ubuntu"),
            ("security.", "debian"),
            ("/work", "/main"),
            ("/work", "/shared"),
            ("/tmp", "/venv"),
        )
    ]
    found = [(name, word) for name, text in tracked() for word in unwanted if word in text]
    assert found == []
