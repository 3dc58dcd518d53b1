"""How the PDF looks: type, colours, rules of tables; light theme, for paper."""

from html import escape
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Paragraph

from smileviz.base.theme import LIGHT

REGULAR, BOLD = "SmilevizSans", "SmilevizSans-SemiBold"
_CELL = 6.9
_PAD = 3.0


def _style(name: str, size: float, **more: Any) -> Any:
    plain = {"fontName": REGULAR, "textColor": LIGHT.text, "leading": size * 1.36}
    return ParagraphStyle(name, fontSize=size, **(plain | more))


TITLE = _style("title", 27.0, fontName=BOLD, leading=31.0)
SUBTITLE = _style("subtitle", 13.0, textColor=LIGHT.secondary, spaceBefore=4.0)
BADGE = _style("badge", 8.5, textColor=LIGHT.limit, spaceBefore=4.0)
HEADING = _style("heading", 17.0, fontName=BOLD, spaceAfter=8.0)
SUBHEADING = _style(
    "subheading", 11.0, fontName=BOLD, spaceBefore=10.0, spaceAfter=4.0, keepWithNext=1
)
BODY = _style("body", 9.0, spaceAfter=4.0)
QUIET = _style("quiet", 8.0, textColor=LIGHT.secondary, spaceAfter=4.0)
CAPTION = _style("caption", 7.4, textColor=LIGHT.secondary, spaceBefore=3.0, spaceAfter=8.0)
SMALL = _style("small", 8.0)
SMALL_QUIET = _style("small quiet", 8.0, textColor=LIGHT.secondary)
NUMBER = _style("number", 16.0, fontName=BOLD)
HEAD = _style("head", _CELL, fontName=BOLD)
HEAD_RIGHT = _style("head right", _CELL, fontName=BOLD, alignment=2)
_LONG = _style("long", _CELL)
_LONG_MARKED = _style("long marked", _CELL, fontName=BOLD, textColor=LIGHT.limit)

BARE = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
]
FACTS = [
    *BARE,
    ("TOPPADDING", (0, 0), (-1, -1), 1.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
    ("RIGHTPADDING", (0, 0), (-1, -1), 8),
]
NUMBERS = [
    ("BACKGROUND", (0, 0), (-1, -1), LIGHT.panel),
    ("BOX", (0, 0), (-1, -1), 0.5, LIGHT.hairline),
    ("INNERGRID", (0, 0), (-1, -1), 0.0, LIGHT.panel),
    ("LINEBEFORE", (1, 0), (-1, -1), 0.5, LIGHT.hairline),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("BOTTOMPADDING", (0, 0), (-1, 0), 0),
    ("TOPPADDING", (0, 1), (-1, 1), 1),
    ("LEFTPADDING", (0, 0), (-1, -1), 7),
    ("RIGHTPADDING", (0, 0), (-1, -1), 3),
]


def grid(right: list[int], marked: list[int]) -> list[tuple[Any, ...]]:
    """Rules of a table whose columns *right* end at the right, with rows *marked*."""
    rules: list[tuple[Any, ...]] = [
        ("FONT", (0, 1), (-1, -1), REGULAR, _CELL, _CELL * 1.3),
        ("TEXTCOLOR", (0, 1), (-1, -1), LIGHT.text),
        ("LINEBELOW", (0, 0), (-1, 0), 0.9, LIGHT.text),
        ("LINEBELOW", (0, 1), (-1, -1), 0.3, LIGHT.hairline),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("VALIGN", (0, 1), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), 1.6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.8),
        ("LEFTPADDING", (0, 0), (-1, -1), _PAD),
        ("RIGHTPADDING", (0, 0), (-1, -1), _PAD),
    ]
    rules += [("ALIGN", (column, 1), (column, -1), "RIGHT") for column in right]
    for row in marked:
        rules += [
            ("FONT", (0, row + 1), (-1, row + 1), BOLD, _CELL, _CELL * 1.3),
            ("TEXTCOLOR", (0, row + 1), (-1, row + 1), LIGHT.limit),
        ]
    return rules


def paragraph(words: str, style: Any) -> Any:
    """*words* as they are, none of them taken for an instruction."""
    return Paragraph(escape(printable(words)), style)


def cell(words: str, width: float, *, marked: bool) -> Any:
    """A cell of a table: a paragraph where the words do not fit on a line."""
    text = printable(words)
    font = BOLD if marked else REGULAR
    if pdfmetrics.stringWidth(text, font, _CELL) <= width - 2.0 * _PAD:
        return text
    return Paragraph(escape(text), _LONG_MARKED if marked else _LONG)


def printable(words: str) -> str:
    """*words* with a box for what the font does not have."""
    known = pdfmetrics.getFont(REGULAR).face.charToGlyph
    return "".join(letter if ord(letter) in known else "□" for letter in words)
