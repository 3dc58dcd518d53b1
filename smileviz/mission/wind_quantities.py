"""WIND_QUANTITIES: the solar wind of a scenario and what follows from it; NaN in its gaps."""

from collections.abc import Callable

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.mission.quantity import Quantity
from smileviz.mission.samples import Samples
from smileviz.solarwind import derived

_WIND = "the scenario's solar wind: constant, a table, or a file under its gap policy"
_T01 = "Tsyganenko 2002, doi:10.1029/2001JA000220"
_OMNI = "formula of OMNI, NASA/SPDF"


def _at(name: str) -> Callable[[Samples], Floats]:
    return lambda s: s.wind.at(name, s.t)


def _b_nt(s: Samples) -> Floats:
    return s.wind.b_nt(s.t)


def _clock_angle_deg(s: Samples) -> Floats:
    by_nt, bz_nt = (s.wind.at(name, s.t) for name in ("by_nt", "bz_nt"))
    return np.degrees(derived.clock_angle_rad(by_nt, bz_nt))


def _e_y_mv_m(s: Samples) -> Floats:
    return derived.e_y_mv_m(s.wind.at("speed_km_s", s.t), s.wind.at("bz_nt", s.t))


def _alfven_mach(s: Samples) -> Floats:
    n, v = (s.wind.at(name, s.t) for name in ("density_cm3", "speed_km_s"))
    return derived.alfven_mach(n, v, _b_nt(s))


def _magnetosonic_mach(s: Samples) -> Floats:
    n, v, k = (s.wind.at(name, s.t) for name in ("density_cm3", "speed_km_s", "temperature_k"))
    return derived.magnetosonic_mach(n, v, k, _b_nt(s))


def _beta(s: Samples) -> Floats:
    n, k = (s.wind.at(name, s.t) for name in ("density_cm3", "temperature_k"))
    return derived.beta(n, k, _b_nt(s))


def _newell(s: Samples) -> Floats:
    v, by, bz = (s.wind.at(name, s.t) for name in ("speed_km_s", "by_nt", "bz_nt"))
    return derived.newell_coupling(v, by, bz)


def _hour_before(s: Samples, now: Callable[[Floats, Floats, Floats], Floats]) -> Floats:
    """Mean of *now*, of speed, By and Bz, over the hour before each moment, minute by minute (n,).

    NaN where less than half of that hour is known.
    """
    minutes = 60.0 * (np.arange(60.0) + 0.5)
    t = (s.t[:, None] - minutes).ravel()
    v, by, bz = (s.wind.at(name, t) for name in ("speed_km_s", "by_nt", "bz_nt"))
    values = now(v, by, bz).reshape(len(s.t), len(minutes))
    known = np.isfinite(values)
    count = known.sum(axis=1)
    mean = np.where(known, values, 0.0).sum(axis=1) / np.maximum(count, 1)
    return np.where(2 * count >= len(minutes), mean, np.nan)


def _g1(s: Samples) -> Floats:
    return _hour_before(s, derived.g1_now)


def _g2(s: Samples) -> Floats:
    return _hour_before(s, lambda v, _by, bz: derived.g2_now(v, bz))


def _l1_delay_s(s: Samples) -> Floats:
    return derived.l1_delay_s(s.wind.at("speed_km_s", s.t))


WIND_QUANTITIES: tuple[Quantity, ...] = (
    Quantity(
        "wind_b_nt", "Solar wind B", "nT", "Strength of the interplanetary field.", _WIND, _b_nt
    ),
    Quantity("wind_bx_nt", "Solar wind Bx", "nT", "Bx in GSM.", _WIND, _at("bx_nt")),
    Quantity("wind_by_nt", "Solar wind By", "nT", "By in GSM.", _WIND, _at("by_nt")),
    Quantity("wind_bz_nt", "Solar wind Bz", "nT", "Bz in GSM.", _WIND, _at("bz_nt")),
    Quantity(
        "wind_density_cm3",
        "Solar wind density",
        "cm-3",
        "Density of the protons.",
        _WIND,
        _at("density_cm3"),
    ),
    Quantity(
        "wind_speed_km_s",
        "Solar wind speed",
        "km/s",
        "Speed of the wind.",
        _WIND,
        _at("speed_km_s"),
    ),
    Quantity(
        "wind_temperature_k",
        "Solar wind temperature",
        "K",
        "Temperature of the protons.",
        _WIND,
        _at("temperature_k"),
    ),
    Quantity(
        "wind_pdyn_npa",
        "Dynamic pressure",
        "nPa",
        "Dynamic pressure: measured or given, else of density, speed and alpha particles.",
        _WIND,
        _at("pdyn_npa"),
    ),
    Quantity("kp", "Kp", "", "Planetary index Kp, each value for three hours.", _WIND, _at("kp")),
    Quantity("dst_nt", "Dst", "nT", "Index Dst, each value for an hour.", _WIND, _at("dst_nt")),
    Quantity(
        "wind_clock_angle_deg",
        "Clock angle",
        "deg",
        "atan2(By, Bz) in GSM: 0 northward, 90 duskward.",
        "definition",
        _clock_angle_deg,
    ),
    Quantity(
        "wind_e_y_mv_m", "Electric field", "mV/m", "-V Bz, duskward.", "definition", _e_y_mv_m
    ),
    Quantity(
        "wind_alfven_mach",
        "Alfven Mach number",
        "",
        "V sqrt(n) / (20 B); no value without a field.",
        _OMNI,
        _alfven_mach,
    ),
    Quantity(
        "wind_magnetosonic_mach",
        "Magnetosonic Mach number",
        "",
        "V over the fast speed across the field.",
        _OMNI,
        _magnetosonic_mach,
    ),
    Quantity(
        "wind_beta",
        "Plasma beta",
        "",
        "(4.16e-5 T + 5.34) n / B^2; no value without a field.",
        _OMNI,
        _beta,
    ),
    Quantity(
        "newell_coupling",
        "Newell coupling",
        "",
        "V^(4/3) B_t^(2/3) sin^(8/3)(theta/2) in (km/s)^(4/3) nT^(2/3).",
        "Newell et al. 2007, doi:10.1029/2006JA012015",
        _newell,
    ),
    Quantity(
        "g1_km_s",
        "G1",
        "km/s",
        "Mean over the hour before of V h(B_t) sin^3(theta/2), h = (B_t/40)^2 / (1 + B_t/40).",
        _T01,
        _g1,
    ),
    Quantity(
        "g2_km_s_nt",
        "G2",
        "km/s nT",
        "Mean over the hour before of 0.005 V B_s, B_s the southward part of Bz.",
        _T01,
        _g2,
    ),
    Quantity(
        "l1_delay_s",
        "Delay from L1",
        "s",
        "X / V, X = 1.5e6 km: how long the wind of now was on the way from L1.",
        "definition; a flat front along X",
        _l1_delay_s,
    ),
)
