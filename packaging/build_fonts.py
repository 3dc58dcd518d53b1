"""Make resources/fonts/ from Inter: a subset, tabular digits by default, and the Earth sign.

    python packaging/build_fonts.py INTER_FOLDER --copyright DEBIAN_COPYRIGHT

INTER_FOLDER holds Inter-Regular.otf and Inter-SemiBold.otf (version 3.19, SIL Open Font License
1.1), DEBIAN_COPYRIGHT is the file of that name in the same Debian package, fonts-inter.  Needs
fontTools.  The licence asks modified fonts to bear another
name, and neither VTK nor every Qt control can switch OpenType features on, so the result is called
"Smileviz Sans", its digits are Inter's own ``tnum`` glyphs, and U+2295 is a subscript Earth sign:
``R`` followed by it reads as the symbol of the Earth radius.
"""

import argparse
from pathlib import Path

from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "Smileviz Sans"
WEIGHTS = {"Regular": 400, "SemiBold": 600}
KEPT = (  # Latin, Greek, punctuation, super- and subscripts, arrows, mathematics, shapes
    (0x20, 0x24F), (0x2B0, 0x2FF), (0x370, 0x3FF), (0x2000, 0x206F), (0x2070, 0x209F),
    (0x20A0, 0x20BF), (0x2100, 0x214F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x25A0, 0x25FF),
)  # fmt: skip
EARTH_SIGN = 0x2295
COPYRIGHT = (
    "Copyright 2016-2022 The Inter Project Authors <rasmus@notion.se>\n"
    "Smileviz Sans is a modified version, made by the smileviz authors; changes: README.md."
)
KAPPA = 0.5522847498  # a quarter circle as one cubic


def circle(pen: T2CharStringPen, centre: tuple[float, float], radius: float, turn: int) -> None:
    """One closed circle; *turn* +1 is counter-clockwise (ink), -1 clockwise (hole)."""
    x, y = centre
    k = KAPPA * radius
    pen.moveTo((x + radius, y))
    pen.curveTo((x + radius, y + turn * k), (x + k, y + turn * radius), (x, y + turn * radius))
    pen.curveTo((x - k, y + turn * radius), (x - radius, y + turn * k), (x - radius, y))
    pen.curveTo((x - radius, y - turn * k), (x - k, y - turn * radius), (x, y - turn * radius))
    pen.curveTo((x + k, y - turn * radius), (x + radius, y - turn * k), (x + radius, y))
    pen.closePath()


def bar(pen: T2CharStringPen, low: tuple[float, float], high: tuple[float, float]) -> None:
    """One upright rectangle of ink."""
    pen.moveTo(low)
    pen.lineTo((high[0], low[1]))
    pen.lineTo(high)
    pen.lineTo((low[0], high[1]))
    pen.closePath()


def add_earth_sign(font: TTFont, weight: int) -> None:
    """Draw U+2295 as a subscript, sized by the font's capital height."""
    cap = font["OS/2"].sCapHeight
    radius, stroke = 0.37 * cap, (0.085 if weight < 500 else 0.115) * cap
    width = round(2 * radius + 0.12 * cap)
    x, y = width / 2, 0.14 * cap
    pen = T2CharStringPen(width, None)
    inner, half = radius - stroke, stroke / 2
    circle(pen, (x, y), radius, 1)
    circle(pen, (x, y), inner, -1)
    bar(pen, (x - inner - half, y - half), (x + inner + half, y + half))
    bar(pen, (x - half, y + half), (x + half, y + inner + half))
    bar(pen, (x - half, y - inner - half), (x + half, y - half))
    cff = font["CFF "].cff
    top = cff.topDictIndex[0]
    name = "earth.sign"
    charstring = pen.getCharString(top.Private, top.GlobalSubrs)
    top.CharStrings.charStrings[name] = len(top.CharStrings.charStringsIndex)
    top.CharStrings.charStringsIndex.append(charstring)
    top.charset.append(name)
    font.setGlyphOrder(top.charset)
    font["hmtx"][name] = (width, round(x - radius))
    font["maxp"].numGlyphs += 1
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[EARTH_SIGN] = name


