"""report: a Document of a scenario over a span, from its cover to its provenance."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.base.progress import Report, go_on, share
from smileviz.base.units import DAY_S, HOUR_S, YEAR_S
from smileviz.base.windows import Span
from smileviz.handover import timeline
from smileviz.mission import almanac, worst
from smileviz.mission.calendar import COLUMNS, Calendar, calendar
from smileviz.mission.envelope import over
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.passes import passes
from smileviz.mission.provenance import provenance
from smileviz.mission.scenario import Scenario
from smileviz.mission.slow import Slow
from smileviz.mission.snapshot import Snapshot
from smileviz.mission.state import opening
from smileviz.report import tables
from smileviz.report.bars import ROWS
from smileviz.report.bars import timeline as bars
from smileviz.report.blocks import (
    Block,
    Cover,
    Document,
    Facts,
    Figure,
    Heading,
    Numbers,
    Photo,
    Photos,
    Prose,
)
from smileviz.report.curves import curves
from smileviz.report.cuts import cuts
from smileviz.report.map import envelope
from smileviz.report.season import calendars

TITLE = "Planning report"
_WEEK_S = 7.0 * DAY_S
_DETAILED_S = 16.0 * DAY_S
"""Over longer spans the timeline is drawn a week at a time, and fewer stations are listed."""
LONGEST_S = 400.0 * DAY_S
SHORTEST_S = HOUR_S
_MARGINS = 30
_AROUND_S = 61.0 * DAY_S
_CALENDARS = ("sxi_h", "nose_h", "sheath_h", "contact_min")
_DURING = "above_50000_km"


@dataclass(frozen=True, eq=False)
class Request:
    """What is reported on, how the scenario was named, and the pictures to put in."""

    scenario: Scenario
    span: Span
    photos: Sequence[Photo] = ()
    notes: dict[str, str] | None = None
    report: Report | None = None

    def __post_init__(self) -> None:
        """Refuse what no report can be made of."""
        if not SHORTEST_S <= self.span.length_s <= LONGEST_S:
            raise SmileError(
                f"The report would span {time.duration_label(self.span.length_s)}; it may span "
                f"1 h to {LONGEST_S / DAY_S:.0f} d."
            )

    def with_photos(self, photos: Sequence[Photo]) -> "Request":
        """The same, with *photos*: a wide one for the cover, others for the geometry."""
        return replace(self, photos=tuple(photos))

    @property
    def detailed(self) -> bool:
        """Whether the span is short enough for one timeline and all stations."""
        return self.span.length_s <= _DETAILED_S


def report(request: Request) -> Document:
    """The whole report; its progress goes from 0 to 1."""
    told = request.report
    meta = provenance(request.scenario, request.span) | (request.notes or {})
    meta["asked"] = f"{time.to_utc(request.span.start)} to {time.to_utc(request.span.stop)}"
    meta["created"] = time.to_utc(time.now())
    season = calendar(request.scenario, season_of(request), share(told, 0.0, 0.35))
    here = calendar(request.scenario, request.span, share(told, 0.35, 0.55))
    blocks: list[Block] = []
    parts: tuple[Callable[[], list[Block]], ...] = (
        lambda: _cover(request, meta),
        lambda: _timeline(request),
        lambda: _revolutions(request, here),
        lambda: _season(request, season),
        lambda: _wind(request),
        lambda: _windows(request),
        lambda: _provenance(request, meta),
    )
    for k, part in enumerate(parts):
        go_on(told, 0.55 + 0.45 * k / len(parts), "The report")
        blocks += part()
    subtitle = f"{time.label(request.span.start)} to {time.label(request.span.stop)} UTC"
    word = f"Solar wind: {meta['driver']}"
    cover = Cover(f"{TITLE}: {request.scenario.title}", subtitle, word)
    foot = (
        f"{meta['program']}  ·  scenario {meta['scenario_hash']}  ·  solar wind "
        f"{meta['driver'].split(';')[0]}  ·  made {meta['created']}"
    )
    return Document(cover, tuple(blocks), foot, meta)


def moment(scenario: Scenario, span: Span) -> float:
    """The time of the pictures: the middle of SXI's first window, or of the span without one."""
    allowed = almanac.windows("sxi_allowed", scenario, span)
    shown = next(iter(allowed), span)
    return 0.5 * (shown.start + shown.stop)


