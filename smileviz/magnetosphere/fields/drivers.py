"""Drivers: what external field models may depend on, at one moment."""

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Drivers:
    """Dipole tilt, activity and solar wind; a model takes what it needs. IMF in GSM.

    *g1*, *g2* are averages over the hour before (Tsyganenko 2002, doi:10.1029/2001JA000220), *w*
    the six indices of Tsyganenko and Sitnov 2005 (doi:10.1029/2004JA010798).
    """

    tilt_rad: float = 0.0
    kp: float = 2.0
    pdyn_npa: float = 2.0
    dst_nt: float = 0.0
    by_nt: float = 0.0
    bz_nt: float = 0.0
    g1: float = 0.0
    g2: float = 0.0
    w: tuple[float, float, float, float, float, float] = (0.0,) * 6

    def only(self, names: Sequence[str]) -> "Drivers":
        """Return the same of these fields, all else at rest: equal for models that take no more."""
        return replace(Drivers(), **{name: getattr(self, name) for name in names})
