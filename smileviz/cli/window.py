"""`smileviz window`: the window; the one command that imports Qt."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from smileviz.base.errors import SmileError
from smileviz.cli import completion, options

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


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

    _require_display()

    from smileviz.app import main as application  # Qt, once the words are known to be right

    raise typer.Exit(application.run(opening(what.scenario, t), path=path))


def _require_display() -> None:
    """Say what to do where Qt would only end the process."""
    if sys.platform.startswith("linux") and not any(map(os.environ.get, _DISPLAYS)):
        raise SmileError(
            "There is no display (DISPLAY is not set); "
            "`smileviz render -o smile.png` makes the picture without one."
        )
