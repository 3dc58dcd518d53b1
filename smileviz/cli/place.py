"""Points in space, and what every model says of them."""

from dataclasses import dataclass

import numpy as np

from smileviz import __version__
from smileviz.base.arrays import Floats, norm
from smileviz.base.errors import SmileError
from smileviz.base.limits import Limits
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.handover.sheet import Column, Sheet
from smileviz.magnetosphere.belts import INNER, OUTER
from smileviz.magnetosphere.boundaries import BOW_SHOCKS, MAGNETOPAUSES
from smileviz.magnetosphere.boundary import outside
from smileviz.magnetosphere.conditions import Conditions
from smileviz.magnetosphere.distance import signed_distance_re
from smileviz.magnetosphere.emissivities import EMISSIVITIES
from smileviz.magnetosphere.neutral_sheet import NeutralSheet
from smileviz.magnetosphere.plasmapause import Activity, Constant, Plasmapause, l_of
from smileviz.magnetosphere.plasmapauses import PLASMAPAUSES
from smileviz.magnetosphere.regions import Around, regions
from smileviz.magnetosphere.shells import l_shell, latitude_rad, mlt_h

_REACH = Limits(0.0, 500.0, "R_E")
_INDICES = (
    ("--kp", Limits(0.0, 9.0)),
    ("--ae", Limits(1.0, 10_000.0, "nT")),
    ("--dst", Limits(-2000.0, 500.0, "nT")),
)


@dataclass(frozen=True)
class Chosen:
    """Names of models."""

    magnetopause: str
    bow_shock: str
    plasmapause: str


def sheet(
    positions_re: list[list[float]],
    wind: Conditions,
    chosen: Chosen,
    indices: tuple[float, float, float],
) -> Sheet:
    """One row for each of *positions_re* GSM; *indices* are Kp, AE and Dst, now and before."""
    points = np.array(positions_re)
    for away in norm(points):
        _REACH.check("Distance from Earth's centre", float(away))
    for (option, limits), value in zip(_INDICES, indices, strict=True):
        limits.check(option, value)
    _checked(chosen)
    magnetopause = MAGNETOPAUSES[chosen.magnetopause].under(wind)
    kind = BOW_SHOCKS[chosen.bow_shock]
    alone = kind.under(wind)
    shock = outside(alone, magnetopause)
    kp, ae, dst = (Constant(value) for value in indices)
    pause = PLASMAPAUSES[chosen.plasmapause].under(Activity(kp, ae, dst), 0.0)
    neutral = NeutralSheet.under(wind)
    tilt = float(wind.tilt_rad)
    around = Around(magnetopause, shock, tilt, lambda hours: l_of(pause, hours), neutral.above_re)
    found = regions(points, around)
    columns: dict[str, Column] = {
        **{f"{axis}_gsm_re": points[:, k] for k, axis in enumerate("xyz")},
        "region": found.name,
        "inner_belt": found.inner_belt.tolist(),
        "outer_belt": found.outer_belt.tolist(),
        "near_magnetopause": found.near_magnetopause.tolist(),
        "near_bow_shock": found.near_bow_shock.tolist(),
        "magnetopause_distance_re": signed_distance_re(magnetopause, points),
        "bow_shock_distance_re": signed_distance_re(shock, points),
        "above_neutral_sheet_re": neutral.above_re(points),
        **_inner(points, tilt, pause),
        **{
            f"{name}_ev_cm3_s": model.under(wind).emissivity(points)
            for name, model in EMISSIVITIES.items()
        },
    }
    cautions = [
        magnetopause.caution(wind),
        alone.caution(wind),
        pause.caution(),
        neutral.caution(wind),
        next(iter(EMISSIVITIES.values())).caution(wind),
    ]
    return Sheet(_meta(wind, (magnetopause.title, kind.title, pause.title), cautions), columns)


def _inner(points: Floats, tilt: float, pause: Plasmapause) -> dict[str, Column]:
    """Dipole L and what goes by it."""
    c, s = np.cos(tilt), np.sin(tilt)
    x, y, z = points.T
    sm = np.stack([x * c - z * s, y, x * s + z * c], axis=1)
    return {
        "l_shell": l_shell(sm),
        "magnetic_latitude_deg": np.degrees(latitude_rad(sm)),
        "mlt_h": mlt_h(sm),
        "plasmapause_l": l_of(pause, mlt_h(sm)),
        "protons_above_10_mev_cm2_s": INNER.flux_at_cm2_s(sm),
        "electrons_above_1_mev_cm2_s": OUTER.flux_at_cm2_s(sm),
    }


def _checked(chosen: Chosen) -> None:
    for option, name, models in (
        ("--magnetopause", chosen.magnetopause, MAGNETOPAUSES),
        ("--bow-shock", chosen.bow_shock, BOW_SHOCKS),
        ("--plasmapause", chosen.plasmapause, PLASMAPAUSES),
    ):
        if name not in models:
            raise SmileError(f"{option} is '{name}'; it must be one of {', '.join(models)}.")


def _meta(wind: Conditions, titles: tuple[str, ...], cautions: list[str | None]) -> dict[str, str]:
    said = " ".join(sentence for sentence in cautions if sentence)
    return {
        "program": f"smileviz {__version__}",
        "models": "; ".join(titles),
        "pdyn_npa": f"{wind.pdyn_npa:.6g}",
        **({"caution": said} if said else {}),
        "frame": "GSM without aberration; L, latitude and MLT of the dipole",
        "radii": f"R_E = {EARTH_RADIUS_KM} km",
    }
