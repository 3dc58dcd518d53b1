"""What is written beside the rows of a timeline, and said of them."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF

from smileviz.base import time
from smileviz.base.theme import Theme
from smileviz.base.units import HOUR_S
from smileviz.base.windows import Span
from smileviz.mission import almanac
from smileviz.mission.scenario import Scenario
from smileviz.widgets import regions
from smileviz.widgets.bars import BarRow, RowWindows
from smileviz.widgets.gutter import Line
from smileviz.widgets.numbers import DASH

Placed = tuple[RowWindows, QRectF]
_ORBIT_PX, _SPAN_PX = -56.0, -8.0
_LETTER_PX, _TITLE_PX = 8.0, 22.0


def title(row: BarRow) -> str:
    """The letter that planners know it by, if any, and its name."""
    return f"{row.letter}   {row.title}" if row.letter else row.title


def names(placed: Sequence[Placed], t: float, theme: Theme) -> list[Line]:
    """Names at the left, bright where it is true at *t*."""
    lines = []
    for known, rect in placed:
        row, y = known.row, rect.center().y()
        ink = theme.text if known.true_at(t) else theme.secondary
        if row.letter:
            lines.append(Line(y, ((row.letter, ink),), x=_LETTER_PX, bold=True))
        lines.append(Line(y, ((row.title, ink),), x=_TITLE_PX if row.letter else _LETTER_PX))
    return lines


def shares(
    placed: Sequence[Placed], spans: tuple[Span, Span], foot: tuple[str, float], theme: Theme
) -> list[Line]:
    """How much of the revolution and of another span each is true; *foot*: its name, and bottom."""
    lines = []
    for known, rect in placed:
        if known.row.bars and not known.row.named:
            for span, x, ink in zip(
                spans, (_ORBIT_PX, _SPAN_PX), (theme.text, theme.secondary), strict=True
            ):
                pieces = ((_percent(known.share(span)), ink), (" %", theme.secondary))
                lines.append(Line(rect.center().y(), pieces, x=x))
    second, bottom = foot
    y = bottom + 10.0
    lines.append(Line(y, (("orbit", theme.text),), x=_ORBIT_PX))
    lines.append(Line(y, ((second, theme.secondary),), x=_SPAN_PX))
    return lines


def _percent(share: float) -> str:
    if not math.isfinite(share):
        return DASH
    return f"{100.0 * share:.{1 if 0.0 < share < 0.0995 else 0}f}"


def statistics(known: RowWindows, spans: tuple[Span, Span]) -> str:
    """Name, share and hours of a row in the revolution and in the other span."""
    lines = [title(known.row)]
    for words, span in zip(("This orbit", "This span"), spans, strict=True):
        share = known.share(span)
        if math.isfinite(share):
            hours, whole = share * span.length_s / HOUR_S, span.length_s / HOUR_S
            lines.append(f"{words}: {hours:.1f} h of {whole:.1f} h, {100.0 * share:.1f} %")
    lines += [f"{known.row.letter}: as in the SXI team's panel"] if known.row.letter else []
    return "\n".join([*lines, "Drag the name to move the row"])


def at(known: RowWindows, t: float, reach_s: float, scenario: Scenario) -> str:
    """What there is in a row at *t*: a mark, a bar with its edges, or nothing."""
    event = known.event_near(t, reach_s)
    if event is not None:
        return f"{almanac.event_kind(event[0], scenario).title}\n{time.label(event[1])} UTC"
    edge = known.edge_near(t, reach_s)
    go = f"\nClick to go to {time.label(edge)}" if edge is not None else ""
    for bar, span, page in known.at(t):
        name = regions.TITLES.get(bar.kind) or almanac.window_kind(bar.kind, scenario).title
        return f"{name}\n{_lasting(span, page)}{go}"
    return f"{known.row.title}: no\n{time.label(t)} UTC{go}"


def _lasting(span: Span, page: Span) -> str:
    """From when to when, and how long, as far as it was looked for."""
    if span.start <= page.start or span.stop >= page.stop:
        since = "before " if span.start <= page.start else ""
        until = "after " if span.stop >= page.stop else ""
        return f"{since}{time.label(span.start)} to {until}{time.label(span.stop)} UTC"
    edges = f"{time.label(span.start)} to {time.label(span.stop)} UTC"
    return f"{edges}\n{time.duration_label(span.length_s)}"
