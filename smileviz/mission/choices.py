"""CHOICES: the models that a scenario chooses among, kind by kind, and what each says of itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Protocol

from smileviz.magnetosphere.auroras import AURORAS
from smileviz.magnetosphere.boundaries import BOW_SHOCKS, MAGNETOPAUSES
from smileviz.magnetosphere.emissivities import EMISSIVITIES
from smileviz.magnetosphere.fields import EXTERNAL, NONE, lack
from smileviz.magnetosphere.fields.igrf import CITATION
from smileviz.magnetosphere.plasmapauses import PLASMAPAUSES
from smileviz.mission.scenario import EXTERNAL_FIELDS, Models

EXTRA = "smileviz[fields]"
"""What brings the models of the outer field that are optional."""


class Described(Protocol):
    """What every model says of itself."""

    name: ClassVar[str]
    title: ClassVar[str]
    citation: ClassVar[str]
    inputs: ClassVar[str]
    validity: ClassVar[str]


class NoExternal:
    """No field but the Earth's own."""

    name: ClassVar[str] = NONE
    title: ClassVar[str] = "None: IGRF-14 alone"
    citation: ClassVar[str] = CITATION
    inputs: ClassVar[str] = "the moment"
    validity: ClassVar[str] = (
        "Within about 4 R_E; farther out the currents of the magnetosphere, left out here, count."
    )


@dataclass(frozen=True)
class ModelKind:
    """One kind of model."""

    field: str
    """Of `Models`."""
    title: str
    models: Mapping[str, type[Described]]
    """By name: those that `Models` allows, in order."""

    def of(self, models: Models) -> type[Described]:
        """The one chosen."""
        return self.models[getattr(models, self.field)]

    def lack(self, name: str) -> str | None:
        """One sentence when the model *name* cannot be had on this computer, else None."""
        return lack(name) if self.field == "external_field" else None


_FIELDS: dict[str, type[Described]] = {
    name: NoExternal if name == NONE else EXTERNAL[name] for name in EXTERNAL_FIELDS
}

CHOICES: tuple[ModelKind, ...] = (
    ModelKind("magnetopause", "Magnetopause", MAGNETOPAUSES),
    ModelKind("bow_shock", "Bow shock", BOW_SHOCKS),
    ModelKind("plasmapause", "Plasmapause", PLASMAPAUSES),
    ModelKind("aurora", "Auroral oval", AURORAS),
    ModelKind("emissivity", "X-ray emissivity", EMISSIVITIES),
    ModelKind("external_field", "External field", _FIELDS),
)
