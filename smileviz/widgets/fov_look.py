"""How each thing in a field of view is drawn: pen and fill of curves, shape of marks."""

from dataclasses import dataclass, field

from PySide6.QtGui import QBrush, QPainterPath, QPen

from smileviz.base.theme import Theme
from smileviz.widgets import glyphs
from smileviz.widgets.colours import LONG_DASH, SHORT_DASH, brush, mix, pen
from smileviz.widgets.items import NO_BRUSH, NO_PEN


@dataclass(frozen=True)
class Look:
    """Pen, fill, height above the ground and, when it is labelled, the ink of its label."""

    pen: QPen
    brush: QBrush = field(default_factory=lambda: NO_BRUSH)
    z: float = 2.0
    label: str = ""


def curves(theme: Theme) -> dict[str, Look]:
    """Looks of curves by name."""
    quiet = mix(theme.background, theme.secondary, 0.75)
    return {
        "earth": Look(pen(theme.coast), brush(theme.earth_day), 1.0),
        "night": Look(NO_PEN, brush(theme.earth_night), 1.1),
        "terminator": Look(pen(theme.sun, alpha=0.7), z=1.4),
        "coastlines": Look(pen(theme.coast, alpha=0.85), z=1.3),
        "magnetic_latitude": Look(
            pen(theme.text, dash=SHORT_DASH, alpha=0.75), z=1.5, label=theme.text
        ),
        "magnetopause_section": Look(pen(theme.magnetopause, dash=SHORT_DASH, alpha=0.75), z=3.0),
        "bow_shock_section": Look(pen(theme.bow_shock, dash=SHORT_DASH, alpha=0.6), z=2.5),
        "magnetopause": Look(pen(theme.magnetopause), z=4.0, label=theme.magnetopause),
        "bow_shock": Look(pen(theme.bow_shock, dash=LONG_DASH), z=3.5, label=theme.bow_shock),
        "gse_x": Look(pen(quiet), z=5.0, label=theme.secondary),
    }


@dataclass(frozen=True)
class MarkLook:
    """Shape, ink, whether filled, and how important its label is (0 first; None: no label)."""

    shape: QPainterPath
    ink: str
    filled: bool = False
    rank: int | None = 5


def marks(theme: Theme) -> dict[str, MarkLook]:
    """Looks of marks by name; the shapes differ, so that grey print can be read."""
    nothing = QPainterPath()
    return {
        "aim": MarkLook(glyphs.square(), theme.sxi, rank=0),
        "nose": MarkLook(glyphs.ring(), theme.magnetopause, rank=1),
        "sun": MarkLook(glyphs.sun(), theme.sun, filled=True, rank=1),
        "cusp_north": MarkLook(glyphs.wedge(), theme.closed_line, rank=2),
        "cusp_south": MarkLook(glyphs.wedge(), theme.closed_line, rank=3),
        "shock_nose": MarkLook(glyphs.ring(), theme.bow_shock, rank=4),
        "magnetic_pole_north": MarkLook(glyphs.cross(5.0), theme.text, rank=0),
        "magnetic_pole_south": MarkLook(glyphs.cross(5.0), theme.text, rank=0),
        "earth": MarkLook(nothing, theme.coast, rank=None),
        "mlt": MarkLook(glyphs.circle(1.5), theme.text, filled=True, rank=3),
    }


SHORT = {
    "magnetic_pole_north": "N pole",
    "magnetic_pole_south": "S pole",
    "magnetopause": "Magnetopause edge",
    "bow_shock": "Bow-shock edge",
    "gse_x": "GSE X",
}
"""What the label says where the title is too long for a picture."""
