"""What was asked for: the words of the command line as scenario, times, lists and sizes."""

import re
from dataclasses import dataclass
from math import inf, isfinite
from pathlib import Path

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.windows import Span
from smileviz.cli import progress
from smileviz.mission import files
from smileviz.mission.provenance import provenance
from smileviz.mission.scenario import Scenario

_LASTS = re.compile(r"\+?\s*[0-9]*\.?[0-9]+\s*(s|sec|min|m|h|d)")
_SIZE = re.compile(r"\s*([0-9]{1,5})\s*x\s*([0-9]{1,5})\s*")
_SMALLEST, _LARGEST = 16, 8192


@dataclass(frozen=True)
class Asked:
    """A scenario, and how it was named and changed."""

    scenario: Scenario
    name: str
    sets: tuple[str, ...]

    @property
    def notes(self) -> dict[str, str]:
        """How the scenario was named and changed."""
        named = {"scenario_file": self.name}
        if self.sets:
            named["changed"] = "; ".join(self.sets)
        return named

    def meta(self, when: Span) -> dict[str, str]:
        """Where the numbers of this scenario in *when* come from, line by line."""
        lines = provenance(self.scenario, when)
        first = {key: lines[key] for key in ("program", "scenario")}
        return first | self.notes | lines


def scenario_of(name: str, sets: list[str] | None) -> Asked:
    """The scenario *name*, a file or one that comes with the program, with *sets* put in."""
    changes = tuple(sets or ())
    found = files.find(name, progress.shown(f"reading {name}"))
    return Asked(files.apply_sets(found, list(changes)), name, changes)


def moment(text: str, scenario: Scenario) -> float:
    """``now`` or a UTC -> t, refused outside the span of *scenario*."""
    return _inside(any_moment(text), scenario.span)


def span_of(start: str, stop: str, scenario: Scenario) -> Span:
    """From *start* to *stop*, which may be a duration from the start: ``2d``, ``+36h``."""
    return span_within(start, stop, scenario.span)


def span_within(start: str, stop: str, whole: Span) -> Span:
    """As `span_of`, within *whole*."""
    first = _inside(any_moment(start), whole)
    if _LASTS.fullmatch(stop.strip()):
        last = _inside(first + time.parse_duration(stop.strip().removeprefix("+")), whole)
    else:
        last = _inside(any_moment(stop), whole)
    if last <= first:
        raise SmileError(f"--stop is {stop}; it must be after --start, {time.to_utc(first)}.")
    return Span(first, last)


def any_moment(text: str) -> float:
    """``now`` or a UTC -> t."""
    return time.now() if text.strip().lower() == "now" else time.from_utc(text)


def open_span(start: str | None, stop: str | None) -> Span | None:
    """From *start* to *stop*, each of which may be missing; None if both are."""
    if start is None and stop is None:
        return None
    first = -inf if start is None else any_moment(start)
    if stop is None:
        return Span(first, inf)
    if _LASTS.fullmatch(stop.strip()) and start is not None:
        last = first + time.parse_duration(stop.strip().removeprefix("+"))
    else:
        last = any_moment(stop)
    if last <= first:
        raise SmileError(f"--stop is {stop}; it must be after --start.")
    return Span(first, last)


def _inside(t: float, span: Span) -> float:
    if t not in span:
        raise SmileError(
            f"{time.to_utc(t)} is outside the span of the scenario, which runs from "
            f"{time.to_utc(span.start)} to {time.to_utc(span.stop)}."
        )
    return t


def names(text: str) -> tuple[str, ...]:
    """``A,B,C`` -> each name once, in this order."""
    found = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    if not found:
        raise SmileError(f"'{text}' names nothing; write names with commas between them.")
    return found


def names_or_none(text: str | None) -> tuple[str, ...] | None:
    """The `names` in *text*, None where nothing was said."""
    return None if text is None else names(text)


def numbers(text: str, option: str) -> list[float]:
    """``0,30,60`` -> numbers."""
    try:
        return [float(part) for part in text.split(",")]
    except ValueError:
        raise SmileError(
            f"{option} is '{text}'; it must be numbers with commas between them, as in 0,30,60."
        ) from None


def counted(text: str, option: str, count: int) -> list[float]:
    """*count* finite numbers with commas between them."""
    found = numbers(text, option)
    if len(found) != count or not all(map(isfinite, found)):
        raise SmileError(f"{option} is '{text}'; it must be {count} numbers with commas between.")
    return found


def size_of(text: str) -> tuple[int, int]:
    """``1920x1080`` -> width and height in pixels."""
    match = _SIZE.fullmatch(text)
    if match:
        width, height = int(match[1]), int(match[2])
        if min(width, height) >= _SMALLEST and max(width, height) <= _LARGEST:
            return width, height
    raise SmileError(
        f"--size is '{text}'; it must be WIDTHxHEIGHT, each from {_SMALLEST} to {_LARGEST} pixels."
    )


def with_suffix(path: Path, suffix: str) -> Path:
    """*path*, refused if its name does not end in *suffix*."""
    if path.suffix.lower() != suffix:
        raise SmileError(f"The file is '{path}'; its name must end in {suffix}.")
    return path
