"""Scenario: the document. What File/Save saves and Undo restores; frozen, every number limited."""

from dataclasses import dataclass, field
from typing import Annotated, Literal

from smileviz.base.frames import Frame
from smileviz.base.limits import Limits
from smileviz.base.windows import Span
from smileviz.magnetosphere import exosphere
from smileviz.magnetosphere.auroras import AURORAS
from smileviz.magnetosphere.boundaries import BOW_SHOCKS, MAGNETOPAUSES
from smileviz.magnetosphere.conditions import dynamic_pressure_npa
from smileviz.magnetosphere.emissivities import EMISSIVITIES
from smileviz.magnetosphere.exosphere import ChargeExchange, Exosphere
from smileviz.magnetosphere.plasmapauses import PLASMAPAUSES
from smileviz.mission import drive
from smileviz.mission.drive import ConstantWind, Drive
from smileviz.mission.fields import NOW_OR_UTC, UTC, OneOf

Vector = tuple[float, float, float]

PRESETS = ("dawn", "dusk", "sun", "pole", "ride", "sxi", "earth")
"""Names of the 3D views, in the order of their keys 1, 2, ..."""

EXTERNAL_FIELDS = ("t89", "none")
"""Models of the outer field that keep up with a picture; the others need the optional geopack,
take a minute for one, and are for `smileviz field`."""


@dataclass(frozen=True)
class NumericalOrbit:
    """A state at an epoch, propagated with a force model."""

    epoch: Annotated[float, UTC]
    position_km: Annotated[Vector, Limits(-2e6, 2e6, "km")]
    velocity_km_s: Annotated[Vector, Limits(-20.0, 20.0, "km/s")]
    kind: Literal["numerical"] = "numerical"
    title: str = "Initial state"
    source: str = "not stated"
    gravity_degree: Annotated[int, Limits(0, 36)] = 12
    sun: bool = True
    moon: bool = True
    srp_area_mass_m2_kg: Annotated[float, Limits(0.0, 1.0, "m2/kg")] = 0.0


@dataclass(frozen=True)
class ElementsOrbit:
    """Mean elements, TLE or OMM as text, for SGP4: to look at, not to plan SMILE with."""

    text: str
    kind: Literal["elements"] = "elements"


Orbit = NumericalOrbit | ElementsOrbit


@dataclass(frozen=True)
class SolarWind:
    """The wind that meets the Earth, and what it does there (Kp, Dst).

    Constant, unless a *drive* moves some of it: `smileviz.mission.wind.wind_of`.
    """

    density_cm3: Annotated[float, drive.DENSITY] = 5.0
    speed_km_s: Annotated[float, drive.SPEED] = 400.0
    bx_nt: Annotated[float, drive.FIELD] = 0.0
    by_nt: Annotated[float, drive.FIELD] = 0.0
    bz_nt: Annotated[float, drive.FIELD] = 0.0
    pdyn_npa: Annotated[float | None, drive.PRESSURE] = None
    aberration_deg: Annotated[float, Limits(-15.0, 15.0, "deg")] = 4.0
    source: str = "assumed"
    temperature_k: Annotated[float, drive.TEMPERATURE] = 1e5
    kp: Annotated[float, drive.KP] = 2.0
    dst_nt: Annotated[float, drive.DST] = 0.0
    drive: Drive = field(default_factory=ConstantWind)

    @property
    def dynamic_pressure_npa(self) -> float:
        """The pressure given, else that of the protons, nPa."""
        if self.pdyn_npa is not None:
            return self.pdyn_npa
        return float(dynamic_pressure_npa(self.density_cm3, self.speed_km_s))


@dataclass(frozen=True)
class Models:
    """Which models are drawn and measured against, and the constants of X-rays."""

    magnetopause: Annotated[str, OneOf(tuple(MAGNETOPAUSES))] = "shue98"
    bow_shock: Annotated[str, OneOf(tuple(BOW_SHOCKS))] = "jelinek12"
    plasmapause: Annotated[str, OneOf(tuple(PLASMAPAUSES))] = "carpenter92"
    aurora: Annotated[str, OneOf(tuple(AURORAS))] = "zhang_paxton08"
    emissivity: Annotated[str, OneOf(tuple(EMISSIVITIES))] = "cmem"
    external_field: Annotated[str, OneOf(EXTERNAL_FIELDS)] = "t89"
    charge_exchange_ev_cm2: Annotated[float, exosphere.ALPHA] = exosphere.ALPHA_SUN_2019_EV_CM2
    exosphere_at_10_re_cm3: Annotated[float, exosphere.DENSITY] = exosphere.DENSITY_AT_10_RE_CM3

    @property
    def exchange(self) -> ChargeExchange:
        """The charge exchange that makes the X-rays."""
        return ChargeExchange(self.charge_exchange_ev_cm2, Exosphere(self.exosphere_at_10_re_cm3))


@dataclass(frozen=True)
class Pointing:
    """The guidance law of SXI, its limits, and the unpublished mounting of UVI."""

    limb_angle_deg: Annotated[float, Limits(5.0, 60.0, "deg")] = 20.3
    sun_limit_deg: Annotated[float, Limits(0.0, 90.0, "deg")] = 40.0
    min_radius_km: Annotated[float, Limits(6378.0, 150000.0, "km")] = 50000.0
    uvi_offset_deg: Annotated[float, Limits(0.0, 45.0, "deg")] = 25.0


@dataclass(frozen=True)
class Opening:
    """What is on screen when the scenario is opened: a UTC or 'now', a frame, a 3D preset."""

    at: Annotated[str, NOW_OR_UTC] = "now"
    frame: Frame = Frame.GSE
    preset: Annotated[str, OneOf(PRESETS)] = "dawn"


@dataclass(frozen=True)
class Scenario:
    """One mission: where, under which wind, measured against which models."""

    title: str
    span: Span
    orbit: Orbit
    notes: str = ""
    solar_wind: SolarWind = field(default_factory=SolarWind)
    models: Models = field(default_factory=Models)
    pointing: Pointing = field(default_factory=Pointing)
    opening: Opening = field(default_factory=Opening)
