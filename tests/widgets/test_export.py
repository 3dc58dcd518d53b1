"""What is saved: a picture that is not empty, numbers, and where they come from."""

import xml.etree.ElementTree as ET

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from smileviz.base.theme import DARK
from smileviz.widgets import export, style
from smileviz.widgets.colours import pen
from smileviz.widgets.equal_plot import EqualPlot
from smileviz.widgets.export import Export, Sheet
from smileviz.widgets.items import Curve
from smileviz.widgets.labels import Text

WHENCE = {"program": "smileviz 0.0", "ephemeris": "JPL Horizons; <fit> & more", "at": "2026-11-22"}


@pytest.fixture
def plot(qtbot, qapp):
    style.dress(qapp, DARK)
    made = EqualPlot(DARK, "deg", "SXI")
    qtbot.addWidget(made.view)
    made.set_home(QRectF(-10.0, -10.0, 20.0, 20.0))
    curve = Curve(pen(DARK.magnetopause))
    made.add(curve)
    curve.set_points(np.array([[-5.0, -5.0], [5.0, 5.0]]))
    made.say([Text("nose", "Nose", 5.0, 5.0, DARK.magnetopause)])
    made.view.resize(300, 260)
    with qtbot.waitExposed(made.view):
        made.view.show()
    QApplication.processEvents()
    return made


@pytest.fixture
def saved(plot):
    sheet = Sheet(("utc", "x_deg", "name"), [("2026", 1.23456789012, "a"), ("2027", np.nan, "b")])
    return Export("smile_sxi", plot.view, DARK, lambda: WHENCE, lambda: sheet)


def test_png_is_three_times_the_screen_and_holds_its_provenance(saved):
    image = QImage.fromData(export.png(saved))
    assert image.width() == 900
    assert {key: image.text(key) for key in WHENCE} == WHENCE
    ink = {image.pixelColor(x, x * 260 // 300).name() for x in range(300, 600)}
    assert len(ink) > 3


def test_svg_is_xml_with_real_text_and_provenance(saved):
    root = ET.fromstring(export.svg(saved))
    words = " ".join(root.itertext())
    assert "Nose" in words
    assert "JPL Horizons" in words
    assert any(
        child.tag.endswith("polyline") or child.tag.endswith("path") for child in root.iter()
    )


def test_csv_begins_with_provenance_and_leaves_no_value_empty(saved):
    lines = export.csv_text(saved).splitlines()
    assert lines[:3] == [f"# {key}: {value}" for key, value in WHENCE.items()]
    assert lines[3:] == ["utc,x_deg,name", "2026,1.23456789,a", "2027,,b"]


def choose(saved, title):
    menu = export.menu(saved.view, saved)
    next(action for action in menu.actions() if action.text().startswith(title)).trigger()


@pytest.mark.parametrize("suffix", ["png", "svg", "csv"])
def test_the_menu_writes_the_file_that_is_asked_for(saved, monkeypatch, tmp_path, suffix):
    path = tmp_path / "plot"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    title = {"png": "Save picture as PNG", "svg": "Save picture as SVG", "csv": "Save numbers"}
    choose(saved, title[suffix])
    assert [found.name for found in tmp_path.iterdir()] == [f"plot.{suffix}"]
    assert path.with_suffix(f".{suffix}").stat().st_size > 60


def test_a_file_that_cannot_be_written_is_said_and_leaves_nothing(saved, monkeypatch, tmp_path):
    said = []
    path = tmp_path / "missing" / "plot.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QMessageBox, "warning", lambda *words: said.append(words[-1]))
    choose(saved, "Save numbers")
    assert said == [f"{path} was not saved: No such file or directory."]


def test_no_file_is_written_when_the_user_thinks_better_of_it(saved, monkeypatch, tmp_path):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    choose(saved, "Save numbers")
    assert list(tmp_path.iterdir()) == []


def test_numbers_and_picture_go_to_the_clipboard(saved):
    choose(saved, "Copy numbers")
    assert QGuiApplication.clipboard().text() == export.csv_text(saved)
    choose(saved, "Copy picture")
    assert not QGuiApplication.clipboard().image().isNull()
