"""Plasmapause models: which there are."""

from smileviz.magnetosphere.plasmapause import Plasmapause
from smileviz.magnetosphere.plasmapauses.carpenter92 import Carpenter92
from smileviz.magnetosphere.plasmapauses.moldwin02 import Moldwin02, Moldwin02Mlt
from smileviz.magnetosphere.plasmapauses.obrien03 import (
    OBrien03Ae,
    OBrien03Dst,
    OBrien03Kp,
    OBrien03KpMlt,
)

PLASMAPAUSES: dict[str, type[Plasmapause]] = {
    "carpenter92": Carpenter92,
    "obrien03_kp": OBrien03Kp,
    "obrien03_kp_mlt": OBrien03KpMlt,
    "obrien03_ae": OBrien03Ae,
    "obrien03_dst": OBrien03Dst,
    "moldwin02": Moldwin02,
    "moldwin02_mlt": Moldwin02Mlt,
}
