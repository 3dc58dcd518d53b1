"""The Earth as a camera frames it: disc, night, coasts, magnetic latitudes.

The Earth is the WGS 84 ellipsoid. It is handled in *ball coordinates*, ITRS divided by the
half axes, where it is the unit sphere, straight lines stay straight, and limb, terminator and what
hides what are those of a sphere.
"""

from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np

from smileviz.base import resources
from smileviz.base.arrays import Bools, Floats, dot, fixed, norm, unit
from smileviz.base.geodesy import from_geodetic
from smileviz.base.units import EARTH_EQUATORIAL_KM, EARTH_FLATTENING, EARTH_RADIUS_KM
from smileviz.instruments.camera import Camera
from smileviz.mission.picture import Curve, Sight, Thing

_HALF_AXES_KM = EARTH_EQUATORIAL_KM * np.array([1.0, 1.0, 1.0 - EARTH_FLATTENING])
_LIMB = 181
_TERMINATOR = 91
_AURORA_KM = EARTH_RADIUS_KM + 110.0
_FILLED = {"earth", "night"}
_LATITUDES_DEG = (60, 70, 80)
_TURN_RAD = np.linspace(0.0, 2.0 * np.pi, 121)
_FAR_KM = 1e8
_MLT = (("00", np.pi), ("06", -0.5 * np.pi), ("12", 0.0), ("18", 0.5 * np.pi))
_LEVELS_RAD = np.radians([90.0, 90.0] + [60.0] * 2 * len(_MLT))


@cache
def _coast() -> Floats:
    """Coastlines in ball coordinates (n, 3), rows of NaN between lines (Natural Earth 1:110m)."""
    with np.load(resources.path("data/coastlines.npz")) as stored:
        lon, lat = np.radians(stored["lon_lat_deg"].astype(np.float64)).T
    return fixed(from_geodetic(lat, lon, 0.0) / _HALF_AXES_KM)


