"""The text file of the SXI team, as STK reports it: seven lines of head, then GSE, km and km/s.

A row is ``1 Jan 2026 00:00:00.000  x y z  xdot ydot zdot``.
"""

import re

import numpy as np

from smileviz.base.errors import SmileError
from smileviz.base.progress import Report
from smileviz.orbit.readers import axes, text
from smileviz.orbit.readers.axes import Axes
from smileviz.orbit.readers.segment import Contents, Segment

_ROW = re.compile(rb"\s*\d{1,2} [A-Za-z]{3} \d{4} \d{2}:\d{2}:\d{2}")
_FRAME = re.compile(
    rb"\b(EME2000|J2000|ICRF|GCRF|ITRF\d*|FIXED|TEME|TOD|MOD|GSE|GSM)\b", re.IGNORECASE
)
_UNIT = re.compile(rb"\((\w+)\)")


def looks_so(lines: list[bytes]) -> bool:
    """Whether *lines* have such rows after a head of at most twenty lines."""
    return any(_ROW.match(line) for line in lines[:20])


def read(content: bytes, report: Report | None) -> Contents:
    """The one table of the file."""
    lines = text.lines_of(content)
    first = next((k for k, line in enumerate(lines) if _ROW.match(line)), None)
    if first is None:
        raise SmileError("there is no row that begins as '1 Jan 2026 00:00:00.000'.")
    _refuse_units(lines[:first])
    kept = [k for k in range(first, len(lines)) if lines[k].strip()]
    numbers = np.array(kept, dtype=np.int64) + 1
    table = text.table([lines[k] for k in kept], numbers, 4, (3, 6), report)
    seconds = text.calendar(table.texts, numbers)
    frame, notes = _axes(lines[:first])
    velocity = table.numbers[:, 3:6] if table.numbers.shape[1] == 6 else None
    segment = Segment(
        name="SMILE",
        scale="UTC",
        seconds=seconds,
        position_km=table.numbers[:, :3],
        velocity_km_s=velocity,
        axes=frame,
        lines=numbers,
        split=True,
    )
    return Contents((segment,), notes)


def _refuse_units(head: list[bytes]) -> None:
    named = {text.word(unit).lower() for line in head for unit in _UNIT.findall(line)}
    odd = named & {"m", "ft", "nm", "au", "re", "mi"}
    if odd:
        raise SmileError(f"its head names the unit {odd.pop()}; km is needed.")


def _axes(head: list[bytes]) -> tuple[Axes, tuple[str, ...]]:
    named = {text.word(name).upper() for line in head for name in _FRAME.findall(line)}
    if len(named) > 1:
        raise SmileError(f"its head names several frames: {', '.join(sorted(named))}.")
    if named:
        return axes.known(named.pop()), ()
    return axes.known("GSE"), ("The file names no frame: GSE is assumed.",)
