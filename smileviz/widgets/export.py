"""Saving a plot: PNG, SVG and CSV, each with the lines that say where the numbers come from."""

import csv
import io
import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter, QPen
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QFileDialog, QGraphicsView, QMenu, QMessageBox, QWidget

from smileviz.base.theme import Theme
from smileviz.mission.wind import MADE_UP
from smileviz.widgets import style
from smileviz.widgets.colours import colour

SCALE = 3.0
"""Pixels of a saved PNG to one on the screen."""
_FOOT_PX = 20


@dataclass(frozen=True)
class Sheet:
    """A table: names of columns that end in their unit, and rows."""

    columns: tuple[str, ...]
    rows: Sequence[Sequence[object]]


@dataclass(frozen=True)
class Export:
    """What can be saved of a plot: its picture, its numbers, and their provenance."""

    stem: str
    view: QGraphicsView
    theme: Theme
    provenance: Callable[[], Mapping[str, str]]
    sheet: Callable[[], Sheet]


def png(export: Export) -> bytes:
    """The picture as PNG, the provenance in its text chunks and, short, at its foot."""
    size = _size(export)
    image = QImage(size * SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SCALE)
    image.setDotsPerMeterX(round(SCALE * 96.0 / 0.0254))
    image.setDotsPerMeterY(round(SCALE * 96.0 / 0.0254))
    for key, value in export.provenance().items():
        image.setText(key, value)
    painter = QPainter(image)
    _paint(painter, export, size)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def svg(export: Export) -> bytes:
    """The picture as SVG with real text, the provenance in its description."""
    size = _size(export)
    made = QByteArray()
    buffer = QBuffer(made)
    generator = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)
    generator.setOutputDevice(buffer)
    generator.setResolution(96)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(export.stem)
    lines = (f"{key}: {value}" for key, value in export.provenance().items())
    generator.setDescription("\n".join(lines))
    painter = QPainter(generator)
    _paint(painter, export, size)
    painter.end()
    return bytes(made.data())


def csv_text(export: Export) -> str:
    """The numbers as CSV after ``# key: value`` lines."""
    text = io.StringIO()
    for key, value in export.provenance().items():
        text.write(f"# {key}: {' '.join(value.split())}\n")
    sheet = export.sheet()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(sheet.columns)
    writer.writerows([[_cell(value) for value in row] for row in sheet.rows])
    return text.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, float):
        return "" if math.isnan(value) else f"{value:.9g}"
    return value


def _size(export: Export) -> QSize:
    size = export.view.viewport().size()
    return QSize(size.width(), size.height() + _FOOT_PX)


def _paint(painter: QPainter, export: Export, size: QSize) -> None:
    whole = QRectF(QPointF(0.0, 0.0), size.toSizeF())
    painter.fillRect(whole, colour(export.theme.background))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    picture = QRectF(0.0, 0.0, size.width(), size.height() - _FOOT_PX)
    export.view.render(painter, picture, export.view.viewport().rect())
    painter.setFont(style.font(export.theme, 9))
    painter.setPen(QPen(colour(export.theme.secondary)))
    lines = export.provenance()
    parts = [lines[key] for key in ("program", "at", "ephemeris") if key in lines]
    if lines.get("solar_wind", "").startswith(MADE_UP):
        parts.insert(0, f"{MADE_UP} SOLAR WIND")
    short = "  ·  ".join(parts)
    foot = QRectF(8.0, size.height() - _FOOT_PX, size.width() - 16.0, _FOOT_PX)
    shown = painter.fontMetrics().elidedText(short, Qt.TextElideMode.ElideRight, int(foot.width()))
    painter.drawText(foot.bottomLeft() + QPointF(0.0, -6.0), shown)


def write(path: Path, content: bytes) -> None:
    """Write a whole file or none: to a neighbour, then rename."""
    neighbour = path.with_name(f".{path.name}.part")
    neighbour.write_bytes(content)
    neighbour.replace(path)


_KINDS: tuple[tuple[str, str, Callable[[Export], bytes]], ...] = (
    ("png", "Save picture as PNG…", png),
    ("svg", "Save picture as SVG…", svg),
    ("csv", "Save numbers as CSV…", lambda export: csv_text(export).encode()),
)


def menu(parent: QWidget, export: Export) -> QMenu:
    """The menu of a plot; add to it, then pop it up."""
    made = QMenu(parent)
    for suffix, title, _ in _KINDS:
        made.addAction(title, partial(_ask, parent, export, suffix))
    made.addSeparator()
    made.addAction("Copy picture", lambda: _copy_picture(export))
    made.addAction("Copy numbers", lambda: QGuiApplication.clipboard().setText(csv_text(export)))
    return made


def _copy_picture(export: Export) -> None:
    QGuiApplication.clipboard().setImage(QImage.fromData(png(export)))


def _ask(parent: QWidget, export: Export, suffix: str) -> None:
    """Ask for a file name and save there; what hinders is said."""
    proposed = f"{export.stem}.{suffix}"
    chosen, _ = QFileDialog.getSaveFileName(parent, "Save", proposed, f"*.{suffix}")
    if not chosen:
        return
    path = Path(chosen)
    path = path if path.suffix else path.with_suffix(f".{suffix}")
    content = next(make for kind, _, make in _KINDS if kind == suffix)
    try:
        write(path, content(export))
    except OSError as error:
        reason = error.strerror or "the file cannot be written"
        QMessageBox.warning(parent, "Not saved", f"{path} was not saved: {reason}.")
