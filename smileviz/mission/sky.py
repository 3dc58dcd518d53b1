"""Sky, Pointed: Sun, Moon and planets, and where the cameras look, at many times."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from smileviz.base import bodies, planets
from smileviz.base.arrays import Floats, rotate
from smileviz.instruments import UVI
from smileviz.instruments.camera import Camera
from smileviz.orbit.attitude import GuidanceLaw

Boresight = Literal["sxi", "uvi", "xi", "eta", "nadir"]


@dataclass(frozen=True, eq=False)
class Sky:
    """Geometric places of the bodies at *t* (n,), GCRS km."""

    t: Floats

    @cached_property
    def sun_km(self) -> Floats:
        """The Sun (n, 3)."""
        return bodies.sun_km(self.t)

    @cached_property
    def moon_km(self) -> Floats:
        """The Moon (n, 3)."""
        return bodies.moon_km(self.t)

    def planet_km(self, name: str) -> Floats:
        """The planet *name* (n, 3)."""
        return self.sun_km + planets.heliocentric_km(name, self.t)


@dataclass(frozen=True, eq=False)
class Pointed:
    """The spacecraft as the guidance law turns it; NaN where the law has no pointing."""

    law: GuidanceLaw
    uvi_offset_deg: float
    position_km: Floats
    """GCRS (n, 3)."""
    gse_km: Floats
    """The same in GSE (n, 3)."""
    gse: Floats
    """Rotations GCRS to GSE (n, 3, 3)."""

    @cached_property
    def axes(self) -> Floats:
        """Rows xi, eta and SXI boresight, GCRS (n, 3, 3)."""
        return np.asarray(self.law.axes(self.gse_km) @ self.gse)

    def boresight(self, name: Boresight) -> Floats:
        """Where SXI or UVI looks, an axis of the body points, or the Earth is: GCRS (n, 3)."""
        match name:
            case "uvi":
                return _uvi(self.uvi_offset_deg, self.axes)
            case "sxi":
                return self.axes[:, 2]
            case "xi":
                return self.axes[:, 0]
            case "eta":
                return self.axes[:, 1]
        return -self.position_km

    @cached_property
    def aim_km(self) -> Floats:
        """The aim point on the GSE X axis, GCRS (n, 3)."""
        return rotate(np.swapaxes(self.gse, 1, 2), self.law.aim_km(self.gse_km))


def _uvi(offset_deg: float, axes: Floats) -> Floats:
    return Camera.of(UVI.mounted(offset_deg), axes).boresight