@dataclass(frozen=True, eq=False)
class Globe:
    """The Earth before a camera."""

    camera: Camera
    sight: Sight

    @cached_property
    def _viewpoint(self) -> Floats:
        """The spacecraft in ball coordinates (3,)."""
        return np.asarray(self.sight.itrs @ self.sight.position_km / _HALF_AXES_KM)

    @cached_property
    def _height(self) -> float:
        return float(norm(self._viewpoint))

    def _project(self, ball: Floats) -> Floats:
        """Camera angles (n, 2) of points in ball coordinates (n, 3)."""
        direction = ((ball - self._viewpoint) * _HALF_AXES_KM) @ self.sight.itrs
        return self.camera.project(direction)

    def _ball(self, gcrs_km: Floats) -> Floats:
        """Ball coordinates of GCRS positions (..., 3)."""
        return np.asarray(gcrs_km @ self.sight.itrs.T / _HALF_AXES_KM)

    def hides(self, gcrs_km: Floats) -> Bools:
        """Whether the Earth stands before GCRS positions (..., 3) outside it -> (...)."""
        to = self._ball(np.asarray(gcrs_km, dtype=np.float64)) - self._viewpoint
        share = -(to @ self._viewpoint) / dot(to, to)
        nearest = self._viewpoint + share[..., None] * to
        return np.asarray((share > 0) & (share < 1) & (dot(nearest, nearest) < 1.0 - 1e-9))

    @cached_property
    def _axes(self) -> Floats:
        """Rows (3, 3), ball coordinates: to the spacecraft; across, on the Sun's side; the rest."""
        up = unit(self._viewpoint)
        across = self._sun - (self._sun @ up) * up
        if float(norm(across)) < 1e-9:
            across = np.cross(up, [up[1], up[2], up[0]])
        across = unit(across)
        return np.stack([up, across, np.cross(up, across)])

    @cached_property
    def _sun(self) -> Floats:
        """The pole of the day side (3,), ball coordinates: normals are p / half axes there."""
        return unit((self.sight.itrs @ self.sight.sun_direction) / _HALF_AXES_KM)

    def _limb(self, turn: Floats) -> Floats:
        """Points of the limb (n, 3), *turn* rad (n,) from the Sun's side."""
        wide = np.sqrt(max(1.0 - self._height**-2, 0.0))
        parts = [np.full(turn.shape, 1.0 / self._height), wide * np.cos(turn), wide * np.sin(turn)]
        return np.stack(parts, axis=-1) @ self._axes

    @cached_property
    def _terminator(self) -> Floats:
        """The part of the terminator that is in view (n, 3); (0, 3) when none is."""
        lift, lean = float(self._sun @ self._axes[0]), float(self._sun @ self._axes[1])
        if lean * self._height <= 1.0:
            return np.empty((0, 3))
        start = np.arcsin(1.0 / (self._height * lean))
        turn = np.linspace(start, np.pi - start, _TERMINATOR)[:, None]
        crest = lean * self._axes[0] - lift * self._axes[1]
        return np.asarray(np.cos(turn) * self._axes[2] + np.sin(turn) * crest)

    def _night(self) -> Floats:
        """Outline of what is dark of the disc (n, 3); (0, 3) when nothing is."""
        edge = self._terminator
        lift = float(self._sun @ self._axes[0])
        if len(edge) == 0:
            return self._limb(np.linspace(0.0, 2.0 * np.pi, _LIMB)) if lift < 0 else edge
        first = edge[0] @ self._axes.T
        start = float(np.arctan2(first[2], first[1]))
        dark = self._limb(np.linspace(start, 2.0 * np.pi - start, _LIMB))
        return np.concatenate([dark, edge[::-1]])

    def disc(self) -> list[Curve]:
        """The Earth's disc, its night side, and the terminator; nothing from within the Earth."""
        if self._height <= 1.0:
            return []
        limb = self._project(self._limb(np.linspace(0.0, 2.0 * np.pi, _LIMB)))
        across = 2.0 * np.degrees(np.arcsin(1.0 / self._height))
        away = np.degrees(self.camera.angle_rad(-self.sight.position_km)) - 0.5 * across
        says = f"{away:.1f}° from the boresight" if away > 0 else "across the boresight"
        night, edge = self._night(), self._terminator
        return [
            *_curve("earth", "Earth", f"Earth, {across:.1f}° across, its limb {says}.", limb),
            *_curve("night", "Night", "Night: the Sun is below the horizon.", self._project(night)),
            *_curve(
                "terminator",
                "Terminator",
                "Terminator: the centre of the Sun on the horizon, without refraction.",
                self._project(edge),
            ),
        ]

    def coast(self) -> list[Curve]:
        """The coastlines in view."""
        coast = _coast()
        seen = coast @ self._viewpoint > 1.0
        xy = np.full((len(coast), 2), np.nan)
        xy[seen] = self._project(coast[seen])
        return _curve("coastlines", "Coastlines", "Coastlines (Natural Earth).", xy)

    def _magnetic(self, latitude_rad: Floats, turn: Floats) -> Floats:
        """GCRS positions (..., 3) km at SM latitude and longitude, 110 km above the mean Earth."""
        level = np.cos(latitude_rad)
        parts = [level * np.cos(turn), level * np.sin(turn), np.sin(latitude_rad) + 0.0 * turn]
        return np.asarray(_AURORA_KM * np.stack(parts, axis=-1) @ self.sight.sm)

    def latitudes(self) -> list[Curve]:
        """Circles of magnetic (centred dipole) latitude, 110 km up, where they are in view."""
        signed = [sign * latitude for latitude in _LATITUDES_DEG for sign in (1, -1)]
        level = np.radians(signed)[:, None]
        circles = self._magnetic(level, np.broadcast_to(_TURN_RAD, (len(signed), len(_TURN_RAD))))
        hidden = self.hides(circles)
        xy = self._project(self._ball(circles).reshape(-1, 3)).reshape(*hidden.shape, 2)
        xy[hidden] = np.nan
        curves = []
        for latitude, line in zip(signed, xy, strict=True):
            where = f"{abs(latitude)}° {'N' if latitude > 0 else 'S'}"
            sentence = f"Magnetic latitude {where} (centred dipole, IGRF-14), 110 km up."
            curves += _curve("magnetic_latitude", f"{abs(latitude)}°", sentence, line)
        return curves

    def magnetic(self) -> list[Thing]:
        """The two dipole poles, and magnetic local times at 60 deg where they are in view."""
        level = np.array([1, -1] + [1] * len(_MLT) + [-1] * len(_MLT)) * _LEVELS_RAD
        turn = np.array([0.0, 0.0, *(turn for _, turn in _MLT), *(turn for _, turn in _MLT)])
        places = self._magnetic(level, turn)
        hidden = self.hides(places)
        things = []
        for k, direction in enumerate(places - self.sight.position_km):
            if k < 2:
                north = "North" if k == 0 else "South"
                name, title = f"magnetic_pole_{north.lower()}", f"{north} magnetic pole"
                sentence = f"{title} (centred dipole, IGRF-14), 110 km up"
            else:
                name, title = "mlt", _MLT[(k - 2) % len(_MLT)][0]
                sentence = f"Magnetic local time {title} h at 60°"
            if name != "mlt" or not hidden[k]:
                things.append(Thing(name, title, sentence, direction, bool(hidden[k])))
        return things

    def centre(self) -> Thing:
        """The Earth's centre."""
        distance = float(norm(self.sight.position_km))
        sentence = f"Earth's centre, {distance:,.0f} km away"
        return Thing("earth", "Earth", sentence, -self.sight.position_km)

    def sun(self) -> Thing:
        """The Sun."""
        direction = self.sight.sun_direction
        hidden = bool(self.hides(self.sight.position_km + _FAR_KM * direction))
        return Thing("sun", "Sun", "Sun", direction, hidden)


def _curve(name: str, title: str, sentence: str, xy_deg: Floats) -> list[Curve]:
    """One curve, or none when nothing of it is in view."""
    if not np.isfinite(xy_deg).any():
        return []
    return [Curve(name, title, sentence, xy_deg, closed=name in _FILLED)]
