"""Derived quantities of the solar wind: arrays in, arrays of the same shape out; formulas below."""

from dataclasses import dataclass

import numpy as np

from smileviz.base.arrays import Floats

ALPHA_RATIO = 0.04
"""Alpha particles per proton where it is not measured (4 % by number, as in Geopack)."""

L1_DISTANCE_KM = 1.5e6
"""From L1 to the Earth along the Sun-Earth line; spacecraft there are 1.4 to 1.6 million km off."""

_PROTON_NPA = 1.6726e-6
_G1_NT = 40.0
_G2_SCALE = 0.005


@dataclass(frozen=True)
class Formula:
    """A formula for people, and who published it."""

    name: str
    title: str
    unit: str
    text: str
    source: str


_OMNI = "OMNI, NASA/SPDF, omniweb.gsfc.nasa.gov/ftpbrowser/bow_derivation.html"

FORMULAS: tuple[Formula, ...] = (
    Formula(
        "pdyn_npa",
        "Dynamic pressure",
        "nPa",
        "P = 1.6726e-6 n V^2 (1 + 4 r), r alpha particles per proton (0.04 where not measured); "
        "n in cm-3, V in km/s",
        "definition; OMNI uses 1.67e-6, and r = 0.05 where it is not measured",
    ),
    Formula(
        "alfven_mach",
        "Alfven Mach number",
        "",
        "M_A = V sqrt(n) / (20 B), V / (20 B / sqrt n)",
        _OMNI,
    ),
    Formula(
        "magnetosonic_mach",
        "Magnetosonic Mach number",
        "",
        "M_ms = V / sqrt(C_s^2 + V_A^2), C_s = 0.12 sqrt(T + 1.28e5), "
        "V_A = 20 B / sqrt n, both km/s",
        _OMNI,
    ),
    Formula("beta", "Plasma beta", "", "beta = (4.16e-5 T + 5.34) n / B^2", _OMNI),
    Formula(
        "clock_angle_deg",
        "Clock angle",
        "deg",
        "theta_c = atan2(By, Bz) GSM, 0 northward, 180 southward",
        "definition",
    ),
    Formula("e_y_mv_m", "Electric field", "mV/m", "E_y = -V Bz 1e-3", "definition, V along -X"),
    Formula(
        "g1",
        "G1",
        "km/s",
        "G1 = <V h(B_t) sin^3(theta_c / 2)>, h = (B_t/40)^2 / (1 + B_t/40), "
        "B_t = sqrt(By^2 + Bz^2), mean over the hour before",
        "Tsyganenko 2002, doi:10.1029/2001JA000220",
    ),
    Formula(
        "g2",
        "G2",
        "km/s nT",
        "G2 = 0.005 <V B_s>, B_s = -Bz where Bz is negative, else 0; mean over the hour before",
        "Tsyganenko 2002, doi:10.1029/2001JA000220",
    ),
    Formula(
        "newell_coupling",
        "Newell coupling",
        "(km/s)^(4/3) nT^(2/3)",
        "dPhi/dt = V^(4/3) B_t^(2/3) |sin(theta_c / 2)|^(8/3)",
        "Newell et al. 2007, doi:10.1029/2006JA012015",
    ),
    Formula(
        "l1_delay_s",
        "Delay from L1",
        "s",
        "dt = X / V, X = 1.5e6 km: 62.5 min at 400 km/s (flat, along the Sun-Earth line)",
        "definition",
    ),
)
"""One click away from every number."""


def dynamic_pressure_npa(
    density_cm3: Floats, speed_km_s: Floats, alpha_ratio: Floats | float = ALPHA_RATIO
) -> Floats:
    """Dynamic pressure 1.6726e-6 n V^2 (1 + 4 r) (...), nPa; *alpha_ratio* r may hold NaN.

    An alpha particle is four protons heavy; where r is NaN it counts as 0.04. OMNI writes
    1.67e-6 and takes r = 0.05 (2.0e-6 n V^2) where it does not know it.
    """
    ratio = np.where(np.isnan(alpha_ratio), ALPHA_RATIO, alpha_ratio)
    return np.asarray(_PROTON_NPA * density_cm3 * np.square(speed_km_s) * (1.0 + 4.0 * ratio))


