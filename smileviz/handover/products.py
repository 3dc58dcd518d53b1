"""PRODUCTS: everything that can be handed over; command line and window read it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.handover import calendars, czml, oem, pointing, spk, stk, tables, timeline
from smileviz.handover.calendars import Entry
from smileviz.handover.job import Job
from smileviz.handover.sheet import Sheet, csv_text, json_text
from smileviz.handover.timeline import Happening, Row
from smileviz.mission.files import write_atomic
from smileviz.mission.scenario import Scenario

ORBIT, WINDOWS, EVENTS, POINTING = "orbit", "windows", "events", "pointing"
KINDS = {
    ORBIT: "Orbit",
    WINDOWS: "Windows",
    EVENTS: "Events",
    POINTING: "Pointing",
}


@dataclass(frozen=True)
class Product:
    """A file of one kind in one format."""

    kind: str
    """What is in it: one of KINDS."""
    name: str
    """The format: on the command line."""
    title: str
    sentence: str
    suffix: str
    parts: Callable[[Job], Iterator[bytes]]
    frames: tuple[Frame, ...] = ()
    """In which it can be, the usual one first; () where it has none."""
    steps: str | None = ""
    """The usual step: as text, "" for closer where the craft is faster, None: asks for none."""
    binary: bool = False
    """Not for standard output."""

    def checked(self, job: Job) -> Job:
        """*job*, refused with a sentence if it cannot be in this format."""
        if self.frames and job.frame not in self.frames:
            allowed = ", ".join(frame.value for frame in self.frames)
            raise SmileError(
                f"{self.title} cannot be in the frame {job.frame.value}; it may be {allowed}."
            )
        return job

    def write(self, job: Job, path: Path) -> None:
        """Write *path* whole or not at all; CancelledError if it is not wanted any more."""
        write_atomic(path, self.parts(self.checked(job)))


def _windows(write: Callable[[dict[str, str], list[Row]], str]) -> Callable[[Job], Iterator[bytes]]:
    def parts(job: Job) -> Iterator[bytes]:
        kinds = timeline.kinds_of(job.scenario)
        found = timeline.windows(job.scenario, job.span, kinds)
        yield write(job.about | timeline.about(kinds), found).encode()

    return parts


def _events(
    write: Callable[[dict[str, str], Scenario, list[Happening]], str],
) -> Callable[[Job], Iterator[bytes]]:
    def parts(job: Job) -> Iterator[bytes]:
        kinds = timeline.event_kinds_of(job.scenario)
        found = timeline.events(job.scenario, job.span, kinds)
        yield write(job.about, job.scenario, found).encode()

    return parts


def _table_of_windows(form: Callable[[Sheet], str]) -> Callable[[Job], Iterator[bytes]]:
    return _windows(lambda meta, rows: form(timeline.sheet_of_windows(meta, rows)))


def _table_of_events(form: Callable[[Sheet], str]) -> Callable[[Job], Iterator[bytes]]:
    return _events(lambda meta, of, found: form(timeline.sheet_of_events(meta, of, found)))


def _calendar(
    write: Callable[[dict[str, str], list[Entry]], str],
) -> tuple[Callable[[Job], Iterator[bytes]], Callable[[Job], Iterator[bytes]]]:
    """Parts of windows and of events."""
    return (
        _windows(lambda meta, rows: write(meta, calendars.of_windows(rows))),
        _events(lambda meta, _, found: write(meta, calendars.of_events(found))),
    )


def _both(name: str, title: str, sentence: str) -> tuple[Product, Product]:
    """Windows and events, each in the format *name*."""
    if name in calendars.WRITERS:
        windows, events = _calendar(calendars.WRITERS[name])
    else:
        windows, events = (make(_FORMS[name]) for make in (_table_of_windows, _table_of_events))
    common = (name, title, sentence, f".{name}")
    return (
        Product(WINDOWS, *common, windows, steps=None),
        Product(EVENTS, *common, events, steps=None),
    )


_FORMS: dict[str, Callable[[Sheet], str]] = {"csv": csv_text, "json": json_text}
_ROWS = tuple(
    zip(
        _both("csv", "CSV", "A table for spreadsheets and programs"),
        _both("json", "JSON", "Rows and their provenance as one object"),
        _both("ics", "iCalendar", "Entries for any calendar (RFC 5545)"),
        _both("evf", "EVF", "In the form of ESA's event files; not an official product"),
        strict=True,
    )
)

PRODUCTS: tuple[Product, ...] = (
    Product(
        ORBIT,
        "oem",
        "CCSDS OEM",
        "Orbit Ephemeris Message as lines of keywords (502.0-B, version 2.0)",
        ".oem",
        oem.kvn,
        tuple(oem.FRAMES),
    ),
    Product(
        ORBIT,
        "oem-xml",
        "CCSDS OEM, XML",
        "Orbit Ephemeris Message as XML (505.0-B)",
        ".xml",
        oem.xml,
        tuple(oem.FRAMES),
    ),
    Product(
        ORBIT,
        "spk",
        "SPICE SPK",
        "A kernel for SPICE and Skyfield: polynomials, each as long as the step",
        ".bsp",
        spk.parts,
        tuple(spk.FRAMES),
        steps="1h",
        binary=True,
    ),
    Product(
        ORBIT,
        "stk",
        "STK .e",
        "External ephemeris of STK",
        ".e",
        stk.parts,
        tuple(stk.FRAMES),
    ),
    Product(
        ORBIT,
        "czml",
        "CZML",
        "A moving point with its path, for Cesium",
        ".czml",
        czml.parts,
        tuple(czml.FRAMES),
    ),
    Product(
        ORBIT, "csv", "CSV", "A table for spreadsheets", ".csv", tables.csv_parts, tuple(Frame)
    ),
    Product(
        ORBIT,
        "cdf",
        "CDF",
        "Position and velocity with the attributes of ISTP",
        ".cdf",
        tables.cdf_parts,
        tuple(Frame),
        binary=True,
    ),
    *_ROWS[0],
    *_ROWS[1],
    Product(
        POINTING,
        "ptr",
        "PTR-like",
        "A timeline in the manner of ESA's pointing requests; not an official product",
        ".ptx",
        pointing.ptr_parts,
        tuple(pointing.FRAMES),
        steps="10min",
    ),
    Product(
        POINTING,
        "csv",
        "CSV",
        "Boresights, quaternion and Sun angle against time",
        ".csv",
        pointing.csv_parts,
        tuple(pointing.FRAMES),
        steps="10min",
    ),
    Product(
        POINTING,
        "json",
        "JSON",
        "The same, as one object",
        ".json",
        pointing.json_parts,
        tuple(pointing.FRAMES),
        steps="10min",
    ),
)


def formats(kind: str) -> dict[str, Product]:
    """The formats in which *kind* can be had, by name."""
    return {product.name: product for product in PRODUCTS if product.kind == kind}
