"""Make the TrueType fonts of the PDF report from those of the screen.

    python packaging/build_print_fonts.py

resources/fonts/SmilevizSans-*.otf -> *.ttf with the same names and widths, their cubic outlines as
quadratic ones within a thousandth of the em: what writes the PDF embeds TrueType outlines only.
Needs fontTools.  The licence is that of the sources, OFL.txt.
"""

from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "fonts"
ERROR_EM = 0.001
DROPPED = ("CFF ", "VORG", "GSUB", "GPOS", "GDEF", "BASE", "DSIG", "kern")


def quadratic(font: TTFont) -> dict[str, object]:
    """The glyphs of *font* with quadratic outlines."""
    error = ERROR_EM * font["head"].unitsPerEm
    glyphs = {}
    shapes = font.getGlyphSet()
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(shapes)
        shapes[name].draw(Cu2QuPen(pen, error, reverse_direction=True))
        glyphs[name] = pen.glyph()
    return glyphs


def convert(source: Path) -> Path:
    """Write *source* beside itself as TrueType; -> the file."""
    font = TTFont(source, recalcTimestamp=False)
    glyphs = quadratic(font)
    font["loca"] = newTable("loca")
    font["glyf"] = newTable("glyf")
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["glyf"].glyphs = glyphs
    maxp = font["maxp"]
    maxp.tableVersion = 0x00010000
    for name in (
        *("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs"),
        *("maxStackElements", "maxSizeOfInstructions", "maxComponentElements"),
    ):
        setattr(maxp, name, 1 if name == "maxZones" else 0)
    for tag in DROPPED:
        if tag in font:
            del font[tag]
    font["post"].formatType = 3.0
    font.sfntVersion = "\000\001\000\000"
    target = source.with_suffix(".ttf")
    font.save(target)
    return target


def main() -> None:
    """Convert both weights."""
    for source in sorted(FOLDER.glob("*.otf")):
        target = convert(source)
        print(target.name, target.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
