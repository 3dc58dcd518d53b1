"""Tsyganenko 1996, 2001 and Tsyganenko-Sitnov 2004, by the optional package geopack.

The package is slow (about a thousand points a second) and keeps its state in globals: it runs in a
process of its own (`geopack_process`).
"""

from dataclasses import dataclass
from typing import ClassVar, Self

from smileviz.base.arrays import Floats, Ints
from smileviz.base.limits import Limits
from smileviz.magnetosphere.fields.drivers import Drivers
from smileviz.magnetosphere.fields.geopack_process import answered

_PDYN = Limits(0.01, 100.0, "nPa")


@dataclass(frozen=True)
class Tsyganenko:
    """One of the models that geopack has, with its parameters and the dipole tilt."""

    name: ClassVar[str]
    title: ClassVar[str]
    citation: ClassVar[str]
    inputs: ClassVar[str]
    validity: ClassVar[str]
    module: ClassVar[str]
    """Of geopack, and its function."""

    parameters: tuple[float, ...]
    tilt_rad: float

    @classmethod
    def under(cls, drivers: Drivers) -> Self:
        """Return the model under *drivers*."""
        _PDYN.check("pdyn_npa", drivers.pdyn_npa)
        common = (drivers.pdyn_npa, drivers.dst_nt, drivers.by_nt, drivers.bz_nt)
        every = (*common, *cls.more(drivers))
        return cls((*every, *(0.0,) * (10 - len(every))), drivers.tilt_rad)

    @staticmethod
    def more(drivers: Drivers) -> tuple[float, ...]:  # noqa: ARG004
        """Return the parameters after pressure, Dst, By and Bz."""
        return ()

    @classmethod
    def caution(cls, drivers: Drivers) -> str | None:
        """Return one sentence when *drivers* lie outside the range of the fit, else None."""
        for name, value, low, high in (
            ("the pressure (nPa)", drivers.pdyn_npa, 0.5, 10.0),
            ("Dst (nT)", drivers.dst_nt, -100.0, 20.0),
            ("By (nT)", drivers.by_nt, -10.0, 10.0),
            ("Bz (nT)", drivers.bz_nt, -10.0, 10.0),
        ):
            if not low <= value <= high:
                return f"{cls.title} holds for {name} from {low:g} to {high:g}; it is {value:.3g}."
        return None

    def components_nt(self, xyz_re: Floats) -> Floats:
        """Field at *xyz_re* (3, n) GSM -> (3, n) nT GSM; NaN where geopack fails."""
        return answered(self.module, self.parameters, self.tilt_rad, xyz_re)

    def some(self, which: Ints) -> "Tsyganenko":  # noqa: ARG002
        """Return itself: it is the same for all points."""
        return self


class T96(Tsyganenko):
    """Tsyganenko 1996."""

    name = "t96"
    title = "Tsyganenko 1996"
    citation = "Tsyganenko 1996, doi:10.1029/96JA02735; code: geopack"
    inputs = "dynamic pressure, Dst, IMF By and Bz, dipole tilt"
    validity = "0.5 to 10 nPa, Dst from -100 to 20 nT, By and Bz within 10 nT; to 70 R_E."
    module = "t96"


class T01(Tsyganenko):
    """Tsyganenko 2002."""

    name = "t01"
    title = "Tsyganenko 2001"
    citation = "Tsyganenko 2002, doi:10.1029/2001JA000219 and 000220; code: geopack"
    inputs = "dynamic pressure, Dst, IMF By and Bz, G1 and G2, dipole tilt"
    validity = "As Tsyganenko 1996, but only sunward of x = -15 R_E."
    module = "t01"

    @staticmethod
    def more(drivers: Drivers) -> tuple[float, ...]:
        """Return G1 and G2."""
        return drivers.g1, drivers.g2


class TS04(Tsyganenko):
    """Tsyganenko and Sitnov 2005, for storms."""

    name = "ts04"
    title = "Tsyganenko and Sitnov 2004"
    citation = "Tsyganenko and Sitnov 2005, doi:10.1029/2004JA010798; code: geopack"
    inputs = "dynamic pressure, Dst, IMF By and Bz, W1 to W6, dipole tilt"
    validity = "Storms, only sunward of x = -15 R_E."
    module = "t04"

    @staticmethod
    def more(drivers: Drivers) -> tuple[float, ...]:
        """Return W1 to W6."""
        return drivers.w
