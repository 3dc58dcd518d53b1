"""The auroral oval: what a model of it is, and its place on the globe.

Latitudes are magnetic, here of the dipole, and signed; MLT is local time about the dipole, noon
towards the Sun. The models are of both hemispheres together: the southern oval is the northern
one at the same MLT, mirrored in the magnetic equator.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar, Literal, Protocol, Self, runtime_checkable

import numpy as np

from smileviz.base.arrays import Floats, fixed
from smileviz.magnetosphere.mesh import Mesh, lattice
from smileviz.magnetosphere.shells import at_height

HEIGHT_KM = 110.0
_LOWEST_DEG = 45.0
_ROWS, _COLUMNS = 91, 144

Hemisphere = Literal["north", "south"]


@dataclass(frozen=True, eq=False)
class Outline:
    """One edge of the oval in the northern hemisphere; NaN at hours where there is none."""

    title: str
    latitude_rad: Floats
    """(n,)"""


@runtime_checkable
class Aurora(Protocol):
    """A published model of the auroral oval; its field is the Kp it depends on."""

    name: ClassVar[str]
    """The key in files."""
    title: ClassVar[str]
    citation: ClassVar[str]
    """Authors, year, DOI."""
    inputs: ClassVar[str]
    validity: ClassVar[str]
    """One sentence."""

    def __hash__(self) -> int:
        """By value: cached meshes rest on it."""

    @classmethod
    def under(cls, kp: float) -> Self:
        """Return the model for *kp*, 0 to 9."""

    @staticmethod
    def caution(kp: float) -> str | None:
        """Return one sentence when *kp* lies outside its range, else None."""

    def outlines(self, mlt: Floats) -> tuple[Outline, ...]:
        """Edges at *mlt* h (n,), from the pole outward."""


@runtime_checkable
class Glowing(Aurora, Protocol):
    """A model that also says how bright the oval is."""

    def flux_mw_m2(self, latitude: Floats, mlt: Floats) -> Floats:
        """Energy flux at magnetic *latitude* rad and *mlt* h (...) -> (...), mW m^-2, >= 0."""

    @property
    def power_gw(self) -> float:
        """Power into one hemisphere."""


@dataclass(frozen=True, eq=False)
class Glow:
    """Energy flux on a cap of the globe."""

    mesh: Mesh
    """SM R_E."""
    flux_mw_m2: Floats
    """(n,), one for each point of the mesh, read-only."""


def on_globe(
    latitude: Floats,
    mlt: Floats,
    hemisphere: Hemisphere = "north",
    height_km: float = HEIGHT_KM,
) -> Floats:
    """Points of northern *latitude* rad and *mlt* h (...) -> (..., 3) SM R_E.

    *hemisphere* "south" mirrors them at the magnetic equator; NaN stays NaN. Turn them with the
    rotation from SM at the moment, and the oval stays fixed to the Sun while the globe turns.
    """
    sign = 1.0 if hemisphere == "north" else -1.0
    return at_height(sign * np.asarray(latitude), np.asarray(mlt), height_km)


@lru_cache(maxsize=16)
def glow(model: Glowing, hemisphere: Hemisphere = "north", height_km: float = HEIGHT_KM) -> Glow:
    """Energy flux of *model* from 45 deg to the pole: the same object for equal arguments."""
    latitude = np.radians(np.linspace(_LOWEST_DEG, 90.0, _ROWS))[:, None]
    mlt = np.linspace(0.0, 24.0, _COLUMNS, endpoint=False)
    points = on_globe(latitude, mlt, hemisphere, height_km)
    flux = model.flux_mw_m2(latitude, mlt)
    flux[-1] = flux[-1].mean()  # the pole is one point
    return Glow(lattice(points, round_columns=True), fixed(flux.ravel()))


@lru_cache(maxsize=16)
def rings_sm_re(
    model: Aurora, hemisphere: Hemisphere = "north", height_km: float = HEIGHT_KM
) -> tuple[Floats, ...]:
    """Closed outlines (145, 3) of *model* in SM R_E, read-only, as in `Aurora.outlines`."""
    mlt = np.linspace(0.0, 24.0, 145)
    return tuple(
        fixed(on_globe(outline.latitude_rad, mlt, hemisphere, height_km))
        for outline in model.outlines(mlt)
    )
