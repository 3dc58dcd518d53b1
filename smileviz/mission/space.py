"""Space: field lines, plasma, aurora and X-rays around the Earth now, worked out when first read.

What moves slowly is worked out for the nearest of moments five minutes apart and stands still in
SM: it is the same object until then. What is slow comes through `Slow`: the last answer stands, and
the snapshot is busy, while the new one is worked out.
"""

from dataclasses import replace
from functools import cached_property

import numpy as np

from smileviz.base.arrays import Floats, fixed
from smileviz.magnetosphere.aurora import Aurora
from smileviz.magnetosphere.auroras import AURORAS
from smileviz.magnetosphere.auroras.starkov94 import Starkov94
from smileviz.magnetosphere.belts import INNER, OUTER, Belt
from smileviz.magnetosphere.belts import surface as belt_surface
from smileviz.magnetosphere.boundary import Boundary
from smileviz.magnetosphere.conditions import Conditions
from smileviz.magnetosphere.cusp import cusps_re
from smileviz.magnetosphere.cusp_foot import CuspFoot
from smileviz.magnetosphere.emissivities import EMISSIVITIES
from smileviz.magnetosphere.emissivity import COARSE, Emissivity, Volume, volume
from smileviz.magnetosphere.fields import NONE
from smileviz.magnetosphere.fields.drivers import Drivers
from smileviz.magnetosphere.mesh import Mesh
from smileviz.magnetosphere.neutral_sheet import NeutralSheet
from smileviz.magnetosphere.plasmapause import Activity, Plasmapause, l_of
from smileviz.magnetosphere.plasmapause import surface as plasmapause_surface
from smileviz.magnetosphere.plasmapauses import PLASMAPAUSES
from smileviz.magnetosphere.regions import Around, Regions, regions
from smileviz.mission.activity import activity_of
from smileviz.mission.field_around import FieldAround
from smileviz.mission.field_drivers import assumed
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import SolarWind
from smileviz.mission.slow import Slow
from smileviz.mission.space_shapes import Band, Oval, Sheet, band, cusp_arcs, drawn_sheet, oval
from smileviz.mission.wind import wind_of
from smileviz.mission.xray import Slice, slices

_TILT_STEP_RAD = float(np.radians(0.25))


