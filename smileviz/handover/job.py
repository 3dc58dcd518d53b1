"""Job: which states are handed over, of which scenario, in which frame, and what goes with them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from smileviz.base import time
from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.base.progress import Report, go_on
from smileviz.base.windows import Span
from smileviz.handover.craft import Craft, craft_of
from smileviz.handover.leg import Leg, legs_of
from smileviz.handover.moments import refuse_step
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.provenance import provenance
from smileviz.mission.scenario import Scenario
from smileviz.mission.table import MAX_ROWS
from smileviz.orbit.ephemeris import Ephemeris
from smileviz.orbit.interpolation import Kind

_ROWS = 20_000
_CHECKED = 20_000
_CAUTION_KM = 0.1
HERMITE: tuple[Kind, int] = ("hermite", 4)
"""How the readers of files with velocities are asked to interpolate."""


@dataclass(frozen=True, eq=False)
class Job:
    """States of the craft of *scenario* over *span* in *frame*.

    *step_s*: between them; None: closer where the craft is faster. *report*: told the progress.
    *notes*: lines of provenance beside those of the scenario. *made_t*: when it is written.
    """

    scenario: Scenario
    span: Span
    frame: Frame = Frame.GCRS
    step_s: float | None = None
    report: Report | None = None
    notes: dict[str, str] = field(default_factory=dict)
    made_t: float = field(default_factory=time.now)
    errors_km: list[float] = field(default_factory=list)
    """How far off the interpolations are that have been looked at."""

    @cached_property
    def ephemeris(self) -> Ephemeris:
        """Where the craft is."""
        return ephemeris_of(self.scenario)

    @cached_property
    def craft(self) -> Craft:
        """What it is called."""
        return craft_of(self.scenario)

    @cached_property
    def legs(self) -> tuple[Leg, ...]:
        """The span in legs without a manoeuvre in them."""
        if self.step_s is not None:
            refuse_step(self.span, self.step_s)
        return legs_of(self.scenario, self.ephemeris, self.span, self.frame, self.step_s)

    @cached_property
    def t(self) -> Floats:
        """The times of all states (n,): a manoeuvre stands twice, before and after it."""
        return np.concatenate([leg.t for leg in self.legs])

    def parts(self) -> Iterator[tuple[Floats, Floats]]:
        """Times (k,) and states (k, 6) of all legs, some thousands at a time, with progress."""
        for leg in self.legs:
            yield from self.parts_of(leg)

    def parts_of(self, leg: Leg) -> Iterator[tuple[Floats, Floats]]:
        """Times (k,) and states (k, 6) of *leg*, some thousands at a time, with progress."""
        for low in range(0, len(leg.t), _ROWS):
            t = leg.t[low : low + _ROWS]
            yield t, leg.states(t)
            self.progress((t[-1] - self.t[0]) / (self.t[-1] - self.t[0]))

    def refuse_rows(self, count: int) -> None:
        """SmileError if *count* rows are too many."""
        if count > MAX_ROWS:
            raise SmileError(
                f"{count} rows are more than the {MAX_ROWS} a file may have; take a longer step."
            )

    def progress(self, share: float) -> None:
        """Say that *share* is done; CancelledError if it is not wanted any more."""
        go_on(self.report, share, "The export")

    def error_words(self, kind: Kind, points: int) -> str:
        """How far interpolation of *kind* through *points* states is from the ephemeris."""
        methods = [leg.method(kind, points) for leg in self.legs]
        errors = [
            leg.error_km(method, _CHECKED) for leg, method in zip(self.legs, methods, strict=True)
        ]
        self.errors_km.extend(errors)
        return f"{methods[0]}; half way between states off by at most {_length(max(errors))}"

    @property
    def caution(self) -> str | None:
        """What is to be known of what has been written: the states stand too far apart."""
        worst = max(self.errors_km, default=0.0)
        if worst < _CAUTION_KM:
            return None
        return (
            f"The step is long: interpolated as the file asks, it is off by up to "
            f"{_length(worst)}; without a step the states stand close enough."
        )

    @cached_property
    def about(self) -> dict[str, str]:
        """Where it all comes from, line by line."""
        lines = provenance(self.scenario, self.span)
        first = {key: lines.pop(key) for key in ("program", "scenario")}
        asked = f"{time.to_utc(self.span.start)} to {time.to_utc(self.span.stop)}"
        return {
            **first,
            **self.notes,
            **lines,
            "created": time.to_utc(self.made_t),
            "asked": asked,
        }

    @cached_property
    def meta(self) -> dict[str, str]:
        """The same, with the frame and the number of the states."""
        step = "closer where the craft is faster" if self.step_s is None else f"{self.step_s:g} s"
        return self.about | {"frame": self.frame.value, "states": f"{len(self.t)}, {step}"}


def _length(km: float) -> str:
    """Kilometres from 1 km on, else metres."""
    return f"{km:.3g} km" if km >= 1.0 else f"{1000.0 * km:.2g} m"


def span_words(t: Floats) -> tuple[str, str]:
    """First and last of *t* (n,) as CCSDS writes UTC."""
    first, last = ccsds_utc(np.array([t[0], t[-1]]))
    return first, last


def ccsds_utc(t: Floats) -> list[str]:
    """UTC of *t* (n,) to the millisecond: ``2026-11-22T10:00:00.000``."""
    milliseconds = np.round(time.unix_s(t) * 1000.0).astype(np.int64)
    return [str(text) for text in np.datetime_as_string(milliseconds.astype("datetime64[ms]"))]
