"""A drawing as SVG, to stand in a page."""

from xml.sax.saxutils import escape, quoteattr

from smileviz.base.theme import LIGHT
from smileviz.report.drawing import Drawing, Path, Shape, Text


def svg(drawing: Drawing) -> str:
    """The element ``svg``, as wide as its place, but not much wider than *drawing*."""
    shapes = "\n".join(map(_shape, drawing.shapes))
    size = f"{drawing.width:g} {drawing.height:g}"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" role="img" '
        f'style="max-width:{1.4 * drawing.width:.0f}pt" font-family={quoteattr(_families())}>'
        f"<title>{escape(drawing.title)}</title>\n{shapes}\n</svg>"
    )


def _families() -> str:
    return f"'{LIGHT.family}', sans-serif"


def _shape(shape: Shape) -> str:
    return _text(shape) if isinstance(shape, Text) else _path(shape)


def _path(path: Path) -> str:
    moves = " ".join(f"{'L' if k else 'M'}{x:.2f} {y:.2f}" for k, (x, y) in enumerate(path.points))
    how = {"d": moves + ("Z" if path.closed else ""), "fill": path.fill or "none"}
    if path.stroke is not None:
        how |= {"stroke": path.stroke, "stroke-width": f"{path.width:g}"}
        if path.dash:
            how["stroke-dasharray"] = " ".join(f"{length:g}" for length in path.dash)
    return f"<path {_attributes(how)}/>"


def _text(text: Text) -> str:
    x, y = text.at
    how = {"x": f"{x:.2f}", "y": f"{y:.2f}", "font-size": f"{text.size:g}", "fill": text.colour}
    if text.anchor != "start":
        how["text-anchor"] = text.anchor
    if text.bold:
        how["font-weight"] = "600"
    if text.turned:
        how["transform"] = f"rotate(-90 {x:.2f} {y:.2f})"
    return f"<text {_attributes(how)}>{escape(text.words)}</text>"


def _attributes(how: dict[str, str]) -> str:
    return " ".join(f"{name}={quoteattr(value)}" for name, value in how.items())
