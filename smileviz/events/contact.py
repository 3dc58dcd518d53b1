"""Station; margin of elevation above its mask.

Elevation, azimuth and range are geometric: no refraction (0.16 deg at 5 deg) and no light time;
the vertical is that of the WGS 84 ellipsoid.
"""

from dataclasses import dataclass
from functools import cache
from typing import Annotated

import numpy as np

from smileviz.base.arrays import Floats, fixed, norm
from smileviz.base.geodesy import from_geodetic
from smileviz.base.limits import Limits


@dataclass(frozen=True)
class Station:
    """An antenna on the ground: WGS 84 geodetic place, and the elevation it sees from on."""

    name: str
    title: str
    latitude_deg: Annotated[float, Limits(-90.0, 90.0, "deg")]
    longitude_deg: Annotated[float, Limits(-180.0, 360.0, "deg")]
    height_m: Annotated[float, Limits(-500.0, 9000.0, "m")]
    mask_deg: Annotated[float, Limits(-5.0, 90.0, "deg")] = 5.0
    source: str = ""
    approximate: bool = False

    def elevation_rad(self, itrs_km: Floats) -> Floats:
        """Elevation of ITRS positions (..., 3) above the horizon -> (...)."""
        east, north, up = self._from_here(itrs_km)
        return np.asarray(np.arctan2(up, np.hypot(east, north)))

    def azimuth_rad(self, itrs_km: Floats) -> Floats:
        """Azimuth of ITRS positions (..., 3), from north through east, 0 to 2 pi -> (...)."""
        east, north, _ = self._from_here(itrs_km)
        return np.asarray(np.arctan2(east, north) % (2.0 * np.pi))

    def range_km(self, itrs_km: Floats) -> Floats:
        """Distance of ITRS positions (..., 3) from the antenna -> (...)."""
        return norm(itrs_km - _place_km(self))

    def margin_rad(self, itrs_km: Floats) -> Floats:
        """Elevation of ITRS positions (..., 3) above the mask -> (...)."""
        return np.asarray(self.elevation_rad(itrs_km) - np.radians(self.mask_deg))

    def _from_here(self, itrs_km: Floats) -> Floats:
        """Parts to the east, north and up of the way from the antenna (3, ...) km."""
        away = (itrs_km - _place_km(self)) @ _axes(self).T
        return np.moveaxis(away, -1, 0)


@cache
def _place_km(station: Station) -> Floats:
    """ITRS position (3,)."""
    return fixed(
        from_geodetic(
            np.radians(station.latitude_deg),
            np.radians(station.longitude_deg),
            station.height_m / 1000.0,
        )
    )


@cache
def _axes(station: Station) -> Floats:
    """Rows: east, north, up of the station in ITRS (3, 3)."""
    lat, lon = np.radians(station.latitude_deg), np.radians(station.longitude_deg)
    east = [-np.sin(lon), np.cos(lon), 0.0]
    north = [-np.sin(lat) * np.cos(lon), -np.sin(lat) * np.sin(lon), np.cos(lat)]
    up = [np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)]
    return fixed(np.array([east, north, up]))
