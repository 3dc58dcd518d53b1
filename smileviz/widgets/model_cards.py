"""Cards of what the program computes: models, derived quantities, quantities."""

from collections.abc import Sequence

from smileviz.magnetosphere.formulas import FORMULAS
from smileviz.magnetosphere.formulas_of_space import EXCHANGE, FORMULAS_OF_SPACE
from smileviz.mission.choices import Described
from smileviz.mission.quantity import Quantity
from smileviz.solarwind.derived import Formula
from smileviz.solarwind.reader import FORMATS
from smileviz.widgets.card import Card, doi
from smileviz.widgets.numbers import unit

_FORMULAS = FORMULAS | FORMULAS_OF_SPACE


def of_model(model: type[Described], caution: str | None) -> Card:
    """A model: equation, inputs, range, publication, and what is wrong just now."""
    return Card(
        model.title,
        (
            ("Formula", _FORMULAS.get(model.name, "")),
            ("Needs", model.inputs),
            ("Valid", model.validity),
            ("Now", caution or "within its range"),
            ("Published", model.citation),
            ("DOI", doi(model.citation)),
        ),
    )


def of_exchange() -> Card:
    """The constants that turn plasma into X-rays."""
    return Card("Charge exchange and exosphere", EXCHANGE)


def of_quantity(quantity: Quantity, value: str) -> Card:
    """A quantity of tables and plots."""
    return Card(
        quantity.title,
        (
            ("What", quantity.sentence),
            ("Now", f"{value} {unit(quantity.unit)}".strip()),
            ("Source", quantity.source),
            ("In tables", quantity.name),
        ),
    )


def of_formulas(title: str, formulas: Sequence[Formula]) -> Card:
    """Formulas of derived quantities."""
    rows = ((item.title, item.text, item.source) for item in formulas)
    lines = tuple(line for word, text, source in rows for line in ((word, text), ("", source)))
    return Card(title, lines, tuple(item.title for item in formulas))


def of_formats() -> Card:
    """What files of the solar wind are read."""
    known = "\n".join(item.title for item in FORMATS.values())
    return Card(
        "Files of the solar wind",
        (
            ("Read", known),
            ("Told by", "their content, not their name."),
            (
                "CSV",
                (
                    "a time column (time, utc, date or year, doy, hour) and columns such as "
                    "n [cm-3], V [km/s], Bz GSM [nT], Pdyn [nPa], Kp, Dst; "
                    "a unit that cannot be is refused."
                ),
            ),
            (
                "Several",
                (
                    "are merged: for each quantity the first file that has it, so that one may "
                    "bring the wind, one Kp and one Dst. What no file has is as in the form."
                ),
            ),
            ("Gaps", "fill values and missing rows are gaps, and are bridged only as you choose."),
        ),
    )
