"""`smileviz compare`: where two scenarios or ephemerides differ, and what their windows do."""

from typing import Annotated

import typer

from smileviz.cli import completion, options


def compare(
    first: Annotated[
        str, typer.Argument(metavar="A", help="A scenario or an ephemeris: a file, or a name.")
    ],
    second: Annotated[str, typer.Argument(metavar="B", help="What is compared with it.")],
    start: Annotated[
        str | None,
        typer.Option("--start", metavar="TIME", help="By default where both have begun."),
    ] = None,
    stop: Annotated[
        str | None, typer.Option("--stop", metavar="TIME", help="UTC, or how long: 36h, 7d.")
    ] = None,
    step: Annotated[
        str, typer.Option("--step", metavar="STEP", help="Time between rows: 30s, 10min, 1h, 1d.")
    ] = "10min",
    windows: Annotated[
        bool, typer.Option("--windows", help="Rows are windows and their shifts, not positions.")
    ] = False,
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
) -> None:
    """Compare two plans or ephemerides: B less A.

    Positions and velocities along the radial, transverse and normal axes of A against time; with
    --windows every window of A and B, how much later its edges are in B, and which of the two has
    it alone. A bare ephemeris is looked at with the wind, models and pointing of the other.
    """
    from smileviz.cli import compared, progress
    from smileviz.cli import output as out

    pair = compared.pair(first, second)
    span = compared.span_of(pair, start, stop)
    if windows:
        sheet = compared.windows(pair, span, kind, progress.shown("comparing"))
    else:
        sheet = compared.positions(pair, span, step)
    out.emit_sheet(sheet, form.value, output)