class Space(FieldAround):
    """What surrounds the Earth at the first moment of *here*."""

    def __init__(
        self,
        here: Samples,
        wind: SolarWind,
        conditions: Conditions,
        boundaries: tuple[Boundary, Boundary],
        slow: Slow,
    ) -> None:
        super().__init__(here, boundaries[0], conditions.aberration_rad, slow)
        self._wind = wind
        self._conditions = conditions
        self._bow_shock = boundaries[1]

    @cached_property
    def kp(self) -> float:
        """Kp now."""
        return float(self._wind.kp)

    @cached_property
    def kp_words(self) -> str:
        """Kp now as a legend has it: "assumed" where it is nobody's but the program's."""
        return f"Kp {self.kp:.2g}{assumed(wind_of(self._here.scenario.solar_wind), 'kp')}"

    @cached_property
    def activity(self) -> Activity:
        """What is known of the activity before: of the timeline, else always as now."""
        return activity_of(wind_of(self._here.scenario.solar_wind))

    @cached_property
    def _stepped(self) -> Conditions:
        """The conditions with tilt and roll in steps, for what is drawn as a mesh."""
        tilt, roll = (
            _TILT_STEP_RAD * round(float(angle) / _TILT_STEP_RAD)
            for angle in (self._conditions.tilt_rad, self._conditions.roll_rad)
        )
        return replace(self._conditions, tilt_rad=tilt, roll_rad=roll)

    def caution(self, field: str) -> str | None:
        """A sentence when the model of this field of `Models` is used outside its range."""
        match field:
            case "magnetopause":
                return self._magnetopause.caution(self._conditions)
            case "bow_shock":
                return self._bow_shock.caution(self._conditions)
            case "plasmapause":
                return self.plasmapause.caution()
            case "aurora":
                return self.aurora.caution(self.kp)
            case "emissivity":
                return self.emissivity_caution
        return self.field_caution if field == "external_field" else None

    # --- the magnetopause
    @property
    def band(self) -> Band:
        """How far the models of the magnetopause lie apart, boundary frame."""
        name = self.models.magnetopause
        return self._slow.get("magnetopause band", band, name, self._stepped)

    # --- plasma
    @cached_property
    def plasmapause(self) -> Plasmapause:
        """The model of the plasmapause, driven by the activity before."""
        return PLASMAPAUSES[self.models.plasmapause].under(self.activity, self.t)

    @cached_property
    def plasmapause_l(self) -> float:
        """L of the plasmapause at midnight; NaN where nothing is known of the activity."""
        return float(l_of(self.plasmapause, np.zeros(1))[0])

    @property
    def plasmapause_surface(self) -> Mesh | None:
        """The shell of the plasmapause, SM."""
        return plasmapause_surface(self.plasmapause)

    @property
    def belts(self) -> tuple[tuple[Belt, Mesh], ...]:
        """The inner and the outer radiation belt, each with its shell, SM."""
        return tuple((belt, belt_surface(belt)) for belt in (INNER, OUTER))

    @cached_property
    def neutral_sheet(self) -> NeutralSheet:
        """The model of the neutral sheet at this moment."""
        return NeutralSheet.under(self._conditions)

    @property
    def sheet(self) -> Sheet:
        """The neutral sheet as it is drawn."""
        stepped = NeutralSheet.under(self._stepped)
        here = replace(self._around, drivers=Drivers(), external=NONE, driven="", brief="")
        return self._slow.get("neutral sheet", drawn_sheet, stepped, here)

    @cached_property
    def regions(self) -> Regions:
        """Where SMILE is (1,): region by name, belts, whether near a boundary."""
        to_gsm = self._here.gsm[0] @ self._here.boundary_rotation[0].T
        around = Around(
            self._magnetopause,
            self._bow_shock,
            float(self._conditions.tilt_rad),
            lambda mlt_h: l_of(self.plasmapause, mlt_h),
            self.neutral_sheet.above_re,
            to_gsm,
        )
        return regions(self._here.boundary_re[:1], around)

    # --- cusps and aurora
    @cached_property
    def cusps_boundary_re(self) -> Floats:
        """Northern and southern cusp on the magnetopause (2, 3), boundary frame."""
        return fixed(cusps_re(self._magnetopause, float(self._conditions.tilt_rad)))

    @property
    def cusp_feet_sm_re(self) -> Floats:
        """Arcs of the northern and southern cusp over the ground (2, n, 3), SM."""
        return cusp_arcs(CuspFoot.under(self._stepped))

    @property
    def aurora(self) -> Aurora:
        """The model of the auroral oval."""
        return AURORAS[self.models.aurora].under(self.kp)

    @property
    def outlined(self) -> Aurora:
        """The model of the outlines of the oval: Starkov 1994."""
        return Starkov94.under(self.kp)

    @property
    def oval(self) -> Oval:
        """The oval as it glows over the northern ground, with its outlines, SM."""
        return oval(self.aurora, self.outlined)

    # --- X-rays
    @cached_property
    def emissivity(self) -> Emissivity:
        """The model of X-ray emissivity at this moment."""
        return EMISSIVITIES[self.models.emissivity].under(self._stepped, self.models.exchange)

    @property
    def emissivity_caution(self) -> str | None:
        """A sentence when the wind is outside the range of the emissivity model."""
        return self.emissivity.caution(self._conditions)

    @property
    def emissivity_slices(self) -> tuple[Slice, ...]:
        """Emissivity in the noon-midnight and the equatorial plane, GSM."""
        return self._slow.get("X-ray slices", slices, self.emissivity)

    @property
    def emissivity_volume(self) -> Volume:
        """Emissivity throughout space, GSM: coarse while the wind changes, fine soon after."""
        quick = self._slow.get("X-ray volume", volume, self.emissivity, COARSE)
        if quick.model != self.emissivity:
            return quick
        full = self._slow.get("X-ray volume, fine", volume, self.emissivity)
        return full if full.model == self.emissivity else quick
