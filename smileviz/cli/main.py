"""The command line: which commands there are, and how every one of them ends.

Exit status: 0 done, 1 a check failed, 2 the user can mend it (one sentence says how),
130 interrupted. Nothing heavy is imported before a command runs, so that --help is quick.
"""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from smileviz import __version__
from smileviz.base.errors import SmileError
from smileviz.cli.boundary import boundary
from smileviz.cli.check import check
from smileviz.cli.compare import compare
from smileviz.cli.envelope import calendar, envelope
from smileviz.cli.export import export, pointing
from smileviz.cli.field import field
from smileviz.cli.fit import fit
from smileviz.cli.lists import kinds, models, quantities
from smileviz.cli.manoeuvres import manoeuvres
from smileviz.cli.margins import margins, statistics, stops
from smileviz.cli.point import point
from smileviz.cli.render import render
from smileviz.cli.report import report
from smileviz.cli.table import table
from smileviz.cli.window import window
from smileviz.cli.windows import events, windows

MENDABLE = 2
INTERRUPTED = 130
_MISUSED: Any = typer.BadParameter.__base__
"""What the library raises for a missing option, an unknown one, a value that does not fit."""
_ANYWHERE = ("--scenario", "--set")
_OWN = ("--help", "--version", "--install-completion", "--show-completion")


