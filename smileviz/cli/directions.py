"""A boundary model asked in given directions."""

import dataclasses
import math
from typing import get_type_hints

import numpy as np

from smileviz import __version__
from smileviz.base.errors import SmileError
from smileviz.base.limits import Limits
from smileviz.base.units import EARTH_RADIUS_KM
from smileviz.handover.sheet import Sheet
from smileviz.magnetosphere.boundaries import BOW_SHOCKS, MAGNETOPAUSES
from smileviz.magnetosphere.boundary import BoundaryModel
from smileviz.magnetosphere.conditions import Conditions, too_slow
from smileviz.mission.scenario import SolarWind

_THETA = Limits(0.0, 180.0, "deg")
_PHI = Limits(-360.0, 360.0, "deg")
_TURNS = (Limits(-40.0, 40.0, "deg"), Limits(-180.0, 180.0, "deg"))
_EXTRA = {
    "pmag_npa": Limits(0.0, 100.0, "nPa"),
    "mach": Limits(0.1, 1000.0),
    "mach_alfven": Limits(0.1, 1000.0),
    "beta": Limits(0.0, 1000.0),
}


def conditions(
    *,
    angles_deg: tuple[float, float],
    pdyn_npa: float | None,
    extra: dict[str, float | None],
    **wind: float,
) -> Conditions:
    """Solar wind, tilt and roll as given, each checked against the limits of a scenario's field.

    *extra* are fields of `Conditions` that else follow from the rest.
    """
    for option, angle, limits in zip(("--tilt-deg", "--roll-deg"), angles_deg, _TURNS, strict=True):
        limits.check(option, angle)
    hints = get_type_hints(SolarWind, include_extras=True)
    given = wind if pdyn_npa is None else {**wind, "pdyn_npa": pdyn_npa}
    for name, value in given.items():
        hints[name].__metadata__[0].check(name, value)
    more = {name: value for name, value in extra.items() if value is not None}
    for name, value in more.items():
        _EXTRA[name].check(name, value)
    tilt, roll = (math.radians(angle) for angle in angles_deg)
    return Conditions(**given, **more, tilt_rad=tilt, roll_rad=roll)


def sheet(
    name: str,
    wind: Conditions,
    angles_deg: tuple[list[float], list[float]],
    extra: dict[str, float | None],
) -> Sheet:
    """The radius of the model *name* in every direction of theta and phi, *angles_deg*.

    *extra* are inputs that not every model uses: those it does not are named in comment lines.
    """
    kind = _model(name)
    theta_deg, phi_deg = angles_deg
    for values, option, limits in ((theta_deg, "--theta", _THETA), (phi_deg, "--phi", _PHI)):
        for value in values:
            limits.check(option, value)
    model = kind.under(wind)
    slow = too_slow(wind)
    if slow and hasattr(model, "mach"):
        raise SmileError(f"{slow}: {kind.title} has none.")
    theta, phi = (part.ravel() for part in np.meshgrid(theta_deg, phi_deg, indexing="ij"))
    radius = model.radius_re(np.radians(theta), np.radians(phi))
    caution = model.caution(wind)
    unused = ", ".join(
        f"{key} {value:g}"
        for key, value in extra.items()
        if value is not None and not _uses(model, key)
    )
    meta = {
        "program": f"smileviz {__version__}",
        "model": f"{kind.name}: {kind.title} ({kind.citation})",
        "inputs": _inputs(model),
        **({"not_used_by_this_model": unused} if unused else {}),
        "validity": kind.validity,
        **({"caution": caution} if caution else {}),
        "solar_wind": "given on the command line",
        "frame": "aberrated GSM: theta from +X, phi about X from +Y towards +Z",
        "radii": f"R_E = {EARTH_RADIUS_KM} km",
    }
    return Sheet(meta, {"theta_deg": theta, "phi_deg": phi, "r_re": radius})


def _model(name: str) -> type[BoundaryModel]:
    known = MAGNETOPAUSES | BOW_SHOCKS
    if name not in known:
        raise SmileError(f"--model is '{name}'; it must be one of {', '.join(known)}.")
    return known[name]


def _inputs(model: BoundaryModel) -> str:
    """What the model was really given: its fields."""
    values = dataclasses.asdict(model)  # type: ignore[call-overload]
    return ", ".join(f"{key} {value:.6g}" for key, value in values.items())


_UNDER_ANOTHER_NAME = {"pmag_npa": "pressure_npa", "mach": "mach_alfven"}


def _uses(model: BoundaryModel, key: str) -> bool:
    """Whether the input *key* is, or is part of, a field of *model*."""
    return hasattr(model, key) or hasattr(model, _UNDER_ANOTHER_NAME.get(key, key))
