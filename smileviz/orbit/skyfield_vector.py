"""An ephemeris as a Skyfield vector: ``(as_vector_function(e) - station).at(t).altaz()``."""

from typing import Any

import numpy as np
from skyfield.timelib import Time
from skyfield.vectorlib import VectorFunction

from smileviz.base import time
from smileviz.base.units import AU_KM, DAY_S
from smileviz.orbit.ephemeris import Ephemeris

SMILE_NAIF_ID = -463
"""As in JPL Horizons."""

_EARTH_NAIF_ID = 399


class EphemerisVector(VectorFunction):  # type: ignore[misc]  # Skyfield has no annotations
    """Skyfield's geocentric vector of an ephemeris, GCRS."""

    center = _EARTH_NAIF_ID

    def __init__(self, ephemeris: Ephemeris, target: int) -> None:
        """Wrap *ephemeris* as the body *target*."""
        self.target = target
        self._ephemeris_km = ephemeris

    @property
    def vector_name(self) -> str:
        """What Skyfield prints."""
        return self._ephemeris_km.provenance.title

    def _at(self, moment: Time) -> tuple[Any, Any, None, None]:
        """Position (3, ...) au and velocity au/day, as Skyfield asks for them."""
        t = time.from_skyfield(moment)
        position = np.moveaxis(self._ephemeris_km.position_km(t), -1, 0) / AU_KM
        velocity = np.moveaxis(self._ephemeris_km.velocity_km_s(t), -1, 0) * (DAY_S / AU_KM)
        return position, velocity, None, None


def as_vector_function(ephemeris: Ephemeris, target: int = SMILE_NAIF_ID) -> EphemerisVector:
    """*ephemeris* as a Skyfield vector from the centre of the Earth to the body *target*."""
    return EphemerisVector(ephemeris, target)
