"""Snapshot: every number on screen, worked out when first read."""

from functools import cached_property
from types import MappingProxyType

import numpy as np

from smileviz.base import frames
from smileviz.base.arrays import Floats, fixed, rotate
from smileviz.base.frames import Frame
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.instruments import INSTRUMENTS, UVI
from smileviz.instruments.camera import Camera
from smileviz.magnetosphere.boundary import Boundary
from smileviz.magnetosphere.conditions import Conditions
from smileviz.mission import cones, fov, planes, track
from smileviz.mission.asked import Asked
from smileviz.mission.ephemerides import ephemeris
from smileviz.mission.quantities import BY_NAME
from smileviz.mission.samples import Samples, boundaries, conditions_of, steady
from smileviz.mission.scenario import Scenario, SolarWind
from smileviz.mission.space import Space
from smileviz.mission.stops import Stop, stops
from smileviz.mission.track import Track
from smileviz.orbit.attitude import GuidanceLaw
from smileviz.orbit.ephemeris import Ephemeris, Provenance


class Snapshot(Asked):
    """The world of a State. Vectors are GCRS unless their name says otherwise."""

    # --- where the spacecraft is
    @cached_property
    def ephemeris(self) -> Ephemeris:
        """Where the spacecraft is over the span."""
        scenario = self.scenario
        return self._slow.get("ephemeris", ephemeris, scenario.orbit, scenario.span)

    @property
    def provenance(self) -> Provenance:
        """Where the ephemeris comes from."""
        return self.ephemeris.provenance

    @property
    def age_s(self) -> float:
        """How far the moment is from the epoch of the ephemeris, s; negative before it."""
        return self.t - self.provenance.epoch_t

    @cached_property
    def error_km(self) -> float:
        """Expected 1-sigma error of the position."""
        return float(self.ephemeris.error_km(self.t))

    @cached_property
    def here(self) -> Samples:
        """The physics of this one moment; its arrays have one row."""
        return Samples(self.scenario, self.ephemeris, np.array([self.t]))

    @cached_property
    def position_km(self) -> Floats:
        """Position (3,)."""
        return fixed(self.here.position_km[0])

    @cached_property
    def velocity_km_s(self) -> Floats:
        """Velocity (3,)."""
        return fixed(self.here.velocity_km_s[0])

    @cached_property
    def r_re(self) -> float:
        """Distance from the Earth's centre, R_E."""
        return float(self.here.r_km[0]) / EARTH_RADIUS_KM

    @cached_property
    def region(self) -> str:
        """Where the spacecraft is under the boundary models."""
        return str(self.here.region[0])

    def value(self, name: str) -> float:
        """The quantity *name* now."""
        return float(BY_NAME[name].values(self.here)[0])

    @cached_property
    def values(self) -> MappingProxyType[str, float]:
        """Every quantity now."""
        return MappingProxyType({name: self.value(name) for name in BY_NAME})

    @cached_property
    def revolution(self) -> Track:
        """The present revolution."""
        return track.revolution(self.ephemeris, self.t)

    @cached_property
    def orbit(self) -> Track:
        """What is drawn of the orbit: the piece that is selected, else the present revolution."""
        chosen = self.view.selection
        if chosen is None or chosen.length_s <= 0.0:
            return self.revolution
        return track.between(self.ephemeris, chosen.within(self.scenario.span))

    def path(self, frame: Frame) -> Floats:
        """The orbit as drawn in a turning frame, each point at its own time (n, 3), R_E."""
        return track.path_re(self.orbit, frame)

    def hours(self, frame: Frame) -> Floats:
        """Places of the whole hours of the orbit in *frame*, each then (m, 3), R_E."""
        return track.marks_re(self.ephemeris, self.orbit, frame)

    # --- frames
    def rotation(self, source: Frame, target: Frame) -> Floats:
        """Matrix (3, 3) from *source* to *target* now."""
        return frames.rotation(source, target, self.t)

    def to_display(self, frame: Frame) -> Floats:
        """Matrix (3, 3) from *frame* to the frame of the view now."""
        return self.rotation(frame, self.view.frame)

    def position_in(self, frame: Frame) -> Floats:
        """Position in *frame* (3,), R_E."""
        return rotate(self.rotation(Frame.GCRS, frame), self.position_km) / EARTH_RADIUS_KM

    # --- Sun, Moon, wind and boundaries
    @cached_property
    def sun_direction(self) -> Floats:
        """Apparent direction of the Sun (3,)."""
        return fixed(self.rotation(Frame.GCRS, Frame.GSE)[0])

    @cached_property
    def tilt_rad(self) -> float:
        """Dipole tilt."""
        return float(self.here.tilt_rad[0])

    @cached_property
    def _steady(self) -> Scenario:
        """The scenario under the wind of now at all times."""
        return steady(self.scenario, self.t)

    @property
    def wind(self) -> SolarWind:
        """The wind now, in a gap of its data the last valid one: then `cautions` says so."""
        return self._steady.solar_wind

    @cached_property
    def conditions(self) -> Conditions:
        """What drives the boundary models now."""
        return conditions_of(self._steady, self.tilt_rad, float(self.here.roll_rad[0]))

    @cached_property
    def _boundaries(self) -> tuple[Boundary, Boundary]:
        return boundaries(self.scenario.models, self.conditions)

    @property
    def magnetopause(self) -> Boundary:
        """The magnetopause now, in the boundary frame."""
        return self._boundaries[0]

    @property
    def bow_shock(self) -> Boundary:
        """The bow shock now, in the boundary frame."""
        return self._boundaries[1]

    @cached_property
    def cautions(self) -> tuple[str, ...]:
        """Sentences where there is no wind now, or a boundary model is used outside its range."""
        no_data = self.here.wind.caution(self.t)
        bounds = (model.caution(self.conditions) for model in self._boundaries)
        found = (no_data, *bounds, self.space.field_caution)
        return tuple(sentence for sentence in found if sentence)

    @cached_property
    def space(self) -> Space:
        """Field lines, plasma, aurora and X-rays around the Earth now."""
        return Space(self.here, self.wind, self.conditions, self._boundaries, self._slow)

    @cached_property
    def boundary_rotation(self) -> Floats:
        """Matrix (3, 3) from GCRS to the boundary frame (aberrated GSM)."""
        return fixed(self.here.boundary_rotation[0])

    @cached_property
    def boundary_to_display(self) -> Floats:
        """Matrix (3, 3) from the boundary frame to the frame of the view."""
        return fixed(self.to_display(Frame.GCRS) @ self.boundary_rotation.T)

    # --- pointing and cameras
    @property
    def law(self) -> GuidanceLaw:
        """The guidance law that points SXI."""
        return self.here.law

    @cached_property
    def aim_km(self) -> Floats:
        """The point on the GSE X axis that SXI looks at (3,); NaN where there is none."""
        aim_gse_km = self.law.aim_km(self.here.gse_km[0])
        return fixed(rotate(self.rotation(Frame.GSE, Frame.GCRS), aim_gse_km))

    @cached_property
    def body_axes(self) -> Floats:
        """Rows xi, eta and SXI boresight (3, 3)."""
        return fixed(self.law.axes(self.here.gse_km[0]) @ self.rotation(Frame.GCRS, Frame.GSE))

    @cached_property
    def cameras(self) -> dict[str, Camera]:
        """SXI and UVI as they point now, by name."""
        uvi = UVI.mounted(self.scenario.pointing.uvi_offset_deg)
        mounted = (uvi if instrument.name == UVI.name else instrument for instrument in INSTRUMENTS)
        return {item.name: Camera.of(item, self.body_axes) for item in mounted}

    @cached_property
    def cones(self) -> dict[str, Floats]:
        """Where the outlines of the fields of view end, by camera (n, 3), R_E."""
        return {
            name: cones.ends_re(camera, self.position_km, self.bow_shock, self.boundary_rotation)
            for name, camera in self.cameras.items()
        }

    @cached_property
    def sight(self) -> fov.Sight:
        """What there is to be seen from here."""
        return fov.Sight(
            t=self.t,
            position_km=self.position_km,
            sun_direction=self.sun_direction,
            gse=self.rotation(Frame.GCRS, Frame.GSE),
            sm=self.rotation(Frame.GCRS, Frame.SM),
            itrs=self.rotation(Frame.GCRS, Frame.ITRS),
            boundary=self.boundary_rotation,
            magnetopause=self.magnetopause,
            bow_shock=self.bow_shock,
            tilt_rad=self.tilt_rad,
        )

    def fov(self, name: str) -> fov.FovPicture:
        """What the camera *name* frames now."""
        return fov.PICTURES[name](self.cameras[name], self.sight)

    def cut(self, plane: str) -> planes.Cut:
        """The boundaries cut by the plane *plane* of the display frame."""
        return planes.cut(self.magnetopause, self.bow_shock, self.boundary_to_display, plane)

    # --- what stops what
    @cached_property
    def stops(self) -> tuple[Stop, ...]:
        """What keeps each instrument from observing now; empty when both may."""
        return stops(self.here)
