"""The planning report: what is in it, as PDF and as HTML, read by programs that are not ours."""

import io
import re
from dataclasses import replace
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import numpy as np
import pypdf
import pytest

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.progress import CancelledError
from smileviz.base.windows import Span
from smileviz.mission import almanac
from smileviz.mission.calendar import calendar
from smileviz.report import make
from smileviz.report.blocks import Column, Figure, Grid, Heading, Numbers, Prose
from smileviz.report.files import save
from smileviz.report.html import html
from smileviz.report.pdf import pdf
from smileviz.report.request import Request, season_of

PARTS = [
    "Timeline",
    "Revolutions and margins",
    "Season calendar",
    "Geometry and wind",
    "Windows",
    "What the words mean, and where it comes from",
]


@pytest.fixture(scope="module")
def paper(document):
    return pypdf.PdfReader(io.BytesIO(pdf(document)))


@pytest.fixture(scope="module")
def page(document):
    return html(document).decode("utf-8")


@pytest.fixture(scope="module")
def words(paper):
    return [" ".join(sheet.extract_text().split()) for sheet in paper.pages]


def test_it_has_all_parts_in_order(document):
    assert [b.words for b in document.blocks if isinstance(b, Heading) and b.level == 1] == PARTS


def test_its_numbers_are_those_of_the_almanac(document, smile, week):
    numbers = next(block for block in document.blocks if isinstance(block, Numbers))
    hours = almanac.windows("sxi_allowed", smile, week).total_s / 3600.0
    assert numbers.rows[0] == (f"{hours:.1f} h", "SXI may observe")
    eclipses = len(almanac.windows("penumbra", smile, week))
    assert eclipses > 0
    assert numbers.rows[-1][0] == str(eclipses)


def test_its_windows_are_all_windows_of_the_span(document, smile, week):
    grid = document.blocks[document.blocks.index(Heading("Windows")) + 2]
    shown = [row for row in grid.rows if row[0] == "Penumbra"]
    found = list(almanac.windows("penumbra", smile, week))
    assert [row[1:3] for row in shown] == [
        (time.label(when.start), time.label(when.stop)) for when in found
    ]
    cut = [row for row in grid.rows if row[1].startswith("← ")]
    assert cut
    assert {row[1] for row in cut} == {"← 2026-10-09 00:00:00"}


def test_progress_rises_to_the_end(document, shares):
    assert document.blocks
    assert shares == sorted(shares)
    assert shares[0] < 0.2
    assert shares[-1] > 0.8


def test_the_pdf_has_numbered_pages_and_an_outline(paper, words):
    count = len(paper.pages)
    assert 8 <= count <= 20
    for number, text in enumerate(words, start=1):
        assert f"{number} / {count}" in text
    titles = [item.title for item in paper.outline if not isinstance(item, list)]
    assert titles == PARTS
    assert all(tuple(map(round, sheet.mediabox.upper_right)) == (595, 842) for sheet in paper.pages)


def test_every_page_of_the_pdf_says_that_the_wind_is_synthetic(words):
    assert all("solar wind synthetic" in text for text in words)


def test_the_pdf_embeds_the_fonts_of_the_program(paper):
    fonts = {}
    for sheet in paper.pages:
        for font in sheet["/Resources"]["/Font"].get_object().values():
            about = font.get_object()
            fonts[about["/BaseFont"]] = about
    own = {name for name in fonts if "SmilevizSans" in name}
    assert {name.split("-")[-1] for name in own} == {"Regular", "SemiBold"}
    for name in own:
        assert "/FontFile2" in fonts[name]["/FontDescriptor"]
    used = set(fonts) - own
    assert used <= {"/Helvetica"}  # named by the library, written with nowhere


def test_letters_come_out_as_they_went_in(words):
    whole = " ".join(words)
    for text in ("Malargüe", "Jelínek", "R⊕", "O'Higgins", "scenario file a.toml"):
        assert text in whole


def test_a_long_table_repeats_its_head_on_every_page(document):
    rows = tuple((str(k), f"row {k}") for k in range(150))
    grid = Grid((Column("Number", right=True), Column("Words of it", 3.0)), rows)
    made = pypdf.PdfReader(io.BytesIO(pdf(replace(document, blocks=(grid,)))))
    assert len(made.pages) > 2
    for sheet in made.pages:
        assert "Words of it" in sheet.extract_text()


def test_the_pdf_carries_the_provenance_in_its_information(paper, document):
    assert document.meta["scenario_hash"] in paper.metadata["/Keywords"]
    assert paper.metadata.title.startswith("Planning report: SMILE: 2026-10-09")


