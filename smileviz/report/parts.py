"""The parts of the report: timeline, revolutions and margins, season, wind, windows, sources."""

from dataclasses import replace

import numpy as np

from smileviz.base import time
from smileviz.base.frames import Frame
from smileviz.base.units import DAY_S
from smileviz.base.windows import Span
from smileviz.handover import timeline as rows_of
from smileviz.mission import almanac, worst
from smileviz.mission.calendar import COLUMNS, Calendar
from smileviz.mission.envelope import over
from smileviz.mission.passes import passes
from smileviz.mission.slow import Slow
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.state import opening
from smileviz.report import tables
from smileviz.report.bars import ROWS, bars
from smileviz.report.blocks import Block, Facts, Figure, Heading, Photos, Prose
from smileviz.report.curves import curves
from smileviz.report.cuts import cuts
from smileviz.report.map import envelope
from smileviz.report.request import DETAILED_S, Request, moment
from smileviz.report.season import calendars

_WEEK_S = 7.0 * DAY_S
_MARGINS = 30
_CALENDARS = ("sxi_h", "nose_h", "sheath_h", "contact_min")
_DURING = "above_50000_km"
_HATCHED = "Hatched: the Sun is nearer than SXI allows. What is beyond a scale is not drawn."


def timeline(request: Request) -> list[Block]:
    """The bars and the curves; over a long span the bars a week at a time."""
    scenario, span = request.scenario, request.span
    what = (
        "Right: how much of the time shown it is true. Dashed: perigee. Letters: rows of the SXI "
        "team's planning panel."
    )
    if request.detailed:
        return [
            Heading("Timeline"),
            Figure((bars(scenario, span),), what),
            Figure((curves(scenario, span),), _HATCHED),
        ]
    found: list[Block] = [
        Heading("Timeline"),
        Figure((curves(scenario, span),), _HATCHED),
        Prose(what, quiet=True),
    ]
    for week in _weeks(span):
        title = f"From {time.label(week.start)[:16]}"
        found += [Heading(title, 2), Figure((bars(scenario, week),), "")]
    return found


def _weeks(span: Span) -> list[Span]:
    """*span* in pieces of a week; what is left at the end goes with the last."""
    count = max(1, int(span.length_s // _WEEK_S))
    starts = span.start + _WEEK_S * np.arange(float(count))
    stops = [*starts[1:].tolist(), span.stop]
    return [Span(start, stop) for start, stop in zip(starts.tolist(), stops, strict=True)]


_SHOWN = (
    *("sxi_h", "nose_h", "uvi_h", "min_sun_angle_deg", "magnetopause_crossings"),
    *("bow_shock_crossings", "penumbra_min", "contact_min", "perigee_altitude_km"),
)


def revolutions(request: Request, here: Calendar) -> list[Block]:
    """A row a revolution, and the smallest margins."""
    columns = tuple(column for column in COLUMNS if column.name in _SHOWN)
    found = worst.worst(request.scenario, request.span, worst.DEFAULT, _DURING)
    lowest = tuple(item for item in found if item.unit != "km")  # zero where _DURING begins
    return [
        Heading("Revolutions and margins"),
        tables.revolutions(here, columns),
        Prose(
            "Contact: O'Higgins or Sanya. Least Sun angle: from the SXI boresight, above the "
            "least distance. MP, BS: crossings of the magnetopause and of the bow shock. * "
            "Cut by the span, from then or until its end; what lies in the span is counted.",
            quiet=True,
        ),
        Heading("Smallest margins", 2),
        Prose(
            "The worst value of each margin in each revolution while SMILE is above 50,000 km, "
            "the smallest first."
            + (f" The first {_MARGINS} of {len(lowest)}." if len(lowest) > _MARGINS else "")
        ),
        tables.margins(lowest, _MARGINS),
    ]


def season(request: Request, year: Calendar) -> list[Block]:
    """The calendars of a year."""
    shown = {column.name: column for column in COLUMNS}
    drawn = [calendars(year, shown[name], request.span) for name in _CALENDARS]
    text = " ".join(shown[name].sentence for name in _CALENDARS)
    return [
        Heading("Season calendar"),
        Prose(
            f"{len(year.rounds)} revolutions, a row a month: each cell is a revolution from "
            f"perigee to perigee, the darker the longer. {text}"
        ),
        *(Figure((drawn[k], drawn[k + 1]), "") for k in range(0, len(drawn), 2)),
    ]


def wind(request: Request) -> list[Block]:
    """The planes and pictures of a moment, and the envelope of observability."""
    scenario, span = request.scenario, request.span
    state = opening(scenario, moment(scenario, span))
    now = Snapshot(replace(state, view=replace(state.view, frame=Frame.GSE)), Slow())
    found = over(scenario, span)
    blocks: list[Block] = [
        Heading("Geometry and wind"),
        Figure(
            cuts(now),
            f"{now.utc} UTC: the revolution, the magnetopause (solid), the bow shock "
            "(dashed), the field of SXI.",
        ),
        Heading("Envelope of observability", 2),
        Figure((envelope(found),), found.sentence),
    ]
    if len(request.photos) > 1:
        blocks.insert(2, Photos(tuple(request.photos[1:])))
    return blocks


def windows(request: Request) -> list[Block]:
    """Windows, contacts and events."""
    scenario, span = request.scenario, request.span
    names = tuple(row.kind for row in ROWS if not row.kind.startswith("contact:"))
    kinds = rows_of.kinds_of(scenario, (*names, *tables.SPECIAL))
    rows = rows_of.windows(scenario, span, kinds)
    listed = tables.stations(span, DETAILED_S)
    turns = [kind for kind in almanac.event_kinds(scenario) if not kind.name.endswith(_EDGES)]
    which = "all stations" if not listed else "O'Higgins and Sanya, the stations of the downlink"
    return [
        Heading("Windows"),
        Prose(tables.CUT, quiet=True),
        tables.windows(rows),
        Heading("Contacts", 2),
        Prose(
            f"Of {which}: geometric, above each station's mask, no refraction. The place of Sanya "
            "is good to some 10 km.",
            quiet=True,
        ),
        tables.passes(passes(scenario, span, listed)),
        Heading("Events", 2),
        tables.events(rows_of.events(scenario, span, tuple(turns))),
    ]


_EDGES = ("_start", "_stop")


def provenance(request: Request, meta: dict[str, str]) -> list[Block]:
    """What the kinds mean, and the lines of provenance."""
    return [
        Heading("What the words mean, and where it comes from"),
        tables.meanings(request.scenario),
        Heading("Provenance", 2),
        Facts(tuple((key.replace("_", " "), value) for key, value in meta.items())),
    ]
