"""`smileviz fit`: an orbit through an ephemeris of others."""

from pathlib import Path
from typing import Annotated, Any

import typer

from smileviz.cli import options

_RESIDUALS = (".csv", ".json")


def fit(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="OEM, SPK, STK, Horizons, CSV.")],
    output: options.Output = None,
    residuals: Annotated[
        Path | None,
        typer.Option(
            "--residuals",
            metavar="FILE",
            help="Write what the fit leaves against time: .csv, .json.",
        ),
    ] = None,
    start: Annotated[
        str | None, typer.Option("--start", metavar="TIME", help="Fit to positions from then on.")
    ] = None,
    stop: Annotated[
        str | None,
        typer.Option("--stop", metavar="TIME", help="Fit to positions until then: UTC, or 7d."),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option(
            "--until", metavar="TIME", help="Where the scenario ends; by default a year on."
        ),
    ] = None,
    target: Annotated[
        str, typer.Option("--object", metavar="NAME", help="Which object of the file.")
    ] = "",
    degree: Annotated[
        int, typer.Option("--degree", help="Degree and order of the gravity field, 2 to 36.")
    ] = 12,
    sunlight: Annotated[
        bool, typer.Option(help="Estimate Cr A/m of the pressure of sunlight, too.")
    ] = True,
    scenario: options.ScenarioName = options.SMILE,
    sets: options.Sets = None,
) -> None:
    """Fit an orbit to an ephemeris, so that it can be carried on beyond the end of the file.

    Writes a scenario with that orbit, for the rest like --scenario. How well it fits is said on
    standard error; --residuals has it against time, file less fit, along radial, transverse and
    normal.
    """
    from smileviz.base.errors import SmileError
    from smileviz.cli import asked, progress
    from smileviz.cli import output as out
    from smileviz.mission import files, fitting

    base = asked.scenario_of(scenario, sets).scenario
    wanted = fitting.FitOptions(
        object=target,
        span=asked.open_span(start, stop),
        until_t=None if until is None else asked.any_moment(until),
        sunlight=sunlight,
        gravity_degree=degree,
    )
    target_file = None if output is None else asked.with_suffix(output, files.SUFFIX)
    if residuals is not None and residuals.suffix.lower() not in _RESIDUALS:
        raise SmileError(f"The file is '{residuals}'; its name must end in .csv or .json.")
    found = fitting.fit(file, base, wanted, progress.shown("fitting"))
    for line in fitting.summary(file.name, found):
        typer.echo(line, err=True)
    if residuals is not None:
        _write_residuals(found, file, residuals)
    if target_file is None:
        out.emit(files.text(found.scenario), None)
    else:
        files.save(found.scenario, target_file)


def _write_residuals(found: Any, file: Path, residuals: Path) -> None:
    from smileviz import __version__
    from smileviz.cli import output as out
    from smileviz.handover.sheet import Column, Sheet, utc
    from smileviz.mission import fitting

    form = residuals.suffix.lower().removeprefix(".")
    meta = {
        "program": f"smileviz {__version__}",
        "residuals": "file less fit, along radial, transverse and normal of the fit",
        "fit": fitting.source(file.name, found.result),
    }
    columns: dict[str, Column] = {"utc": utc(found.result.t), **fitting.residuals(found.result)}
    out.emit_sheet(Sheet(meta, columns), form, residuals)
