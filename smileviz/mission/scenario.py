"""Scenario: the document. What File/Save saves and Undo restores; frozen, every number limited."""

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Annotated, Literal

from smileviz.base import time
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.base.limits import KEY, Limits
from smileviz.base.windows import Span
from smileviz.events.contact import Station
from smileviz.magnetosphere import exosphere
from smileviz.magnetosphere.auroras import AURORAS
from smileviz.magnetosphere.boundaries import BOW_SHOCKS, MAGNETOPAUSES
from smileviz.magnetosphere.conditions import dynamic_pressure_npa
from smileviz.magnetosphere.emissivities import EMISSIVITIES
from smileviz.magnetosphere.exosphere import ChargeExchange, Exosphere
from smileviz.magnetosphere.fields import EXTERNAL, NONE
from smileviz.magnetosphere.plasmapauses import PLASMAPAUSES
from smileviz.mission import drive
from smileviz.mission.drive import ConstantWind, Drive
from smileviz.mission.fields import EXPRESSION, NOW_OR_UTC, UTC, OneOf
from smileviz.orbit.burns import BURN_AXES

Vector = tuple[float, float, float]

PRESETS = ("dawn", "dusk", "sun", "pole", "ride", "sxi", "earth")
"""Names of the 3D views, in the order of their keys 1, 2, ..."""

EXTERNAL_FIELDS = (*EXTERNAL, NONE)
"""Models of the outer field. A document may name one that needs a package which is not here: all
that does not depend on it is shown, the rest says what it needs, and no other model stands in."""


@dataclass(frozen=True)
class Manoeuvre:
    """An impulse: what is added to the velocity at a moment."""

    at: Annotated[float, UTC]
    delta_v_m_s: Annotated[Vector, Limits(-2000.0, 2000.0, "m/s")]
    axes: Annotated[str, OneOf(BURN_AXES)] = "rtn"
    name: str = ""


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
    manoeuvres: tuple[Manoeuvre, ...] = ()

    def __post_init__(self) -> None:
        """Refuse manoeuvres that are not in the order of time."""
        for k, (before, after) in enumerate(pairwise(self.manoeuvres), start=1):
            if not after.at > before.at:
                raise SmileError(
                    f"orbit.manoeuvres[{k}].at is {time.to_utc(after.at, 3)}; it must be after "
                    f"that of the one before, {time.to_utc(before.at, 3)}."
                )


@dataclass(frozen=True)
class ElementsOrbit:
    """Mean elements, TLE or OMM as text, for SGP4: to look at, not to plan SMILE with."""

    text: str
    kind: Literal["elements"] = "elements"


@dataclass(frozen=True)
class FileOrbit:
    """An ephemeris that others made: a file, read between its points as it prescribes."""

    file: str
    """Path: absolute in memory, relative to the scenario's own file where it is written."""
    kind: Literal["file"] = "file"
    object: str = ""
    """Which object of the file; empty: SMILE, or the first."""
    segment: Annotated[int, Limits(0, 100_000)] = 0
    """Which segment of the object, from 1; 0: all that follow one another."""
    sha256: str = ""
    """Of the file's content; empty: whatever it is."""
    limited: str = field(default="", metadata={"kept": False})
    """What the user is told if the span was cut to that of the file."""


Orbit = NumericalOrbit | ElementsOrbit | FileOrbit


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

    def pressed(self) -> "SolarWind":
        """The same, of the density that a given pressure and the speed ask for, to four digits."""
        if self.pdyn_npa is None:
            return self
        density = self.pdyn_npa / dynamic_pressure_npa(1.0, self.speed_km_s)
        within = min(max(density, drive.DENSITY.low), drive.DENSITY.high)
        return replace(self, density_cm3=float(f"{within:.4g}"))


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
    baffle_deg: Annotated[float, Limits(0.0, 60.0, "deg")] = 20.0
    """Assumed: how near the boresight of SXI the Earth's limb may be."""


@dataclass(frozen=True)
class Opening:
    """What is on screen when the scenario is opened: a UTC or 'now', a frame, a 3D preset."""

    at: Annotated[str, NOW_OR_UTC] = "now"
    frame: Frame = Frame.GSE
    preset: Annotated[str, OneOf(PRESETS)] = "dawn"


@dataclass(frozen=True)
class Site:
    """A place on the ground whose field line SMILE may be on."""

    name: Annotated[str, KEY]
    title: str
    latitude_deg: Annotated[float, Limits(-90.0, 90.0, "deg")]
    longitude_deg: Annotated[float, Limits(-180.0, 360.0, "deg")]
    within_km: Annotated[float, Limits(1.0, 10_000.0, "km")] = 500.0
    """How near the footpoint must be, along the ground."""
    within_mlt_h: Annotated[float | None, Limits(0.01, 12.0, "h")] = None
    """Given: how near in magnetic local time, whatever the distance, instead of *within_km*."""
    source: str = "not stated"


@dataclass(frozen=True)
class Companion:
    """Another spacecraft, to meet."""

    name: Annotated[str, KEY]
    title: str
    orbit: Orbit
    within_km: Annotated[float, Limits(1.0, 2e6, "km")] = 10_000.0


@dataclass(frozen=True)
class OwnWindow:
    """A window of the user's: true when an expression over quantities and windows is."""

    name: Annotated[str, KEY]
    expression: Annotated[str, EXPRESSION]
    title: str = ""


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
    stations: tuple[Station, ...] = ()
    """Beside those that come with the program; one of the same name stands instead."""
    sites: tuple[Site, ...] = ()
    spacecraft: tuple[Companion, ...] = ()
    windows: tuple[OwnWindow, ...] = ()

    def __post_init__(self) -> None:
        """Refuse manoeuvres on no way from the epoch to any moment of the span."""
        if not isinstance(self.orbit, NumericalOrbit):
            return
        start, stop = min(self.span.start, self.orbit.epoch), max(self.span.stop, self.orbit.epoch)
        for k, manoeuvre in enumerate(self.orbit.manoeuvres):
            if not start <= manoeuvre.at <= stop:
                raise SmileError(
                    f"orbit.manoeuvres[{k}].at is {time.to_utc(manoeuvre.at, 3)}; it must be from "
                    f"{time.to_utc(start)} to {time.to_utc(stop)}, the span and the epoch."
                )
