"""Margins of eclipses, degrees: how far discs overlap."""

import numpy as np

from smileviz.base import frames
from smileviz.base.arrays import Floats
from smileviz.base.frames import Frame
from smileviz.events import eclipse
from smileviz.mission.samples import Samples


def umbra_deg(s: Samples) -> Floats:
    """In the Earth's umbra: angle by which the Earth covers the whole Sun (n,)."""
    return np.degrees(eclipse.umbra_rad(s.position_km, s.sky.sun_km))


def penumbra_deg(s: Samples) -> Floats:
    """In the Earth's penumbra: angle by which the discs overlap (n,)."""
    return np.degrees(eclipse.penumbra_rad(s.position_km, s.sky.sun_km))


def ellipsoid_umbra_deg(s: Samples) -> Floats:
    """As `umbra_deg`, by the WGS 84 ellipsoid (n,)."""
    return np.degrees(eclipse.ellipsoid_umbra_rad(s.position_km, s.sky.sun_km, _pole(s)))


def ellipsoid_penumbra_deg(s: Samples) -> Floats:
    """As `penumbra_deg`, by the WGS 84 ellipsoid (n,)."""
    return np.degrees(eclipse.ellipsoid_penumbra_rad(s.position_km, s.sky.sun_km, _pole(s)))


def moon_umbra_deg(s: Samples) -> Floats:
    """In the Moon's umbra: angle by which the Moon covers the whole Sun (n,)."""
    return np.degrees(eclipse.moon_umbra_rad(s.position_km, s.sky.sun_km, s.sky.moon_km))


def moon_penumbra_deg(s: Samples) -> Floats:
    """In the Moon's penumbra: angle by which the discs overlap (n,)."""
    return np.degrees(eclipse.moon_penumbra_rad(s.position_km, s.sky.sun_km, s.sky.moon_km))


def _pole(s: Samples) -> Floats:
    """Axis of the ellipsoid, GCRS (n, 3)."""
    return frames.rotations(Frame.GCRS, Frame.ITRS, s.t)[:, 2]
