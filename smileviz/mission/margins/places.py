"""Margins of places: boundaries, regions, belts, heights, hemispheres."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from smileviz.base import frames
from smileviz.base.arrays import Floats, rotate
from smileviz.base.frames import Frame
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.events import passage
from smileviz.magnetosphere.neutral_sheet import NeutralSheet
from smileviz.magnetosphere.plasmapause import l_along
from smileviz.magnetosphere.plasmapauses import PLASMAPAUSES
from smileviz.magnetosphere.regions import (
    CLOSED_RE,
    CUSP_RAD,
    CUSP_RE,
    INNER_BELT_L,
    OUTER_BELT_L,
    SHEET_HALF_RE,
    TAIL_X_RE,
    cusp_angle_rad,
)
from smileviz.magnetosphere.shells import l_shell, mlt_h
from smileviz.mission.activity import activity_of
from smileviz.mission.samples import Samples

_FARTHEST_L = 100.0  # above the poles L has no end


def outside_magnetopause_re(s: Samples) -> Floats:
    """Outside the magnetopause along the radius (n,)."""
    return s.outside_re(0)


def outside_bow_shock_re(s: Samples) -> Floats:
    """Outside the bow shock along the radius (n,)."""
    return s.outside_re(1)


def inside_magnetopause_re(s: Samples) -> Floats:
    """Inside the magnetopause along the radius (n,)."""
    return -outside_magnetopause_re(s)


def inside_bow_shock_re(s: Samples) -> Floats:
    """Inside the bow shock along the radius (n,)."""
    return -outside_bow_shock_re(s)


# --- inside the magnetopause
def l_value(s: Samples) -> Floats:
    """L of the dipole shell (n,), 100 at most."""
    return np.minimum(l_shell(s.sm_re), _FARTHEST_L)


def within_shells_re(s: Samples) -> Floats:
    """Near enough to the Earth for dipole shells to be trusted, R_E (n,)."""
    return CLOSED_RE - s.r_km / EARTH_RADIUS_KM


def above_inner_belt_bottom(s: Samples) -> Floats:
    """L above the lower edge of the inner belt (n,)."""
    return l_value(s) - INNER_BELT_L[0]


def below_inner_belt_top(s: Samples) -> Floats:
    """L below the upper edge of the inner belt (n,)."""
    return INNER_BELT_L[1] - l_value(s)


def above_outer_belt_bottom(s: Samples) -> Floats:
    """L above the lower edge of the outer belt (n,)."""
    return l_value(s) - OUTER_BELT_L[0]


def below_outer_belt_top(s: Samples) -> Floats:
    """L below the upper edge of the outer belt (n,)."""
    return OUTER_BELT_L[1] - l_value(s)


def inside_plasmapause(s: Samples) -> Floats:
    """L below that of the plasmapause at the same local time (n,); NaN where that is not known."""
    model = PLASMAPAUSES[s.scenario.models.plasmapause]
    return l_along(model, activity_of(s.wind), s.t, mlt_h(s.sm_re)) - l_value(s)


def down_the_tail_re(s: Samples) -> Floats:
    """Beyond x = -8 R_E of the boundary frame (n,)."""
    return TAIL_X_RE - s.boundary_re[:, 0]


def before_the_tail_re(s: Samples) -> Floats:
    """Not `down_the_tail_re` (n,)."""
    return -down_the_tail_re(s)


def in_plasma_sheet_re(s: Samples) -> Floats:
    """Within 2 R_E of the neutral sheet (n,)."""
    wind = s.wind
    drivers = (wind.at(name, s.t) for name in ("pdyn_npa", "by_nt", "bz_nt"))
    sheet = NeutralSheet(s.tilt_rad, *drivers)
    return SHEET_HALF_RE - np.abs(sheet.above_re(s.gsm_re))


def off_plasma_sheet_re(s: Samples) -> Floats:
    """Not `in_plasma_sheet_re` (n,)."""
    return -in_plasma_sheet_re(s)


def in_cusp_deg(s: Samples) -> Floats:
    """Within 0.25 rad of the middle of a cusp, seen from the Earth's centre (n,)."""
    angle = cusp_angle_rad(s.boundary_re, s.r_km / EARTH_RADIUS_KM, s.tilt_rad)
    return np.degrees(CUSP_RAD - angle)


def beyond_cusp_foot_re(s: Samples) -> Floats:
    """More than 5 R_E from the Earth's centre (n,)."""
    return s.r_km / EARTH_RADIUS_KM - CUSP_RE


# --- heights and hemispheres
@dataclass(frozen=True)
class Above:
    """Higher than a height, or farther than a distance, of *km*."""

    over: Literal["centre", "sphere", "ellipsoid"]
    km: float

    def __call__(self, s: Samples) -> Floats:
        """Return the margin, km (n,)."""
        if self.over == "centre":
            return s.r_km - self.km
        if self.over == "sphere":
            return passage.above_sphere_km(s.position_km, self.km)
        return passage.above_ellipsoid_km(s.itrs_km, self.km)


def north_km(s: Samples) -> Floats:
    """North of the true equator of date (n,)."""
    return passage.north_km(rotate(frames.rotations(Frame.GCRS, Frame.TOD, s.t), s.position_km))
