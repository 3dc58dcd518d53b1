"""Survey: windows of many kinds over a long time, with progress and a way to stop it.

The time is searched in blocks of a season, so that a change of mind costs no more than one block of
one kind. The blocks' windows are joined: where one ends as the next begins they are one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from threading import Event

import numpy as np

from smileviz.base.units import DAY_S
from smileviz.base.windows import Span, Windows
from smileviz.mission import almanac
from smileviz.mission.scenario import Scenario

_BLOCK_S = 91.0 * DAY_S


class Progress:
    """How far long work has come; read and cancelled from any thread."""

    def __init__(self) -> None:
        self.share = 0.0
        """From 0 to 1."""
        self.text = ""
        """What is being worked out."""
        self._cancel = Event()

    def cancel(self) -> None:
        """Ask the work to stop at the next chance: it then hands out what it has."""
        self._cancel.set()

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop."""
        return self._cancel.is_set()

    def tell(self, share: float, text: str = "") -> None:
        """Say how far the work is."""
        self.share = min(max(share, 0.0), 1.0)
        self.text = text


@dataclass(frozen=True, eq=False)
class Survey:
    """Windows by the names of their kinds."""

    span: Span
    windows: dict[str, Windows]
    complete: bool
    """Whether nothing was left out for want of patience; the kinds in `windows` are whole."""


def survey(
    scenario: Scenario, span: Span, names: tuple[str, ...], progress: Progress | None = None
) -> Survey:
    """Windows of the kinds *names* in *span*; less of them when *progress* is cancelled."""
    told = progress or Progress()
    kinds = [almanac.window_kind(name, scenario) for name in names]
    blocks = tuple(blocks_of(span))
    found: dict[str, Windows] = {}
    for k, kind in enumerate(kinds):
        parts: list[Windows] = []
        for number, block in enumerate(blocks):
            told.tell((k + number / len(blocks)) / max(len(kinds), 1), kind.title)
            if told.cancelled:
                return Survey(span, found, complete=False)
            parts.append(kind.windows(scenario, block))
        found[kind.name] = joined(span, parts)
    told.tell(1.0)
    return Survey(span, found, complete=True)


def blocks_of(span: Span) -> Iterable[Span]:
    """*span* in equal blocks of about a season."""
    count = max(1, round(span.length_s / _BLOCK_S))
    cuts = np.linspace(span.start, span.stop, count + 1)
    return (Span(float(a), float(b)) for a, b in pairwise(cuts))


def joined(span: Span, parts: list[Windows]) -> Windows:
    """The windows of blocks that follow one another, as windows in *span*."""
    return Windows(span, np.concatenate([part.edges for part in parts]))
