"""Rows of a comparison, and of manoeuvres."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from smileviz import __version__
from smileviz.base import time
from smileviz.base.arrays import norm
from smileviz.base.progress import Report
from smileviz.base.windows import Span
from smileviz.cli import asked
from smileviz.handover import timeline
from smileviz.handover.sheet import Column, Sheet, utc
from smileviz.mission import files
from smileviz.mission.compare import (
    WindowChange,
    common_span,
    difference,
    on_orbit_of,
    window_changes,
)
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.scenario import Scenario
from smileviz.mission.table import steps


@dataclass(frozen=True)
class Pair:
    """A and B, and how they were named."""

    a: Scenario
    b: Scenario
    names: tuple[str, str]

    def meta(self, span: Span) -> dict[str, str]:
        """Where the numbers come from, line by line."""
        lines = {"program": f"smileviz {__version__}"}
        for letter, name, item in zip("ab", self.names, (self.a, self.b), strict=True):
            origin = ephemeris_of(item).provenance
            lines[letter] = f"{name}; {origin.title}; {origin.source}; {origin.method}"
            if origin.warning:
                lines[f"{letter}_warning"] = origin.warning
        return lines | {"asked": f"{time.to_utc(span.start)} to {time.to_utc(span.stop)}"}


def pair(first: str, second: str) -> Pair:
    """The two that are named; a bare ephemeris with all else as the other has it."""
    a, b = files.find(first), files.find(second)
    if _bare(second):
        b = on_orbit_of(a, b)
    elif _bare(first):
        a = on_orbit_of(b, a)
    return Pair(a, b, (first, second))


def _bare(name: str) -> bool:
    return name not in files.bundled_names() and Path(name).suffix.lower() != files.SUFFIX


def span_of(both: Pair, start: str | None, stop: str | None) -> Span:
    """The time compared: what both cover, or a part of it."""
    whole = common_span(both.a, both.b)
    if start is None and stop is None:
        return whole
    first = start or time.to_utc(whole.start, 6)
    if stop is None:
        return Span(asked.span_within(first, time.to_utc(whole.stop), whole).start, whole.stop)
    return asked.span_within(first, stop, whole)


def positions(both: Pair, span: Span, step: str) -> Sheet:
    """Differences against time."""
    found = difference(both.a, both.b, steps(span, time.parse_duration(step)))
    columns: dict[str, Column] = {"utc": utc(found.t)}
    for name, values in zip(("radial", "transverse", "normal"), found.rtn_km.T, strict=True):
        columns[f"{name}_km"] = values
    columns["distance_km"] = found.distance_km
    for name, values in zip(("radial", "transverse", "normal"), found.rtn_km_s.T, strict=True):
        columns[f"{name}_km_s"] = values
    worst = int(np.argmax(found.distance_km))
    largest = f"{found.distance_km[worst]:.6g} km at {time.to_utc(float(found.t[worst]))}"
    rms = float(np.sqrt(np.mean(norm(found.rtn_km) ** 2)))
    meta = both.meta(span) | {
        "columns": "B less A along radial, transverse and normal of A",
        "largest_distance": largest,
        "rms_distance": f"{rms:.6g} km",
    }
    return Sheet(meta, columns)


def windows(both: Pair, span: Span, text: str | None, report: Report | None = None) -> Sheet:
    """Every window of the kinds in *text*, all if None."""
    found = window_changes(
        both.a, both.b, span, timeline.kinds_of(both.a, asked.names_or_none(text)), report
    )
    counts = {what: sum(row.what == what for row in found) for what in _WHAT}
    meta = both.meta(span) | {
        "columns": "shifts: how much later in B; nan where the span cuts a window or one has none",
        "windows": ", ".join(f"{count} {_WHAT[what]}" for what, count in counts.items()),
    }
    return Sheet(meta, changes(found))


_WHAT = {"same": "the same", "moved": "moved", "only_a": "in A only", "only_b": "in B only"}


def changes(found: tuple[WindowChange, ...]) -> dict[str, Column]:
    """Columns of windows and their shifts."""
    columns: dict[str, Column] = {
        "kind": [row.kind.name for row in found],
        "what": [str(row.what) for row in found],
    }
    for letter in "ab":
        spans = [getattr(row, letter) for row in found]
        for end in ("start", "stop"):
            columns[f"{letter}_{end}_utc"] = [
                "" if span is None else time.to_utc(getattr(span, end), 3) for span in spans
            ]
    columns["start_shift_s"] = np.array([row.start_shift_s for row in found])
    columns["stop_shift_s"] = np.array([row.stop_shift_s for row in found])
    return columns
