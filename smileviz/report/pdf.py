"""A report as PDF: A4 pages with numbers, repeated table heads, an outline, vector drawings."""

import io
from collections.abc import Callable
from functools import cache, partial
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    Image,
    PageBreak,
    PageTemplate,
    Spacer,
    Table,
    TableStyle,
)

from smileviz.base import resources
from smileviz.base.progress import Report, go_on
from smileviz.base.theme import LIGHT
from smileviz.report import pdf_styles as look
from smileviz.report.blocks import (
    Block,
    Cover,
    Document,
    Facts,
    Figure,
    Grid,
    Heading,
    Numbers,
    Photo,
    Photos,
    Prose,
)
from smileviz.report.drawing import Drawing
from smileviz.report.pdf_drawing import draw

MARGIN = 45.0
WIDTH = A4[0] - 2.0 * MARGIN
_FOOT = 34.0
_GAP = 10.0


def pdf(document: Document, report: Report | None = None) -> bytes:
    """The file; *report* is told the progress."""
    _register()
    out = io.BytesIO()
    cover = document.cover
    template = BaseDocTemplate(
        out,
        pagesize=A4,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN + 8.0,
        title=f"{cover.title}: {cover.subtitle}",
        author=document.meta["program"],
        subject=document.foot,
        keywords="; ".join(f"{key}: {value}" for key, value in document.meta.items()),
        creator=document.meta["program"],
    )
    frame = Frame(MARGIN, MARGIN + 8.0, WIDTH, A4[1] - 2.0 * MARGIN - 8.0, *(0, 0, 0, 0), id="page")
    template.addPageTemplates([PageTemplate("page", [frame])])
    template.setProgressCallBack(partial(_told, report, []))
    story = [*_cover(cover)]
    for block in document.blocks:
        story += _BLOCKS[type(block)](block)
    template.build(story, canvasmaker=partial(_Pages, document.foot))
    return out.getvalue()


def _told(report: Report | None, sizes: list[int], kind: str, value: object) -> None:
    """Say how much of the story is on pages."""
    if kind == "SIZE_EST" and isinstance(value, int):
        sizes.append(max(value, 1))
    if kind == "PROGRESS" and sizes and isinstance(value, int):
        go_on(report, min(value / sizes[-1], 1.0), "The report")


@cache
def _register() -> None:
    """Make the fonts of the program known, once."""
    for style, name in (("Regular", look.REGULAR), ("SemiBold", look.BOLD)):
        file = str(resources.path(f"fonts/SmilevizSans-{style}.ttf"))
        pdfmetrics.registerFont(TTFont(name, file))
    pdfmetrics.registerFontFamily(look.REGULAR, look.REGULAR, look.BOLD, look.REGULAR, look.BOLD)


