"""Kepler orbits: osculating elements, and a state carried on as if there were the Earth alone."""

from dataclasses import dataclass

import numpy as np

from smileviz.base.arrays import Floats, cross, dot, norm
from smileviz.base.units import EARTH_EQUATORIAL_KM
from smileviz.orbit.forces import EGM96_GM_KM3_S2

_ROUNDS = 25


@dataclass(frozen=True)
class Osculating:
    """Elements of the Kepler orbit through a state; angles from 0 to 360 deg, GCRS axes."""

    semi_major_axis_km: float
    eccentricity: float
    inclination_deg: float
    node_deg: float
    """Right ascension of the ascending node; 0 where the orbit lies in the equator."""
    perigee_argument_deg: float
    true_anomaly_deg: float

    @property
    def perigee_altitude_km(self) -> float:
        """Above a sphere of the equatorial radius."""
        return self.semi_major_axis_km * (1.0 - self.eccentricity) - EARTH_EQUATORIAL_KM

    @property
    def apogee_altitude_km(self) -> float:
        """Above a sphere of the equatorial radius; infinite for an orbit that is not closed."""
        if self.eccentricity >= 1.0:
            return np.inf
        return self.semi_major_axis_km * (1.0 + self.eccentricity) - EARTH_EQUATORIAL_KM

    @property
    def period_s(self) -> float:
        """Of one revolution; infinite for an orbit that is not closed."""
        if self.eccentricity >= 1.0:
            return np.inf
        return float(2.0 * np.pi * np.sqrt(self.semi_major_axis_km**3 / EGM96_GM_KM3_S2))


def osculating(position_km: Floats, velocity_km_s: Floats) -> Osculating:
    """Elements of a GCRS position and velocity (3,) (Vallado 2013, Algorithm 9)."""
    r, v = np.asarray(position_km, dtype=np.float64), np.asarray(velocity_km_s, dtype=np.float64)
    distance = float(norm(r))
    momentum = cross(r, v)
    node = np.array([-momentum[1], momentum[0], 0.0])
    to_perigee = cross(v, momentum) / EGM96_GM_KM3_S2 - r / distance
    energy = 0.5 * float(dot(v, v)) - EGM96_GM_KM3_S2 / distance
    if float(norm(node)) < 1e-12 * float(norm(momentum)):
        node = np.array([1.0, 0.0, 0.0])
    perigee = to_perigee if float(norm(to_perigee)) > 1e-12 else node
    return Osculating(
        semi_major_axis_km=float(-0.5 * EGM96_GM_KM3_S2 / energy),
        eccentricity=float(norm(to_perigee)),
        inclination_deg=float(np.degrees(np.arccos(momentum[2] / norm(momentum)))),
        node_deg=float(np.degrees(np.arctan2(node[1], node[0])) % 360.0),
        perigee_argument_deg=_turned_deg(node, perigee, momentum),
        true_anomaly_deg=_turned_deg(perigee, r, momentum),
    )


def _turned_deg(start: Floats, end: Floats, axis: Floats) -> float:
    """Angle about *axis* from *start* to *end*, 0 to 360 deg."""
    sine = float(dot(cross(start, end), axis) / norm(axis))
    return float(np.degrees(np.arctan2(sine, dot(start, end))) % 360.0)


def carried(position_km: Floats, velocity_km_s: Floats, seconds: Floats) -> Floats:
    """Positions (n, 3) of GCRS states (n, 3) after *seconds* (n,) under the Earth's centre alone.

    By the f and g functions of the change of the eccentric anomaly (Battin 1999, section 4.3). NaN
    where the orbit is not closed.
    """
    distance = norm(position_km)
    energy = 0.5 * dot(velocity_km_s, velocity_km_s) - EGM96_GM_KM3_S2 / distance
    axis = np.where(energy < 0.0, -0.5 * EGM96_GM_KM3_S2 / np.where(energy < 0, energy, -1), np.nan)
    motion = np.sqrt(EGM96_GM_KM3_S2 / axis**3)
    along = dot(position_km, velocity_km_s) / np.sqrt(EGM96_GM_KM3_S2 * axis)
    across = 1.0 - distance / axis
    target = motion * seconds
    change = target + 0.0
    for _ in range(_ROUNDS):
        cosine, sine = np.cos(change), np.sin(change)
        late = change - across * sine + along * (1.0 - cosine) - target
        slope = 1.0 - across * cosine + along * sine
        change = change - np.clip(late / np.maximum(slope, 1e-3), -0.5, 0.5)
    f = 1.0 - axis / distance * (1.0 - np.cos(change))
    g = seconds - (change - np.sin(change)) / motion
    return np.asarray(f[:, None] * position_km + g[:, None] * velocity_km_s)
