"""Arrival: a timeline measured at L1, moved to the times at which that wind meets the Earth."""

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.base.errors import SmileError
from smileviz.solarwind.derived import L1_DISTANCE_KM, l1_delay_s
from smileviz.solarwind.timeline import (
    EARTH,
    L1,
    Column,
    Gaps,
    Policy,
    Timeline,
    cadence_s,
    column,
    merge,
)

_WIND = [
    "density_cm3",
    "speed_km_s",
    "temperature_k",
    "bx_gsm_nt",
    "by_gsm_nt",
    "bz_gsm_nt",
    "b_nt",
    "pdyn_npa",
    "alpha_ratio",
    "e_field_mv_m",
    "beta",
    "alfven_mach",
    "magnetosonic_mach",
]
_LONGEST_MIN = 60.0
_UNEVEN = 5.0


def at_earth(timeline: Timeline, distance_km: float = L1_DISTANCE_KM) -> Timeline:
    """*timeline* with its wind later by distance / V; one that is at the Earth is left as it is.

    Each moment moves with the speed measured then; without one, with that interpolated over up
    to an hour, else it is lost. Wind that faster wind overtakes is left out. Indices stay.
    """
    if timeline.place != L1:
        return timeline
    if "speed_km_s" not in timeline.columns:
        raise SmileError(
            f"{timeline.source} is measured at L1 and has no speed: add the file of the plasma, "
            "so that its wind can be moved to the Earth."
        )
    wind = {name: line for name, line in timeline.columns.items() if name in _WIND}
    rest = {name: line for name, line in timeline.columns.items() if name not in _WIND}
    t = np.unique(np.concatenate([line.t for line in wind.values()]))
    nearby = Gaps(Policy.INTERPOLATE, _LONGEST_MIN)
    arrival = t + l1_delay_s(timeline.sample("speed_km_s", t, nearby), distance_km)
    known = np.isfinite(arrival)
    t, arrival = t[known], arrival[known]
    stays = _not_overtaken(arrival)
    t, arrival = t[stays], arrival[stays]
    step_s = cadence_s(t)
    moved: dict[str, Column] = {
        name: column(arrival, np.where(line.covers(t), line.sample(t), np.nan), step_s, _UNEVEN)
        for name, line in wind.items()
    }
    minutes = distance_km / 400.0 / 60.0
    source = (
        f"{timeline.source}, moved from L1 to the Earth by X/V with X = {distance_km:.3g} km "
        f"({minutes:.0f} min at 400 km/s)"
    )
    return Timeline(moved | rest, source, timeline.synthetic, EARTH)


def joined(*timelines: Timeline) -> Timeline:
    """`merge` of *timelines* with those of L1, which are one wind together, moved to the Earth."""
    upstream = [timeline for timeline in timelines if timeline.place == L1]
    if not upstream:
        return merge(*timelines)
    parts = [timeline for timeline in timelines if timeline.place != L1]
    parts.insert(timelines.index(upstream[0]), at_earth(merge(*upstream)))
    return merge(*parts)


def _not_overtaken(arrival: Floats) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Whether nothing that left L1 later arrives earlier or at once (n,)."""
    soonest = np.minimum.accumulate(arrival[::-1])[::-1]
    later = np.append(soonest[1:], np.inf)
    stays: np.ndarray[tuple[int], np.dtype[np.bool_]] = arrival < later
    return stays
