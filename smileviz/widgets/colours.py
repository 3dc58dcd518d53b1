"""Colours, pens and brushes of the theme for Qt: hex in, Qt out."""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QPen

from smileviz.base.theme import Theme

LONG_DASH = (7.0, 4.0)
SHORT_DASH = (3.0, 3.0)
DOTS = (1.0, 3.0)


def colour(value: str, alpha: float = 1.0) -> QColor:
    """``#RRGGBB`` as a QColor of that opacity."""
    made = QColor(value)
    made.setAlphaF(alpha)
    return made


@lru_cache(maxsize=256)
def mix(first: str, second: str, fraction: float) -> str:
    """The colour *fraction* of the way from *first* to *second*."""
    a, b = QColor(first), QColor(second)
    parts = (
        (a.red(), b.red()),
        (a.green(), b.green()),
        (a.blue(), b.blue()),
    )
    return "#" + "".join(f"{round(p + fraction * (q - p)):02X}" for p, q in parts)


def grid(theme: Theme) -> str:
    """The colour of hairlines behind data: there, but never before them."""
    strong = theme.hairline == theme.text
    return mix(theme.background, theme.hairline, 0.3 if strong else 0.7)


def pen(value: str, width: float = 1.0, dash: tuple[float, ...] = (), alpha: float = 1.0) -> QPen:
    """A pen: *width* in pixels, *dash* in widths; `items` keep them so at every scale."""
    made = QPen(colour(value, alpha), width)
    made.setCapStyle(Qt.PenCapStyle.FlatCap)
    made.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dash:
        made.setDashPattern(list(dash))
    return made


def brush(value: str, alpha: float = 1.0) -> QBrush:
    """A plain fill."""
    return QBrush(colour(value, alpha))


def hatch(value: str, alpha: float = 1.0, *, crossed: bool = False) -> QBrush:
    """A hatched fill, which reads in grey too."""
    style = Qt.BrushStyle.DiagCrossPattern if crossed else Qt.BrushStyle.BDiagPattern
    return QBrush(colour(value, alpha), style)
