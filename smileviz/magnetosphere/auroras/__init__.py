"""Models of the auroral oval: which there are."""

from smileviz.magnetosphere.aurora import Aurora
from smileviz.magnetosphere.auroras.starkov94 import Starkov94
from smileviz.magnetosphere.auroras.zhang_paxton08 import ZhangPaxton08

AURORAS: dict[str, type[Aurora]] = {"zhang_paxton08": ZhangPaxton08, "starkov94": Starkov94}
