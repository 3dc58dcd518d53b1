"""`smileviz quantities`, `kinds`, `models`: what there is."""

from collections.abc import Sequence
from pathlib import Path

from smileviz.cli import options


def quantities(
    form: options.ListingFormat = options.Listing.TEXT, output: options.Output = None
) -> None:
    """What a table can hold: name, unit, sentence and source."""
    from smileviz.mission.quantities import QUANTITIES
    from smileviz.mission.table import REGION, STATE, STATE_COLUMNS

    rows = [
        (STATE, "km, km/s", f"Position and velocity in --frame: {', '.join(STATE_COLUMNS)}.", "")
    ]
    rows += [(item.name, item.unit, item.sentence, item.source) for item in QUANTITIES]
    rows += [
        (REGION, "", "Where SMILE is: magnetosphere, magnetosheath or solar wind.", "the models")
    ]
    _emit(("name", "unit", "sentence", "source"), rows, form, output)


def kinds(
    form: options.ListingFormat = options.Listing.TEXT, output: options.Output = None
) -> None:
    """Kinds of windows and of events: name, what it adds, sentence."""
    from smileviz.mission.almanac import EVENTS, WINDOWS

    rows = [
        (kind.name, "window", kind.extreme.name if kind.extreme else "", kind.sentence)
        for kind in WINDOWS
    ]
    rows += [(kind.name, "event", "", kind.sentence) for kind in EVENTS]
    _emit(("kind", "of", "adds", "sentence"), rows, form, output)


def models(
    form: options.ListingFormat = options.Listing.TEXT, output: options.Output = None
) -> None:
    """Models a scenario chooses among: name, kind, inputs, validity and citation."""
    from smileviz.mission.choices import CHOICES

    rows = [
        (model.name, choice.title.lower(), model.inputs, model.validity, model.citation)
        for choice in CHOICES
        for model in choice.models.values()
    ]
    _emit(("name", "of", "inputs", "validity", "citation"), rows, form, output)


def _emit(
    names: tuple[str, ...],
    rows: Sequence[tuple[str, ...]],
    form: options.Listing,
    output: Path | None,
) -> None:
    from smileviz import __version__
    from smileviz.cli import output as out
    from smileviz.cli.sheet import Sheet

    columns = {name: [row[k] for row in rows] for k, name in enumerate(names)}
    if form is options.Listing.TEXT:
        out.emit(out.as_text(columns), output)
    else:
        out.emit_sheet(
            Sheet({"program": f"smileviz {__version__}"}, dict(columns)), form.value, output
        )
