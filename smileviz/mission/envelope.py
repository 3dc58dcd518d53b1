"""Envelope of observability: under which wind the nose stays in the field of SXI.

As the wind changes the nose moves along one ray, the X axis of the boundary frame. The field of SXI
is a pyramid, so at each time the nose is in view between a least and a greatest distance, by four
planes and no search. A wind of pressure P and field Bz puts it in view if the distance at which the
magnetopause model has the nose lies between them.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from smileviz.base import time
from smileviz.base.arrays import Floats, fixed, rotate
from smileviz.base.units import EARTH_RADIUS_KM, HOUR_S
from smileviz.base.windows import Span, Windows
from smileviz.instruments.sxi import SXI_FIELD
from smileviz.magnetosphere.boundaries import MAGNETOPAUSES
from smileviz.mission import almanac
from smileviz.mission.ephemerides import ephemeris_of
from smileviz.mission.rounds import revolution
from smileviz.mission.samples import Samples, conditions_of, steady
from smileviz.mission.scenario import Scenario

PDYN_NPA = fixed(np.geomspace(0.5, 20.0, 40))
BZ_NT = fixed(np.linspace(-20.0, 20.0, 41))
_STEP_S = 600.0
_TILTS = 9


@dataclass(frozen=True, eq=False)
class Envelope:
    """For how much of the observing time the nose is in view, by pressure and Bz."""

    span: Span
    number: int
    """Of the revolution at the middle of the span."""
    pdyn_npa: Floats
    """(p,)"""
    bz_nt: Floats
    """(b,)"""
    share: Floats
    """(b, p) from 0 to 1; NaN without observing time."""
    nose_re: Floats
    """(b, p) distance of the nose at the middle of the span."""
    observing_h: float
    """How long SXI may observe in the span."""
    here: tuple[float, float]
    """Pressure and Bz of the scenario at the middle of the span; NaN in a gap."""
    t: Floats
    """Times looked at (n,)."""
    limits_re: Floats
    """Least and greatest distance of the nose in view at each (n, 2); NaN where there is none."""
    sentence: str


@lru_cache(maxsize=16)
def at_moment(scenario: Scenario, t: float) -> Envelope:
    """The envelope at *t*, whether SXI may observe then or not: shares are 0 and 1."""
    return _envelope(scenario, Span(t, t), np.array([t]), 0.0)


@lru_cache(maxsize=16)
def over(scenario: Scenario, span: Span) -> Envelope:
    """The envelope of the times in *span* at which SXI may observe."""
    allowed = almanac.windows("sxi_allowed", scenario, span)
    t = observing_times(allowed)
    return _envelope(scenario, span, t, allowed.total_s / HOUR_S)


@lru_cache(maxsize=16)
def of_revolution(scenario: Scenario, t: float) -> Envelope:
    """The envelope of the revolution at *t*."""
    return over(scenario, revolution(scenario, t)[1])


def observing_times(allowed: Windows) -> Floats:
    """Middles (n,) of equal parts of the time of *allowed*, about ten minutes each."""
    total = allowed.total_s
    count = int(np.ceil(total / _STEP_S))
    if count == 0:
        return np.empty(0)
    elapsed = (np.arange(count) + 0.5) * total / count
    length = allowed.edges[:, 1] - allowed.edges[:, 0]
    before = np.concatenate([[0.0], np.cumsum(length)])
    row = np.clip(np.searchsorted(before, elapsed, side="right") - 1, 0, len(length) - 1)
    return np.asarray(allowed.edges[row, 0] + elapsed - before[row])


def limits_re(s: Samples) -> Floats:
    """Least and greatest distance of the nose in the field of SXI (n, 2); NaN where none is."""
    axes = s.pointed.axes
    origin = rotate(axes, -s.position_km) / EARTH_RADIUS_KM
    along = rotate(axes, s.boundary_rotation[:, 0])
    low, high = np.zeros(len(s.t)), np.full(len(s.t), np.inf)
    for axis, half_deg in ((0, SXI_FIELD.half_x_deg), (1, SXI_FIELD.half_y_deg)):
        slope = np.tan(np.radians(half_deg))
        for side in (1.0, -1.0):
            # in view: slope * ahead - side * across > 0, both linear in the distance
            at_zero = slope * origin[:, 2] - side * origin[:, axis]
            rate = slope * along[:, 2] - side * along[:, axis]
            with np.errstate(divide="ignore", invalid="ignore"):
                edge = -at_zero / rate
            low = np.where(rate > 0.0, np.fmax(low, edge), low)
            high = np.where(rate < 0.0, np.fmin(high, edge), high)
            never = (rate == 0.0) & (at_zero <= 0.0)
            high = np.where(never, -np.inf, high)
    seen = (high > low) & np.isfinite(axes).all(axis=(1, 2))
    return np.where(seen[:, None], np.stack([low, high], axis=1), np.nan)


def _envelope(scenario: Scenario, span: Span, t: Floats, observing_h: float) -> Envelope:
    middle = 0.5 * (span.start + span.stop)
    s = Samples(scenario, ephemeris_of(scenario), t)
    limits = limits_re(s) if len(t) else np.empty((0, 2))
    centre = Samples(scenario, s.ephemeris, np.array([middle]))
    noses, share = _shares(scenario, centre, s, limits)
    model = MAGNETOPAUSES[scenario.models.magnetopause]
    number = revolution(scenario, middle)[0]
    wind = centre.wind
    return Envelope(
        span=span,
        number=number,
        pdyn_npa=PDYN_NPA,
        bz_nt=BZ_NT,
        share=fixed(share),
        nose_re=fixed(noses),
        observing_h=observing_h,
        here=(float(wind.at("pdyn_npa", centre.t)[0]), float(wind.at("bz_nt", centre.t)[0])),
        t=fixed(t),
        limits_re=fixed(limits),
        sentence=(
            f"Share of the time SXI may observe with the nose of {model.title} in its field, from "
            f"{time.label(span.start)} to {time.label(span.stop)}; the other numbers of the wind "
            "as in the scenario."
            if span.length_s > 0.0
            else f"Where the nose of {model.title} is in the field of SXI at "
            f"{time.label(span.start)}; the other numbers of the wind as in the scenario."
        ),
    )


def _shares(
    scenario: Scenario, centre: Samples, s: Samples, limits: Floats
) -> tuple[Floats, Floats]:
    """Nose distances at the middle (b, p), and shares of the times (b, p)."""
    tilts, rolls = centre.tilt_rad, centre.roll_rad
    noses = nose_re(scenario, float(centre.t[0]), float(tilts[0]), float(rolls[0]))
    if not len(s.t):
        return noses, np.full(noses.shape, np.nan)
    groups, part = _by_tilt(scenario, s)
    counts = np.zeros(noses.shape)
    for group, (tilt, roll) in enumerate(groups):
        here = limits[part == group]
        there = nose_re(scenario, float(centre.t[0]), tilt, roll) if len(groups) > 1 else noses
        counts += _in_view(there, here)
    return noses, counts / len(s.t)


def _by_tilt(scenario: Scenario, s: Samples) -> tuple[list[tuple[float, float]], Floats]:
    """Tilts and rolls for which the model is asked, and which of them each time takes (n,)."""
    ends = [int(np.argmin(s.tilt_rad)), int(np.argmax(s.tilt_rad))]
    probes = [
        nose_re(scenario, float(s.t[0]), float(s.tilt_rad[k]), float(s.roll_rad[k])) for k in ends
    ]
    if np.array_equal(probes[0], probes[1]):
        return [(float(s.tilt_rad[0]), float(s.roll_rad[0]))], np.zeros(len(s.t))
    edges = np.linspace(s.tilt_rad.min(), s.tilt_rad.max(), _TILTS + 1)
    part = np.clip(np.searchsorted(edges, s.tilt_rad, side="right") - 1, 0, _TILTS - 1)
    groups = [
        (0.5 * float(edges[k] + edges[k + 1]), _mean(s.roll_rad[part == k])) for k in range(_TILTS)
    ]
    return groups, np.asarray(part, dtype=np.float64)


def _mean(values: Floats) -> float:
    return float(values.mean()) if len(values) else 0.0


def _in_view(noses: Floats, limits: Floats) -> Floats:
    """At how many times, each with *limits* (n, 2), each of *noses* (b, p) is in view."""
    low, high = np.sort(limits[np.isfinite(limits[:, 0])], axis=0).T
    before = np.searchsorted(low, noses, side="left")
    return np.asarray(before - np.searchsorted(high, noses, side="right"), dtype=np.float64)


@lru_cache(maxsize=64)
def nose_re(scenario: Scenario, t: float, tilt_rad: float, roll_rad: float) -> Floats:
    """Distance of the nose for every Bz and pressure of the map (b, p), R_E."""
    now = steady(scenario, t)
    conditions = conditions_of(now, tilt_rad, roll_rad)
    model = MAGNETOPAUSES[scenario.models.magnetopause]
    derived = dict.fromkeys(("pmag_npa", "beta", "mach_alfven", "mach"), np.nan)
    pdyn, bz = (part.ravel() for part in np.meshgrid(PDYN_NPA, BZ_NT))
    many = replace(conditions, pdyn_npa=pdyn, bz_nt=bz, **derived)
    ahead = np.zeros(pdyn.shape)
    return fixed(model.under(many).radius_re(ahead, ahead).reshape(len(BZ_NT), len(PDYN_NPA)))
