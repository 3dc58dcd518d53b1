"""Tsyganenko 1996, 2001 and Tsyganenko-Sitnov 2004, by the optional package geopack-vectorized.

Two packages have the import name geopack, so only one can be the extra. geopack 1.0.13 is right to
5e-4 nT but takes points one by one, about a thousand a second. geopack-vectorized 1.1.4 takes
arrays, ten to fifty times as fast, and equals the Fortran to 1e-4 nT, but for three faults that
are met here:

* its T01 loses the part of the interplanetary field that penetrates where By <= 0. That part is
  uniform, a factor of (0, By, Bz) that depends on |By| and Bz, and nothing else in T01 depends on
  By: the model is asked with |By| and twice the y of that part taken off;
* its T01 and TS04 take points beyond x = -15 R_E for ones at -15. So does `components_nt`, so that
  a line can end there, but `tail_x_re` says where the model holds, lines end there, and no field is
  told beyond;
* at midnight its T01 and TS04 leap by 100 nT where y is -0.

It then equals geopack 1.0.13 to 1e-6 nT (1886 points, on the axes too, under 36 sets of inputs).
It keeps its state in globals and its import asks the network: it runs in a process of its own that
has none (`geopack_process`).
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import ClassVar, Self

import numpy as np

from smileviz.base.arrays import Floats, Ints
from smileviz.base.limits import Limits
from smileviz.magnetosphere.fields.drivers import Drivers
from smileviz.magnetosphere.fields.geopack_process import answered

_PDYN = Limits(0.01, 100.0, "nPa")
_ANYWHERE_RE = np.array([[5.0], [1.0], [1.0]])
_WIND = ("pdyn_npa", "dst_nt", "by_nt", "bz_nt")


@dataclass(frozen=True)
class Tsyganenko:
    """One of the models that the package has, with its parameters and the dipole tilt."""

    name: ClassVar[str]
    title: ClassVar[str]
    short: ClassVar[str]
    citation: ClassVar[str]
    inputs: ClassVar[str]
    validity: ClassVar[str]
    module: ClassVar[str]
    """Of the package, without what all of its modules end in."""
    driven_by: ClassVar[tuple[str, ...]] = _WIND
    """Fields of `Drivers`, in the order of its parameters."""
    ranges: ClassVar[tuple[tuple[str, str, float, float], ...]] = ()
    """Of the fit: a field of `Drivers`, its name, and from where to where."""
    tail_x_re: ClassVar[float] = -15.0
    """It holds sunward of this x, GSM."""

    parameters: tuple[float, ...]
    """The ten that the package asks for."""
    tilt_rad: float

    @classmethod
    def under(cls, drivers: Drivers) -> Self:
        """Return the model under *drivers*."""
        _PDYN.check("pdyn_npa", drivers.pdyn_npa)
        given: list[float] = []
        for name in cls.driven_by:
            value = getattr(drivers, name)
            given += value if isinstance(value, tuple) else (value,)
        return cls((*map(float, given), *(0.0,) * (10 - len(given))), drivers.tilt_rad)

    @classmethod
    def caution(cls, drivers: Drivers) -> str | None:
        """Return one sentence when *drivers* lie outside the range of the fit, else None."""
        for name, words, low, high in cls.ranges:
            value = getattr(drivers, name)
            if not low <= value <= high:
                return f"{cls.title} holds for {words} from {low:g} to {high:g}; it is {value:.3g}."
        return None

    def components_nt(self, xyz_re: Floats) -> Floats:
        """Field at *xyz_re* (3, n) GSM -> (3, n) nT GSM; beyond `tail_x_re` that of its plane."""
        kept = xyz_re + 0.0  # -0 becomes 0
        np.maximum(kept[0], self.tail_x_re, out=kept[0])
        return answered(self.module, self.parameters, self.tilt_rad, kept)

    def some(self, which: Ints) -> "Tsyganenko":  # noqa: ARG002
        """Return itself: it is the same for all points."""
        return self


class T96(Tsyganenko):
    """Tsyganenko 1996."""

    name = "t96"
    title = "Tsyganenko 1996"
    short = "T96"
    citation = "Tsyganenko 1996, doi:10.1029/96JA02735; code: geopack-vectorized"
    inputs = "pressure, Dst, IMF By and Bz, tilt; smileviz[fields]"
    validity = (
        "0.5 to 10 nPa, Dst from -100 to 20 nT, By and Bz within 10 nT; to 70 R_E down the tail. "
        "It has a magnetopause of its own, outside of which only the IMF is left."
    )
    module = "t96"
    ranges = (
        ("pdyn_npa", "a pressure (nPa)", 0.5, 10.0),
        ("dst_nt", "Dst (nT)", -100.0, 20.0),
        ("by_nt", "By (nT)", -10.0, 10.0),
        ("bz_nt", "Bz (nT)", -10.0, 10.0),
    )
    tail_x_re = -70.0


class T01(Tsyganenko):
    """Tsyganenko 2002."""

    name = "t01"
    title = "Tsyganenko 2001"
    short = "T01"
    citation = (
        "Tsyganenko 2002, doi:10.1029/2001JA000219 and doi:10.1029/2001JA000220; "
        "code: geopack-vectorized"
    )
    inputs = "pressure, Dst, IMF By and Bz, G1, G2 of the hour before, tilt; smileviz[fields]"
    validity = "Only sunward of x = -15 R_E: lines that go farther end there and count as open."
    module = "t01"
    driven_by = (*_WIND, "g1", "g2")

    def components_nt(self, xyz_re: Floats) -> Floats:
        """Field at *xyz_re* (3, n) GSM -> (3, n) nT GSM; beyond `tail_x_re` that of its plane."""
        by_nt = self.parameters[2]
        if by_nt > 0.0:
            return super().components_nt(xyz_re)
        mirrored = self._with_by(abs(by_nt))
        field = Tsyganenko.components_nt(mirrored, xyz_re)
        field[1] -= 2.0 * _penetrating_y_nt(mirrored)
        return field

    def _with_by(self, by_nt: float, bz_nt: float | None = None) -> "T01":
        pdyn, dst, _, bz, *rest = self.parameters
        changed = (pdyn, dst, by_nt, bz if bz_nt is None else bz_nt, *rest)
        return replace(self, parameters=changed)

    def without_imf(self) -> "T01":
        """The same with no interplanetary field that penetrates; G1 and G2 stay."""
        return self._with_by(0.0, 0.0)


@lru_cache(maxsize=64)
def _penetrating_y_nt(model: T01) -> float:
    """The y of the interplanetary field that penetrates, the same everywhere."""
    both = (Tsyganenko.components_nt(m, _ANYWHERE_RE) for m in (model, model.without_imf()))
    with_imf, without = both
    return float(with_imf[1, 0] - without[1, 0])


class TS04(Tsyganenko):
    """Tsyganenko and Sitnov 2005, for storms."""

    name = "ts04"
    title = "Tsyganenko and Sitnov 2004"
    short = "TS04"
    citation = "Tsyganenko and Sitnov 2005, doi:10.1029/2004JA010798; code: geopack-vectorized"
    inputs = "pressure, Dst, IMF By and Bz, W1 to W6 of the storm so far, tilt; smileviz[fields]"
    validity = (
        "Storms, only sunward of x = -15 R_E: lines that go farther end there and count as open."
    )
    module = "t04"
    driven_by = (*_WIND, "w")
