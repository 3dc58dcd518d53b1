"""A drawing on a page of PDF."""

from typing import Any

from smileviz.report.drawing import Drawing, Path, Text
from smileviz.report.pdf_styles import BOLD, REGULAR, printable


def draw(canvas: Any, drawing: Drawing, scale: float) -> None:
    """Draw *drawing* with its lower left corner at the origin of *canvas*."""
    canvas.saveState()
    canvas.scale(scale, scale)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for shape in drawing.shapes:
        if isinstance(shape, Text):
            _text(canvas, shape, drawing.height)
        else:
            _path(canvas, shape, drawing.height)
    canvas.restoreState()


def _path(canvas: Any, path: Path, height: float) -> None:
    way = canvas.beginPath()
    for k, (x, y) in enumerate(path.points):
        (way.lineTo if k else way.moveTo)(x, height - y)
    if path.closed:
        way.close()
    if path.fill is not None:
        canvas.setFillColor(path.fill)
    if path.stroke is not None:
        canvas.setStrokeColor(path.stroke)
        canvas.setLineWidth(path.width)
        canvas.setDash(list(path.dash))
    canvas.drawPath(way, stroke=path.stroke is not None, fill=path.fill is not None)


def _text(canvas: Any, text: Text, height: float) -> None:
    canvas.setFont(BOLD if text.bold else REGULAR, text.size)
    canvas.setFillColor(text.colour)
    canvas.saveState()
    canvas.translate(text.at[0], height - text.at[1])
    if text.turned:
        canvas.rotate(90)
    place = {
        "start": canvas.drawString,
        "middle": canvas.drawCentredString,
        "end": canvas.drawRightString,
    }[text.anchor]
    place(0, 0, printable(text.words))
    canvas.restoreState()
