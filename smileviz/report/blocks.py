"""Blocks: what a report is made of, whatever it is written as."""

from dataclasses import dataclass

from smileviz.report.drawing import Drawing


@dataclass(frozen=True)
class Heading:
    """The title of a part; level 1 begins a page."""

    words: str
    level: int = 1


@dataclass(frozen=True)
class Prose:
    """A paragraph; *quiet*: of what is to be known, not of what is new."""

    words: str
    quiet: bool = False


@dataclass(frozen=True)
class Facts:
    """Names and values, side by side."""

    rows: tuple[tuple[str, str], ...]
    columns: int = 1


@dataclass(frozen=True)
class Numbers:
    """A few numbers that matter most: value with unit, and what it is."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Column:
    """One column of a table; *share*: its part of the width."""

    title: str
    share: float = 1.0
    right: bool = False


@dataclass(frozen=True)
class Grid:
    """A table; its head is repeated on every page. *empty*: what is said if it has no rows."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    empty: str = "None in this span."
    marked: frozenset[int] = frozenset()
    """Rows that are set off: beyond a limit."""


@dataclass(frozen=True)
class Figure:
    """A drawing, or several side by side, and what they show."""

    drawings: tuple[Drawing, ...]
    caption: str


@dataclass(frozen=True)
class Photo:
    """A picture of pixels as PNG, and what it shows; *share*: of the width of the page."""

    png: bytes
    size: tuple[int, int]
    caption: str
    share: float = 1.0


@dataclass(frozen=True)
class Photos:
    """Pictures side by side."""

    photos: tuple[Photo, ...]


Block = Heading | Prose | Facts | Numbers | Grid | Figure | Photo | Photos


@dataclass(frozen=True)
class Cover:
    """What stands on top of the first page."""

    title: str
    subtitle: str
    badge: str
    """A word on the solar wind: measured, assumed, synthetic."""


@dataclass(frozen=True)
class Document:
    """A report: its cover, its blocks, the line at the foot of every page, and its provenance."""

    cover: Cover
    blocks: tuple[Block, ...]
    foot: str
    meta: dict[str, str]
