"""Progress on standard error, where a person looks at it."""

import sys
from time import monotonic

from smileviz.base.progress import Report

_EVERY_S = 0.2
_AFTER_S = 0.5
"""What is done sooner says nothing."""


def shown(what: str) -> Report:
    """A report that shows *what* and how much of it is done, on a terminal."""
    begun = monotonic()
    last = [begun]
    drawn = [False]

    def report(part: float) -> bool:
        now = monotonic()
        if sys.stderr is None or not sys.stderr.isatty():
            return True
        if part >= 1.0 and drawn[0]:
            sys.stderr.write(f"\r{' ' * (len(what) + 6)}\r")
        elif part < 1.0 and now - begun > _AFTER_S and now - last[0] > _EVERY_S:
            last[0], drawn[0] = now, True
            sys.stderr.write(f"\r{what} {100.0 * part:3.0f} %")
        sys.stderr.flush()
        return True

    return report
