"""Where results go: standard output, or a file written whole or not at all."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from textwrap import wrap

from smileviz.base.errors import SmileError
from smileviz.cli.asked import with_suffix
from smileviz.handover.sheet import Sheet, csv_text, json_text
from smileviz.mission.files import write_atomic

_SHORT = 40
_WIDE = 90

WRITERS = {"csv": csv_text, "json": json_text}


def emit(text: str, output: Path | None) -> None:
    """*text* to the file *output*, or where it is none or ``-`` to standard output."""
    if output is None or str(output) == "-":
        _print(text)
    else:
        write_atomic(output, text.encode("utf-8"))


def emit_parts(parts: Iterable[bytes], output: Path | None) -> None:
    """Text in UTF-8, piece by piece, as `emit` does."""
    if output is None or str(output) == "-":
        for part in parts:
            _print(part.decode("utf-8"))
    else:
        write_atomic(output, parts)


def file_for(output: Path | None, suffix: str) -> Path:
    """The file *output*, which must be one and end in *suffix*."""
    if output is None or str(output) == "-":
        raise SmileError(f"A {suffix} file is not text: say where it goes with -o FILE{suffix}.")
    return with_suffix(output, suffix)


def _print(text: str) -> None:
    """*text* to standard output; a reader who has gone is not an error, a full disk is."""
    if sys.stdout is None:
        raise SmileError("Standard output is closed; write to a file with -o FILE.")
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        to_nowhere()
        raise SmileError(f"Standard output cannot be written: {error.strerror}.") from None


def to_nowhere() -> None:
    """Let what standard output still holds go, or Python complains once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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
