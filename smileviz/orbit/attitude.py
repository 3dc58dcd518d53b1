"""Attitude: the guidance law that points the Soft X-ray Imager, and what forbids it to observe."""

import math
from dataclasses import dataclass
from typing import Annotated

import numpy as np

from smileviz.base.arrays import Floats, angle_rad, norm, unit
from smileviz.base.limits import Limits
from smileviz.base.units import EARTH_EQUATORIAL_KM, EARTH_RADIUS_KM

_ON_AXIS_KM = 1e-3
_ON_THE_EDGE_DEG = 1e-6  # the limb on the very edge of the baffle counts as outside


@dataclass(frozen=True)
class GuidanceLaw:
    """The boresight meets the GSE X axis, at a constant angle from the Earth's limb.

    As the SXI team computes it (University of Leicester, CMEM_Image ``smile_fov_limb.py``, 2025;
    again in SXI_L4 ``calc_xgse.py``, 2026); whether the spacecraft flies exactly this is not
    published. In the half plane of the X axis and the spacecraft, with rho its distance from the
    axis and alpha = atan2(x, rho), the boresight stands limb + asin(R / r) from the Earth's centre
    on the sunward side, R being the equatorial radius, and so meets the axis at
    x + rho tan(limb + asin(R / r) - alpha).

    Positions are GSE km (..., 3). Where no such pointing exists (within the Earth, on the X axis,
    or when the line of sight would meet the axis only behind the spacecraft) results are NaN.
    """

    limb_angle_deg: Annotated[float, Limits(0.0, 80.0, "deg")] = 20.3

    def earth_angle_rad(self, position_gse_km: Floats) -> Floats:
        """Angle from the boresight to the Earth's centre (...)."""
        return math.radians(self.limb_angle_deg) + earth_radius_rad(position_gse_km)

    def aim_km(self, position_gse_km: Floats) -> Floats:
        """Aim point on the GSE X axis (..., 3)."""
        position = np.asarray(position_gse_km, dtype=np.float64)
        return position + self._sight_km(position)

    def aim_x_re(self, position_gse_km: Floats) -> Floats:
        """Distance of the aim point from the Earth's centre along GSE X (...), R_E."""
        return np.asarray(self.aim_km(position_gse_km)[..., 0] / EARTH_RADIUS_KM)

    def axes(self, position_gse_km: Floats) -> Floats:
        """Camera axes in GSE (..., 3, 3): rows xi, eta, boresight, unit vectors.

        xi lies in the plane of the Earth's centre and the boresight and points away from the Earth
        (to the foot of the perpendicular from the centre on the line of sight); eta = xi x
        boresight. So xi to the right and eta up is the picture as seen from the camera, and
        xi x eta = -boresight.
        """
        position = np.asarray(position_gse_km, dtype=np.float64)
        boresight = unit(self._sight_km(position))
        along = np.einsum("...i,...i->...", position, boresight)
        xi = unit(position - along[..., None] * boresight)
        return np.stack([xi, np.cross(xi, boresight), boresight], axis=-2)

    def sun_angle_rad(self, position_gse_km: Floats) -> Floats:
        """Angle from the boresight to GSE +X, the Sun (...); parallax (0.05 deg) left out."""
        lean = self._lean_rad(np.asarray(position_gse_km, dtype=np.float64))
        possible = np.isfinite(self.aim_x_re(position_gse_km))
        return np.where(possible, 0.5 * np.pi - lean, np.nan)

    def limb_angle_rad(self, position_gse_km: Floats, direction: Floats) -> Floats:
        """Angle from *direction* (..., 3) to the nearest limb of the Earth (...).

        Negative when the direction meets the Earth. For the boresight it is the law's own angle.
        """
        to_centre = -np.asarray(position_gse_km, dtype=np.float64)
        return angle_rad(direction, to_centre) - earth_radius_rad(to_centre)

    def _sight_km(self, position: Floats) -> Floats:
        """From the spacecraft to the aim point (..., 3); NaN where there is none."""
        rho = np.hypot(position[..., 1], position[..., 2])
        lean = self._lean_rad(position)
        sight = -position
        sight[..., 0] = rho * np.tan(lean)
        sight[~((rho > _ON_AXIS_KM) & (lean < 0.5 * np.pi))] = np.nan
        return sight

    def _lean_rad(self, position: Floats) -> Floats:
        """Angle of the boresight from the perpendicular to the X axis, sunward positive (...)."""
        rho = np.hypot(position[..., 1], position[..., 2])
        return self.earth_angle_rad(position) - np.arctan2(position[..., 0], rho)


