"""Magnetopause and bow-shock models: which there are, the default first."""

from smileviz.magnetosphere.boundaries.chao02 import Chao02
from smileviz.magnetosphere.boundaries.fairfield71 import Fairfield71
from smileviz.magnetosphere.boundaries.farris94 import Farris94
from smileviz.magnetosphere.boundaries.formisano79 import Formisano79
from smileviz.magnetosphere.boundaries.jelinek12 import Jelinek12
from smileviz.magnetosphere.boundaries.jerab05 import Jerab05
from smileviz.magnetosphere.boundaries.lin10 import Lin10
from smileviz.magnetosphere.boundaries.liu15 import Liu15
from smileviz.magnetosphere.boundaries.merka05 import Merka05
from smileviz.magnetosphere.boundaries.nguyen22 import Nguyen22
from smileviz.magnetosphere.boundaries.petrinec96 import Petrinec96
from smileviz.magnetosphere.boundaries.shue97 import Shue97
from smileviz.magnetosphere.boundaries.shue98 import Shue98
from smileviz.magnetosphere.boundary import BoundaryModel

MAGNETOPAUSES: dict[str, type[BoundaryModel]] = {
    model.name: model for model in (Shue98, Shue97, Petrinec96, Lin10, Liu15, Nguyen22)
}
BOW_SHOCKS: dict[str, type[BoundaryModel]] = {
    model.name: model
    for model in (Jelinek12, Farris94, Chao02, Merka05, Jerab05, Formisano79, Fairfield71)
}
