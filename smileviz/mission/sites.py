"""Sites on the ground for conjunctions: which there are, and how near a foot of SMILE's line is."""

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np

from smileviz.base import frames, resources
from smileviz.base.arrays import Floats, angle_rad, fixed, rotate, unit
from smileviz.base.errors import SmileError
from smileviz.base.frames import Frame
from smileviz.base.geodesy import from_geodetic
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.magnetosphere.shells import mlt_h
from smileviz.mission.footprint import feet_of
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import Scenario, Site


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


@dataclass(frozen=True)
class DistanceKm:
    """How far from a site the foot of its hemisphere is, along the ground."""

    site: Site

    def __call__(self, s: Samples) -> Floats:
        """Return it (n,); NaN where the field line has no foot on that side."""
        to_itrs = frames.rotations(Frame.SM, Frame.ITRS, s.t)
        foot = rotate(to_itrs, _foot(self.site, s))
        return np.asarray(EARTH_RADIUS_KM * angle_rad(foot, _place(self.site)))


@dataclass(frozen=True)
class Near:
    """How much nearer than its limit a foot is to a site, km or hours of magnetic local time."""

    site: Site

    def __call__(self, s: Samples) -> Floats:
        """Return the margin (n,); NaN where the field line has no foot on that side."""
        if self.site.within_mlt_h is None:
            return np.asarray(self.site.within_km - DistanceKm(self.site)(s))
        there = frames.rotations(Frame.ITRS, Frame.SM, s.t) @ _place(self.site)
        apart = (mlt_h(_foot(self.site, s)) - mlt_h(there) + 12.0) % 24.0 - 12.0
        return np.asarray(self.site.within_mlt_h - np.abs(apart))


def _foot(site: Site, s: Samples) -> Floats:
    """The foot on the side of *site*, SM unit vectors (n, 3)."""
    return np.asarray(feet_of(s.scenario).sm(s.t)[0 if site.latitude_deg >= 0.0 else 1])


@cache
def _place(site: Site) -> Floats:
    """Direction of *site* from the Earth's centre, ITRS (3,)."""
    latitude, longitude = np.radians(site.latitude_deg), np.radians(site.longitude_deg)
    return fixed(unit(from_geodetic(latitude, longitude, 0.0)))
