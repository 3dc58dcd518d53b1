"""Windows for other programs: iCalendar (RFC 5545), and EVF of ESA's planning tools."""

from collections import Counter
from collections.abc import Callable, Iterator

from smileviz.base import time
from smileviz.cli.timeline import Row

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LONGEST = 75  # octets in a line of iCalendar


def ics(meta: dict[str, str], rows: list[Row]) -> str:
    """The windows as a calendar, one entry each, to the second."""
    about = "\n".join(f"{name}: {value}" for name, value in meta.items())
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//smileviz//{meta['program']}//EN",
        f"X-WR-CALNAME:{_escaped(meta['scenario'])}",
        f"X-WR-CALDESC:{_escaped(about)}",
    ]
    for row in rows:
        start, stop = _basic(row.when.start), _basic(row.when.stop)
        lines += [
            "BEGIN:VEVENT",
            f"UID:{row.kind.name.replace(':', '-')}-{start}@smileviz",
            f"DTSTAMP:{start}",
            f"DTSTART:{start}",
            f"DTEND:{stop}",
            f"SUMMARY:{_escaped(row.kind.title)}",
            f"DESCRIPTION:{_escaped(f'{_remark(row)}{row.kind.sentence}' + chr(10) + about)}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def evf(meta: dict[str, str], rows: list[Row]) -> str:
    """The windows as events ``..._START`` and ``..._END`` with counts, in order of time."""
    lines = [f"# {name}: {' '.join(value.split())}" for name, value in meta.items()]

    edges = [
        (t, f"{row.kind.name.upper().replace(':', '_')}_{end}")
        for row in rows
        for t, end in ((row.when.start, "START"), (row.when.stop, "END"))
    ]
    counts: Counter[str] = Counter()
    for t, name in sorted(edges):
        counts[name] += 1
        lines.append(f"{_with_month(t)} {name} (COUNT = {counts[name]})")
    return "\n".join(lines) + "\n"


WRITERS: dict[str, Callable[[dict[str, str], list[Row]], str]] = {"ics": ics, "evf": evf}


def _remark(row: Row) -> str:
    """Whether the window may go on unseen."""
    sides = [name for name, cut in (("start", row.start_cut), ("stop", row.stop_cut)) if cut]
    return f"Cut at its {' and '.join(sides)}. " if sides else ""


def _basic(t: float) -> str:
    return time.to_utc(t).replace("-", "").replace(":", "")


def _with_month(t: float) -> str:
    """``22-Nov-2026_10:00:00``."""
    date, _, clock = time.to_utc(t).removesuffix("Z").partition("T")
    year, month, day = date.split("-")
    return f"{day}-{_MONTHS[int(month) - 1]}-{year}_{clock}"


def _escaped(text: str) -> str:
    for plain in ("\\", ";", ","):
        text = text.replace(plain, f"\\{plain}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, each but the first after a space."""
    piece = ""
    for letter in line:
        if len((piece + letter).encode()) > _LONGEST:
            yield piece
            piece = " "
        piece += letter
    yield piece
