"""Files that come with the program, in the checkout, the wheel and the frozen application."""

from functools import cache
from pathlib import Path

from smileviz.base.errors import SmileError


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "resources", package.parent / "resources"):
        if (folder / "data").is_dir():
            return folder
    raise SmileError(
        f"The folder 'resources' is missing beside {package}: please install smileviz again."
    )


def path(name: str) -> Path:
    """Path of the shipped file *name*, such as ``data/igrf14coeffs.txt``."""
    found = _root() / name
    if not found.exists():
        raise SmileError(f"The file {found} is missing: please install smileviz again.")
    return found
