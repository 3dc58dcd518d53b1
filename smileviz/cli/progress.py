"""Progress of long work on standard error, for people only."""

import sys
import time
from types import TracebackType

_AFTER_S = 0.7
_EVERY_S = 0.1


class Progress:
    """A report that writes ``TITLE 43 %`` over itself once the work has taken a moment."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._begun = self._last = time.monotonic()
        self._shown = False

    def __call__(self, share: float) -> bool:
        """Say that *share* is done; -> go on."""
        now = time.monotonic()
        if sys.stderr is None or not sys.stderr.isatty() or now - self._begun < _AFTER_S:
            return True
        if now - self._last >= _EVERY_S:
            self._last, self._shown = now, True
            sys.stderr.write(f"\r{self._title} {100.0 * share:3.0f} %")
            sys.stderr.flush()
        return True

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the line away."""
        if self._shown:
            sys.stderr.write("\r" + " " * (len(self._title) + 6) + "\r")
            sys.stderr.flush()
