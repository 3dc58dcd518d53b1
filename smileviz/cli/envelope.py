"""`smileviz envelope` and `smileviz calendar`: what the wind allows, and the whole mission."""

from typing import Annotated

import typer

from smileviz.cli import options


def envelope(
    at: Annotated[
        str | None, typer.Option("--at", metavar="TIME", help="One moment; or --start and --stop.")
    ] = None,
    start: Annotated[str | None, typer.Option("--start", metavar="TIME")] = None,
    stop: Annotated[
        str | None,
        typer.Option("--stop", metavar="TIME", help="UTC or how long; without it the revolution."),
    ] = None,
    chances: Annotated[
        bool,
        typer.Option(
            "--chances",
            help="Instead of the map, the probability in each revolution under the scenario's "
            "wind, which must change with time.",
        ),
    ] = False,
    form: Annotated[options.Rows, typer.Option("--format")] = options.Rows.CSV,
    output: options.Output = None,
    scenario: options.ScenarioName = options.SMILE,
    sets: options.Sets = None,
) -> None:
    """Under which solar wind the nose of the magnetopause stays in the field of SXI.

    A map over dynamic pressure and IMF Bz. Columns: pdyn_npa, bz_nt, nose_re, and share, of the
    time SXI may observe in the revolution or the span; at one moment 0 or 1, whether it may
    observe or not.
    """
    from smileviz.cli import analysis, asked
    from smileviz.cli import output as out

    what = asked.scenario_of(scenario, sets)
    sheet = analysis.envelope(what, analysis.When(at, start, stop), chances=chances)
    out.emit_sheet(sheet, form.value, output)


def calendar(
    start: Annotated[
        str | None, typer.Option("--start", metavar="TIME", help="By default the whole scenario.")
    ] = None,
    stop: Annotated[str | None, typer.Option("--stop", metavar="TIME")] = None,
    form: Annotated[options.Rows, typer.Option("--format")] = options.Rows.CSV,
    output: options.Output = None,
    scenario: options.ScenarioName = options.SMILE,
    sets: options.Sets = None,
) -> None:
    """Every revolution of the mission as a row: usable hours, crossings, eclipses, contacts.

    Columns: revolution, start_utc, stop_utc, whole (from perigee to perigee, not cut), and what is
    true for how long in it.
    """
    from smileviz.cli import analysis, asked
    from smileviz.cli import output as out

    what = asked.scenario_of(scenario, sets)
    out.emit_sheet(analysis.calendar(what, start, stop), form.value, output)
