"""Quantity: what can be plotted and tabulated, one column of numbers."""

from collections.abc import Callable
from dataclasses import dataclass

from smileviz.base.arrays import Floats
from smileviz.mission.samples import Samples

EVERYTHING = ("pointing", "solar_wind", "models")


@dataclass(frozen=True)
class Quantity:
    """One column of numbers: its name ends in its unit."""

    name: str
    title: str
    unit: str
    sentence: str
    source: str
    values: Callable[[Samples], Floats]
    reads: tuple[str, ...] = EVERYTHING
    """The parts of the scenario that it may depend on beside the orbit."""
