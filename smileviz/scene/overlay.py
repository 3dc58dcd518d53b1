"""Overlay: the time, the frame, a scale bar and a legend, in the corners of the picture."""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import numpy as np

from smileviz.base.frames import Frame
from smileviz.base.theme import Theme
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.scene.layer import Entry
from smileviz.scene.lettering import Pixels, Stack, Words, margin_px, stacked, written
from smileviz.scene.sight import Sight

EDGE_PX = 16.0
_TIME_PX, _TEXT_PX, _NOTE_PX = 16, 12, 11
_ROW_PX = 19.0
_SWATCH_PX = 22.0
_BAR_PX = 170.0
_LEGEND_FROM_PX = (520.0, 330.0)
"""Pictures smaller than this show no legend: it would cover what it names."""
_NOTES_FROM_PX = 900.0
"""Pictures narrower than this show the legend without its notes."""

FRAME_TITLES = {
    Frame.GCRS: "Geocentric celestial (ICRF axes)",
    Frame.ITRS: "Turning with the Earth (GEO)",
    Frame.MOD: "Mean equator of date",
    Frame.TOD: "True equator of date (GEI)",
    Frame.TEME: "True equator, mean equinox",
    Frame.GSE: "Geocentric solar ecliptic",
    Frame.GSM: "Geocentric solar magnetospheric",
    Frame.SM: "Solar magnetic",
    Frame.MAG: "Geomagnetic",
}


@dataclass(frozen=True)
class Pasted:
    """Text at a place: the bottom left corner of its picture, pixels."""

    key: str
    pixels: Pixels
    x: float
    y: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, bottom, right, top."""
        height, width, _ = self.pixels.shape
        return self.x, self.y, self.x + width, self.y + height


@dataclass(frozen=True)
class Rule:
    """A line in pixels."""

    points: tuple[tuple[float, float], ...]
    colour: str
    width_px: float
    dashed: bool = False
    opacity: float = 1.0


@dataclass(frozen=True)
class Sheet:
    """What lies over the picture."""

    texts: tuple[Pasted, ...]
    rules: tuple[Rule, ...]
    plate: Rule | None = None
    """What dims the picture under it."""
    box: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """Left, bottom, right, top of the plate."""


def size_px(base: float, scale: float) -> int:
    """A font size in pixels of the picture, never under 11 px at 100 %."""
    return max(11, round(base * scale))


def clock(
    when: tuple[str, Frame] | None,
    remark: str,
    computing: tuple[str, ...],
    theme: Theme,
    sight: Sight,
) -> Sheet:
    """The time and the frame, bottom left, if wanted; over them what one must know of the wind.

    Below them what is being computed.
    """
    scale = sight.scale
    text = size_px(_TEXT_PX, scale)
    lines = []
    if remark:
        lines.append(Words(remark, text, theme.text, theme.background))
    if when is not None:
        time = f"{when[0]} UTC"
        frame = f"{when[1].value.upper()}  {FRAME_TITLES[when[1]]}"
        lines += [
            Words(time, size_px(_TIME_PX, scale), theme.text, theme.background, bold=True),
            Words(frame, text, theme.secondary, theme.background),
        ]
        if computing:
            words = f"computing: {', '.join(computing)}"
            lines.append(Words(words, text, theme.text, theme.background))
    if not lines:
        return Sheet((), ())
    edge = EDGE_PX * scale - margin_px(lines[0].size_px)
    texts = pasted("clock", stacked(tuple(lines)), edge, edge, to_right=False)
    return plated(Sheet(texts, ()), theme, scale)


def scale_bar(theme: Theme, sight: Sight) -> Sheet:
    """A bar of a round length at the Earth's distance, bottom right; none when it is behind."""
    centre, depth = sight.project(np.zeros(3))
    if not np.isfinite(centre).all() or depth <= 0.0:
        return Sheet((), ())
    per_re = float(sight.pixels_per_re(np.zeros(3)))
    return _measured(round(per_re, 2), theme, sight.width, sight.scale)


@lru_cache(maxsize=8)
def _measured(per_re: float, theme: Theme, width_px: int, scale: float) -> Sheet:
    """The bar where one R_E takes *per_re* pixels."""
    length_re = _round_length(_BAR_PX * scale / per_re)
    span = length_re * per_re
    km = length_re * EARTH_RADIUS_KM
    digits = max(0, 2 - int(np.floor(np.log10(km)))) if km < 100 else 0
    text = f"{length_re:g} R⊕"
    note = f"{km:,.{digits}f} km at the Earth".replace(",", "\u202f")
    lines = (
        Words(text, size_px(_TEXT_PX, scale), theme.text, theme.background, bold=True),
        Words(note, size_px(_NOTE_PX, scale), theme.secondary, theme.background),
    )
    stack = stacked(lines)
    edge, margin = EDGE_PX * scale, margin_px(lines[0].size_px)
    right, low = width_px - edge, edge + stack.height - margin + 2.0 * scale
    tick = 4.0 * scale
    bar = Rule(((right - span, low), (right, low)), theme.text, 1.6)
    ends = [
        Rule(((x, low - tick), (x, low + tick)), theme.text, 1.6 if k != 1 else 1.0)
        for k, x in enumerate((right - span, right - 0.5 * span, right))
    ]
    texts = pasted("scale", stack, right - stack.width + margin, edge - margin, to_right=True)
    return plated(Sheet(texts, (bar, *ends)), theme, scale)