def earth_radius_rad(position_km: Floats) -> Floats:
    """Angular radius of the Earth (its equatorial radius) from *position_km* (..., 3) -> (...).

    NaN within the Earth.
    """
    ratio = EARTH_EQUATORIAL_KM / np.maximum(norm(np.asarray(position_km, dtype=np.float64)), 1e-9)
    return np.arcsin(np.where(ratio <= 1.0, ratio, np.nan))


@dataclass(frozen=True)
class Margins:
    """How far each limit is from being violated: negative means violated, NaN no pointing."""

    radius_km: Floats
    sun_deg: Floats
    baffle_deg: Floats


@dataclass(frozen=True)
class Violation:
    """A limit that forbids observing now."""

    name: str
    """Which: ``radius``, ``sun``, ``baffle`` or ``pointing``."""
    excess: float
    """By how much, in *unit*; NaN where the law has no pointing."""
    unit: str
    sentence: str
    brief: str
    """The same in few words, where there is little room."""


@dataclass(frozen=True)
class Constraints:
    """When the Soft X-ray Imager may observe (values of the SXI team's code).

    The radius is geocentric: 50,000 km are 7.84 equatorial radii. 40 deg replaces the 35.83 deg of
    an older paper, which a comment in that code calls an error. The Earth must be outside the
    baffle, its limb farther than *baffle_deg* from the boresight: a number that is assumed.
    """

    min_radius_km: float = 50_000.0
    sun_limit_deg: float = 40.0
    baffle_deg: float = 20.0

    def margins(self, law: GuidanceLaw, position_gse_km: Floats) -> Margins:
        """Margins at *position_gse_km* (..., 3), each (...)."""
        radius = norm(np.asarray(position_gse_km, dtype=np.float64))
        sun = np.degrees(law.sun_angle_rad(position_gse_km))
        limb = law.earth_angle_rad(position_gse_km) - earth_radius_rad(position_gse_km)
        outside = np.degrees(limb) - self.baffle_deg + _ON_THE_EDGE_DEG
        return Margins(
            radius - self.min_radius_km,
            sun - self.sun_limit_deg,
            np.where(np.isnan(sun), np.nan, outside),
        )

    def violations(self, law: GuidanceLaw, position_gse_km: Floats) -> tuple[Violation, ...]:
        """What forbids observing at *position_gse_km* (3,), with numbers; () when nothing does."""
        margins = self.margins(law, position_gse_km)
        below, beyond = -float(margins.radius_km), -float(margins.sun_deg)
        within = -float(margins.baffle_deg)
        found = []
        if below > 0:
            radius = self.min_radius_km - below
            found.append(
                Violation(
                    "radius",
                    below,
                    "km",
                    f"SMILE is {radius:,.0f} km from Earth's centre, {below:,.0f} km below the "
                    f"{self.min_radius_km:,.0f} km that SXI needs.",
                    f"{radius:,.0f} km from Earth, {self.min_radius_km:,.0f} km needed.",
                )
            )
        if beyond > 0:
            angle = self.sun_limit_deg - beyond
            found.append(
                Violation(
                    "sun",
                    beyond,
                    "deg",
                    f"The Sun is {angle:.1f}° from the SXI boresight, {beyond:.1f}° inside the "
                    f"{self.sun_limit_deg:g}° limit.",
                    f"Sun at {angle:.1f}°, limit {self.sun_limit_deg:g}°.",
                )
            )
        if within > 0:
            angle = self.baffle_deg - within
            found.append(
                Violation(
                    "baffle",
                    within,
                    "deg",
                    f"The Earth's limb is {angle:.1f}° from the SXI boresight, {within:.1f}° "
                    f"inside the baffle of {self.baffle_deg:g}° (assumed).",
                    f"Earth at {angle:.1f}°, baffle {self.baffle_deg:g}° (assumed).",
                )
            )
        if math.isnan(beyond):
            found.append(
                Violation(
                    "pointing",
                    math.nan,
                    "",
                    f"No line of sight {law.limb_angle_deg:g}° from Earth's limb meets the GSE X "
                    "axis from here.",
                    "No line of sight from here.",
                )
            )
        return tuple(found)
