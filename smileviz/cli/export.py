"""`smileviz export` and `smileviz pointing`: orbit and attitude in the formats of others."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from smileviz.cli import options


class OrbitFormat(StrEnum):
    """How an orbit is written."""

    OEM = "oem"
    OEM_XML = "oem-xml"
    SPK = "spk"
    STK = "stk"
    CZML = "czml"
    CSV = "csv"
    CDF = "cdf"


class PointingFormat(StrEnum):
    """How a pointing is written."""

    PTR = "ptr"
    CSV = "csv"
    JSON = "json"


Step = Annotated[
    str | None,
    typer.Option(
        "--step",
        metavar="STEP",
        help="Time between states: 10s, 1min, 10min; by default closer where SMILE is faster.",
    ),
]
Frame = Annotated[
    options.StateFrame | None,
    typer.Option(
        "--frame",
        help="The frame of the states; by default the usual one of the format.",
        case_sensitive=False,
    ),
]


def export(
    form: Annotated[
        OrbitFormat,
        typer.Option("--format", help="With oem, a FILE that ends in .xml is XML."),
    ] = OrbitFormat.OEM,
    start: options.Start = "now",
    stop: options.Stop = "7d",
    step: Step = None,
    frame: Frame = None,
    output: options.Output = None,
    scenario: options.ScenarioName = options.SMILE,
    sets: options.Sets = None,
) -> None:
    """The orbit as OEM, SPK, STK .e, CZML, CSV or CDF, for other programs.

    Every file says where its numbers come from, and how far off its own interpolation is. In an
    SPK the step is the length of a polynomial, an hour by default; SPICE and Skyfield read it.
    """
    name = form.value
    if form is OrbitFormat.OEM and output is not None and output.suffix.lower() == ".xml":
        name = OrbitFormat.OEM_XML.value
    _hand_over("orbit", name, (start, stop, step, frame), output, (scenario, sets))


def pointing(
    form: Annotated[PointingFormat, typer.Option("--format")] = PointingFormat.CSV,
    start: options.Start = "now",
    stop: options.Stop = "1d",
    step: Step = None,
    frame: Frame = None,
    output: options.Output = None,
    scenario: options.ScenarioName = options.SMILE,
    sets: options.Sets = None,
) -> None:
    """Where SXI and UVI look: boresights, quaternion, Sun angle; or a timeline like a PTR.

    The timeline has a block for each time SXI may observe. It says which of its fields are
    smileviz's own: it is no official product.
    """
    _hand_over("pointing", form.value, (start, stop, step, frame), output, (scenario, sets))


def _hand_over(
    kind: str,
    name: str,
    asked_for: tuple[str, str, str | None, options.StateFrame | None],
    output: Path | None,
    named: tuple[str, list[str] | None],
) -> None:
    """Write what is asked for to the file *output* or to standard output."""
    from smileviz.base import time
    from smileviz.base.frames import Frame as Axes
    from smileviz.cli import asked, progress
    from smileviz.cli import output as out
    from smileviz.handover.job import Job
    from smileviz.handover.products import formats

    start, stop, step, frame = asked_for
    product = formats(kind)[name]
    what = asked.scenario_of(*named)
    span = asked.span_of(start, stop, what.scenario)
    job = Job(
        what.scenario,
        span,
        product.frames[0] if frame is None else Axes(frame.value),
        None if step is None else time.parse_duration(step),
        progress.shown(product.title),
        what.notes,
    )
    if product.binary:
        product.write(job, out.file_for(output, product.suffix))
    else:
        out.emit_parts(product.parts(product.checked(job)), output)
    if job.caution is not None:
        typer.echo(f"smileviz: {job.caution}", err=True)
