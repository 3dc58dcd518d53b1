"""The way from the command line into the window."""

from pathlib import Path

from smileviz.app import main as application
from smileviz.cli.asked import Asked
from smileviz.mission.files import bundled_names
from smileviz.mission.state import opening


def run(what: Asked, t: float | None) -> int:
    """Open the window on the scenario asked for, at *t* or where it opens; the exit status."""
    path = None if what.name in bundled_names() else Path(what.name)
    return application.run(opening(what.scenario, t), path)
