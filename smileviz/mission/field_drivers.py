"""What drives the outer field at a moment: the wind then, and for some models the wind before."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.fields import EXTERNAL
from smileviz.magnetosphere.fields.drivers import Drivers
from smileviz.mission.scenario import SolarWind
from smileviz.mission.wind import Wind
from smileviz.solarwind import derived, storm_indices

_HOUR_S = 3600.0
_STEADY = "a steady wind assumed"
_NOTHING = "no wind before: a steady one assumed"


@dataclass(frozen=True)
class Driven:
    """Drivers that hold only what the model takes, and what they are in words."""

    drivers: Drivers
    words: str
    brief: str = ""
    """Where there is little room: Kp, or which of them are assumed."""


@lru_cache(maxsize=64)
def driven(wind: Wind, external: str, t: float) -> Driven:
    """What drives the model *external* at *t*; in gaps of the wind the last value holds."""
    model = EXTERNAL.get(external)
    if model is None:
        return Driven(Drivers(), "")
    now = wind.steady(t)
    if "kp" in model.driven_by:
        words = f"Kp {now.kp:.2g}{assumed(wind, 'kp')}"
        return Driven(Drivers(kp=now.kp), words, words)
    g: tuple[float, ...] = (0.0, 0.0)
    w: tuple[float, ...] = (0.0,) * 6
    past = ""
    if "g1" in model.driven_by:
        g, past = _averages(wind, now, t)
    elif "w" in model.driven_by:
        w, past = _indices(wind, now, t)
    whole = Drivers(
        pdyn_npa=now.dynamic_pressure_npa,
        dst_nt=now.dst_nt,
        by_nt=now.by_nt,
        bz_nt=now.bz_nt,
        g1=g[0],
        g2=g[1],
        w=(w[0], w[1], w[2], w[3], w[4], w[5]),
    )
    drivers = whole.only(model.driven_by)
    field = f"By {now.by_nt:.3g}, Bz {now.bz_nt:.3g} nT"
    words = (
        f"P {drivers.pdyn_npa:.2g} nPa, {field}, Dst {now.dst_nt:.3g} nT{assumed(wind, 'dst_nt')}"
    )
    return Driven(drivers, f"{words}; {past}" if past else words, _brief(wind, past))


def _brief(wind: Wind, past: str) -> str:
    """Which of the drivers are assumed."""
    names = ["Dst"] if assumed(wind, "dst_nt") else []
    names += [past[0]] if past.endswith("assumed") else []
    return f"{' and '.join(names)} assumed" if names else ""


def assumed(wind: Wind, name: str) -> str:
    """Return "(assumed)" where *name* is nobody's but the program's."""
    given = name in wind.moving or getattr(wind.base, name) != getattr(SolarWind, name)
    return "" if given else " (assumed)"


def _averages(wind: Wind, now: SolarWind, t: float) -> tuple[tuple[float, ...], str]:
    """G1 and G2 of the hour before *t* (Tsyganenko 2002, doi:10.1029/2001JA000220), and words."""
    before = t - storm_indices.STEP_S * np.arange(12.0, 0.0, -1.0)
    v, by, bz = (wind.at(name, before) for name in ("speed_km_s", "by_nt", "bz_nt"))
    g1, g2 = derived.g1_now(v, by, bz), derived.g2_now(v, bz)
    known = np.isfinite(g1) & np.isfinite(g2)
    past = "of the hour before" if wind.moves else _STEADY
    if not known.any():
        v, by, bz = (np.array([value]) for value in (now.speed_km_s, now.by_nt, now.bz_nt))
        g1, g2, known, past = derived.g1_now(v, by, bz), derived.g2_now(v, bz), np.ones(1, bool), ""
    found = float(g1[known].mean()), float(g2[known].mean())
    return found, f"G1 {found[0]:.2g}, G2 {found[1]:.2g}: {past or _NOTHING}"


def _indices(wind: Wind, now: SolarWind, t: float) -> tuple[tuple[float, ...], str]:
    """W1 to W6 at *t*: of the wind as far back as it is known, nothing before; and words."""
    count = round(storm_indices.REACH_S / storm_indices.STEP_S)
    ago_s = storm_indices.STEP_S * np.arange(float(count))
    n, v, bz = (wind.at(name, t - ago_s) for name in ("density_cm3", "speed_km_s", "bz_nt"))
    found = storm_indices.sources(n, v, bz)
    known = np.flatnonzero(np.isfinite(found).all(axis=0))
    if not len(known):
        still = (np.full(count, x) for x in (now.density_cm3, now.speed_km_s, now.bz_nt))
        found, known, past = storm_indices.sources(*still), np.arange(count), _NOTHING
    else:
        past = _STEADY
        if wind.moves:
            past = f"of {_length(ago_s[known[-1]] + storm_indices.STEP_S)} of wind"
    since = slice(int(known[-1]) + 1)
    w = tuple(storm_indices.indices(ago_s[since], found[:, since]).tolist())
    return w, f"W {', '.join(f'{one:.2g}' for one in w)}: {past}"


def _length(seconds: Floats | float) -> str:
    hours = float(seconds) / _HOUR_S
    return f"{hours:.0f} h" if hours < 48.0 else f"{hours / 24.0:.0f} days"
