"""Margins of observing: what SXI and UVI need, and what is in their fields of view."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from smileviz.base import frames
from smileviz.base.arrays import Floats, rotate
from smileviz.base.frames import Frame
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.events import viewing
from smileviz.instruments.sxi import SXI_FIELD
from smileviz.instruments.uvi import UVI_FIELD
from smileviz.magnetosphere.aurora import on_globe
from smileviz.magnetosphere.auroras import AURORAS
from smileviz.magnetosphere.boundary import direction
from smileviz.magnetosphere.cusp import cusp_theta_rad
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import Pointing
from smileviz.orbit.attitude import Constraints, earth_radius_rad

_FAR_KM = 50_000.0
_HOURS = np.arange(24.0)
_KP_STEP = 0.1
_ROWS = 8192
_EQUATORWARD = 1


def constraints_of(pointing: Pointing) -> Constraints:
    """What the cameras need, of a scenario."""
    return Constraints(pointing.min_radius_km, pointing.sun_limit_deg, pointing.baffle_deg)


def _constraints(s: Samples) -> Constraints:
    return constraints_of(s.scenario.pointing)


def radius_km(s: Samples) -> Floats:
    """Above the least distance at which the cameras may observe (n,)."""
    return viewing.radius_km(_constraints(s), s.position_km)


def far_km(s: Samples) -> Floats:
    """Above 50,000 km from the Earth's centre (n,)."""
    return s.r_km - _FAR_KM


def limb_deg(s: Samples) -> Floats:
    """Angle between the SXI boresight and the nearest limb of the Earth (n,)."""
    return np.degrees(s.limb_angle_rad)


def sun_deg(s: Samples) -> Floats:
    """The Sun farther from the SXI boresight than its limit (n,)."""
    return viewing.sun_deg(_constraints(s), s.law, s.gse_km)


def sun_refused_deg(s: Samples) -> Floats:
    """Not `sun_deg` (n,)."""
    return viewing.refused_deg(_constraints(s), s.law, s.gse_km)


def baffle_deg(s: Samples) -> Floats:
    """The Earth outside the baffle of SXI (n,)."""
    return viewing.baffle_deg(_constraints(s), s.law, s.gse_km)


def pointing_deg(s: Samples) -> Floats:
    """NaN where the guidance law has no pointing, else positive (n,)."""
    return np.degrees(s.sun_angle_rad)


# --- in the field of SXI
def nose_km(s: Samples) -> Floats:
    """The nose of the magnetopause, GCRS (n, 3); in gaps of the wind the last one."""
    ahead = np.zeros(len(s.t))
    return _on_magnetopause_km(s, ahead, ahead)


def cusp_km(s: Samples, side: int) -> Floats:
    """The northern (1) or southern (-1) cusp on the magnetopause, GCRS (n, 3).

    In gaps of the wind the last one.
    """
    theta = cusp_theta_rad(side * s.tilt_rad)
    return _on_magnetopause_km(s, np.asarray(theta), np.full(len(s.t), side * 0.5 * np.pi))


def _on_magnetopause_km(s: Samples, theta: Floats, phi: Floats) -> Floats:
    radius_re = (s.lasting(0) or s.each(0)).radius_re(theta, phi)
    place = radius_re[:, None] * EARTH_RADIUS_KM * direction(theta, phi)
    return rotate(np.swapaxes(s.boundary_rotation, 1, 2), place)


def _framed_deg(s: Samples, place_km: Floats) -> Floats:
    return viewing.framed_deg(SXI_FIELD, s.pointed.axes, place_km - s.position_km)


def nose_deg(s: Samples) -> Floats:
    """The nose of the magnetopause in the field of view of SXI, camera angle (n,)."""
    return s.in_wind(_framed_deg(s, nose_km(s)))


def north_cusp_deg(s: Samples) -> Floats:
    """The northern cusp in the field of view of SXI, camera angle (n,)."""
    return s.in_wind(_framed_deg(s, cusp_km(s, 1)))


def south_cusp_deg(s: Samples) -> Floats:
    """The southern cusp in the field of view of SXI, camera angle (n,)."""
    return s.in_wind(_framed_deg(s, cusp_km(s, -1)))


# --- in the field of UVI
def earth_in_uvi_deg(s: Samples) -> Floats:
    """The Earth's centre in the field of view of UVI (n,)."""
    return viewing.cone_deg(UVI_FIELD.half_deg, s.pointed.boresight("uvi"), -s.position_km)


def disc_in_uvi_deg(s: Samples) -> Floats:
    """The whole disc of the Earth in the field of view of UVI (n,)."""
    return earth_in_uvi_deg(s) - np.degrees(earth_radius_rad(s.position_km))


def oval_deg(s: Samples) -> Floats:
    """All of the northern oval in the field of UVI and in view (n,); NaN without a Kp.

    Its equatorward edge at 24 hours of local time, by the model of the scenario.
    """
    kp = s.wind.at("kp", s.t)
    steps = np.round(np.nan_to_num(kp) / _KP_STEP)
    latitude = np.empty((len(s.t), len(_HOURS)))
    for step in np.unique(steps):
        outlines = AURORAS[s.scenario.models.aurora].under(float(step * _KP_STEP)).outlines(_HOURS)
        latitude[steps == step] = outlines[_EQUATORWARD].latitude_rad
    return np.where(np.isnan(kp), np.nan, _circle_deg(s, latitude))


@dataclass(frozen=True)
class Circle:
    """The whole circle of northern magnetic latitude in the field of UVI and in view."""

    latitude_deg: float

    def __call__(self, s: Samples) -> Floats:
        """Return the margin, deg (n,)."""
        circle = np.full((len(s.t), len(_HOURS)), np.radians(self.latitude_deg))
        return _circle_deg(s, circle)


def _circle_deg(s: Samples, latitude: Floats) -> Floats:
    """Margin (n,) of the line at *latitude* (n, 24) rad over the hours of magnetic local time."""
    margin = np.empty(len(s.t))
    sm = frames.rotations(Frame.SM, Frame.GCRS, s.t)
    look = s.pointed.boresight("uvi")
    here_re = s.position_km / EARTH_RADIUS_KM
    for part in _parts(len(s.t)):
        points = np.einsum("nij,nkj->nki", sm[part], on_globe(latitude[part], _HOURS))
        margin[part] = viewing.all_in_view_deg(
            UVI_FIELD.half_deg, look[part], here_re[part], points
        )
    return margin


def _parts(count: int) -> Iterator[slice]:
    return (slice(first, first + _ROWS) for first in range(0, count, _ROWS))