class _Pages(Canvas):  # type: ignore[misc]  # reportlab has no annotations
    """A canvas that writes the foot of each page when it knows how many there are."""

    def __init__(self, foot: str, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._foot_words = foot
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 (reportlab's name)
        """Keep the page."""
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Write all pages."""
        for number, page in enumerate(self._kept, start=1):
            self.__dict__.update(page)
            self._foot(number, len(self._kept))
            super().showPage()
        super().save()

    def _foot(self, number: int, count: int) -> None:
        self.setStrokeColor(LIGHT.hairline)
        self.setLineWidth(0.5)
        self.line(MARGIN, _FOOT + 9.0, A4[0] - MARGIN, _FOOT + 9.0)
        self.setFont(look.REGULAR, 7.0)
        self.setFillColor(LIGHT.secondary)
        self.drawString(MARGIN, _FOOT - 2.0, look.printable(self._foot_words))
        self.drawRightString(A4[0] - MARGIN, _FOOT - 2.0, f"{number} / {count}")


class _Mark(Flowable):  # type: ignore[misc]
    """A place in the outline of the file."""

    def __init__(self, words: str, level: int) -> None:
        super().__init__()
        self.width = self.height = 0.0
        self._words, self._level = words, level

    def draw(self) -> None:
        """Put the mark."""
        key = f"part-{id(self)}"
        self.canv.bookmarkPage(key)
        self.canv.addOutlineEntry(self._words, key, self._level - 1, closed=False)


class _Drawn(Flowable):  # type: ignore[misc]
    """A drawing, made smaller if its place is narrower."""

    def __init__(self, drawing: Drawing, width: float) -> None:
        super().__init__()
        self._drawing = drawing
        self._scale = min(1.0, width / drawing.width)
        self.width, self.height = drawing.width * self._scale, drawing.height * self._scale

    def draw(self) -> None:
        """Draw it."""
        draw(self.canv, self._drawing, self._scale)


def _cover(cover: Cover) -> list[Any]:
    return [
        look.paragraph(cover.title, look.TITLE),
        look.paragraph(cover.subtitle, look.SUBTITLE),
        look.paragraph(cover.badge, look.BADGE),
        Spacer(1, _GAP),
    ]


def _heading(block: Heading) -> list[Any]:
    mark = _Mark(block.words, block.level)
    if block.level == 1:
        return [PageBreak(), mark, look.paragraph(block.words, look.HEADING)]
    return [mark, look.paragraph(block.words, look.SUBHEADING)]


def _prose(block: Prose) -> list[Any]:
    return [look.paragraph(block.words, look.QUIET if block.quiet else look.BODY)]


def _facts(block: Facts) -> list[Any]:
    cells = [
        (look.paragraph(name, look.SMALL_QUIET), look.paragraph(value, look.SMALL))
        for name, value in block.rows
    ]
    count = -(-len(cells) // block.columns)
    blank = ("", "")
    columns = [cells[k * count : (k + 1) * count] for k in range(block.columns)]
    rows = [
        [part for column in columns for part in (column[k] if k < len(column) else blank)]
        for k in range(count)
    ]
    each = WIDTH / block.columns
    name = 108.0 if block.columns == 1 else 82.0
    table = Table(rows, colWidths=[name, each - name] * block.columns, hAlign="LEFT")
    table.setStyle(TableStyle(look.FACTS))
    return [table, Spacer(1, _GAP)]


def _numbers(block: Numbers) -> list[Any]:
    values = [look.paragraph(value, look.NUMBER) for value, _ in block.rows]
    names = [look.paragraph(name, look.SMALL_QUIET) for _, name in block.rows]
    table = Table([values, names], colWidths=[WIDTH / len(values)] * len(values))
    table.setStyle(TableStyle(look.NUMBERS))
    return [table, Spacer(1, _GAP)]


def _grid(block: Grid) -> list[Any]:
    if not block.rows:
        return [look.paragraph(block.empty, look.QUIET)]
    whole = sum(column.share for column in block.columns)
    widths = [WIDTH * column.share / whole for column in block.columns]
    heads = [
        look.paragraph(column.title, look.HEAD_RIGHT if column.right else look.HEAD)
        for column in block.columns
    ]
    rows = [
        [
            look.cell(text, width, marked=k in block.marked)
            for text, width in zip(row, widths, strict=True)
        ]
        for k, row in enumerate(block.rows)
    ]
    table = Table([heads, *rows], colWidths=widths, repeatRows=1)
    right = [k for k, column in enumerate(block.columns) if column.right]
    table.setStyle(TableStyle(look.grid(right, sorted(block.marked))))
    return [table, Spacer(1, _GAP)]


def _figure(block: Figure) -> list[Any]:
    each = (WIDTH - _GAP * (len(block.drawings) - 1)) / len(block.drawings)
    drawn = [_Drawn(drawing, each) for drawing in block.drawings]
    words = [look.paragraph(block.caption, look.CAPTION)] if block.caption else [Spacer(1, _GAP)]
    return [*_side_by_side(drawn), *words]


def _side_by_side(parts: list[Any]) -> list[Any]:
    if len(parts) == 1:
        return parts
    table = Table([parts], colWidths=[WIDTH / len(parts)] * len(parts), hAlign="LEFT")
    table.setStyle(TableStyle(look.BARE))
    return [table]


def _image(photo: Photo, width: float) -> Any:
    across, down = photo.size
    return Image(io.BytesIO(photo.png), width=width, height=width * down / across, hAlign="LEFT")


def _photo(block: Photo) -> list[Any]:
    return [_image(block, WIDTH * block.share), look.paragraph(block.caption, look.CAPTION)]


def _photos(block: Photos) -> list[Any]:
    each = (WIDTH - _GAP * (len(block.photos) - 1)) / len(block.photos)
    cells = [
        [_image(photo, each), look.paragraph(photo.caption, look.CAPTION)] for photo in block.photos
    ]
    return _side_by_side(cells)


_BLOCKS: dict[type[Block], Callable[[Any], list[Any]]] = {
    Heading: _heading,
    Prose: _prose,
    Facts: _facts,
    Numbers: _numbers,
    Grid: _grid,
    Figure: _figure,
    Photo: _photo,
    Photos: _photos,
}
