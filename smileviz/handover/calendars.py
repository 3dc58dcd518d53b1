"""Windows and events for other programs: iCalendar (RFC 5545, 7986), and EVF of ESA's planners."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from smileviz.base import time
from smileviz.handover.plain import ascii_lines, plain
from smileviz.handover.timeline import Happening, Row

_LONGEST = 75  # octets in a line of iCalendar
_BRIEF = ("program", "scenario", "scenario_hash", "ephemeris", "ephemeris_age", "driver", "warning")


@dataclass(frozen=True)
class Entry:
    """Something in a calendar: from *start* to *stop*, or at *start* alone."""

    name: str
    title: str
    text: str
    start: float
    stop: float | None = None


def of_windows(rows: Sequence[Row]) -> list[Entry]:
    """The windows as entries."""
    return [
        Entry(
            row.kind.name,
            row.kind.title,
            f"{_remark(row)}{row.kind.sentence}",
            row.when.start,
            row.when.stop,
        )
        for row in rows
    ]


def of_events(found: Sequence[Happening]) -> list[Entry]:
    """The events as entries."""
    return [Entry(item.kind.name, item.kind.title, item.kind.sentence, item.t) for item in found]


def ics(meta: dict[str, str], entries: Sequence[Entry]) -> str:
    """A calendar, to the second; a window made again has the UID it had before."""
    name = f"{meta['scenario']}, {meta['program']}"
    about = "\n".join(f"{key}: {value}" for key, value in meta.items())
    brief = "\n".join(f"{key}: {meta[key]}" for key in _BRIEF if key in meta)
    made = _basic(time.now())
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//smileviz//{meta['program']}//EN"]
    for keys, value in ((("NAME", "X-WR-CALNAME"), name), (("DESCRIPTION", "X-WR-CALDESC"), about)):
        lines += [f"{key}:{_escaped(value)}" for key in keys]
    given: Counter[str] = Counter()
    for entry in entries:
        uid = _uid(entry, meta["scenario"])
        given[uid] += 1
        lines += ["BEGIN:VEVENT", f"UID:{uid}{_again(given[uid])}@smileviz", f"DTSTAMP:{made}"]
        lines += _when(entry)
        lines += [
            f"SUMMARY:{_escaped(entry.title)}",
            f"DESCRIPTION:{_escaped(f'{entry.text}{chr(10)}{brief}')}",
            f"CATEGORIES:{_escaped(entry.name.partition(':')[0])}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


_EVF_HEAD = (
    "Events in the form of ESA's event files (EVF), made by smileviz: not a product of ESA or CAS.",
    "Each line: UTC, a name of smileviz's own (a kind; of windows with _START, _END), its count.",
)


def evf(meta: dict[str, str], entries: Sequence[Entry]) -> str:
    """Events, for windows ``..._START`` and ``..._END``, with counts, in order of time."""
    lines = [f"# {line}" for line in (*_EVF_HEAD, *ascii_lines(meta))]
    edges = sorted(edge for entry in entries for edge in _edges(entry))
    counts: Counter[str] = Counter()
    for t, name in edges:
        counts[name] += 1
        when = time.day_month(t, "-").replace(" ", "_")
        lines.append(f"{when} {name} (COUNT = {counts[name]})")
    return "\n".join(lines) + "\n"


WRITERS: dict[str, Callable[[dict[str, str], Sequence[Entry]], str]] = {"ics": ics, "evf": evf}


def _remark(row: Row) -> str:
    """Whether the window may go on unseen."""
    sides = [name for name, cut in (("start", row.start_cut), ("stop", row.stop_cut)) if cut]
    return f"Cut at its {' and '.join(sides)}. " if sides else ""


def _uid(entry: Entry, scenario: str) -> str:
    """The same for an equal window of a later export, though its second may have changed."""
    words = f"{scenario}-{entry.name}".lower()
    name = "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in words)
    return f"{name}-{_basic(entry.start)[:13]}"


def _again(count: int) -> str:
    return "" if count == 1 else f"-{count}"


def _when(entry: Entry) -> list[str]:
    """Start and end; an end must be later than the start, or not be there."""
    start = _basic(entry.start)
    stop = start if entry.stop is None else _basic(entry.stop)
    return [f"DTSTART:{start}", *([f"DTEND:{stop}"] if stop > start else [])]


def _edges(entry: Entry) -> list[tuple[float, str]]:
    name = plain(entry.name).upper().replace(":", "_").replace(" ", "_")
    if entry.stop is None:
        return [(entry.start, name)]
    return [(entry.start, f"{name}_START"), (entry.stop, f"{name}_END")]


def _basic(t: float) -> str:
    return time.to_utc(t).replace("-", "").replace(":", "")


def _escaped(text: str) -> str:
    for plain_sign in ("\\", ";", ","):
        text = text.replace(plain_sign, f"\\{plain_sign}")
    return "\\n".join(text.splitlines())


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, each but the first after a space."""
    piece, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _LONGEST:
            yield piece
            piece, size = " ", 1
        piece += letter
        size += width
    yield piece
