"""Where results go: standard output, or a file written whole or not at all."""

import sys
from pathlib import Path
from textwrap import wrap

from smileviz.cli.sheet import Sheet, csv_text, json_text
from smileviz.mission.files import write_atomic

_SHORT = 40
_WIDE = 90

WRITERS = {"csv": csv_text, "json": json_text}


def emit(text: str, output: Path | None) -> None:
    """*text* to the file *output*, or where it is none or ``-`` to standard output."""
    if output is None or str(output) == "-":
        sys.stdout.write(text)
    else:
        write_atomic(output, text.encode("utf-8"))


def emit_sheet(sheet: Sheet, form: str, output: Path | None) -> None:
    """*sheet* as ``csv`` or ``json``."""
    emit(WRITERS[form](sheet), output)


def as_text(columns: dict[str, list[str]]) -> str:
    """Rows for people: short columns side by side, sentences on lines of their own below."""
    short = [name for name, cells in columns.items() if max(map(len, cells)) <= _SHORT]
    long = [name for name in columns if name not in short]
    widths = {name: max(map(len, columns[name])) for name in short}
    lines = []
    for k in range(len(columns[next(iter(columns))])):
        lines.append("  ".join(columns[name][k].ljust(widths[name]) for name in short).rstrip())
        lines += [f"    {line}" for name in long for line in wrap(columns[name][k], _WIDE)]
    return "\n".join(lines) + "\n"