def _hours(request: Request, name: str) -> str:
    windows = almanac.windows(name, request.scenario, request.span)
    return f"{windows.total_s / HOUR_S:.1f} h"


def _cover(request: Request, meta: dict[str, str]) -> list[Block]:
    scenario, span = request.scenario, request.span
    ephemeris = ephemeris_of(scenario)
    error = ephemeris.error_km(np.array([span.start, span.stop]))
    contacts = len(passes(scenario, span, ("ohiggins",)))
    eclipses = almanac.windows("penumbra", scenario, span)
    numbers = Numbers(
        (
            (_hours(request, "sxi_allowed"), "SXI may observe"),
            (_hours(request, "sxi_sees_nose"), "of it with the nose in the field"),
            (_hours(request, "uvi_allowed"), "UVI may observe"),
            (str(contacts), "contacts with O'Higgins"),
            (f"{len(eclipses)}", "passages of the Earth's penumbra"),
        )
    )
    facts = Facts(
        (
            ("Span", f"{time.duration_label(span.length_s)}: {meta['asked']}"),
            ("Ephemeris", meta["ephemeris"]),
            ("Method", meta["ephemeris_method"]),
            ("Age", f"{meta['ephemeris_age']}, expected error {error[0]:.2g} to {error[1]:.2g} km"),
            ("Magnetopause", meta["magnetopause"]),
            ("Bow shock", meta["bow_shock"]),
            ("Solar wind", f"{meta['driver']}: {meta['solar_wind']}"),
            ("Pointing", meta["pointing"]),
            ("Scenario", f"{meta['scenario']}, contents {meta['scenario_hash']}"),
        )
    )
    found: list[Block] = [numbers]
    if request.photos:
        found.append(request.photos[0])
    found.append(facts)
    if "warning" in meta:
        found.append(Prose(meta["warning"]))
    return found


def _timeline(request: Request) -> list[Block]:
    scenario, span = request.scenario, request.span
    what = (
        "Right: how much of the time shown it is true. Dashed: perigee. Letters: rows of the SXI "
        "team's planning panel."
    )
    if request.detailed:
        return [
            Heading("Timeline"),
            Figure((bars(scenario, span),), what),
            Figure((curves(scenario, span),), "Hatched: the Sun is nearer than SXI allows."),
        ]
    found: list[Block] = [
        Heading("Timeline"),
        Figure((curves(scenario, span),), "Hatched: the Sun is nearer than SXI allows."),
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


def _revolutions(request: Request, here: Calendar) -> list[Block]:
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


def season_of(request: Request) -> Span:
    """A year about the span, or the span and two months on either side, within the mission."""
    span, whole = request.span, request.scenario.span
    start, stop = span.start - _AROUND_S, span.stop + _AROUND_S
    stop = max(stop, start + YEAR_S)
    return Span(start, stop).within(whole)


def _season(request: Request, season: Calendar) -> list[Block]:
    shown = {column.name: column for column in COLUMNS}
    drawn = [calendars(season, shown[name], request.span) for name in _CALENDARS]
    text = " ".join(shown[name].sentence for name in _CALENDARS)
    return [
        Heading("Season calendar"),
        Prose(
            f"{len(season.rounds)} revolutions, a row a month: each cell is a revolution from "
            f"perigee to perigee, the darker the longer. {text}"
        ),
        *(Figure((drawn[k], drawn[k + 1]), "") for k in range(0, len(drawn), 2)),
    ]


def _wind(request: Request) -> list[Block]:
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


def _windows(request: Request) -> list[Block]:
    scenario, span = request.scenario, request.span
    names = tuple(row.kind for row in ROWS if not row.kind.startswith("contact:"))
    kinds = timeline.kinds_of(scenario, (*names, *tables.SPECIAL))
    rows = timeline.windows(scenario, span, kinds)
    listed = tables.stations(span, _DETAILED_S)
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
        tables.events(timeline.events(scenario, span, tuple(turns))),
    ]


_EDGES = ("_start", "_stop")


def _provenance(request: Request, meta: dict[str, str]) -> list[Block]:
    return [
        Heading("What the words mean, and where it comes from"),
        tables.meanings(request.scenario),
        Heading("Provenance", 2),
        Facts(tuple((key.replace("_", " "), value) for key, value in meta.items())),
    ]
