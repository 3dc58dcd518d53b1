"""The ground below: SMILE's track over it, feet of its field line, night, oval and horizon.

Latitudes and longitudes are degrees, north and east positive; longitudes from -180 to 180.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from smileviz.base import frames, resources
from smileviz.base.arrays import Floats, fixed, rotate, unit
from smileviz.base.frames import Frame
from smileviz.base.geodesy import to_geodetic
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.base.windows import Span
from smileviz.magnetosphere.aurora import Aurora, rings_sm_re
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.footprint import footpoints
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import Scenario

_TRACK_S, _FEET_S = 120.0, 600.0
_MOST_POINTS, _MOST_FEET = 8000, 1500
_TURN = np.linspace(0.0, 2.0 * np.pi, 181)


@dataclass(frozen=True, eq=False)
class GroundTrack:
    """Where SMILE stands overhead (WGS 84 geodetic) at times (n,); latitude and longitude (n,)."""

    t: Floats
    latitude_deg: Floats
    longitude_deg: Floats
    height_km: Floats


@dataclass(frozen=True, eq=False)
class FeetTrack:
    """Feet of SMILE's field line at times (n,): north in the first row, south in the second.

    Geocentric latitude and longitude (2, n); NaN where the line has no foot there.
    """

    t: Floats
    latitude_deg: Floats
    longitude_deg: Floats
    mlt_h: Floats


@cache
def coast_deg() -> Floats:
    """Coastlines, latitude and longitude (n, 2), NaN between lines (Natural Earth 1:110m)."""
    with np.load(resources.path("data/coastlines.npz")) as stored:
        return fixed(stored["lon_lat_deg"][:, ::-1].astype(np.float64))


def _times(span: Span, step_s: float, most: int) -> Floats:
    count = int(np.clip(span.length_s / step_s, 2, most)) + 1
    return fixed(np.linspace(span.start, span.stop, count))


@lru_cache(maxsize=16)
def track(scenario: Scenario, span: Span) -> GroundTrack:
    """The track over the ground in *span*."""
    t = _times(span, _TRACK_S, _MOST_POINTS)
    latitude, longitude, height = Samples(scenario, ephemeris_of(scenario), t).geodetic
    return GroundTrack(
        t, fixed(np.degrees(latitude)), fixed(wrapped_deg(np.degrees(longitude))), fixed(height)
    )


@lru_cache(maxsize=8)
def feet(scenario: Scenario, span: Span) -> FeetTrack:
    """Feet of the field line in *span*, every ten minutes or, of a long one, less often."""
    t = _times(span, _FEET_S, _MOST_FEET)
    found = footpoints(scenario, t)
    longitude = fixed(wrapped_deg(found.longitude_deg))
    return FeetTrack(t, found.latitude_deg, longitude, found.mlt_h)


@lru_cache(maxsize=16)
def sun_deg(t: float) -> tuple[float, float]:
    """Latitude and longitude of the point under the Sun (spherical Earth)."""
    direction = frames.rotation(Frame.GSE, Frame.ITRS, t)[:, 0]
    return _place_deg(direction)


@lru_cache(maxsize=16)
def terminator_deg(t: float) -> Floats:
    """Where the Sun's centre is on the horizon, latitude and longitude (n, 2), closed."""
    return circle_deg(*sun_deg(t), 90.0)


def circle_deg(latitude_deg: float, longitude_deg: float, radius_deg: float) -> Floats:
    """The circle on the sphere about a place, latitude and longitude (n, 2), closed."""
    axis = _direction(latitude_deg, longitude_deg)
    across = unit(np.cross(axis, _direction(latitude_deg - 80.0, longitude_deg + 40.0)))
    other = np.cross(axis, across)
    radius = np.radians(radius_deg)
    ring = np.cos(_TURN)[:, None] * across + np.sin(_TURN)[:, None] * other
    points = np.cos(radius) * axis + np.sin(radius) * ring
    return fixed(np.stack(_places_deg(points), axis=1))


def horizon_deg(r_km: float, elevation_deg: float) -> float:
    """How far from the point below, deg of arc, something at *r_km* stands *elevation_deg* high.

    Spherical Earth of 6371.2 km.
    """
    elevation = np.radians(elevation_deg)
    share = np.clip(EARTH_RADIUS_KM * np.cos(elevation) / max(r_km, EARTH_RADIUS_KM), -1.0, 1.0)
    return float(np.degrees(np.arccos(share) - elevation))


@lru_cache(maxsize=16)
def oval_deg(model: Aurora, t: float) -> tuple[Floats, ...]:
    """Edges of the oval in both hemispheres, latitude and longitude (n, 2), closed."""
    turn = frames.rotation(Frame.SM, Frame.ITRS, t)
    rings = (*rings_sm_re(model, "north"), *rings_sm_re(model, "south"))
    return tuple(fixed(np.stack(_places_deg(rotate(turn, ring)), axis=1)) for ring in rings)


def wrapped_deg(longitude_deg: Floats) -> Floats:
    """Longitudes (...) brought between -180 and 180."""
    return np.asarray((longitude_deg + 180.0) % 360.0 - 180.0)


def darkness(t: float, latitude_deg: Floats, longitude_deg: Floats) -> Floats:
    """How dark it is at places (...): 0 by day, 1 at the end of astronomical twilight."""
    sun = _direction(*sun_deg(t))
    latitude, longitude = np.radians(latitude_deg), np.radians(longitude_deg)
    level = np.cos(latitude)
    height = (
        level * np.cos(longitude) * sun[0]
        + level * np.sin(longitude) * sun[1]
        + np.sin(latitude) * sun[2]
    )
    return np.asarray(np.clip(-np.degrees(np.arcsin(np.clip(height, -1.0, 1.0))) / 18.0, 0.0, 1.0))


def place_deg(itrs_km: Floats) -> tuple[float, float]:
    """Geodetic latitude and longitude of one position (3,)."""
    latitude, longitude, _ = to_geodetic(np.asarray(itrs_km).reshape(1, 3))
    return float(np.degrees(latitude[0])), float(wrapped_deg(np.degrees(longitude))[0])


def _direction(latitude_deg: float, longitude_deg: float) -> Floats:
    latitude, longitude = np.radians(latitude_deg), np.radians(longitude_deg)
    level = np.cos(latitude)
    return np.array([level * np.cos(longitude), level * np.sin(longitude), np.sin(latitude)])


def _places_deg(points: Floats) -> tuple[Floats, Floats]:
    x, y, z = points.T
    return np.degrees(np.arctan2(z, np.hypot(x, y))), np.degrees(np.arctan2(y, x))


def _place_deg(direction: Floats) -> tuple[float, float]:
    latitude, longitude = _places_deg(direction.reshape(1, 3))
    return float(latitude[0]), float(longitude[0])
