"""survey: windows of many kinds over a long time, with progress and a way to stop it.

The time is searched in blocks of a season, so that a change of mind costs no more than one block of
one kind, and what was found is kept for the next time. Where a window of one block ends as the next
begins they are one.
"""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from smileviz.base.progress import Report, go_on
from smileviz.base.units import DAY_S
from smileviz.base.windows import Span, Windows
from smileviz.mission import almanac
from smileviz.mission.scenario import Scenario

_BLOCK_S = 91.0 * DAY_S


def survey(
    scenario: Scenario, span: Span, names: tuple[str, ...], report: Report | None = None
) -> dict[str, Windows]:
    """Windows of the kinds *names* in *span*; CancelledError once *report* wants no more."""
    kinds = [almanac.window_kind(name, scenario) for name in names]
    blocks = tuple(blocks_of(span))
    found: dict[str, Windows] = {}
    for k, kind in enumerate(kinds):
        parts: list[Windows] = []
        for number, block in enumerate(blocks):
            go_on(report, (k + number / len(blocks)) / len(kinds), "The search")
            parts.append(kind.windows(scenario, block))
        found[kind.name] = joined(span, parts)
    go_on(report, 1.0, "The search")
    return found


def blocks_of(span: Span) -> Iterator[Span]:
    """*span* in equal blocks of about a season."""
    count = max(1, round(span.length_s / _BLOCK_S))
    cuts = np.linspace(span.start, span.stop, count + 1)
    return (Span(float(a), float(b)) for a, b in pairwise(cuts))


def joined(span: Span, parts: list[Windows]) -> Windows:
    """The windows of blocks that follow one another, as windows in *span*."""
    return Windows(span, np.concatenate([part.edges for part in parts]))
