"""IGRF-14: the one reader of its coefficients (Alken et al. 2021; as published by IAGA)."""

from functools import cache

import numpy as np

from smileviz.base import resources
from smileviz.base.arrays import Floats, fixed, unit
from smileviz.base.units import YEAR_S

MAX_DEGREE = 13
LAST_YEAR = 2030.0
"""Until when its authors mean it to be used; the secular variation goes on after that."""

_HORIZON_YEARS = 100.0  # how far the last secular variation is carried


@cache
def _table() -> tuple[Floats, Floats]:
    """Epochs in years (n,), and the coefficients at them in the file's order (n, 195), nT.

    The last row is the last epoch carried on by its secular variation.
    """
    text = resources.path("data/igrf14coeffs.txt").read_text(encoding="ascii")
    rows = [line.split() for line in text.splitlines() if not line.startswith("#")]
    header = next(row for row in rows if row[:3] == ["g/h", "n", "m"])
    epochs = [float(year) for year in header[3:-1]]
    terms = [row for row in rows if row[0] in {"g", "h"}]
    values = np.array([[float(number) for number in row[3:]] for row in terms]).T
    coming = values[-2] + _HORIZON_YEARS * values[-1]
    years = np.array([*epochs, epochs[-1] + _HORIZON_YEARS])
    return fixed(years), fixed(np.vstack([values[:-1], coming]))


def year_of(t: Floats | float) -> Floats:
    """Decimal year of *t* (...), in Julian years from 2000.0."""
    return np.asarray(2000.0 + np.asarray(t, dtype=np.float64) / YEAR_S)


def terms(degree: int) -> tuple[tuple[str, int, int], ...]:
    """Which coefficient is which up to *degree*: ("g", n, m), ("h", n, m) in the file's order."""
    return tuple(
        (kind, n, m)
        for n in range(1, degree + 1)
        for m in range(n + 1)
        for kind in (("g", "h") if m else ("g",))
    )


def coefficients_nt(t: float, degree: int = MAX_DEGREE) -> Floats:
    """Schmidt semi-normalised coefficients at *t*, in the order of `terms(degree)`, nT (n,).

    Linear in time between epochs, by the secular variation after 2025.
    """
    epochs, values = _table()
    year = float(np.clip(year_of(t), epochs[0], epochs[-1]))
    k = int(np.clip(np.searchsorted(epochs, year, side="right") - 1, 0, len(epochs) - 2))
    part = (year - epochs[k]) / (epochs[k + 1] - epochs[k])
    count = degree * (degree + 2)
    return np.asarray((1.0 - part) * values[k, :count] + part * values[k + 1, :count])


def _dipole_terms(t: Floats | float) -> Floats:
    """g11, h11, g10 at *t* (...) -> (..., 3), nT: the dipole along x, y, z of the ITRS."""
    epochs, values = _table()
    year = year_of(t)
    g10, g11, h11 = (np.interp(year, epochs, values[:, k]) for k in range(3))
    return np.stack([g11, h11, g10], axis=-1)


def dipole_axis(t: Floats | float) -> Floats:
    """Unit vector to the northern end of the dipole axis at *t* (...) -> (..., 3), ITRS.

    -(g11, h11, g10) of IGRF-14 made length one (Laundal and Richmond 2017, Eq. 14), linear in
    time between epochs and by its secular variation after 2025.
    """
    return unit(-_dipole_terms(t))


def dipole_nt(t: Floats | float) -> Floats:
    """Strength of the dipole on its equator at one R_E, at *t* (...) -> (...), nT."""
    return np.asarray(np.linalg.norm(_dipole_terms(t), axis=-1))
