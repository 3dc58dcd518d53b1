"""The auroral oval of Zhang and Paxton 2008: energy flux of electrons, from TIMED/GUVI."""

import json
from dataclasses import dataclass
from functools import cache
from typing import ClassVar, Self

import numpy as np

from smileviz.base import resources
from smileviz.base.arrays import Floats, fixed
from smileviz.magnetosphere.aurora import Outline

_HIGHEST_KP = 8.99
_EDGE_MW_M2 = 0.25
_EDGE_SHARE = 0.1
_FADE_DEG = (45.0, 50.0)
_SEARCHED_DEG = np.arange(45.0, 90.0 + 1e-9, 0.1)


def hemispheric_power_gw(kp: Floats | float) -> Floats:
    """Power into one hemisphere at *kp* (...) -> (...), GW (Eq. 1 and 2)."""
    kp = np.asarray(kp)
    quiet = 38.66 * np.exp(0.1967 * kp) - 33.99
    return np.where(kp <= 5.0, quiet, 4.592 * np.exp(0.4731 * kp) + 20.47)


@dataclass(frozen=True)
class ZhangPaxton08:
    """Q = A exp((x - B) / C) / (1 + exp((x - B) / D))^2, x the colatitude in degrees.

    A to D are six harmonics of MLT, given for Kp 0.75, 2.25, 3.75, 5.25, 7 and 9; in between Q is
    interpolated by hemispheric power, below extrapolated. Kp is held at 8.99.
    """

    name: ClassVar[str] = "zhang_paxton08"
    title: ClassVar[str] = "Zhang and Paxton 2008"
    citation: ClassVar[str] = "Zhang and Paxton 2008, doi:10.1016/j.jastp.2008.03.008"
    inputs: ClassVar[str] = "Kp"
    validity: ClassVar[str] = (
        "Mean energy flux of electrons from GUVI, 2002 to 2005, both hemispheres; few data above "
        "Kp 7; in magnetic apex latitude, drawn in dipole latitude (up to a few degrees off)."
    )

    kp: float

    @classmethod
    def under(cls, kp: float) -> Self:
        return cls(kp)

    @staticmethod
    def caution(kp: float) -> str | None:
        if kp > _HIGHEST_KP:
            return f"Zhang and Paxton 2008 ends below Kp 9; Kp is {kp:.3g} and held at 8.99."
        if kp > 7.0:
            return (
                f"Zhang and Paxton 2008 rests on few data above Kp 7; Kp is {kp:.3g}, and "
                f"its edges count from up to 10 % of the brightest flux at each hour."
            )
        return None

    @property
    def power_gw(self) -> float:
        """Power into one hemisphere."""
        return float(hemispheric_power_gw(self._kp))

    @property
    def _kp(self) -> float:
        return min(max(self.kp, 0.0), _HIGHEST_KP)

    def fitted_mw_m2(self, latitude: Floats, mlt: Floats) -> Floats:
        """Energy flux of the fit itself (...): it may be negative; below 50 deg it is void."""
        bins, _ = _table()
        low = int(np.clip(np.searchsorted(bins, self._kp, side="right") - 1, 0, len(bins) - 2))
        powers = hemispheric_power_gw(bins[low : low + 2])
        share = (self.power_gw - powers[0]) / (powers[1] - powers[0])
        colatitude = 90.0 - np.degrees(np.abs(latitude))
        below, above = (_flux(k, colatitude, mlt) for k in (low, low + 1))
        return np.asarray((1.0 - share) * below + share * above)

    def flux_mw_m2(self, latitude: Floats, mlt: Floats) -> Floats:
        """Energy flux (...) to be shown: not below zero, faded out from 50 to 45 deg."""
        low, high = _FADE_DEG
        rise = np.clip((np.degrees(np.abs(latitude)) - low) / (high - low), 0.0, 1.0)
        fade = rise * rise * (3.0 - 2.0 * rise)
        return np.asarray(np.maximum(self.fitted_mw_m2(latitude, mlt), 0.0) * fade)

    def outlines(self, mlt: Floats) -> tuple[Outline, ...]:
        """Edges where the flux passes 0.25 mW m^-2; above Kp 7 the threshold grows.

        It reaches 10 % of the brightest flux of the hour at Kp 8: the fit leaves more than 0.25 in
        the polar cap there.
        """
        hours = np.asarray(mlt, dtype=np.float64)
        latitude = np.radians(_SEARCHED_DEG)
        flux = self.flux_mw_m2(latitude[:, None], hours)
        share = _EDGE_SHARE * float(np.clip(self._kp - 7.0, 0.0, 1.0))
        above = flux - np.maximum(_EDGE_MW_M2, share * flux.max(axis=0))
        inner = _first(latitude[::-1], above[::-1])
        outer = _first(latitude, above)
        return (
            Outline("poleward edge of the oval", inner),
            Outline("equatorward edge of the oval", outer),
        )


def _first(latitude: Floats, above: Floats) -> Floats:
    """Latitude (n,) where *above* (m, n) first turns positive along *latitude* (m,), or NaN."""
    positive = above > 0.0
    k = np.argmax(positive, axis=0)
    columns = np.arange(above.shape[1])
    before = np.maximum(k - 1, 0)
    here, there = above[k, columns], above[before, columns]
    gap = np.where(k > 0, here - there, 1.0)
    share = np.where(k > 0, here / np.where(gap == 0.0, 1.0, gap), 0.0)
    edge = latitude[k] + share * (latitude[before] - latitude[k])
    return np.where(positive.any(axis=0), edge, np.nan)


def _flux(number: int, colatitude: Floats, mlt: Floats) -> Floats:
    """Q (...) of the fit of bin *number*; in logarithms, so that nothing overflows."""
    angle = 2.0 * np.pi / 24.0 * np.asarray(mlt)[..., None] * np.arange(7.0)
    waves = np.concatenate([np.cos(angle), np.sin(angle[..., 1:])], axis=-1)
    a, b, c, d = np.moveaxis(waves @ _table()[1][number], -1, 0)
    away = colatitude - b
    return np.asarray(a * np.exp(away / c - 2.0 * np.logaddexp(0.0, away / d)))


@cache
def _table() -> tuple[Floats, Floats]:
    """Kp of the bins (6,), and c0, c1..c6, s1..s6 of A, B, C, D in each (6, 13, 4)."""
    name = "data/zhang_paxton2008_eflux.json"
    bins = json.loads(resources.path(name).read_text(encoding="utf-8"))["bins"]
    rows = [[row["constant"], *row["cos_n1_to_6"], *row["sin_n1_to_6"]] for row in bins]
    return fixed(np.array([row["Kp_model"] for row in bins])), fixed(np.array(rows))