def freeze_tabular_digits(font: TTFont) -> None:
    """Let every character whose glyph has a ``tnum`` form use that form."""
    swap = tabular_forms(font)
    keep = set("0123456789+-\u2212±")  # the rest of Inter's tabular forms only loosen text
    for table in font["cmap"].tables:
        if table.isUnicode():
            for code, glyph in list(table.cmap.items()):
                if glyph in swap and chr(code) in keep:
                    table.cmap[code] = swap[glyph]
    digits = [font.getBestCmap()[ord(digit)] for digit in "0123456789"]
    widest = max(font["hmtx"][glyph][0] for glyph in digits)
    for glyph in digits:  # Inter 3.19's semi-bold four is 3 units of 2816 too narrow
        font["hmtx"][glyph] = (widest, font["hmtx"][glyph][1])


def tabular_forms(font: TTFont) -> dict[str, str]:
    """The glyph that the feature ``tnum`` puts in the place of each glyph."""
    gsub = font["GSUB"].table
    records = [r for r in gsub.FeatureList.FeatureRecord if r.FeatureTag == "tnum"]
    lookups = [gsub.LookupList.Lookup[i] for r in records for i in r.Feature.LookupListIndex]
    swap: dict[str, str] = {}
    for lookup in lookups:
        for table in lookup.SubTable:
            swap.update(getattr(getattr(table, "ExtSubTable", table), "mapping", {}))
    return swap


def rename(font: TTFont, style: str, weight: int) -> None:
    """Give the derived font its own name, and keep copyright and licence as they were."""
    plain = f"SmilevizSans-{style}"
    names = {
        1: FAMILY if style == "Regular" else f"{FAMILY} {style}",
        2: "Regular",
        3: f"1.000;{plain}",
        4: f"{FAMILY} {style}",
        5: "Version 1.000; made from Inter 3.19",
        6: plain,
        16: FAMILY,
        17: style,
    }
    table = font["name"]
    table.names = [n for n in table.names if n.nameID in {0, 13, 14}]
    for key, text in names.items():
        table.setName(text, key, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    cff = font["CFF "].cff
    cff.fontNames = [plain]
    top = cff.topDictIndex[0]
    top.FullName, top.FamilyName = names[4], FAMILY


def build(source: Path, target: Path, style: str) -> None:
    """Write one weight."""
    font = TTFont(source, recalcTimestamp=False)
    freeze_tabular_digits(font)
    options = Options()
    options.layout_features = ["kern", "mark", "mkmk", "ccmp", "locl", "case", "calt"]
    options.name_IDs = ["*"]
    options.hinting = True
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for low, high in KEPT for code in range(low, high + 1)])
    subsetter.subset(font)
    add_earth_sign(font, WEIGHTS[style])
    rename(font, style, WEIGHTS[style])
    font.save(target)
    print(target.name, target.stat().st_size, "bytes")


def licence(text: str) -> str:
    """The licence paragraph of a Debian copyright file, as plain text under its copyright line."""
    body = text.split("License: OFL-1.1\n", 1)[1].split("\nLicense:", 1)[0]
    lines = [line.strip() for line in body.rstrip().splitlines()]
    plain = "\n".join("" if line == "." else line for line in lines)
    return f"{COPYRIGHT}\n\nSIL OPEN FONT LICENSE Version 1.1 - 26 February 2007\n\n{plain}\n"


def main() -> None:
    """Read the command line and write both weights and the licence."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("inter", type=Path)
    parser.add_argument("--copyright", type=Path, required=True)
    parser.add_argument("-o", type=Path, default=Path("resources/fonts"))
    chosen = parser.parse_args()
    for style in WEIGHTS:
        build(chosen.inter / f"Inter-{style}.otf", chosen.o / f"SmilevizSans-{style}.otf", style)
    (chosen.o / "OFL.txt").write_text(licence(chosen.copyright.read_text()))


if __name__ == "__main__":
    main()
