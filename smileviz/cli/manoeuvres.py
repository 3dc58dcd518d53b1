"""`smileviz manoeuvres`: the orbit before and after each, and what becomes of the windows."""

from typing import Annotated

import typer

from smileviz.cli import completion, options


def manoeuvres(
    windows: Annotated[
        bool,
        typer.Option("--windows", help="Rows are windows without (A) and with manoeuvres (B)."),
    ] = False,
    start: Annotated[
        str | None, typer.Option("--start", metavar="TIME", help="Of the windows, from when.")
    ] = None,
    stop: Annotated[
        str | None, typer.Option("--stop", metavar="TIME", help="Until when: UTC, or 36h, 7d.")
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="K,...",
            help="Which windows; all by default.",
            autocompletion=completion.window_kinds,
        ),
    ] = None,
    form: Annotated[options.Rows, typer.Option("--format")] = options.Rows.CSV,
    output: options.Output = None,
    scenario: options.ScenarioName = options.SMILE,
    sets: options.Sets = None,
) -> None:
    """What the manoeuvres of a scenario do.

    A row a manoeuvre: its change of velocity along radial, transverse and normal, and the
    osculating elements just before and just after it. With --windows a row a window: how much its
    edges are moved, which are lost and which are new.
    """
    from smileviz.cli import asked, compared, effects, progress
    from smileviz.cli import output as out
    from smileviz.mission.manoeuvres import without

    what = asked.scenario_of(scenario, sets)
    if windows:
        both = compared.Pair(
            without(what.scenario), what.scenario, ("without manoeuvres", what.name)
        )
        span = compared.span_of(both, start, stop)
        sheet = compared.windows(both, span, kind, progress.shown("comparing"))
    else:
        sheet = effects.sheet(what)
    out.emit_sheet(sheet, form.value, output)
