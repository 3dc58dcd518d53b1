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


def windows(
    start: options.Start = "now",
    stop: options.Stop = "7d",
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="K,...",
            help="Which; all by default, contact for all stations. `smileviz kinds` lists them.",
            autocompletion=completion.window_kinds,
        ),
    ] = None,
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
    from smileviz.cli import asked, calendars, timeline
    from smileviz.cli import output as out

    what = asked.scenario_of(scenario, sets)
    span = asked.span_of(start, stop, what.scenario)
    found = timeline.windows(what.scenario, span, kind)
    meta = what.meta() | timeline.asked_for(span) | timeline.about(kind)
    if form in {WindowsFormat.ICS, WindowsFormat.EVF}:
        out.emit(calendars.WRITERS[form.value](meta, found), output)
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
            help="Which; all by default. `smileviz kinds` lists them.",
            autocompletion=completion.event_kinds,
        ),
    ] = None,
    form: Annotated[options.Rows, typer.Option("--format")] = options.Rows.CSV,
    output: options.Output = None,
    scenario: options.ScenarioName = options.SMILE,
    sets: options.Sets = None,
) -> None:
    """When something happens: perigee, apogee, nodes, limits reached.

    Columns: utc, kind, and where SMILE is then.
    """
    from smileviz.cli import asked, timeline
    from smileviz.cli import output as out

    what = asked.scenario_of(scenario, sets)
    span = asked.span_of(start, stop, what.scenario)
    sheet = timeline.events(what.scenario, span, kind, what.meta())
    out.emit_sheet(sheet, form.value, output)
