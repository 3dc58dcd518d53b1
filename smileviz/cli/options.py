"""Options that several commands share. Nothing heavy is imported here: --help must be quick."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from smileviz.cli import completion


class FrameName(StrEnum):
    """Frames in which a state can be had."""

    GCRS = "gcrs"
    ITRS = "itrs"
    TOD = "tod"
    GSE = "gse"
    GSM = "gsm"
    SM = "sm"
    MAG = "mag"


class StateFrame(StrEnum):
    """Frames in which a state can be written."""

    GCRS = "gcrs"
    EME2000 = "eme2000"
    ITRS = "itrs"
    MOD = "mod"
    TOD = "tod"
    TEME = "teme"
    GSE = "gse"
    GSM = "gsm"
    SM = "sm"
    MAG = "mag"


class Listing(StrEnum):
    """How lists for people and programs are written."""

    TEXT = "text"
    CSV = "csv"
    JSON = "json"


class Rows(StrEnum):
    """How a table is written."""

    CSV = "csv"
    JSON = "json"


ScenarioName = Annotated[
    str,
    typer.Option(
        "--scenario",
        metavar="FILE|NAME",
        help="A scenario file, or the name of one that comes with the program.",
        autocompletion=completion.scenarios,
        rich_help_panel="Scenario",
    ),
]
Sets = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="PATH=VALUE",
        help="Change one field of the scenario, as in solar_wind.bz_nt=-5. May be repeated.",
        rich_help_panel="Scenario",
    ),
]
Start = Annotated[
    str,
    typer.Option("--start", metavar="TIME", help="From when: UTC as 2026-11-22T10:00:00Z, or now."),
]
Stop = Annotated[
    str,
    typer.Option("--stop", metavar="TIME", help="Until when: UTC, or how long: 36h, 7d."),
]
At = Annotated[
    str, typer.Option("--at", metavar="TIME", help="When: UTC as 2026-11-22T10:00:00Z, or now.")
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Write to FILE, whole or not at all, instead of to standard output.",
    ),
]
ListingFormat = Annotated[Listing, typer.Option("--format", help="text is for people.")]

SMILE = "smile"
