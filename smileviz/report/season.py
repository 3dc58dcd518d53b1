"""The season calendar as drawings: a cell a revolution, a row a month, as dark as it is good."""

import numpy as np

from smileviz.base import time
from smileviz.base.arrays import Floats
from smileviz.base.theme import LIGHT
from smileviz.base.units import DAY_S
from smileviz.base.windows import Span
from smileviz.mission.calendar import Calendar, CalendarColumn
from smileviz.report.drawing import Drawing, mixed

WIDTH = 246.0
_LEFT, _RIGHT = 38.0, 244.0
_TOP, _ROW, _FOOT = 28.0, 12.0, 26.0
_DAYS = 31.0
_PALE, _DEEP = "#FFF3E8", "#B34700"
_LEGEND = 12


def calendars(found: Calendar, column: CalendarColumn, marked: Span) -> Drawing:
    """*column* of all revolutions; those that overlap *marked* are framed, eclipses dotted."""
    values = found.columns[column.name]
    most = float(np.nanmax(values, initial=0.0)) or 1.0
    months = _months(found.rounds.edges)
    drawing = Drawing(
        WIDTH,
        _TOP + _ROW * len(months) + _FOOT,
        f"Season calendar: {column.title}, {column.unit} of each revolution",
    )
    drawing.text(
        (0.0, 9.0), f"{column.title}, {column.unit} a revolution", LIGHT.text, 8.0, bold=True
    )
    _frame(drawing, months)
    for k, (start, stop) in enumerate(found.rounds.edges.tolist()):
        fill = mixed(_PALE, _DEEP, float(values[k]) / most)
        inside = start < marked.stop and stop > marked.start
        for row, x, width in _cells(months, start, stop):
            y = _TOP + _ROW * row
            drawing.rect((x + 0.3, y + 0.8), (width - 0.6, _ROW - 1.6), fill)
            if inside:
                drawing.rect((x + 0.3, y + 0.8), (width - 0.6, _ROW - 1.6), None, LIGHT.accent)
        if found.columns["penumbra_min"][k] > 0.0:
            row, x, width = _cells(months, start, stop)[0]
            middle = (x + 0.5 * width, _TOP + _ROW * (row + 0.5))
            _dot(drawing, middle)
    _legend(drawing, most, column.unit)
    return drawing


def _months(edges: Floats) -> list[np.datetime64]:
    first, last = (_month(float(t)) for t in (edges[0, 0], edges[-1, 1]))
    return list(np.arange(first, last + 1))


def _month(t: float) -> np.datetime64:
    return np.datetime64(time.to_utc(t)[:7], "M")


def _frame(drawing: Drawing, months: list[np.datetime64]) -> None:
    """Days on top, months at the left."""
    for day in (1, 8, 15, 22, 29):
        x = _LEFT + (day - 1) / _DAYS * (_RIGHT - _LEFT)
        drawing.text((x, _TOP - 4.0), str(day), LIGHT.secondary, 6.2)
        drawing.line((x, _TOP - 2.0), (x, _TOP + _ROW * len(months)), LIGHT.hairline, 0.3)
    for row, month in enumerate(months):
        year = str(month).endswith("-01") or row == 0
        place = (_LEFT - 5.0, _TOP + _ROW * (row + 0.5) + 2.3)
        words = str(month) if year else str(month)[5:]
        drawing.text(place, words, LIGHT.text if year else LIGHT.secondary, 6.4, anchor="end")


def _cells(
    months: list[np.datetime64], start: float, stop: float
) -> list[tuple[int, float, float]]:
    """The pieces of a revolution: row, x and width of each; two where a month ends in it."""
    found = []
    scale = (_RIGHT - _LEFT) / _DAYS
    for row in range(months.index(_month(start)), months.index(_month(stop)) + 1):
        begin = time.from_utc(f"{months[row]}-01")
        end = time.from_utc(f"{months[row] + 1}-01")
        low, high = max(start, begin), min(stop, end)
        if high > low:
            found.append((row, _LEFT + scale * (low - begin) / DAY_S, scale * (high - low) / DAY_S))
    return found


def _dot(drawing: Drawing, at: tuple[float, float]) -> None:
    turn = np.linspace(0.0, 2.0 * np.pi, 13)[:-1]
    ring = np.column_stack([at[0] + 1.5 * np.cos(turn), at[1] + 1.5 * np.sin(turn)])
    drawing.area(ring, LIGHT.background)
    inner = np.column_stack([at[0] + 1.0 * np.cos(turn), at[1] + 1.0 * np.sin(turn)])
    drawing.area(inner, LIGHT.text)


def _legend(drawing: Drawing, most: float, unit: str) -> None:
    """The scale of the colours, and what the marks mean."""
    y, width = drawing.height - 14.0, 7.0
    for k in range(_LEGEND):
        fill = mixed(_PALE, _DEEP, k / (_LEGEND - 1))
        drawing.rect((_LEFT + k * width, y), (width, 6.0), fill)
    end = _LEFT + _LEGEND * width
    drawing.text((_LEFT, y + 13.0), "0", LIGHT.secondary, 6.4)
    drawing.text((end, y + 13.0), f"{most:.0f} {unit}", LIGHT.secondary, 6.4, anchor="end")
    _dot(drawing, (end + 16.0, y + 3.0))
    drawing.text((end + 21.0, y + 5.4), "eclipse", LIGHT.secondary, 6.4)
    drawing.rect((end + 52.0, y), (9.0, 6.0), None, LIGHT.accent)
    drawing.text((end + 64.0, y + 5.4), "this report", LIGHT.secondary, 6.4)
