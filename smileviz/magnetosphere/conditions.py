"""Conditions: what drives the boundary models at one moment."""

import math
from dataclasses import dataclass

import numpy as np

from smileviz.base.arrays import Floats

Number = float | Floats
"""A number of one moment, or an array of many moments: models are then evaluated all at once."""

_PROTON_NPA = 1.6726e-6
"""Proton mass in units that turn cm^-3 (km/s)^2 into nPa: 1.6726e-27 kg x 1e6 x 1e6 x 1e9."""

_MAGNETIC_NPA = 1e-9 / (8e-7 * math.pi)
"""1 / (2 mu0) in units that turn nT^2 into nPa."""

LEAST_MACH = 1.2
"""Magnetosonic Mach number below which no bow shock is taken to form (the models diverge at 1)."""


def dynamic_pressure_npa(density_cm3: float, speed_km_s: float) -> float:
    """Dynamic pressure n m_p V^2 of *protons alone*, nPa: 1.3381 at 5 cm^-3 and 400 km/s.

    No helium is included: 4 % of alpha particles by number would add 16 % (1.94e-6 n V^2), OMNI
    assumes 5 % where it does not know (2.0e-6 n V^2). Give the pressure itself to include them.
    """
    return _PROTON_NPA * density_cm3 * speed_km_s * speed_km_s


def magnetic_pressure_npa(field_nt: float) -> float:
    """Magnetic pressure B^2 / (2 mu0), nPa: 0.00995 at 5 nT."""
    return _MAGNETIC_NPA * field_nt * field_nt


@dataclass(frozen=True)
class Conditions:
    """Solar wind and dipole at one moment.

    The field is GSM. *tilt_rad* is the dipole tilt, positive when the northern end leans sunward;
    *aberration_rad* turns GSE into the frame of the wind (`smileviz.base.frames.aberrated`);
    *roll_rad* is the angle about X from the axes of GSE to those of GSM (Y towards Z), which the
    models fitted in the ecliptic need. What is NaN follows from the rest:

    * *pdyn_npa* from density and speed, *pmag_npa* from the field;
    * *beta* = (4.16e-5 T + 5.34) n / B^2, *mach_alfven* = V sqrt(n) / (20 B) and *mach* (the
      magnetosonic one) = V / sqrt(Cs^2 + Va^2) with Cs = 0.12 sqrt(T + 1.28e5) km/s and
      Va = 20 B / sqrt(n): the formulas of OMNI, with its share of helium and its electrons.

    The proton temperature 1e5 K and *gamma* = 5/3 are assumed unless given. Without a field, beta
    and the Alfven Mach number are infinite. For models of many moments at once tilt and roll may
    be arrays; such conditions, and models made of them, cannot be hashed.
    """

    density_cm3: float
    speed_km_s: float
    bx_nt: float
    by_nt: float
    bz_nt: float
    tilt_rad: Number = 0.0
    aberration_rad: float = 0.0
    pdyn_npa: float = math.nan
    roll_rad: Number = 0.0
    temperature_k: float = 1e5
    gamma: float = 5.0 / 3.0
    pmag_npa: float = math.nan
    beta: float = math.nan
    mach_alfven: float = math.nan
    mach: float = math.nan

    def __post_init__(self) -> None:
        """Derive what was not given."""
        for name, derive in (
            ("pdyn_npa", self._pdyn),
            ("pmag_npa", self._pmag),
            ("beta", self._beta),
            ("mach_alfven", self._mach_alfven),
            ("mach", self._mach),
        ):
            if math.isnan(getattr(self, name)):
                object.__setattr__(self, name, derive())

    @property
    def field_nt(self) -> float:
        """Strength of the field."""
        return math.hypot(self.bx_nt, self.by_nt, self.bz_nt)

    def _pdyn(self) -> float:
        return dynamic_pressure_npa(self.density_cm3, self.speed_km_s)

    def _pmag(self) -> float:
        return magnetic_pressure_npa(self.field_nt)

    def _beta(self) -> float:
        thermal = (4.16e-5 * self.temperature_k + 5.34) * self.density_cm3
        return _ratio(thermal, self.field_nt**2)

    def _mach_alfven(self) -> float:
        return _ratio(self.speed_km_s * math.sqrt(self.density_cm3), 20.0 * self.field_nt)

    def _mach(self) -> float:
        sound = 0.12 * math.sqrt(self.temperature_k + 1.28e5)
        alfven = _ratio(20.0 * self.field_nt, math.sqrt(self.density_cm3))
        return self.speed_km_s / math.hypot(sound, alfven)


def too_slow(conditions: Conditions) -> str | None:
    """Return why there is no bow shock, a clause without its full stop, or None when there is."""
    if conditions.mach >= LEAST_MACH:
        return None
    return (
        f"No bow shock: the magnetosonic Mach number is {conditions.mach:.2f}, below {LEAST_MACH:g}"
    )


def no_shock(conditions: Conditions) -> str | None:
    """Return one sentence when the wind is too slow for a bow shock, else None.

    The bow-shock models are then drawn as for the least Mach number: far out, but finite, so that
    nothing built on them breaks.
    """
    clause = too_slow(conditions)
    return f"{clause}; what is drawn is not there." if clause else None


def range_caution(
    title: str, quantity: str, value: float, limits: tuple[float, float], unit: str = ""
) -> str | None:
    """Return one sentence when *value* lies outside *limits*, the range a model is used for."""
    low, high = limits
    if low <= value <= high:
        return None
    unit = f" {unit}" if unit else ""
    value = float(np.clip(value, -1e9, 1e9))
    return f"{title} is used for {quantity} {low:g} to {high:g}{unit}; it is {value:.3g}{unit}."


def _ratio(a: float, b: float) -> float:
    """*a* / *b*, infinite when *b* is 0 (0 when both are)."""
    if b > 0.0:
        return a / b
    return math.inf if a > 0.0 else 0.0
