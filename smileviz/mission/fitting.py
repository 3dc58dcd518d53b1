"""Fitting: an ephemeris of others becomes an orbit of ours, which can be carried on."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import numpy as np

from smileviz.base import bodies, time
from smileviz.base.arrays import Floats, norm
from smileviz.base.errors import SmileError
from smileviz.base.limits import Limits
from smileviz.base.progress import Report, share
from smileviz.base.units import YEAR_S
from smileviz.base.windows import Span
from smileviz.mission.scenario import NumericalOrbit, Scenario
from smileviz.orbit import reader
from smileviz.orbit.fit import Fit, Observed
from smileviz.orbit.fit import fit as fit_orbit
from smileviz.orbit.forces import Forces
from smileviz.orbit.numerical import InitialState
from smileviz.orbit.tabulated import TabulatedEphemeris

_MOST_POINTS = 2000
_DOUBTFUL_KM = 1.0


@dataclass(frozen=True)
class FitOptions:
    """What is fitted to, and with which forces."""

    object: str = ""
    span: Span | None = None
    """The part of the file that is fitted to; None: all."""
    until_t: float | None = None
    """To when the orbit is carried on; None: a year beyond the file."""
    sunlight: bool = True
    gravity_degree: Annotated[int, Limits(2, 36)] = 12


@dataclass(frozen=True, eq=False)
class Fitted:
    """The scenario that carries the orbit on, and the fit."""

    scenario: Scenario
    result: Fit
    notes: tuple[str, ...]


def fit(
    path: Path, base: Scenario, options: FitOptions | None = None, report: Report | None = None
) -> Fitted:
    """The orbit that fits the ephemeris in the file *path*, in a scenario like *base*.

    Wind, models, pointing and opening are those of *base*. SmileError names the file.
    """
    wanted = options or FitOptions()
    Limits(2, 36).check("--degree", wanted.gravity_degree)
    given = reader.read(path, share(report, 0.0, 0.3), wanted.object)
    try:
        result = _result(given, wanted, share(report, 0.3, 1.0))
    except SmileError as error:
        raise type(error)(f"{path.name}: {error}") from None
    return Fitted(_scenario(base, path, result, wanted, given), result, _notes(given, result))


def _result(given: TabulatedEphemeris, wanted: FitOptions, report: Report | None) -> Fit:
    t, position = given.rows
    observed = Observed(t, position)
    if wanted.span is not None:
        observed = observed.within(wanted.span)
    count = len(observed.t)
    if count > _MOST_POINTS:
        kept = np.unique(np.linspace(0, count - 1, _MOST_POINTS).astype(np.int64))
        observed = Observed(observed.t[kept], observed.position_km[kept])
    if not count:
        raise SmileError("none of its positions lies in the time that is asked for.")
    guess = _guess(given, observed)
    forces = Forces(gravity_degree=wanted.gravity_degree, gravity_order=wanted.gravity_degree)
    return fit_orbit(observed, guess, forces, sunlight=wanted.sunlight, report=report)


def _guess(given: TabulatedEphemeris, observed: Observed) -> InitialState:
    """Where to begin: in the middle third, where the interpolation is best and SMILE slow."""
    count = len(observed.t)
    middle = slice(count // 3, max(2 * count // 3, count // 3 + 1))
    t = observed.t[middle]
    doubt = given.error_km(t) + 1e-9 / norm(observed.position_km[middle])
    best = float(t[int(np.argmin(doubt))])
    epoch = given.span.clamp(time.from_utc(time.to_utc(best)))
    x, y, z = given.position_km(epoch).tolist()
    vx, vy, vz = given.velocity_km_s(epoch).tolist()
    return InitialState(epoch, (x, y, z), (vx, vy, vz), given.provenance.title)


def _scenario(
    base: Scenario, path: Path, result: Fit, wanted: FitOptions, given: TabulatedEphemeris
) -> Scenario:
    sky = bodies.span()
    start = time.from_utc(time.to_utc(float(result.t[0])))
    stop = float(result.t[-1]) + YEAR_S if wanted.until_t is None else wanted.until_t
    stop = time.from_utc(time.to_utc(min(stop, sky.stop)))
    if stop <= start:
        raise SmileError(f"The orbit is to end at {time.to_utc(stop)}, before it begins.")
    initial = result.initial
    orbit = NumericalOrbit(
        epoch=initial.t,
        position_km=initial.position_km,
        velocity_km_s=initial.velocity_km_s,
        title=f"{given.provenance.title}, fit to {path.name}",
        source=source(path.name, result),
        gravity_degree=wanted.gravity_degree,
        srp_area_mass_m2_kg=result.forces.srp_area_mass_m2_kg,
    )
    return replace(
        base, title=given.provenance.title, notes=source(path.name, result),
        span=Span(max(start, sky.start), stop), orbit=orbit,
    )  # fmt: skip


def source(name: str, result: Fit) -> str:
    """Where the state comes from."""
    return (
        f"fit to {name}, {len(result.t)} points from {time.to_utc(float(result.t[0]))} to "
        f"{time.to_utc(float(result.t[-1]))}, rms {_length(result.rms_km)}, largest "
        f"{_length(result.max_km)}"
    )


def summary(name: str, found: Fitted) -> list[str]:
    """How well it fits, in sentences."""
    result = found.result
    forces = result.forces
    each = np.sqrt(np.mean(result.rtn_km**2, axis=0))
    parts = zip(("radial", "transverse", "normal"), each, strict=True)
    return [
        f"{source(name, result)[0].upper()}{source(name, result)[1:]}, in {result.rounds} rounds.",
        f"rms: {', '.join(f'{axis} {_length(float(km))}' for axis, km in parts)}.",
        f"Forces: {forces}.",
        *found.notes,
    ]


def _length(km: float) -> str:
    return f"{1000.0 * km:.3g} m" if km < 1.0 else f"{km:.3g} km"


def _notes(given: TabulatedEphemeris, result: Fit) -> tuple[str, ...]:
    doubt = ""
    if result.rms_km > _DOUBTFUL_KM:
        doubt = (
            f"The fit leaves {_length(result.rms_km)} (rms), more than an orbit without manoeuvres "
            "should: look at the residuals before carrying it on."
        )
    return tuple(note for note in (*given.notes, *result.notes, doubt) if note)


def residuals(result: Fit) -> dict[str, Floats]:
    """Columns of the residuals, file less fit, against ``result.t``."""
    columns = dict(zip(("radial_km", "transverse_km", "normal_km"), result.rtn_km.T, strict=True))
    return columns | {"distance_km": norm(result.rtn_km)}