class Page(HTMLParser):
    """Tags as they open and close, and every address."""

    VOID = ("meta", "img", "br", "link", "hr", "input")

    def __init__(self, text):
        super().__init__()
        self.open, self.addresses, self.tags = [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.addresses += [value for name, value in attrs if name in ("src", "href")]
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_startendtag(self, tag, attrs):
        self.tags.append(tag)


def test_the_page_is_whole_and_needs_nothing_else(page):
    read = Page(page)
    assert read.open == []
    assert read.tags.count("img") == 3
    assert read.tags.count("svg") == 2 + 4 + 3 + 1
    assert all(address.startswith("data:image/png;base64,") for address in read.addresses)
    assert not re.search(r"@import|<script|<link", page)
    assert all(part.startswith("data:font/otf") for part in re.findall(r"url\(([^)]{20})", page))


def test_the_page_says_where_it_is_from(page, document):
    for key, value in document.meta.items():
        assert f'name="smileviz:{key}"' in page, key
        assert value.split("&")[0][:40] in page
    assert "Solar wind: synthetic" in page
    assert "A picture &amp; its words." in page


def test_drawings_of_the_page_are_sound_svg_within_their_frames(page):
    for text in re.findall(r"<svg .*?</svg>", page, re.DOTALL):
        root = ET.fromstring(text)
        width, height = map(float, root.attrib["viewBox"].split()[2:])
        assert root.findtext("{http://www.w3.org/2000/svg}title")
        for element in root.iter("{http://www.w3.org/2000/svg}text"):
            assert -1.0 <= float(element.attrib["x"]) <= width + 1.0
            assert -1.0 <= float(element.attrib["y"]) <= height + 1.0


def test_nothing_that_is_written_is_taken_for_markup(document):
    odd = Prose("<b>bold</b> & <script>alert(1)</script>")
    made = replace(document, blocks=(odd,))
    assert "<script" not in html(made).decode()
    text = pypdf.PdfReader(io.BytesIO(pdf(made))).pages[0].extract_text()
    assert "<b>bold</b> & <script>" in text


def test_a_letter_that_the_font_has_not_becomes_a_box(document):
    made = replace(document, blocks=(Prose("微笑 SMILE"),))
    assert "□□ SMILE" in pypdf.PdfReader(io.BytesIO(pdf(made))).pages[0].extract_text()


@pytest.mark.parametrize("days", [0.01, 500.0])
def test_a_span_of_which_there_is_no_report_is_a_sentence(smile, days):
    start = time.from_utc("2026-10-09")
    with pytest.raises(SmileError, match="it may span 1 h to 400 d"):
        Request(smile, Span(start, start + days * 86_400.0))


def test_a_cancelled_report_leaves_no_file(smile, week, tmp_path):
    with pytest.raises(CancelledError):
        save(Request(smile, week, report=lambda share: share < 0.3), tmp_path / "a.pdf")
    assert list(tmp_path.iterdir()) == []


def test_an_hour_at_the_end_of_the_mission_has_a_report(smile):
    span = Span(smile.span.stop - 3600.0, smile.span.stop)
    made = make.report(Request(smile, span))
    assert html(made)
    assert pdf(made)


def test_a_season_is_drawn_a_week_at_a_time(smile, monkeypatch):
    start = time.from_utc("2026-10-01")
    monkeypatch.setattr(make, "season_of", lambda request: request.span)
    made = make.report(Request(smile, Span(start, start + 23.0 * 86_400.0)))
    at = made.blocks.index(Heading("Timeline"))
    end = made.blocks.index(Heading("Revolutions and margins"))
    weeks = [b.words for b in made.blocks[at:end] if isinstance(b, Heading) and b.level == 2]
    assert weeks == [f"From 2026-10-{day} 00:00" for day in ("01", "08", "15")]
    assert sum(isinstance(block, Figure) for block in made.blocks[at:end]) == 4
    contacts = made.blocks[made.blocks.index(Heading("Contacts", 2)) + 2]
    assert {row[0] for row in contacts.rows} == {"O'Higgins", "Sanya"}


def test_the_season_is_a_year_about_the_span_within_the_mission(smile, week):
    season = season_of(Request(smile, week))
    assert season.length_s == pytest.approx(365.25 * 86_400.0, rel=0.01)
    assert season.start <= week.start < week.stop <= season.stop
    assert season.start >= smile.span.start
    found = calendar(smile, season)
    assert np.isfinite(found.columns["sxi_h"]).all()
