"""Margins of the spacecraft of a scenario: positive when it is true. Read by the almanac."""

import numpy as np

from smileviz.base import bodies, frames
from smileviz.base.arrays import Floats, rotate
from smileviz.base.frames import Frame
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.events import eclipse, passage, viewing
from smileviz.instruments.sxi import SXI_FIELD
from smileviz.mission.samples import Samples
from smileviz.orbit.attitude import Constraints

_FAR_KM = 50_000.0


def umbra(s: Samples) -> Floats:
    """In the Earth's umbra: angle by which the Earth covers the whole Sun (n,)."""
    return eclipse.umbra_rad(s.position_km, bodies.sun_km(s.t))


def penumbra(s: Samples) -> Floats:
    """In the Earth's penumbra: angle by which the discs overlap (n,)."""
    return eclipse.penumbra_rad(s.position_km, bodies.sun_km(s.t))


def moon_penumbra(s: Samples) -> Floats:
    """In the Moon's penumbra: angle by which the discs overlap (n,)."""
    return eclipse.moon_penumbra_rad(s.position_km, bodies.sun_km(s.t), bodies.moon_km(s.t))


def far(s: Samples) -> Floats:
    """Above 50,000 km from the Earth's centre (n,)."""
    return s.r_km - _FAR_KM


def _constraints(s: Samples) -> Constraints:
    return Constraints(s.scenario.pointing.min_radius_km, s.scenario.pointing.sun_limit_deg)


def radius_allowed(s: Samples) -> Floats:
    """Above the least distance at which the cameras may observe (n,)."""
    return viewing.radius_km(_constraints(s), s.position_km)


def sun_allowed(s: Samples) -> Floats:
    """The Sun farther from the SXI boresight than its limit, deg (n,)."""
    return viewing.sun_deg(_constraints(s), s.law, s.gse_km)


def sun_refused(s: Samples) -> Floats:
    """Not `sun_allowed`, deg (n,)."""
    return viewing.refused_deg(_constraints(s), s.law, s.gse_km)


def pointing_exists(s: Samples) -> Floats:
    """NaN where the guidance law has no pointing, else positive (n,)."""
    return s.sun_angle_rad


def outside_magnetopause(s: Samples) -> Floats:
    """Outside the magnetopause, R_E along the radius (n,)."""
    return s.outside_re(0)


def outside_bow_shock(s: Samples) -> Floats:
    """Outside the bow shock, R_E along the radius (n,)."""
    return s.outside_re(1)


def inside_bow_shock(s: Samples) -> Floats:
    """Inside the bow shock, R_E along the radius (n,)."""
    return -outside_bow_shock(s)


def nose_framed(s: Samples) -> Floats:
    """The nose of the magnetopause in the field of view of SXI, camera angle deg (n,)."""
    ahead = np.zeros(len(s.t))
    noses_re = (s.lasting(0) or s.each(0)).radius_re(ahead, ahead)
    sunward = s.boundary_rotation[:, 0]
    nose_km = noses_re[:, None] * EARTH_RADIUS_KM * sunward
    axes = s.law.axes(s.gse_km) @ s.gse
    return s.in_wind(viewing.framed_deg(SXI_FIELD, axes, nose_km - s.position_km))


def north(s: Samples) -> Floats:
    """North of the true equator of date, km (n,)."""
    return passage.north_km(rotate(frames.rotations(Frame.GCRS, Frame.TOD, s.t), s.position_km))
