"""`smileviz windows` and `smileviz events`: when what is true, and when what happens."""

from enum import StrEnum
from typing import Annotated

import typer

from smileviz.cli import completion, options


class WindowsFormat(StrEnum):
    """How windows are written."""

    CSV = "csv"
    JSON = "json"
    ICS = "ics"
    EVF = "evf"


Where = Annotated[
    str | None,
    typer.Option(
        "--where",
        metavar="EXPR",
        help="Where an expression over quantities and windows is true: "
        "'sun_angle_deg > 45 and r_re > 10', 'sxi_allowed and not contact:ohiggins'.",
    ),
]


def windows(
    start: options.Start = "now",
    stop: options.Stop = "7d",
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="K,...",
            help="Which; contact for all stations, conjunction for all sites, and so on; all but "
            "conjunctions by default. `smileviz kinds` lists them.",
            autocompletion=completion.window_kinds,
        ),
    ] = None,
    where: Where = None,
    form: Annotated[
        WindowsFormat,
        typer.Option("--format", help="ics is for calendars, evf for ESA's planning tools."),
    ] = WindowsFormat.CSV,
    output: options.Output = None,
    scenario: options.ScenarioName = options.SMILE,
    sets: options.Sets = None,
) -> None:
    """When something is true: eclipses, contacts, when SXI and UVI may observe.

    Columns: kind, start_utc, stop_utc, duration_s, then start_cut and stop_cut, true where the
    window may go on unseen (at the ends of the time asked for and at gaps of the wind), and what
    the kind adds, such as max_elevation_deg.
    """
    from smileviz.cli import asked
    from smileviz.cli import output as out
    from smileviz.handover import calendars, timeline

    what = asked.scenario_of(scenario, sets)
    span = asked.span_of(start, stop, what.scenario)
    kinds = timeline.kinds_of(what.scenario, asked.names_or_none(kind), where)
    found = timeline.windows(what.scenario, span, kinds)
    meta = what.meta(span) | timeline.asked_for(span) | timeline.about(kinds)
    if form.value in calendars.WRITERS:
        out.emit(calendars.WRITERS[form.value](meta, calendars.of_windows(found)), output)
    else:
        out.emit_sheet(timeline.sheet_of_windows(meta, found), form.value, output)


def events(
    start: options.Start = "now",
    stop: options.Stop = "7d",
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="K,...",
            help="Which; NAME_start and NAME_stop of any window too; all listed ones by default. "
            "`smileviz kinds` lists them.",
            autocompletion=completion.event_kinds,
        ),
    ] = None,
    where: Where = None,
    form: Annotated[
        WindowsFormat,
        typer.Option("--format", help="ics is for calendars, evf for ESA's planning tools."),
    ] = WindowsFormat.CSV,
    output: options.Output = None,
    scenario: options.ScenarioName = options.SMILE,
    sets: options.Sets = None,
) -> None:
    """When something happens: perigee, apogee, nodes, limits reached.

    Columns: utc, kind, and where SMILE is then.
    """
    from smileviz.cli import asked
    from smileviz.cli import output as out
    from smileviz.handover import calendars, timeline

    what = asked.scenario_of(scenario, sets)
    span = asked.span_of(start, stop, what.scenario)
    kinds = timeline.event_kinds_of(what.scenario, asked.names_or_none(kind), where)
    found = timeline.events(what.scenario, span, kinds)
    meta = what.meta(span) | timeline.asked_for(span)
    if form.value in calendars.WRITERS:
        out.emit(calendars.WRITERS[form.value](meta, calendars.of_events(found)), output)
    else:
        out.emit_sheet(timeline.sheet_of_events(meta, what.scenario, found), form.value, output)
