"""Magnetopause and bow-shock models: which there are."""

from smileviz.magnetosphere.boundaries.jelinek12 import Jelinek12
from smileviz.magnetosphere.boundaries.shue98 import Shue98
from smileviz.magnetosphere.boundary import BoundaryModel

MAGNETOPAUSES: dict[str, type[BoundaryModel]] = {"shue98": Shue98}
BOW_SHOCKS: dict[str, type[BoundaryModel]] = {"jelinek12": Jelinek12}