class Commands(TyperGroup):
    """Commands of which `window` is meant where none is named; what they raise, in a sentence."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put `window` first if no command is named, and options of all commands behind it."""
        if not ctx.resilient_parsing:
            before, rest = _leading(args)
            named = rest[:1] if rest and rest[0] in self.commands else []
            if named:
                args = [*named, *before, *rest[1:]]
            elif not args or args[0] not in _OWN:
                self._refuse_misspelt(rest)
                args = ["window", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; what the user can mend is a sentence and exit status 2."""
        try:
            done = super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
        except SmileError as error:
            typer.echo(f"smileviz: {error}", err=True)
            raise typer.Exit(MENDABLE) from None
        except _MISUSED as error:
            typer.echo(f"smileviz: {_sentence(error.format_message())}", err=True)
            raise typer.Exit(MENDABLE) from None
        except KeyboardInterrupt:
            raise typer.Exit(INTERRUPTED) from None
        except BrokenPipeError:
            from smileviz.cli.output import to_nowhere

            to_nowhere()  # Whoever read has read enough.
            raise typer.Exit(0) from None
        return done

    def _refuse_misspelt(self, words: list[str]) -> None:
        """Say what was meant, if the first word is nearly a command and no file."""
        from difflib import get_close_matches

        word = words[0] if words else ""
        near = get_close_matches(word, self.commands, n=1, cutoff=0.7)
        if near and not Path(word).exists():
            typer.echo(f"smileviz: No command '{word}'; did you mean '{near[0]}'?", err=True)
            raise typer.Exit(MENDABLE)


def _sentence(message: str) -> str:
    """What the library says about an option, in one line and without its own words."""
    return f"{' '.join(message.split()).replace('Value error, ', '').rstrip('.')}."


def _leading(args: list[str]) -> tuple[list[str], list[str]]:
    """The options that any command takes at the beginning of *args*, and the rest."""
    taken = 0
    while taken < len(args):
        name, equals, _ = args[taken].partition("=")
        if name not in _ANYWHERE:
            break
        taken += 1 if equals else 2
    return args[:taken], args[taken:]


app = typer.Typer(
    name="smileviz",
    cls=Commands,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"smileviz {__version__}")
        raise typer.Exit


@app.callback()
def smileviz(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Print the version and exit."
        ),
    ] = False,
) -> None:
    """See where SMILE is, what is around it, and what its cameras look at.

    Without a command: opens the window. Times are UTC, as in 2026-11-22T10:00:00Z, or now.
    """


def _add(command: Callable[..., None], panel: str, *examples: str) -> None:
    lines = "".join(f"\n  smileviz {example}" for example in examples)
    text = "\n\n".join([*_paragraphs(command.__doc__ or ""), f"\b\nExamples:{lines}"])
    app.command(command.__name__, help=text, rich_help_panel=panel)(command)


def _paragraphs(docstring: str) -> list[str]:
    return [" ".join(part.split()) for part in docstring.split("\n\n")]


_add(window, "Look", "", "mission.toml", "window --at 2026-11-22T10:00:00Z")
_add(
    render,
    "Look",
    "render --at 2026-11-22T10:00:00Z -o smile.png",
    "render --view sun --size 3840x2160 -o sun.png",
)
_add(
    table,
    "Numbers",
    "table --stop 2d --step 1h --quantities r_re,sun_angle_deg",
    "table --start 2026-11-22 --frame gsm --format json -o orbit.json",
)
_add(
    windows,
    "Numbers",
    "windows --start 2026-11-01 --stop 30d --kind sxi_allowed",
    "windows --kind contact --stop 7d --format ics -o passes.ics",
    "windows --stop 30d --where 'sxi_allowed and not contact:ohiggins'",
)
_add(events, "Numbers", "events --start 2026-11-01 --stop 30d --kind perigee,apogee")
_add(
    fit,
    "Orbits",
    "fit smile.oem -o carried-on.toml",
    "fit smile.oem --stop 7d --residuals left.csv -o week.toml",
)
_add(
    compare,
    "Orbits",
    "compare smile smile.oem --step 1h",
    "compare plan-a.toml plan-b.toml --windows --kind sxi_allowed",
)
_add(
    manoeuvres,
    "Orbits",
    "manoeuvres --scenario plan.toml",
    "manoeuvres --scenario plan.toml --windows",
)
_add(
    margins,
    "Planning",
    "margins --start 2026-11-01 --stop 30d --during above_50000_km",
    "margins --kind umbra,contact:ohiggins --format json",
)
_add(
    statistics,
    "Planning",
    "statistics --start 2026-11-01 --stop 30d --kind observing",
    "statistics --kind sxi_allowed,both_allowed",
)
_add(stops, "Planning", "stops", "stops --at 2026-11-22T10:00:00Z --format json")
_add(
    envelope,
    "Planning",
    "envelope --at 2026-11-22T10:00:00Z",
    "envelope --start 2026-11-22 -o revolution.csv",
    "envelope --scenario wind.toml --start 2026-11-01 --stop 30d --chances",
)
_add(calendar, "Planning", "calendar -o season.csv", "calendar --start 2026-09-01 --stop 90d")
_add(
    export,
    "Hand over",
    "export --stop 30d -o smile.oem",
    "export --format spk --start 2026-12-01 --stop 365d -o smile.bsp",
    "export --format czml --frame itrs --stop 3d -o smile.czml",
)
_add(
    pointing,
    "Hand over",
    "pointing --stop 7d --format ptr -o smile.ptx",
    "pointing --start 2026-12-01 --stop 2d --step 5min -o pointing.csv",
)
_add(
    report,
    "Hand over",
    "report --stop 7d -o week.pdf",
    "report --start 2026-12-01 --stop 90d -o season.html",
)
_add(
    boundary,
    "Numbers",
    "boundary --model shue98 --pdyn 2 --bz -5 --theta 0,30,60,90",
    "boundary --model jelinek12 --pdyn 4 --theta 0,45,90 --phi 0,90",
)
_add(
    field,
    "Numbers",
    "field --at 2026-11-22T10:00:00Z --position-gsm-re 5,0,0 --kp 3 --trace",
    "field --position-gsm-re=-8,0,2 --internal dipole --external none",
)
_add(
    point,
    "Numbers",
    "point --positions-gsm-re 8,2,1;-12,3,1 --pdyn 2 --bz -5 --tilt-deg 20",
    "point --positions-gsm-re 11,0,0 --density 12 --bz 5 --magnetopause lin10",
)
_add(quantities, "What there is", "quantities", "quantities --format csv")
_add(kinds, "What there is", "kinds")
_add(models, "What there is", "models --format json")
_add(check, "What there is", "check mission.toml")


def main(args: list[str] | None = None) -> None:
    """Run the command line *args*, by default those of the process; ends in SystemExit."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", newline="\n")
    app(args, prog_name="smileviz")
