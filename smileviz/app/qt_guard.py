"""Refuses the one PySide6 that aborts at random on this Python."""

import sys

import PySide6

from smileviz.base.errors import SmileError

BROKEN_PYSIDE = "6.12.0"
FIRST_SAFE_PYTHON = (3, 12)


def check(pyside: str | None = None, python: tuple[int, ...] | None = None) -> None:
    """Raise SmileError if PySide6 *pyside* must not be used with Python *python*.

    PySide6 6.12.0 steals one reference to None per void call and one to True per signal on
    Python before 3.12 (where None is not immortal), so that the program aborts with
    "none_dealloc" after a few thousand calls. Call this before Qt is used; by default it looks
    at what is installed and running.
    """
    pyside = PySide6.__version__ if pyside is None else pyside
    python = sys.version_info[:3] if python is None else python
    if pyside == BROKEN_PYSIDE and python < FIRST_SAFE_PYTHON:
        found = ".".join(map(str, python))
        raise SmileError(
            f"PySide6 {pyside} aborts at random on Python {found}; it must be PySide6-Essentials "
            f"6.11.3, or Python 3.12 or newer"
        )
