"""The radiation belts: trapped fluxes of NASA's AE8 and AP8, and where to draw them."""

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from typing import Literal

import numpy as np

from smileviz.base import resources
from smileviz.base.arrays import Bools, Floats, fixed
from smileviz.base.errors import SmileError
from smileviz.magnetosphere.mesh import Mesh, lattice
from smileviz.magnetosphere.shells import l_shell, latitude_rad, on_shell

CITATION = (
    "AE-8: Vette 1991, NSSDC/WDC-A-R&S 91-24; AP-8: Sawyer and Vette 1976, "
    "NSSDC/WDC-A-R&S 76-06; table made with aep8 1.1.0 (IRBEM)"
)
VALIDITY = (
    "Long-term means of 1958 to 1979 in a dipole: no storms, no activity, no slow change. "
    "L from 1.1 to 10, protons by the models to about 7; tabulated energies only."
)
ENERGIES_MEV: dict[str, tuple[float, ...]] = {
    "e": (0.1, 0.5, 1.0, 2.0),
    "p": (0.5, 10.0, 50.0, 100.0),
}
"""What the table holds: particles above these energies."""

_FLOOR = -1.0  # log10 of the least flux in the table
_COLUMNS = 96
_ROWS = 41


@dataclass(frozen=True)
class Belt:
    """Omnidirectional integral flux of one kind of particle above one energy."""

    particle: Literal["e", "p"]
    energy_mev: float
    solar: Literal["min", "max"] = "min"
    within_l: tuple[float, float] = (1.1, 10.0)
    """Which part of the shells counts as this belt."""

    def __post_init__(self) -> None:
        """Refuse an energy that is not in the table."""
        known = ENERGIES_MEV[self.particle]
        if self.energy_mev not in known:
            allowed = ", ".join(f"{energy:g}" for energy in known)
            raise SmileError(
                f"energy_mev is {self.energy_mev:g}; the table of {self.particle} has {allowed}."
            )

    @property
    def title(self) -> str:
        """Such as "electrons > 1 MeV (AE8, solar minimum)"."""
        kind, model = {"e": ("electrons", "AE8"), "p": ("protons", "AP8")}[self.particle]
        return f"{kind} > {self.energy_mev:g} MeV ({model}, solar {self.solar}imum)"

    def flux_cm2_s(self, l_value: Floats, latitude: Floats | float = 0.0) -> Floats:
        """Flux at *l_value* and dipole *latitude* rad (...) -> (...), cm^-2 s^-1; 0 off the table.

        Interpolated in its logarithm along L and along the share of the latitude that the shell has
        above the ground: exact where the table has an entry.
        """
        table = _table()
        logs = table.logs[self.particle, self.solar, self.energy_mev]
        ground = np.arccos(np.maximum(l_value, table.l[0]) ** -0.5)
        row, outside_l = _place(l_value, table.l)
        column, outside_latitude = _place(np.abs(latitude) / ground, table.share)
        row, column = np.broadcast_arrays(row, column)
        value = _bilinear(logs, row, column)
        nothing = outside_l | outside_latitude | (value <= _FLOOR + 1e-6)
        return np.where(nothing, 0.0, 10.0**value)

    def flux_at_cm2_s(self, points_sm_re: Floats) -> Floats:
        """Flux at *points_sm_re* (..., 3) -> (...), cm^-2 s^-1."""
        return self.flux_cm2_s(l_shell(points_sm_re), latitude_rad(points_sm_re))

    @property
    def peak(self) -> tuple[float, float]:
        """L and flux where the belt is strongest, at the equator."""
        l_value, flux = self._equator()
        k = int(np.argmax(flux))
        return float(l_value[k]), float(flux[k])

    def _equator(self) -> tuple[Floats, Floats]:
        l_value = np.linspace(*self.within_l, 400)
        return l_value, self.flux_cm2_s(l_value)


INNER = Belt("p", 10.0, within_l=(1.1, 2.5))
"""The inner belt as it is drawn: protons above 10 MeV."""

OUTER = Belt("e", 1.0, within_l=(2.8, 8.0))
"""The outer belt as it is drawn: electrons above 1 MeV."""


@lru_cache(maxsize=32)
def cross_section(belt: Belt, share: float = 0.1) -> Floats:
    """Edge (n, 2) of *belt* in a meridian: L and latitude rad, where the flux is *share* of peak.

    Only the part that hangs together with the peak. A ring without its last point: outward in the
    south, back in the north, one the mirror image of the other.
    """
    l_value, flux = belt._equator()  # noqa: SLF001 - its own module
    level = share * belt.peak[1]
    dark = np.concatenate([[-1], np.flatnonzero(flux < level), [len(flux)]])
    after = int(np.searchsorted(dark, int(np.argmax(flux))))
    first, last = dark[after - 1] + 1, dark[after] - 1
    # dense at both ends, where the edge turns round
    even = 0.5 - 0.5 * np.cos(np.linspace(0.0, np.pi, _ROWS))
    shells = l_value[first] + (l_value[last] - l_value[first]) * even
    latitude = np.arccos(shells**-0.5)[:, None] * np.linspace(0.0, 1.0, 800)
    inside = belt.flux_cm2_s(shells[:, None], latitude) >= level
    reach = latitude[np.arange(_ROWS), np.maximum(inside.sum(axis=1) - 1, 0)]
    south = np.stack([shells, -reach], axis=1)
    north = np.stack([shells, reach], axis=1)
    return fixed(np.concatenate([south, north[::-1]]))


@lru_cache(maxsize=32)
def surface(belt: Belt, share: float = 0.1) -> Mesh:
    """The edge of *belt* where its flux is *share* of the peak: a ring about the dipole, SM R_E."""
    edge = cross_section(belt, share)
    mlt = np.linspace(0.0, 24.0, _COLUMNS, endpoint=False)
    points = on_shell(edge[:, None, 0], edge[:, None, 1], mlt)
    return lattice(points, round_columns=True, round_rows=True)


@dataclass(frozen=True, eq=False)
class _Table:
    l: Floats  # noqa: E741 - its name in physics
    share: Floats
    logs: dict[tuple[str, str, float], Floats]


@cache
def _table() -> _Table:
    with np.load(resources.path("data/ae8ap8.npz")) as stored:
        logs = {
            (kind, solar, float(energy)): fixed(values)
            for kind, solar in product(ENERGIES_MEV, ("min", "max"))
            for energy, values in zip(stored[f"{kind}_mev"], stored[f"{kind}_{solar}"], strict=True)
        }
        return _Table(fixed(stored["l"]), fixed(stored["share"]), logs)


def _place(value: Floats | float, knots: Floats) -> tuple[Floats, Bools]:
    """Where *value* (...) lies among even *knots*, as a broken index, and whether it is outside."""
    place = (np.asarray(value) - knots[0]) / (knots[-1] - knots[0]) * (len(knots) - 1)
    held = np.clip(place, 0.0, len(knots) - 1.0)
    return held, np.asarray(np.abs(place - held) > 1e-9)


def _bilinear(table: Floats, row: Floats, column: Floats) -> Floats:
    """Values of *table* between its entries at the broken indices *row*, *column* (...)."""
    i = np.minimum(row.astype(np.int64), table.shape[0] - 2)
    j = np.minimum(column.astype(np.int64), table.shape[1] - 2)
    u, v = row - i, column - j
    near = table[i, j] * (1.0 - v) + table[i, j + 1] * v
    far = table[i + 1, j] * (1.0 - v) + table[i + 1, j + 1] * v
    return np.asarray(near * (1.0 - u) + far * u)
