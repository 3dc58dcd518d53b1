"""X-ray emissivity models: which there are."""

from smileviz.magnetosphere.emissivities.cmem import Cmem
from smileviz.magnetosphere.emissivities.cmem2g import Cmem2g
from smileviz.magnetosphere.emissivities.jorgensen19 import Jorgensen19
from smileviz.magnetosphere.emissivity import Emissivity

EMISSIVITIES: dict[str, type[Emissivity]] = {
    "cmem": Cmem,
    "jorgensen19": Jorgensen19,
    "cmem2g": Cmem2g,
}
