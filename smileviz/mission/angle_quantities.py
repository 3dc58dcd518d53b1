"""Angles from every boresight and body axis to Sun, Moon, Earth and planets, as quantities."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np

from smileviz.base import planets
from smileviz.base.arrays import Floats, angle_rad
from smileviz.mission.quantity import Quantity
from smileviz.mission.samples import Samples
from smileviz.mission.sky import Boresight

_LAW = "SXI guidance law of the Leicester SXI team (CMEM_Image, smile_fov_limb.py)"
_BODIES = "JPL DE440; planets: mean elements of E. M. Standish, JPL"
_POINTING = ("pointing",)

_AXES: dict[Boresight, str] = {
    "sxi": "the SXI boresight",
    "uvi": "the UVI boresight (mounting assumed)",
    "xi": "the body axis xi, across the short side of SXI, away from the Earth",
    "eta": "the body axis eta, along the long side of SXI",
    "nadir": "the direction of the Earth's centre",
}
_TARGETS = {
    "sun": "the Sun's centre",
    "moon": "the Moon's centre",
    "earth": "the Earth's centre",
    "limb": "the nearest limb of the Earth (6378.137 km)",
    **{name: name.capitalize() for name in planets.PLANETS},
}


@dataclass(frozen=True)
class _Angle:
    """Angle from a boresight to a body."""

    axis: Boresight
    target: str

    def __call__(self, s: Samples) -> Floats:
        """Return it, deg (n,)."""
        axis = s.pointed.boresight(self.axis)
        if self.target == "limb":
            return np.degrees(angle_rad(axis, -s.position_km) - s.earth_radius_rad)
        return np.degrees(angle_rad(axis, self._place_km(s) - s.position_km))

    def _place_km(self, s: Samples) -> Floats:
        match self.target:
            case "earth":
                return np.zeros_like(s.position_km)
            case "sun":
                return s.sky.sun_km
            case "moon":
                return s.sky.moon_km
        return s.sky.planet_km(self.target)


def angle_between(axis: Boresight, target: str, name: str = "") -> Quantity:
    """The angle from *axis* to *target*, as a quantity."""
    where = {"sxi": "SXI", "uvi": "UVI"}.get(axis, axis)
    return Quantity(
        name or f"{axis}_{target}_angle_deg",
        f"{where} to {target.capitalize() if target != 'limb' else 'limb'}",
        "deg",
        f"Angle between {_AXES[axis]} and {_TARGETS[target]}, geometric.",
        f"{_LAW}; {_BODIES}",
        _Angle(axis, target),
        _POINTING,
    )


def angles() -> Iterator[Quantity]:
    """From every boresight to every body."""
    pairs = product(_AXES, _TARGETS)
    return (angle_between(a, b) for a, b in pairs if a != "nadir" or b not in ("earth", "limb"))
