"""Samples: the physics of the spacecraft at many times, each array worked out when first read."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from smileviz.base import frames, geodesy
from smileviz.base.arrays import Floats, norm, rotate
from smileviz.base.frames import Frame
from smileviz.base.units import EARTH_EQUATORIAL_KM, EARTH_RADIUS_KM
from smileviz.events import passage
from smileviz.magnetosphere.boundaries import BOW_SHOCKS, MAGNETOPAUSES
from smileviz.magnetosphere.boundary import Boundary, Outside, outside
from smileviz.magnetosphere.conditions import Conditions, Number
from smileviz.magnetosphere.distance import signed_distance_re, signed_distances_re
from smileviz.mission.scenario import Models, Scenario
from smileviz.mission.sky import Pointed, Sky
from smileviz.mission.wind import Wind, wind_of
from smileviz.orbit.attitude import GuidanceLaw
from smileviz.orbit.ephemeris import Ephemeris

_INPUTS = ("density_cm3", "speed_km_s", "bx_nt", "by_nt", "bz_nt", "temperature_k")
"""Fields of the wind's form that the conditions take as they are."""


def steady(scenario: Scenario, t: float) -> Scenario:
    """*scenario* under the wind of *t* at all times; in gaps of its wind the last value."""
    if not wind_of(scenario.solar_wind).moves:
        return scenario
    return replace(scenario, solar_wind=wind_of(scenario.solar_wind).steady(t))


def conditions_of(scenario: Scenario, tilt_rad: Number, roll_rad: Number = 0.0) -> Conditions:
    """What drives the boundary models of a `steady` scenario at a moment of that tilt and roll.

    The tilt is that of the dipole, the roll that of GSM against GSE. Arrays (n,) stand for many
    moments at once.
    """
    wind = scenario.solar_wind
    values = {name: getattr(wind, name) for name in _INPUTS}
    return _conditions(
        scenario, {**values, "pdyn_npa": wind.dynamic_pressure_npa}, tilt_rad, roll_rad
    )


def _conditions(
    scenario: Scenario, values: Mapping[str, Any], tilt_rad: Number, roll_rad: Number
) -> Conditions:
    aberration_rad = float(np.radians(scenario.solar_wind.aberration_deg))
    return Conditions(**values, tilt_rad=tilt_rad, roll_rad=roll_rad, aberration_rad=aberration_rad)


def boundaries(models: Models, conditions: Conditions) -> tuple[Boundary, Boundary]:
    """Magnetopause and bow shock of *models* under *conditions*.

    Under those of many moments, boundaries of many: to be asked for radii only.
    """
    magnetopause = MAGNETOPAUSES[models.magnetopause].under(conditions)
    shock = BOW_SHOCKS[models.bow_shock].under(conditions)
    if conditions.many:
        return magnetopause, Outside(shock, magnetopause)
    return magnetopause, outside(shock, magnetopause)


def boundary(models: Models, which: int, conditions: Conditions) -> Boundary:
    """Magnetopause (0) or bow shock (1) alone: the magnetopause needs no bow shock."""
    if which == 0:
        return MAGNETOPAUSES[models.magnetopause].under(conditions)
    return boundaries(models, conditions)[which]


