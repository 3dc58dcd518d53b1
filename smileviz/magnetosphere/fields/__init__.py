"""Magnetic field models: INTERNAL, the Earth's own, and EXTERNAL, of the currents around it."""

from dataclasses import replace

import numpy as np

from smileviz.base.errors import SmileError
from smileviz.base.frames import dipole_tilt_rad
from smileviz.magnetosphere.domain import Sunward
from smileviz.magnetosphere.field import FieldModel, Total
from smileviz.magnetosphere.fields.dipole import Dipole
from smileviz.magnetosphere.fields.drivers import Drivers
from smileviz.magnetosphere.fields.geopack_process import NEEDS, folder
from smileviz.magnetosphere.fields.igrf import Igrf
from smileviz.magnetosphere.fields.t89 import T89
from smileviz.magnetosphere.fields.tsyganenko import T01, T96, TS04, Tsyganenko

__all__ = ["T01", "T89", "T96", "TS04", "Dipole", "Drivers", "Igrf", "field"]

NONE = "none"
INTERNAL = ("igrf", "dipole")
EXTERNAL: dict[str, type[T89] | type[Tsyganenko]] = {
    T89.name: T89,
    T96.name: T96,
    T01.name: T01,
    TS04.name: TS04,
}

DRAWING_DEGREE = 8
"""Of IGRF, for pictures: feet within 0.05 deg of those of degree 13, in half the time."""


def lack(external: str) -> str | None:
    """Return one sentence when the model named cannot be had on this computer, else None."""
    model = EXTERNAL.get(external)
    if model is None or not issubclass(model, Tsyganenko) or folder() is not None:
        return None
    return f"{model.short} {NEEDS}."


def room(external: str) -> Sunward:
    """Where the model named holds, so that lines end there."""
    model = EXTERNAL.get(external)
    return Sunward(model.tail_x_re if model is not None else -np.inf)


def field(
    t: float,
    drivers: Drivers,
    internal: str = "igrf",
    external: str = "t89",
    degree: int = DRAWING_DEGREE,
) -> FieldModel:
    """The field at *t* by the models named; the tilt in *drivers* is that of *t*."""
    if internal not in INTERNAL:
        raise SmileError(f"The internal field is '{internal}'; it must be {' or '.join(INTERNAL)}.")
    if external != NONE and external not in EXTERNAL:
        known = ", ".join([*EXTERNAL, NONE])
        raise SmileError(f"The external field is '{external}'; it must be one of {known}.")
    earth: FieldModel = Igrf(t, degree) if internal == "igrf" else Dipole.at(t)
    if external == NONE:
        return earth
    here = replace(drivers, tilt_rad=float(dipole_tilt_rad(t)))
    return Total(earth, EXTERNAL[external].under(here))
