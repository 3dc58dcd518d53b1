"""Conditions: what drives the boundary models at one moment."""

import math
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np

from smileviz.base.arrays import Floats, Ints

Number = float | Floats
"""A number of one moment, or an array of many moments: models are then evaluated all at once."""

_PROTON_NPA = 1.6726e-6
"""Proton mass in units that turn cm^-3 (km/s)^2 into nPa: 1.6726e-27 kg x 1e6 x 1e6 x 1e9."""

_MAGNETIC_NPA = 1e-9 / (8e-7 * math.pi)
"""1 / (2 mu0) in units that turn nT^2 into nPa."""

LEAST_MACH = 1.2
"""Magnetosonic Mach number below which no bow shock is taken to form (the models diverge at 1)."""


def dynamic_pressure_npa(density_cm3: Number, speed_km_s: Number) -> Number:
    """Dynamic pressure n m_p V^2 of *protons alone*, nPa: 1.3381 at 5 cm^-3 and 400 km/s.

    No helium is included: 4 % of alpha particles by number would add 16 % (1.94e-6 n V^2), OMNI
    assumes 5 % where it does not know (2.0e-6 n V^2). Give the pressure itself to include them.
    """
    return _PROTON_NPA * density_cm3 * speed_km_s * speed_km_s


def magnetic_pressure_npa(field_nt: Number) -> Number:
    """Magnetic pressure B^2 / (2 mu0), nPa: 0.00995 at 5 nT."""
    return _MAGNETIC_NPA * field_nt * field_nt


@dataclass(frozen=True)
class Conditions:
    """Solar wind and dipole at one moment, or at many.

    The field is GSM. *tilt_rad* is the dipole tilt, positive when the northern end leans sunward;
    *aberration_rad* turns GSE into the frame of the wind (`smileviz.base.frames.aberrated`);
    *roll_rad* is the angle about X from the axes of GSE to those of GSM (Y towards Z), which the
    models fitted in the ecliptic need. What is NaN follows from the rest:

    * *pdyn_npa* from density and speed, *pmag_npa* from the field;
    * *beta* = (4.16e-5 T + 5.34) n / B^2, *mach_alfven* = V sqrt(n) / (20 B) and *mach* (the
      magnetosonic one) = V / sqrt(Cs^2 + Va^2) with Cs = 0.12 sqrt(T + 1.28e5) km/s and
      Va = 20 B / sqrt(n): the formulas of OMNI, with its share of helium and its electrons.

    The proton temperature 1e5 K and *gamma* = 5/3 are assumed unless given. Without a field, beta
    and the Alfven Mach number are infinite. For many moments at once any field may be an array
    (n,); such conditions, and models made of them, cannot be hashed.
    """

    density_cm3: Number
    speed_km_s: Number
    bx_nt: Number
    by_nt: Number
    bz_nt: Number
    tilt_rad: Number = 0.0
    aberration_rad: float = 0.0
    pdyn_npa: Number = math.nan
    roll_rad: Number = 0.0
    temperature_k: Number = 1e5
    gamma: float = 5.0 / 3.0
    pmag_npa: Number = math.nan
    beta: Number = math.nan
    mach_alfven: Number = math.nan
    mach: Number = math.nan

    def __post_init__(self) -> None:
        """Derive what was not given."""
        for name, derive in (
            ("pdyn_npa", self._pdyn),
            ("pmag_npa", self._pmag),
            ("beta", self._beta),
            ("mach_alfven", self._mach_alfven),
            ("mach", self._mach),
        ):
            given = getattr(self, name)
            if np.any(np.isnan(given)):
                object.__setattr__(self, name, _plain(np.where(np.isnan(given), derive(), given)))

    def some(self, rows: Ints, depth: int = 1) -> "Conditions":
        """Return those of the moments *rows*: arrays (m,), at depth 2 (m, 1), for m directions."""
        shape = (-1,) + (1,) * (depth - 1)
        arrays = {name: value for name, value in vars(self).items() if np.ndim(value)}
        parts: dict[str, Any] = {
            name: np.asarray(array)[rows].reshape(shape) for name, array in arrays.items()
        }
        return replace(self, **parts)

    @property
    def many(self) -> bool:
        """Whether any field is an array."""
        return any(np.ndim(getattr(self, item.name)) for item in fields(self))

    @property
    def field_nt(self) -> Number:
        """Strength of the field."""
        return _plain(
            np.sqrt(np.square(self.bx_nt) + np.square(self.by_nt) + np.square(self.bz_nt))
        )

    def _pdyn(self) -> Number:
        return dynamic_pressure_npa(self.density_cm3, self.speed_km_s)

    def _pmag(self) -> Number:
        return magnetic_pressure_npa(self.field_nt)

    def _beta(self) -> Number:
        thermal = (4.16e-5 * self.temperature_k + 5.34) * self.density_cm3
        return _ratio(thermal, self.field_nt**2)

    def _mach_alfven(self) -> Number:
        return _ratio(self.speed_km_s * np.sqrt(self.density_cm3), 20.0 * self.field_nt)

    def _mach(self) -> Number:
        sound = 0.12 * np.sqrt(self.temperature_k + 1.28e5)
        alfven = _ratio(20.0 * self.field_nt, np.sqrt(self.density_cm3))
        return _plain(self.speed_km_s / np.hypot(sound, alfven))


def too_slow(conditions: Conditions) -> str | None:
    """Return why there is no bow shock, a clause without its full stop, or None when there is."""
    mach = float(conditions.mach)
    if mach >= LEAST_MACH:
        return None
    return f"No bow shock: the magnetosonic Mach number is {mach:.2f}, below {LEAST_MACH:g}"


def no_shock(conditions: Conditions) -> str | None:
    """Return one sentence when the wind is too slow for a bow shock, else None.

    The bow-shock models are then drawn as for the least Mach number: far out, but finite, so that
    nothing built on them breaks. The conditions are those of one moment.
    """
    clause = too_slow(conditions)
    return f"{clause}; what is drawn is not there." if clause else None


def range_caution(
    title: str, quantity: str, value: Number, limits: tuple[float, float], unit: str = ""
) -> str | None:
    """Return one sentence when *value*, of one moment, lies outside *limits*.

    Those are the range that a model is used for.
    """
    low, high = limits
    if low <= float(value) <= high:
        return None
    unit = f" {unit}" if unit else ""
    value = float(np.clip(value, -1e9, 1e9))
    return f"{title} is used for {quantity} {low:g} to {high:g}{unit}; it is {value:.3g}{unit}."


def _ratio(a: Number, b: Number) -> Number:
    """*a* / *b*, infinite when *b* is 0 (0 when both are)."""
    empty = np.where(np.greater(a, 0.0), np.inf, 0.0)
    known = np.greater(b, 0.0)
    return _plain(np.where(known, a / np.where(known, b, 1.0), empty))


def _plain(value: Number) -> Number:
    """An array as it is; of one number that number."""
    return value if np.ndim(value) else float(value)
