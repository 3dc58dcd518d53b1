"""The magnetic field around the Earth now: its lines, SMILE's own among them, and its models."""

from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import cached_property
from typing import TypeVar

from smileviz.magnetosphere.boundary import Boundary
from smileviz.magnetosphere.fields import EXTERNAL, NONE
from smileviz.magnetosphere.fields.igrf import Igrf
from smileviz.mission.field_drivers import Driven, driven
from smileviz.mission.field_now import (
    CHOICE,
    TRACING,
    DrawnLines,
    LineChoice,
    OwnLine,
    Surroundings,
    drawn_lines,
    no_line,
    no_lines,
    own_line,
)
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import Models
from smileviz.mission.slow import Slow
from smileviz.mission.wind import wind_of

T = TypeVar("T")
STEP_S = 300.0
"""How far apart the moments are for which slow things are worked out."""


class FieldAround:
    """The field within *magnetopause* at the first moment of *here*."""

    def __init__(
        self, here: Samples, magnetopause: Boundary, aberration_rad: float, slow: Slow
    ) -> None:
        self._here = here
        self._magnetopause = magnetopause
        self._aberration_rad = aberration_rad
        self._slow = slow

    @cached_property
    def t(self) -> float:
        """The moment."""
        return float(self._here.t[0])

    @property
    def models(self) -> Models:
        """The models that were chosen."""
        return self._here.scenario.models

    @cached_property
    def _driven(self) -> Driven:
        """What drives the external field."""
        wind = wind_of(self._here.scenario.solar_wind)
        return driven(wind, self.models.external_field, self.t)

    @cached_property
    def _around(self) -> Surroundings:
        """What the drawn lines depend on: the moment in steps."""
        return Surroundings(
            t=STEP_S * round(self.t / STEP_S),
            drivers=self._driven.drivers,
            magnetopause=self._magnetopause,
            aberration_rad=self._aberration_rad,
            external=self.models.external_field,
            driven=self._driven.words,
            brief=self._driven.brief,
        )

    @property
    def around(self) -> Surroundings:
        """What the field lines that are drawn depend on."""
        return self._around

    def field_lines(self, choice: LineChoice = CHOICE) -> DrawnLines:
        """Field lines of *choice*, SM; the last ones while new ones are traced."""
        none = no_lines(choice, self._around.lack or self._around.short)
        return self.traced("field lines", none, drawn_lines, choice)

    def traced(self, question: str, none: T, function: Callable[..., T], *inputs: Hashable) -> T:
        """`function(around, *inputs)` by the name of the *question*, the last while it is traced.

        *none* where the field is not to be had, and by a slow model until the first is there.
        """
        around = self._around
        if around.lack:
            return none
        if around.at_once:
            return self._slow.get(question, function, around, *inputs)
        return self._slow.later(question, none, function, around, *inputs)

    @property
    def field_words(self) -> str:
        """The models of the magnetic field and what drives them."""
        return self._around.words

    @property
    def field_short(self) -> str:
        """The same where there is little room."""
        return self._around.short

    @cached_property
    def field_caution(self) -> str | None:
        """A sentence when the field is asked for outside of what its models are for."""
        external = self.models.external_field
        if external == NONE:
            return Igrf(self.t).caution()
        outer = self._around.lack or EXTERNAL[external].caution(self._driven.drivers)
        return outer or Igrf(self.t).caution()

    @property
    def _line_asked(self) -> tuple[Surroundings, tuple[float, float, float]]:
        x, y, z = (float(v) for v in self._here.gsm_re[0])
        return replace(self._around, t=self.t), (x, y, z)

    @cached_property
    def smile_line(self) -> OwnLine:
        """The field line that SMILE is on; by a slow model the last one while it is traced."""
        around, place = self._line_asked
        if around.at_once or around.lack:
            return own_line(around, place)
        traced = f"SMILE's field line is {TRACING}."
        none = no_line(around, place, TRACING, traced)
        return self._slow.later("field line of SMILE", none, own_line, around, place)

    @cached_property
    def traced_line(self) -> OwnLine:
        """The same, of this very moment: by a slow model it takes a second or two."""
        return own_line(*self._line_asked)
