"""Station; margin of elevation above its mask.

Elevation, azimuth and range are geometric: no refraction (0.16 deg at 5 deg) and no light time;
the vertical is that of the WGS 84 ellipsoid.
"""

from dataclasses import dataclass
from functools import cache
from typing import Annotated

import numpy as np

from smileviz.base.arrays import Floats, dot, fixed, norm
from smileviz.base.geodesy import from_geodetic
from smileviz.base.limits import KEY, Limits


@dataclass(frozen=True)
class HorizonPoint:
    """A point of a mask that differs with the azimuth; straight lines lead from one to the next."""

    azimuth_deg: Annotated[float, Limits(0.0, 360.0, "deg")]
    elevation_deg: Annotated[float, Limits(-5.0, 90.0, "deg")]


@dataclass(frozen=True)
class Station:
    """An antenna on the ground: WGS 84 geodetic place, and the elevation it sees from on."""

    name: Annotated[str, KEY]
    title: str
    latitude_deg: Annotated[float, Limits(-90.0, 90.0, "deg")]
    longitude_deg: Annotated[float, Limits(-180.0, 360.0, "deg")]
    height_m: Annotated[float, Limits(-500.0, 9000.0, "m")]
    mask_deg: Annotated[float, Limits(-5.0, 90.0, "deg")] = 5.0
    source: str = ""
    approximate: bool = False
    horizon: tuple[HorizonPoint, ...] = ()
    """A mask by azimuth, instead of *mask_deg*."""
    carrier_mhz: Annotated[float | None, Limits(1.0, 100_000.0, "MHz")] = None
    """Frequency for which a Doppler shift is given."""

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

    def range_rate_km_s(self, itrs_km: Floats, itrs_km_s: Floats) -> Floats:
        """How fast the distance of ITRS positions (..., 3) with velocities grows -> (...)."""
        away = itrs_km - _place_km(self)
        return np.asarray(dot(away, itrs_km_s) / norm(away))

    def mask_at_deg(self, azimuth_deg: Floats | float) -> Floats:
        """Elevation from which it sees at *azimuth_deg* (...) -> (...)."""
        azimuth = np.asarray(azimuth_deg, dtype=np.float64)
        if not self.horizon:
            return np.full(azimuth.shape, self.mask_deg)
        known, height = np.array(
            sorted((point.azimuth_deg % 360.0, point.elevation_deg) for point in self.horizon)
        ).T
        return np.asarray(np.interp(azimuth, known, height, period=360.0))

    def margin_rad(self, itrs_km: Floats) -> Floats:
        """Elevation of ITRS positions (..., 3) above the mask -> (...)."""
        elevation = self.elevation_rad(itrs_km)
        if not self.horizon:
            return np.asarray(elevation - np.radians(self.mask_deg))
        azimuth = np.degrees(self.azimuth_rad(itrs_km))
        return np.asarray(elevation - np.radians(self.mask_at_deg(azimuth)))

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