def alfven_speed_km_s(density_cm3: Floats, b_nt: Floats) -> Floats:
    """Alfven speed 20 B / sqrt(n) (...), km/s: protons with 4 % helium, OMNI."""
    return _divided(20.0 * b_nt, np.sqrt(density_cm3))


def sound_speed_km_s(temperature_k: Floats) -> Floats:
    """Speed of sound 0.12 sqrt(T + 1.28e5) (...), km/s: electrons at 1.41e5 K, OMNI."""
    return np.asarray(0.12 * np.sqrt(temperature_k + 1.28e5))


def alfven_mach(density_cm3: Floats, speed_km_s: Floats, b_nt: Floats) -> Floats:
    """Alfven Mach number V sqrt(n) / (20 B) (...); infinite without a field is NaN."""
    return _divided(speed_km_s, alfven_speed_km_s(density_cm3, b_nt))


def magnetosonic_mach(
    density_cm3: Floats, speed_km_s: Floats, temperature_k: Floats, b_nt: Floats
) -> Floats:
    """Fast magnetosonic Mach number V / sqrt(C_s^2 + V_A^2) (...), across the field, OMNI."""
    fast = np.hypot(sound_speed_km_s(temperature_k), alfven_speed_km_s(density_cm3, b_nt))
    return _divided(speed_km_s, fast)


def beta(density_cm3: Floats, temperature_k: Floats, b_nt: Floats) -> Floats:
    """Plasma beta (4.16e-5 T + 5.34) n / B^2 (...), OMNI: protons, 5 % helium, hot electrons."""
    return _divided((4.16e-5 * temperature_k + 5.34) * density_cm3, np.square(b_nt))


def clock_angle_rad(by_nt: Floats, bz_nt: Floats) -> Floats:
    """Clock angle atan2(By, Bz) in GSM (...), -pi to pi: 0 northward, +pi/2 duskward."""
    return np.asarray(np.arctan2(by_nt, bz_nt))


def e_y_mv_m(speed_km_s: Floats, bz_nt: Floats) -> Floats:
    """Duskward electric field -V Bz 1e-3 (...), mV/m: positive when Bz is southward."""
    return np.asarray(-1e-3 * speed_km_s * bz_nt + 0.0)


def g1_now(speed_km_s: Floats, by_nt: Floats, bz_nt: Floats) -> Floats:
    """V h(B_t) sin^3(theta_c / 2) (...), km/s, whose hourly mean is G1 (Tsyganenko 2002)."""
    across = np.hypot(by_nt, bz_nt)
    h = np.square(across / _G1_NT) / (1.0 + across / _G1_NT)
    half = 0.5 * np.abs(clock_angle_rad(by_nt, bz_nt))
    return np.asarray(speed_km_s * h * np.sin(half) ** 3)


def g2_now(speed_km_s: Floats, bz_nt: Floats) -> Floats:
    """0.005 V B_s (...), km/s nT, whose hourly mean is G2 (Tsyganenko 2002)."""
    return np.asarray(_G2_SCALE * speed_km_s * np.maximum(-np.asarray(bz_nt), 0.0))


def newell_coupling(speed_km_s: Floats, by_nt: Floats, bz_nt: Floats) -> Floats:
    """V^(4/3) B_t^(2/3) |sin(theta_c / 2)|^(8/3) (...), km/s and nT (Newell et al. 2007)."""
    half = 0.5 * np.abs(clock_angle_rad(by_nt, bz_nt))
    across = np.cbrt(np.hypot(by_nt, bz_nt))
    return np.asarray(np.cbrt(speed_km_s) ** 4 * across**2 * np.cbrt(np.sin(half)) ** 8)


def l1_delay_s(speed_km_s: Floats, distance_km: float = L1_DISTANCE_KM) -> Floats:
    """Time the wind takes from L1 to the Earth, X / V (...), s: a flat front along X."""
    return _divided(np.full(np.shape(speed_km_s), distance_km), speed_km_s)


def _divided(a: Floats, b: Floats) -> Floats:
    """Quotient a / b (...), NaN where b is zero."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(np.asarray(b) == 0.0, np.nan, np.asarray(a) / b)
