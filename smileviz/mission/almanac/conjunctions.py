"""Windows of conjunctions: with sites on the ground along the field line, and with spacecraft."""

from dataclasses import dataclass
from functools import cache

from smileviz.base.arrays import Floats, norm
from smileviz.base.errors import SmileError
from smileviz.mission import ephemerides
from smileviz.mission.footprint import SOURCE
from smileviz.mission.kinds import Extreme, Kind
from smileviz.mission.margins import places
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import Companion, Scenario, Site
from smileviz.mission.sites import DistanceKm, Near
from smileviz.mission.truth import WIND, All, Condition, Either, Margin, Values

SITE = "conjunction:"
NEAR = "near:"
SAME_REGION = "same_region:"


@cache
def conjunction(site: Site) -> Kind:
    """When the foot of SMILE's field line is near *site*."""
    hours = site.within_mlt_h
    how = f"{site.within_km:g} km" if hours is None else f"{hours:g} h of magnetic local time"
    place = f"{site.latitude_deg:g}, {site.longitude_deg:g}"
    side = "northern" if site.latitude_deg >= 0.0 else "southern"
    margin = Margin(f"Foot near {site.title}", "km" if hours is None else "h", Near(site), WIND)
    return Kind(
        f"{SITE}{site.name}",
        f"Conjunction {site.title}",
        f"The {side} foot of SMILE's field line ({SOURCE}; each minute, joined by lines) "
        f"is within {how} of {site.title}, {place}.",
        margin,
        "conjunction",
        Extreme("min_foot_distance_km", DistanceKm(site), maximum=False),
        source=site.source,
    )


@dataclass(frozen=True)
class _Distance:
    """How far away a spacecraft is, or how much nearer than its limit."""

    companion: Companion
    margin: bool

    def __call__(self, s: Samples) -> Floats:
        """Return it, km (n,)."""
        away = norm(_there(self.companion, s).position_km - s.position_km)
        return self.companion.within_km - away if self.margin else away


@dataclass(frozen=True)
class _Of:
    """A margin of a place, of another spacecraft."""

    companion: Companion
    values: Values

    def __call__(self, s: Samples) -> Floats:
        """Return it (n,)."""
        return self.values(_there(self.companion, s))


def _there(companion: Companion, s: Samples) -> Samples:
    """The other spacecraft at the same times under the same wind."""
    return Samples(s.scenario, ephemerides.companion(companion.orbit, s.scenario.span), s.t)


@cache
def near(companion: Companion) -> Kind:
    """When *companion* is near."""
    return Kind(
        f"{NEAR}{companion.name}",
        f"Near {companion.title}",
        f"{companion.title} is less than {companion.within_km:,g} km from SMILE.",
        Margin(f"Nearness of {companion.title}", "km", _Distance(companion, margin=True)),
        "conjunction",
        Extreme("min_distance_km", _Distance(companion, margin=False), maximum=False),
        source="the ephemerides of both",
    )


@cache
def same_region(companion: Companion) -> Kind:
    """When *companion* is in the same of the three regions as SMILE."""
    return Kind(
        f"{SAME_REGION}{companion.name}",
        f"In one region with {companion.title}",
        f"SMILE and {companion.title} are both in the magnetosphere, both in the magnetosheath or "
        "both in the solar wind, by the models of the scenario.",
        Either(tuple(All(parts) for parts in _regions(companion))),
        "conjunction",
        Extreme("min_distance_km", _Distance(companion, margin=False), maximum=False),
        source="the ephemerides of both and the boundary models of the scenario",
    )


def _regions(companion: Companion) -> tuple[tuple[Condition, ...], ...]:
    inside = _both(companion, "Inside the magnetopause", places.inside_magnetopause_re)
    outside = _both(companion, "Outside the magnetopause", places.outside_magnetopause_re)
    downstream = _both(companion, "Inside the bow shock", places.inside_bow_shock_re)
    upstream = _both(companion, "Outside the bow shock", places.outside_bow_shock_re)
    return inside, (*outside, *downstream), (*outside, *upstream)


def _both(companion: Companion, title: str, values: Values) -> tuple[Condition, Condition]:
    return (
        Margin(title, "R⊕", values, WIND),
        Margin(f"{title}: {companion.title}", "R⊕", _Of(companion, values), WIND),
    )


def companions_of(scenario: Scenario) -> tuple[Companion, ...]:
    """The other spacecraft of *scenario*."""
    names = [companion.name for companion in scenario.spacecraft]
    for name in names:
        if names.count(name) > 1:
            raise SmileError(f"Two spacecraft are named '{name}'; each needs its own name.")
    return scenario.spacecraft
