"""`smileviz table`: values against time."""

from enum import StrEnum
from typing import Annotated

import typer

from smileviz.cli import completion, options


class TableFormat(StrEnum):
    """How a table against time is written."""

    CSV = "csv"
    JSON = "json"
    CDF = "cdf"


def table(
    start: options.Start = "now",
    stop: options.Stop = "1d",
    step: Annotated[
        str, typer.Option("--step", metavar="STEP", help="Time between rows: 30s, 10min, 1h, 1d.")
    ] = "10min",
    quantities: Annotated[
        str,
        typer.Option(
            "--quantities",
            metavar="A,B,...",
            help="The columns; `smileviz quantities` lists them.",
            autocompletion=completion.quantities,
        ),
    ] = "state",
    frame: Annotated[
        options.StateFrame,
        typer.Option("--frame", help="The frame of the quantity state.", case_sensitive=False),
    ] = options.StateFrame.GCRS,
    form: Annotated[
        TableFormat,
        typer.Option("--format", help="cdf goes to a file.", case_sensitive=False),
    ] = TableFormat.CSV,
    output: options.Output = None,
    scenario: options.ScenarioName = options.SMILE,
    sets: options.Sets = None,
) -> None:
    """Values against time, as CSV, JSON or CDF.

    The first column is utc. The quantity state gives position and velocity in the frame of
    --frame; every other quantity is one column whose name ends in its unit.
    """
    from smileviz.base import time
    from smileviz.base.frames import Frame
    from smileviz.cli import asked
    from smileviz.cli import output as out
    from smileviz.handover import cdf
    from smileviz.handover.sheet import Sheet, utc
    from smileviz.mission import table as tables
    from smileviz.mission.files import write_atomic

    what = asked.scenario_of(scenario, sets)
    span = asked.span_of(start, stop, what.scenario)
    t = tables.steps(span, time.parse_duration(step))
    found = tables.table(what.scenario, asked.names(quantities), t, Frame(frame.value))
    meta = what.meta(span) | {"frame": f"{frame.value} (of the quantity state)"}
    if form is TableFormat.CDF:
        path = out.file_for(output, ".cdf")
        variables = cdf.of_table(found.columns, frame.value)
        write_atomic(path, cdf.content(meta, t, variables, path.stem))
    else:
        out.emit_sheet(Sheet(meta, {"utc": utc(t), **found.columns}), form.value, output)
