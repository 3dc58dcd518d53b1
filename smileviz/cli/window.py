"""`smileviz window`: the window; the one command that imports Qt."""

from pathlib import Path
from typing import Annotated

import typer

from smileviz.cli import completion, display, options


def window(
    file: Annotated[
        str | None,
        typer.Argument(metavar="[FILE]", help="A scenario file, or a name as for --scenario."),
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(
            "--at", metavar="TIME", help="Open at this UTC, or now; by default the scenario says."
        ),
    ] = None,
    scenario: Annotated[
        str | None,
        typer.Option(
            "--scenario",
            metavar="FILE|NAME",
            help="The same as FILE.",
            autocompletion=completion.scenarios,
            rich_help_panel="Scenario",
        ),
    ] = None,
    sets: options.Sets = None,
) -> None:
    """Open the window. Also what `smileviz` and `smileviz FILE` do."""
    from smileviz.cli import asked
    from smileviz.mission.files import bundled_names
    from smileviz.mission.state import opening

    what = asked.scenario_of(file or scenario or options.SMILE, sets)
    t = None if at is None else asked.moment(at, what.scenario)
    # What was changed here is not what the file holds: it has to be saved under a name.
    path = None if what.sets or what.name in bundled_names() else Path(what.name)

    display.require()

    from smileviz.app import main as application  # Qt, once the words are known to be right

    raise typer.Exit(application.run(opening(what.scenario, t), path=path))
