"""`smileviz check`: whether a scenario is one, and what it says."""

from pathlib import Path
from typing import Annotated

import typer


def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A scenario file.")],
) -> None:
    """Read a scenario, compute its orbit, and say what is right and what is not.

    Exit status 0 if nothing is wrong, 1 if something is.
    """
    from smileviz.cli import findings

    found = findings.on(file)
    for line in found.valid:
        typer.echo(f"ok       {line}")
    for line in found.cautions:
        typer.echo(f"caution  {line}")
    for line in found.problems:
        typer.echo(f"wrong    {line}")
    if found.problems:
        typer.echo(f"{file} is not valid.", err=True)
        raise typer.Exit(1)
