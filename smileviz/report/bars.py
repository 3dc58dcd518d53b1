"""The timeline as a drawing: a bar per window, a row per kind, and its share at the right."""

from collections.abc import Callable
from dataclasses import dataclass

from smileviz.base.theme import LIGHT, Theme
from smileviz.base.windows import Span, Windows
from smileviz.mission import almanac
from smileviz.mission.rounds import rounds
from smileviz.mission.scenario import Scenario
from smileviz.report.axis import TimeAxis
from smileviz.report.drawing import Drawing

WIDTH = 505.0
_LEFT, _RIGHT = 112.0, 467.0
_ROW, _BAR = 11.0, 6.6
_TOP, _BOTTOM = 16.0, 14.0
_NARROWEST = 0.35  # points: no window vanishes


@dataclass(frozen=True)
class BarRow:
    """A row of the timeline: which kind, its letter in the SXI team's panel, its colour."""

    kind: str
    letter: str = ""
    colour: Callable[[Theme], str] = lambda theme: theme.accent
    hatched: bool = False


ROWS: tuple[BarRow, ...] = (
    BarRow("sxi_allowed", "", lambda theme: theme.sxi),
    BarRow("uvi_allowed", "", lambda theme: theme.uvi),
    BarRow("earth_in_uvi", "A", lambda theme: theme.uvi),
    BarRow("earth_outside_baffle", "B", lambda theme: theme.sxi),
    BarRow("sun_angle_ok", "S", lambda theme: theme.sun),
    BarRow("nose_in_sxi", "N", lambda theme: theme.magnetopause),
    BarRow("cusp_north_in_sxi", "C", lambda theme: theme.magnetopause),
    BarRow("cusp_south_in_sxi", "K", lambda theme: theme.magnetopause),
    BarRow("outside_magnetopause", "M", lambda theme: theme.magnetopause),
    BarRow("outside_bow_shock", "", lambda theme: theme.bow_shock),
    BarRow("inner_belt", "", lambda theme: theme.inner_belt),
    BarRow("outer_belt", "", lambda theme: theme.outer_belt),
    BarRow("penumbra", "", lambda theme: theme.eclipse, hatched=True),
    BarRow("contact:ohiggins", "", lambda theme: theme.contact),
    BarRow("contact:sanya", "", lambda theme: theme.contact),
)


def bars(scenario: Scenario, span: Span) -> Drawing:
    """The bars of ROWS over *span*, and the revolutions over them."""
    bottom = _TOP + _ROW * len(ROWS)
    words = "Timeline: when SXI and UVI may observe, what they frame, regions, eclipses, contacts"
    drawing = Drawing(WIDTH, bottom + _BOTTOM, words)
    axis = TimeAxis(span, _LEFT, _RIGHT)
    axis.draw(drawing, _TOP, bottom)
    _revolutions(drawing, scenario, axis, bottom)
    for k, row in enumerate(ROWS):
        windows = almanac.windows(row.kind, scenario, span)
        _row(drawing, axis, row, windows, _TOP + _ROW * (k + 0.5))
    return drawing


def _revolutions(drawing: Drawing, scenario: Scenario, axis: TimeAxis, bottom: float) -> None:
    """A dashed line at each perigee, and the number of the revolution after it."""
    found = rounds(scenario, axis.span)
    drawing.text((_LEFT - 6.0, _TOP - 6.0), "revolution", LIGHT.secondary, 6.6, anchor="end")
    for number, (start, stop) in zip(found.numbers.tolist(), found.edges.tolist(), strict=True):
        x, end = float(axis.x(start)), float(axis.x(stop))
        if start > axis.span.start:
            drawing.line((x, _TOP - 4.0), (x, bottom), LIGHT.secondary, 0.5, (1.5, 1.5))
        if end - x > 14.0:
            middle = (0.5 * (x + end), _TOP - 6.0)
            drawing.text(middle, str(number), LIGHT.secondary, 6.6, anchor="middle")


def _row(drawing: Drawing, axis: TimeAxis, row: BarRow, windows: Windows, y: float) -> None:
    kind = almanac.window_kind(row.kind)
    letter = f"{row.letter}  " if row.letter else ""
    drawing.text((_LEFT - 6.0, y + 2.4), f"{kind.title}", LIGHT.text, 7.0, anchor="end")
    if letter:
        drawing.text((2.0, y + 2.4), row.letter, LIGHT.secondary, 7.0, bold=True)
    drawing.line((_LEFT, y + 0.5 * _ROW), (_RIGHT, y + 0.5 * _ROW), LIGHT.hairline, 0.3)
    colour = row.colour(LIGHT)
    for when in windows:
        x, end = float(axis.x(when.start)), float(axis.x(when.stop))
        size = (max(end - x, _NARROWEST), _BAR)
        drawing.rect((x, y - 0.5 * _BAR), size, colour)
        if row.hatched:
            drawing.hatch((x, y - 0.5 * _BAR), size, LIGHT.background)
    share = f"{100.0 * windows.total_s / windows.span.length_s:.1f} %"
    drawing.text((WIDTH, y + 2.4), share, LIGHT.text, 7.0, anchor="end")
