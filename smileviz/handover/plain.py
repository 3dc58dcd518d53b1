"""Plain ASCII, for formats that know nothing else."""

import unicodedata
from textwrap import wrap

_WIDTH = 100  # CCSDS allows 254 characters a line

_SIGNS = {
    0x00B0: " deg",
    0x00B1: "+-",
    0x00B7: "*",
    0x00D7: "x",
    0x2013: "-",
    0x2014: "-",
    0x2018: "'",
    0x2019: "'",
    0x201C: '"',
    0x201D: '"',
    0x2212: "-",
    0x2264: "<=",
    0x2265: ">=",
    0x2295: "E",
}


def plain(text: str) -> str:
    """*text* in ASCII: accents off, signs as words, the rest as question marks."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_SIGNS))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return bare.encode("ascii", "replace").decode("ascii")


def ascii_lines(meta: dict[str, str]) -> list[str]:
    """*meta* as lines of ASCII, short enough for formats that have a limit."""
    lines = (plain(f"{key}: {value}") for key, value in meta.items())
    return [part for line in lines for part in wrap(line, _WIDTH, subsequent_indent="  ")]
