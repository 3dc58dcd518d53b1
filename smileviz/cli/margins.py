"""`smileviz margins`, `statistics` and `stops`: how far from the limits, how long, and why not."""

from typing import Annotated

import typer

from smileviz.cli import completion, options

Kinds = Annotated[
    str | None,
    typer.Option(
        "--kind",
        metavar="K,...",
        help="Which. `smileviz kinds` lists them.",
        autocompletion=completion.window_kinds,
    ),
]


def margins(
    start: options.Start = "now",
    stop: options.Stop = "30d",
    kind: Kinds = None,
    during: Annotated[
        str | None,
        typer.Option(
            "--during",
            metavar="EXPR",
            help="Count only while this kind or expression is true, as in above_50000_km.",
        ),
    ] = None,
    form: Annotated[options.Rows, typer.Option("--format")] = options.Rows.CSV,
    output: options.Output = None,
    scenario: options.ScenarioName = options.SMILE,
    sets: options.Sets = None,
) -> None:
    """Worst margin of every limit in every revolution, smallest first.

    Columns: kind, margin, unit, revolution, utc, value and allowed. Values are degrees or
    kilometres left, negative where the limit is broken, and nan where there is nothing to measure,
    as without a pointing. By default the limits of SXI and UVI and the nose in SXI's field.
    """
    from smileviz.cli import analysis, asked
    from smileviz.cli import output as out

    what = asked.scenario_of(scenario, sets)
    span = asked.span_of(start, stop, what.scenario)
    sheet = analysis.margins(what, span, kind, during)
    out.emit_sheet(sheet, form.value, output)


def statistics(
    start: options.Start = "now",
    stop: options.Stop = "30d",
    kind: Kinds = None,
    form: Annotated[options.Rows, typer.Option("--format")] = options.Rows.CSV,
    output: options.Output = None,
    scenario: options.ScenarioName = options.SMILE,
    sets: options.Sets = None,
) -> None:
    """How much of the time each kind is true: percent, hours a revolution, the longest window.

    Columns: kind, percent, total_h, windows, longest_h and when it starts, and mean, least and
    greatest hours in a whole revolution from perigee to perigee.
    """
    from smileviz.cli import analysis, asked
    from smileviz.cli import output as out

    what = asked.scenario_of(scenario, sets)
    span = asked.span_of(start, stop, what.scenario)
    out.emit_sheet(analysis.statistics(what, span, kind), form.value, output)


def stops(
    at: options.At = "now",
    form: options.ListingFormat = options.Listing.TEXT,
    output: options.Output = None,
    scenario: options.ScenarioName = options.SMILE,
    sets: options.Sets = None,
) -> None:
    """What stops SXI and UVI at a time, by how much, and until when.

    The binding limit first; where an instrument may observe, how far from its limits it is.
    """
    from smileviz.cli import analysis, asked
    from smileviz.cli import output as out

    what = asked.scenario_of(scenario, sets)
    found = analysis.stops(what, asked.moment(at, what.scenario))
    if form is options.Listing.TEXT:
        out.emit(analysis.as_sentences(found), output)
    else:
        out.emit_sheet(found, form.value, output)
