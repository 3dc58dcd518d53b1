"""Projections of the ground on a map: the whole Earth, or the north from above its pole."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QRectF

from smileviz.base.arrays import Floats

_LOWEST_DEG = 30.0


@dataclass(frozen=True)
class Equirectangular:
    """x is the longitude and y the latitude, deg."""

    title: str = "World"
    polar: bool = False

    @property
    def home(self) -> QRectF:
        """All of it."""
        return QRectF(-180.0, -90.0, 360.0, 180.0)

    @property
    def grid(self) -> list[Floats]:
        """Circles of latitude and meridians, latitude and longitude (n, 2) each."""
        circles = [[[a, -180.0], [a, 180.0]] for a in range(-90, 91, 30)]
        meridians = [[[-90.0, o], [90.0, o]] for o in range(-180, 181, 30)]
        return [np.array(line, dtype=np.float64) for line in (*circles, *meridians)]

    @property
    def ticks(self) -> list[tuple[str, float, float]]:
        """Numbers of the grid and where they stand: text, latitude and longitude."""
        along = [(_east(o), -88.0, float(o)) for o in range(-120, 121, 60)]
        return [*along, *((_north(a), float(a), -178.0) for a in (-60, -30, 0, 30, 60))]

    def xy(self, lat_lon_deg: Floats) -> Floats:
        """Points (n, 2) of the map at latitudes and longitudes (n, 2)."""
        return np.asarray(lat_lon_deg[:, ::-1])

    def lat_lon_deg(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Latitude and longitude at places of the map (...); NaN off it."""
        there = (np.abs(x) <= 180.0) & (np.abs(y) <= 90.0)
        return np.where(there, y, np.nan), np.where(there, x, np.nan)

    def line(self, lat_lon_deg: Floats) -> Floats:
        """A line (m, 2) of the map through places (n, 2): parted where it leaves at an edge."""
        xy = self.xy(lat_lon_deg)
        jumps = np.flatnonzero(np.abs(np.diff(xy[:, 0])) > 180.0)
        if not len(jumps):
            return xy
        before, after = xy[jumps], xy[jumps + 1]
        side = np.where(before[:, 0] > 0.0, 180.0, -180.0)
        beyond = after[:, 0] + 2.0 * side
        across = beyond - before[:, 0]
        share = (side - before[:, 0]) / np.where(across == 0.0, 1.0, across)
        y = before[:, 1] + share * (after[:, 1] - before[:, 1])
        gap = np.stack(
            [
                np.stack([side, y], axis=1),
                np.full((len(jumps), 2), np.nan),
                np.stack([-side, y], axis=1),
            ],
            axis=1,
        )
        return np.insert(xy, np.repeat(jumps + 1, 3), gap.reshape(-1, 2), axis=0)


@dataclass(frozen=True)
class NorthPolar:
    """Azimuthal, equidistant: the pole in the middle, Greenwich down, east to the left turn."""

    title: str = "North pole"
    polar: bool = True

    @property
    def home(self) -> QRectF:
        """From the pole to 30 deg north."""
        reach = 90.0 - _LOWEST_DEG
        return QRectF(-reach, -reach, 2.0 * reach, 2.0 * reach)

    def xy(self, lat_lon_deg: Floats) -> Floats:
        """Points (n, 2) of the map at latitudes and longitudes (n, 2); NaN south of its edge."""
        latitude, longitude = lat_lon_deg[:, 0], np.radians(lat_lon_deg[:, 1])
        far = np.where(latitude >= _LOWEST_DEG, 90.0 - latitude, np.nan)
        return np.stack([far * np.sin(longitude), -far * np.cos(longitude)], axis=1)

    def lat_lon_deg(self, x: Floats, y: Floats) -> tuple[Floats, Floats]:
        """Latitude and longitude at places of the map (...); NaN off it."""
        far = np.hypot(x, y)
        there = far <= 90.0 - _LOWEST_DEG
        longitude = np.degrees(np.arctan2(x, -np.asarray(y)))
        return np.where(there, 90.0 - far, np.nan), np.where(there, longitude, np.nan)

    def line(self, lat_lon_deg: Floats) -> Floats:
        """A line (n, 2) of the map through places (n, 2)."""
        return self.xy(lat_lon_deg)

    @property
    def grid(self) -> list[Floats]:
        """Circles of latitude and meridians, latitude and longitude (n, 2) each."""
        turn = np.linspace(-180.0, 180.0, 181)
        circles = [
            np.stack([np.full(len(turn), latitude), turn], axis=1)
            for latitude in (_LOWEST_DEG, 45.0, 60.0, 75.0)
        ]
        up = np.linspace(_LOWEST_DEG, 90.0, 13)
        meridians = [
            np.stack([up, np.full(len(up), longitude)], axis=1)
            for longitude in range(-180, 180, 30)
        ]
        return [*circles, *meridians]

    @property
    def ticks(self) -> list[tuple[str, float, float]]:
        """Numbers of the grid and where they stand: text, latitude and longitude."""
        around = [(_east(o), _LOWEST_DEG + 1.0, float(o)) for o in (-90, 0, 90, 180)]
        return [*around, *((_north(a), float(a), -135.0) for a in (45, 60, 75))]


def _east(longitude: float) -> str:
    return f"{abs(longitude):.0f}°" + (
        "" if longitude in (0, 180) else " W" if longitude < 0 else " E"
    )


def _north(latitude: float) -> str:
    return f"{abs(latitude):.0f}°" + ("" if latitude == 0 else " S" if latitude < 0 else " N")


Projection = Equirectangular | NorthPolar
PROJECTIONS: dict[str, Projection] = {"world": Equirectangular(), "north": NorthPolar()}
