"""The exact versions in packaging/ are whole, fit pyproject.toml and bring no matplotlib."""

import importlib.metadata
import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
NOT_NEEDED = {"matplotlib"}  # vtk names it for a module that nothing here imports
FILES = {
    "constraints.txt": PROJECT["dependencies"],
    "constraints-test.txt": [
        *PROJECT["optional-dependencies"]["test"],
        *PROJECT["optional-dependencies"]["dev"],
    ],
    "constraints-bench.txt": PROJECT["optional-dependencies"]["bench"],
}


def lines(file):
    text = (ROOT / "packaging" / file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def pins(*files):
    pairs = (line.split("==") for file in files for line in lines(file))
    return {canonicalize_name(name): version for name, version in pairs}


def asked(requirement, python):
    """Whether *requirement* applies on Linux with *python*."""
    environment = {
        **default_environment(),
        "python_version": python,
        "python_full_version": f"{python}.0",
        "extra": "",
    }
    return requirement.marker is None or requirement.marker.evaluate(environment)


@pytest.mark.parametrize("file", FILES)
def test_every_line_is_one_exact_version(file):
    for line in lines(file):
        assert re.fullmatch(r"[A-Za-z0-9-]+==[0-9.]+(\.post[0-9]+)?", line), line


def test_no_package_is_named_twice():
    assert len(pins(*FILES)) == sum(len(lines(file)) for file in FILES)


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("file", FILES)
def test_what_pyproject_asks_for_is_there_in_a_version_it_allows(file, python):
    exact = pins(file)
    for text in FILES[file]:
        wanted = Requirement(text)
        if asked(wanted, python):
            version = exact[canonicalize_name(wanted.name)]
            assert wanted.specifier.contains(version), f"{text}: {version}"


@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("last", [1, 2])
def test_the_list_holds_all_that_its_packages_need(last, python):
    exact = pins(*list(FILES)[:last])
    for name in exact:
        for text in importlib.metadata.requires(name) or ():
            wanted = Requirement(text)
            if asked(wanted, python) and wanted.name not in NOT_NEEDED:
                version = exact.get(canonicalize_name(wanted.name))
                assert version is not None, f"{name} needs {text}"
                assert wanted.specifier.contains(version), f"{name} needs {text}, not {version}"


def test_the_program_is_installed_without_matplotlib():
    assert NOT_NEEDED.isdisjoint(pins(*FILES))


def test_the_tests_run_with_the_versions_that_users_get():
    exact = pins("constraints.txt", "constraints-test.txt")
    assert {name: importlib.metadata.version(name) for name in exact} == exact
