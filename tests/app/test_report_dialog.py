"""File > Planning report: a span, a format, a file."""

import pypdf
import pytest
from PySide6.QtCore import Qt

from smileviz.app.report_dialog import ReportDialog
from smileviz.base import time

T = time.from_utc("2026-11-22T10:00:00Z")


@pytest.fixture
def dialog(session, qtbot):
    told = []
    made = ReportDialog(session.state.at(T), lambda: "", told.append, None)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.told = told
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_offers_a_week_from_now(dialog):
    span = dialog.spans.span()
    assert span.start == T
    assert span.length_s == 7.0 * 86_400.0
    assert dialog.proposed() == ("smile-report-2026-11-22.pdf", ".pdf")


def test_a_pdf_with_pictures_is_written(dialog, tmp_path, qtbot):
    path = tmp_path / "a.pdf"
    with qtbot.waitSignal(dialog.errand.done, timeout=120_000):
        dialog.begin(path)
    assert dialog.told == ["a.pdf is written."]
    assert not dialog.isVisible()
    paper = pypdf.PdfReader(path)
    pictures = [picture for sheet in paper.pages for picture in sheet.images]
    assert len(pictures) == 3
    assert "from dawn" in paper.pages[0].extract_text()


def test_html_without_pictures_is_written(dialog, tmp_path, qtbot):
    dialog.format.setCurrentIndex(1)
    dialog.pictures.setChecked(False)
    path = tmp_path / "a.html"
    with qtbot.waitSignal(dialog.errand.done, timeout=120_000):
        dialog.begin(path)
    assert b"<img" not in path.read_bytes()


def test_too_long_a_span_is_said_before_a_file_is_asked_for(dialog):
    dialog.spans.choice.setCurrentText("Whole mission")
    dialog.save.click()
    assert "it may span 1 h to 400 d" in dialog.wrong.text()


def test_a_name_that_is_no_report_is_said(dialog, tmp_path):
    dialog.begin(tmp_path / "a.docx")
    assert "must end in .pdf or .html" in dialog.wrong.text()
    assert not dialog.errand.running


def test_cancel_stops_it(dialog, tmp_path, qtbot):
    dialog.pictures.setChecked(False)
    dialog.begin(tmp_path / "a.pdf")
    dialog.reject()
    assert "Cancelled" in dialog.wrong.text()
    qtbot.wait(200)
    assert list(tmp_path.iterdir()) == []
