"""The geomagnetic dipole from IGRF-14 (Alken et al. 2021; coefficients as published by IAGA)."""

from functools import cache

import numpy as np

from smileviz.base import resources
from smileviz.base.arrays import Floats, unit
from smileviz.base.units import YEAR_S

_FIRST_ROWS = 3  # g(1,0), g(1,1), h(1,1)


@cache
def _dipole_table() -> tuple[Floats, Floats]:
    """Epochs in years (n,) and g10, g11, h11 nT (n, 3); the last epoch by secular variation."""
    text = resources.path("data/igrf14coeffs.txt").read_text(encoding="ascii")
    rows = [line.split() for line in text.splitlines() if not line.startswith("#")]
    header = next(row for row in rows if row[:3] == ["g/h", "n", "m"])
    epochs = [float(year) for year in header[3:-1]]
    terms = [row for row in rows if row[0] in {"g", "h"}][:_FIRST_ROWS]
    values = np.array([[float(number) for number in row[3:]] for row in terms]).T
    coming = values[-2] + 5.0 * values[-1]
    return np.array([*epochs, epochs[-1] + 5.0]), np.vstack([values[:-1], coming])


def dipole_axis(t: Floats | float) -> Floats:
    """Unit vector to the northern end of the dipole axis at *t* (...) -> (..., 3), ITRS.

    -(g11, h11, g10) of IGRF-14 made length one (Laundal and Richmond 2017, Eq. 14), linear in
    time between epochs and by its secular variation after 2025.
    """
    epochs, values = _dipole_table()
    year = 2000.0 + np.asarray(t, dtype=np.float64) / YEAR_S
    g10, g11, h11 = (np.interp(year, epochs, values[:, k]) for k in range(3))
    return unit(-np.stack([g11, h11, g10], axis=-1))
