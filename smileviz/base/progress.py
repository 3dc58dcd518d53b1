"""Progress: how what takes long tells how far it is, and is told to stop."""

from collections.abc import Callable

from smileviz.base.errors import SmileError

Report = Callable[[float], bool]
"""Told how much is done, 0 to 1, now and then; what it returns is whether to go on."""


class CancelledError(SmileError):
    """The user stopped it."""


def go_on(report: Report | None, part: float, what: str = "The reading") -> None:
    """Tell *report* that *part* of *what* is done; raise CancelledError if it wants no more."""
    if report is not None and not report(part):
        raise CancelledError(f"{what} was cancelled.")


def share(report: Report | None, low: float, high: float) -> Report | None:
    """Return the report of a step that is the part from *low* to *high* of the whole."""
    if report is None:
        return None
    return lambda done: report(low + (high - low) * done)
