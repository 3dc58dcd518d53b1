"""Curves over the span as drawings: distance, Sun angle with its limit, aim point."""

from dataclasses import dataclass

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.theme import LIGHT
from smileviz.base.windows import Span
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.quantities import BY_NAME
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import Scenario
from smileviz.report.axis import TimeAxis
from smileviz.report.bars import WIDTH
from smileviz.report.drawing import Drawing, pieces

_LEFT, _RIGHT = 112.0, 467.0
_HEIGHT, _TOP, _GAP, _BOTTOM = 62.0, 6.0, 12.0, 14.0
_POINTS = 1400


@dataclass(frozen=True)
class Strip:
    """One curve: its quantity, colour, the values marked, and the field that limits it."""

    quantity: str
    colour: str
    ticks: tuple[float, ...]
    limit: str = ""
    """A field of the scenario's pointing; below it is not allowed."""


STRIPS = (
    Strip("r_re", LIGHT.smile, (0.0, 5.0, 10.0, 15.0, 20.0)),
    Strip("sun_angle_deg", LIGHT.sxi, (0.0, 45.0, 90.0, 135.0), "sun_limit_deg"),
    Strip("aim_x_re", LIGHT.accent, (0.0, 5.0, 10.0, 15.0)),
)


def curves(scenario: Scenario, span: Span) -> Drawing:
    """The curves of STRIPS over *span*, one below the other."""
    height = _TOP + len(STRIPS) * (_HEIGHT + _GAP) - _GAP + _BOTTOM
    words = "Distance, angle of the Sun from the SXI boresight with its limit, aim point"
    drawing = Drawing(WIDTH, height, words)
    axis = TimeAxis(span, _LEFT, _RIGHT)
    t = np.linspace(span.start, span.stop, _POINTS)
    samples = Samples(scenario, ephemeris_of(scenario), t)
    axis.draw(drawing, _TOP, height - _BOTTOM)
    for k, strip in enumerate(STRIPS):
        top = _TOP + k * (_HEIGHT + _GAP)
        limit = getattr(scenario.pointing, strip.limit) if strip.limit else None
        _strip(drawing, (axis, strip), top, (t, BY_NAME[strip.quantity].values(samples)), limit)
    return drawing


def _strip(
    drawing: Drawing,
    what: tuple[TimeAxis, Strip],
    top: float,
    points: tuple[Floats, Floats],
    limit: float | None,
) -> None:
    axis, strip = what
    t, values = points
    quantity = BY_NAME[strip.quantity]
    low, high = strip.ticks[0], strip.ticks[-1]

    def y(value: Floats | float) -> Floats:
        share = (np.asarray(value) - low) / (high - low)
        return np.asarray(top + _HEIGHT * (1.0 - share))

    shown = np.where((values >= low) & (values <= high), values, np.nan)
    if limit is not None:
        edge = float(y(limit))
        size = (_RIGHT - _LEFT, top + _HEIGHT - edge)
        drawing.hatch((_LEFT, edge), size, LIGHT.limit, 5.0)
        drawing.line((_LEFT, edge), (_RIGHT, edge), LIGHT.limit, 0.7)
        words = f"limit {limit:g} {quantity.unit}"
        drawing.text((_RIGHT + 3.0, edge + 2.0), words, LIGHT.limit, 6.2)
    drawing.rect((_LEFT, top), (_RIGHT - _LEFT, _HEIGHT), None, LIGHT.hairline)
    for value in strip.ticks:
        place = (_LEFT - 5.0, float(y(value)) + 2.3)
        drawing.text(place, f"{value:g}", LIGHT.secondary, 6.6, anchor="end")
        drawing.line((_LEFT - 2.5, float(y(value))), (_LEFT, float(y(value))), LIGHT.secondary, 0.4)
    drawing.text((2.0, top + 9.0), quantity.title, LIGHT.text, 7.0, bold=True)
    drawing.text((2.0, top + 18.5), quantity.unit, LIGHT.secondary, 7.0)
    for piece in pieces(np.column_stack([axis.x(t), y(shown)])):
        drawing.curve(piece, strip.colour)
