"""Sites on the ground for conjunctions, and where the field line of SMILE comes down."""

import tomllib
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import numpy as np

from smileviz.base import frames, resources
from smileviz.base.arrays import Floats, angle_rad
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.base.geodesy import from_geodetic
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.magnetosphere.domain import within_each
from smileviz.magnetosphere.fields import DRAWING_DEGREE
from smileviz.magnetosphere.fields.moments import moments
from smileviz.magnetosphere.footpoints import Connections, connections
from smileviz.magnetosphere.tracing import Reach
from smileviz.mission.drive import ConstantWind
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.margins.places import outside_magnetopause_re
from smileviz.mission.samples import Samples, boundary
from smileviz.mission.scenario import Scenario, Site

REACH = Reach(tolerance=1e-4)
"""How field lines are followed for conjunctions: feet good to a few km."""
SOURCE = "footpoints by IGRF-14 and T89c, within the model magnetopause"


@cache
def bundled() -> tuple[Site, ...]:
    """The sites that come with the program, from ``data/sites.toml``."""
    with resources.path("data/sites.toml").open("rb") as file:
        tables = tomllib.load(file)
    return tuple(Site(name, **table) for name, table in tables.items())


def sites_of(scenario: Scenario) -> tuple[Site, ...]:
    """All sites: those of *scenario* and, less those of the same name, the bundled ones."""
    return _merged(scenario.sites)


@lru_cache(maxsize=16)
def _merged(own: tuple[Site, ...]) -> tuple[Site, ...]:
    named = {site.name: site for site in bundled()}
    for k, site in enumerate(own):
        if any(other.name == site.name for other in own[:k]):
            raise SmileError(f"Two sites are named '{site.name}'; each needs its own name.")
    return tuple((named | {site.name: site for site in own}).values())


def footpoints(scenario: Scenario, t: Floats) -> Connections:
    """Where the field line through the spacecraft comes down at *t* (n,)."""
    return feet(Samples(scenario, ephemeris_of(scenario), t))


def feet(s: Samples) -> Connections:
    """Where the field lines of the samples come down; kept, so that many sites may ask."""
    return _feet(s)


@lru_cache(maxsize=4)
def _feet(s: Samples) -> Connections:
    """Lines end at the magnetopause of the form's own wind, which does not move with the time.

    So the feet at a time depend on that time alone; none where SMILE is outside the magnetopause
    of the moment.
    """
    wind = replace(s.scenario.solar_wind, drive=ConstantWind())
    edge = boundary(replace(s.scenario, solar_wind=wind), 0, 0.0, 0.0)
    domain = within_each(edge, s.t, float(np.radians(wind.aberration_deg)))
    model = moments(s.t, s.wind.held("kp", s.t), DRAWING_DEGREE)
    found = connections(s.gsm_re, s.t, model, REACH, domain)
    outside = ~(outside_magnetopause_re(s) < 0.0)
    parts = ("latitude_deg", "longitude_deg", "magnetic_latitude_deg", "mlt_h")
    return replace(
        found, **{name: np.where(outside, np.nan, getattr(found, name)) for name in parts}
    )


@dataclass(frozen=True)
class Near:
    """How near a site a foot is: deg of great circle or hours of magnetic local time to spare."""

    site: Site

    def __call__(self, s: Samples) -> Floats:
        """Return the margin, km or h (n,); NaN where the field line has no foot on that side."""
        found = feet(s)
        row = 0 if self.site.latitude_deg >= 0.0 else 1
        if self.site.within_mlt_h is None:
            return self.site.within_km - _distance_km(self.site, found, row)
        apart = (found.mlt_h[row] - _mlt_h(self.site, s.t) + 12.0) % 24.0 - 12.0
        return np.asarray(self.site.within_mlt_h - np.abs(apart))


@dataclass(frozen=True)
class DistanceKm:
    """How far from a site the foot of its hemisphere is, along the ground."""

    site: Site

    def __call__(self, s: Samples) -> Floats:
        """Return it (n,); NaN where the field line has no foot on that side."""
        row = 0 if self.site.latitude_deg >= 0.0 else 1
        return _distance_km(self.site, feet(s), row)


def _distance_km(site: Site, found: Connections, row: int) -> Floats:
    there = _place(site)
    latitude, longitude = np.radians(found.latitude_deg[row]), np.radians(found.longitude_deg[row])
    level = np.cos(latitude)
    foot = np.stack([level * np.cos(longitude), level * np.sin(longitude), np.sin(latitude)], 1)
    return EARTH_RADIUS_KM * angle_rad(foot, there)


@cache
def _place(site: Site) -> Floats:
    return from_geodetic(np.radians(site.latitude_deg), np.radians(site.longitude_deg), 0.0)


def _mlt_h(site: Site, t: Floats) -> Floats:
    """Magnetic local time of *site* at *t* (n,)."""
    x, y, _ = (frames.rotations(Frame.ITRS, Frame.SM, t) @ _place(site)).T
    return np.asarray((12.0 + np.degrees(np.arctan2(y, x)) / 15.0) % 24.0)
