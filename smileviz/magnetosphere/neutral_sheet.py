"""The neutral sheet of Tsyganenko, Andreeva and Gordeev 2015 (TAG15): hinged, warped, twisted."""

from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, Self

import numpy as np

from smileviz.base.arrays import Floats
from smileviz.magnetosphere.conditions import Conditions, Number
from smileviz.magnetosphere.mesh import Mesh, lattice

_XI = -0.2868279445
_PRESSURE_NPA = (0.5, 10.0)
_FIELD_NT = 20.0
_FARTHEST_RE = 30.0
_LEAST_HINGE_RE = 1.0
_SCAN = 121
_HALVINGS = 36
_ROWS, _COLUMNS = 41, 73


@dataclass(frozen=True)
class NeutralSheet:
    """TAG15: z of the equatorial current sheet in SM, as a function of rho and phi.

    Pressure and field beyond 0.5 to 10 nPa and 20 nT are held there. Its numbers may be arrays
    (n,): sheets of many moments at once, to be asked for heights.
    """

    name: ClassVar[str] = "tag15"
    title: ClassVar[str] = "Tsyganenko et al. 2015"
    citation: ClassVar[str] = "Tsyganenko, Andreeva and Gordeev 2015, doi:10.5194/angeo-33-1-2015"
    inputs: ClassVar[str] = "dipole tilt, dynamic pressure (nPa), IMF By and Bz (nT, GSM)"
    validity: ClassVar[str] = (
        "Within 30 R_E; used for 0.5 to 10 nPa and |By|, |Bz| up to 20 nT. A surface: the sheet "
        "is 1 to 2 R_E thick to either side."
    )

    tilt_rad: Number
    pdyn_npa: Number = 2.0
    by_nt: Number = 0.0
    bz_nt: Number = 0.0

    @classmethod
    def under(cls, conditions: Conditions) -> Self:
        """Return the sheet under *conditions*."""
        c = conditions
        return cls(float(c.tilt_rad), float(c.pdyn_npa), float(c.by_nt), float(c.bz_nt))

    @staticmethod
    def caution(conditions: Conditions) -> str | None:
        """Return one sentence when *conditions* lie outside its range, else None."""
        low, high = _PRESSURE_NPA
        if not low <= conditions.pdyn_npa <= high:
            return (
                f"Extrapolated: the neutral sheet is used for {low:g} to {high:g} nPa; the "
                f"pressure is {conditions.pdyn_npa:.3g} nPa."
            )
        for axis, value in (("By", conditions.by_nt), ("Bz", conditions.bz_nt)):
            if abs(float(value)) > _FIELD_NT:
                return (
                    f"Extrapolated: the neutral sheet is used for {axis} up to {_FIELD_NT:g} nT; "
                    f"{axis} is {value:.3g} nT."
                )
        return None

    def z_sm_re(self, rho_re: Floats, phi: Floats) -> Floats:
        """Height (...) of the sheet at *rho_re* from the dipole axis and *phi* rad from +X SM."""
        p = (np.clip(self.pdyn_npa, *_PRESSURE_NPA) / 2.0) ** _XI - 1.0
        by = np.clip(self.by_nt, -_FIELD_NT, _FIELD_NT) / 5.0
        b = np.clip(self.bz_nt, -_FIELD_NT, _FIELD_NT) / 5.0
        c, s = np.cos(phi), np.sin(phi)
        hinge = 11.01595255 + 6.054799445 * p + 0.837613634 * b
        hinge = hinge + (-2.283371357 - 0.2505011095 * p - 0.964846528 * b) * c
        hinge = np.maximum(hinge, _LEAST_HINGE_RE)
        alpha = 7.128509839 + 4.867577218 * c - 0.2248219212 * p - 0.1441988549 * b
        beta = 2.179888855 + 0.4035940369 * b
        f = 1.0 - (1.0 + (rho_re / hinge) ** alpha) ** (1.0 / alpha)
        g = 2.909423481 - 0.15853729 * p + 0.5648121327 * b
        g = g + (1.889466989 + 0.06086006 * p + 0.4853873874 * b) * c
        twist = (0.2865647076 + 0.1847283161 * p) * by * (rho_re / 10.0) ** beta * s
        return np.asarray(hinge * np.tan(self.tilt_rad) * f * g + twist)

    def above_re(self, points_gsm_re: Floats) -> Floats:
        """How far above the sheet *points_gsm_re* (..., 3) are, along the dipole -> (...)."""
        x, y, z = np.moveaxis(self._turned(np.asarray(points_gsm_re), 1.0), -1, 0)
        return np.asarray(z - self.z_sm_re(np.hypot(x, y), np.arctan2(y, x)))

    def z_gsm_re(self, x_gsm_re: Floats, y_gsm_re: Floats) -> Floats:
        """Height (...) of the sheet in GSM over *x_gsm_re*, *y_gsm_re* (...).

        Where it is met more than once, as under a steep tilt near the Earth, the place nearest to
        the equator counts. NaN where it is not met within 30 R_E, far out on the day side.
        """
        x, y = np.broadcast_arrays(
            np.asarray(x_gsm_re, dtype=np.float64), np.asarray(y_gsm_re, dtype=np.float64)
        )
        steps = np.linspace(-_FARTHEST_RE, _FARTHEST_RE, _SCAN)
        above = self._heights(x[..., None], y[..., None], steps) > 0.0
        crossed = above[..., 1:] != above[..., :-1]
        middle = np.abs(steps[1:] + steps[:-1])
        k = np.argmin(np.where(crossed, middle, np.inf), axis=-1)
        low, high, rising = steps[k], steps[k + 1], np.take_along_axis(above, k[..., None] + 1, -1)
        for _ in range(_HALVINGS):
            z = 0.5 * (low + high)
            beyond = (self._heights(x, y, z) > 0.0) == rising[..., 0]
            low, high = np.where(beyond, low, z), np.where(beyond, z, high)
        return np.where(crossed.any(axis=-1), 0.5 * (low + high), np.nan)

    def _heights(self, x: Floats, y: Floats, z: Floats) -> Floats:
        return self.above_re(np.stack(np.broadcast_arrays(x, y, z), axis=-1))

    def _turned(self, points: Floats, sense: float) -> Floats:
        """GSM to SM (*sense* 1) or back (-1), (..., 3)."""
        c, s = np.cos(self.tilt_rad), sense * np.sin(self.tilt_rad)
        x, y, z = np.moveaxis(points, -1, 0)
        return np.stack([x * c - z * s, y, x * s + z * c], axis=-1)


@lru_cache(maxsize=16)
def surface(sheet: NeutralSheet, nearest_re: float = 5.0) -> Mesh:
    """The night side of *sheet* from *nearest_re* to 30 R_E from the dipole axis, SM R_E.

    41 rows along phi from dusk over midnight to dawn, 73 columns outward.
    """
    phi, rho = _grid(nearest_re)
    return lattice(_points(sheet, rho, phi))


def _grid(nearest_re: float) -> tuple[Floats, Floats]:
    """Phi and rho (rows, columns)."""
    phi, rho = np.meshgrid(
        np.linspace(0.5 * np.pi, 1.5 * np.pi, _ROWS),
        np.linspace(nearest_re, _FARTHEST_RE, _COLUMNS),
        indexing="ij",
    )
    return phi, rho


def _points(sheet: NeutralSheet, rho: Floats, phi: Floats) -> Floats:
    """Points (..., 3) of the sheet, SM."""
    z = sheet.z_sm_re(rho, phi)
    return np.stack(np.broadcast_arrays(rho * np.cos(phi), rho * np.sin(phi), z), axis=-1)