def pasted(key: str, stack: Stack, x: float, y: float, *, to_right: bool) -> tuple[Pasted, ...]:
    """The rows of *stack* with the bottom left corner of the whole at (*x*, *y*)."""
    places = stack.places(x, y, to_right=to_right)
    return tuple(
        Pasted(f"{key} {row}", pixels, *place)
        for row, ((pixels, _), place) in enumerate(zip(stack.rows, places, strict=True))
    )


def plated(sheet: Sheet, theme: Theme, scale: float) -> Sheet:
    """The same on a plate that dims what lies under it."""
    if not sheet.texts:
        return sheet
    boxes = np.array([text.box for text in sheet.texts])
    ruled = [point for rule in sheet.rules for point in rule.points]
    low = np.vstack([boxes[:, :2], *([ruled] if ruled else [])]).min(axis=0) - 5.0 * scale
    high = np.vstack([boxes[:, 2:], *([ruled] if ruled else [])]).max(axis=0) + 5.0 * scale
    middle = 0.5 * float(low[1] + high[1])
    ends = ((float(low[0]), middle), (float(high[0]), middle))
    plate = Rule(ends, theme.background, float(high[1] - low[1]) / scale, opacity=0.5)
    box = (float(low[0]), float(low[1]), float(high[0]), float(high[1]))
    return replace(sheet, plate=plate, box=box)


def _round_length(longest: float) -> float:
    """The longest length of 1, 2 or 5 times a power of ten up to *longest*."""
    decade = 10.0 ** np.floor(np.log10(longest))
    return float(max(step * decade for step in (1.0, 2.0, 5.0) if step * decade <= longest))


def legend(entries: tuple[Entry, ...], theme: Theme, sight: Sight) -> Sheet:
    """What is shown and in which colour, top left."""
    scale = sight.scale
    if sight.width < _LEGEND_FROM_PX[0] * scale or sight.height < _LEGEND_FROM_PX[1] * scale:
        return Sheet((), ())
    if sight.width < _NOTES_FROM_PX * scale:
        entries = tuple(replace(entry, note="") for entry in entries)
    return _listed(entries, theme, sight.height, scale)


@lru_cache(maxsize=4)
def _listed(entries: tuple[Entry, ...], theme: Theme, height_px: int, scale: float) -> Sheet:
    texts: list[Pasted] = []
    rules: list[Rule] = []
    left, size = EDGE_PX * scale, size_px(_TEXT_PX, scale)
    for row, entry in enumerate(entries):
        middle = height_px - left - (0.5 + row) * _ROW_PX * scale
        pixels = written(Words(entry.text, size, theme.text, theme.background))
        x = left + (_SWATCH_PX + 8.0) * scale - margin_px(size)
        texts.append(Pasted(f"legend {row}", pixels, x, round(middle - 0.5 * pixels.shape[0])))
        more = ", ".join(filter(None, (entry.badge, entry.note)))
        if more:
            x += pixels.shape[1] - 2 * margin_px(size) + 8.0 * scale
            note_size = size_px(_NOTE_PX, scale)
            note = written(Words(more, note_size, theme.secondary, theme.background))
            low = round(middle - 0.5 * note.shape[0])
            texts.append(Pasted(f"note {row}", note, x, low))
        rules += _swatch(entry, left, middle, scale)
    return plated(Sheet(tuple(texts), tuple(rules)), theme, scale)


def _swatch(entry: Entry, left: float, middle: float, scale: float) -> list[Rule]:
    """The sign of one entry: a line, a dashed line, a patch, a mark or a scale."""
    right = left + _SWATCH_PX * scale
    if entry.mark == "fill":
        patch = Rule(((left, middle), (right, middle)), entry.colour, 9.0, opacity=0.3)
        edge = 4.5 * scale
        corners = ((left, middle - edge), (right, middle - edge), (right, middle + edge))
        frame = (*corners, (left, middle + edge), (left, middle - edge))
        return [patch, Rule(frame, entry.colour, 1.1)]
    if entry.mark == "map":
        edges = np.linspace(left, right, len(entry.colours) + 1).tolist()
        return [
            Rule(((a, middle), (b, middle)), colour, 9.0)
            for colour, (a, b) in zip(entry.colours, pairwise(edges), strict=True)
        ]
    if entry.mark == "dot":
        centre, half = 0.5 * (left + right), 4.5 * scale
        diamond = (
            (centre - half, middle), (centre, middle + half), (centre + half, middle),
            (centre, middle - half), (centre - half, middle),
        )  # fmt: skip
        return [Rule(diamond, entry.colour, 1.6)]
    return [Rule(((left, middle), (right, middle)), entry.colour, 1.8, entry.mark == "dash")]
