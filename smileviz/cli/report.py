"""`smileviz report`: the planning report as PDF or HTML."""

from pathlib import Path
from typing import Annotated

import typer

from smileviz.cli import options


def report(
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE.pdf|.html", help="The file to write."),
    ],
    start: options.Start = "now",
    stop: options.Stop = "7d",
    pictures: Annotated[
        bool, typer.Option("--pictures/--no-pictures", help="With pictures of the 3D view.")
    ] = True,
    scenario: options.ScenarioName = options.SMILE,
    sets: options.Sets = None,
) -> None:
    """The planning report: timeline, margins, season, windows, contacts, and where it is from.

    One file, PDF to print or HTML for a browser, that needs nothing else. A week takes some
    seconds, a season a minute.
    """
    from smileviz.base.progress import share
    from smileviz.cli import asked, progress
    from smileviz.report.blocks import Photo
    from smileviz.report.files import checked, save
    from smileviz.report.request import Request, moment

    what = asked.scenario_of(scenario, sets)
    span = asked.span_of(start, stop, what.scenario)
    path = checked(output)
    told = progress.shown("planning report")
    request = Request(what.scenario, span, (), what.notes, share(told, 0.1, 1.0))
    if pictures:
        from smileviz.scene.portraits import portraits

        made = portraits(what.scenario, moment(what.scenario, span))
        request = request.with_photos([Photo(item.png, item.size, item.caption) for item in made])
    told(0.1)
    save(request, path)
    told(1.0)
