"""Chances: how probable it is, revolution by revolution, that SXI has the nose in its field."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats, fixed
from smileviz.base.units import HOUR_S
from smileviz.base.windows import Span
from smileviz.magnetosphere.boundaries import MAGNETOPAUSES
from smileviz.mission import almanac
from smileviz.mission.envelope import BZ_NT, PDYN_NPA, limits_re, nose_re, observing_times
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.rounds import Rounds, per_round_s, rounds
from smileviz.mission.samples import Samples
from smileviz.mission.scenario import Scenario
from smileviz.mission.wind import Wind, wind_of
from smileviz.mission.wind_gaps import unknown

_STEP_S = 300.0
_MOST = 200_000


@dataclass(frozen=True, eq=False)
class Chances:
    """Of the time SXI may observe in each revolution (n,): how much has the nose in view."""

    rounds: Rounds
    observing_h: Floats
    known_h: Floats
    """How much of that has a wind."""
    in_view: Floats
    """Share of `known_h` with the nose in view under the wind of those very times; NaN: none."""
    probability: Floats
    """Share expected of a wind drawn from all that the files hold; NaN for a constant wind."""
    sentence: str


@lru_cache(maxsize=8)
def chances(scenario: Scenario, span: Span) -> Chances:
    """Chances of the revolutions in *span*."""
    found = rounds(scenario, span)
    allowed = almanac.windows("sxi_allowed", scenario, span)
    known = allowed & ~unknown(wind_of(scenario.solar_wind), span)
    seen = known & almanac.windows("nose_in_sxi", scenario, span)
    known_s, seen_s = per_round_s(known, found), per_round_s(seen, found)
    wind = wind_of(scenario.solar_wind)
    noses = _noses_re(scenario, wind, span)
    model = MAGNETOPAUSES[scenario.models.magnetopause].title
    return Chances(
        rounds=found,
        observing_h=fixed(per_round_s(allowed, found) / HOUR_S),
        known_h=fixed(known_s / HOUR_S),
        in_view=fixed(np.where(known_s > 0.0, seen_s / np.maximum(known_s, 1e-9), np.nan)),
        probability=fixed(_probability(scenario, observing_times(allowed), noses, found)),
        sentence=(
            f"Nose of {model} in the field of SXI while SXI may observe; "
            + (
                f"probability over the {len(noses):,} winds that the timeline has, "
                f"{_STEP_S / 60.0:g} min apart or more ({wind.source})."
                if len(noses)
                else f"the wind is constant ({wind.source}): there is no probability."
            )
        ),
    )


def _noses_re(scenario: Scenario, wind: Wind, span: Span) -> Floats:
    """Distances of the nose (m,), ascending, under every wind of the timeline; none if constant.

    Interpolated in the map of pressure and Bz; the rest of the wind as it is in the middle.
    """
    if wind.timeline is None or not len(wind.timeline.changes):
        return np.empty(0)
    first, last = float(wind.timeline.changes[0]), float(wind.timeline.changes[-1])
    count = min(int((last - first) / _STEP_S) + 1, _MOST)
    t = np.linspace(first, last, count)
    pdyn, bz = wind.at("pdyn_npa", t), wind.at("bz_nt", t)
    there = np.isfinite(pdyn) & np.isfinite(bz) & ~wind.missing(t)
    middle = Samples(scenario, ephemeris_of(scenario), np.array([0.5 * (span.start + span.stop)]))
    tilt, roll = float(middle.tilt_rad[0]), float(middle.roll_rad[0])
    table = nose_re(scenario, float(middle.t[0]), tilt, roll)
    return np.sort(_interpolated(table, pdyn[there], bz[there]))


def _interpolated(table: Floats, pdyn: Floats, bz: Floats) -> Floats:
    """Values of *table* (b, p) at pressures and fields (m,), held at its edges."""
    columns = np.interp(np.log(pdyn), np.log(PDYN_NPA), np.arange(float(len(PDYN_NPA))))
    rows = np.interp(bz, BZ_NT, np.arange(float(len(BZ_NT))))
    i = np.minimum(rows.astype(np.int64), len(BZ_NT) - 2)
    j = np.minimum(columns.astype(np.int64), len(PDYN_NPA) - 2)
    u, v = rows - i, columns - j
    near = table[i, j] * (1.0 - v) + table[i, j + 1] * v
    far = table[i + 1, j] * (1.0 - v) + table[i + 1, j + 1] * v
    return np.asarray(near * (1.0 - u) + far * u)


def _probability(scenario: Scenario, t: Floats, noses: Floats, found: Rounds) -> Floats:
    """Mean over the times *t* in each revolution of the share of *noses* in view (n,)."""
    count = np.bincount(found.of(t), minlength=len(found)).astype(np.float64)
    if not len(noses):
        return np.full(len(found), np.nan)
    low, high = limits_re(Samples(scenario, ephemeris_of(scenario), t)).T
    seen = np.searchsorted(noses, high, side="left") - np.searchsorted(noses, low, side="right")
    share = np.where(np.isfinite(low), seen / len(noses), 0.0)
    total = np.bincount(found.of(t), weights=share, minlength=len(found))
    return np.where(count > 0.0, total / np.maximum(count, 1.0), np.nan)