@dataclass(frozen=True, eq=False)
class Samples:
    """The spacecraft of *scenario* on *ephemeris* at *t* (n,); positions GCRS unless named."""

    scenario: Scenario
    ephemeris: Ephemeris
    t: Floats

    @cached_property
    def position_km(self) -> Floats:
        """GCRS position (n, 3)."""
        return self.ephemeris.position_km(self.t)

    @cached_property
    def velocity_km_s(self) -> Floats:
        """GCRS velocity (n, 3)."""
        return self.ephemeris.velocity_km_s(self.t)

    @cached_property
    def r_km(self) -> Floats:
        """Distance from the Earth's centre (n,)."""
        return norm(self.position_km)

    @cached_property
    def gse(self) -> Floats:
        """Rotation GCRS to GSE (n, 3, 3)."""
        return frames.rotations(Frame.GCRS, Frame.GSE, self.t)

    @cached_property
    def gsm(self) -> Floats:
        """Rotation GCRS to GSM (n, 3, 3)."""
        return frames.rotations(Frame.GCRS, Frame.GSM, self.t)

    @cached_property
    def gse_km(self) -> Floats:
        """GSE position (n, 3)."""
        return rotate(self.gse, self.position_km)

    @cached_property
    def gsm_re(self) -> Floats:
        """GSM position (n, 3), R_E."""
        return rotate(self.gsm, self.position_km) / EARTH_RADIUS_KM

    @cached_property
    def sm_re(self) -> Floats:
        """SM position (n, 3), R_E."""
        sm = frames.rotations(Frame.GCRS, Frame.SM, self.t)
        return rotate(sm, self.position_km) / EARTH_RADIUS_KM

    @cached_property
    def itrs_km(self) -> Floats:
        """ITRS position (n, 3)."""
        itrs = frames.rotations(Frame.GCRS, Frame.ITRS, self.t)
        return rotate(itrs, self.position_km)

    @cached_property
    def geodetic(self) -> tuple[Floats, Floats, Floats]:
        """Latitude rad, longitude rad, height km above the WGS 84 ellipsoid, each (n,)."""
        return geodesy.to_geodetic(self.itrs_km)

    @cached_property
    def tilt_rad(self) -> Floats:
        """Dipole tilt (n,)."""
        return frames.dipole_tilt_rad(self.t)

    @cached_property
    def roll_rad(self) -> Floats:
        """Angle about X from the axes of GSE to those of GSM, Y towards Z (n,)."""
        turn = self.gsm @ np.swapaxes(self.gse, 1, 2)
        return np.arctan2(turn[:, 1, 2], turn[:, 1, 1])

    @cached_property
    def boundary_rotation(self) -> Floats:
        """Rotation GCRS to the boundary frame, aberrated GSM (n, 3, 3).

        The axes of GSE are first turned so that X meets the wind, then rolled about that X as GSM
        is rolled against GSE.
        """
        aberration = frames.aberrated(float(np.radians(self.scenario.solar_wind.aberration_deg)))
        roll = self.gsm @ np.swapaxes(self.gse, 1, 2)
        return np.asarray(roll @ aberration @ self.gse)

    @cached_property
    def boundary_re(self) -> Floats:
        """Position in the boundary frame (n, 3), R_E."""
        return rotate(self.boundary_rotation, self.position_km) / EARTH_RADIUS_KM

    @cached_property
    def law(self) -> GuidanceLaw:
        """The guidance law that points SXI."""
        return GuidanceLaw(self.scenario.pointing.limb_angle_deg)

    @cached_property
    def sky(self) -> Sky:
        """Sun, Moon and planets."""
        return Sky(self.t)

    @cached_property
    def pointed(self) -> Pointed:
        """The cameras and the body as the guidance law turns them."""
        offset_deg = self.scenario.pointing.uvi_offset_deg
        return Pointed(self.law, offset_deg, self.position_km, self.gse_km, self.gse)

    @cached_property
    def aim_x_re(self) -> Floats:
        """X of the aim point on the GSE X axis (n,), R_E; NaN where there is none."""
        return self.law.aim_x_re(self.gse_km)

    @cached_property
    def sun_angle_rad(self) -> Floats:
        """Angle between the SXI boresight and the Sun (n,)."""
        return self.law.sun_angle_rad(self.gse_km)

    @cached_property
    def earth_angle_rad(self) -> Floats:
        """Angle between the SXI boresight and the Earth's centre (n,); NaN without a pointing."""
        return np.where(np.isnan(self.aim_x_re), np.nan, self.law.earth_angle_rad(self.gse_km))

    @cached_property
    def limb_angle_rad(self) -> Floats:
        """Angle between the SXI boresight and the nearest limb of the Earth (n,)."""
        return self.earth_angle_rad - self.earth_radius_rad

    @cached_property
    def earth_radius_rad(self) -> Floats:
        """Half the angle under which the Earth is seen (n,)."""
        return np.asarray(np.arcsin(np.minimum(EARTH_EQUATORIAL_KM / self.r_km, 1.0)))

    @property
    def wind(self) -> Wind:
        """The wind of the scenario at any time."""
        return wind_of(self.scenario.solar_wind)

    @cached_property
    def conditions(self) -> Conditions:
        """What drives the boundary models at each moment; in gaps of the wind the last value."""
        if not self.wind.moves:
            return conditions_of(self.scenario, self.tilt_rad, self.roll_rad)
        values = {name: self.wind.held(name, self.t) for name in (*_INPUTS, "pdyn_npa")}
        return _conditions(self.scenario, values, self.tilt_rad, self.roll_rad)

    def in_wind(self, values: Floats) -> Floats:
        """Those *values* (n,), and NaN where there is no wind."""
        return np.where(self.wind.missing(self.t), np.nan, values)

    @cached_property
    def magnetopause_distance_re(self) -> Floats:
        """Signed distance to the magnetopause (n,), R_E, positive outside; NaN without a wind."""
        return self._distance_re(0)

    @cached_property
    def bow_shock_distance_re(self) -> Floats:
        """Signed distance to the bow shock (n,), R_E, positive outside; NaN without a wind."""
        return self._distance_re(1)

    def _distance_re(self, which: int) -> Floats:
        """Distance to one boundary; where it moves, to that of each moment (n,)."""
        lasting = self.lasting(which)
        if lasting is not None:
            return signed_distance_re(lasting, self.boundary_re)
        models = self.scenario.models

        def make(conditions: Conditions) -> Boundary:
            return boundary(models, which, conditions)

        return self.in_wind(signed_distances_re(make, self.conditions, self.boundary_re))

    def outside_re(self, which: int) -> Floats:
        """How far outside one boundary along the radius (n,), R_E; NaN without a wind."""
        model = self.lasting(which) or self.each(which)
        return self.in_wind(passage.outside_re(model, self.boundary_re))

    def lasting(self, which: int) -> Boundary | None:
        """Magnetopause (0) or bow shock (1) if it is always the same, whatever wind and dipole do.

        The extremes of tilt and roll tell.
        """
        if self.wind.moves:
            return None
        tilts, rolls = _extremes(self.tilt_rad), _extremes(self.roll_rad)
        ends = dict.fromkeys(zip(tilts.tolist(), rolls.tolist(), strict=True))
        models = [
            boundary(self.scenario.models, which, conditions_of(self.scenario, tilt, roll))
            for tilt, roll in ends
        ]
        return models[0] if models[0] == models[-1] else None

    def each(self, which: int) -> Boundary:
        """Magnetopause (0) or bow shock (1) of each moment, to be asked for n radii at once."""
        return boundary(self.scenario.models, which, self.conditions)

    @cached_property
    def region(self) -> NDArray[np.str_]:
        """Where the spacecraft is under the models (n,): one of three names, or unknown."""
        inside = np.where(self.outside_re(0) > 0.0, "magnetosheath", "magnetosphere")
        found = np.where(self.outside_re(1) > 0.0, "solar wind", inside)
        return np.where(self.wind.missing(self.t), "unknown", found)


def _extremes(values: Floats) -> Floats:
    return np.array([values.min(), values.max()]) if len(values) else np.zeros(1)
