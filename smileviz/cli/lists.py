"""`smileviz quantities`, `kinds`, `models`: what there is."""

from collections.abc import Sequence
from pathlib import Path

from smileviz.cli import options


def quantities(
    form: options.ListingFormat = options.Listing.TEXT,
    output: options.Output = None,
    scenario: options.ScenarioName = options.SMILE,
    sets: options.Sets = None,
) -> None:
    """What a table can hold: name, unit, sentence and source."""
    from smileviz.cli import asked
    from smileviz.mission.quantities import quantities_of
    from smileviz.mission.table import REGION, STATE, STATE_COLUMNS

    what = asked.scenario_of(scenario, sets).scenario
    rows = [
        (STATE, "km, km/s", f"Position and velocity in --frame: {', '.join(STATE_COLUMNS)}.", "")
    ]
    rows += [(item.name, item.unit, item.sentence, item.source) for item in quantities_of(what)]
    rows += [
        (REGION, "", "Where SMILE is: magnetosphere, magnetosheath or solar wind.", "the models")
    ]
    _emit(("name", "unit", "sentence", "source"), rows, form, output)


def kinds(
    form: options.ListingFormat = options.Listing.TEXT,
    output: options.Output = None,
    scenario: options.ScenarioName = options.SMILE,
    sets: options.Sets = None,
) -> None:
    """Kinds of windows and of events: name, family, what it adds, sentence, source.

    Beside those listed: altitude_above:KM, altitude_sphere_above:KM, radius_above:KM and
    uvi_sees_maglat:DEG with any number, and NAME_start and NAME_stop of any window as events.
    """
    from smileviz.cli import asked
    from smileviz.mission import almanac

    what = asked.scenario_of(scenario, sets).scenario
    rows: list[tuple[str, ...]] = [
        (kind.name, "window", kind.family, " ".join(kind.columns), kind.sentence, kind.source)
        for kind in almanac.window_kinds(what)
    ]
    rows += [(kind.name, "event", "", "", kind.sentence, "") for kind in almanac.event_kinds(what)]
    _emit(("kind", "of", "family", "adds", "sentence", "source"), rows, form, output)


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
    from smileviz.handover.sheet import Sheet

    columns = {name: [row[k] for row in rows] for k, name in enumerate(names)}
    if form is options.Listing.TEXT:
        out.emit(out.as_text(columns), output)
    else:
        out.emit_sheet(
            Sheet({"program": f"smileviz {__version__}"}, dict(columns)), form.value, output
        )
